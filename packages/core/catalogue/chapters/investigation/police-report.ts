/** How an investigation ends: the chargesheet and what is missing from it, closure; and what the victim is told. */
import { Schema } from "effect";
import { courtTypes } from "../../codes/bodies.ts";
import { chargesheetGaps, closureReasons } from "../../codes/investigation.ts";
import { eventType } from "../../event-type.ts";
import { code, day, event, list, optional, person, proceeding, yesNo } from "../../fields.ts";
import { courtType, note, paperNumber, paperYear, sections, severalAccused } from "../../recurring-fields.ts";

const chapter = "investigation";

const gaps = optional(
  list(code(chargesheetGaps, { title: "Missing" }), {
    title: "What is missing from it",
    help: "As seen on the day; whether it matters is for the court",
  }),
);

export const ChargesheetFiled = eventType({
  type: "ChargesheetFiled",
  chapter,
  title: "Chargesheet filed",
  help: "The police sent these accused for trial",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused: severalAccused,
    sections: optional(sections),
    missing: gaps,
    court: optional(code(courtTypes, { title: "In which court" })),
    number: optional(paperNumber("Chargesheet number")),
    year: optional(paperYear()),
    note,
  }),
  example: {
    occurred: "2024-09-28T15:40:00+05:30",
    data: {
      proceeding: "proceeding-1",
      accused: ["accused-1", "accused-2"],
      sections: [
        { act: "bns", section: "143(4)" },
        { act: "pocso", section: "6" },
      ],
      missing: ["forensic-report"],
      court: "pocso-special-court",
    },
  },
});

export const FurtherInvestigationPermitted = eventType({
  type: "FurtherInvestigationPermitted",
  chapter,
  title: "Further investigation permitted",
  help: "The court let the police investigate further after the chargesheet",
  data: Schema.Struct({
    proceeding: proceeding(),
    court: optional(courtType),
    until: optional(day({ title: "Until" })),
    note,
  }),
  example: { occurred: "2024-11-05", data: { proceeding: "proceeding-1" } },
});

export const SupplementaryChargesheetFiled = eventType({
  type: "SupplementaryChargesheetFiled",
  chapter,
  title: "Supplementary chargesheet filed",
  help: "The police added accused, sections or papers to the chargesheet",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused: optional(severalAccused),
    sections: optional(sections),
    missing: gaps,
    supplied: optional(
      list(code(chargesheetGaps, { title: "Supplied" }), { title: "What was missing and came with it" }),
    ),
    note,
  }),
  example: {
    occurred: "2025-01-20",
    data: { proceeding: "proceeding-1", accused: ["accused-3"], supplied: ["forensic-report"] },
  },
});

export const ClosureReportFiled = eventType({
  type: "ClosureReportFiled",
  chapter,
  title: "Closure report filed",
  help: "The police told the court that they will send nobody for trial",
  data: Schema.Struct({
    proceeding: proceeding(),
    reason: code(closureReasons, { title: "Reason" }),
    accused: optional(severalAccused),
    note,
  }),
  example: { occurred: "2024-12-10", data: { proceeding: "proceeding-1", reason: "untraced" } },
});

export const ClosureReportAccepted = eventType({
  type: "ClosureReportAccepted",
  chapter,
  title: "Closure report accepted",
  help: "The court accepted the closure",
  data: Schema.Struct({
    proceeding: proceeding(),
    report: optional(event({ title: "Which report" }, ["ClosureReportFiled"])),
    victimHeard: optional(yesNo({ title: "The informant or victim was heard" })),
    note,
  }),
  example: { occurred: "2025-02-14", data: { proceeding: "proceeding-1", victimHeard: true } },
});

export const ClosureReportRejected = eventType({
  type: "ClosureReportRejected",
  chapter,
  title: "Closure report rejected",
  help: "The court did not accept the closure",
  data: Schema.Struct({
    proceeding: proceeding(),
    report: optional(event({ title: "Which report" }, ["ClosureReportFiled"])),
    furtherInvestigation: optional(yesNo({ title: "Further investigation was ordered" })),
    note,
  }),
  example: { occurred: "2025-02-14", data: { proceeding: "proceeding-1", furtherInvestigation: true } },
});

export const ProgressToldToVictim = eventType({
  type: "ProgressToldToVictim",
  chapter,
  title: "Progress told to the victim",
  help: "The police told the informant or the victim how the investigation stands",
  data: Schema.Struct({
    proceeding: proceeding(),
    to: optional(person({ title: "To whom" })),
    note,
  }),
  example: { occurred: "2024-09-15", data: { proceeding: "proceeding-1", to: "survivor-1" } },
});
