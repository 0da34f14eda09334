/** How days, ranges and imprecise dates look in an answer. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { Schema } from "effect";

export const DayShape = Schema.String.annotate({
  identifier: "Day",
  format: "date",
}) as unknown as Schema.Codec<Day>;

export const Bounds = Schema.Struct({
  earliest: Schema.NullOr(DayShape),
  latest: Schema.NullOr(DayShape),
  approximate: Schema.Boolean.annotate({
    description: "The bounds rest, at least in part, on an approximate or uncertain date",
  }),
}).annotate({
  identifier: "Bounds",
  description: "The days between which something happened; null where unknown",
});

export const DayRange = Schema.Struct({
  least: Schema.NullOr(Schema.Int),
  most: Schema.NullOr(Schema.Int),
  approximate: Schema.Boolean,
}).annotate({ identifier: "DayRange", description: "Days; null where there is no bound on that side" });

export const Occurrence = Schema.Struct({
  text: Schema.String.annotate({ description: "As recorded: EDTF, or an instant with its offset" }),
  earliest: Schema.NullOr(DayShape),
  latest: Schema.NullOr(DayShape),
  outer: Schema.Struct({ earliest: Schema.NullOr(DayShape), latest: Schema.NullOr(DayShape) }).annotate({
    description: "The bounds that hold for certain, where the text is approximate or uncertain",
  }),
  instant: Schema.NullOr(Schema.Int).annotate({
    description: "Milliseconds since 1970-01-01T00:00Z, where the text is an instant",
  }),
  approximate: Schema.Boolean,
  uncertain: Schema.Boolean,
}).annotate({ identifier: "Occurrence" });
