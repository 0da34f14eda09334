/** What pages of figures of proceedings or accused take from their address, and how they ask for the answer. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { AnswerError } from "@tareekh/projections/answers/answer-error.ts";
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import type { RowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import { unitBreakdowns } from "@tareekh/projections/answers/units/unit-question.ts";
import { type Milestone, milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import { Effect } from "effect";
import type { Context } from "hono";
import { html } from "hono/html";
import type { AppEnv, Html, PageContext } from "../../page-context.ts";
import { rowsAtLeast } from "../../use-cases/rows.ts";
import { viewOf } from "../request.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import type { FigurePageName } from "./figure-nav.ts";
import { type Filter, figurePage } from "./figure-page.ts";
import { standingBasis } from "./standing-basis.ts";
import { apiQuestion, type ShownBreakdown, type UnitsAsked, unitFilters } from "./unit-filters.ts";

type Beginning = Exclude<Milestone, "disposed">;

const beginnings = milestoneNames.filter((name): name is Beginning => name !== "disposed");

interface OnDay {
  readonly today: Day;
}

/** What an answer was asked with, for whoever shows it. */
export interface AskedPage {
  readonly view: View;
  readonly c: Context<AppEnv>;
  readonly filters: readonly Filter[];
  /** Those of the filters that make an answer one of a part. */
  readonly narrowing: readonly Filter[];
  /** The same question to the API, with more parameters. */
  readonly api: (more?: Readonly<Record<string, string>>) => string;
}

/** What is shown of an answer, within the frame that all have. */
export interface FiguresPage<A> {
  readonly figure: FigurePageName;
  readonly say: (words: Words) => { readonly title: string; readonly intro: string };
  /** How many the answer rests on, in words. */
  readonly counted: (words: Words, found: Answer<A>) => string;
  /** What was left out besides cases that could not be read: each page says so of itself, be it nothing. */
  readonly leftOut: (words: Words, found: Answer<A>) => readonly string[];
  readonly otherFiles?: (
    asked: AskedPage,
    found: Answer<A>,
  ) => readonly (readonly [title: string, path: string])[];
  readonly body: (asked: AskedPage, found: Answer<A>) => Promise<Html>;
}

interface FiguresShown<A, Asked> {
  /** Where the same stands as JSON and CSV. */
  readonly api: string;
  readonly ask: (database: RowsDatabase, asked: Asked) => Effect.Effect<Answer<A>, AnswerError>;
  readonly page: FiguresPage<A>;
}

/** @param found null where a filter cannot be understood, and says so */
const framed = async <A>(page: FiguresPage<A>, asked: AskedPage, found: Answer<A> | null): Promise<Html> => {
  const { words } = asked.view;
  const { title, intro } = page.say(words);
  const frame = {
    section: "figures",
    figure: page.figure,
    title,
    intro,
    filters: asked.filters,
  } as const;
  if (found === null) return figurePage(asked.view, { ...frame, basis: null, csv: null, body: html`` });
  return figurePage(asked.view, {
    ...frame,
    basis: standingBasis(words, page.counted(words, found), found.standing, page.leftOut(words, found)),
    csv: asked.api(),
    otherFiles: page.otherFiles?.(asked, found) ?? [],
    body: await page.body(asked, found),
  });
};

const beginningFilter = (words: Words, c: Context<AppEnv>, usual: Beginning) => {
  const value = (c.req.query("from") ?? "").trim();
  const chosen = value === "" ? usual : beginnings.find((name) => name === value);
  const options = beginnings.map((name) => [name, words.milestones[name]] as const);
  const filter: Filter = {
    name: "from",
    label: words.unitFigures.countFrom,
    value: value === "" ? usual : value,
    options: chosen === undefined ? [...options, [value, value]] : options,
    ...(chosen === undefined ? { problem: words.figures.badCode } : {}),
  };
  return { filter, chosen };
};

const answered = async <A, Asked extends object>(
  { ask, page }: FiguresShown<A, Asked>,
  context: PageContext,
  shown: AskedPage,
  asked: Asked | null,
): Promise<Response> => {
  if (asked === null) return shown.c.html(await framed(page, shown, null), 400);
  const found = await context.run(Effect.flatMap(rowsAtLeast(), (database) => ask(database, asked)));
  return shown.c.html(await framed(page, shown, found));
};

interface UnitFiguresShown<A> extends FiguresShown<A, UnitsAsked & OnDay & { readonly from: Beginning }> {
  /** From where is counted where nothing is chosen. */
  readonly usual: Beginning;
  /** Whether it matters since when the office has followed each. */
  readonly entry: boolean;
}

/** A page of figures of proceedings or accused, counted from a milestone. */
export const unitFigurePage =
  <A extends object>(figures: UnitFiguresShown<A>, context: PageContext) =>
  async (c: Context<AppEnv>) => {
    const view = await viewOf(c, context);
    const { filter, chosen } = beginningFilter(view.words, c, figures.usual);
    const { filters, asked } = unitFilters(view.words, c, {
      by: unitBreakdowns,
      unit: true,
      entry: figures.entry,
    });
    const api: AskedPage["api"] = (more = {}) =>
      `${figures.api}?${apiQuestion(asked ?? {}, { from: chosen ?? figures.usual, ...more })}`;
    return answered(
      figures,
      context,
      { view, c, filters: [filter, ...filters], narrowing: filters, api },
      chosen === undefined || asked === null ? null : { ...asked, from: chosen, today: view.today as Day },
    );
  };

interface ProceedingFiguresShown<A, By extends ShownBreakdown>
  extends FiguresShown<A, UnitsAsked<By> & OnDay> {
  readonly by: readonly By[];
  readonly entry: boolean;
}

/** A page of figures that are of proceedings alone. */
export const proceedingFigurePage =
  <A extends object, By extends ShownBreakdown>(
    figures: ProceedingFiguresShown<A, By>,
    context: PageContext,
  ) =>
  async (c: Context<AppEnv>) => {
    const view = await viewOf(c, context);
    const { filters, asked } = unitFilters(view.words, c, {
      by: figures.by,
      unit: false,
      entry: figures.entry,
    });
    const api: AskedPage["api"] = (more = {}) => `${figures.api}?${apiQuestion(asked ?? {}, more)}`;
    return answered(
      figures,
      context,
      { view, c, filters, narrowing: filters, api },
      asked === null ? null : { ...asked, today: view.today as Day },
    );
  };
