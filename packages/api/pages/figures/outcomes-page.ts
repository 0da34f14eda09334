/** How cases end, and when: convicted, acquitted, otherwise, or still waiting. */
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import {
  horizonYears,
  type OutcomeFigures,
  type OutcomePoint,
  type Outcomes,
} from "@tareekh/projections/answers/outcome-figures.ts";
import { type Outcome, outcomes } from "@tareekh/projections/facts/outcomes.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { outcomePlot } from "../plots/outcome-plot.ts";
import type { PlotSize } from "../plots/plot-svg.ts";
import type { Words } from "../words/words.ts";
import type { AskedPage, FiguresPage } from "./asked-figures.ts";
import { entryPart } from "./entry-part.ts";
import { type Column, stats, table } from "./figure-page.ts";
import { besidePlot, nothingCounted, whatItSays } from "./figure-words.ts";
import { groupName } from "./group-names.ts";
import { type SortKey, sortedPage } from "./sorted-page.ts";
import { notInCurve } from "./standing-basis.ts";

const isKnown = ({ share }: OutcomePoint): boolean => outcomes.every((outcome) => share[outcome] !== null);

const percent = (words: Words, share: number | null): string =>
  share === null ? "" : words.plots.percent(share);

type Horizon = `${Outcome}By${(typeof horizonYears)[number]}`;

/** Nothing where too few have ended for a share to be given. */
export const outcomesPlot = async (
  words: Words,
  found: Outcomes,
  size: PlotSize = "page",
): Promise<Html | ""> => {
  const say = words.outcomesPage;
  const [curve] = found.curves;
  if (found.total.whyNoShares !== null || curve === undefined) return "";
  const from = words.milestones[found.from];
  const said = horizonYears.flatMap((years) => {
    const shares = outcomes.flatMap((outcome) => {
      const share = found.total[`${outcome}By${years}` satisfies Horizon];
      return share === null ? [] : `${say.outcomes[outcome]} ${percent(words, share)}`;
    });
    return shares.length === 0 ? [] : `${say.within(words.plots.years(years))}: ${shares.join(", ")}.`;
  });
  return outcomePlot({
    id: "outcomes-plot",
    size,
    points: curve.points.filter(isKnown).map(({ days, share }) => ({
      time: days,
      shares: outcomes.map((outcome) => share[outcome] ?? 0),
    })),
    words: {
      title: say.plotTitle(from),
      description: said.join(" "),
      names: outcomes.map((outcome) => say.outcomes[outcome]),
      waiting: say.waiting,
      share: say.of100,
      days: words.plots.daysSince(from),
      years: words.plots.yearsSince(from),
      percent: words.plots.percent,
      figure: words.figure,
    },
  });
};

const byYears = (words: Words, total: OutcomeFigures): Html => {
  const say = words.outcomesPage;
  const columns: readonly Column<(typeof horizonYears)[number]>[] = [
    { title: words.plots.after, value: (years) => words.plots.years(years) },
    ...outcomes.map((outcome) => ({
      title: say.outcomes[outcome],
      numeric: true,
      value: (years: (typeof horizonYears)[number]) => percent(words, total[`${outcome}By${years}`]),
    })),
  ];
  return table(words, words.plots.inNumbers, columns, horizonYears);
};

/** In no column: the beginning, the end or that it still waits is not on record, or a day that is needed. */
const notOnRecord = (row: OutcomeFigures): number =>
  row.counted - row.open - outcomes.reduce((sum, outcome) => sum + row[outcome], 0);

const groupColumns = (words: Words, by: NonNullable<Outcomes["by"]>): readonly Column<OutcomeFigures>[] => {
  const say = words.outcomesPage;
  return [
    { title: words.unitFigures.bys[by], value: ({ group }) => groupName(words, by, group) },
    { title: words.delaysPage.all, numeric: true, value: ({ counted }) => words.figure(counted) },
    ...outcomes.map((outcome) => ({
      title: say.outcomes[outcome],
      numeric: true,
      value: (row: OutcomeFigures) => words.figure(row[outcome]),
    })),
    { title: say.waiting, numeric: true, value: ({ open }) => words.figure(open) },
    { title: say.notOnRecord, numeric: true, value: (row) => words.figure(notOnRecord(row)) },
    {
      title: say.convictedWithin(words.plots.years(3)),
      numeric: true,
      value: ({ convictedBy3 }) => percent(words, convictedBy3),
    },
  ];
};

const sorts = (words: Words): readonly SortKey<OutcomeFigures>[] => [
  { name: "name", label: words.delaysPage.sorts.name, by: null },
  { name: "all", label: words.delaysPage.sorts.all, by: ({ counted }) => counted },
  { name: "waiting", label: words.delaysPage.sorts.waiting, by: ({ open }) => open },
  { name: "convicted", label: words.outcomesPage.mostConvicted, by: ({ convicted }) => convicted },
];

const summary = (words: Words, { from, total }: Outcomes): Html => {
  const say = words.outcomesPage;
  return stats([
    ...outcomes.map((outcome) => ({
      title: say.outcomes[outcome],
      value: words.figure(total[outcome]),
    })),
    { title: say.waiting, value: words.figure(total.open) },
    {
      title: say.notOnRecord,
      value: words.figure(notOnRecord(total)),
      note: notOnRecord(total) === 0 ? null : say.notOnRecordNote(words.milestones[from]),
    },
    {
      title: words.unitFigures.inCurve,
      value: words.figure(total.observed),
      note: say.inCurveNote(total.events),
    },
    {
      title: say.ofEnded,
      value: percent(words, total.convictedOfEnded),
      note: say.ofEndedNote,
    },
  ]);
};

const foundPart = async ({ view, c, narrowing }: AskedPage, found: Answer<Outcomes>): Promise<Html> => {
  const { words } = view;
  const say = words.outcomesPage;
  if (found.total.counted === 0) return nothingCounted(words, narrowing);
  const plot = await outcomesPlot(words, found);
  const { by } = found;
  const lines = by === null ? null : sortedPage(words, c, found.groups, sorts(words));
  return html`<section class="stack sheet"><h2>${say.heading(words.milestones[found.from])}</h2>
${besidePlot(plot === "" ? "" : html`<figure class="plots">${plot}<figcaption class="small soft">${say.caption} ${words.unitFigures.noCensus}</figcaption><details><summary>${words.plots.inNumbers}</summary>${byYears(words, found.total)}</details></figure>`, words.unitFigures.noCurve(words.unitFigures.whyNone[found.total.whyNoShares ?? "nothing-observed"]), summary(words, found))}
${entryPart(words, c, found.entry, found.total)}
${whatItSays(words, found.sentences)}</section>
${by === null || lines === null ? "" : html`<section class="stack"><h2>${words.delaysPage.each[by]}</h2>${lines.orders}${table(words, words.delaysPage.each[by], groupColumns(words, by), lines.rows)}${lines.pages}</section>`}`;
};

export const outcomesPage: FiguresPage<Outcomes> = {
  figure: "outcomes",
  say: (words) => words.outcomesPage,
  counted: (words, found) => words.unitFigures.unit[found.unit](found.total.counted),
  leftOut: (words, { unit, total }) => notInCurve(words, unit, total),
  otherFiles: ({ view: { words }, api }, { step }) => [
    [words.delaysPage.curveCsv, api({ table: "curves", step: String(step) })],
  ],
  body: foundPart,
};
