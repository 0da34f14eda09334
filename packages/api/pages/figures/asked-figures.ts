/** What pages of figures of proceedings or accused take from their address, and how they ask for the answer. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { AnswerError } from "@tareekh/projections/answers/answer-error.ts";
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import type { RowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import { type Milestone, milestoneNames } from "@tareekh/projections/milestones.ts";
import { Effect } from "effect";
import type { Context } from "hono";
import type { AppEnv, Html, PageContext } from "../../page-context.ts";
import { rowsAtLeast } from "../../use-cases/rows.ts";
import { viewOf } from "../request.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import type { Filter } from "./figure-page.ts";
import { apiQuestion, type UnitsAsked, unitFilters } from "./unit-filters.ts";

type Beginning = Exclude<Milestone, "disposed">;

const beginnings = milestoneNames.filter((name): name is Beginning => name !== "disposed");

export interface FiguresAsked extends UnitsAsked {
  readonly from: Beginning;
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

interface UnitFigurePage<A> {
  /** From where is counted where nothing is chosen. */
  readonly usual: Beginning;
  /** Whether it matters since when the office has followed each. */
  readonly entry: boolean;
  /** Where the same stands as JSON and CSV. */
  readonly api: string;
  readonly ask: (database: RowsDatabase, asked: FiguresAsked) => Effect.Effect<Answer<A>, AnswerError>;
  /** @param found null where a filter cannot be understood, and says so */
  readonly page: (asked: AskedPage, found: Answer<A> | null) => Promise<Html>;
}

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

/** A page that answers its address. */
export const unitFigurePage =
  <A extends object>({ usual, entry, api, ask, page }: UnitFigurePage<A>, context: PageContext) =>
  async (c: Context<AppEnv>) => {
    const view = await viewOf(c, context);
    const { filter, chosen } = beginningFilter(view.words, c, usual);
    const { filters, asked: units } = unitFilters(view.words, c, { entry });
    const question = (more: Readonly<Record<string, string>> = {}) =>
      `${api}?${apiQuestion(units ?? {}, { from: chosen ?? usual, ...more })}`;
    const shown: AskedPage = { view, c, filters: [filter, ...filters], narrowing: filters, api: question };
    if (chosen === undefined || units === null) return c.html(await page(shown, null), 400);
    const asked: FiguresAsked = { ...units, from: chosen, today: view.today as Day };
    const found = await context.run(Effect.flatMap(rowsAtLeast(), (database) => ask(database, asked)));
    return c.html(await page(shown, found));
  };
