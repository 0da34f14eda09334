/** A timeline with its sealed texts opened, each at the place where it was recorded. */
import type { History, HistoryEvent } from "@tareekh/core/history/history.ts";
import { type OpenedEvent, openEvent, openerFor, openRetraction } from "@tareekh/core/sealing/open-event.ts";
import type { Timeline, TimelineEntry, TimelineWarning } from "@tareekh/projections/timeline/timeline.ts";
import { Effect } from "effect";

type Shown = Pick<TimelineEntry, "eventId" | "source" | "data" | "earlier">;

const sealedWithin = (event: HistoryEvent): readonly unknown[] => [
  event.source,
  event.data,
  ...event.reasons,
  ...event.earlier.flatMap(({ source, data }) => [source, data]),
];

/** What is shown of an event, with the texts of each version in the place of the sealed ones. */
const openShown = <Entry extends Shown>(entry: Entry, opened: OpenedEvent): Entry => ({
  ...entry,
  source: opened.source,
  data: opened.data,
  earlier: entry.earlier.map((version, i) => {
    const then = opened.earlier[i];
    // Each version holds the reason for which it replaced the one before it; here it stands with the one replaced.
    const successor = opened.earlier[i + 1] ?? opened;
    return { ...version, source: then?.source, data: then?.data, reason: successor.reason };
  }),
});

/** The timeline, opened. It must have been computed from this history. */
export const openTimeline = Effect.fn("openTimeline")(function* (timeline: Timeline, history: History) {
  const open = yield* openerFor([
    ...history.events.flatMap(sealedWithin),
    ...history.retracted.flatMap(({ event, reason }) => [...sealedWithin(event), reason]),
  ]);
  const opened = new Map(history.events.map((event) => [event.id, openEvent(open, event)]));
  const retracted = new Map(
    history.retracted.map((one) => [
      one.event.id,
      { event: openEvent(open, one.event), reason: openRetraction(open, one) },
    ]),
  );

  const warning = (one: TimelineWarning): TimelineWarning => {
    if (one.settled === null) return one;
    const data = opened.get(one.settled.eventId)?.data as { readonly reason?: unknown } | undefined;
    return { ...one, settled: { ...one.settled, reason: data?.reason ?? null } };
  };

  return {
    ...timeline,
    header: {
      ...timeline.header,
      claims: timeline.header.claims.map((claim) => ({
        ...claim,
        data: opened.get(claim.eventId)?.data ?? null,
      })),
    },
    entries: timeline.entries.map((entry) => {
      const event = opened.get(entry.eventId);
      const shown = event === undefined ? entry : openShown(entry, event);
      return { ...shown, warnings: entry.warnings.map(warning) };
    }),
    retracted: timeline.retracted.map((entry) => {
      const found = retracted.get(entry.eventId);
      if (found === undefined) return entry;
      return {
        ...openShown(entry, found.event),
        retracted: { ...entry.retracted, reason: found.reason },
      };
    }),
    warnings: timeline.warnings.map(warning),
  } satisfies Timeline;
});
