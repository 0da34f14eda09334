/** The page of delays, from its address to its answers. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type DelayComparison, delayComparison } from "@tareekh/projections/answers/delay-comparison.ts";
import { type Delays, delayFigures } from "@tareekh/projections/answers/delay-figures.ts";
import type { RowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import { unitOf } from "@tareekh/projections/answers/span-question.ts";
import { unitBreakdowns } from "@tareekh/projections/answers/units/unit-question.ts";
import { isMilestone, type Milestone } from "@tareekh/projections/facts/milestones.ts";
import { Effect } from "effect";
import { type Context, Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { rowsAtLeast } from "../../use-cases/rows.ts";
import { viewOf } from "../request.ts";
import type { Words } from "../words/words.ts";
import { chooseTwo } from "./comparison-part.ts";
import { fineCurve } from "./curve-step.ts";
import { delaySorts } from "./delay-table.ts";
import { delaysPage } from "./delays-page.ts";
import { entryPart } from "./entry-part.ts";
import { sortedPage } from "./sorted-page.ts";
import { apiQuestion, type UnitsAsked, unitFilters } from "./unit-filters.ts";

interface TwoChosen {
  readonly first: string;
  readonly second: string;
  readonly compare: readonly [string, string] | null;
  readonly problem: string | null;
}

const twoChosen = (words: Words, c: Context<AppEnv>): TwoChosen => {
  const first = (c.req.query("first") ?? "").trim();
  const second = (c.req.query("second") ?? "").trim();
  const both = first !== "" && second !== "";
  return {
    first,
    second,
    compare: both && first !== second ? [first, second] : null,
    problem: both && first === second ? words.delaysPage.compare.same : null,
  };
};

interface SpanQuestion extends UnitsAsked {
  readonly from: Milestone;
  readonly to: Milestone;
  readonly unit: "proceeding" | "accused";
  readonly today: Day;
}

/** The groups' lines come without curves of their own: a curve for each of six hundred is none that anybody looks at. */
const COARSE = 3650;

const answered = (
  database: RowsDatabase,
  { by, ...asked }: SpanQuestion,
  compare: readonly [string, string] | null,
) =>
  Effect.gen(function* () {
    const together = yield* fineCurve(
      (step) => delayFigures(database, { ...asked, step }),
      ({ curves }) => curves[0]?.points ?? [],
    );
    if (by === undefined) return { delays: together, comparison: null };
    const apart = yield* delayFigures(database, { ...asked, by, step: COARSE });
    const comparison: DelayComparison | null =
      compare === null
        ? null
        : yield* fineCurve(
            (step) => delayComparison(database, { ...asked, by, compare, step }),
            ({ groups: [first, second] }) =>
              first.points.length > second.points.length ? first.points : second.points,
          );
    const delays: typeof apart = { ...apart, curves: together.curves, step: together.step };
    return { delays, comparison };
  });

const choosingOf = (
  words: Words,
  c: Context<AppEnv>,
  delays: Delays,
  by: SpanQuestion["by"],
  two: TwoChosen,
) => {
  if (by === undefined) return "";
  const question = Object.entries(c.req.query()).filter(
    ([name, value]) => !["first", "second", "page"].includes(name) && value.trim() !== "",
  );
  return chooseTwo(words, { by: by[0], delays, question, ...two });
};

const delays = (context: PageContext) => async (c: Context<AppEnv>) => {
  const view = await viewOf(c, context);
  const { words } = view;
  const from = c.req.query("from") ?? "fir";
  const to = c.req.query("to") ?? "chargesheet";
  const { filters, asked: narrowed } = unitFilters(words, c, {
    by: unitBreakdowns,
    unit: true,
    entry: true,
  });
  const two = twoChosen(words, c);
  const known = isMilestone(from) && isMilestone(to) && from !== to;
  if (!known || narrowed === null) {
    const problem = known ? null : words.delaysPage.sameMilestone;
    return c.html(await delaysPage(view, { from, to, found: null, problem, filters }), 400);
  }
  const unit = narrowed.unit ?? unitOf({ from, to });
  const asked: SpanQuestion = { ...narrowed, from, to, unit, today: view.today as Day };
  const { delays, comparison } = await context.run(
    Effect.flatMap(rowsAtLeast(), (database) => answered(database, asked, two.compare)),
  );
  const question = { ...narrowed, ...(unit === "accused" ? { unit } : {}) };
  const span = `${from}..${to}`;
  return c.html(
    await delaysPage(view, {
      from,
      to,
      problem: null,
      filters,
      found: {
        delays,
        comparison,
        choosing: choosingOf(words, c, delays, narrowed.by, two),
        groups: narrowed.by === undefined ? null : sortedPage(words, c, delays.groups, delaySorts(words)),
        entry: entryPart(words, c, delays.entry, delays.total),
        csv: `/api/delays?${apiQuestion(question, { span })}`,
        curveCsv: `/api/delays?${apiQuestion(question, { span, table: "curves", step: String(delays.step) })}`,
      },
    }),
  );
};

export const delaysRoutes = (context: PageContext) => new Hono<AppEnv>().get("/delays", delays(context));
