/**
 * What a case's timeline is: plain data that a page draws and the API serves.
 *
 * It is never stored. `project-timeline.ts` computes it from one history; sealed values stay sealed in it, and whoever
 * renders it opens what its reader may see.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { Occurrence } from "@tareekh/core/calendar/occurrence.ts";
import type { Bounds } from "@tareekh/core/calendar/order.ts";
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import type { Chapter, Source } from "@tareekh/core/catalogue/event-type.ts";
import type { PersonRole } from "@tareekh/core/catalogue/fields.ts";
import type { EarlierVersion, RecordingMark } from "@tareekh/core/history/history.ts";
import type { AgeLabel } from "../facts/ages.ts";
import type { CaseState } from "../facts/case-state.ts";
import type { Court } from "../facts/courts.ts";
import type { Custody } from "../facts/custody.ts";
import type { Lane } from "../facts/lanes.ts";
import type { Section } from "../facts/sections.ts";
import type { Span } from "../facts/spans.ts";
import type { Stage } from "../facts/stages.ts";
import type { Wait } from "../facts/waits.ts";

export interface Timeline {
  /** The stream: `case-…`. */
  readonly caseId: string;
  /** The last revision that it rests on. */
  readonly revision: number;
  readonly asOf: Day | null;
  readonly header: TimelineHeader;
  /** In an order that contradicts nothing that is known; where neighbours could be the other way round, they say so. */
  readonly entries: readonly TimelineEntry[];
  /** What was taken back, still readable; not part of the order. */
  readonly retracted: readonly RetractedEntry[];
  /** From milestone to milestone, per proceeding, and per accused where milestones are: those that have begun. */
  readonly spans: readonly Span[];
  /** What was asked for, ordered or put off, and has or has not come. */
  readonly waits: readonly Wait[];
  /** All of them, settled ones too; each also stands with the entries that it is about. */
  readonly warnings: readonly TimelineWarning[];
}

/* ---- header ---- */

export interface TimelineHeader {
  readonly fileNumber: string | null;
  readonly state: CaseState;
  readonly people: readonly PersonLine[];
  readonly proceedings: readonly ProceedingLine[];
  /** The earliest date on which a court next sits on any of its proceedings and for which nothing is recorded yet. */
  readonly nextCourtDate: NextCourtDate | null;
  readonly missing: readonly Missing[];
  /** What a source says that makes no event of this case: a number of other cases, an ambiguous word. */
  readonly claims: readonly ClaimLine[];
}

export interface PersonLine {
  readonly id: string;
  readonly role: PersonRole;
  readonly alias: string | null;
  /** What was found, or is pending, or else what evidence and reports say; empty where nothing is known of the age. */
  readonly ageLabels: readonly AgeLabel[];
}

export interface ProceedingLine {
  readonly id: string;
  /** As numbered, in order. */
  readonly firs: readonly FirLine[];
  /** As numbered and renumbered, in order; the last is the one in force. */
  readonly courtCases: readonly CourtCaseLine[];
  readonly cnrs: readonly string[];
  readonly court: Court | null;
  /** A code of the catalogue. */
  readonly agency: string | null;
  /** The proceeding from which it was split, if it was. */
  readonly splitFrom: string | null;
  /** The sections now under investigation or trial. */
  readonly sections: readonly Section[];
  readonly stages: readonly StageLine[];
  readonly nextCourtDate: NextCourtDate | null;
}

export interface FirLine {
  /** Null where it is only known that an FIR was registered. */
  readonly number: string | null;
  readonly year: number | null;
  readonly station: string | null;
  readonly district: string | null;
  readonly state: string | null;
  readonly zero: boolean;
  /** False once another has superseded it. Where two that differ are on record, both are. */
  readonly inForce: boolean;
  readonly eventId: string;
}

export interface CourtCaseLine {
  readonly caseType: string;
  readonly number: string;
  readonly year: number;
  readonly court: Court;
  /** False once another number has superseded it. */
  readonly inForce: boolean;
  readonly eventId: string;
}

/** How far a proceeding has certainly come for one accused; for `accused: null`, while it has no accused. */
export interface StageLine {
  readonly accused: string | null;
  readonly stage: Stage;
  readonly since: Bounds;
  /** The event that brought it there, where it is certain which. */
  readonly eventId: string | null;
  /** Judgment, disposal or closure: nothing more is to come for this accused. */
  readonly ended: boolean;
  readonly custody: Custody | null;
}

/** A date on which the court is to sit; it may have gone by without a record. */
export interface NextCourtDate {
  readonly proceeding: string;
  readonly day: Day;
  /** Codes of the catalogue. */
  readonly purposes: readonly string[];
  /** The court dates at which it was given, or checks that found it. */
  readonly givenBy: readonly string[];
}

/** A fact that nobody has recorded: a date, a number, a name of an office, a place. */
export interface Missing {
  readonly what:
    | "person"
    | "proceeding"
    | "date"
    | "number"
    | "court"
    | "station"
    | "sections"
    | "place"
    | "age";
  /** The type of event that lacks it, and its title: `Survivor rescued`. Null where a person lacks it. */
  readonly type: EventTypeName | null;
  readonly of: string;
  readonly proceeding: string | null;
  readonly person: string | null;
  readonly eventId: string | null;
}

export interface ClaimLine {
  readonly eventId: string;
  readonly data: unknown;
}

/* ---- entries ---- */

export interface TimelineEntry {
  readonly eventId: string;
  readonly type: EventTypeName;
  readonly chapter: Chapter;
  /** The catalogue's title for it: its type's, or where its data says more exactly what is known, that one. */
  readonly title: string;
  readonly lane: Lane;
  /** As recorded; null where nothing is known of when. */
  readonly occurred: Occurrence | null;
  /** Narrowed by what it came after and before. */
  readonly bounds: Bounds;
  readonly after: readonly string[];
  readonly before: readonly string[];
  /**
   * Whether it certainly came after the entry above it. `cannot-tell`: the two could be the other way round, or at the
   * same time; null for the first.
   */
  readonly afterPrevious: "yes" | "cannot-tell" | null;
  /** With `asOf`: it may have happened by then, or after. */
  readonly possibly: boolean;
  readonly proceeding: string | null;
  /** Everyone of the case whom it names, each once. */
  readonly people: readonly { readonly id: string; readonly role: PersonRole }[];
  readonly source: Source;
  readonly data: unknown;
  readonly recorded: RecordingMark;
  /** What it said before it was corrected, earliest first, each with the reason of the correction that superseded it. */
  readonly earlier: readonly (EarlierVersion & { readonly reason: unknown })[];
  readonly warnings: readonly TimelineWarning[];
}

export interface RetractedEntry
  extends Omit<TimelineEntry, "afterPrevious" | "warnings" | "bounds" | "possibly"> {
  readonly retracted: { readonly recorded: RecordingMark; readonly reason: unknown };
}

/** Something implausible, which stands until somebody says why: a warning of the case, computed from its history. */
export interface TimelineWarning {
  readonly key: string;
  readonly kind: string;
  readonly text: string;
  /** The events that it is about. */
  readonly events: readonly string[];
  /** Why it stands, sealed, and who says so; null while nobody has. */
  readonly settled: {
    readonly eventId: string;
    readonly reason: unknown;
    readonly recorded: RecordingMark;
  } | null;
}
