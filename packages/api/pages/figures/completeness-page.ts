/** What is on record of each stage, and what is missing: names, dates, numbers and places, and whose record they stand in. */
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import type {
  Completeness,
  FactFigures,
  StageCompleteness,
} from "@tareekh/projections/answers/completeness-lines.ts";
import { stageWanted } from "@tareekh/projections/facts/wanted-facts.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { PlotSize } from "../plots/plot-svg.ts";
import type { Words } from "../words/words.ts";
import type { AskedPage, FiguresPage } from "./asked-figures.ts";
import { countBars } from "./count-bars.ts";
import { type Column, table } from "./figure-page.ts";
import { nothingCounted, whatItSays } from "./figure-words.ts";
import { groupName } from "./group-names.ts";
import { type SortKey, sortedPage } from "./sorted-page.ts";

export const completenessPlot = (words: Words, { stages }: Completeness, size: PlotSize = "page") => {
  const say = words.completenessPage;
  return countBars({
    id: "completeness-plot",
    size,
    title: say.stagesTitle,
    whole: 100,
    bars: stages
      .filter(({ completeOf100 }) => completeOf100 !== null)
      .map(({ stage, completeOf100 }) => ({
        name: stageWanted(stage).title,
        value: completeOf100 ?? 0,
        figure: say.figureOf(words.tenths(completeOf100 ?? 0)),
      })),
  });
};

const lacking = ["lacksDate", "lacksWho", "lacksNumber", "lacksPlace", "lacksWhat"] as const;

const stageColumns = (
  words: Words,
  naming: Column<StageCompleteness>,
): readonly Column<StageCompleteness>[] => {
  const say = words.completenessPage;
  return [
    naming,
    { title: say.of, numeric: true, value: ({ of }) => words.figure(of) },
    { title: say.complete, numeric: true, value: ({ complete }) => words.figure(complete) },
    {
      title: say.completeOf100,
      numeric: true,
      value: ({ completeOf100 }) => (completeOf100 === null ? "" : words.tenths(completeOf100)),
    },
    ...lacking.map((lacks) => ({
      title: say.lacks[lacks],
      numeric: true,
      value: (row: StageCompleteness) => words.figure(row[lacks]),
    })),
  ];
};

const factTable = (words: Words, found: Completeness, facts: readonly FactFigures[], title: string): Html => {
  const say = words.completenessPage;
  const titleOf = ({ stage, fact }: FactFigures): string =>
    found.wanted.find((one) => one.stage === stage && one.fact === fact)?.title ?? fact;
  const count = (name: string, value: (row: FactFigures) => number): Column<FactFigures> => ({
    title: name,
    numeric: true,
    value: (row) => (value(row) === 0 ? "" : words.figure(value(row))),
  });
  return table<FactFigures>(
    words,
    title,
    [
      { title: say.fact, value: titleOf },
      count(say.missing, ({ missing }) => missing),
      {
        title: say.missingOf100,
        numeric: true,
        value: ({ missingOf100 }) => (missingOf100 === null ? "" : words.tenths(missingOf100)),
      },
      count(say.imprecise, ({ imprecise }) => imprecise),
      count(say.notStated, ({ notStated }) => notStated),
      { title: say.keeper, value: ({ keeper }) => say.keepers[keeper] },
    ],
    facts.toSorted((a, b) => b.missing - a.missing),
  );
};

const factsPart = (words: Words, found: Completeness): Html => {
  const say = words.completenessPage;
  return html`<section class="stack sheet"><h2>${say.facts}</h2>${found.stages.map(({ stage }) => {
    const facts = found.facts.filter((fact) => fact.stage === stage);
    const { title } = stageWanted(stage);
    const missing = facts.filter((fact) => fact.missing > 0).length;
    return html`<details class="chapter"><summary>${say.missingCount(title, words.figure(missing), words.figure(facts.length))}</summary>${factTable(words, found, facts, title)}</details>`;
  })}</section>`;
};

const sorts = (words: Words): readonly SortKey<StageCompleteness>[] => [
  { name: "name", label: words.delaysPage.sorts.name, by: null },
  { name: "all", label: words.delaysPage.sorts.all, by: ({ of }) => of },
  {
    name: "complete",
    label: words.completenessPage.mostComplete,
    by: ({ completeOf100 }) => completeOf100,
  },
];

const groupsPart = ({ view: { words }, c }: AskedPage, { by, groupStages }: Completeness): Html | "" => {
  if (by === null) return "";
  const lines = sortedPage(words, c, groupStages, sorts(words));
  const title = words.delaysPage.each[by];
  const naming: Column<StageCompleteness> = {
    title: words.unitFigures.bys[by],
    value: ({ group, stage }) => `${groupName(words, by, group)}: ${stageWanted(stage).title}`,
  };
  return html`<section class="stack"><h2>${title}</h2>${lines.orders}${table(words, title, stageColumns(words, naming), lines.rows)}${lines.pages}</section>`;
};

const foundPart = async (asked: AskedPage, found: Answer<Completeness>): Promise<Html> => {
  const { words } = asked.view;
  const say = words.completenessPage;
  if (found.proceedings === 0) return nothingCounted(words, asked.narrowing);
  const plot = await completenessPlot(words, found);
  const naming: Column<StageCompleteness> = {
    title: say.stage,
    value: ({ stage }) => stageWanted(stage).title,
  };
  return html`<section class="stack sheet"><h2>${say.stages}</h2>
${plot === "" ? "" : html`<figure class="plots">${plot}<figcaption class="small soft">${say.caption} ${words.unitFigures.noCensus}</figcaption></figure>`}
<details${plot === "" ? html` open` : ""}><summary>${words.plots.inNumbers}</summary>${table(words, say.stagesTitle, stageColumns(words, naming), found.stages)}</details>
${whatItSays(words, found.sentences)}</section>
${factsPart(words, found)}
${groupsPart(asked, found)}`;
};

export const completenessPage: FiguresPage<Completeness> = {
  figure: "completeness",
  say: (words) => words.completenessPage,
  counted: (words, found) =>
    `${words.unitFigures.unit.proceeding(found.proceedings)}, ${words.cases.count(found.cases)}`,
  leftOut: () => [],
  otherFiles: ({ view: { words }, api }) => [
    [words.figures.csvOf(words.completenessPage.facts), api({ table: "facts" })],
  ],
  body: foundPart,
};
