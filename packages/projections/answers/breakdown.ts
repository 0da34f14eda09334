/** What figures can be broken down by: columns that every row of a proceeding has. */
import { badQuestion } from "./answer-error.ts";

export const breakdowns = ["state", "district", "agency", "year"] as const;
export type Breakdown = (typeof breakdowns)[number];

/** Throws `AnswerError` where it is none. */
export const readBreakdown = (text: string): Breakdown => {
  const found = breakdowns.find((one) => one === text);
  if (found === undefined) throw badQuestion("by", `one of ${breakdowns.join(", ")}`, text);
  return found;
};
