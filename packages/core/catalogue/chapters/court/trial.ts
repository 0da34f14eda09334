/** The trial: who is summoned, who testifies, the accused's examination, arguments, trial in absence. */
import { Schema } from "effect";
import { processes, processResults } from "../../codes/trial.ts";
import { eventType } from "../../event-type.ts";
import { code, day, event, optional, person, proceeding, yesNo } from "../../fields.ts";
import { accused, note, witness } from "../../recurring-fields.ts";

const chapter = "court";

export const ProcessIssued = eventType({
  type: "ProcessIssued",
  chapter,
  title: "Summons or warrant issued",
  help: "The court called somebody, or ordered an arrest",
  data: Schema.Struct({
    proceeding: proceeding(),
    against: person({ title: "To or against whom" }),
    process: code(processes, { title: "Process" }),
    returnable: optional(day({ title: "For which court date" })),
    note,
  }),
  example: {
    occurred: "2025-02-03",
    data: {
      proceeding: "proceeding-1",
      against: "witness-1",
      process: "summons",
      returnable: "2025-02-24",
    },
  },
});

export const ProcessReturned = eventType({
  type: "ProcessReturned",
  chapter,
  title: "Summons or warrant came back",
  help: "Whether the summons or warrant reached the person",
  data: Schema.Struct({
    proceeding: proceeding(),
    against: person({ title: "To or against whom" }),
    process: code(processes, { title: "Process" }),
    result: code(processResults, { title: "How it came back" }),
    issued: optional(event({ title: "The process that came back" }, ["ProcessIssued"])),
    note,
  }),
  example: {
    occurred: "2025-02-24",
    data: {
      proceeding: "proceeding-1",
      against: "witness-1",
      process: "summons",
      result: "unserved",
    },
  },
});

export const TestimonyInChiefCompleted = eventType({
  type: "TestimonyInChiefCompleted",
  chapter,
  title: "Testimony in chief completed",
  help: "The witness has said what the side that called them asked",
  data: Schema.Struct({
    proceeding: proceeding(),
    witness,
    closedHearing: optional(yesNo({ title: "Behind closed doors, by video or with a screen" })),
    note,
  }),
  example: {
    occurred: "2025-03-11",
    data: { proceeding: "proceeding-1", witness: "survivor-1", closedHearing: true },
  },
});

export const CrossExaminationCompleted = eventType({
  type: "CrossExaminationCompleted",
  chapter,
  title: "Cross-examination completed",
  help: "The witness has been questioned by the other side, and the testimony is complete",
  data: Schema.Struct({
    proceeding: proceeding(),
    witness,
    closedHearing: optional(yesNo({ title: "Behind closed doors, by video or with a screen" })),
    reasonsForDelayRecorded: optional(yesNo({ title: "The court recorded reasons for a delay" })),
    note,
  }),
  example: { occurred: "2025-03-12", data: { proceeding: "proceeding-1", witness: "survivor-1" } },
});

export const WitnessDeclaredHostile = eventType({
  type: "WitnessDeclaredHostile",
  chapter,
  title: "Witness declared hostile",
  help: "The court declared it; it is never our own conclusion",
  data: Schema.Struct({ proceeding: proceeding(), witness, note }),
  example: { occurred: "2025-04-15", data: { proceeding: "proceeding-1", witness: "witness-2" } },
});

export const WitnessGivenUp = eventType({
  type: "WitnessGivenUp",
  chapter,
  title: "Witness given up",
  help: "The side that named the witness will not call them",
  data: Schema.Struct({
    proceeding: proceeding(),
    witness,
    untraceable: optional(yesNo({ title: "Could not be found" })),
    note,
  }),
  example: {
    occurred: "2025-05-06",
    data: { proceeding: "proceeding-1", witness: "witness-3", untraceable: true },
  },
});

export const AccusedExamined = eventType({
  type: "AccusedExamined",
  chapter,
  title: "Accused examined",
  help: "The court put the evidence to the accused, under section 313 or 351",
  data: Schema.Struct({ proceeding: proceeding(), accused, note }),
  example: { occurred: "2025-07-01", data: { proceeding: "proceeding-1", accused: "accused-1" } },
});

export const ArgumentsCompleted = eventType({
  type: "ArgumentsCompleted",
  chapter,
  title: "Arguments completed",
  help: "Both sides have argued, and the judgment is awaited",
  data: Schema.Struct({ proceeding: proceeding(), note }),
  example: { occurred: "2025-08-20", data: { proceeding: "proceeding-1" } },
});

export const AbsentiaTrialBegun = eventType({
  type: "AbsentiaTrialBegun",
  chapter,
  title: "Trial in absence begun",
  help: "The court began to try a proclaimed absconder in their absence",
  data: Schema.Struct({ proceeding: proceeding(), accused, note }),
  example: { occurred: "2025-09-01", data: { proceeding: "proceeding-2", accused: "accused-3" } },
});
