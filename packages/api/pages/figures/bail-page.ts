/** Bail across cases: each accused in each proceeding. */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { counselReadyMoments } from "@tareekh/core/catalogue/codes/custody.ts";
import type { BailFigures } from "@tareekh/projections/answers/bail-figures.ts";
import type { BailRow } from "@tareekh/projections/bail.ts";
import type { Custody } from "@tareekh/projections/facts/custody.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { View } from "../view.ts";
import { boundsCell, type CaseNames, caseCell, daysCell, type OfCase, personCell } from "./case-cells.ts";
import { codeWords } from "./code-words.ts";
import { type Column, figurePage, isNarrowed, type RowsWithFigures, stats, table } from "./figure-page.ts";

type BailShown = RowsWithFigures<OfCase<BailRow>, BailFigures>;

const followed = (view: View, row: BailRow): string => {
  const { bailPage } = view.words;
  return [
    (row.breaches ?? 0) > 0 ? bailPage.breached(row.breaches ?? 0) : null,
    row.cancelled === true ? bailPage.cancelled : null,
    row.absconded === true ? bailPage.absconded : null,
    row.proclaimed === true ? bailPage.proclaimed : null,
  ]
    .filter((part) => part !== null)
    .join(", ");
};

/** `Arrested`, and by which entry and of what day: an arrest of years ago says nothing of today. */
const custodyCell = ({ words }: View, row: BailRow): Html | string => {
  if (row.custody === null) return "";
  const say = words.bailPage;
  const standing = say.custodyWords[row.custody as Custody];
  if (row.custodyBy === null && row.custodyEarliest === null && row.custodyLatest === null) return standing;
  const day = boundsCell(words, row.custodyEarliest, row.custodyLatest) || words.dates.notKnown;
  const entry = row.custodyBy === null ? null : (eventTypeNamed(row.custodyBy)?.title ?? row.custodyBy);
  return html`${standing}<span class="said small soft">${day}${entry === null ? "" : say.custodyBy(entry)}</span>`;
};

const summary = (view: View, { accused, applications }: BailFigures): Html => {
  const { words } = view;
  const say = words.bailPage.stats;
  const { total } = accused;
  const orders = applications.total;
  return stats([
    { title: say.accused, value: words.figure(total.accused), note: words.cases.count(total.cases) },
    {
      title: say.applications,
      value: words.figure(orders.applications),
      note: say.pending(orders.pending, orders.pendingOnInterim),
    },
    {
      title: say.decided,
      value: words.figure(orders.granted + orders.refused + orders.otherwise + orders.outcomeCannotTell),
      note: say.outcomes(orders),
    },
    {
      title: say.daysToOrder,
      value:
        orders.leastMedian === null || orders.mostMedian === null
          ? ""
          : daysCell(words, orders.leastMedian, orders.mostMedian),
      note: say.middle(orders.pending),
    },
    {
      title: say.released,
      value: words.figure(total.releasedOnBail),
      note: say.beforeStatement(total.releasedBeforeStatement),
    },
    { title: say.counselReady, value: words.figure(total.counselReady) },
    {
      title: say.afterwards,
      value: words.figure(total.breachedOrAbsconded),
      note: say.breachedAbsconded(total.breached, total.absconded),
    },
  ]);
};

export const bailPage = (view: View, { filters, found }: BailShown): Html => {
  const { words } = view;
  const say = words.bailPage;
  const columns = (names: CaseNames): readonly Column<OfCase<BailRow>>[] => [
    {
      title: words.figures.case,
      value: (row) =>
        html`${caseCell(names, row.caseId)}<span class="said small soft">${personCell(words, names, row, row.accused)}</span>`,
    },
    {
      title: say.custody,
      value: (row) => custodyCell(view, row),
    },
    { title: say.arrested, value: (row) => boundsCell(words, row.arrestedEarliest, row.arrestedLatest) },
    {
      title: say.counselReady,
      value: (row) =>
        row.counselReady === true
          ? say.counselReadyOf(row.lawyers, codeWords(counselReadyMoments, row.counselReadyWhen))
          : "",
    },
    {
      title: say.applications,
      numeric: true,
      value: (row) =>
        (row.applications ?? 0) === 0
          ? ""
          : html`${row.applications} <span class="small soft">${say.pending(row.pending ?? 0)}</span>`,
    },
    {
      title: say.decided,
      value: (row) => say.decidedSo(row.granted ?? 0, row.refused ?? 0, row.ordersWithoutApplication ?? 0),
    },
    { title: say.released, value: (row) => boundsCell(words, row.releasedEarliest, row.releasedLatest) },
    {
      title: say.beforeStatement,
      value: (row) =>
        row.releasedBeforeStatement === null
          ? ""
          : say.beforeStatementWords[row.releasedBeforeStatement as keyof typeof say.beforeStatementWords],
    },
    { title: say.followed, value: (row) => followed(view, row) },
  ];
  return figurePage(view, {
    section: "bail",
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
