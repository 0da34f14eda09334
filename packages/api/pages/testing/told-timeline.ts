/** A timeline to draw and list in tests: what a published document tells, without the projector. */
import { type Occurrence, parseOccurrence } from "@tareekh/core/calendar/occurrence.ts";
import { arrange } from "@tareekh/core/calendar/order.ts";
import { type EventTypeName, eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { PersonRole } from "@tareekh/core/catalogue/fields.ts";
import { laneOf } from "@tareekh/projections/lanes.ts";
import type { Timeline, TimelineEntry } from "@tareekh/projections/timeline.ts";
import type { DemoCase } from "../../demo/told.ts";

const occurrenceOf = (text: string | null): Occurrence | null => {
  if (text === null) return null;
  const parsed = parseOccurrence(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
};

export const toldTimeline = (told: DemoCase): Timeline => {
  const events = told.command.events.map((event, i) => {
    const id = event.ref ?? `told-${i + 1}`;
    const ids = (refs: readonly string[] | undefined) => (refs ?? []).map((ref) => ref.replace(/^@/, ""));
    return {
      ...event,
      id,
      after: ids(event.after),
      before: ids(event.before),
      occurred: occurrenceOf(event.occurred),
    };
  });
  const order = arrange(events);
  const entries = order.ids.flatMap((id, i): TimelineEntry[] => {
    const event = events.find((one) => one.id === id);
    const type = event === undefined ? undefined : eventTypeNamed(event.type);
    if (event === undefined || type === undefined) return [];
    const previous = order.ids[i - 1];
    const after = previous === undefined ? null : order.before(previous, id);
    return [
      {
        eventId: id,
        type: event.type as EventTypeName,
        chapter: type.chapter,
        title: type.title,
        lane: laneOf(event.type as EventTypeName),
        occurred: event.occurred,
        bounds: order.bounds(id),
        after: event.after,
        before: event.before,
        afterPrevious: after === null ? null : after === "yes" ? "yes" : "cannot-tell",
        possibly: false,
        proceeding: null,
        people: [],
        source: event.source,
        data: event.data,
        recorded: { eventId: id, revision: i + 1, at: "2020-11-14T05:30:00.000Z", by: "administrator" },
        earlier: [],
        warnings: [],
      },
    ];
  });
  const people = told.command.events
    .filter((event) => event.type === "PersonAdded")
    .map(({ data }) => ({
      id: String(data.person),
      role: data.role as PersonRole,
      alias: (data.alias as string | undefined) ?? null,
      ageLabels: [],
    }));
  return {
    caseId: "case-01759d2e-0002-7000-8000-000000000000",
    revision: entries.length,
    asOf: null,
    header: {
      fileNumber: "Rajkot-1",
      state: "open",
      people,
      proceedings: [
        {
          id: "proceeding-1",
          firs: [],
          courtCases: [],
          cnrs: [],
          court: null,
          agency: "state-ahtu",
          splitFrom: null,
          sections: [],
          stages: [
            {
              accused: "accused-1",
              stage: "investigation",
              since: { earliest: null, latest: null, approximate: false },
              eventId: null,
              ended: false,
              custody: "arrested",
            },
          ],
          nextCourtDate: null,
        },
      ],
      nextCourtDate: null,
      missing: [
        {
          type: null,
          what: "number",
          of: "FIR registered",
          proceeding: "proceeding-1",
          person: null,
          eventId: null,
        },
        {
          type: null,
          what: "date",
          of: "Missing report made",
          proceeding: "proceeding-1",
          person: null,
          eventId: "missing",
        },
        { type: null, what: "age", of: "Survivor", proceeding: null, person: "survivor-1", eventId: null },
      ],
      claims: [],
    },
    entries,
    retracted: [],
    spans: [
      {
        from: "arrival",
        to: "rescue",
        proceeding: "proceeding-1",
        accused: null,
        state: "closed",
        days: { least: 36, most: 42 },
        began: order.bounds("arrival"),
        reached: order.bounds("rescue"),
        lastPending: null,
      },
    ],
    waits: [],
    warnings: [],
  };
};
