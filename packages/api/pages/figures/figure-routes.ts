/** The pages of figures: delays, bail, threats and court dates across cases. */
import { addDays, type Day } from "@tareekh/core/calendar/day.ts";
import type { AnswerError } from "@tareekh/projections/answers/answer-error.ts";
import type { Answer, Standing } from "@tareekh/projections/answers/asking.ts";
import { bailFigures } from "@tareekh/projections/answers/bail-figures.ts";
import { bailRows } from "@tareekh/projections/answers/bail-rows.ts";
import { caseNames } from "@tareekh/projections/answers/case-names.ts";
import { hearingRows } from "@tareekh/projections/answers/hearing-rows.ts";
import { intimidationFigures } from "@tareekh/projections/answers/intimidation-figures.ts";
import { intimidationRows } from "@tareekh/projections/answers/intimidation-rows.ts";
import type { Narrowed } from "@tareekh/projections/answers/narrowed.ts";
import type { PageAsked, RowList } from "@tareekh/projections/answers/row-page.ts";
import type { RowOfCase, RowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import type { Columns } from "@tareekh/projections/projection.ts";
import { Effect } from "effect";
import { type Context, Hono } from "hono";
import type { AppEnv, Html, PageContext } from "../../page-context.ts";
import { rowsAtLeast } from "../../use-cases/rows.ts";
import { viewOf } from "../request.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { bailPage } from "./bail-page.ts";
import type { CaseNames } from "./case-cells.ts";
import { delaysRoutes } from "./delays-routes.ts";
import { dayFilters, narrowingFilters } from "./figure-filters.ts";
import type { Basis, RowsWithFigures } from "./figure-page.ts";
import { hearingsPage } from "./hearings-page.ts";
import { intimidationPage } from "./intimidation-page.ts";
import { overview } from "./overview-routes.ts";
import { unitFigureRoutes } from "./unit-figure-routes.ts";

/** What court dates are shown where no days are asked for. */
const DAYS_BACK = 30;
const DAYS_AHEAD = 60;

const pageOf = (c: Context<AppEnv>): PageAsked => {
  const cursor = c.req.query("cursor");
  return cursor === undefined ? {} : { cursor };
};

/** The same question as CSV, or from where this page ends. */
const addressWith = (c: Context<AppEnv>, path: string, more: Readonly<Record<string, string>>): string => {
  const question = new URLSearchParams(
    Object.entries(c.req.query()).filter(([name, value]) => name !== "cursor" && value.trim() !== ""),
  );
  for (const [name, value] of Object.entries(more)) question.set(name, value);
  return `${path}?${question.toString()}`;
};

const nextPage = (c: Context<AppEnv>, next: string | null): string | null =>
  next === null ? null : addressWith(c, c.req.path, { cursor: next });

/** What the cases of some rows are called. */
const namesOf = (words: Words, database: RowsDatabase, rows: readonly { readonly caseId: string }[]) =>
  caseNames(
    database,
    rows.map(({ caseId }) => caseId),
  ).pipe(
    Effect.map(
      ({ names }): CaseNames =>
        new Map(
          names.map(({ caseId, fileNumber, numbers }) => [
            caseId,
            fileNumber ?? numbers?.[0] ?? words.cases.unnumbered,
          ]),
        ),
    ),
  );

/** What a page of rows, and the figures made of the same rows, rest on. */
const basisOf = (
  words: Words,
  { total, standing }: { readonly total: number; readonly standing: Standing },
  leftOut: readonly string[] = [],
): Basis => ({
  counted: words.figures.rows(total),
  leftOut: [
    ...leftOut,
    ...(standing.setAside.length === 0 ? [] : [words.figures.setAside(standing.setAside.length)]),
  ],
  position: standing.position,
});

/** A list and its figures, both of the selection that the filters make. */
interface Listing<C extends Columns, Figures extends object> {
  readonly rows: RowList<C, Narrowed>;
  readonly figures: (database: RowsDatabase, asked: Narrowed) => Effect.Effect<Answer<Figures>, AnswerError>;
  readonly page: (view: View, shown: RowsWithFigures<RowOfCase<C>, Figures>) => Html;
  /** Where the same stands as CSV. */
  readonly api: string;
}

const listing =
  <C extends Columns, Figures extends object>(
    { rows, figures: figuresOf, page: shownAs, api }: Listing<C, Figures>,
    context: PageContext,
  ) =>
  async (c: Context<AppEnv>) => {
    const view = await viewOf(c, context);
    const { filters, asked } = narrowingFilters(view.words, c);
    if (asked === null) return c.html(await shownAs(view, { filters, found: null }), 400);
    const { page, figures, names } = await context.run(
      Effect.gen(function* () {
        const database = yield* rowsAtLeast();
        const page = yield* rows.page(database, { ...asked, ...pageOf(c) });
        const figures = yield* figuresOf(database, asked);
        return { page, figures, names: yield* namesOf(view.words, database, page.rows) };
      }),
    );
    const found = {
      rows: page.rows,
      names,
      figures,
      basis: basisOf(view.words, page),
      next: nextPage(c, page.next),
      csv: addressWith(c, api, { format: "csv" }),
    };
    return c.html(await shownAs(view, { filters, found }));
  };

const hearings = (context: PageContext) => async (c: Context<AppEnv>) => {
  const view = await viewOf(c, context);
  const today = view.today as Day;
  const days = dayFilters(view.words, c, {
    from: addDays(today, -DAYS_BACK),
    to: addDays(today, DAYS_AHEAD),
  });
  const narrowing = narrowingFilters(view.words, c);
  const filters = [...days.filters, ...narrowing.filters];
  if (days.asked === null || narrowing.asked === null)
    return c.html(await hearingsPage(view, { filters, found: null }), 400);
  const { from, to } = days.asked;
  const asked = { ...narrowing.asked, ...days.asked };
  const { scheduled, recorded, rows, names } = await context.run(
    Effect.gen(function* () {
      const database = yield* rowsAtLeast();
      const scheduled = yield* hearingRows.page(database, { ...asked, kind: "scheduled" });
      const recorded = yield* hearingRows.page(database, { ...asked, kind: "recorded", ...pageOf(c) });
      const rows = [...scheduled.rows, ...recorded.rows];
      return { scheduled, recorded, rows, names: yield* namesOf(view.words, database, rows) };
    }),
  );
  const limited = from !== undefined || to !== undefined;
  const found = {
    rows,
    names,
    basis: basisOf(
      view.words,
      { total: scheduled.total + recorded.total, standing: recorded.standing },
      limited ? [view.words.hearingsPage.withoutDay] : [],
    ),
    limited,
    next: nextPage(c, recorded.next),
    csv: addressWith(c, "/api/hearings", {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      format: "csv",
    }),
  };
  return c.html(await hearingsPage(view, { filters, found }));
};

export const figureRoutes = (context: PageContext) =>
  new Hono<AppEnv>()
    .get("/figures", overview(context))
    .route("/", delaysRoutes(context))
    .route("/", unitFigureRoutes(context))
    .get(
      "/bail",
      listing({ rows: bailRows, figures: bailFigures, page: bailPage, api: "/api/bail" }, context),
    )
    .get(
      "/intimidation",
      listing(
        {
          rows: intimidationRows,
          figures: intimidationFigures,
          page: intimidationPage,
          api: "/api/intimidation",
        },
        context,
      ),
    )
    .get("/hearings", hearings(context));
