/** Compensation: what was claimed, ordered and paid, how much, and how long each took. */
import { amountClasses } from "@tareekh/core/catalogue/codes/care.ts";
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import type {
  AmountCount,
  Compensation,
  CompensationFigures,
  CompensationWaitFigures,
} from "@tareekh/projections/answers/compensation-lines.ts";
import { type CompensationTrack, compensationTracks } from "@tareekh/projections/compensation.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { PlotSize } from "../plots/plot-svg.ts";
import type { Words } from "../words/words.ts";
import type { AskedPage, FiguresPage } from "./asked-figures.ts";
import { codeWord } from "./code-words.ts";
import { countBars } from "./count-bars.ts";
import { halfCell, intervalSaid } from "./delay-table.ts";
import { entryPart } from "./entry-part.ts";
import { type Column, stats, table } from "./figure-page.ts";
import { nothingCounted, whatItSays } from "./figure-words.ts";
import { groupName } from "./group-names.ts";
import { sortedPage } from "./sorted-page.ts";

/** Nothing where there is no claim. */
export const claimsPlot = (
  words: Words,
  line: CompensationFigures,
  size: PlotSize = "page",
): Promise<Html | ""> => {
  const say = words.compensationPage;
  const bar = (name: string, value: number) => ({ name, value, figure: words.figure(value) });
  if (line.claims === 0) return Promise.resolve("");
  return countBars({
    id: `${line.track}-plot`,
    size,
    title: say.plotTitle(say.tracks[line.track]),
    whole: line.claims,
    bars: [
      bar(say.claims, line.claims),
      // Special relief is recommended, and paid without an order.
      ...(line.track === "special-relief" ? [] : [bar(say.ordered, line.ordered)]),
      bar(say.paid, line.paid),
      bar(say.paidInPart, line.paidInPart),
    ],
  });
};

const summary = (words: Words, line: CompensationFigures): Html => {
  const say = words.compensationPage;
  const count = (title: string, value: number) => ({ title, value: words.figure(value) });
  const share = line.neverPaidOf100 === null ? null : words.plots.percent(line.neverPaidOf100);
  return stats([
    count(say.refused, line.refused),
    count(say.undecided, line.undecided),
    {
      title: say.neverPaid,
      value: words.figure(line.neverPaid),
      // Special relief is paid without an order.
      note:
        line.track === "special-relief"
          ? say.ofRecommended(words.figure(line.recommended), share)
          : say.ofOrdered(words.figure(line.ordered), share),
    },
    count(say.unclear, line.unclear),
  ]);
};

const waitTable = (words: Words, waits: readonly CompensationWaitFigures[]): Html => {
  const say = words.compensationPage;
  return table<CompensationWaitFigures>(
    words,
    say.waits,
    [
      { title: say.wait, value: ({ wait }) => say.waitNames[wait] },
      {
        title: say.halfAfter,
        value: (row) =>
          row.median === null
            ? row.whyNoMedian === null
              ? ""
              : html`<span class="small soft">${words.delaysPage.notKnownBecause(words.unitFigures.whyNone[row.whyNoMedian])}</span>`
            : html`${halfCell(words, row)}<span class="said small soft">${intervalSaid(words, row.medianLower, row.medianUpper) ?? ""}</span>`,
      },
      {
        title: words.delaysPage.columns.naive,
        value: ({ naiveMedian }) => (naiveMedian === null ? "" : words.days.exactly(naiveMedian)),
      },
      { title: words.delaysPage.reached, numeric: true, value: ({ closed }) => words.figure(closed) },
      { title: words.delaysPage.waiting, numeric: true, value: ({ open }) => words.figure(open) },
      {
        title: words.delaysPage.notRecorded,
        numeric: true,
        value: ({ notRecorded }) => words.figure(notRecorded),
      },
    ],
    waits,
  );
};

/** How often each class of amounts was ordered, and paid. */
interface AmountLine {
  readonly amount: string | null;
  readonly ordered: number;
  readonly paid: number;
}

const amountLines = (amounts: readonly AmountCount[]): readonly AmountLine[] => {
  const order: readonly (string | null)[] = [...amountClasses.codes, null];
  const known = new Set(amounts.map(({ amount }) => amount));
  const sum = (amount: string | null, what: AmountCount["what"]): number =>
    amounts
      .filter((one) => one.amount === amount && one.what === what)
      .reduce((claims, one) => claims + one.claims, 0);
  return order
    .filter((amount) => known.has(amount))
    .map((amount) => ({ amount, ordered: sum(amount, "ordered"), paid: sum(amount, "paid") }));
};

const amountTable = (words: Words, amounts: readonly AmountCount[]): Html => {
  const say = words.compensationPage;
  return table<AmountLine>(
    words,
    say.amounts,
    [
      {
        title: say.amount,
        value: ({ amount }) => (amount === null ? say.amountNotRecorded : codeWord(amountClasses, amount)),
      },
      { title: say.orderedSo, numeric: true, value: ({ ordered }) => words.figure(ordered) },
      { title: say.paidSo, numeric: true, value: ({ paid }) => words.figure(paid) },
    ],
    amountLines(amounts),
  );
};

const ofTrack = <Line extends { readonly group: string | null; readonly track: CompensationTrack }>(
  lines: readonly Line[],
  track: CompensationTrack,
): readonly Line[] => lines.filter((line) => line.track === track);

const trackPart = async (words: Words, found: Compensation, track: CompensationTrack): Promise<Html | ""> => {
  const say = words.compensationPage;
  const [line] = ofTrack(found.total, track);
  if (line === undefined || line.claims === 0) return "";
  const amounts = ofTrack(found.amounts, track).filter(({ group }) => group === null);
  return html`<section class="stack sheet"><h2>${say.tracks[track]}</h2>
<div class="beside"><figure class="plots">${await claimsPlot(words, line)}<figcaption class="small soft">${say.caption} ${words.unitFigures.noCensus}</figcaption></figure>${summary(words, line)}</div>
<h3>${say.waits}</h3>${waitTable(words, ofTrack(found.waits, track))}
${amounts.length === 0 ? "" : html`<h3>${say.amounts}</h3>${amountTable(words, amounts)}`}</section>`;
};

const groupColumns = (
  words: Words,
  by: NonNullable<Compensation["by"]>,
): readonly Column<CompensationFigures>[] => {
  const say = words.compensationPage;
  const count = (
    title: string,
    value: (row: CompensationFigures) => number,
  ): Column<CompensationFigures> => ({ title, numeric: true, value: (row) => words.figure(value(row)) });
  return [
    {
      title: words.unitFigures.bys[by],
      value: ({ group, track }) =>
        track === "compensation"
          ? groupName(words, by, group)
          : `${groupName(words, by, group)}, ${say.tracks[track]}`,
    },
    count(say.claims, ({ claims }) => claims),
    count(say.ordered, ({ ordered }) => ordered),
    count(say.refused, ({ refused }) => refused),
    count(say.undecided, ({ undecided }) => undecided),
    count(say.paid, ({ paid }) => paid),
    count(say.neverPaid, ({ neverPaid }) => neverPaid),
  ];
};

const groupsPart = ({ view: { words }, c }: AskedPage, { by, groups }: Compensation): Html | "" => {
  if (by === null) return "";
  const lines = sortedPage(
    words,
    c,
    groups.filter(({ claims }) => claims > 0),
    [
      { name: "name", label: words.delaysPage.sorts.name, by: null },
      { name: "all", label: words.delaysPage.sorts.all, by: ({ claims }) => claims },
      {
        name: "neverPaid",
        label: words.compensationPage.neverPaid,
        by: ({ neverPaid }) => neverPaid,
      },
    ],
  );
  const title = words.delaysPage.each[by];
  return html`<section class="stack"><h2>${title}</h2>${lines.orders}${table(words, title, groupColumns(words, by), lines.rows)}${lines.pages}</section>`;
};

/** All waits together: how many of them ended, or were last heard of, before the office followed their case. */
const followedLate = (waits: readonly CompensationWaitFigures[]) => ({
  counted: waits.reduce((sum, { counted }) => sum + counted, 0),
  enteredAfterEnd: waits.reduce((sum, { enteredAfterEnd }) => sum + enteredAfterEnd, 0),
  enteredTooLate: waits.reduce((sum, { enteredTooLate }) => sum + enteredTooLate, 0),
});

const foundPart = async (asked: AskedPage, found: Answer<Compensation>): Promise<Html> => {
  const { words } = asked.view;
  const say = words.compensationPage;
  if (found.cases === 0) return nothingCounted(words, asked.narrowing);
  const paid = found.total.find(({ track }) => track === "compensation")?.survivorsPaid ?? 0;
  const tracks = await Promise.all(compensationTracks.map((track) => trackPart(words, found, track)));
  return html`<section class="stack"><h2>${words.unitFigures.bys[""]}</h2>${stats([
    { title: say.survivors, value: words.figure(found.survivors) },
    { title: say.survivorsPaid, value: words.figure(paid), note: say.tracks.compensation },
  ])}${entryPart(words, asked.c, found.entry, followedLate(found.waits))}${whatItSays(words, found.sentences)}</section>
${tracks}
${groupsPart(asked, found)}`;
};

export const compensationPage: FiguresPage<Compensation> = {
  figure: "compensation",
  say: (words) => words.compensationPage,
  counted: (words, found) => words.cases.count(found.cases),
  leftOut: () => [],
  otherFiles: ({ view: { words }, api }) => [
    [words.figures.csvOf(words.compensationPage.waits), api({ table: "waits" })],
    [words.figures.csvOf(words.compensationPage.amounts), api({ table: "amounts" })],
  ],
  body: foundPart,
};
