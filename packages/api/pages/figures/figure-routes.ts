/** The pages of figures: delays, and what else is asked across cases. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type Breakdown, breakdowns } from "@tareekh/projections/answers/breakdown.ts";
import { delayFigures } from "@tareekh/projections/answers/delay-figures.ts";
import { isMilestone } from "@tareekh/projections/milestones.ts";
import { Effect } from "effect";
import { Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { rowsAtLeast } from "../../use-cases/rows.ts";
import { viewOf } from "../request.ts";
import { delaysPage } from "./delays-page.ts";

const isBreakdown = (text: string): text is Breakdown => breakdowns.some((one) => one === text);

export const figureRoutes = (context: PageContext) =>
  new Hono<AppEnv>().get("/delays", async (c) => {
    const view = await viewOf(c, context);
    const from = c.req.query("from") ?? "fir";
    const to = c.req.query("to") ?? "chargesheet";
    const by = c.req.query("by") ?? "";
    if (!isMilestone(from) || !isMilestone(to) || from === to) {
      const problem = view.words.delaysPage.sameMilestone;
      return c.html(await delaysPage(view, { from, to, by, delays: null, problem, csv: null }), 400);
    }
    const delays = await context.run(
      Effect.flatMap(rowsAtLeast(), (database) =>
        delayFigures(database, { from, to, today: view.today as Day, ...(isBreakdown(by) ? { by } : {}) }),
      ),
    );
    const question = new URLSearchParams({
      span: `${from}..${to}`,
      ...(isBreakdown(by) ? { by } : {}),
      format: "csv",
    });
    return c.html(
      await delaysPage(view, {
        from,
        to,
        by,
        delays,
        problem: null,
        csv: `/api/delays?${question.toString()}`,
      }),
    );
  });
