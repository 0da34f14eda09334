/** Threats and inducements to survivors, witnesses and those near them; what followed; an FIR refused. */
import { Schema } from "effect";
import { authorities } from "../../codes/bodies.ts";
import {
  firRefusalReasons,
  threatCategories,
  threatManners,
  threatReceivers,
  threatResponses,
  threatSources,
} from "../../codes/intimidation.ts";
import { venues } from "../../codes/places.ts";
import { eventType } from "../../event-type.ts";
import { code, date, event, group, list, optional, person, sealedText, wholeNumber } from "../../fields.ts";
import { district, note, place, policeStation, proceedingIfKnown, state } from "../../recurring-fields.ts";

const chapter = "intimidation-and-protection";

/** It occurred when the threat was made; when it was reported is a field. */
export const ThreatReported = eventType({
  type: "ThreatReported",
  chapter,
  title: "Threat or inducement reported",
  help: "Somebody tried, by threats, pressure or offers, to keep a person from speaking",
  data: Schema.Struct({
    targets: list(person({ title: "Person" }), { title: "Against whom" }),
    by: optional(
      list(
        group(
          {
            role: code(threatSources, { title: "Who" }),
            person: optional(person({ title: "Which person" })),
            of: optional(person({ title: "Of which accused" }, ["accused"])),
            count: optional(wholeNumber({ title: "How many" }, 1, 1_000)),
          },
          { title: "Source of the threat" },
        ),
        { title: "By whom" },
      ),
    ),
    manners: list(code(threatManners, { title: "Manner" }), { title: "In what manner" }),
    venue: optional(code(venues, { title: "Kind of place" })),
    at: optional(place("Where")),
    courtDate: optional(
      event({ title: "At which court date", help: "Where it was at or around one" }, ["CourtDateRecorded"]),
    ),
    reportedTo: optional(list(code(threatReceivers, { title: "Receiver" }), { title: "Reported to" })),
    reportedAt: optional(date({ title: "When it was reported" })),
    category: optional(code(threatCategories, { title: "Category of the threat" })),
    words: optional(sealedText({ title: "What was said or done", help: "Sealed" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-08-30",
    data: {
      targets: ["survivor-1"],
      by: [{ role: "relative-of-accused", of: "accused-1", count: 2 }],
      manners: ["threat-not-to-testify"],
      venue: "court",
      reportedTo: ["prosecutor"],
      reportedAt: "2024-08-31",
      category: "b",
      proceeding: "proceeding-1",
    },
  },
});

export const ThreatResponded = eventType({
  type: "ThreatResponded",
  chapter,
  title: "What followed a threat",
  help: "What was done, or that nothing was done, after a threat was reported",
  data: Schema.Struct({
    threat: event({ title: "Which threat" }, ["ThreatReported"]),
    by: code(authorities, { title: "By whom" }),
    responses: list(code(threatResponses, { title: "Response" }), { title: "What followed" }),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-09-05",
    data: {
      threat: "0190e6c8-7c1a-7000-8000-000000000001",
      by: "special-court",
      responses: ["court-warned"],
    },
  },
});

export const FirRefused = eventType({
  type: "FirRefused",
  chapter,
  title: "FIR refused",
  help: "The police did not register a report of a threat, or of the offence itself",
  data: Schema.Struct({
    threat: optional(event({ title: "About which threat" }, ["ThreatReported"])),
    asked: optional(person({ title: "Who asked for it" })),
    state: optional(state),
    district: optional(district),
    policeStation: optional(policeStation),
    reason: code(firRefusalReasons, { title: "Reason given" }),
    toldInWriting: optional(code(threatReceivers, { title: "Then reported in writing to" })),
    proceeding: proceedingIfKnown,
    note,
  }),
  example: {
    occurred: "2024-09-02",
    data: {
      asked: "survivor-1",
      state: "in-wb",
      reason: "told-to-settle",
      proceeding: "proceeding-1",
    },
  },
});
