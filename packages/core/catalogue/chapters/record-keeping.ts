/** The record itself: opened, closed, corrected, linked, checked; and what is only claimed. */
import { Schema } from "effect";
import {
  caseLinkKinds,
  claimKinds,
  closingReasons,
  documentKinds,
  pendencyFindings,
  pendencyMeans,
} from "../codes/record-keeping.ts";
import { eventType, Source } from "../event-type.ts";
import {
  code,
  day,
  event,
  group,
  list,
  name,
  optional,
  person,
  proceeding,
  replacement,
  sealedLine,
  sealedText,
  wholeNumber,
} from "../fields.ts";
import { note, proceedingIfKnown, state } from "../recurring-fields.ts";

const chapter = "record-keeping";

const CaseOpened = eventType({
  type: "CaseOpened",
  chapter,
  title: "Case opened",
  help: "The office began to follow the case",
  timeless: true,
  data: Schema.Struct({
    fileNumber: optional(
      name({ title: "Own file number", help: "The office's number for it; never a name or initials" }),
    ),
    title: optional(sealedLine({ title: "Title", help: "How the office calls it. Sealed." })),
    state: optional(state),
    note,
  }),
  example: { occurred: "2024-07-01", data: { fileNumber: "2024/42", state: "in-wb" } },
});

const CaseClosed = eventType({
  type: "CaseClosed",
  chapter,
  title: "Case closed",
  help: "The office stopped following the case",
  data: Schema.Struct({ reason: code(closingReasons, { title: "Reason" }), note }),
  example: { occurred: "2026-03-31", data: { reason: "finally-decided" } },
});

const CaseReopened = eventType({
  type: "CaseReopened",
  chapter,
  title: "Case reopened",
  help: "The office follows the case again",
  data: Schema.Struct({ note }),
  example: { occurred: "2026-05-04", data: { note: "An appeal was filed." } },
});

const target = (title: string) => event({ title, help: "Which recorded event" });
const reason = sealedText({ title: "Reason", help: "Why; it stays readable beside the event. Sealed." });

const EventCorrected = eventType({
  type: "EventCorrected",
  chapter,
  title: "Event corrected",
  help: "An event was recorded wrongly; this is how it should read. The earlier version stays readable",
  timeless: true,
  data: Schema.Struct({
    target: target("Corrected event"),
    reason,
    replacement: replacement(Source, { title: "As it should read" }),
  }),
  example: {
    occurred: null,
    data: {
      target: "0190e6c8-7c1a-7000-8000-000000000001",
      reason: "The order sheet has the next day.",
      replacement: {
        occurred: "2024-07-03",
        source: { kind: "court-record" },
        data: { proceeding: "proceeding-1", accused: "accused-1" },
        version: 1,
      },
    },
  },
});

const EventRetracted = eventType({
  type: "EventRetracted",
  chapter,
  title: "Event taken back",
  help: "An event should not have been recorded. It stays readable, and counts no more",
  timeless: true,
  data: Schema.Struct({ target: target("Event taken back"), reason }),
  example: {
    occurred: null,
    data: {
      target: "0190e6c8-7c1a-7000-8000-000000000001",
      reason: "Recorded in the wrong case.",
    },
  },
});

const RetractionWithdrawn = eventType({
  type: "RetractionWithdrawn",
  chapter,
  title: "Taking back undone",
  help: "An event that was taken back stands after all",
  timeless: true,
  data: Schema.Struct({ target: target("Event that stands again"), reason }),
  example: {
    occurred: null,
    data: {
      target: "0190e6c8-7c1a-7000-8000-000000000001",
      reason: "It was the right case.",
    },
  },
});

const WarningSettled = eventType({
  type: "WarningSettled",
  chapter,
  title: "Warning settled",
  help: "Something that looks implausible was looked into, and stands",
  timeless: true,
  data: Schema.Struct({
    warning: name(
      { title: "Warning", help: "Its key, as the timeline shows it" },
      {
        pattern: /^[a-z][a-z0-9-]*(?::[A-Za-z0-9-]+)*$/,
        expected: "the key of a warning, such as arrest-after-judgment:0190e6c8-7c1a-7000-8000-000000000001",
      },
    ),
    reason,
  }),
  example: {
    occurred: null,
    data: {
      warning: "arrest-after-judgment:0190e6c8-7c1a-7000-8000-000000000001",
      reason: "A second arrest, after the sentence was suspended and revoked.",
    },
  },
});

const DocumentAttached = eventType({
  type: "DocumentAttached",
  chapter,
  title: "Document attached",
  help: "A paper is kept elsewhere; this is its fingerprint, by which it is known again",
  timeless: true,
  data: Schema.Struct({
    sha256: name(
      { title: "Fingerprint (SHA-256)" },
      { pattern: /^[0-9a-f]{64}$/, expected: "64 characters of 0-9 and a-f" },
    ),
    kind: code(documentKinds, { title: "Kind of document" }),
    bytes: optional(wholeNumber({ title: "Size in bytes" }, 0, 10_000_000_000)),
    title: optional(sealedLine({ title: "Title", help: "Sealed." })),
    kept: optional(sealedLine({ title: "Where it is kept", help: "Sealed." })),
    supports: optional(event({ title: "The event that it supports" })),
    note,
  }),
  example: {
    occurred: "2024-09-02",
    data: {
      sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      kind: "court-order",
      bytes: 48213,
    },
  },
});

const CasesLinked = eventType({
  type: "CasesLinked",
  chapter,
  title: "Cases linked",
  help: "Another case in this record belongs together with this one",
  timeless: true,
  data: Schema.Struct({
    otherCase: name(
      { title: "Other case", help: "Its reference in this record" },
      {
        pattern: /^case-[0-9a-z][0-9a-z-]{0,60}$/,
        expected: "the reference of a case, such as case-0190e6c8",
      },
    ),
    kind: code(caseLinkKinds, { title: "How they belong together" }),
    note,
  }),
  example: {
    occurred: null,
    data: { otherCase: "case-0190e6c8-7c1a-7000-8000-000000000002", kind: "same-journey" },
  },
});

const PendencyChecked = eventType({
  type: "PendencyChecked",
  chapter,
  title: "Pendency checked",
  help: "Somebody looked whether the proceeding is still pending",
  data: Schema.Struct({
    proceeding: proceeding(),
    how: code(pendencyMeans, { title: "How" }),
    found: code(pendencyFindings, { title: "What was found" }),
    nextDate: optional(day({ title: "Next court date", help: "As found" })),
    note,
  }),
  example: {
    occurred: "2025-01-15",
    data: {
      proceeding: "proceeding-1",
      how: "court-website",
      found: "pending",
      nextDate: "2025-02-11",
    },
  },
});

/** In version 1 a claim was about one person; a source says "Archana and the other suspects". */
const claimOfSeveral = ({
  about,
  ...rest
}: {
  readonly about?: string;
}): { readonly about?: readonly string[] } => (about === undefined ? rest : { ...rest, about: [about] });

/**
 * What a source says and we cannot place: "charged", "fourteen pimps in six cases". It makes no milestone, no person
 * and no case; it is kept with its source, to be compared with what is known later.
 */
const ClaimReported = eventType({
  type: "ClaimReported",
  version: 2,
  upcasts: { 1: claimOfSeveral },
  chapter,
  title: "Claim reported",
  help: "A source says something that cannot be placed yet. It counts as a claim only",
  data: Schema.Struct({
    kind: code(claimKinds, { title: "What is claimed" }),
    about: optional(
      list(person({ title: "Person" }), { title: "About whom", help: "Everyone of whom the source says it" }),
    ),
    proceeding: proceedingIfKnown,
    numbers: optional(
      group(
        {
          people: optional(wholeNumber({ title: "People" }, 0, 1_000_000)),
          cases: optional(wholeNumber({ title: "Cases" }, 0, 1_000_000)),
          operations: optional(wholeNumber({ title: "Operations" }, 0, 1_000_000)),
          years: optional(wholeNumber({ title: "Years" }, 0, 100)),
        },
        { title: "Numbers, as claimed" },
      ),
    ),
    note,
  }),
  example: {
    occurred: null,
    data: { kind: "link-across-cases", about: ["accused-1"], numbers: { people: 14, cases: 6 } },
  },
});

export const recordKeeping = [
  CaseOpened,
  CaseClosed,
  CaseReopened,
  EventCorrected,
  EventRetracted,
  RetractionWithdrawn,
  WarningSettled,
  DocumentAttached,
  CasesLinked,
  PendencyChecked,
  ClaimReported,
] as const;
