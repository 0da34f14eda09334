/** Delays across cases: from which milestone to which, how many, how long, how many are still waiting. */

import { agencies } from "@tareekh/core/catalogue/codes/bodies.ts";
import { states } from "@tareekh/core/catalogue/codes/places.ts";
import { type Breakdown, breakdowns } from "@tareekh/projections/answers/breakdown.ts";
import type { DelayFigures, Delays } from "@tareekh/projections/answers/delay-figures.ts";
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
  /** Null where the question could not be asked; `problem` says why. */
  readonly delays: (Delays & { readonly standing: { readonly position: number } }) | null;
  readonly problem: string | null;
  readonly csv: string | null;
}

/** `36 to 42 days`: from the lower end of a figure, or of one, to the upper end of it, or of another. */
const between = (words: Words, least: number | null, most: number | null): string =>
  least === null || most === null
    ? ""
    : least === most
      ? words.days.exactly(least)
      : words.days.between(least, most);

/** What has no place among the days, and why. */
export const leftOutOf = (words: Words, figures: DelayFigures, elsewhere: number): readonly string[] => {
  const say = words.delaysPage.leftOut;
  const parts: readonly (readonly [number, (count: number) => string])[] = [
    [figures.notDated, say.notDated],
    [figures.oneSided, say.oneSided],
    [figures.openNotDated, say.openNotDated],
    [figures.startNotRecorded, say.startNotRecorded],
    [figures.ended, say.ended],
    [figures.possibly, say.possibly],
    [elsewhere, say.elsewhere],
    [figures.reversed, say.reversed],
  ];
  return parts.filter(([count]) => count > 0).map(([count, said]) => said(count));
};

const groupName = (words: Words, by: Breakdown, group: string | null): string => {
  if (group === null) return words.delaysPage.notRecorded;
  if (by === "state") return codeWord(states, group);
  if (by === "agency") return codeWord(agencies, group);
  return group;
};

const figureList = (words: Words, delays: Delays): Html => {
  const say = words.delaysPage;
  const { total } = delays;
  return stats([
    { title: say.median, value: between(words, total.leastMedian, total.mostMedian) },
    { title: say.quartiles, value: between(words, total.leastQ1, total.mostQ3) },
    { title: say.range, value: between(words, total.leastMin, total.mostMax) },
    { title: say.closed, value: say.of(words.figure(total.closed), say.unit[delays.unit](total.counted)) },
    {
      title: say.open,
      value: words.figure(total.open + total.openNotDated),
      note:
        total.openMaxToday === null ? null : `${say.longestOpen}: ${words.days.exactly(total.openMaxToday)}`,
    },
  ]);
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
  ];
  const columns = (by: Breakdown): readonly Column<DelayFigures>[] => [
    { title: say.bys[by], value: (row) => groupName(words, by, row.group) },
    { title: say.counted, numeric: true, value: (row) => words.figure(row.counted) },
    { title: say.closed, numeric: true, value: (row) => words.figure(row.closed) },
    { title: say.median, value: (row) => between(words, row.leastMedian, row.mostMedian) },
    { title: say.quartiles, value: (row) => between(words, row.leastQ1, row.mostQ3) },
    { title: say.range, value: (row) => between(words, row.leastMin, row.mostMax) },
    { title: say.open, numeric: true, value: (row) => words.figure(row.open + row.openNotDated) },
    {
      title: say.longestOpen,
      value: (row) => (row.openMaxToday === null ? "" : words.days.exactly(row.openMaxToday)),
    },
  ];
  const basis: Basis | null =
    delays === null
      ? null
      : {
          counted: `${say.unit[delays.unit](delays.total.counted)}, ${words.cases.count(delays.total.cases)}`,
          open: delays.total.open + delays.total.openNotDated,
          leftOut: leftOutOf(words, delays.total, delays.countedElsewhere),
          position: delays.standing.position,
        };
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
        : html`<section class="stack"><h2>${title}</h2>${figureList(words, delays)}<p class="small soft">${say.help}</p></section>
${delays.by === null ? "" : table(words, title, columns(delays.by), delays.groups)}`,
  });
};
