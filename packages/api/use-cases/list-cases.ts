/** The cases that this office follows, page by page, with a search. */
import {
  type CasesAsked,
  type ListedCase,
  listCases as listedCases,
  MOST_CASES,
} from "@tareekh/projections/answers/list-cases.ts";
import { Effect } from "effect";
import { type CaseAtRevision, rowsAtLeast } from "./rows.ts";

/** One page of cases; it waits for what the asker has written. */
export const listCases = Effect.fn("listCases")(function* (asked: CasesAsked = {}, atLeast?: CaseAtRevision) {
  return yield* listedCases(yield* rowsAtLeast(atLeast), asked);
});

/** Every page from there on, so that a table that is taken away lacks nothing. */
export const listAllCases = Effect.fn("listAllCases")(function* (
  asked: CasesAsked = {},
  atLeast?: CaseAtRevision,
) {
  const database = yield* rowsAtLeast(atLeast);
  const cases: ListedCase[] = [];
  let page = yield* listedCases(database, { ...asked, limit: MOST_CASES });
  cases.push(...page.cases);
  while (page.next !== null) {
    page = yield* listedCases(database, { ...asked, limit: MOST_CASES, cursor: page.next });
    cases.push(...page.cases);
  }
  return { ...page, cases, next: null };
});
