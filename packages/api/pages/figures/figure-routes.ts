/** The pages of figures: delays, bail, threats and court dates across cases. */
import type { AnswerError } from "@tareekh/projections/answers/answer-error.ts";
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import { bailFigures } from "@tareekh/projections/answers/bail-figures.ts";
import { bailRows } from "@tareekh/projections/answers/bail-rows.ts";
import { intimidationFigures } from "@tareekh/projections/answers/intimidation-figures.ts";
import { intimidationRows } from "@tareekh/projections/answers/intimidation-rows.ts";
import type { Narrowed } from "@tareekh/projections/answers/narrowed.ts";
import type { RowList } from "@tareekh/projections/answers/row-page.ts";
import type { RowOfCase, RowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import type { Columns } from "@tareekh/projections/projection.ts";
import { Effect } from "effect";
import { type Context, Hono } from "hono";
import type { AppEnv, Html, PageContext } from "../../page-context.ts";
import { rowsAtLeast } from "../../use-cases/rows.ts";
import { viewOf } from "../request.ts";
import type { View } from "../view.ts";
import { bailPage } from "./bail-page.ts";
import { delaysRoutes } from "./delays-routes.ts";
import { narrowingFilters } from "./figure-filters.ts";
import type { RowsWithFigures } from "./figure-page.ts";
import { hearingsRoutes } from "./hearings-routes.ts";
import { intimidationPage } from "./intimidation-page.ts";
import { overview } from "./overview-routes.ts";
import { addressWith, basisOf, namesOf, nextPage, pageOf } from "./pages-of-rows.ts";
import { unitFigureRoutes } from "./unit-figure-routes.ts";

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
    .route("/", hearingsRoutes(context));
