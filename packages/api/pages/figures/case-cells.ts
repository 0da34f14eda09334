/** What the tables of figures have in common: the case of a row, a person of it, days and bounds. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { casePath } from "../cases/case-list-page.ts";
import { personName } from "../cases/case-names.ts";
import { boundsAsWritten, daysRangeAsWritten, unbroken } from "../dates-as-written.ts";
import type { Words } from "../words/words.ts";

/** A row of a projection, with the case that it is of. */
export type OfCase<Row> = Row & { readonly caseId: string };

/** What a case is called in a table of many, and by which aliases the people in it are. */
interface NamedCase {
  readonly title: string;
  readonly aliases: ReadonlyMap<string, string>;
}
export type CaseNames = ReadonlyMap<string, NamedCase>;

export const caseCell = (names: CaseNames, caseId: string): Html =>
  html`<a href="${casePath(caseId)}">${names.get(caseId)?.title ?? caseId.slice(-8)}</a>`;

const nobody = { people: [], proceedings: [], fileNumber: null };

/** As on the case's own page. Rows and files hold references only: an alias is looked up for who may open the case. */
export const personCell = (
  words: Words,
  names: CaseNames,
  { caseId }: { readonly caseId: string },
  id: string | null,
): string => (id === null ? "" : (names.get(caseId)?.aliases.get(id) ?? personName(words, nobody, id)));

export const boundsCell = (words: Words, earliest: string | null, latest: string | null): Html | string =>
  earliest === null && latest === null
    ? ""
    : unbroken(boundsAsWritten(words, { earliest: earliest as Day | null, latest: latest as Day | null }));

export const daysCell = (words: Words, least: number | null, most: number | null): string =>
  least === null && most === null ? "" : daysRangeAsWritten(words, { least, most });
