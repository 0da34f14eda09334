/** Recording any event: choosing its type, filling in its form. */
import type { EventType } from "@tareekh/core/catalogue/event-type.ts";
import type { Timeline } from "@tareekh/projections/timeline/timeline.ts";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { AppEnv, Html, PageContext } from "../../page-context.ts";
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
import { savedAsked, savedNote } from "./saved-note.ts";
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
    type: entry.type,
    name: `${number} ${entry.title}`,
  })),
  fields: type.fields,
  adding: { caseId: timeline.caseId, forType: type.type },
  values,
  problems,
});

/** Whether the form is only to be shown again: with one more row, or as it stands where a draft has rows that it lacks. */
export const isShownAgain = (values: FormValues): boolean => values.has("add");

/** What was saved on the way to a form, such as the accused whom it is about. */
export const savedBefore = (c: Context<AppEnv>, view: View, timeline: Timeline): Html => {
  const numbers = numbersOf(partsOf(timeline.entries));
  const numberOf = (id: string) => numbers.get(id)?.number ?? null;
  const saved = savedAsked((name) => c.req.query(name));
  return savedNote(view.words, timeline, saved, numberOf, casePath(timeline.caseId));
};

/** The values with one more row of the list whose button was pressed. */
export const withRowAdded = (values: FormValues): FormValues => {
  const path = values.one("add");
  return path === "" ? values : values.with([[`${path}.${Math.max(1, values.rows(path))}`, ""]]);
};

const recordableNamed = (name: string): EventType | undefined => recordable.find(({ type }) => type === name);

/** The type of the form to return to, where one is named. */
const returnToOf = (name: string | undefined): string | null => recordableNamed(name ?? "")?.type ?? null;

const typeNamed = (name: string): EventType => {
  const type = recordableNamed(name);
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
      const role = c.req.query("role");
      return c.html(
        await eventPage(view, {
          caseId,
          type,
          action: `${casePath(caseId)}/record`,
          commandId: commandId(),
          correcting: null,
          sentBefore: null,
          returnTo: returnToOf(c.req.query("returnTo")),
          saved: savedBefore(c, view, timeline),
          form: formOf(
            view,
            timeline,
            type,
            role === undefined ? FormValues.empty : new FormValues([["data.role", role]]),
          ),
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
      const returnTo = returnToOf(values.one("returnTo"));
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
            returnTo,
            saved: html``,
            form: formOf(view, timeline, type, shown, problems),
            general,
          }),
          status,
        );
      };
      if (isShownAgain(values)) return again(withRowAdded(values), [], [], 200);
      const { event, problems } = eventOfForm(view.words, type, values);
      if (problems.length > 0) return again(values, problems, [], 400);
      const outcome = await send(view, context, {
        caseId,
        commandId: sent,
        events: [event],
      });
      if (outcome.sent) return onward(c, caseId, { done: "recorded", id: outcome.eventId }, returnTo);
      const { refused } = outcome;
      return again(values, refused.problems, refused.general, refused.status, refused.sentBefore);
    });
};

/** What a correction says of where it comes from: whoever corrects has looked. */
export const BY_THE_RECORDER = { kind: "own-observation" } as const;
