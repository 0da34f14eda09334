/** The order of rows by a small whole number, in one pass over the rows and one over the numbers. */

/**
 * The rows, smallest key first, rows of one key in the order of `rows`; and where each key's rows begin, with the end
 * behind. Rows whose key is below 0 are left out.
 */
export interface RowOrder {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

/** @param rows in which order rows of one key stand; as they come if left out */
export const orderBy = (key: Int32Array, keys: number, rows?: Int32Array): RowOrder => {
  const starts = new Int32Array(keys + 1);
  const count = rows?.length ?? key.length;
  for (let i = 0; i < count; i++) {
    const of = key[rows?.[i] ?? i] ?? 0;
    if (of >= 0) starts[of + 1] = (starts[of + 1] ?? 0) + 1;
  }
  for (let k = 0; k < keys; k++) starts[k + 1] = (starts[k + 1] ?? 0) + (starts[k] ?? 0);
  const next = starts.slice();
  const ordered = new Int32Array(starts[keys] ?? 0);
  for (let i = 0; i < count; i++) {
    const row = rows?.[i] ?? i;
    const of = key[row] ?? 0;
    if (of < 0) continue;
    const place = next[of] ?? 0;
    ordered[place] = row;
    next[of] = place + 1;
  }
  return { rows: ordered, starts };
};
