/** How two groups that are compared look in an answer. */
import { entryRules } from "@tareekh/projections/answers/delay-lines.ts";
import { unitBreakdowns } from "@tareekh/projections/answers/units/unit-question.ts";
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import { Schema } from "effect";
import { DayShape } from "./dates.ts";
import { CurvePoint } from "./delays.ts";
import { StandingShape } from "./standing.ts";
import { sentences, UnitShape } from "./unit-figures.ts";

const Days = Schema.NullOr(Schema.Number);

const ComparedGroup = Schema.Struct({
  group: Schema.String,
  title: Schema.String.annotate({ description: "As the catalogue or the record calls it" }),
  counted: Schema.Int,
  observed: Schema.Int.annotate({ description: "Under observation at any time" }),
  events: Schema.Int.annotate({ description: "Of these, those that ended" }),
  endedOtherwise: Schema.Int.annotate({
    description: "Of the others, those that ended otherwise: they count as waiting until they did",
  }),
  expected: Schema.Number.annotate({ description: "How many would have ended if both waited alike" }),
  median: Days,
  medianLower: Days,
  medianUpper: Days,
  whyNoMedian: Schema.NullOr(Schema.String),
  points: Schema.Array(CurvePoint),
}).annotate({ identifier: "ComparedGroup" });

export const DelayComparisonShape = Schema.Struct({
  from: Schema.Literals(milestoneNames),
  to: Schema.Literals(milestoneNames),
  by: Schema.Literals(unitBreakdowns),
  unit: UnitShape,
  entry: Schema.Literals(entryRules),
  step: Schema.Int.annotate({ description: "Days between the points of the curves" }),
  today: DayShape,
  fewestEvents: Schema.Int.annotate({ description: "Of fewer that ended nothing is told" }),
  groups: Schema.Tuple([ComparedGroup, ComparedGroup]),
  chiSquare: Schema.NullOr(Schema.Number).annotate({ description: "Null where no test can be made" }),
  degreesOfFreedom: Schema.Int,
  p: Schema.NullOr(Schema.Number),
  sentences,
  test: Schema.NullOr(Schema.String).annotate({ description: "The test's own figures, in small print" }),
  standing: StandingShape,
});
