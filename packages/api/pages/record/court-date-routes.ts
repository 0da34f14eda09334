/** Recording a court date by the short form. */
import { type Day, isDay } from "@tareekh/core/calendar/day.ts";
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { EventType } from "@tareekh/core/catalogue/event-type.ts";
import type { Timeline } from "@tareekh/projections/timeline/timeline.ts";
import { type Context, Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { readTimeline } from "../../use-cases/read-timeline.ts";
import { newCommandId } from "../forms/command-id.ts";
import { eventOfForm, type FormProblem } from "../forms/event-of-form.ts";
import { FormValues } from "../forms/form-values.ts";
import { formValuesOf, param, viewOf } from "../request.ts";
import { courtDatePage } from "./court-date-page.ts";
import { choicesMissing, courtDateValues } from "./court-date-values.ts";
import { formOf, savedBefore } from "./event-routes.ts";
import { onward, send } from "./sending.ts";
import { commandIdIn, sentBeforeIn } from "./sent-before.ts";

const courtDate = (): EventType => {
  const type = eventTypeNamed("CourtDateRecorded");
  if (type === undefined) throw new Error("The catalogue has no CourtDateRecorded");
  return type;
};

/** The next dates of the case that have come and of which nothing is recorded. */
const listedUpTo = (today: string, { header }: Timeline): readonly Day[] =>
  header.proceedings.flatMap(({ nextCourtDate }) =>
    nextCourtDate === null || nextCourtDate.day > today ? [] : [nextCourtDate.day],
  );

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
        listed: listedUpTo(view.today, timeline),
      }),
      status,
    );
  };

  return new Hono<AppEnv>()
    .get("/cases/:caseId/court-date", (c) => {
      // Whoever comes from a list of court dates has said which one.
      const on = c.req.query("on") ?? "";
      const values = isDay(on) ? new FormValues([["day", on]]) : FormValues.empty;
      return show(c, { commandId: newCommandId(Date.now()), values }, 200);
    })
    .post("/cases/:caseId/court-date", async (c) => {
      const view = await viewOf(c, context);
      const caseId = param(c, "caseId");
      const values = await formValuesOf(c);
      const { event, problems: unread } = eventOfForm(view.words, courtDate(), courtDateValues(values));
      const missing = choicesMissing(view.words, values);
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
