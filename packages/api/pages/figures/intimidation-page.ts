/** Threats and inducements across cases: each incident, who made it, and what followed. */
import { threatManners, threatResponses, threatSources } from "@tareekh/core/catalogue/codes/intimidation.ts";
import type { IntimidationFigures } from "@tareekh/projections/answers/intimidation-figures.ts";
import type { IntimidationRow } from "@tareekh/projections/intimidation.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { dayAsWritten } from "../dates-as-written.ts";
import type { View } from "../view.ts";
import { boundsCell, type CaseNames, caseCell, daysCell, type OfCase, personCell } from "./case-cells.ts";
import { codeWords } from "./code-words.ts";
import { type Column, figurePage, isNarrowed, type RowsWithFigures, stats, table } from "./figure-page.ts";

type IntimidationShown = RowsWithFigures<OfCase<IntimidationRow>, IntimidationFigures>;

const later = (view: View, row: IntimidationRow): string => {
  const say = view.words.intimidationPage;
  return [
    row.targetHostile === "yes" ? say.hostile : null,
    row.targetAbsent === "yes" ? say.absent : null,
    row.targetRetracted === "yes" ? say.retracted : null,
  ]
    .filter((part) => part !== null)
    .join(", ");
};

/** `3 days before it` or `2 days after it`, and the date; below zero the threat came before the court date. */
const courtDate = (view: View, row: IntimidationRow): Html | string => {
  const { words } = view;
  if (row.atCourtDate === true) return words.intimidationPage.atCourtDate;
  if (row.nearestCourtDate === null) return "";
  const { daysFromCourtDateLeast: least, daysFromCourtDateMost: most } = row;
  const before = (most ?? least ?? 0) < 0;
  const days = before
    ? daysCell(words, most === null ? null : -most, least === null ? null : -least)
    : daysCell(words, least, most);
  const say = before ? words.intimidationPage.beforeCourtDate : words.intimidationPage.afterCourtDate;
  return html`${dayAsWritten(row.nearestCourtDate)}${days === "" ? "" : html` <span class="small soft">${say(days)}</span>`}`;
};

const summary = (view: View, { total }: IntimidationFigures): Html => {
  const { words } = view;
  const say = words.intimidationPage.stats;
  return stats([
    { title: say.incidents, value: words.figure(total.incidents), note: words.cases.count(total.cases) },
    { title: say.atCourtDate, value: words.figure(total.atCourtDate) },
    { title: say.afterRelease, value: words.figure(total.afterRelease) },
    {
      title: say.answered,
      value: words.figure(total.answered),
      note: say.unanswered(total.unanswered),
    },
    {
      title: say.daysToResponse,
      value:
        total.responseLeastMedian === null || total.responseMostMedian === null
          ? ""
          : daysCell(words, total.responseLeastMedian, total.responseMostMedian),
      note: say.middle(total.unanswered),
    },
    { title: say.laterHostile, value: words.figure(total.targetLaterHostile) },
  ]);
};

export const intimidationPage = (view: View, { filters, found }: IntimidationShown): Html => {
  const { words } = view;
  const say = words.intimidationPage;
  const columns = (names: CaseNames): readonly Column<OfCase<IntimidationRow>>[] => [
    {
      title: words.figures.case,
      value: (row) => caseCell(names, row.caseId),
    },
    {
      title: say.when,
      value: (row) => boundsCell(words, row.earliest, row.latest) || words.dates.notKnown,
    },
    { title: say.byWhom, value: (row) => codeWords(threatSources, row.sources) },
    { title: say.manner, value: (row) => codeWords(threatManners, row.manners) },
    {
      title: say.target,
      value: (row) => (row.targets ?? []).map((id) => personCell(words, names, row, id)).join(", "),
    },
    {
      title: say.response,
      value: (row) =>
        html`${(row.responses ?? []).length === 0 ? say.noResponse : codeWords(threatResponses, row.responses)}${row.firRefused === true ? html`<span class="said warning small">${say.firRefused}</span>` : ""}`,
    },
    {
      title: say.daysSinceRelease,
      value: (row) => daysCell(words, row.daysSinceReleaseLeast, row.daysSinceReleaseMost),
    },
    { title: say.nearCourtDate, value: (row) => courtDate(view, row) },
    { title: say.later, value: (row) => later(view, row) },
  ];
  return figurePage(view, {
    section: "intimidation",
    title: say.title,
    intro: say.intro,
    filters,
    basis: found?.basis ?? null,
    csv: found?.csv ?? null,
    next: found?.next ?? null,
    body:
      found === null
        ? html``
        : html`<section class="stack"><h2>${isNarrowed(filters) ? words.figures.togetherChosen : say.together}</h2>${summary(view, found.figures)}</section>
<section class="stack"><h2>${say.each}</h2>${table(words, say.title, columns(found.names), found.rows)}</section>`,
  });
};
