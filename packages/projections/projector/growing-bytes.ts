/** Bytes that are written one after the other, as PostgreSQL sends values: numbers with their most significant byte first. */

const LEAST_ROOM = 65_536;

/** UTF-8 has at most three bytes for each of JavaScript's characters. */
const MOST_BYTES_A_CHARACTER = 3;

export class GrowingBytes {
  // not of Node's own store, which many share: these can be given away
  #bytes: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(LEAST_ROOM);
  #length = 0;

  /** Makes room for so many more, and gives where they begin. */
  #room(count: number): number {
    const at = this.#length;
    if (at + count > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, at + count));
      this.#bytes.copy(larger, 0, 0, at);
      this.#bytes = larger;
    }
    this.#length = at + count;
    return at;
  }

  #put(value: number, at: number): void {
    this.#bytes[at] = value >> 24;
    this.#bytes[at + 1] = value >> 16;
    this.#bytes[at + 2] = value >> 8;
    this.#bytes[at + 3] = value;
  }

  byte(value: number): void {
    const at = this.#room(1);
    this.#bytes[at] = value;
  }

  int16(value: number): void {
    const at = this.#room(2);
    this.#bytes[at] = value >> 8;
    this.#bytes[at + 1] = value;
  }

  int32(value: number): void {
    const at = this.#room(4);
    this.#put(value, at);
  }

  /** How many bytes the text has in UTF-8, and they. */
  text(text: string): void {
    const at = this.#room(4 + MOST_BYTES_A_CHARACTER * text.length);
    const written = this.#bytes.write(text, at + 4);
    this.#put(written, at);
    this.#length = at + 4 + written;
  }

  bytes(bytes: Uint8Array): void {
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** How many bytes come of this, and they. */
  counted(write: () => void): void {
    const at = this.#room(4);
    write();
    this.#put(this.#length - at - 4, at);
  }

  /** All that was written; nothing more may be. */
  taken(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset, this.#length);
  }
}
