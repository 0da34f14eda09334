/** Random cases: events of several types with exact, rough and missing dates, corrected and taken back at random. */
import type { ContentToAppend } from "@tareekh/core/catalogue/event-type.ts";
import fc from "fast-check";
import { anEvent, ordinaryTypes } from "./recorded-events.ts";

const occurred = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 2015, max: 2022 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`),
  fc.integer({ min: 2015, max: 2022 }).map(String),
  fc.constant("2020-10-01/2020-10-07"),
  fc.constant(null),
);

const step = fc.record({
  does: fc.oneof(
    { weight: 5, arbitrary: fc.constant("happens" as const) },
    { weight: 1, arbitrary: fc.constant("is corrected" as const) },
    { weight: 1, arbitrary: fc.constant("is taken back" as const) },
  ),
  type: fc.constantFrom(...ordinaryTypes),
  occurred,
  which: fc.nat(),
});

/** Makes the events of a case, to be appended in order; given the name of its stream. */
export const aLivelyCase: fc.Arbitrary<(stream: string) => ContentToAppend[]> = fc
  .array(step, { minLength: 1, maxLength: 14 })
  .map((steps) => (stream) => {
    const events: ContentToAppend[] = [];
    const ordinary: ContentToAppend[] = [];
    for (const { does, type, occurred: when, which } of steps) {
      const target = ordinary[which % Math.max(ordinary.length, 1)];
      if (does === "happens" || target === undefined) {
        const event = anEvent(stream, { type, occurred: when });
        ordinary.push(event);
        events.push(event);
      } else if (does === "is corrected") {
        events.push(
          anEvent(stream, {
            type: "EventCorrected",
            occurred: null,
            data: {
              target: target.id,
              reason: "Misread",
              replacement: {
                occurred: when,
                source: target.source,
                version: target.version,
                data: target.data,
              },
            },
          }),
        );
      } else {
        events.push(
          anEvent(stream, {
            type: "EventRetracted",
            occurred: null,
            data: { target: target.id, reason: "Of another case" },
          }),
        );
      }
    }
    return events;
  });
