/** Bail: applied for, told to whom, decided, furnished, breached and cancelled, per accused in a proceeding. */
import { Schema } from "effect";
import { answers } from "../../codes/answers.ts";
import {
  bailConditions,
  bailGrounds,
  bailKinds,
  bailNoticeReceivers,
  bailOutcomes,
} from "../../codes/bail.ts";
import { sides } from "../../codes/people.ts";
import { eventType } from "../../event-type.ts";
import { code, date, day, event, list, optional, proceeding, wholeNumber, yesNo } from "../../fields.ts";
import { accused, cnr, courtName, courtType, note, paperNumber, paperYear } from "../../recurring-fields.ts";

const chapter = "custody-and-bail";

const application = optional(
  event({ title: "Application", help: "Which application, where it is recorded" }, ["BailAppliedFor"]),
);
const grounds = (help: string) =>
  optional(list(code(bailGrounds, { title: "Ground" }), { title: "Grounds", help }));
const conditions = list(code(bailConditions, { title: "Condition" }), { title: "Conditions" });

export const BailAppliedFor = eventType({
  type: "BailAppliedFor",
  chapter,
  title: "Bail applied for",
  help: "The accused asked a court for bail",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    kind: code(bailKinds, { title: "Kind of bail" }),
    court: optional(courtType),
    courtName: optional(courtName),
    ordinal: optional(
      wholeNumber({ title: "Which application", help: "1 for the first in this proceeding" }, 1, 100),
    ),
    number: optional(paperNumber("Application number")),
    year: optional(paperYear()),
    cnr: optional(cnr),
    note,
  }),
  example: {
    occurred: "2024-07-08",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      kind: "regular",
      court: "sessions-court",
      ordinal: 1,
    },
  },
});

export const BailNoticeGiven = eventType({
  type: "BailNoticeGiven",
  chapter,
  title: "Notice of bail given",
  help: "Somebody who must hear of it was told of the application",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    to: list(code(bailNoticeReceivers, { title: "Receiver" }), { title: "Who was told" }),
    application,
    applicationReceived: optional(date({ title: "When the court had received the application's notice" })),
    listedFor: optional(day({ title: "Listed for" })),
    note,
  }),
  example: {
    occurred: "2024-07-10",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      to: ["public-prosecutor", "survivors-family"],
    },
  },
});

export const BailDecided = eventType({
  type: "BailDecided",
  chapter,
  title: "Bail decided",
  help: "A court granted or refused bail, or changed an earlier order",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    outcome: code(bailOutcomes, { title: "Outcome" }),
    application,
    kind: optional(code(bailKinds, { title: "Kind of bail" })),
    court: optional(courtType),
    grounds: grounds("Those that the order gives"),
    conditions: optional(conditions),
    until: optional(day({ title: "Until", help: "Of interim bail" })),
    informantPresent: optional(
      code(answers, { title: "The informant or victim, or somebody for them, was present" }),
    ),
    informantHeard: optional(code(answers, { title: "The informant or victim was heard" })),
    prosecutorHeard: optional(code(answers, { title: "The prosecutor was heard" })),
    note,
  }),
  example: {
    occurred: "2024-07-24",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      outcome: "granted",
      court: "sessions-court",
      grounds: ["parity", "long-custody"],
      conditions: ["attend", "no-threat-or-inducement"],
      informantPresent: "no",
    },
  },
});

export const BailFurnished = eventType({
  type: "BailFurnished",
  chapter,
  title: "Bail furnished",
  help: "The bond and sureties that the order asked for were given",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    decision: optional(event({ title: "The order that it follows" }, ["BailDecided"])),
    sureties: optional(wholeNumber({ title: "Number of sureties" }, 0, 20)),
    note,
  }),
  example: {
    occurred: "2024-07-26",
    data: { proceeding: "proceeding-1", accused: "accused-1", sureties: 2 },
  },
});

export const BailConditionBreached = eventType({
  type: "BailConditionBreached",
  chapter,
  title: "Condition of bail breached",
  help: "The accused did what the bail order forbade, or left undone what it asked, as reported",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    conditions,
    foundByCourt: optional(code(answers, { title: "A court found so" })),
    incident: optional(event({ title: "The incident", help: "A threat, say, recorded as an event" })),
    note,
  }),
  example: {
    occurred: "2024-08-30",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      conditions: ["no-threat-or-inducement"],
      foundByCourt: "no",
    },
  },
});

export const BailCancellationAppliedFor = eventType({
  type: "BailCancellationAppliedFor",
  chapter,
  title: "Cancellation of bail applied for",
  help: "A court was asked to cancel bail or set the order aside",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    by: code(sides, { title: "Side" }),
    court: optional(courtType),
    decision: optional(event({ title: "The order that it is against" }, ["BailDecided"])),
    grounds: grounds("Those that the application gives"),
    note,
  }),
  example: {
    occurred: "2024-09-04",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      by: "victim",
      grounds: ["threat-to-witness"],
    },
  },
});

export const BailCancelled = eventType({
  type: "BailCancelled",
  chapter,
  title: "Bail cancelled",
  help: "A court cancelled bail for what happened after it",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    court: optional(courtType),
    decision: optional(event({ title: "The order that granted it" }, ["BailDecided"])),
    application: optional(event({ title: "The application for it" }, ["BailCancellationAppliedFor"])),
    grounds: grounds("Those that the order gives"),
    note,
  }),
  example: {
    occurred: "2024-10-18",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      court: "high-court",
      grounds: ["threat-to-witness"],
    },
  },
});

export const BailCancellationRefused = eventType({
  type: "BailCancellationRefused",
  chapter,
  title: "Cancellation of bail refused",
  help: "A court let the bail stand",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    court: optional(courtType),
    application: optional(event({ title: "The application for it" }, ["BailCancellationAppliedFor"])),
    victimHeard: optional(yesNo({ title: "The victim was heard" })),
    note,
  }),
  example: {
    occurred: "2024-10-18",
    data: { proceeding: "proceeding-1", accused: "accused-1", court: "high-court", victimHeard: true },
  },
});
