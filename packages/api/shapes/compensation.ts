/** How figures and curves of compensation look in an answer. */
import { compensationWaits } from "@tareekh/projections/answers/compensation-lines.ts";
import { entryRules } from "@tareekh/projections/answers/delay-lines.ts";
import { compensationTracks } from "@tareekh/projections/compensation.ts";
import { Schema } from "effect";
import { DayShape } from "./dates.ts";
import { CurvePoint } from "./delays.ts";
import { StandingShape } from "./standing.ts";
import { counts, groupFields, numbersOrNone, sentences, textsOrNone, UnitBy } from "./unit-figures.ts";

const Track = Schema.Literals(compensationTracks);
const Wait = Schema.Literals(compensationWaits).annotate({
  description: "Of special relief, `order-to-payment` begins with the recommendation",
});

const CompensationFigures = Schema.Struct({
  ...groupFields,
  track: Track,
  ...counts("claims", "cases", "survivors", "survivorsOrdered", "survivorsPaid"),
  ...counts("applied", "recommended", "ordered", "refused", "undecided", "unclear", "paid", "paidInPart"),
  neverPaid: Schema.Int.annotate({
    description: "Of the ordered, or of special relief the recommended: no payment is on record",
  }),
  ...numbersOrNone("neverPaidOf100"),
  ...counts("paidWithoutOrder"),
  orderedLeast: Schema.Int.annotate({
    description: "Rupees, by the lower limits of the classes in which amounts are recorded",
  }),
  orderedMost: Schema.NullOr(Schema.Int).annotate({
    description: "By the upper limits; null where a class has none",
  }),
  ...counts("orderedNotRecorded", "paidLeast"),
  paidMost: Schema.NullOr(Schema.Int),
  ...counts("paidNotRecorded"),
  ...textsOrNone("orderedQ1", "orderedMedian", "orderedQ3", "paidQ1", "paidMedian", "paidQ3"),
}).annotate({ identifier: "CompensationFigures" });

const CompensationWaitFigures = Schema.Struct({
  ...groupFields,
  track: Track,
  wait: Wait,
  ...counts("counted", "closed", "open", "notRecorded", "ended", "notDated", "unclear"),
  ...counts("reversed", "stale", "observed", "events", "waiting"),
  endedOtherwise: Schema.Int.annotate({
    description: "Of `waiting`: refused, and counted as waiting until then",
  }),
  ...counts("enteredAfterEnd", "enteredTooLate"),
  ...numbersOrNone("q1", "q1Lower", "q1Upper", "median", "medianLower", "medianUpper"),
  ...numbersOrNone("q3", "q3Lower", "q3Upper", "naiveMedian", "medianIfPendingToday"),
  ...textsOrNone("whyNoQ1", "whyNoMedian", "whyNoMedianUpper", "whyNoQ3"),
  ...textsOrNone("whyNoNaiveMedian", "whyNoMedianIfPendingToday"),
}).annotate({ identifier: "CompensationWaitFigures" });

const AmountCount = Schema.Struct({
  ...groupFields,
  track: Track,
  what: Schema.Literals(["ordered", "paid"]),
  amount: Schema.NullOr(Schema.String).annotate({
    description: "A class of the catalogue; null of what nobody recorded",
  }),
  ...counts("claims"),
}).annotate({ identifier: "AmountCount" });

export const CompensationShape = Schema.Struct({
  by: UnitBy,
  thenBy: UnitBy,
  entry: Schema.Literals(entryRules),
  step: Schema.Int.annotate({ description: "Days between the points of the curves" }),
  today: DayShape,
  fewestEvents: Schema.Int,
  survivors: Schema.Int.annotate({
    description: "In those cases, whether or not anything was asked for them",
  }),
  cases: Schema.Int,
  total: Schema.Array(CompensationFigures).annotate({ description: "A line for each track" }),
  groups: Schema.Array(CompensationFigures),
  waits: Schema.Array(CompensationWaitFigures),
  groupWaits: Schema.Array(CompensationWaitFigures),
  amounts: Schema.Array(AmountCount),
  curves: Schema.Array(
    Schema.Struct({ ...groupFields, track: Track, wait: Wait, points: Schema.Array(CurvePoint) }),
  ),
  sentences,
  standing: StandingShape,
});
