/** The cases that this office follows, page by page, with a search. */
import { type CasesAsked, listCases as listedCases } from "@tareekh/projections/answers/list-cases.ts";
import { askRows } from "./ask-rows.ts";
import type { CaseAtRevision } from "./rows.ts";

/** One page of cases; it waits for what the asker has written. */
export const listCases = (asked: CasesAsked = {}, atLeast?: CaseAtRevision) =>
  askRows((database) => listedCases(database, asked), atLeast);
