/** All figures at a glance, each from the answer that its own page shows. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { adjournmentFigures } from "@tareekh/projections/answers/adjournment-figures.ts";
import { whatWasPutOff } from "@tareekh/projections/answers/adjournment-sentences.ts";
import { compensationFigures } from "@tareekh/projections/answers/compensation-figures.ts";
import { whatCame } from "@tareekh/projections/answers/compensation-sentences.ts";
import { completenessFigures, missingMostOften } from "@tareekh/projections/answers/completeness-figures.ts";
import { delayFigures } from "@tareekh/projections/answers/delay-figures.ts";
import { outcomeFigures } from "@tareekh/projections/answers/outcome-figures.ts";
import { pendencyFigures } from "@tareekh/projections/answers/pendency-figures.ts";
import type { RowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import { stageFigures } from "@tareekh/projections/answers/stage-figures.ts";
import { Effect } from "effect";
import type { Context } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { rowsAtLeast } from "../../use-cases/rows.ts";
import { viewOf } from "../request.ts";
import type { Words } from "../words/words.ts";
import { sidesPlot } from "./adjournments-page.ts";
import { claimsPlot } from "./compensation-page.ts";
import { completenessPlot } from "./completeness-page.ts";
import { fineCurve } from "./curve-step.ts";
import { outcomesPlot } from "./outcomes-page.ts";
import { type FigureCard, overviewPage } from "./overview-page.ts";
import { agesPlot } from "./pendency-page.ts";
import { stagesHeading, stagesPlot } from "./stages-page.ts";
import { standingBasis } from "./standing-basis.ts";
import { waitingPlot } from "./survival-figure.ts";

/** Curves that are not drawn. */
const COARSE = 3650;

const answers = (database: RowsDatabase, today: Day) =>
  Effect.all({
    delays: fineCurve(
      (step) => delayFigures(database, { from: "fir", to: "chargesheet", step, today }),
      ({ curves }) => curves[0]?.points ?? [],
    ),
    stages: stageFigures(database, {}),
    outcomes: fineCurve(
      (step) => outcomeFigures(database, { step, today }),
      ({ curves }) => curves[0]?.points ?? [],
    ),
    pendency: pendencyFigures(database, { today }),
    adjournments: adjournmentFigures(database),
    compensation: compensationFigures(database, { step: COARSE, today }),
    completeness: completenessFigures(database),
  });

type Answers = Effect.Success<ReturnType<typeof answers>>;

/** Of the sentences of an answer over units the one that tells the figure: the first says of what it is. */
const TELLING = 1;

const cardsOf = async (
  words: Words,
  { delays, stages, outcomes, pendency, adjournments, compensation, completeness }: Answers,
): Promise<readonly FigureCard[]> => {
  const from = words.milestones[delays.from];
  const to = words.milestones[delays.to];
  const claims = compensation.total.find(({ track }) => track === "compensation");
  const curves = [{ name: "", points: delays.curves[0]?.points ?? [] }];
  return [
    {
      page: "delays",
      path: `/delays?from=${delays.from}&to=${delays.to}`,
      heading: words.case.spanFromTo(from, to),
      plot: await waitingPlot(words, { id: "waiting-plot", from, to, curves }, "small"),
      sentence: delays.sentences[TELLING] ?? null,
    },
    {
      page: "stages",
      path: "/stages",
      heading: stagesHeading(words, stages),
      plot: await stagesPlot(words, stages, "small"),
      sentence: stages.sentences[TELLING] ?? null,
    },
    {
      page: "outcomes",
      path: "/outcomes",
      heading: words.outcomesPage.heading(words.milestones[outcomes.from]),
      plot: await outcomesPlot(words, outcomes, "small"),
      sentence: outcomes.sentences[TELLING] ?? null,
    },
    {
      page: "pendency",
      path: "/pendency",
      heading: words.pendencyPage.agesTitle(words.milestones[pendency.from]),
      plot: await agesPlot(words, pendency, "small"),
      sentence: pendency.sentences[TELLING] ?? null,
    },
    {
      page: "adjournments",
      path: "/adjournments",
      heading: words.adjournmentsPage.sidesTitle,
      plot: await sidesPlot(words, adjournments, "small"),
      sentence: whatWasPutOff(adjournments.total),
    },
    {
      page: "compensation",
      path: "/compensation",
      heading: words.compensationPage.plotTitle(words.compensationPage.tracks.compensation),
      plot: claims === undefined ? "" : await claimsPlot(words, claims, "small"),
      sentence: claims === undefined ? null : whatCame(claims),
    },
    {
      page: "completeness",
      path: "/completeness",
      heading: words.completenessPage.stagesTitle,
      plot: await completenessPlot(words, completeness, "small"),
      sentence: missingMostOften(completeness.facts),
    },
  ];
};

export const overview = (context: PageContext) => async (c: Context<AppEnv>) => {
  const view = await viewOf(c, context);
  const { words } = view;
  const found = await context.run(
    Effect.flatMap(rowsAtLeast(), (database) => answers(database, view.today as Day)),
  );
  const { unit, total, standing } = found.delays;
  return c.html(
    await overviewPage(view, {
      cards: await cardsOf(words, found),
      basis: standingBasis(words, words.unitFigures.unit[unit](total.counted), standing, [
        words.overviewPage.leftOut,
      ]),
      isEmpty: total.counted === 0,
    }),
  );
};
