/** Which rows were met before in a file, by the ids of their cases: a few bytes a row, so that a million are held easily. */

export interface SeenRows {
  /** The row that had the id before; null where none had, and this one is then remembered. */
  readonly before: (caseId: string, row: number) => number | null;
}

/** 64 bits of the id, which is a keyed digest, and the row: two alike among a million are one chance in 10^7. */
const WORDS = 3;
const FIRST_CAPACITY = 1 << 12;

export const seenRows = (): SeenRows => {
  let capacity = FIRST_CAPACITY;
  let table = new Uint32Array(capacity * WORDS);
  let held = 0;

  /** Where the id is, or would be; a row is never 0. */
  const placeOf = (high: number, low: number): number => {
    let place = low & (capacity - 1);
    while (
      table[place * WORDS + 2] !== 0 &&
      !(table[place * WORDS] === high && table[place * WORDS + 1] === low)
    )
      place = (place + 1) & (capacity - 1);
    return place * WORDS;
  };

  const put = (high: number, low: number, row: number): void => {
    const at = placeOf(high, low);
    table[at] = high;
    table[at + 1] = low;
    table[at + 2] = row;
  };

  const grow = (): void => {
    const old = table;
    capacity *= 2;
    table = new Uint32Array(capacity * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      const row = old[at + 2] ?? 0;
      if (row !== 0) put(old[at] ?? 0, old[at + 1] ?? 0, row);
    }
  };

  return {
    before: (caseId, row) => {
      const digits = caseId.replaceAll("-", "").slice(-16);
      const high = Number.parseInt(digits.slice(0, 8), 16);
      const low = Number.parseInt(digits.slice(8), 16);
      const known = table[placeOf(high, low) + 2] ?? 0;
      if (known !== 0) return known;
      put(high, low, row);
      held += 1;
      if (held * 2 > capacity) grow();
      return null;
    },
  };
};
