/** The pages of figures that count proceedings or accused, and what was recorded in them. */
import { adjournmentFigures } from "@tareekh/projections/answers/adjournment-figures.ts";
import { courtDateBreakdowns } from "@tareekh/projections/answers/adjournment-lines.ts";
import { compensationFigures } from "@tareekh/projections/answers/compensation-figures.ts";
import { completenessFigures } from "@tareekh/projections/answers/completeness-figures.ts";
import { outcomeFigures } from "@tareekh/projections/answers/outcome-figures.ts";
import { pendencyFigures } from "@tareekh/projections/answers/pendency-figures.ts";
import { stageFigures } from "@tareekh/projections/answers/stage-figures.ts";
import { unitBreakdowns } from "@tareekh/projections/answers/units/unit-question.ts";
import { Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { adjournmentsPage } from "./adjournments-page.ts";
import { proceedingFigurePage, unitFigurePage } from "./asked-figures.ts";
import { compensationPage } from "./compensation-page.ts";
import { completenessPage } from "./completeness-page.ts";
import { fineCurve } from "./curve-step.ts";
import { outcomesPage } from "./outcomes-page.ts";
import { pendencyPage } from "./pendency-page.ts";
import { stagesPage } from "./stages-page.ts";

/** Its curves are not drawn here. */
const COARSE = 3650;

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
    )
    .get(
      "/adjournments",
      proceedingFigurePage(
        {
          by: courtDateBreakdowns,
          entry: false,
          api: "/api/adjournments",
          ask: (database, { today: _, ...asked }) => adjournmentFigures(database, asked),
          page: adjournmentsPage,
        },
        context,
      ),
    )
    .get(
      "/compensation",
      proceedingFigurePage(
        {
          by: unitBreakdowns,
          entry: true,
          api: "/api/compensation",
          ask: (database, asked) => compensationFigures(database, { ...asked, step: COARSE }),
          page: compensationPage,
        },
        context,
      ),
    )
    .get(
      "/completeness",
      proceedingFigurePage(
        {
          by: unitBreakdowns,
          entry: false,
          api: "/api/completeness",
          ask: (database, { today: _, ...asked }) => completenessFigures(database, asked),
          page: completenessPage,
        },
        context,
      ),
    );
