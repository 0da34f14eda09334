/** Recording any event: choosing its type, filling in its form. */
import type { EventType } from "@tareekh/core/catalogue/event-type.ts";
import type { Timeline } from "@tareekh/projections/timeline.ts";
import { Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { readTimeline } from "../../use-cases/read-timeline.ts";
import { casePath } from "../cases/case-list-page.ts";
import { numbersOf, partsOf } from "../cases/entry-parts.ts";
import { newCommandId } from "../forms/command-id.ts";
import type { FormContext } from "../forms/event-form.ts";
import { eventOfForm, type FormProblem } from "../forms/event-of-form.ts";
import { FormValues } from "../forms/form-values.ts";
import { formValuesOf, notFound, param, viewOf } from "../request.ts";
import type { View } from "../view.ts";
import { chooseTypePage, recordable } from "./choose-type-page.ts";
import { eventPage } from "./event-page.ts";
import { onward, send } from "./sending.ts";
import { commandIdIn, sentBeforeIn } from "./sent-before.ts";

/** A form over a case: what can be chosen in it, what stands in it, what was refused. */
export const formOf = (
  view: View,
  timeline: Timeline,
  type: EventType,
  values: FormValues,
  problems: readonly FormProblem[] = [],
): FormContext => ({
  words: view.words,
  header: timeline.header,
  events: [...numbersOf(partsOf(timeline.entries)).values()].map(({ entry, number }) => ({
    id: entry.eventId,
    name: `${number} ${entry.title}`,
  })),
  fields: type.fields,
  values,
  problems,
});

/** The values with one more row of the list whose button was pressed. */
export const withRowAdded = (values: FormValues): FormValues => {
  const path = values.one("add");
  return values.with([[`${path}.${Math.max(1, values.rows(path))}`, ""]]);
};

const typeNamed = (name: string): EventType => {
  const type = recordable.find((one) => one.type === name);
  if (type === undefined) throw notFound(`There is no kind of event called ${name}.`);
  return type;
};

export const eventRoutes = (context: PageContext) => {
  const commandId = () => newCommandId(Date.now());

  return new Hono<AppEnv>()
    .get("/cases/:caseId/record", async (c) => {
      const view = await viewOf(c, context);
      const caseId = param(c, "caseId");
      const timeline = await context.run(readTimeline(caseId));
      const name = c.req.query("type");
      if (name === undefined)
        return c.html(
          await chooseTypePage(view, caseId, timeline.header, (c.req.query("find") ?? "").trim()),
        );
      const type = typeNamed(name);
      return c.html(
        await eventPage(view, {
          caseId,
          type,
          action: `${casePath(caseId)}/record`,
          commandId: commandId(),
          correcting: null,
          sentBefore: null,
          form: formOf(view, timeline, type, FormValues.empty),
          general: [],
        }),
      );
    })
    .post("/cases/:caseId/record", async (c) => {
      const view = await viewOf(c, context);
      const caseId = param(c, "caseId");
      const values = await formValuesOf(c);
      const type = typeNamed(values.one("type"));
      const sent = commandIdIn(values);
      const again = async (
        shown: FormValues,
        problems: readonly FormProblem[],
        general: readonly string[],
        status: 200 | 400 | 409 | 412,
        conflict = false,
      ) => {
        const timeline = await context.run(readTimeline(caseId));
        return c.html(
          await eventPage(view, {
            caseId,
            type,
            action: `${casePath(caseId)}/record`,
            commandId: sent || commandId(),
            correcting: null,
            sentBefore: conflict ? sentBeforeIn(timeline, sent) : null,
            form: formOf(view, timeline, type, shown, problems),
            general,
          }),
          status,
        );
      };
      if (values.one("add") !== "") return again(withRowAdded(values), [], [], 200);
      const { event, problems } = eventOfForm(view.words, type, values);
      if (problems.length > 0) return again(values, problems, [], 400);
      const outcome = await send(view, context, {
        caseId,
        commandId: sent,
        events: [event],
      });
      if (outcome.sent) return onward(c, caseId, outcome.eventId);
      const { refused } = outcome;
      return again(values, refused.problems, refused.general, refused.status, refused.sentBefore);
    });
};

/** What a correction says of where it comes from: whoever corrects has looked. */
export const BY_THE_RECORDER = { kind: "own-observation" } as const;
