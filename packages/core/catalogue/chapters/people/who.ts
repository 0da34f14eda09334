/** People of the case: their references and roles, their sealed identity, how they belong together. */
import { Schema } from "effect";
import { genders, relations, roles, sides, witnessKinds } from "../../codes/people.ts";
import { eventType } from "../../event-type.ts";
import {
  code,
  list,
  name,
  newPerson,
  optional,
  person,
  sealedLineOfPerson,
  sealedTextOfPerson,
  yesNo,
} from "../../fields.ts";
import { note, proceedingIfKnown } from "../../recurring-fields.ts";

const chapter = "people";

export const PersonAdded = eventType({
  type: "PersonAdded",
  chapter,
  title: "Person added",
  help: "A person plays a part in the case. Who it is in life is recorded apart, and sealed",
  timeless: true,
  data: Schema.Struct({
    person: newPerson({ title: "Reference", help: "A role and a number, such as survivor-1" }),
    role: code(roles, { title: "Role" }),
    alias: optional(
      name({
        title: "Alias",
        help: "An invented name, readable by all who see the case. Never the real name, its initials or a nickname",
      }),
    ),
    gender: optional(code(genders, { title: "Gender" })),
    minorAsReported: optional(
      yesNo({ title: "Said to be below 18", help: "As the source says; evidence of age is recorded apart" }),
    ),
    witnessKind: optional(code(witnessKinds, { title: "Kind of witness" })),
    note: optional(sealedTextOfPerson({ title: "Note", help: "Sealed with this person's own key" })),
  }),
  example: {
    occurred: null,
    data: { person: "survivor-1", role: "survivor", gender: "female", minorAsReported: true },
  },
  check: (data) => {
    const stated = /^[a-z]+(?=-[1-9][0-9]{0,3}$)/.exec(data.person)?.[0];
    return stated === undefined || stated === data.role
      ? { ok: true, value: data }
      : { ok: false, reason: `person: the reference ${data.person} is of another role than ${data.role}` };
  },
});

export const IdentityRecorded = eventType({
  type: "IdentityRecorded",
  chapter,
  title: "Identity recorded",
  help: "Who the person is in life. Every word is sealed with this person's own key",
  timeless: true,
  data: Schema.Struct({
    person: person({ title: "Person" }),
    fullName: sealedLineOfPerson({ title: "Name", help: "Sealed" }),
    otherNames: optional(sealedLineOfPerson({ title: "Other names", help: "Sealed" })),
    parentOrGuardian: optional(sealedLineOfPerson({ title: "Parent or guardian", help: "Sealed" })),
    home: optional(sealedLineOfPerson({ title: "Village or town of home", help: "Sealed" })),
    identityPaper: optional(
      sealedLineOfPerson({ title: "Identity paper", help: "Which, and its number. Sealed" }),
    ),
    description: optional(sealedTextOfPerson({ title: "Description", help: "Sealed" })),
  }),
  example: {
    occurred: null,
    data: { person: "survivor-1", fullName: "(the person's name)", home: "(village)" },
  },
});

export const ContactRecorded = eventType({
  type: "ContactRecorded",
  chapter,
  title: "Contact recorded",
  help: "How the person can be reached safely. Every word is sealed with this person's own key",
  data: Schema.Struct({
    person: person({ title: "Person" }),
    phone: optional(sealedLineOfPerson({ title: "Phone", help: "Sealed" })),
    address: optional(sealedTextOfPerson({ title: "Address", help: "Sealed" })),
    safePlace: optional(
      sealedTextOfPerson({ title: "Safe place", help: "Where the person stays in safety. Sealed" }),
    ),
    safeWay: optional(
      sealedTextOfPerson({
        title: "Safe way to reach",
        help: "When to call, what to say, whom to ask. Sealed",
      }),
    ),
  }),
  example: {
    occurred: "2024-07-10",
    data: { person: "survivor-1", safeWay: "Through the shelter's superintendent, on working days." },
  },
});

export const PeopleRelated = eventType({
  type: "PeopleRelated",
  chapter,
  title: "Relation between people",
  help: "How one person of the case belongs to another",
  timeless: true,
  data: Schema.Struct({
    person: person({ title: "Person" }),
    relation: code(relations, { title: "Is" }),
    of: person({ title: "Of whom" }),
    note,
  }),
  example: { occurred: null, data: { person: "survivor-1", relation: "sibling", of: "survivor-2" } },
  check: (data) =>
    data.person === data.of
      ? { ok: false, reason: "of: nobody is related to themselves; name the other person" }
      : { ok: true, value: data },
});

export const CounselEngaged = eventType({
  type: "CounselEngaged",
  chapter,
  title: "Counsel engaged",
  help: "A lawyer began to act for a side: the State, an accused, or the victim",
  data: Schema.Struct({
    counsel: person({ title: "Counsel" }, ["counsel"]),
    side: code(sides, { title: "Side" }),
    clients: optional(list(person({ title: "Client" }), { title: "Clients", help: "None for the State" })),
    proceeding: proceedingIfKnown,
    legalAid: optional(yesNo({ title: "Through legal aid" })),
    specialProsecutor: optional(yesNo({ title: "Special public prosecutor" })),
    note,
  }),
  example: {
    occurred: "2024-07-20",
    data: {
      counsel: "counsel-1",
      side: "victim",
      clients: ["survivor-1"],
      proceeding: "proceeding-1",
      legalAid: true,
    },
  },
});

export const CounselEnded = eventType({
  type: "CounselEnded",
  chapter,
  title: "Counsel ended",
  help: "A lawyer no longer acts",
  data: Schema.Struct({
    counsel: person({ title: "Counsel" }, ["counsel"]),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: { occurred: "2025-02-03", data: { counsel: "counsel-1", proceeding: "proceeding-1" } },
});

export const SupportPersonAssigned = eventType({
  type: "SupportPersonAssigned",
  chapter,
  title: "Support person assigned",
  help: "Somebody was assigned to help the child through investigation and trial",
  data: Schema.Struct({
    person: person({ title: "Survivor" }, ["survivor"]),
    supportPerson: optional(person({ title: "Support person" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-07-05",
    data: { person: "survivor-1", supportPerson: "other-1", proceeding: "proceeding-1" },
  },
});

export const SupportPersonEnded = eventType({
  type: "SupportPersonEnded",
  chapter,
  title: "Support person ended",
  help: "The support person no longer acts",
  data: Schema.Struct({
    person: person({ title: "Survivor" }, ["survivor"]),
    supportPerson: optional(person({ title: "Support person" })),
    note,
  }),
  example: { occurred: "2025-01-20", data: { person: "survivor-1", supportPerson: "other-1" } },
});

export const DeathReported = eventType({
  type: "DeathReported",
  chapter,
  title: "Person died",
  help: "A person of the case died",
  data: Schema.Struct({ person: person({ title: "Person" }), note }),
  example: { occurred: "2025-06", data: { person: "accused-2" } },
});
