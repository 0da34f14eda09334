/** Protection of witnesses: applied for, the threat analysed, ordered, renewed, followed up, ended. */
import { Schema } from "effect";
import { authorities } from "../../codes/bodies.ts";
import {
  protectionEndings,
  protectionMeasures,
  protectionSeekers,
  threatCategories,
} from "../../codes/intimidation.ts";
import { eventType } from "../../event-type.ts";
import { code, day, event, list, optional, person, sealedText, yesNo } from "../../fields.ts";
import { basis, note, proceedingIfKnown } from "../../recurring-fields.ts";

const chapter = "intimidation-and-protection";

const people = list(person({ title: "Person" }), { title: "For whom" });
const application = optional(event({ title: "Which application" }, ["ProtectionAppliedFor"]));
const category = optional(code(threatCategories, { title: "Category of the threat" }));
const measures = list(code(protectionMeasures, { title: "Measure" }), { title: "Measures" });

export const ProtectionAppliedFor = eventType({
  type: "ProtectionAppliedFor",
  chapter,
  title: "Protection applied for",
  help: "Somebody asked the Competent Authority to protect a witness",
  data: Schema.Struct({
    people,
    by: code(protectionSeekers, { title: "Who applied" }),
    to: optional(code(authorities, { title: "To whom" })),
    category,
    measures: optional(measures),
    threats: optional(
      list(event({ title: "Threat" }, ["ThreatReported"]), { title: "Because of which threats" }),
    ),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-09-06",
    data: {
      people: ["survivor-1"],
      by: "counsel",
      to: "witness-competent-authority",
      category: "b",
      measures: ["escort-to-court"],
      proceeding: "proceeding-1",
    },
  },
});

export const ThreatAnalysisAsked = eventType({
  type: "ThreatAnalysisAsked",
  chapter,
  title: "Threat analysis asked for",
  help: "The Competent Authority asked the police how great the danger is",
  data: Schema.Struct({
    people,
    application,
    interimProtection: optional(yesNo({ title: "Protection was ordered meanwhile" })),
    receivedByPolice: optional(day({ title: "The police received it on" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-09-07",
    data: { people: ["survivor-1"], interimProtection: true, proceeding: "proceeding-1" },
  },
});

export const ThreatAnalysisReceived = eventType({
  type: "ThreatAnalysisReceived",
  chapter,
  title: "Threat analysis received",
  help: "The police reported how great the danger is. What the report says is sealed",
  data: Schema.Struct({
    people,
    category,
    application,
    request: optional(event({ title: "The request that it answers" }, ["ThreatAnalysisAsked"])),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-09-13",
    data: { people: ["survivor-1"], category: "b", proceeding: "proceeding-1" },
  },
});

export const ProtectionOrdered = eventType({
  type: "ProtectionOrdered",
  chapter,
  title: "Protection ordered",
  titles: { field: "basis", words: { stated: "Said to be under protection" } },
  help: "The Competent Authority or a court ordered how the witness is to be protected",
  data: Schema.Struct({
    people,
    basis,
    by: optional(code(authorities, { title: "By whom" })),
    measures,
    interim: optional(yesNo({ title: "Interim" })),
    until: optional(
      day({
        title: "Until",
        help: "Three months at a time under the Witness Protection Scheme; a lawyer is to confirm that",
      }),
    ),
    application,
    details: optional(sealedText({ title: "Details", help: "Sealed" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-09-19",
    data: {
      people: ["survivor-1"],
      by: "witness-competent-authority",
      measures: ["escort-to-court", "closed-hearing"],
      until: "2024-12-18",
      proceeding: "proceeding-1",
    },
  },
});

export const ProtectionRefused = eventType({
  type: "ProtectionRefused",
  chapter,
  title: "Protection refused",
  help: "The application was refused",
  data: Schema.Struct({
    people,
    by: optional(code(authorities, { title: "By whom" })),
    application,
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-09-19",
    data: { people: ["witness-1"], by: "witness-competent-authority" },
  },
});

export const ProtectionRenewed = eventType({
  type: "ProtectionRenewed",
  chapter,
  title: "Protection reviewed or renewed",
  help: "The order was looked at again and goes on",
  data: Schema.Struct({
    people,
    order: optional(event({ title: "Which order" }, ["ProtectionOrdered", "ProtectionRenewed"])),
    measures: optional(measures),
    until: optional(day({ title: "Until" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-12-16",
    data: { people: ["survivor-1"], until: "2025-03-15", proceeding: "proceeding-1" },
  },
});

export const ProtectionFollowedUp = eventType({
  type: "ProtectionFollowedUp",
  chapter,
  title: "Protection followed up",
  help: "The Witness Protection Cell reported how the order is kept",
  data: Schema.Struct({
    people,
    order: optional(event({ title: "Which order" }, ["ProtectionOrdered", "ProtectionRenewed"])),
    kept: optional(yesNo({ title: "The order is being kept" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: { occurred: "2024-10-18", data: { people: ["survivor-1"], kept: true } },
});

export const ProtectionEnded = eventType({
  type: "ProtectionEnded",
  chapter,
  title: "Protection ended",
  help: "The witness is no longer protected by an order",
  data: Schema.Struct({
    people,
    why: code(protectionEndings, { title: "Why" }),
    order: optional(event({ title: "Which order" }, ["ProtectionOrdered", "ProtectionRenewed"])),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2025-03-15",
    data: { people: ["survivor-1"], why: "time-over", proceeding: "proceeding-1" },
  },
});
