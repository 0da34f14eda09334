/** Recording a court date by the short form. */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { EventType } from "@tareekh/core/catalogue/event-type.ts";
import { Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { readTimeline } from "../../use-cases/read-timeline.ts";
import { newCommandId } from "../forms/command-id.ts";
import { eventOfForm, type FormProblem } from "../forms/event-of-form.ts";
import { FormValues } from "../forms/form-values.ts";
import { formValuesOf, param, viewOf } from "../request.ts";
import type { View } from "../view.ts";
import { courtDatePage } from "./court-date-page.ts";
import { courtDateValues } from "./court-date-values.ts";
import { formOf } from "./event-routes.ts";
import { onward, send } from "./sending.ts";
import { commandIdIn, sentBeforeIn } from "./sent-before.ts";

const courtDate = (): EventType => {
  const type = eventTypeNamed("CourtDateRecorded");
  if (type === undefined) throw new Error("The catalogue has no CourtDateRecorded");
  return type;
};

export const courtDateRoutes = (context: PageContext) => {
  const page = async (
    view: View,
    caseId: string,
    commandId: string,
    values: FormValues,
    problems: readonly FormProblem[] = [],
    general: readonly string[] = [],
    conflict = false,
  ) => {
    const timeline = await context.run(readTimeline(caseId));
    return courtDatePage(view, {
      caseId,
      commandId,
      form: formOf(view, timeline, courtDate(), values, problems),
      general,
      sentBefore: conflict ? sentBeforeIn(timeline, commandId) : null,
      expected: timeline.header.nextCourtDate?.purposes ?? [],
    });
  };

  return new Hono<AppEnv>()
    .get("/cases/:caseId/court-date", async (c) => {
      const view = await viewOf(c, context);
      return c.html(await page(view, param(c, "caseId"), newCommandId(Date.now()), FormValues.empty));
    })
    .post("/cases/:caseId/court-date", async (c) => {
      const view = await viewOf(c, context);
      const caseId = param(c, "caseId");
      const values = await formValuesOf(c);
      const { event, problems: unread } = eventOfForm(view.words, courtDate(), courtDateValues(values));
      const dayMissing = event.occurred === null && !unread.some(({ name }) => name === "occurred.date");
      const problems = [
        ...(dayMissing ? [{ name: "occurred.date", message: view.words.problems.required }] : []),
        ...unread,
      ];
      const commandId = commandIdIn(values);
      if (problems.length > 0) return c.html(await page(view, caseId, commandId, values, problems), 400);
      const outcome = await send(view, context, { caseId, commandId, events: [event] });
      if (outcome.sent) return onward(c, caseId, outcome.eventId);
      const { refused } = outcome;
      return c.html(
        await page(view, caseId, commandId, values, refused.problems, refused.general, refused.sentBefore),
        refused.status,
      );
    });
};
