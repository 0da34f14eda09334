/** Delays across cases: how long from one milestone to another, with those still waiting counted, and two groups compared. */
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import type { DelayComparison } from "@tareekh/projections/answers/delay-comparison.ts";
import type { Delays } from "@tareekh/projections/answers/delay-figures.ts";
import type { DelayFigures } from "@tareekh/projections/answers/delay-lines.ts";
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import type { WhyNoFigure } from "@tareekh/projections/statistics/statistics.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { comparisonPart } from "./comparison-part.ts";
import { delayColumns, intervalSaid, partsOf, rangeCell } from "./delay-table.ts";
import { type Basis, type Filter, figurePage, type Stat, stats, table } from "./figure-page.ts";
import { besidePlot, nothingCounted, whatItSays } from "./figure-words.ts";
import type { SortedPage } from "./sorted-page.ts";
import { notInCurve, standingBasis } from "./standing-basis.ts";
import { survivalFigure } from "./survival-figure.ts";

export interface DelaysFound {
  readonly delays: Answer<Delays>;
  /** Two of the groups, where two are chosen. */
  readonly comparison: DelayComparison | null;
  /** Where two can be chosen. */
  readonly choosing: Html | "";
  /** The groups of this page in the order that was asked for; null where nothing is compared. */
  readonly groups: SortedPage<DelayFigures> | null;
  /** Whom the day from which each is counted leaves out, and the other choice. */
  readonly entry: Html | "";
  readonly csv: string;
  readonly curveCsv: string;
}

export interface DelaysShown {
  readonly from: string;
  readonly to: string;
  /** Null where the question could not be asked; `problem`, or one of the filters, says why. */
  readonly found: DelaysFound | null;
  /** Of the milestones; the filters say theirs. */
  readonly problem: string | null;
  /** Besides the milestones. */
  readonly filters: readonly Filter[];
}

const days = (words: Words, count: number | null): string =>
  count === null ? "" : words.days.exactly(count);

const because = (words: Words, why: WhyNoFigure | null): string | null =>
  why === null ? null : words.delaysPage.notKnownBecause(words.unitFigures.whyNone[why]);

const daysStats = (words: Words, total: DelayFigures): readonly Stat[] => {
  const say = words.delaysPage;
  return [
    {
      title: say.half,
      value: days(words, total.median),
      note: because(words, total.whyNoMedian) ?? intervalSaid(words, total.medianLower, total.medianUpper),
    },
    {
      title: say.naive,
      value: days(words, total.naiveMedian),
      note: because(words, total.whyNoNaiveMedian) ?? say.naiveNote,
    },
    {
      title: say.quarter,
      value: days(words, total.q1),
      note: because(words, total.whyNoQ1) ?? intervalSaid(words, total.q1Lower, total.q1Upper),
    },
    {
      title: say.threeQuarters,
      value: days(words, total.q3),
      note: because(words, total.whyNoQ3) ?? intervalSaid(words, total.q3Lower, total.q3Upper),
    },
    { title: say.range, value: rangeCell(words, total), note: say.rangeNote },
    {
      title: words.unitFigures.inCurve,
      value: words.figure(total.observed),
      note: say.followedNote(total),
    },
    {
      title: say.ifToday,
      value: days(words, total.medianIfPendingToday),
      note: because(words, total.whyNoMedianIfPendingToday) ?? say.ifTodayNote,
    },
    {
      title: say.stale,
      value: total.stalePercent === null ? "" : words.plots.percent(total.stalePercent),
      note: say.staleNote,
    },
  ];
};

const partStats = (words: Words, { unit, total }: Delays): Html => {
  const say = words.delaysPage;
  const parts = partsOf(total);
  const all = words.unitFigures.unit[unit](total.counted);
  return html`${stats([
    { title: say.reached, value: words.figure(parts.reached) },
    {
      title: say.waiting,
      value: words.figure(parts.waiting),
      note: total.openMaxKnown === null ? null : `${say.longestOpen}: ${days(words, total.openMaxKnown)}`,
    },
    { title: say.endedOtherwise, value: words.figure(parts.endedOtherwise) },
    { title: say.notRecorded, value: words.figure(parts.notRecorded) },
    { title: say.beginningNotRecorded, value: words.figure(parts.beginningNotRecorded) },
    { title: say.all, value: all },
  ])}
<p>${say.sum(parts, all, total.observed)}</p>
<p class="small soft">${say.counted}</p>`;
};

const basisOf = (words: Words, { unit, total, countedElsewhere, standing }: Answer<Delays>): Basis =>
  standingBasis(
    words,
    `${words.unitFigures.unit[unit](total.counted)}, ${words.cases.count(total.cases)}`,
    standing,
    [
      ...notInCurve(words, unit, total),
      ...(countedElsewhere === 0 ? [] : [words.delaysPage.elsewhere(countedElsewhere)]),
    ],
  );

const curvePart = async (words: Words, { delays, entry }: DelaysFound): Promise<Html> => {
  const say = words.delaysPage;
  const from = words.milestones[delays.from];
  const to = words.milestones[delays.to];
  const [curve] = delays.curves;
  const figure = await survivalFigure(words, {
    id: "waiting-plot",
    from,
    to,
    caption: `${say.caption(to)} ${words.unitFigures.noCensus}`,
    curves: [{ name: "", points: curve?.points ?? [] }],
  });
  return html`<section class="stack sheet"><h2>${words.case.spanFromTo(from, to)}</h2>
${besidePlot(figure, words.unitFigures.noCurve(words.unitFigures.whyNone["nothing-observed"]), stats(daysStats(words, delays.total)))}
${entry}
${whatItSays(words, delays.sentences)}</section>`;
};

const groupsPart = (words: Words, { delays, choosing, groups }: DelaysFound): Html | "" => {
  const { by } = delays;
  if (by === null || groups === null) return "";
  const title = words.delaysPage.each[by];
  return html`<section class="stack"><h2>${title}</h2>${choosing}${groups.orders}${table(words, title, delayColumns(words, by), groups.rows)}${groups.pages}</section>`;
};

const foundPart = async (words: Words, found: DelaysFound, filters: readonly Filter[]): Promise<Html> => {
  const { delays, comparison } = found;
  if (delays.total.counted === 0) return nothingCounted(words, filters);
  return html`${curvePart(words, found)}
<section class="stack"><h2>${words.delaysPage.howMany}</h2>${partStats(words, delays)}</section>
${comparison === null ? "" : comparisonPart(words, comparison)}
${groupsPart(words, found)}`;
};

export const delaysPage = async (view: View, shown: DelaysShown): Promise<Html> => {
  const { words } = view;
  const say = words.delaysPage;
  const { found } = shown;
  const milestones = milestoneNames.map((name) => [name, words.milestones[name]] as const);
  const filters: readonly Filter[] = [
    { name: "from", label: say.from, value: shown.from, options: milestones },
    {
      name: "to",
      label: say.to,
      value: shown.to,
      options: milestones,
      ...(shown.problem === null ? {} : { problem: shown.problem }),
    },
    ...shown.filters,
  ];
  return figurePage(view, {
    section: "figures",
    figure: "delays",
    title: say.title,
    intro: say.intro,
    filters,
    basis: found === null ? null : basisOf(words, found.delays),
    csv: found?.csv ?? null,
    otherFiles: found === null ? [] : [[say.curveCsv, found.curveCsv]],
    body: found === null ? html`` : await foundPart(words, found, shown.filters),
  });
};
