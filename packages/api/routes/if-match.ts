import type { Context } from "hono";
import { fieldProblem } from "../field-problems.ts";
import { ProblemRaised } from "../problem.ts";

/** The revision that the sender has read, from `If-Match: "7"`; null where they do not say. */
export const expectedRevision = (c: Context): number | null => {
  const header = c.req.header("if-match");
  if (header === undefined) return null;
  const revision = /^"?([1-9]\d{0,14})"?$/.exec(header.trim())?.[1];
  if (revision !== undefined) return Number(revision);
  throw new ProblemRaised(
    "invalid-request",
    "The header If-Match cannot be read. Leave it out to record whatever was recorded meanwhile.",
    {
      problems: [fieldProblem("If-Match", 'the ETag of the case as it was read, such as "7"', header)],
    },
  );
};
