/** Where a page of a list ended: opaque to whoever sends it back. */
import { badQuestion } from "./answer-error.ts";

/** The values by which the list is sorted, of the last row of the page. */
export const writeCursor = (values: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

/** No list is sorted by a text with control characters, and a table refuses some of them. */
const isText = (value: unknown): value is string | null =>
  value === null || (typeof value === "string" && !/\p{Cc}/u.test(value));

/** Throws `AnswerError` where it is no cursor of a list sorted by so many values. */
export const readCursor = (cursor: string, count: number): readonly (string | null)[] => {
  const refused = () => badQuestion("cursor", "the `next` of the page before", cursor);
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    throw refused();
  }
  if (!Array.isArray(values) || values.length !== count || !values.every(isText)) throw refused();
  return values;
};
