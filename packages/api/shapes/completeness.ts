/** How it looks in an answer what is on record, and what is not. */
import { keepers, wantedKinds, wantedStages } from "@tareekh/projections/facts/wanted-facts.ts";
import { Schema } from "effect";
import { StandingShape } from "./standing.ts";
import { counts, groupFields, numbersOrNone, sentences, UnitBy } from "./unit-figures.ts";

const Stage = Schema.Literals(wantedStages);
const Kind = Schema.Literals(wantedKinds);
const Keeper = Schema.Literals(keepers).annotate({ description: "Whose record it is" });

const StageCompleteness = Schema.Struct({
  ...groupFields,
  stage: Stage,
  ...counts("of", "complete", "lacksDate", "lacksWho", "lacksNumber", "lacksPlace", "lacksWhat"),
  ...numbersOrNone("completeOf100"),
}).annotate({ identifier: "StageCompleteness" });

const FactFigures = Schema.Struct({
  ...groupFields,
  stage: Stage,
  fact: Schema.String,
  kind: Kind,
  keeper: Keeper,
  of: Schema.Int.annotate({
    description: "Proceedings that came to the stage; the next four add up to them",
  }),
  ...counts("recorded", "imprecise"),
  notStated: Schema.Int.annotate({ description: "Somebody looked, and the source does not say" }),
  ...counts("missing"),
  ...numbersOrNone("recordedOf100", "missingOf100"),
}).annotate({ identifier: "FactFigures" });

const WantedFact = Schema.Struct({
  stage: Stage,
  fact: Schema.String,
  title: Schema.String,
  kind: Kind,
  keeper: Keeper,
  source: Schema.String.annotate({ description: "The law or practice that wants it" }),
}).annotate({ identifier: "WantedFact" });

export const CompletenessShape = Schema.Struct({
  by: UnitBy,
  thenBy: UnitBy,
  ...counts("proceedings", "cases"),
  stages: Schema.Array(StageCompleteness).annotate({ description: "In the order of procedure" }),
  facts: Schema.Array(FactFigures),
  groupStages: Schema.Array(StageCompleteness),
  groupFacts: Schema.Array(FactFigures),
  wanted: Schema.Array(WantedFact),
  sentences,
  standing: StandingShape,
});
