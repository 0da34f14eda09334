/** Court dates held and put off: on which side, why, and with which witnesses sent home. */
import { adjournmentReasons, hearingPurposes } from "@tareekh/core/catalogue/codes/hearings.ts";
import { sides } from "@tareekh/core/catalogue/codes/people.ts";
import type {
  Adjournments,
  CourtDateFigures,
  PerProceedingFigures,
  PurposeFigures,
  PutOffCount,
} from "@tareekh/projections/answers/adjournment-lines.ts";
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import { of100 } from "@tareekh/projections/answers/shares.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { Bar } from "../plots/bar-plot.ts";
import type { PlotSize } from "../plots/plot-svg.ts";
import type { Words } from "../words/words.ts";
import type { AskedPage, FiguresPage } from "./asked-figures.ts";
import { codeWord } from "./code-words.ts";
import { countBars } from "./count-bars.ts";
import { type Column, stats, table } from "./figure-page.ts";
import { besidePlot, nothingCounted, whatItSays } from "./figure-words.ts";
import { groupName } from "./group-names.ts";
import { type SortKey, sortedPage } from "./sorted-page.ts";

const results = [
  "held",
  "notReached",
  "courtNotSitting",
  "passedOver",
  "vacated",
  "resultNotStated",
] as const;

const percent = (words: Words, of100: number | null): string =>
  of100 === null ? "" : words.plots.percent(of100);

const resultsPlot = (words: Words, { total }: Adjournments) =>
  countBars({
    id: "results-plot",
    title: words.adjournmentsPage.resultsTitle,
    bars: results
      .filter((result) => total[result] > 0)
      .map((result) => ({
        name: words.adjournmentsPage.resultNames[result],
        value: total[result],
        figure: words.figure(total[result]),
      })),
  });

const putOffBars = (words: Words, counts: readonly PutOffCount[], name: (count: PutOffCount) => string) =>
  counts.map((count) => ({
    name: name(count),
    value: count.putOff,
    figure:
      count.of100 === null
        ? words.figure(count.putOff)
        : words.adjournmentsPage.figureOf(words.figure(count.putOff), percent(words, count.of100)),
  }));

const sideName = (words: Words, { side }: PutOffCount): string =>
  side === null ? words.adjournmentsPage.notRecorded : codeWord(sides, side);

const reasonName = (words: Words, { reason }: PutOffCount): string =>
  reason === null ? words.adjournmentsPage.notRecorded : codeWord(adjournmentReasons, reason);

export const sidesPlot = (words: Words, found: Adjournments, size: PlotSize = "page") =>
  countBars({
    id: "sides-plot",
    size,
    title: words.adjournmentsPage.sidesTitle,
    bars: putOffBars(words, found.sides, (count) => sideName(words, count)),
  });

/** More reasons than these are one bar, and are read in the table. */
const MOST_REASONS = 11;

/** The most frequent first, then all others together, and what nobody recorded last. */
export const reasonBars = (words: Words, reasons: readonly PutOffCount[]): readonly Bar[] => {
  const say = words.adjournmentsPage;
  const named = reasons.filter(({ reason }) => reason !== null);
  const [first, others] = [named.slice(0, MOST_REASONS), named.slice(MOST_REASONS)];
  const [only, another] = others;
  const putOff = others.reduce((sum, count) => sum + count.putOff, 0);
  const notRecorded = reasons.filter(({ reason }) => reason === null);
  const bars = (counts: readonly PutOffCount[]) =>
    putOffBars(words, counts, (count) => reasonName(words, count));
  if (only === undefined || another === undefined) return bars([...named, ...notRecorded]);
  return [
    ...bars(first),
    ...putOffBars(words, [{ ...only, putOff, of100: of100(putOff, only.of) }], () =>
      say.otherReasons(words.figure(others.length)),
    ),
    ...bars(notRecorded),
  ];
};

const reasonsPlot = (words: Words, { reasons }: Adjournments) =>
  countBars({
    id: "reasons-plot",
    title: words.adjournmentsPage.reasonsTitle,
    bars: reasonBars(words, reasons),
  });

const reasonTable = (words: Words, { sidesAndReasons }: Adjournments): Html => {
  const say = words.adjournmentsPage;
  return table<PutOffCount>(
    words,
    say.reasonsTitle,
    [
      { title: say.sides, value: (count) => `${sideName(words, count)}: ${reasonName(words, count)}` },
      { title: say.putOff, numeric: true, value: ({ putOff }) => words.figure(putOff) },
      { title: say.proceedings, numeric: true, value: ({ proceedings }) => words.figure(proceedings) },
      { title: say.opposed, numeric: true, value: ({ opposed }) => words.figure(opposed) },
      { title: say.costs, numeric: true, value: ({ costsOrdered }) => words.figure(costsOrdered) },
    ],
    sidesAndReasons,
  );
};

const summary = (words: Words, { total }: Adjournments): Html => {
  const say = words.adjournmentsPage;
  return stats([
    { title: say.courtDates, value: words.figure(total.courtDates) },
    { title: say.held, value: words.figure(total.held) },
    { title: say.putOffOf100, value: total.putOffOf100 === null ? "" : words.tenths(total.putOffOf100) },
    {
      title: say.sentHome,
      value: total.sentHomeOf100 === null ? "" : words.tenths(total.sentHomeOf100),
      note:
        total.witnessesPresent === 0
          ? null
          : say.sentHomeNote(
              words.figure(total.witnessesSentHome),
              words.figure(total.witnessesSentHome + total.witnessesExamined),
              total.witnessesNotTold === 0 ? null : words.figure(total.witnessesNotTold),
            ),
    },
    {
      title: say.next,
      value: total.nextMedian === null ? "" : words.days.exactly(total.nextMedian),
      note: say.nextNote(total.nextGiven - total.nextNotDated, {
        none: total.noNextDate,
        notRecorded: total.nextNotRecorded,
        notDated: total.nextNotDated,
        isHalf: total.nextMedian !== null,
      }),
    },
  ]);
};

const middle = (words: Words, value: number | null): string => (value === null ? "" : words.tenths(value));

const proceedingTable = (words: Words, { perProceeding }: Adjournments): Html => {
  const say = words.adjournmentsPage;
  return table<PerProceedingFigures>(
    words,
    say.perProceeding,
    [
      { title: say.which, value: ({ standing }) => say.standings[standing] },
      { title: say.proceedings, numeric: true, value: ({ proceedings }) => words.figure(proceedings) },
      { title: say.courtDates, numeric: true, value: ({ courtDates }) => words.figure(courtDates) },
      { title: say.datesMedian, numeric: true, value: (row) => middle(words, row.courtDatesMedian) },
      { title: say.putOffMedian, numeric: true, value: (row) => middle(words, row.putOffMedian) },
      { title: say.withSentHome, numeric: true, value: ({ withSentHome }) => words.figure(withSentHome) },
    ],
    perProceeding,
  );
};

const purposeTable = (words: Words, { purposes }: Adjournments): Html => {
  const say = words.adjournmentsPage;
  return table<PurposeFigures>(
    words,
    say.purposes,
    [
      {
        title: words.unitFigures.bys.purpose,
        value: ({ purpose }) => (purpose === null ? say.notRecorded : codeWord(hearingPurposes, purpose)),
      },
      { title: say.courtDates, numeric: true, value: ({ courtDates }) => words.figure(courtDates) },
      { title: say.proceedings, numeric: true, value: ({ proceedings }) => words.figure(proceedings) },
      { title: say.mean, numeric: true, value: ({ mean }) => middle(words, mean) },
      { title: say.endedMean, numeric: true, value: ({ endedMean }) => middle(words, endedMean) },
    ],
    purposes,
  );
};

const groupColumns = (
  words: Words,
  by: NonNullable<Adjournments["by"]>,
): readonly Column<CourtDateFigures>[] => {
  const say = words.adjournmentsPage;
  return [
    { title: words.unitFigures.bys[by], value: ({ group }) => groupName(words, by, group) },
    { title: say.courtDates, numeric: true, value: ({ courtDates }) => words.figure(courtDates) },
    { title: say.held, numeric: true, value: ({ held }) => words.figure(held) },
    { title: say.putOff, numeric: true, value: ({ putOff }) => words.figure(putOff) },
    { title: say.putOffOf100, numeric: true, value: (row) => middle(words, row.putOffOf100) },
    { title: say.sentHome, numeric: true, value: (row) => middle(words, row.sentHomeOf100) },
    {
      title: say.next,
      numeric: true,
      value: ({ nextMedian }) => (nextMedian === null ? "" : words.days.exactly(nextMedian)),
    },
  ];
};

const sorts = (words: Words): readonly SortKey<CourtDateFigures>[] => [
  { name: "name", label: words.delaysPage.sorts.name, by: null },
  { name: "all", label: words.delaysPage.sorts.all, by: ({ courtDates }) => courtDates },
  { name: "putOff", label: words.adjournmentsPage.mostPutOff, by: ({ putOffOf100 }) => putOffOf100 },
];

const figure = (plot: Html | "", caption: string, behind: Html | "" = ""): Html | "" =>
  plot === ""
    ? ""
    : html`<figure class="plots">${plot}<figcaption class="small soft">${caption}</figcaption>${behind}</figure>`;

const foundPart = async ({ view, c, narrowing }: AskedPage, found: Answer<Adjournments>): Promise<Html> => {
  const { words } = view;
  const say = words.adjournmentsPage;
  if (found.total.courtDates === 0) return nothingCounted(words, narrowing);
  const [held, side, reason] = await Promise.all([
    resultsPlot(words, found),
    sidesPlot(words, found),
    reasonsPlot(words, found),
  ]);
  const { by } = found;
  const lines = by === null ? null : sortedPage(words, c, found.groups, sorts(words));
  const behind = html`<details><summary>${words.plots.inNumbers}</summary>${reasonTable(words, found)}</details>`;
  return html`<section class="stack sheet"><h2>${say.results}</h2>
${besidePlot(figure(held, `${say.resultsCaption} ${words.unitFigures.noCensus}`), "", summary(words, found))}
${whatItSays(words, found.sentences)}</section>
${side === "" ? "" : html`<section class="stack sheet"><h2>${say.sides}</h2>${figure(side, say.sidesCaption)}</section>`}
${reason === "" ? "" : html`<section class="stack sheet"><h2>${say.reasons}</h2>${figure(reason, say.reasonsCaption, behind)}</section>`}
<section class="stack"><h2>${say.perProceeding}</h2>${proceedingTable(words, found)}</section>
<section class="stack"><h2>${say.purposes}</h2>${purposeTable(words, found)}</section>
${by === null || lines === null ? "" : html`<section class="stack"><h2>${words.delaysPage.each[by]}</h2>${lines.orders}${table(words, words.delaysPage.each[by], groupColumns(words, by), lines.rows)}${lines.pages}</section>`}`;
};

export const adjournmentsPage: FiguresPage<Adjournments> = {
  figure: "adjournments",
  say: (words) => words.adjournmentsPage,
  counted: (words, found) =>
    `${words.unitFigures.unit.proceeding(found.total.proceedings)}, ${words.cases.count(found.total.cases)}`,
  leftOut: () => [],
  otherFiles: ({ view: { words }, api }) =>
    (
      [
        ["sides", words.adjournmentsPage.sides],
        ["reasons", words.adjournmentsPage.reasons],
        ["sides-and-reasons", words.adjournmentsPage.sidesAndReasons],
        ["per-proceeding", words.adjournmentsPage.perProceeding],
        ["purposes", words.adjournmentsPage.purposes],
      ] as const
    ).map(([table, title]) => [words.figures.csvOf(title), api({ table })] as const),
  body: foundPart,
};
