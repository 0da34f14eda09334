/** How figures and curves of outcomes look in an answer. */
import { entryRules } from "@tareekh/projections/answers/delay-lines.ts";
import { horizonYears } from "@tareekh/projections/answers/outcome-figures.ts";
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import { outcomes } from "@tareekh/projections/facts/outcomes.ts";
import { Schema } from "effect";
import { DayShape } from "./dates.ts";
import { StandingShape } from "./standing.ts";
import { groupFields, lineShape, sentences, UnitBy, UnitShape } from "./unit-figures.ts";

const OutcomeFigures = lineShape(
  "OutcomeFigures",
  [
    "counted",
    ...outcomes,
    "open",
    "notCounted",
    "notDated",
    "reversed",
    "enteredAfterEnd",
    "enteredTooLate",
    "stale",
    "observed",
    "events",
  ],
  [
    "convictedOfEnded",
    ...horizonYears.flatMap((years) => outcomes.map((outcome) => `${outcome}By${years}` as const)),
  ],
  ["whyNoShares"],
);

const Share = Schema.NullOr(Schema.Number);
const ByOutcome = Schema.Struct({ convicted: Share, acquitted: Share, other: Share, unstated: Share });

const OutcomePoint = Schema.Struct({
  days: Schema.Int,
  atRisk: Schema.Int.annotate({ description: "Under observation just before that day" }),
  share: ByOutcome.annotate({ description: "The share that has ended so by that day" }),
  standardError: ByOutcome,
}).annotate({ identifier: "OutcomePoint" });

export const OutcomesShape = Schema.Struct({
  from: Schema.Literals(milestoneNames),
  by: UnitBy,
  thenBy: UnitBy,
  unit: UnitShape,
  entry: Schema.Literals(entryRules),
  step: Schema.Int.annotate({ description: "Days between the points of the curves" }),
  today: DayShape,
  total: OutcomeFigures,
  groups: Schema.Array(OutcomeFigures),
  curves: Schema.Array(Schema.Struct({ ...groupFields, points: Schema.Array(OutcomePoint) })).annotate({
    description: "Of the total first, then of each group",
  }),
  sentences,
  standing: StandingShape,
});
