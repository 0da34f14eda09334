/** Delays of many groups, a line each: how many, how long, and how sure that is. */
import type { DelayFigures } from "@tareekh/projections/answers/delay-lines.ts";
import type { UnitBreakdown } from "@tareekh/projections/answers/units/unit-question.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { Words } from "../words/words.ts";
import type { Column } from "./figure-page.ts";
import { groupName } from "./group-names.ts";
import type { SortKey } from "./sorted-page.ts";

/** The five parts of what is counted: each proceeding or accused is in one of them. */
export interface Parts {
  readonly reached: number;
  readonly waiting: number;
  /** In the curve until it did. */
  readonly endedOtherwise: number;
  readonly notRecorded: number;
  /** Neither milestone is on record, or the second alone; or it is not certain. */
  readonly beginningNotRecorded: number;
}

export const partsOf = (figures: DelayFigures): Parts => ({
  reached: figures.closed + figures.notDated,
  waiting: figures.open + figures.openNotDated,
  endedOtherwise: figures.ended,
  notRecorded: figures.notRecorded,
  beginningNotRecorded: figures.notBegun + figures.startNotRecorded + figures.possibly,
});

/** The days after which half had come; nothing where that is not known. */
export const halfCell = (words: Words, { median }: { readonly median: number | null }): string =>
  median === null ? "" : words.days.exactly(median);

/** From the shortest to the longest of those that ended, by the least and the most days that their dates allow. */
export const rangeCell = (words: Words, { leastMin, mostMax }: DelayFigures): string =>
  leastMin === null || mostMax === null
    ? ""
    : leastMin === mostMax
      ? words.days.exactly(leastMin)
      : words.days.between(leastMin, mostMax);

export const intervalSaid = (words: Words, lower: number | null, upper: number | null): string | null => {
  const say = words.delaysPage;
  if (lower === null) return null;
  return upper === null
    ? say.intervalOpen(words.figure(lower))
    : say.interval(words.figure(lower), words.days.exactly(upper));
};

const halfWithInterval = (words: Words, row: DelayFigures): Html | string => {
  const half = halfCell(words, row);
  if (half === "") {
    const why = row.whyNoMedian;
    return why === null
      ? ""
      : html`<span class="small soft">${words.delaysPage.notKnownBecause(words.unitFigures.whyNone[why])}</span>`;
  }
  const interval = intervalSaid(words, row.medianLower, row.medianUpper);
  return html`${half}${interval === null ? "" : html`<span class="said small soft">${interval}</span>`}`;
};

export const delayColumns = (words: Words, by: UnitBreakdown): readonly Column<DelayFigures>[] => {
  const say = words.delaysPage;
  const part = (title: string, name: keyof Parts): Column<DelayFigures> => ({
    title,
    numeric: true,
    value: (row) => words.figure(partsOf(row)[name]),
  });
  return [
    { title: words.unitFigures.bys[by], value: (row) => groupName(words, by, row.group) },
    { title: say.columns.half, value: (row) => halfWithInterval(words, row) },
    {
      title: say.columns.naive,
      value: (row) => (row.naiveMedian === null ? "" : words.days.exactly(row.naiveMedian)),
    },
    { title: say.range, value: (row) => rangeCell(words, row) },
    part(say.reached, "reached"),
    part(say.waiting, "waiting"),
    part(say.endedOtherwise, "endedOtherwise"),
    part(say.notRecorded, "notRecorded"),
    part(say.beginningNotRecorded, "beginningNotRecorded"),
    { title: say.all, numeric: true, value: (row) => words.figure(row.counted) },
    {
      title: say.columns.stale,
      numeric: true,
      value: (row) => (row.stalePercent === null ? "" : words.plots.percent(row.stalePercent)),
    },
  ];
};

export const delaySorts = (words: Words): readonly SortKey<DelayFigures>[] => {
  const say = words.delaysPage.sorts;
  return [
    { name: "name", label: say.name, by: null },
    { name: "all", label: say.all, by: ({ counted }) => counted },
    { name: "waiting", label: say.waiting, by: (row) => partsOf(row).waiting },
    { name: "half", label: say.half, by: ({ median }) => median },
  ];
};
