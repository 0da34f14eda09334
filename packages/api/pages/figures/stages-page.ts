/** How far cases get: of 100 that began, how many reached each step, and how many still can. */
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import {
  type FunnelStep,
  funnelSteps,
  type StageFigures,
  type Stages,
} from "@tareekh/projections/answers/stage-figures.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { barPlot } from "../plots/bar-plot.ts";
import type { PlotSize } from "../plots/plot-svg.ts";
import type { Words } from "../words/words.ts";
import type { AskedPage, FiguresPage } from "./asked-figures.ts";
import { type Column, table } from "./figure-page.ts";
import { nothingCounted, whatItSays } from "./figure-words.ts";
import { groupName } from "./group-names.ts";
import { type SortKey, sortedPage } from "./sorted-page.ts";

/** `40, at most 70`; the one number where none still can. */
const of100 = (words: Words, { reachedOf100, atMostOf100 }: StageFigures): string => {
  if (reachedOf100 === null || atMostOf100 === null) return "";
  const reached = words.tenths(reachedOf100);
  return atMostOf100 === reachedOf100
    ? reached
    : words.stagesPage.reachedAtMost(reached, words.tenths(atMostOf100));
};

/** Nothing where fewer than five began. */
export const stagesPlot = async (
  words: Words,
  { from, total, claim }: Stages,
  size: PlotSize = "page",
): Promise<Html | ""> => {
  const say = words.stagesPage;
  const known = total.filter(({ reachedOf100 }) => reachedOf100 !== null);
  return barPlot({
    id: "stages-plot",
    size,
    whole: 100,
    mark: { value: claim.percent, name: say.claimMark(words.figure(claim.percent)) },
    bars: known.map((line) => ({
      name: words.milestones[line.step],
      value: line.reachedOf100 ?? 0,
      rest: (line.atMostOf100 ?? 0) - (line.reachedOf100 ?? 0),
      figure: of100(words, line),
    })),
    words: {
      title: say.plotTitle(words.milestones[from]),
      description: known.map((line) => `${words.milestones[line.step]}: ${of100(words, line)}.`).join(" "),
    },
  });
};

/** Of 100 only where shares are given: the counts of fewer than five are of as many as they are. */
export const stagesHeading = (words: Words, { from, total }: Stages): string =>
  words.stagesPage.heading(
    words.milestones[from],
    total.some(({ reachedOf100 }) => reachedOf100 !== null),
  );

const stepColumns = (words: Words): readonly Column<StageFigures>[] => {
  const say = words.stagesPage;
  return [
    { title: say.step, value: ({ step }) => words.milestones[step] },
    { title: say.reached, numeric: true, value: ({ reached }) => words.figure(reached) },
    { title: say.stillCan, numeric: true, value: ({ stillCan }) => words.figure(stillCan) },
    { title: say.noLonger, numeric: true, value: ({ noLonger }) => words.figure(noLonger) },
    { title: say.notRecorded, numeric: true, value: ({ notRecorded }) => words.figure(notRecorded) },
    { title: say.of100, value: (line) => of100(words, line) },
  ];
};

/** The steps of one group, side by side. */
interface GroupLine {
  readonly group: string | null;
  readonly of: number;
  readonly steps: ReadonlyMap<FunnelStep, StageFigures>;
}

const groupLines = (groups: readonly StageFigures[]): readonly GroupLine[] => {
  const lines = new Map<string | null, StageFigures[]>();
  for (const line of groups) lines.set(line.group, [...(lines.get(line.group) ?? []), line]);
  return [...lines].map(([group, steps]) => ({
    group,
    of: steps[0]?.of ?? 0,
    steps: new Map(steps.map((line) => [line.step, line])),
  }));
};

const groupColumns = (words: Words, by: NonNullable<Stages["by"]>): readonly Column<GroupLine>[] => [
  { title: words.unitFigures.bys[by], value: ({ group }) => groupName(words, by, group) },
  { title: words.stagesPage.began, numeric: true, value: ({ of }) => words.figure(of) },
  ...funnelSteps.map((step) => ({
    title: words.milestones[step],
    value: ({ steps }: GroupLine) => {
      const line = steps.get(step);
      return line === undefined ? "" : of100(words, line);
    },
  })),
];

const sorts = (words: Words): readonly SortKey<GroupLine>[] => [
  { name: "name", label: words.delaysPage.sorts.name, by: null },
  { name: "all", label: words.delaysPage.sorts.all, by: ({ of }) => of },
  {
    name: "chargesheet",
    label: words.stagesPage.mostChargesheets,
    by: ({ steps }) => steps.get("chargesheet")?.reachedOf100 ?? null,
  },
];

const claimPart = (words: Words, { claim }: Stages): Html => {
  const say = words.stagesPage;
  return html`<aside class="note"><h3>${say.claim}</h3><blockquote>${claim.quotation}</blockquote><p class="small">${claim.publisher}: ${claim.title}. ${claim.leavesOpen}</p></aside>`;
};

const foundPart = async ({ view, c, narrowing }: AskedPage, found: Answer<Stages>): Promise<Html> => {
  const { words } = view;
  const say = words.stagesPage;
  if (found.of === 0) return nothingCounted(words, narrowing);
  const plot = await stagesPlot(words, found);
  const { by } = found;
  const lines = by === null ? null : sortedPage(words, c, groupLines(found.groups), sorts(words));
  return html`<section class="stack sheet"><h2>${stagesHeading(words, found)}</h2>
${plot === "" ? "" : html`<figure class="plots">${plot}<figcaption class="small soft">${say.caption} ${words.unitFigures.noCensus}</figcaption></figure>`}
<details${plot === "" ? html` open` : ""}><summary>${words.plots.inNumbers}</summary>${table(words, say.plotTitle(words.milestones[found.from]), stepColumns(words), found.total)}</details>
${claimPart(words, found)}
${whatItSays(words, found.sentences)}</section>
${by === null || lines === null ? "" : html`<section class="stack"><h2>${words.delaysPage.each[by]}</h2><p class="small soft">${say.eachHelp}</p>${lines.orders}${table(words, words.delaysPage.each[by], groupColumns(words, by), lines.rows)}${lines.pages}</section>`}`;
};

export const stagesPage: FiguresPage<Stages> = {
  figure: "stages",
  say: (words) => words.stagesPage,
  counted: (words, found) =>
    `${words.unitFigures.unit[found.unit](found.of)}, ${words.cases.count(found.cases)}`,
  leftOut: () => [],
  body: foundPart,
};
