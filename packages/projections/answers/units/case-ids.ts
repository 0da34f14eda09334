/**
 * The ids of a great many cases, in ascending order, one after the other in one stretch of bytes: a million of them as
 * strings take twice the memory, and are gone through by each collection of garbage. An id is printable ASCII, as the log
 * has it.
 */

const text = new TextDecoder("latin1");

export class CaseIds {
  /** All of them, without anything between. */
  readonly #bytes: Uint8Array;
  /** Of each where it begins, and after the last where all end. */
  readonly #starts: Int32Array;

  constructor(bytes: Uint8Array, starts: Int32Array) {
    this.#bytes = bytes;
    this.#starts = starts;
  }

  get size(): number {
    return this.#starts.length - 1;
  }

  at(place: number): string {
    return text.decode(this.#bytes.subarray(this.#starts[place], this.#starts[place + 1]));
  }

  /** The place of the first that is not before this one; how many there are, if all are. */
  placeOf(id: string): number {
    let from = 0;
    let to = this.size;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.at(middle) < id) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Whether this one stands at that place. */
  isAt(place: number, id: string): boolean {
    return place < this.size && this.at(place) === id;
  }

  /** Appends those from one place up to another to a list that is being made. */
  copyTo(list: CaseIdList, from: number, to: number): void {
    const begin = this.#starts[from] ?? 0;
    const ends = this.#starts.subarray(from + 1, to + 1);
    list.addBytes(this.#bytes.subarray(begin, this.#starts[to]), ends, begin);
  }
}

/** A list of ids as it is being made. */
export class CaseIdList {
  #bytes: Uint8Array<ArrayBuffer>;
  #starts: Int32Array<ArrayBuffer>;
  #size = 0;

  /** @param expected about how many there will be, and of how many bytes in all */
  constructor(expected = 64, bytes = expected * 42) {
    this.#bytes = new Uint8Array(bytes);
    this.#starts = new Int32Array(expected + 1);
  }

  get size(): number {
    return this.#size;
  }

  add(id: string): void {
    const from = this.#makeRoom(1, id.length);
    for (let i = 0; i < id.length; i++) this.#bytes[from + i] = id.charCodeAt(i);
    this.#starts[++this.#size] = from + id.length;
  }

  /** @param ends of each, where they begin at `begin` */
  addBytes(bytes: Uint8Array, ends: Int32Array, begin: number): void {
    const from = this.#makeRoom(ends.length, bytes.length);
    this.#bytes.set(bytes, from);
    for (const end of ends) this.#starts[++this.#size] = from + end - begin;
  }

  /** Answers where the next begins. */
  #makeRoom(ids: number, bytes: number): number {
    const from = this.#starts[this.#size] ?? 0;
    if (this.#size + ids >= this.#starts.length) {
      const starts = new Int32Array(Math.max(this.#size + ids + 1, this.#starts.length * 2));
      starts.set(this.#starts);
      this.#starts = starts;
    }
    if (from + bytes > this.#bytes.length) {
      const all = new Uint8Array(Math.max(from + bytes, this.#bytes.length * 2));
      all.set(this.#bytes);
      this.#bytes = all;
    }
    return from;
  }

  done(): CaseIds {
    return new CaseIds(this.#bytes.slice(0, this.#starts[this.#size]), this.#starts.slice(0, this.#size + 1));
  }
}
