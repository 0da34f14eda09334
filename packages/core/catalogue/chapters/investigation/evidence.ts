/** Medical examination, reports asked and received, and statements: that they were made, never what they say. */
import { Schema } from "effect";
import { answers } from "../../codes/answers.ts";
import { authorities, courtTypes } from "../../codes/bodies.ts";
import {
  peoplePresent,
  recordingMeans,
  reportKinds,
  statementPlaces,
  statementProvisions,
} from "../../codes/investigation.ts";
import { languages } from "../../codes/languages.ts";
import { consentGivers } from "../../codes/people.ts";
import { eventType } from "../../event-type.ts";
import { code, date, event, list, optional, person, proceeding, yesNo } from "../../fields.ts";
import { note, proceedingIfKnown } from "../../recurring-fields.ts";

const chapter = "investigation";

const examined = person({ title: "Person examined" }, ["survivor", "accused"]);

export const SentForMedicalExamination = eventType({
  type: "SentForMedicalExamination",
  chapter,
  title: "Sent for medical examination",
  help: "The person was sent to a doctor to be examined",
  data: Schema.Struct({ person: examined, proceeding: proceedingIfKnown, note }),
  example: {
    occurred: "2024-08-07T09:00:00+05:30",
    data: { person: "survivor-1", proceeding: "proceeding-1" },
  },
});

export const MedicalExaminationMade = eventType({
  type: "MedicalExaminationMade",
  chapter,
  title: "Medical examination made",
  help: "A doctor examined the person. What was found is not recorded here",
  data: Schema.Struct({
    person: examined,
    proceeding: proceedingIfKnown,
    consentBy: optional(code(consentGivers, { title: "Who agreed" })),
    byWomanDoctor: optional(yesNo({ title: "By a woman doctor" })),
    trustedPersonPresent: optional(yesNo({ title: "A trusted person was present" })),
    forAge: optional(yesNo({ title: "Also for age" })),
    note,
  }),
  example: {
    occurred: "2024-08-07T11:30:00+05:30",
    data: {
      person: "survivor-1",
      proceeding: "proceeding-1",
      consentBy: "self",
      byWomanDoctor: true,
    },
  },
});

const report = code(reportKinds, { title: "Kind of report" });
const about = optional(person({ title: "About whom" }));

export const ReportRequested = eventType({
  type: "ReportRequested",
  chapter,
  title: "Report asked for",
  help: "A forensic, medical, age or other report was asked for",
  data: Schema.Struct({
    proceeding: proceeding(),
    report,
    about,
    by: optional(code(authorities, { title: "Asked by" })),
    note,
  }),
  example: { occurred: "2024-08-12", data: { proceeding: "proceeding-1", report: "forensic" } },
});

export const ReportReceived = eventType({
  type: "ReportReceived",
  chapter,
  title: "Report received",
  help: "The report came. What it says is not recorded here",
  data: Schema.Struct({
    proceeding: proceeding(),
    report,
    about,
    request: optional(event({ title: "The request that it answers" }, ["ReportRequested"])),
    note,
  }),
  example: { occurred: "2025-02-20", data: { proceeding: "proceeding-1", report: "forensic" } },
});

export const ReportForwarded = eventType({
  type: "ReportForwarded",
  chapter,
  title: "Report forwarded",
  help: "Who made or held the report sent it on",
  data: Schema.Struct({
    proceeding: proceeding(),
    report,
    to: code(authorities, { title: "To whom" }),
    about,
    note,
  }),
  example: {
    occurred: "2024-08-13",
    data: {
      proceeding: "proceeding-1",
      report: "medical",
      to: "investigating-officer",
      about: "survivor-1",
    },
  },
});

const whoSpoke = person({ title: "Whose statement" }, [
  "survivor",
  "witness",
  "informant",
  "accused",
  "other",
]);

export const PoliceStatementRecorded = eventType({
  type: "PoliceStatementRecorded",
  chapter,
  title: "Statement to the police recorded",
  help: "That a statement was taken, when and how; never what it says",
  data: Schema.Struct({
    person: whoSpoke,
    proceeding: proceeding(),
    byWomanOfficer: optional(yesNo({ title: "By a woman officer" })),
    place: optional(code(statementPlaces, { title: "Where" })),
    present: optional(list(code(peoplePresent, { title: "Present" }), { title: "Who was present" })),
    language: optional(code(languages, { title: "Language" })),
    note,
  }),
  example: {
    occurred: "2024-08-08",
    data: {
      person: "survivor-1",
      proceeding: "proceeding-1",
      byWomanOfficer: true,
      place: "shelter",
      language: "bengali",
    },
  },
});

export const TakenToMagistrateForStatement = eventType({
  type: "TakenToMagistrateForStatement",
  chapter,
  title: "Taken to a magistrate for a statement",
  help: "The police brought the person to a magistrate, so that a statement could be recorded",
  data: Schema.Struct({
    person: whoSpoke,
    proceeding: proceeding(),
    reasonsForDelayRecorded: optional(
      code(answers, { title: "Reasons for a delay over 24 hours were recorded" }),
    ),
    note,
  }),
  example: {
    occurred: "2024-08-08T10:30:00+05:30",
    data: { person: "survivor-1", proceeding: "proceeding-1", reasonsForDelayRecorded: "not-stated" },
  },
});

export const MagistrateStatementRecorded = eventType({
  type: "MagistrateStatementRecorded",
  chapter,
  title: "Statement before a magistrate recorded",
  help: "The statement under section 164 or 183: that it was made, where, who was there; never what it says",
  data: Schema.Struct({
    person: whoSpoke,
    proceeding: proceeding(),
    under: optional(code(statementProvisions, { title: "Recorded under" })),
    before: optional(code(courtTypes, { title: "Before which court" })),
    place: optional(code(statementPlaces, { title: "Where" })),
    present: optional(list(code(peoplePresent, { title: "Present" }), { title: "Who was present" })),
    language: optional(code(languages, { title: "Language" })),
    recordedHow: optional(list(code(recordingMeans, { title: "Means" }), { title: "How it was recorded" })),
    taken: optional(date({ title: "When the person was brought there" })),
    note,
  }),
  example: {
    occurred: "2024-08-08",
    data: {
      person: "survivor-1",
      proceeding: "proceeding-1",
      under: "bnss-183",
      before: "magistrate-first-class",
      place: "chamber",
      present: ["support-person", "interpreter"],
      language: "bengali",
      recordedHow: ["writing", "video"],
    },
  },
});

export const MagistrateStatementRetracted = eventType({
  type: "MagistrateStatementRetracted",
  chapter,
  title: "Statement before a magistrate retracted",
  help: "The person went back on the statement, or is said to have",
  data: Schema.Struct({
    person: whoSpoke,
    proceeding: proceeding(),
    statement: optional(event({ title: "Which statement" }, ["MagistrateStatementRecorded"])),
    before: optional(code(authorities, { title: "Before whom" })),
    note,
  }),
  example: {
    occurred: "2025-05-12",
    data: { person: "survivor-1", proceeding: "proceeding-1", before: "special-court" },
  },
});
