/** Rows of a table some at a time: as many as are at hand, so that what comes slowly is not waited for. */
import type { TableRow } from "./source-table.ts";

/** What a file holds comes in pieces of many rows; when the event loop has turned, the next piece has to be read. */
const aTurn = (): Promise<null> => new Promise((resolve) => setImmediate(resolve, null));

/** Each time at least one row and at most `most`, in the order of the table. Throws what reading the table throws. */
export async function* rowsTogether(
  rows: AsyncIterable<TableRow>,
  most: number,
): AsyncGenerator<readonly TableRow[]> {
  const source = rows[Symbol.asyncIterator]();
  try {
    let coming: Promise<IteratorResult<TableRow>> | null = null;
    for (let ended = false; !ended; ) {
      const some: TableRow[] = [];
      let turned: Promise<null> | null = null;
      while (some.length < most) {
        coming ??= source.next();
        const come = await (turned === null ? coming : Promise.race([coming, turned]));
        if (come === null) break;
        coming = null;
        if (come.done === true) {
          ended = true;
          break;
        }
        some.push(come.value);
        turned ??= aTurn();
      }
      if (some.length > 0) yield some;
    }
  } finally {
    await source.return?.();
  }
}
