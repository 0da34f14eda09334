/** Opening a case by its form. */
import { isDay } from "@tareekh/core/calendar/day.ts";
import { caseIdOf } from "@tareekh/core/recording/event-ids.ts";
import { type Context, Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { shownCaseId } from "../../use-cases/case-id.ts";
import { casePath } from "../cases/case-list-page.ts";
import { newCommandId } from "../forms/command-id.ts";
import { FormValues } from "../forms/form-values.ts";
import { formValuesOf, viewOf } from "../request.ts";
import { openingOf } from "./new-case-events.ts";
import { type NewCaseShown, newCasePage } from "./new-case-page.ts";
import { onward, send } from "./sending.ts";
import { commandIdIn } from "./sent-before.ts";

export const newCaseRoutes = (context: PageContext) => {
  const show = async (
    c: Context<AppEnv>,
    shown: Pick<NewCaseShown, "commandId" | "values"> & Partial<NewCaseShown>,
    status: 200 | 400 | 409 | 412,
  ) => {
    const view = await viewOf(c, context);
    const page = { written: view.today, sentBefore: null, problems: [], general: [], ...shown };
    return c.html(await newCasePage(view, page), status);
  };

  return new Hono<AppEnv>()
    .get("/cases/new", (c) => show(c, { commandId: newCommandId(Date.now()), values: FormValues.empty }, 200))
    .post("/cases/new", async (c) => {
      const view = await viewOf(c, context);
      const { words } = view;
      const values = await formValuesOf(c);
      const commandId = commandIdIn(values);
      const written = values.one("written");
      if (!isDay(written))
        return show(c, { commandId, values, general: [words.problems.unreadableDay] }, 400);
      const { events, problems, inputOf } = openingOf(words, values, written);
      if (problems.length > 0) return show(c, { commandId, values, written, problems }, 400);
      const outcome = await send(view, context, { caseId: null, commandId, events, inputOf });
      if (outcome.sent) return onward(c, outcome.caseId, { done: "recorded", id: outcome.eventId });
      const { refused } = outcome;
      const there = casePath(shownCaseId(caseIdOf(commandId)));
      const sentBefore = refused.sentBefore
        ? { path: there, name: null, anew: newCommandId(Date.now()) }
        : null;
      const { problems: wrong, general, status } = refused;
      return show(c, { commandId, values, written, sentBefore, problems: wrong, general }, status);
    });
};
