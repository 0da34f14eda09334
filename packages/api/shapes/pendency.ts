/** How tables of what is pending look in an answer. */
import { ageBands } from "@tareekh/projections/answers/pendency-figures.ts";
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import { Schema } from "effect";
import { DayShape } from "./dates.ts";
import { StandingShape } from "./standing.ts";
import { lineShape, sentences, UnitBy, UnitShape } from "./unit-figures.ts";

const PendencyFigures = lineShape(
  "PendencyFigures",
  [
    "pending",
    ...ageBands.map(({ name }) => name),
    "notDated",
    ...ageBands.map(({ name }) => `${name}Confirmed` as const),
    "stale",
    "absconding",
    "longPending",
    "stayed",
    "notConfirmed",
  ],
  ["oldestDays"],
);

export const PendencyShape = Schema.Struct({
  from: Schema.Literals(milestoneNames).annotate({ description: "From where ages are counted" }),
  by: UnitBy,
  thenBy: UnitBy,
  unit: UnitShape,
  today: DayShape,
  staleAfterDays: Schema.Int,
  total: PendencyFigures,
  stages: Schema.Array(PendencyFigures).annotate({ description: "By the furthest stage reached" }),
  courts: Schema.Array(PendencyFigures).annotate({ description: "By kind of court, and then by court" }),
  groups: Schema.Array(PendencyFigures).annotate({ description: "By what was asked" }),
  sentences,
  standing: StandingShape,
});
