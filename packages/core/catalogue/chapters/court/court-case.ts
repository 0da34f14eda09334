/** The court case: its numbers, courts, cognizance, copies, committal, charges, splitting, stays and directions. */
import { Schema } from "effect";
import { courtTypes } from "../../codes/bodies.ts";
import { sides } from "../../codes/people.ts";
import {
  cnrMatters,
  directionAddressees,
  directions,
  movingReasons,
  pleas,
  splittingReasons,
} from "../../codes/trial.ts";
import { eventType } from "../../event-type.ts";
import {
  code,
  day,
  event,
  list,
  name,
  newProceeding,
  optional,
  person,
  proceeding,
  yesNo,
} from "../../fields.ts";
import {
  accused,
  accusedIfKnown,
  cnr,
  courtName,
  courtType,
  district,
  note,
  paperNumber,
  paperYear,
  sections,
  severalAccused,
  state,
} from "../../recurring-fields.ts";

const chapter = "court";

export const CourtCaseNumbered = eventType({
  type: "CourtCaseNumbered",
  chapter,
  title: "Court case numbered",
  help: "The court gave the case its number, for the first time or anew",
  data: Schema.Struct({
    proceeding: proceeding(),
    court: courtType,
    courtName: optional(courtName),
    state: optional(state),
    district: optional(district),
    caseType: name(
      { title: "Case type", help: "As the court writes it: GR, SC, POCSO" },
      {
        pattern: /^[A-Za-z0-9][A-Za-z0-9 ./()-]{0,39}$/,
        expected: "a case type as the court writes it, such as GR or POCSO",
      },
    ),
    number: paperNumber("Case number"),
    year: paperYear(),
    filingNumber: optional(paperNumber("Filing number")),
    filingYear: optional(paperYear("Filing year")),
    supersedes: optional(event({ title: "The number that it replaces" }, ["CourtCaseNumbered"])),
    note,
  }),
  example: {
    occurred: "2024-10-01",
    data: {
      proceeding: "proceeding-1",
      court: "pocso-special-court",
      caseType: "POCSO",
      number: "61",
      year: 2024,
    },
  },
});

export const CnrRecorded = eventType({
  type: "CnrRecorded",
  chapter,
  title: "CNR recorded",
  help: "The court's record number. A case can have several",
  timeless: true,
  data: Schema.Struct({
    proceeding: proceeding(),
    cnr,
    matter: optional(code(cnrMatters, { title: "Which matter" })),
    note,
  }),
  example: {
    occurred: null,
    data: { proceeding: "proceeding-1", cnr: "WBSP010012342024", matter: "main" },
  },
});

export const CaseMovedToCourt = eventType({
  type: "CaseMovedToCourt",
  chapter,
  title: "Case moved to another court",
  help: "Another court took the case over",
  data: Schema.Struct({
    proceeding: proceeding(),
    from: optional(code(courtTypes, { title: "From" })),
    to: code(courtTypes, { title: "To" }),
    toCourtName: optional(courtName),
    reason: optional(code(movingReasons, { title: "Reason" })),
    note,
  }),
  example: {
    occurred: "2025-01-06",
    data: {
      proceeding: "proceeding-1",
      from: "sessions-court",
      to: "pocso-special-court",
      reason: "special-court",
    },
  },
});

export const CognizanceTaken = eventType({
  type: "CognizanceTaken",
  chapter,
  title: "Cognizance taken",
  help: "The court took the case up; several time limits begin here",
  data: Schema.Struct({
    proceeding: proceeding(),
    court: courtType,
    accused: optional(severalAccused),
    sections: optional(sections),
    note,
  }),
  example: {
    occurred: "2024-10-03",
    data: { proceeding: "proceeding-1", court: "pocso-special-court" },
  },
});

export const CopiesSupplied = eventType({
  type: "CopiesSupplied",
  chapter,
  title: "Copies supplied",
  help: "The accused, or the victim, got copies of the papers",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused: optional(severalAccused),
    toVictim: optional(yesNo({ title: "Also to the victim" })),
    complete: optional(yesNo({ title: "Complete" })),
    note,
  }),
  example: {
    occurred: "2024-10-14",
    data: { proceeding: "proceeding-1", accused: ["accused-1", "accused-2"], complete: true },
  },
});

export const DocumentsAdmittedOrDenied = eventType({
  type: "DocumentsAdmittedOrDenied",
  chapter,
  title: "Documents admitted or denied",
  help: "A side said which papers of the other it accepts as genuine",
  data: Schema.Struct({
    proceeding: proceeding(),
    side: code(sides, { title: "Side" }),
    accused: accusedIfKnown,
    note,
  }),
  example: { occurred: "2024-11-08", data: { proceeding: "proceeding-1", side: "defence" } },
});

export const CommittedToSessions = eventType({
  type: "CommittedToSessions",
  chapter,
  title: "Committed to the Court of Session",
  help: "The magistrate sent the case to the Court of Session for trial",
  data: Schema.Struct({ proceeding: proceeding(), accused: optional(severalAccused), note }),
  example: { occurred: "2024-11-20", data: { proceeding: "proceeding-1", accused: ["accused-1"] } },
});

export const DischargeAppliedFor = eventType({
  type: "DischargeAppliedFor",
  chapter,
  title: "Discharge applied for",
  help: "The accused asked the court to be let off before a charge",
  data: Schema.Struct({ proceeding: proceeding(), accused, note }),
  example: { occurred: "2024-12-02", data: { proceeding: "proceeding-1", accused: "accused-2" } },
});

export const DischargeRefused = eventType({
  type: "DischargeRefused",
  chapter,
  title: "Discharge refused",
  help: "The court did not let the accused off before a charge",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    application: optional(event({ title: "Which application" }, ["DischargeAppliedFor"])),
    note,
  }),
  example: { occurred: "2025-01-10", data: { proceeding: "proceeding-1", accused: "accused-2" } },
});

export const ChargesFramed = eventType({
  type: "ChargesFramed",
  chapter,
  title: "Charges framed",
  help: "The court put the charges to these accused",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused: severalAccused,
    sections: optional(sections),
    plea: optional(code(pleas, { title: "Plea" })),
    note,
  }),
  example: {
    occurred: "2025-01-17",
    data: {
      proceeding: "proceeding-1",
      accused: ["accused-1", "accused-2"],
      sections: [{ act: "bns", section: "143(4)" }],
      plea: "not-guilty",
    },
  },
});

export const ChargesAltered = eventType({
  type: "ChargesAltered",
  chapter,
  title: "Charges altered",
  help: "The court changed the charges against these accused",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused: severalAccused,
    sections: optional(sections),
    note,
  }),
  example: {
    occurred: "2025-06-10",
    data: {
      proceeding: "proceeding-1",
      accused: ["accused-1"],
      sections: [{ act: "pocso", section: "6" }],
    },
  },
});

export const ProceedingSplit = eventType({
  type: "ProceedingSplit",
  chapter,
  title: "Proceeding split",
  help: "The case against some accused goes on by itself",
  data: Schema.Struct({
    proceeding: proceeding({ title: "From which proceeding" }),
    into: newProceeding({ title: "Into", help: "The new reference, such as proceeding-2" }),
    accused: severalAccused,
    reason: optional(code(splittingReasons, { title: "Reason" })),
    note,
  }),
  example: {
    occurred: "2025-04-04",
    data: {
      proceeding: "proceeding-1",
      into: "proceeding-2",
      accused: ["accused-3"],
      reason: "absconding",
    },
  },
});

export const CourtDirected = eventType({
  type: "CourtDirected",
  chapter,
  title: "Court gave a direction",
  help: "A court told somebody in the case to do something, by a day or without one",
  data: Schema.Struct({
    proceeding: proceeding(),
    by: optional(courtType),
    to: code(directionAddressees, { title: "To whom" }),
    what: list(code(directions, { title: "Direction" }), { title: "What was directed" }),
    due: optional(day({ title: "By when" })),
    about: optional(person({ title: "About whom" })),
    note,
  }),
  example: {
    occurred: "2024-09-10",
    data: {
      proceeding: "proceeding-1",
      by: "pocso-special-court",
      to: "police",
      what: ["finish-investigation"],
      due: "2024-09-30",
    },
  },
});

export const ProceedingsStayed = eventType({
  type: "ProceedingsStayed",
  chapter,
  title: "Proceedings stayed",
  help: "A higher court stopped the case for the time being",
  data: Schema.Struct({
    proceeding: proceeding(),
    by: courtType,
    accused: optional(severalAccused),
    until: optional(day({ title: "Until" })),
    note,
  }),
  example: { occurred: "2025-05-02", data: { proceeding: "proceeding-1", by: "high-court" } },
});

export const StayEnded = eventType({
  type: "StayEnded",
  chapter,
  title: "Stay ended",
  help: "The case may go on",
  data: Schema.Struct({
    proceeding: proceeding(),
    stay: optional(event({ title: "Which stay" }, ["ProceedingsStayed"])),
    note,
  }),
  example: { occurred: "2025-08-11", data: { proceeding: "proceeding-1" } },
});
