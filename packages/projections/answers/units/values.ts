/**
 * Whole numbers in as few bytes as they need: a million days, or places among a few words, take 2 MB or 1 MB and not 4, and
 * are gone through as much faster. The least number of each width stands for none.
 */

/** Stands where there is none, once numbers are read. */
export const NONE = -2_147_483_648;

/** Of 1, 2 or 4 bytes each. */
export type Values = Int8Array | Int16Array | Int32Array;

/** What stands for none among them. */
export const noneIn = ({ BYTES_PER_ELEMENT: bytes }: Values): number =>
  bytes === 2 ? -32_768 : bytes === 1 ? -128 : NONE;

const ofWidth = (bytes: number, size: number): Values =>
  bytes === 1 ? new Int8Array(size) : bytes === 2 ? new Int16Array(size) : new Int32Array(size);

const bytesFor = (value: number): number => {
  if (value === NONE) return 1;
  if (value > -128 && value < 128) return 1;
  return value > -32_768 && value < 32_768 ? 2 : 4;
};

/** Copies numbers to a place among others, which are as wide at least. */
export const copyValues = (from: Values, into: Values, at: number): void => {
  if (from.BYTES_PER_ELEMENT === into.BYTES_PER_ELEMENT) {
    into.set(from, at);
    return;
  }
  const [none, noneThere] = [noneIn(from), noneIn(into)];
  for (let i = 0; i < from.length; i++) {
    const value = from[i] ?? none;
    into[at + i] = value === none ? noneThere : value;
  }
};

/** Room for so many, of the width that all of these fit. */
export const roomFor = (size: number, ...all: readonly Values[]): Values =>
  ofWidth(Math.max(...all.map(({ BYTES_PER_ELEMENT }) => BYTES_PER_ELEMENT)), size);

/** Numbers that come one after the other, no wider than the widest of them needs. */
export class GrowingValues {
  #values: Values;

  /**
   * @param expected about how many there will be
   * @param bytes of each, at least: columns that are read in one place are quicker there where they are alike
   */
  constructor(expected: number, bytes: 1 | 2 | 4 = 1) {
    this.#values = ofWidth(bytes, expected);
  }

  put(at: number, value: number): void {
    const bytes = bytesFor(value);
    const values = this.#values;
    if (bytes > values.BYTES_PER_ELEMENT || at >= values.length) {
      const size = at < values.length ? values.length : Math.max(at + 1, values.length * 2);
      this.#values = ofWidth(Math.max(bytes, values.BYTES_PER_ELEMENT), size);
      copyValues(values, this.#values, 0);
    }
    this.#values[at] = value === NONE ? noneIn(this.#values) : value;
  }

  done(size: number): Values {
    return this.#values.length === size ? this.#values : this.#values.slice(0, size);
  }
}

/** Reads those from one place up to another, with `NONE` where there is none. */
export const readValues = (values: Values, from: number, to: number, into: Int32Array): void => {
  if (values instanceof Int32Array) into.set(values.subarray(from, to));
  else if (values instanceof Int16Array) readNarrow(values, -32_768, from, to, into);
  else readNarrowest(values, -128, from, to, into);
};

/** Twice the same, so that each is compiled for one width. */
const readNarrow = (values: Int16Array, none: number, from: number, to: number, into: Int32Array): void => {
  for (let i = from; i < to; i++) {
    const value = values[i] ?? none;
    into[i - from] = value === none ? NONE : value;
  }
};
const readNarrowest = (values: Int8Array, none: number, from: number, to: number, into: Int32Array): void => {
  for (let i = from; i < to; i++) {
    const value = values[i] ?? none;
    into[i - from] = value === none ? NONE : value;
  }
};
