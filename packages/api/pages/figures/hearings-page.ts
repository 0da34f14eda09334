/** Court dates across cases: those still to come, and those on record. */

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
import { type Basis, type Column, type Filter, figurePage, table } from "./figure-page.ts";

export interface HearingsFound {
  readonly rows: readonly OfCase<HearingRow>[];
  readonly names: CaseNames;
  readonly basis: Basis;
  readonly csv: string | null;
  readonly next: string | null;
  /** Only court dates between two days are shown. */
  readonly limited: boolean;
}

export interface HearingsShown {
  readonly filters: readonly Filter[];
  /** Null where a filter cannot be understood, and says so. */
  readonly found: HearingsFound | null;
}

type Row = OfCase<HearingRow>;

const listsOf = (view: View, shown: HearingsFound): Html => {
  const { words, today } = view;
  const say = words.hearingsPage;
  const date: Column<Row> = {
    title: say.date,
    value: (row) => boundsCell(words, row.earliest, row.latest) || words.dates.notKnown,
  };
  const court: Column<Row> = {
    title: say.court,
    value: (row) => row.courtName ?? codeWord(courtTypes, row.court),
  };
  const ofCase: Column<Row> = {
    title: words.figures.case,
    value: (row) => caseCell(shown.names, row.caseId),
  };
  const purposes: Column<Row> = {
    title: say.purposes,
    value: (row) => codeWords(hearingPurposes, row.purposes),
  };

  const coming = shown.rows.filter((row) => row.kind === "scheduled");
  const past = shown.rows.filter((row) => row.kind !== "scheduled");
  const comingColumns: readonly Column<Row>[] = [
    date,
    ofCase,
    purposes,
    court,
    {
      title: say.due,
      value: (row) =>
        row.earliest === null
          ? ""
          : html`${daysUntil(words, today, row.earliest)}${row.earliest <= today ? html` <span class="said small no-print"><a href="${casePath(row.caseId)}/court-date">${words.case.courtDate}</a></span>` : ""}`,
    },
  ];
  const pastColumns: readonly Column<Row>[] = [
    date,
    ofCase,
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
  return html`<section class="stack"><h2>${say.coming}</h2>${table(words, say.coming, comingColumns, coming)}</section>
<section class="stack"><h2>${say.past}</h2>${table(words, say.past, pastColumns, past)}${shown.limited ? html`<p class="no-print"><a href="/hearings?from=&to=">${say.all}</a></p>` : ""}</section>`;
};

export const hearingsPage = (view: View, { filters, found }: HearingsShown): Html => {
  const say = view.words.hearingsPage;
  return figurePage(view, {
    section: "hearings",
    title: say.title,
    intro: say.intro,
    filters,
    basis: found?.basis ?? null,
    csv: found?.csv ?? null,
    next: found?.next ?? null,
    body: found === null ? html`` : listsOf(view, found),
  });
};
