/** How it looks in an answer how far cases get. */
import { funnelSteps } from "@tareekh/projections/answers/stage-figures.ts";
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import { Schema } from "effect";
import { StandingShape } from "./standing.ts";
import { groupFields, sentences, UnitBy, UnitShape } from "./unit-figures.ts";

const StageFigures = Schema.Struct({
  ...groupFields,
  step: Schema.Literals(funnelSteps),
  of: Schema.Int,
  reached: Schema.Int.annotate({
    description: "On record, or something is on record that only comes after it (`unrecorded`)",
  }),
  unrecorded: Schema.Int,
  stillCan: Schema.Int,
  noLonger: Schema.Int.annotate({
    description: "It ended, and by what is on record of the end the step had not come and no longer can",
  }),
  notRecorded: Schema.Int.annotate({
    description: "It ended, and nobody recorded whether the step came before",
  }),
  reachedOf100: Schema.NullOr(Schema.Number),
  atMostOf100: Schema.NullOr(Schema.Number).annotate({
    description:
      "With all that still can or may have. The truth lies between the two; null of fewer than five",
  }),
}).annotate({ identifier: "StageFigures" });

const PublishedClaim = Schema.Struct({
  about: Schema.String,
  quotation: Schema.String,
  percent: Schema.Number,
  bound: Schema.Literals(["less-than", "more-than", "exactly"]),
  publisher: Schema.String,
  title: Schema.String,
  leavesOpen: Schema.String,
}).annotate({ identifier: "PublishedClaim" });

export const StagesShape = Schema.Struct({
  from: Schema.Literals(milestoneNames),
  by: UnitBy,
  thenBy: UnitBy,
  unit: UnitShape,
  of: Schema.Int,
  cases: Schema.Int,
  total: Schema.Array(StageFigures).annotate({ description: "In the order of procedure" }),
  groups: Schema.Array(StageFigures),
  claim: PublishedClaim.annotate({ description: "What was published of how many cases reach a court" }),
  sentences,
  standing: StandingShape,
});
