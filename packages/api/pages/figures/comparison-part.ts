/** Two groups side by side on the page of delays: their curves, and what can be told from them. */
import type { ComparedGroup, DelayComparison } from "@tareekh/projections/answers/delay-comparison.ts";
import type { Delays } from "@tareekh/projections/answers/delay-figures.ts";
import type { UnitBreakdown } from "@tareekh/projections/answers/units/unit-question.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { Words } from "../words/words.ts";
import { halfCell } from "./delay-table.ts";
import { stats } from "./figure-page.ts";
import { groupName } from "./group-names.ts";
import { survivalFigure } from "./survival-figure.ts";

/** A list of more would be longer than what is on the page: names are typed then. */
const MOST_CHOICES = 40;

export interface Choosing {
  readonly by: UnitBreakdown;
  readonly delays: Delays;
  readonly first: string;
  readonly second: string;
  /** What else stands in the address. */
  readonly question: readonly (readonly [name: string, value: string])[];
  readonly problem: string | null;
}

/** Two of the groups to be compared; nothing where there are not two. */
export const chooseTwo = (words: Words, choosing: Choosing): Html | "" => {
  const say = words.delaysPage.compare;
  const groups = choosing.delays.groups.flatMap(({ group }) => (group === null ? [] : [group]));
  if (groups.length < 2) return "";
  const titled = groups.map((group) => [group, groupName(words, choosing.by, group)] as const);
  const input = (name: "first" | "second", value: string): Html => {
    const id = `c-${name}`;
    const wrong =
      name === "second" && choosing.problem !== null
        ? html` aria-invalid="true" aria-describedby="c-wrong"`
        : "";
    return html`<div><label class="small" for="${id}">${say[name]}</label>${
      groups.length > MOST_CHOICES
        ? html`<input id="${id}" name="${name}" value="${value}" autocomplete="off"${wrong}>`
        : html`<select id="${id}" name="${name}"${wrong}><option value=""></option>${titled.map(([group, title]) => html`<option value="${group}"${group === value ? html` selected` : ""}>${title}</option>`)}</select>`
    }${name === "second" && choosing.problem !== null ? html`<span class="wrong-text small" id="c-wrong">${choosing.problem}</span>` : ""}</div>`;
  };
  return html`<form class="no-print" method="get" action="#compared"><h3>${say.choose}</h3><div class="filters">${choosing.question.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${input("first", choosing.first)}${input("second", choosing.second)}<button>${say.show}</button></div></form>`;
};

const figureOf = (words: Words, group: ComparedGroup, title: string) => ({
  title,
  value: halfCell(words, group),
  note: words.delaysPage.followedNote({ ...group, waiting: group.observed - group.events }),
});

export const comparisonPart = async (words: Words, found: DelayComparison): Promise<Html> => {
  const say = words.delaysPage.compare;
  const [first, second] = found.groups;
  const name = ({ group }: ComparedGroup): string => groupName(words, found.by, group);
  const figure = await survivalFigure(words, {
    id: "compared-plot",
    from: words.milestones[found.from],
    to: words.milestones[found.to],
    caption: say.caption(words.milestones[found.to]),
    curves: found.groups.map((group) => ({ name: name(group), points: group.points })),
  });
  return html`<section class="stack sheet" id="compared"><h2>${say.title(name(first), name(second))}</h2>
<div class="beside"><div>${figure}</div><div class="stack">${found.sentences.map((sentence, nth) => (nth === 0 ? html`<p><b>${sentence}</b></p>` : html`<p class="small">${sentence}</p>`))}${stats(found.groups.map((group) => figureOf(words, group, name(group))))}
${found.test === null ? "" : html`<details><summary>${say.small}</summary><p class="small soft">${found.test}</p></details>`}</div></div></section>`;
};
