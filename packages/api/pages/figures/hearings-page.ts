/** Court dates across cases: those without a result, by how soon they are, and those on record. */

import type { Day } from "@tareekh/core/calendar/day.ts";
import { courtTypes } from "@tareekh/core/catalogue/codes/bodies.ts";
import {
  adjournmentReasons,
  courtDateResults,
  hearingPurposes,
} from "@tareekh/core/catalogue/codes/hearings.ts";
import { sides } from "@tareekh/core/catalogue/codes/people.ts";
import type { HearingRow } from "@tareekh/projections/hearings.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { casePath } from "../cases/case-list-page.ts";
import { dayAsWritten } from "../dates-as-written.ts";
import { daysUntil } from "../days-until.ts";
import type { View } from "../view.ts";
import { boundsCell, type CaseNames, caseCell, daysCell, type OfCase } from "./case-cells.ts";
import { codeWord, codeWords } from "./code-words.ts";
import { type DuePart, dueParts } from "./due-dates.ts";
import { type Basis, type Column, type Filter, figurePage, table } from "./figure-page.ts";

/** The list of court dates on record: its place on the page, and the parameter that holds its cursor. */
export const PAST = "past";

type Row = OfCase<HearingRow>;

export interface HearingsFound {
  readonly names: CaseNames;
  /** Given, and nothing recorded of them yet: in order of day. */
  readonly due: {
    readonly rows: readonly Row[];
    /** Pages of the list came before this one. */
    readonly continued: boolean;
    readonly next: string | null;
    readonly csv: string;
  };
  readonly past: {
    readonly rows: readonly Row[];
    /** The day since which they are shown, where nobody chose one. */
    readonly since: Day | null;
    readonly next: string | null;
    readonly csv: string;
  };
  readonly basis: Basis;
  /** Only court dates between days that were chosen are shown. */
  readonly daysChosen: boolean;
}

export interface HearingsShown {
  readonly filters: readonly Filter[];
  /** Null where a filter cannot be understood, and says so. */
  readonly found: HearingsFound | null;
}

const more = (view: View, next: string | null): Html =>
  next === null
    ? html``
    : html`<p class="no-print"><a class="button" href="${next}">${view.words.figures.more}</a></p>`;

/** What both lists say of a court date. */
const columnsOf = (view: View, names: CaseNames) => {
  const { words } = view;
  const say = words.hearingsPage;
  return {
    ofCase: { title: words.figures.case, value: (row) => caseCell(names, row.caseId) },
    courtCase: { title: say.courtCase, value: (row) => row.courtCase ?? "" },
    purposes: { title: say.purposes, value: (row) => codeWords(hearingPurposes, row.purposes) },
    court: { title: say.court, value: (row) => row.courtName ?? codeWord(courtTypes, row.court) },
  } satisfies Record<string, Column<Row>>;
};

/** Where what came of it can be recorded: once its day has come. */
const recordIt = ({ words, today }: View, { caseId, earliest }: Row): Html =>
  earliest === null || earliest > today
    ? html``
    : html`<span class="said small no-print"><a href="${casePath(caseId)}/court-date?${new URLSearchParams({ on: earliest }).toString()}">${words.hearingsPage.recordIt}</a></span>`;

const dueList = (view: View, { names, due, daysChosen }: HearingsFound): Html => {
  const { words, today } = view;
  const say = words.hearingsPage;
  const { ofCase, courtCase, purposes, court } = columnsOf(view, names);
  const date: Column<Row> = {
    title: say.date,
    value: (row) =>
      html`${boundsCell(words, row.earliest, row.latest)}<span class="said small ${(row.earliest ?? today) < today ? "warning" : "soft"}">${daysUntil(words, today, row.earliest ?? "")}</span>${recordIt(view, row)}`,
  };
  const columns = [date, ofCase, courtCase, purposes, court];
  const part = ({ group, rows }: DuePart<Row>): Html =>
    html`<section class="stack same-columns"><h2>${say.due[group]}</h2>${rows.length === 0 ? html`<p class="soft">${say.none}</p>` : table(words, say.due[group], columns, rows)}</section>`;
  const parts = dueParts(today as Day, { ...due, goesOn: due.next !== null });
  // Days that were chosen may leave out a whole group, of which nothing is then said.
  return html`${parts.filter(({ rows }) => rows.length > 0 || !daysChosen).map(part)}${more(view, due.next)}`;
};

const pastList = (view: View, { names, past, daysChosen }: HearingsFound): Html => {
  const { words } = view;
  const say = words.hearingsPage;
  const { ofCase, courtCase, purposes, court } = columnsOf(view, names);
  const date: Column<Row> = {
    title: say.date,
    value: (row) => boundsCell(words, row.earliest, row.latest) || words.dates.notKnown,
  };
  const columns: readonly Column<Row>[] = [
    date,
    ofCase,
    courtCase,
    {
      title: say.result,
      value: (row) =>
        html`${codeWord(courtDateResults, row.result)}${row.recordsDiffer === true ? html`<span class="said small warning">${say.differ}</span>` : ""}`,
    },
    purposes,
    {
      title: say.side,
      value: (row) =>
        row.adjourned !== true
          ? ""
          : [codeWord(sides, row.side), codeWord(adjournmentReasons, row.reason)]
              .filter((one) => one !== "")
              .join(": "),
    },
    { title: say.gap, value: (row) => daysCell(words, row.gapLeast, row.gapMost) },
    {
      title: say.next,
      value: (row) =>
        row.next !== null ? dayAsWritten(row.next) : row.noNextDate === true ? say.noNext : "",
    },
    court,
  ];
  const title = past.since === null ? say.past : say.pastSince(dayAsWritten(past.since));
  const limited = past.since !== null || daysChosen;
  return html`<section class="stack" id="${PAST}"><h2>${title}</h2>${table(words, title, columns, past.rows)}${more(view, past.next)}${limited ? html`<p class="no-print"><a href="/hearings?from=&to=">${say.all}</a></p>` : ""}</section>`;
};

export const hearingsPage = (view: View, { filters, found }: HearingsShown): Html => {
  const say = view.words.hearingsPage;
  return figurePage(view, {
    section: "hearings",
    title: say.title,
    intro: say.intro,
    filters,
    basis: found?.basis ?? null,
    csv: found?.due.csv ?? null,
    otherFiles: found === null ? [] : [[say.pastFile, found.past.csv]],
    body: found === null ? html`` : html`${dueList(view, found)}${pastList(view, found)}`,
  });
};
