/** What pages of rows have in common: the cursor in their address, what their cases are called, what they rest on. */
import type { Standing } from "@tareekh/projections/answers/asking.ts";
import { caseNames } from "@tareekh/projections/answers/case-names.ts";
import type { PageAsked } from "@tareekh/projections/answers/row-page.ts";
import type { RowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import { Effect } from "effect";
import type { Context } from "hono";
import type { AppEnv } from "../../page-context.ts";
import type { Words } from "../words/words.ts";
import type { CaseNames } from "./case-cells.ts";
import type { Basis } from "./figure-page.ts";
import { leftOutOfAll } from "./standing-basis.ts";

/** `past`: of the page of court dates, whose two lists go on by themselves. */
const CURSORS: ReadonlySet<string> = new Set(["cursor", "past"]);

/** The page that is asked for; `name`: of a page with several lists, the parameter that holds this one's cursor. */
export const pageOf = (c: Context<AppEnv>, name = "cursor"): PageAsked => {
  const cursor = c.req.query(name);
  return cursor === undefined ? {} : { cursor };
};

/** The same question as CSV, or from where this page ends. */
export const addressWith = (
  c: Context<AppEnv>,
  path: string,
  more: Readonly<Record<string, string>>,
): string => {
  const question = new URLSearchParams(
    Object.entries(c.req.query()).filter(([name, value]) => !CURSORS.has(name) && value.trim() !== ""),
  );
  for (const [name, value] of Object.entries(more)) question.set(name, value);
  return `${path}?${question.toString()}`;
};

export const nextPage = (c: Context<AppEnv>, next: string | null): string | null =>
  next === null ? null : addressWith(c, c.req.path, { cursor: next });

/** What the cases of some rows are called, and the people in them. */
export const namesOf = (words: Words, database: RowsDatabase, rows: readonly { readonly caseId: string }[]) =>
  caseNames(
    database,
    rows.map(({ caseId }) => caseId),
  ).pipe(
    Effect.map(({ names, aliases }): CaseNames => {
      const ofCase = Map.groupBy(aliases, ({ caseId }) => caseId);
      return new Map(
        names.map(({ caseId, fileNumber, numbers }) => [
          caseId,
          {
            title: fileNumber ?? numbers?.[0] ?? words.cases.unnumbered,
            aliases: new Map((ofCase.get(caseId) ?? []).map(({ person, alias }) => [person, alias])),
          },
        ]),
      );
    }),
  );

/** What a page of rows, and the figures made of the same rows, rest on. */
export const basisOf = (
  words: Words,
  { total, standing }: { readonly total: number; readonly standing: Standing },
  leftOut: readonly string[] = [],
): Basis => ({
  counted: words.figures.rows(total),
  leftOut: [...leftOut, ...leftOutOfAll(words, standing)],
  position: standing.position,
});
