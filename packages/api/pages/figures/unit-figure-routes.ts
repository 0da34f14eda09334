/** The pages of figures that count proceedings or accused: how they end, how far they get, what is pending. */
import { outcomeFigures } from "@tareekh/projections/answers/outcome-figures.ts";
import { pendencyFigures } from "@tareekh/projections/answers/pendency-figures.ts";
import { stageFigures } from "@tareekh/projections/answers/stage-figures.ts";
import { Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { unitFigurePage } from "./asked-figures.ts";
import { fineCurve } from "./curve-step.ts";
import { outcomesPage } from "./outcomes-page.ts";
import { pendencyPage } from "./pendency-page.ts";
import { stagesPage } from "./stages-page.ts";

export const unitFigureRoutes = (context: PageContext) =>
  new Hono<AppEnv>()
    .get(
      "/outcomes",
      unitFigurePage(
        {
          usual: "fir",
          entry: true,
          api: "/api/outcomes",
          ask: (database, asked) =>
            fineCurve(
              (step) => outcomeFigures(database, { ...asked, step }),
              ({ curves }) => curves[0]?.points ?? [],
            ),
          page: outcomesPage,
        },
        context,
      ),
    )
    .get(
      "/stages",
      unitFigurePage(
        {
          usual: "missing-report",
          entry: false,
          api: "/api/stages",
          ask: (database, { today: _, ...asked }) => stageFigures(database, asked),
          page: stagesPage,
        },
        context,
      ),
    )
    .get(
      "/pendency",
      unitFigurePage(
        {
          usual: "registered",
          entry: false,
          api: "/api/pendency",
          ask: (database, asked) => pendencyFigures(database, asked),
          page: pendencyPage,
        },
        context,
      ),
    );
