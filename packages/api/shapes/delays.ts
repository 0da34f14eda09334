/** How figures and curves of delay look in an answer. */
import { entryRules } from "@tareekh/projections/answers/delay-lines.ts";
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import { Schema } from "effect";
import { DayShape } from "./dates.ts";
import { StandingShape } from "./standing.ts";
import { groupFields, lineShape, sentences, UnitBy, UnitShape } from "./unit-figures.ts";

const DelayFigures = lineShape(
  "DelayFigures",
  [
    "counted",
    "cases",
    "closed",
    "open",
    "openNotDated",
    "notRecorded",
    "notDated",
    "ended",
    "notBegun",
    "startNotRecorded",
    "possibly",
    "exact",
    "ranges",
    "oneSided",
    "approximate",
    "reversed",
    "stale",
    "absconding",
    "longPending",
    "observed",
    "events",
    "waiting",
    "endedOtherwise",
    "enteredAfterEnd",
    "enteredTooLate",
    "stayed",
  ],
  [
    "leastMin",
    "leastQ1",
    "leastMedian",
    "leastQ3",
    "leastMax",
    "mostMin",
    "mostQ1",
    "mostMedian",
    "mostQ3",
    "mostMax",
    "openMedianToday",
    "openMaxToday",
    "openMedianKnown",
    "openMaxKnown",
    "staleMedian",
    "staleMax",
    "stalePercent",
    "q1",
    "q1Lower",
    "q1Upper",
    "median",
    "medianLower",
    "medianUpper",
    "q3",
    "q3Lower",
    "q3Upper",
    "mostEstimate",
    "mostEstimateUpper",
    "naiveMedian",
    "medianIfPendingToday",
    "medianLessStays",
  ],
  ["whyNoQ1", "whyNoMedian", "whyNoMedianUpper", "whyNoQ3", "whyNoNaiveMedian", "whyNoMedianIfPendingToday"],
);

const Share = Schema.NullOr(Schema.Number);

export const CurvePoint = Schema.Struct({
  days: Schema.Int,
  atRisk: Schema.Int.annotate({ description: "Under observation just before that day" }),
  ended: Schema.Int.annotate({ description: "Ended since the point before, that day included" }),
  lastKnownWaiting: Schema.Int.annotate({
    description: "Last known to wait since the point before; nothing is known of them from then on",
  }),
  waiting: Share.annotate({ description: "The share still waiting after that day" }),
  lower: Share.annotate({ description: "Of its 95 % interval; null where that is not defined" }),
  upper: Share,
}).annotate({ identifier: "CurvePoint" });

export const DelaysShape = Schema.Struct({
  from: Schema.Literals(milestoneNames),
  to: Schema.Literals(milestoneNames),
  by: UnitBy,
  thenBy: UnitBy,
  unit: UnitShape,
  entry: Schema.Literals(entryRules),
  step: Schema.Int.annotate({ description: "Days between the points of the curves" }),
  today: DayShape.annotate({ description: "Of it is said how old is what is known of the open ones" }),
  staleAfterDays: Schema.Int,
  fewestEvents: Schema.Int.annotate({ description: "No median is given of fewer that ended" }),
  total: DelayFigures,
  groups: Schema.Array(DelayFigures),
  curves: Schema.Array(Schema.Struct({ ...groupFields, points: Schema.Array(CurvePoint) })).annotate({
    description: "Of the total first, then of each group",
  }),
  countedElsewhere: Schema.Int.annotate({
    description: "Not counted: what is counted in the proceeding from which theirs was split, or into which",
  }),
  sentences,
  standing: StandingShape,
});
