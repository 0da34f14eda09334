/** Whether a row has no news of its case, told from ids alone: so it is with nearly every row of a file that comes again. */
import { isSealedValue } from "@tareekh/core/catalogue/fields.ts";
import type { RecordedInStream } from "@tareekh/core/history/history.ts";
import type { RowIds } from "./row-ids.ts";

/** Whether a text is sealed within it. */
const holdsSealed = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (isSealedValue(value) || Object.values(value).some(holdsSealed));

/**
 * Whether the row said just this when the table last told of the case. The ids of the table's commands follow from what
 * the row said, and each from the one before; so they tell, and nothing need be compared. False also where texts are
 * sealed: whether they can still be opened is to be seen.
 *
 * @param ofTable whether it was the table that recorded something, by who recorded it
 */
export const saysTheSame = (
  recordings: readonly RecordedInStream[],
  ids: RowIds,
  ofTable: (by: string) => boolean,
): boolean => {
  let before: string | null = null;
  let last: string | null = null;
  for (const { content } of recordings) {
    if (holdsSealed(content.data) || holdsSealed(content.source)) return false;
    if (!ofTable(content.by) || content.command.id === last) continue;
    before = last;
    last = content.command.id;
  }
  return last !== null && last === (before === null ? ids.opening() : ids.after(before));
};
