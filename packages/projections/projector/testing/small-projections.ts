/** Four small projections, with every type of column between them, that follow each change of a case. */
import { type Projection, projection } from "../../projection.ts";

/** A row an event that stands. */
export const happenings = projection({
  name: "happenings",
  version: 1,
  columns: {
    type: "text",
    day: "day",
    dated: "boolean",
    recordedAtRevision: "integer",
    cameAfter: "texts",
    data: "json",
  },
  indexes: [["type", "day"], ["cameAfter"]],
  project: ({ events }) =>
    events.map((event) => ({
      key: event.id,
      type: event.type,
      day: event.occurred?.earliest ?? null,
      dated: event.occurred !== null,
      recordedAtRevision: event.recorded.revision,
      cameAfter: event.after,
      data: event.data,
    })),
});

/** How many events of each type stand. */
export const tallies = projection({
  name: "tallies",
  version: 1,
  columns: { count: "integer" },
  indexes: [["count"]],
  project: ({ events }) => {
    const counts = new Map<string, number>();
    for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
    return [...counts].map(([key, count]) => ({ key, count }));
  },
});

/** The first and the last day of the case that are known. */
export const extents = projection({
  name: "extents",
  version: 1,
  columns: { first: "day", last: "day" },
  indexes: [["first"]],
  project: ({ events }) => {
    const days = events.flatMap(({ occurred }) => occurred?.earliest ?? []).sort();
    return [{ key: "case", first: days[0] ?? null, last: days.at(-1) ?? null }];
  },
});

/** What was corrected or taken back: a row each, and none in most cases. */
export const corrections = projection({
  name: "corrections",
  version: 1,
  columns: { times: "integer", retracted: "boolean" },
  indexes: [],
  project: ({ events, retracted }) => [
    ...events
      .filter(({ earlier }) => earlier.length > 0)
      .map(({ id, earlier }) => ({ key: id, times: earlier.length, retracted: false })),
    ...retracted.map(({ event }) => ({ key: event.id, times: event.earlier.length, retracted: true })),
  ],
});

export const smallProjections: readonly Projection[] = [happenings, tallies, extents, corrections];
