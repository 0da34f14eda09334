/**
 * Correcting an entry: its form, filled in, which replaces all of it.
 *
 * The form says which recording of the entry it was written from. Once somebody corrected the entry since, it is not
 * recorded but shown again, beside the entry as it reads now. The case's revision is held between that look and the
 * append, so that nothing slips in between; what changes elsewhere in the case makes it look again.
 */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { type EventType, sourceFields } from "@tareekh/core/catalogue/event-type.ts";
import type { EventRequest } from "@tareekh/core/recording/command.ts";
import type { Timeline, TimelineEntry } from "@tareekh/projections/timeline/timeline.ts";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { AppEnv, Html, PageContext } from "../../page-context.ts";
import { readTimeline } from "../../use-cases/read-timeline.ts";
import { casePath } from "../cases/case-list-page.ts";
import { caseName } from "../cases/case-names.ts";
import { dataDetails, detailList } from "../cases/entry-list.ts";
import { numbersOf, partsOf } from "../cases/entry-parts.ts";
import type { Around } from "../cases/event-details.ts";
import { occurrenceAsWritten, recordedAsWritten } from "../dates-as-written.ts";
import { newCommandId } from "../forms/command-id.ts";
import { eventOfForm, type FormProblem, reasonProblems } from "../forms/event-of-form.ts";
import { FormValues, valuesOfData } from "../forms/form-values.ts";
import { dateOnFormOf } from "../forms/written-date.ts";
import { layout } from "../layout.ts";
import { entryOf, formValuesOf, notFound, param, viewOf } from "../request.ts";
import type { View } from "../view.ts";
import { eventPage } from "./event-page.ts";
import { BY_THE_RECORDER, formOf, isShownAgain, withRowAdded } from "./event-routes.ts";
import { onward, send } from "./sending.ts";
import { commandIdIn, isRecordedBy, sentBeforeIn } from "./sent-before.ts";
import { holdsUnreadable } from "./unreadable.ts";

/** How often the case is looked at again when others record in it at the same moment. */
const ATTEMPTS = 5;

type Entry = Pick<
  TimelineEntry,
  "eventId" | "type" | "title" | "occurred" | "after" | "before" | "source" | "data" | "recorded" | "earlier"
>;

/** What stands in the form at first: the entry as it is, and what its date was recorded as. */
const valuesOfEntry = (type: EventType, entry: Entry): FormValues => {
  const date = dateOnFormOf(entry.occurred?.text ?? null);
  return new FormValues([
    ["occurred.certainty", date.certainty],
    ["occurred.date", date.date],
    ["occurred.until", date.until],
    ["occurred.time", date.time],
    ["occurred:recorded", entry.occurred?.text ?? ""],
    ...entry.after.map((id) => ["after", id] as const),
    ...entry.before.map((id) => ["before", id] as const),
    ...valuesOfData(type.fields, entry.data, "data"),
    ...valuesOfData(sourceFields, entry.source, "source"),
  ]);
};

const typeOfEntry = (entry: Entry): EventType => {
  const type = eventTypeNamed(entry.type);
  if (type === undefined) throw notFound("This kind of entry cannot be corrected.");
  return type;
};

const correctionOf = (
  entry: Entry,
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

/** The entry as it reads now, for whoever wrote a form from what it said before. */
const nowReads = (view: View, timeline: Timeline, entry: Entry): Html => {
  const { words } = view;
  const numbers = numbersOf(partsOf(timeline.entries));
  const around: Around = {
    words,
    header: timeline.header,
    numberOf: (id) => numbers.get(id)?.number ?? null,
    eventNamed: (id) => numbers.get(id)?.entry.title ?? null,
  };
  return html`<section class="sheet" aria-labelledby="now-reads"><h2 id="now-reads">${words.correct.changed}</h2>
<p class="soft">${words.correct.changedBy(entry.recorded.by, recordedAsWritten(words, entry.recorded.at))}</p>
<p class="date">${occurrenceAsWritten(words, entry.occurred)}</p>
<h3>${entry.title}</h3>
${detailList(words, dataDetails(around, entry.type, entry.data))}</section>`;
};

const unreadablePage = (view: View, timeline: Timeline): Html => {
  const { words } = view;
  const path = casePath(timeline.caseId);
  return layout(words, {
    title: words.correct.title,
    section: "cases",
    signedIn: view.signedIn,
    body: html`<div class="stack narrow"><p class="back"><a href="${path}">${caseName(words, timeline.header)}</a></p>
<h1>${words.correct.title}</h1><p class="note warn">${words.correct.unreadable}</p>
<p><a class="button" href="${path}">${words.correct.cancel}</a></p></div>`,
  });
};

interface Again {
  readonly values: FormValues;
  readonly status: 200 | 400 | 409 | 412;
  readonly problems?: readonly FormProblem[];
  readonly general?: readonly string[];
  readonly conflict?: boolean;
  /** Somebody corrected the entry since the form was written. */
  readonly changed?: boolean;
}

export const correctionRoutes = (context: PageContext) => {
  const timelineOf = (c: Context<AppEnv>) => context.run(readTimeline(param(c, "caseId")));

  const show = async (
    c: Context<AppEnv>,
    timeline: Timeline,
    entry: Entry,
    { values, status, problems = [], general = [], conflict = false, changed = false }: Again,
  ) => {
    const view = await viewOf(c, context);
    const type = typeOfEntry(entry);
    const commandId = commandIdIn(values) || newCommandId(Date.now());
    return c.html(
      await eventPage(view, {
        caseId: param(c, "caseId"),
        type,
        action: c.req.path,
        commandId,
        correcting: {
          reasonName: "reason",
          basis: changed ? entry.recorded.eventId : values.one("basis"),
          changed: changed ? nowReads(view, timeline, entry) : null,
        },
        sentBefore: conflict ? sentBeforeIn(timeline, commandId) : null,
        returnTo: null,
        saved: html``,
        form: { ...formOf(view, timeline, type, values, problems), adding: null },
        general,
      }),
      status,
    );
  };

  const correct = async (c: Context<AppEnv>, values: FormValues, attempts: number): Promise<Response> => {
    const view = await viewOf(c, context);
    const { words } = view;
    const timeline = await timelineOf(c);
    const commandId = commandIdIn(values);
    // What was recorded by this very command is answered as it was the first time, whatever came since.
    const repeated = [...timeline.entries, ...timeline.retracted].find(
      (one) => one.eventId === param(c, "eventId") && isRecordedBy(one, commandId),
    );
    const entry: Entry = repeated ?? entryOf(timeline, param(c, "eventId"));
    if (repeated === undefined && holdsUnreadable([entry.data, entry.source]))
      return c.html(await unreadablePage(view, timeline), 409);
    if (isShownAgain(values)) return show(c, timeline, entry, { values: withRowAdded(values), status: 200 });

    const type = typeOfEntry(entry);
    const read = eventOfForm(words, type, values);
    const reason = values.one("reason").trim();
    const problems = [...reasonProblems(words, reason), ...read.problems];
    if (problems.length > 0) return show(c, timeline, entry, { values, status: 400, problems });
    if (repeated === undefined && entry.recorded.eventId !== values.one("basis")) {
      const general = [words.correct.changedProblem];
      return show(c, timeline, entry, { values, status: 412, general, changed: true });
    }
    const outcome = await send(view, context, {
      caseId: param(c, "caseId"),
      commandId,
      events: [correctionOf(entry, type, read.event, reason)],
      expected: timeline.revision,
    });
    if (outcome.sent) return onward(c, param(c, "caseId"), { done: "corrected", id: entry.eventId });
    const { refused } = outcome;
    if (refused.status === 412 && attempts > 1) return correct(c, values, attempts - 1);
    return show(c, timeline, entry, { values, ...refused, conflict: refused.sentBefore });
  };

  return new Hono<AppEnv>()
    .get("/cases/:caseId/events/:eventId/correct", async (c) => {
      const timeline = await timelineOf(c);
      const entry = entryOf(timeline, param(c, "eventId"));
      if (holdsUnreadable([entry.data, entry.source]))
        return c.html(await unreadablePage(await viewOf(c, context), timeline));
      const values = valuesOfEntry(typeOfEntry(entry), entry).with([["basis", entry.recorded.eventId]]);
      return show(c, timeline, entry, { values, status: 200 });
    })
    .post("/cases/:caseId/events/:eventId/correct", async (c) => correct(c, await formValuesOf(c), ATTEMPTS));
};
