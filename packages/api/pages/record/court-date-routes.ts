/** Recording a court date by the short form. */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { EventType } from "@tareekh/core/catalogue/event-type.ts";
import { type Context, Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { readTimeline } from "../../use-cases/read-timeline.ts";
import { newCommandId } from "../forms/command-id.ts";
import { eventOfForm, type FormProblem } from "../forms/event-of-form.ts";
import { FormValues } from "../forms/form-values.ts";
import { formValuesOf, param, viewOf } from "../request.ts";
import { courtDatePage } from "./court-date-page.ts";
import { courtDateValues, daysMissing } from "./court-date-values.ts";
import { formOf, savedBefore } from "./event-routes.ts";
import { onward, send } from "./sending.ts";
import { commandIdIn, sentBeforeIn } from "./sent-before.ts";

const courtDate = (): EventType => {
  const type = eventTypeNamed("CourtDateRecorded");
  if (type === undefined) throw new Error("The catalogue has no CourtDateRecorded");
  return type;
};

interface Shown {
  readonly commandId: string;
  readonly values: FormValues;
  readonly problems?: readonly FormProblem[];
  readonly general?: readonly string[];
  readonly conflict?: boolean;
}

export const courtDateRoutes = (context: PageContext) => {
  const show = async (
    c: Context<AppEnv>,
    { commandId, values, problems = [], general = [], conflict = false }: Shown,
    status: 200 | 400 | 409 | 412,
  ) => {
    const view = await viewOf(c, context);
    const caseId = param(c, "caseId");
    const timeline = await context.run(readTimeline(caseId));
    return c.html(
      await courtDatePage(view, {
        caseId,
        commandId,
        form: formOf(view, timeline, courtDate(), values, problems),
        general,
        sentBefore: conflict ? sentBeforeIn(timeline, commandId) : null,
        saved: savedBefore(c, view, timeline),
        expected: timeline.header.nextCourtDate?.purposes ?? [],
      }),
      status,
    );
  };

  return new Hono<AppEnv>()
    .get("/cases/:caseId/court-date", (c) =>
      show(c, { commandId: newCommandId(Date.now()), values: FormValues.empty }, 200),
    )
    .post("/cases/:caseId/court-date", async (c) => {
      const view = await viewOf(c, context);
      const caseId = param(c, "caseId");
      const values = await formValuesOf(c);
      const { event, problems: unread } = eventOfForm(view.words, courtDate(), courtDateValues(values));
      const missing = daysMissing(view.words, values);
      const problems = [
        ...missing,
        ...unread.filter(({ name }) => !missing.some((one) => one.name === name)),
      ];
      const commandId = commandIdIn(values);
      if (problems.length > 0) return show(c, { commandId, values, problems }, 400);
      const outcome = await send(view, context, { caseId, commandId, events: [event] });
      if (outcome.sent) return onward(c, caseId, { done: "recorded", id: outcome.eventId });
      const { refused } = outcome;
      return show(c, { commandId, values, ...refused, conflict: refused.sentBefore }, refused.status);
    });
};
