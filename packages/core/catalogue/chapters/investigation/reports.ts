/** What happened to the person as told, the first information, the FIR and its sections, and who is told of it. */
import { Schema } from "effect";
import { authorities } from "../../codes/bodies.ts";
import {
  enquiryOutcomes,
  identificationMeans,
  informationMatters,
  informationMeans,
  missingReportKinds,
  offenceActs,
  offenceDurations,
  offenceMeans,
  reportedMatters,
} from "../../codes/investigation.ts";
import { penalRegimes } from "../../codes/law.ts";
import { journeyParts, venues } from "../../codes/places.ts";
import { eventType } from "../../event-type.ts";
import { code, date, list, newProceeding, optional, person, proceeding, yesNo } from "../../fields.ts";
import {
  accused,
  courtType,
  district,
  note,
  paperNumber,
  paperYear,
  place,
  policeStation,
  policeStationCode,
  proceedingIfKnown,
  sections,
  severalAccused,
  state,
  survivor,
  survivors,
} from "../../recurring-fields.ts";

const chapter = "investigation";

export const ProceedingOpened = eventType({
  type: "ProceedingOpened",
  chapter,
  title: "Proceeding opened",
  help: "An FIR, or what is to become one, and the court case that grows from it",
  timeless: true,
  data: Schema.Struct({
    proceeding: newProceeding({ title: "Reference", help: "Such as proceeding-1" }),
    state: optional(state),
    part: optional(code(journeyParts, { title: "Part in the journey" })),
    penalCode: optional(code(penalRegimes, { title: "Penal code", help: "By the date of the offence" })),
    note,
  }),
  example: { occurred: null, data: { proceeding: "proceeding-1", state: "in-wb", part: "source" } },
});

export const OffenceTookPlace = eventType({
  type: "OffenceTookPlace",
  chapter,
  title: "What was done to the person",
  help: "Recruited, taken, sold, exploited: as the source tells it, when it was done. Not a charge",
  data: Schema.Struct({
    survivors,
    acts: list(code(offenceActs, { title: "Act" }), { title: "What was done" }),
    lasted: optional(code(offenceDurations, { title: "For how long, or how often" })),
    means: optional(list(code(offenceMeans, { title: "Means" }), { title: "By what means" })),
    accused: optional(severalAccused),
    venue: optional(code(venues, { title: "Kind of place" })),
    at: optional(place("Where")),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-05/2024-06",
    data: {
      survivors: ["survivor-1"],
      acts: ["recruited", "transported"],
      means: ["promise-of-work"],
      accused: ["accused-1"],
      at: { state: "in-wb" },
    },
  },
});

export const InformationReceived = eventType({
  type: "InformationReceived",
  chapter,
  title: "Information received",
  help: "The police or another body learnt of it; several time limits begin here",
  data: Schema.Struct({
    matters: list(code(informationMatters, { title: "Matter" }), { title: "About what" }),
    how: code(informationMeans, { title: "How it came" }),
    to: optional(code(authorities, { title: "Who received it" })),
    from: optional(person({ title: "From whom" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-07-01T21:15:00+05:30",
    data: {
      matters: ["trafficking", "offence-against-child"],
      how: "in-person",
      to: "investigating-officer",
      proceeding: "proceeding-1",
    },
  },
});

export const InformationSigned = eventType({
  type: "InformationSigned",
  chapter,
  title: "Information signed",
  help: "The informant signed what had been sent electronically",
  data: Schema.Struct({
    proceeding: proceedingIfKnown,
    informant: optional(person({ title: "Informant" })),
    note,
  }),
  example: { occurred: "2024-07-03", data: { proceeding: "proceeding-1", informant: "informant-1" } },
});

export const PreliminaryEnquiryConcluded = eventType({
  type: "PreliminaryEnquiryConcluded",
  chapter,
  title: "Preliminary enquiry concluded",
  help: "The enquiry before an FIR came to its end",
  data: Schema.Struct({
    proceeding: proceedingIfKnown,
    outcome: code(enquiryOutcomes, { title: "Outcome" }),
    permitted: optional(yesNo({ title: "Permitted by a senior officer" })),
    note,
  }),
  example: {
    occurred: "2024-07-12",
    data: { proceeding: "proceeding-1", outcome: "fir-to-be-registered", permitted: true },
  },
});

export const MissingReportMade = eventType({
  type: "MissingReportMade",
  chapter,
  title: "Missing report made",
  help: "Somebody reported to the police that the person was missing",
  data: Schema.Struct({
    person: survivor,
    kind: optional(code(missingReportKinds, { title: "Kind of report" })),
    number: optional(paperNumber("Number of the entry")),
    state: optional(state),
    district: optional(district),
    policeStation: optional(policeStation),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-06-20",
    data: { person: "survivor-1", kind: "diary-entry", number: "1123", state: "in-wb" },
  },
});

const firIdentity = {
  number: paperNumber("FIR number"),
  year: paperYear(),
  state,
  district,
  policeStation,
  policeStationCode: optional(policeStationCode),
};

export const FirRegistered = eventType({
  type: "FirRegistered",
  chapter,
  title: "FIR registered",
  help: "The police registered the first information report",
  data: Schema.Struct({
    proceeding: proceeding(),
    number: optional(firIdentity.number),
    year: optional(firIdentity.year),
    state: optional(firIdentity.state),
    district: optional(firIdentity.district),
    policeStation: optional(firIdentity.policeStation),
    policeStationCode: firIdentity.policeStationCode,
    zeroFir: optional(yesNo({ title: "Zero FIR", help: "Registered for another police station" })),
    electronic: optional(yesNo({ title: "Sent electronically" })),
    sections: optional(sections),
    accused: optional(severalAccused),
    informant: optional(person({ title: "Informant" })),
    note,
  }),
  example: {
    occurred: "2024-07-02",
    data: {
      proceeding: "proceeding-1",
      number: "0155",
      year: 2024,
      state: "in-wb",
      district: "North District",
      policeStation: "Lake Road",
      sections: [{ act: "bns", section: "143(4)" }],
      accused: ["accused-1"],
    },
  },
});

export const ComplaintFiled = eventType({
  type: "ComplaintFiled",
  chapter,
  title: "Complaint filed in court",
  help: "Somebody complained to a magistrate directly, not through the police",
  data: Schema.Struct({
    proceeding: proceeding(),
    complainant: optional(person({ title: "Complainant" })),
    court: optional(courtType),
    sections: optional(sections),
    accused: optional(severalAccused),
    note,
  }),
  example: {
    occurred: "2024-07-22",
    data: { proceeding: "proceeding-1", complainant: "informant-1", court: "magistrate-first-class" },
  },
});

export const FirRenumbered = eventType({
  type: "FirRenumbered",
  chapter,
  title: "FIR numbered anew",
  help: "Another police station took the FIR over and gave it its own number",
  data: Schema.Struct({ proceeding: proceeding(), ...firIdentity, note }),
  example: {
    occurred: "2024-07-15",
    data: {
      proceeding: "proceeding-1",
      number: "0201",
      year: 2024,
      state: "in-br",
      district: "River District",
      policeStation: "Station Road",
    },
  },
});

export const FirCopyGiven = eventType({
  type: "FirCopyGiven",
  chapter,
  title: "Copy of the FIR given",
  help: "The informant or the victim got a free copy of the FIR",
  data: Schema.Struct({ proceeding: proceeding(), to: optional(person({ title: "To whom" })), note }),
  example: { occurred: "2024-07-02", data: { proceeding: "proceeding-1", to: "informant-1" } },
});

export const FirPublishedOnline = eventType({
  type: "FirPublishedOnline",
  chapter,
  title: "FIR published online",
  help: "The FIR appeared on a website; for a sexual offence that gives an identity away",
  data: Schema.Struct({
    proceeding: proceeding(),
    identityVisible: optional(yesNo({ title: "The victim could be recognised" })),
    takenDown: optional(date({ title: "Taken down on" })),
    note,
  }),
  example: { occurred: "2024-07-03", data: { proceeding: "proceeding-1", identityVisible: true } },
});

export const ReportedToAuthority = eventType({
  type: "ReportedToAuthority",
  chapter,
  title: "Reported to an authority",
  help: "The police, or who had to, told an authority what the law wants it told",
  data: Schema.Struct({
    matter: code(reportedMatters, { title: "What was reported" }),
    to: code(authorities, { title: "To whom" }),
    proceeding: proceedingIfKnown,
    about: optional(person({ title: "About whom" })),
    note,
  }),
  example: {
    occurred: "2024-07-02T18:00:00+05:30",
    data: { matter: "pocso-offence", to: "cwc", proceeding: "proceeding-1", about: "survivor-1" },
  },
});

const sectionsOfProceeding = Schema.Struct({
  proceeding: proceeding(),
  sections,
  accused: optional(severalAccused),
  note,
});

export const SectionsAdded = eventType({
  type: "SectionsAdded",
  chapter,
  title: "Sections added",
  help: "Further sections of law were added, for all accused or for those named",
  data: sectionsOfProceeding,
  example: {
    occurred: "2024-07-18",
    data: { proceeding: "proceeding-1", sections: [{ act: "pocso", section: "6" }] },
  },
});

export const SectionsDropped = eventType({
  type: "SectionsDropped",
  chapter,
  title: "Sections dropped",
  help: "Sections of law were dropped, for all accused or for those named",
  data: sectionsOfProceeding,
  example: {
    occurred: "2024-08-02",
    data: { proceeding: "proceeding-1", sections: [{ act: "itpa", section: "7(1)" }] },
  },
});

export const AccusedIdentified = eventType({
  type: "AccusedIdentified",
  chapter,
  title: "Accused identified",
  help: "It became known who the accused is",
  data: Schema.Struct({
    proceeding: proceedingIfKnown,
    accused,
    how: code(identificationMeans, { title: "How" }),
    note,
  }),
  example: {
    occurred: "2024-07-09",
    data: { proceeding: "proceeding-1", accused: "accused-2", how: "test-identification" },
  },
});
