/** What is pending, by age, stage and court, in the bands of the National Judicial Data Grid. */
import { courtTypes } from "@tareekh/core/catalogue/codes/bodies.ts";
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import {
  ageBands,
  type Pendency,
  type PendencyFigures,
} from "@tareekh/projections/answers/pendency-figures.ts";
import { rankOf, type Stage } from "@tareekh/projections/facts/stages.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { barPlot } from "../plots/bar-plot.ts";
import type { PlotSize } from "../plots/plot-svg.ts";
import type { Words } from "../words/words.ts";
import type { AskedPage, FiguresPage } from "./asked-figures.ts";
import { codeWord } from "./code-words.ts";
import { type Column, stats, table } from "./figure-page.ts";
import { besidePlot, nothingCounted, whatItSays } from "./figure-words.ts";
import { groupName } from "./group-names.ts";
import { type SortKey, sortedPage } from "./sorted-page.ts";

const counted = (words: Words, bars: readonly { readonly name: string; readonly value: number }[]) =>
  bars.map((bar) => ({ ...bar, figure: words.figure(bar.value) }));

const saidInWords = (bars: readonly { readonly name: string; readonly figure: string }[]): string =>
  bars.map(({ name, figure }) => `${name}: ${figure}.`).join(" ");

const agesOf = (words: Words, total: PendencyFigures) => {
  const say = words.pendencyPage;
  return counted(words, [
    ...ageBands.map(({ name }) => ({ name: say.bands[name], value: total[name] })),
    ...(total.notDated === 0 ? [] : [{ name: say.notDated, value: total.notDated }]),
  ]);
};

export const agesPlot = (words: Words, { from, total }: Pendency, size: PlotSize = "page") => {
  const bars = agesOf(words, total);
  return total.pending === 0
    ? Promise.resolve("" as const)
    : barPlot({
        id: "ages-plot",
        size,
        bars,
        words: {
          title: words.pendencyPage.agesTitle(words.milestones[from]),
          description: saidInWords(bars),
        },
      });
};

/** In the order of procedure, what has none last. */
const stageRank = (stage: string | null): number =>
  stage === null ? Number.POSITIVE_INFINITY : rankOf(stage as Stage);

const stagesPlot = (words: Words, { stages }: Pendency) => {
  const bars = counted(
    words,
    stages
      .toSorted((a, b) => stageRank(a.group) - stageRank(b.group))
      .map(({ group, pending }) => ({ name: groupName(words, "stage", group), value: pending })),
  );
  return barPlot({
    id: "pending-stages-plot",
    bars,
    words: { title: words.pendencyPage.stagesTitle, description: saidInWords(bars) },
  });
};

const ageColumns = (words: Words, naming: Column<PendencyFigures>): readonly Column<PendencyFigures>[] => {
  const say = words.pendencyPage;
  return [
    naming,
    { title: say.pending, numeric: true, value: ({ pending }) => words.figure(pending) },
    ...ageBands.map(({ name }) => ({
      title: say.bands[name],
      numeric: true,
      value: (row: PendencyFigures) => (row[name] === 0 ? "" : words.figure(row[name])),
    })),
    {
      title: say.notDated,
      numeric: true,
      value: ({ notDated }) => (notDated === 0 ? "" : words.figure(notDated)),
    },
    {
      title: say.oldest,
      numeric: true,
      value: ({ oldestDays }) => (oldestDays === null ? "" : words.days.exactly(oldestDays)),
    },
  ];
};

const bandLines = (words: Words, total: PendencyFigures): Html => {
  const say = words.pendencyPage;
  return table(
    words,
    words.plots.inNumbers,
    [
      { title: say.age, value: ({ name }) => say.bands[name] },
      { title: say.toToday, numeric: true, value: ({ name }) => words.figure(total[name]) },
      { title: say.toConfirmed, numeric: true, value: ({ name }) => words.figure(total[`${name}Confirmed`]) },
    ],
    ageBands,
  );
};

const courtName = (words: Words, { group, thenGroup }: PendencyFigures): string =>
  [group === null ? words.unitFigures.noGroup : codeWord(courtTypes, group), thenGroup]
    .filter((part) => part !== null)
    .join(", ");

const sorts = (words: Words): readonly SortKey<PendencyFigures>[] => [
  { name: "name", label: words.delaysPage.sorts.name, by: null },
  { name: "all", label: words.pendencyPage.mostPending, by: ({ pending }) => pending },
  { name: "oldest", label: words.pendencyPage.oldestFirst, by: ({ oldestDays }) => oldestDays },
];

const summary = (words: Words, { total }: Pendency): Html => {
  const say = words.pendencyPage;
  return stats([
    { title: say.pending, value: words.figure(total.pending) },
    {
      title: say.oldest,
      value: total.oldestDays === null ? "" : words.days.exactly(total.oldestDays),
    },
    { title: words.delaysPage.stale, value: words.figure(total.stale) },
    { title: say.stayed, value: words.figure(total.stayed) },
    { title: say.absconding, value: words.figure(total.absconding) },
    { title: say.longPending, value: words.figure(total.longPending) },
    { title: say.notConfirmed, value: words.figure(total.notConfirmed), note: say.notConfirmedNote },
  ]);
};

const foundPart = async ({ view, c, narrowing }: AskedPage, found: Answer<Pendency>): Promise<Html> => {
  const { words } = view;
  const say = words.pendencyPage;
  if (found.total.pending + found.total.notConfirmed === 0) return nothingCounted(words, narrowing);
  const [ages, stages] = await Promise.all([agesPlot(words, found), stagesPlot(words, found)]);
  const { by } = found;
  const courts = sortedPage(words, c, by === null ? found.courts : found.groups, sorts(words));
  const title = by === null ? say.courtsTitle : words.delaysPage.each[by];
  const naming: Column<PendencyFigures> =
    by === null
      ? { title: words.unitFigures.bys.court, value: (row) => courtName(words, row) }
      : { title: words.unitFigures.bys[by], value: ({ group }) => groupName(words, by, group) };
  return html`<section class="stack sheet"><h2>${say.agesTitle(words.milestones[found.from])}</h2>
${besidePlot(ages === "" ? "" : html`<figure class="plots">${ages}<figcaption class="small soft">${say.agesCaption} ${words.unitFigures.noCensus}</figcaption><details><summary>${words.plots.inNumbers}</summary>${bandLines(words, found.total)}</details></figure>`, say.nonePending, summary(words, found))}
${whatItSays(words, found.sentences)}</section>
${stages === "" ? "" : html`<section class="stack sheet"><h2>${say.stagesTitle}</h2><figure class="plots">${stages}<figcaption class="small soft">${say.stagesCaption}</figcaption></figure></section>`}
<section class="stack"><h2>${title}</h2>${courts.orders}${table(words, title, ageColumns(words, naming), courts.rows)}${courts.pages}</section>`;
};

export const pendencyPage: FiguresPage<Pendency> = {
  figure: "pendency",
  say: (words) => words.pendencyPage,
  counted: (words, found) => words.unitFigures.unit[found.unit](found.total.pending),
  leftOut: (words, { total: { notConfirmed } }) =>
    notConfirmed === 0 ? [] : [words.pendencyPage.leftOutNotConfirmed(words.figure(notConfirmed))],
  body: foundPart,
};
