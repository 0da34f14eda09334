/** Writes JSON of many numbers byte by byte: no text is made of any of them. */

const [ZERO, POINT, MINUS] = [48, 46, 45];
/** Digits of a share in millionths. */
const PLACES = 6;
const MILLION = 1_000_000;
/** More than any number takes. */
const LONGEST = 12;

/** The bytes of a text, to be written again and again. */
export const jsonBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const ONE = jsonBytes("1");

export class JsonDigits {
  #bytes = new Uint8Array(65_536);
  #size = 0;

  /** Begins anew. */
  begin(): this {
    this.#size = 0;
    return this;
  }

  put(text: Uint8Array): this {
    const at = this.#makeRoom(text.length);
    const bytes = this.#bytes;
    for (let i = 0; i < text.length; i++) bytes[at + i] = text[i] ?? 0;
    this.#size = at + text.length;
    return this;
  }

  /** A whole number. */
  whole(number: number): this {
    let at = this.#makeRoom(LONGEST);
    const bytes = this.#bytes;
    let left = number;
    if (left < 0) {
      bytes[at++] = MINUS;
      left = -left;
    }
    let digits = 1;
    for (let limit = 10; left >= limit; limit *= 10) digits++;
    this.#size = at + digits;
    for (let place = this.#size - 1; place >= at; place--) {
      const rest = Math.floor(left / 10);
      bytes[place] = ZERO + left - 10 * rest;
      left = rest;
    }
    return this;
  }

  /** A share of so many millionths, from 0 to all of them, as `JSON.stringify` has it: without zeros at its end. */
  millionths(number: number): this {
    if (number === 0) return this.whole(0);
    if (number === MILLION) return this.put(ONE);
    const at = this.#makeRoom(LONGEST);
    const bytes = this.#bytes;
    bytes[at] = ZERO;
    bytes[at + 1] = POINT;
    let left = number;
    let digits = PLACES;
    while (left % 10 === 0) {
      left /= 10;
      digits--;
    }
    this.#size = at + 2 + digits;
    for (let place = this.#size - 1; place >= at + 2; place--) {
      const rest = Math.floor(left / 10);
      bytes[place] = ZERO + left - 10 * rest;
      left = rest;
    }
    return this;
  }

  /** What was written since it began. */
  done(): Uint8Array {
    return this.#bytes.slice(0, this.#size);
  }

  /** For so many bytes; answers where they begin. */
  #makeRoom(more: number): number {
    if (this.#size + more > this.#bytes.length) {
      const longer = new Uint8Array(2 * (this.#size + more));
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    return this.#size;
  }
}
