/** The list of cases. */
import { type CasesAsked, MOST_CASES, partOfCases } from "@tareekh/projections/answers/list-cases.ts";
import { caseColumns } from "@tareekh/projections/cases.ts";
import { Effect, Schema } from "effect";
import { rowColumns, rowLines, rowShape } from "../shapes/rows.ts";
import { StandingShape } from "../shapes/standing.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { listCases } from "../use-cases/list-cases.ts";
import { atLeast, oneOf, optional, text, wholeNumber } from "./parameters.ts";
import { route } from "./route.ts";

interface Query extends Omit<CasesAsked, "search"> {
  readonly q?: string;
}

const casesAsked = ({ q, ...asked }: Query): CasesAsked => ({
  ...asked,
  ...(q === undefined ? {} : { search: q }),
});

const list = route({
  method: "get",
  path: "/api/cases",
  operationId: "listCases",
  tag: "cases",
  summary: "The cases, page by page",
  query: Schema.Struct({
    q: optional(
      text(
        "An FIR number with its year and station (155/2024 Malvani), a court case number, a CNR, a file number, or an alias; signs alone find nothing",
        200,
      ),
    ),
    state: optional(oneOf("Only cases that are followed, or only closed ones", ["open", "closed"])),
    order: optional(
      oneOf("Last recorded in first (where it is left out), or next court date first", [
        "recorded",
        "next-date",
      ]),
    ),
    limit: optional(wholeNumber("At most so many; 50 where it is left out", 1, MOST_CASES)),
    cursor: optional(text("`next` of the page before, with the same question", 1_000)),
    atLeast: optional(atLeast),
  }),
  answer: Schema.Struct({
    cases: Schema.Array(rowShape(caseColumns, "ListedCase")),
    next: Schema.NullOr(Schema.String).annotate({
      description: "`cursor` of the next page; null on the last",
    }),
    total: Schema.Int.annotate({ description: "How many cases fit the question, on all pages" }),
    standing: StandingShape,
  }),
  answerDescription: "A page of cases",
  table: {
    name: "cases",
    of: {
      columns: rowColumns(caseColumns),
      part: ({ query: { atLeast: waitFor, ...query } }, cursor) =>
        askRows((database) => {
          const asked = { ...casesAsked(query), limit: MOST_CASES };
          return partOfCases(database, cursor === undefined ? asked : { ...asked, cursor });
        }, waitFor).pipe(Effect.map(({ cases, next }) => ({ rows: rowLines(caseColumns, cases), next }))),
    },
  },
  handle: ({ query: { atLeast: waitFor, ...query } }) =>
    Effect.map(listCases(casesAsked(query), waitFor), (body) => ({ body })),
});

export const caseListRoutes = [list];
