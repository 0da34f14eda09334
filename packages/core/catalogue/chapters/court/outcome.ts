/** How it ends, per accused: judgment, sentence, another end, appeal. */
import { Schema } from "effect";
import { sides } from "../../codes/people.ts";
import {
  acquittalReasons,
  appealKinds,
  appealOutcomes,
  disposals,
  judgmentOutcomes,
  sentenceKinds,
} from "../../codes/trial.ts";
import { eventType } from "../../event-type.ts";
import { code, event, list, optional, proceeding, wholeNumber, yesNo } from "../../fields.ts";
import {
  accused,
  accusedIfKnown,
  courtType,
  note,
  paperNumber,
  paperYear,
  sections,
} from "../../recurring-fields.ts";

const chapter = "court";

export const JudgmentGiven = eventType({
  type: "JudgmentGiven",
  chapter,
  title: "Judgment given",
  help: "The court convicted or acquitted this accused",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    outcome: code(judgmentOutcomes, { title: "Outcome" }),
    sections: optional(sections),
    whyAcquitted: optional(list(code(acquittalReasons, { title: "Reason" }), { title: "Why acquitted" })),
    court: optional(courtType),
    note,
  }),
  example: {
    occurred: "2025-09-12",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      outcome: "convicted",
      sections: [{ act: "bns", section: "143(4)" }],
    },
  },
});

export const SentenceGiven = eventType({
  type: "SentenceGiven",
  chapter,
  title: "Sentence given",
  help: "The court said what the punishment is",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    kinds: list(code(sentenceKinds, { title: "Kind" }), { title: "Kinds of sentence" }),
    months: optional(wholeNumber({ title: "Imprisonment in months", help: "The longest term" }, 1, 1_200)),
    fine: optional(wholeNumber({ title: "Fine in rupees" }, 0, 1_000_000_000)),
    compensationOrdered: optional(yesNo({ title: "Compensation was ordered too" })),
    note,
  }),
  example: {
    occurred: "2025-09-15",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      kinds: ["rigorous-imprisonment", "fine"],
      months: 120,
      fine: 20000,
    },
  },
});

export const JudgmentUploaded = eventType({
  type: "JudgmentUploaded",
  chapter,
  title: "Judgment uploaded",
  help: "The judgment appeared on the court's website",
  data: Schema.Struct({
    proceeding: proceeding(),
    identityHidden: optional(yesNo({ title: "The victim cannot be recognised in it" })),
    note,
  }),
  example: { occurred: "2025-09-18", data: { proceeding: "proceeding-1", identityHidden: true } },
});

export const AccusedDisposedOtherwise = eventType({
  type: "AccusedDisposedOtherwise",
  chapter,
  title: "Case against an accused ended otherwise",
  help: "Discharged, quashed, withdrawn, abated or moved: without a judgment",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    how: code(disposals, { title: "How" }),
    court: optional(courtType),
    note,
  }),
  example: {
    occurred: "2025-02-07",
    data: { proceeding: "proceeding-1", accused: "accused-2", how: "discharged" },
  },
});

export const AppealFiled = eventType({
  type: "AppealFiled",
  chapter,
  title: "Appeal filed",
  help: "A side asked a higher court to change a decision",
  data: Schema.Struct({
    proceeding: proceeding(),
    by: code(sides, { title: "Side" }),
    against: code(appealKinds, { title: "Against what" }),
    accused: accusedIfKnown,
    court: courtType,
    decision: optional(event({ title: "The decision" })),
    number: optional(paperNumber("Appeal number")),
    year: optional(paperYear()),
    note,
  }),
  example: {
    occurred: "2025-11-03",
    data: {
      proceeding: "proceeding-1",
      by: "defence",
      against: "conviction",
      accused: "accused-1",
      court: "high-court",
    },
  },
});

export const AppealDecided = eventType({
  type: "AppealDecided",
  chapter,
  title: "Appeal decided",
  help: "The higher court decided",
  data: Schema.Struct({
    proceeding: proceeding(),
    outcome: code(appealOutcomes, { title: "Outcome" }),
    accused: accusedIfKnown,
    court: optional(courtType),
    appeal: optional(event({ title: "Which appeal" }, ["AppealFiled"])),
    note,
  }),
  example: {
    occurred: "2026-06-22",
    data: {
      proceeding: "proceeding-1",
      outcome: "dismissed",
      accused: "accused-1",
      court: "high-court",
    },
  },
});
