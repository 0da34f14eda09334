/** How figures of court dates look in an answer. */
import { courtDateBreakdowns, proceedingStandings } from "@tareekh/projections/answers/adjournment-lines.ts";
import { Schema } from "effect";
import { StandingShape } from "./standing.ts";
import { counts, groupFields, numbersOrNone, sentences, textsOrNone } from "./unit-figures.ts";

const By = Schema.NullOr(Schema.Literals(courtDateBreakdowns));

const CourtDateFigures = Schema.Struct({
  ...groupFields,
  ...counts("courtDates", "proceedings", "cases"),
  ...counts("held", "notReached", "courtNotSitting", "passedOver", "vacated", "resultNotStated"),
  putOff: Schema.Int.annotate({
    description:
      "An adjournment is on record, or the date was not held; by the side, or for the reason, where one was asked for",
  }),
  perhapsPutOff: Schema.Int.annotate({
    description: "May have been put off so: too little is on record to tell",
  }),
  ...numbersOrNone("putOffOf100", "atMostOf100"),
  ...counts("sideNotRecorded", "reasonNotRecorded"),
  ...counts("opposed", "costsRecorded", "costsOrdered", "costsRupees"),
  ...counts("witnessesNotRecorded", "datesWithWitnesses", "datesSentHome"),
  ...counts("witnessesPresent", "witnessesExamined"),
  witnessesSentHome: Schema.Int.annotate({ description: "Present, and not examined" }),
  witnessesNotTold: Schema.Int.annotate({
    description: "Present, and nobody recorded whether they were examined: in no share",
  }),
  sentHomeOf100: Schema.NullOr(Schema.Number).annotate({
    description: "Of 100 who were examined or sent home, those sent home",
  }),
  ...counts("nextGiven", "noNextDate", "nextNotRecorded", "nextNotDated"),
  ...numbersOrNone("nextQ1", "nextMedian", "nextQ3", "putOffNextMedian"),
  ...counts("recordedTwice", "recordsDiffer"),
}).annotate({ identifier: "CourtDateFigures" });

const PutOffCount = Schema.Struct({
  ...groupFields,
  ...textsOrNone("side", "reason"),
  ...counts("putOff", "of"),
  ...numbersOrNone("of100"),
  ...counts("proceedings", "opposed", "costsOrdered"),
}).annotate({ identifier: "PutOffCount" });

const PerProceedingFigures = Schema.Struct({
  ...groupFields,
  standing: Schema.Literals(proceedingStandings).annotate({
    description: "Of those that are pending the number of court dates is still growing",
  }),
  ...counts("proceedings", "courtDates", "putOff", "withSentHome"),
  ...numbersOrNone("courtDatesMean", "courtDatesQ1", "courtDatesMedian", "courtDatesQ3"),
  ...numbersOrNone("putOffMean", "putOffQ1", "putOffMedian", "putOffQ3"),
}).annotate({ identifier: "PerProceedingFigures" });

const PurposeFigures = Schema.Struct({
  ...textsOrNone("purpose"),
  ...counts("courtDates", "proceedings"),
  ...numbersOrNone("mean"),
  ...counts("endedCourtDates", "endedProceedings"),
  ...numbersOrNone("endedMean"),
}).annotate({ identifier: "PurposeFigures" });

const PutOffCounts = (description: string) => Schema.Array(PutOffCount).annotate({ description });

export const AdjournmentsShape = Schema.Struct({
  by: By,
  thenBy: By,
  ...textsOrNone("side", "reason"),
  total: CourtDateFigures,
  groups: Schema.Array(CourtDateFigures),
  sides: PutOffCounts("Of all that was put off, by side: the most frequent first, what nobody recorded last"),
  reasons: PutOffCounts("By reason"),
  sidesAndReasons: PutOffCounts("By side and reason"),
  groupSides: PutOffCounts("Of each group, by side"),
  groupReasons: PutOffCounts("Of each group, by reason"),
  perProceeding: Schema.Array(PerProceedingFigures).annotate({
    description:
      "Of all proceedings with a court date; of those that ended, that are pending, of which the end is not recorded, and that were split off",
  }),
  groupsPerProceeding: Schema.Array(PerProceedingFigures),
  purposes: Schema.Array(PurposeFigures).annotate({
    description: "A court date for two purposes is in both lines, so that these do not add up to the total",
  }),
  sentences,
  standing: StandingShape,
});
