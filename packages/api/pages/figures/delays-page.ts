/** Delays across cases: from which milestone to which, how many, how long, how many are still waiting. */

import { agencies } from "@tareekh/core/catalogue/codes/bodies.ts";
import { states } from "@tareekh/core/catalogue/codes/places.ts";
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import { type Breakdown, breakdowns } from "@tareekh/projections/answers/breakdown.ts";
import type { Delays } from "@tareekh/projections/answers/delay-figures.ts";
import type { DelayFigures } from "@tareekh/projections/answers/delay-lines.ts";
import { milestoneNames } from "@tareekh/projections/milestones.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { codeWord } from "./code-words.ts";
import { type Basis, type Column, type Filter, figurePage, stats, table } from "./figure-page.ts";

export interface DelaysShown {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  /** Null where the question could not be asked; `problem`, or one of the filters, says why. */
  readonly delays: Answer<Delays> | null;
  /** Of the milestones; the filters say theirs. */
  readonly problem: string | null;
  /** Besides the milestones and the breakdown. */
  readonly filters: readonly Filter[];
  readonly csv: string | null;
}

/** `36 to 42 days`: from the lower end of a figure, or of one, to the upper end of it, or of another. */
const between = (words: Words, least: number | null, most: number | null): string =>
  least === null || most === null
    ? ""
    : least === most
      ? words.days.exactly(least)
      : words.days.between(least, most);

/** The four parts of what is counted: each proceeding or accused is in one of them. */
export interface Parts {
  readonly reached: number;
  readonly waiting: number;
  readonly notRecorded: number;
  readonly leftOut: number;
}

export const partsOf = (figures: DelayFigures): Parts => ({
  reached: figures.closed + figures.notDated,
  waiting: figures.open + figures.openNotDated,
  notRecorded: figures.notRecorded,
  leftOut: figures.ended + figures.notBegun + figures.startNotRecorded + figures.possibly,
});

type Counted = readonly (readonly [count: number, said: (count: number) => string])[];

const told = (parts: Counted): readonly string[] =>
  parts.filter(([count]) => count > 0).map(([count, said]) => said(count));

/** Why some are in no other part; and what is not counted here at all. */
export const leftOutOf = (words: Words, figures: DelayFigures, elsewhere: number): readonly string[] => {
  const say = words.delaysPage.leftOutBecause;
  return told([
    [figures.ended, say.ended],
    [figures.notBegun, say.notBegun],
    [figures.startNotRecorded, say.startNotRecorded],
    [figures.possibly, say.possibly],
    [elsewhere, say.elsewhere],
  ]);
};

/** What is counted as reached or waiting, and is not in the days as one would expect. */
export const besideTheDays = (words: Words, figures: DelayFigures): readonly string[] => {
  const say = words.delaysPage.besideTheDays;
  return told([
    [figures.notDated, say.notDated],
    [figures.oneSided, say.oneSided],
    [figures.openNotDated, say.openNotDated],
    [figures.reversed, say.reversed],
  ]);
};

const groupName = (words: Words, by: Breakdown, group: string | null): string => {
  if (group === null) return words.delaysPage.noGroup;
  if (by === "state") return codeWord(states, group);
  if (by === "agency") return codeWord(agencies, group);
  return group;
};

const longestOpen = (words: Words, { openMaxKnown }: DelayFigures): string =>
  openMaxKnown === null ? "" : words.days.exactly(openMaxKnown);

const figureList = (words: Words, delays: Delays): Html => {
  const say = words.delaysPage;
  const { total } = delays;
  const parts = partsOf(total);
  const longest = longestOpen(words, total);
  return html`${stats([
    { title: say.reached, value: words.figure(parts.reached) },
    {
      title: say.waiting,
      value: words.figure(parts.waiting),
      note: longest === "" ? null : `${say.longestOpen}: ${longest}`,
    },
    { title: say.notRecorded, value: words.figure(parts.notRecorded) },
    { title: say.leftOut, value: words.figure(parts.leftOut) },
    { title: say.all, value: say.unit[delays.unit](total.counted) },
  ])}
<p>${say.sum(parts, say.unit[delays.unit](total.counted))}</p>
<p class="small soft">${say.counted}</p>
${stats([
  { title: say.median, value: between(words, total.leastMedian, total.mostMedian) },
  { title: say.quartiles, value: between(words, total.leastQ1, total.mostQ3) },
  { title: say.range, value: between(words, total.leastMin, total.mostMax) },
])}
<p class="small soft">${[say.help, ...besideTheDays(words, total)].join(" ")}</p>`;
};

const columnsBy = (words: Words, by: Breakdown): readonly Column<DelayFigures>[] => {
  const say = words.delaysPage;
  const part = (title: string, name: keyof Parts): Column<DelayFigures> => ({
    title,
    numeric: true,
    value: (row) => words.figure(partsOf(row)[name]),
  });
  return [
    { title: say.bys[by], value: (row) => groupName(words, by, row.group) },
    part(say.reached, "reached"),
    part(say.waiting, "waiting"),
    part(say.notRecorded, "notRecorded"),
    part(say.leftOut, "leftOut"),
    { title: say.all, numeric: true, value: (row) => words.figure(row.counted) },
    { title: say.median, value: (row) => between(words, row.leastMedian, row.mostMedian) },
    { title: say.quartiles, value: (row) => between(words, row.leastQ1, row.mostQ3) },
    { title: say.range, value: (row) => between(words, row.leastMin, row.mostMax) },
    { title: say.longestOpen, value: (row) => longestOpen(words, row) },
  ];
};

export const delaysPage = (view: View, shown: DelaysShown): Html => {
  const { words } = view;
  const say = words.delaysPage;
  const { delays } = shown;
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
    {
      name: "by",
      label: say.by,
      value: shown.by,
      options: (["", ...breakdowns] as const).map((by) => [by, say.bys[by]] as const),
    },
    ...shown.filters,
  ];
  const basis: Basis | null =
    delays === null
      ? null
      : {
          counted: `${say.unit[delays.unit](delays.total.counted)}, ${words.cases.count(delays.total.cases)}`,
          leftOut: [
            ...leftOutOf(words, delays.total, delays.countedElsewhere),
            ...(delays.standing.setAside.length === 0
              ? []
              : [words.figures.setAside(delays.standing.setAside.length)]),
          ],
          position: delays.standing.position,
        };
  const by = breakdowns.find((one) => one === delays?.by);
  const title =
    delays === null
      ? say.title
      : words.case.spanFromTo(words.milestones[delays.from], words.milestones[delays.to]);
  return figurePage(view, {
    section: "delays",
    title: say.title,
    intro: say.intro,
    filters,
    basis,
    csv: shown.csv,
    body:
      delays === null
        ? html``
        : html`<section class="stack"><h2>${title}</h2>${figureList(words, delays)}</section>
${by === undefined ? "" : table(words, title, columnsBy(words, by), delays?.groups ?? [])}`,
  });
};
