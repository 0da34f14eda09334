/** Arrest, production and remand of an accused, and release: each per accused in a proceeding. */
import { Schema } from "effect";
import { agencies } from "../../codes/bodies.ts";
import {
  arrestWaits,
  counselReadyMoments,
  producedBefore,
  productionModes,
  releaseGrounds,
  remandKinds,
} from "../../codes/custody.ts";
import { venues } from "../../codes/places.ts";
import { eventType } from "../../event-type.ts";
import {
  code,
  date,
  day,
  event,
  list,
  optional,
  person,
  proceeding,
  sealedText,
  wholeNumber,
  yesNo,
} from "../../fields.ts";
import { accused, basis, courtType, note, place } from "../../recurring-fields.ts";

const chapter = "custody-and-bail";

const journeyMinutes = optional(
  wholeNumber(
    {
      title: "Journey in minutes",
      help: "From the place of arrest to the court; it is not counted in the 24 hours",
    },
    0,
    20_000,
  ),
);

export const AccusedArrested = eventType({
  type: "AccusedArrested",
  chapter,
  title: "Accused arrested",
  help: "The accused was taken into custody by the police",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    by: optional(code(agencies, { title: "By which agency" })),
    at: optional(place("Where")),
    venue: optional(code(venues, { title: "Kind of place" })),
    groundsGivenInWriting: optional(yesNo({ title: "Grounds given in writing" })),
    groundsGivenAt: optional(date({ title: "When the grounds were given" })),
    relativeInformedAt: optional(date({ title: "When a relative was told" })),
    note,
  }),
  example: {
    occurred: "2024-07-02T06:30:00+05:30",
    data: { proceeding: "proceeding-1", accused: "accused-1", groundsGivenInWriting: true },
  },
});

export const AccusedSurrendered = eventType({
  type: "AccusedSurrendered",
  chapter,
  title: "Accused surrendered",
  help: "The accused came to the court or the police without being arrested",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    court: optional(courtType),
    takenIntoCustody: optional(yesNo({ title: "Taken into custody" })),
    note,
  }),
  example: {
    occurred: "2024-10-14",
    data: { proceeding: "proceeding-1", accused: "accused-2", takenIntoCustody: true },
  },
});

export const ArrestDeferred = eventType({
  type: "ArrestDeferred",
  chapter,
  title: "Arrest deferred",
  help: "The police wait before they arrest the accused. No statute makes the survivor's statement a condition",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    until: code(arrestWaits, { title: "Until what" }),
    statementOf: optional(person({ title: "Whose statement it waits for" }, ["survivor", "witness"])),
    inOtherWords: optional(sealedText({ title: "In the source's words", help: "Sealed" })),
    note,
  }),
  example: {
    occurred: "2024-07-04",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-3",
      until: "magistrate-statement",
      statementOf: "survivor-1",
    },
  },
});

export const CounselReady = eventType({
  type: "CounselReady",
  chapter,
  title: "Counsel ready",
  help: "Lawyers were ready to ask for bail before the accused was brought to court",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    when: code(counselReadyMoments, { title: "Ready before what" }),
    lawyers: optional(wholeNumber({ title: "How many lawyers" }, 1, 100)),
    counsel: optional(list(person({ title: "Counsel" }, ["counsel"]), { title: "Which counsel" })),
    note,
  }),
  example: {
    occurred: "2024-07-02",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      when: "before-police-station",
      lawyers: 3,
    },
  },
});

export const AccusedProduced = eventType({
  type: "AccusedProduced",
  chapter,
  title: "Accused produced",
  help: "The accused was brought before a magistrate",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    before: optional(code(producedBefore, { title: "Before whom" })),
    how: optional(code(productionModes, { title: "How" })),
    journeyMinutes,
    at: optional(place("Where")),
    counselPresent: optional(yesNo({ title: "Counsel of the accused was there" })),
    note,
  }),
  example: {
    occurred: "2024-07-02T19:10:00+05:30",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      before: "magistrate-with-jurisdiction",
      how: "in-person",
      journeyMinutes: 45,
    },
  },
});

export const AccusedRemanded = eventType({
  type: "AccusedRemanded",
  chapter,
  title: "Accused remanded",
  titles: { field: "basis", words: { stated: "Accused said to be in custody" } },
  help: "A magistrate ordered that the accused be kept in custody; default bail is counted from the first remand",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    basis,
    kind: code(remandKinds, { title: "Kind of remand" }),
    until: optional(day({ title: "Until", help: "Its last day, or the day of the next production" })),
    by: optional(courtType),
    note,
  }),
  example: {
    occurred: "2024-07-02",
    data: {
      proceeding: "proceeding-1",
      accused: "accused-1",
      kind: "police",
      until: "2024-07-09",
      by: "magistrate-first-class",
    },
  },
});

export const AccusedReleased = eventType({
  type: "AccusedReleased",
  chapter,
  title: "Accused released",
  help: "The accused left custody",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    because: code(releaseGrounds, { title: "Because" }),
    decision: optional(event({ title: "The decision that it follows" })),
    note,
  }),
  example: {
    occurred: "2024-10-05",
    data: { proceeding: "proceeding-1", accused: "accused-1", because: "bail" },
  },
});

export const AccusedAbsconded = eventType({
  type: "AccusedAbsconded",
  chapter,
  title: "Accused absconded",
  help: "The accused could not be found when wanted",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    whileOnBail: optional(yesNo({ title: "While on bail" })),
    note,
  }),
  example: {
    occurred: "2025-01-08",
    data: { proceeding: "proceeding-1", accused: "accused-1", whileOnBail: true },
  },
});

export const AccusedProclaimed = eventType({
  type: "AccusedProclaimed",
  chapter,
  title: "Accused proclaimed",
  help: "The court proclaimed the accused an absconder",
  data: Schema.Struct({
    proceeding: proceeding(),
    accused,
    court: optional(courtType),
    propertyAttached: optional(yesNo({ title: "Property was attached" })),
    note,
  }),
  example: {
    occurred: "2025-03-19",
    data: { proceeding: "proceeding-1", accused: "accused-1", court: "sessions-court" },
  },
});
