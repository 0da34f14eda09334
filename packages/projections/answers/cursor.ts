/** Where a page of a list ended, and of which question it was: opaque to whoever sends it back. */
import { createHash } from "node:crypto";
import { badQuestion } from "./answer-error.ts";

/**
 * What makes two pages parts of one answer: the list, and all that is asked of it. Only a digest goes into a cursor,
 * since what is searched for may be about a person.
 */
export const questionOf = (list: string, asked: object): string => {
  const parts = Object.entries(asked)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([list, parts]))
    .digest("base64url")
    .slice(0, 12);
};

/** `values` are those by which the list is sorted, of the last row of the page. */
export const writeCursor = (question: string, values: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify([question, ...values])).toString("base64url");

/** No list is sorted by a text with control characters, and a table refuses some of them. */
const isText = (value: unknown): value is string | null =>
  value === null || (typeof value === "string" && !/\p{Cc}/u.test(value));

/** What is told of a cursor that no page of this list wrote. */
export const notOurCursor = (cursor: string) =>
  badQuestion("cursor", "the `next` of the page before, unchanged", cursor);

/** Throws `AnswerError` where it is no cursor of a list sorted by so many values, or one of another question. */
export const readCursor = (cursor: string, question: string, count: number): readonly (string | null)[] => {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    throw notOurCursor(cursor);
  }
  if (!Array.isArray(read) || read.length !== count + 1 || !read.every(isText)) throw notOurCursor(cursor);
  const [of, ...values] = read;
  if (of !== question) {
    throw badQuestion(
      "cursor",
      "the `next` of a page of the same question: the same search, filters and order. For another question, leave the cursor out and begin with its first page",
      cursor,
    );
  }
  return values;
};
