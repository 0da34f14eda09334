import { Schema } from "effect";

/** What every answer from the rows says of itself. */
export const StandingShape = Schema.Struct({
  position: Schema.Int.annotate({ description: "Every event up to this position of the log is in it" }),
  setAside: Schema.Array(Schema.Struct({ caseId: Schema.String, reason: Schema.String })).annotate({
    description: "Cases that could not be projected: they are in no figure and no list",
  }),
  datedAhead: Schema.Int.annotate({
    description:
      "Of all cases: events dated on a day that had not come when they were recorded. Nobody knows whether they happened: they are in no figure",
  }),
}).annotate({ identifier: "Standing" });
