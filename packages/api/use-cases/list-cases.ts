/** The cases that this office follows, page by page, with a search. */
import { type CasesAsked, listCases as listedCases } from "@tareekh/projections/answers/list-cases.ts";
import { Effect } from "effect";
import { type CaseAtRevision, rowsAtLeast } from "./rows.ts";

/** One page of cases; it waits for what the asker has written. */
export const listCases = Effect.fn("listCases")(function* (asked: CasesAsked = {}, atLeast?: CaseAtRevision) {
  return yield* listedCases(yield* rowsAtLeast(atLeast), asked);
});
