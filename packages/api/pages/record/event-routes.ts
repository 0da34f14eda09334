/** Recording any event: choosing its type, filling in its form. And correcting one: the same form, filled in. */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { type EventType, sourceFields } from "@tareekh/core/catalogue/event-type.ts";
import type { EventRequest } from "@tareekh/core/recording/command.ts";
import type { Timeline, TimelineEntry } from "@tareekh/projections/timeline.ts";
import { Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { readTimeline } from "../../use-cases/read-timeline.ts";
import { casePath } from "../cases/case-list-page.ts";
import { numbersOf, partsOf } from "../cases/entry-parts.ts";
import { newCommandId } from "../forms/command-id.ts";
import type { FormContext } from "../forms/event-form.ts";
import { eventOfForm, type FormProblem } from "../forms/event-of-form.ts";
import { FormValues, valuesOfData } from "../forms/form-values.ts";
import { dateOnFormOf } from "../forms/written-date.ts";
import { entryOf, formValuesOf, notFound, param, viewOf } from "../request.ts";
import type { View } from "../view.ts";
import { chooseTypePage, recordable } from "./choose-type-page.ts";
import { eventPage } from "./event-page.ts";
import { onward, send } from "./sending.ts";

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
const withRowAdded = (values: FormValues): FormValues => {
  const path = values.one("add");
  return values.with([[`${path}.${Math.max(1, values.rows(path))}`, ""]]);
};

/** What stands in the form of a correction at first: the entry as it is. */
const valuesOfEntry = (type: EventType, entry: TimelineEntry): FormValues => {
  const date = dateOnFormOf(entry.occurred?.text ?? null);
  return new FormValues([
    ["occurred.certainty", date.certainty],
    ["occurred.date", date.date],
    ["occurred.until", date.until],
    ["occurred.time", date.time],
    ...entry.after.map((id) => ["after", id] as const),
    ...entry.before.map((id) => ["before", id] as const),
    ...valuesOfData(type.fields, entry.data, "data"),
    ...valuesOfData(sourceFields, entry.source, "source"),
  ]);
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
      const again = async (
        shown: FormValues,
        problems: readonly FormProblem[],
        general: readonly string[],
        status: 200 | 400 | 409 | 412,
      ) =>
        c.html(
          await eventPage(view, {
            caseId,
            type,
            action: `${casePath(caseId)}/record`,
            // A conflict is about this very command: what is sent next is another.
            commandId: status === 409 ? commandId() : values.one("commandId") || commandId(),
            correcting: null,
            form: formOf(view, await context.run(readTimeline(caseId)), type, shown, problems),
            general,
          }),
          status,
        );
      if (values.one("add") !== "") return again(withRowAdded(values), [], [], 200);
      const { event, problems } = eventOfForm(view.words, type, values);
      if (problems.length > 0) return again(values, problems, [], 400);
      const outcome = await send(view, context, {
        caseId,
        commandId: values.one("commandId"),
        events: [event],
      });
      return outcome.sent
        ? onward(c, caseId, outcome.eventId)
        : again(values, outcome.refused.problems, outcome.refused.general, outcome.refused.status);
    })
    .get("/cases/:caseId/events/:eventId/correct", async (c) => {
      const view = await viewOf(c, context);
      const caseId = param(c, "caseId");
      const timeline = await context.run(readTimeline(caseId));
      const entry = entryOf(timeline, param(c, "eventId"));
      const type = typeOfEntry(entry);
      return c.html(
        await eventPage(view, {
          caseId,
          type,
          action: c.req.path,
          commandId: commandId(),
          correcting: { reasonName: "reason" },
          form: formOf(view, timeline, type, valuesOfEntry(type, entry)),
          general: [],
        }),
      );
    })
    .post("/cases/:caseId/events/:eventId/correct", async (c) => {
      const view = await viewOf(c, context);
      const caseId = param(c, "caseId");
      const timeline = await context.run(readTimeline(caseId));
      const entry = entryOf(timeline, param(c, "eventId"));
      const type = typeOfEntry(entry);
      const values = await formValuesOf(c);
      const again = async (
        shown: FormValues,
        problems: readonly FormProblem[],
        general: readonly string[],
        status: 200 | 400 | 409 | 412,
      ) =>
        c.html(
          await eventPage(view, {
            caseId,
            type,
            action: c.req.path,
            commandId: status === 409 ? commandId() : values.one("commandId") || commandId(),
            correcting: { reasonName: "reason" },
            form: formOf(view, timeline, type, shown, problems),
            general,
          }),
          status,
        );
      if (values.one("add") !== "") return again(withRowAdded(values), [], [], 200);
      const read = eventOfForm(view.words, type, values);
      const reason = values.one("reason").trim();
      const problems = [
        ...(reason === "" ? [{ name: "reason", message: view.words.problems.required }] : []),
        ...read.problems,
      ];
      if (problems.length > 0) return again(values, problems, [], 400);
      const outcome = await send(view, context, {
        caseId,
        commandId: values.one("commandId"),
        events: [correctionOf(entry, type, read.event, reason)],
      });
      return outcome.sent
        ? onward(c, caseId, entry.eventId)
        : again(values, outcome.refused.problems, outcome.refused.general, outcome.refused.status);
    });
};

const typeOfEntry = (entry: TimelineEntry): EventType => {
  const type = eventTypeNamed(entry.type);
  if (type === undefined) throw notFound("This kind of entry cannot be corrected.");
  return type;
};

/** What a correction says of where it comes from: whoever corrects has looked. */
export const BY_THE_RECORDER = { kind: "own-observation" } as const;

const correctionOf = (
  entry: TimelineEntry,
  type: EventType,
  { occurred, after, before, source, data }: EventRequest,
  reason: string,
): EventRequest => ({
  type: "EventCorrected",
  occurred: null,
  source: BY_THE_RECORDER,
  data: {
    target: entry.eventId,
    reason,
    replacement: {
      occurred,
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
      source,
      data,
      version: type.version,
    },
  },
});
