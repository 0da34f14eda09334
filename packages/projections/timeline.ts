/**
 * What a case's timeline is: plain data that a page draws and the API serves.
 *
 * It is never stored. `project-timeline.ts` computes it from one history; sealed values stay sealed in it, and whoever
 * renders it opens what its reader may see.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { DayRange } from "@tareekh/core/calendar/duration.ts";
import type { Occurrence } from "@tareekh/core/calendar/occurrence.ts";
import type { Bounds } from "@tareekh/core/calendar/order.ts";
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import type { Chapter, Source } from "@tareekh/core/catalogue/event-type.ts";
import type { PersonRole, Sealable } from "@tareekh/core/catalogue/fields.ts";
import type { EarlierVersion, RecordingMark } from "@tareekh/core/history/history.ts";
import type { Milestone } from "./milestones.ts";
import type { Stage } from "./stages.ts";

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
  /** From one milestone to the next, per proceeding, and per accused where milestones are. */
  readonly spans: readonly Span[];
  /** What was asked for, ordered or put off, and has or has not come. */
  readonly waits: readonly Wait[];
}

/* ---- header ---- */

export interface TimelineHeader {
  readonly fileNumber: string | null;
  readonly state: "open" | "closed";
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
  /** Only what an age determination or date of birth on record says; empty where the age is not known. */
  readonly ageLabels: readonly AgeLabel[];
}

/** Whether a person is a child under a statute, as the events on record say. */
export interface AgeLabel {
  /** `child`, `adult`; `pending` where a determination was ordered and not found yet. */
  readonly label: "child" | "adult" | "pending";
  readonly eventId: string;
}

export interface ProceedingLine {
  readonly id: string;
  /** As numbered, in order; the last is the one in force. */
  readonly firs: readonly FirLine[];
  /** As numbered and renumbered, in order; the last is the one in force. */
  readonly courtCases: readonly CourtCaseLine[];
  readonly cnrs: readonly string[];
  readonly court: string | null;
  readonly agency: string | null;
  /** The sections now under investigation or trial: `IPC 370(4)`. */
  readonly sections: readonly string[];
  readonly stages: readonly StageLine[];
  readonly nextCourtDate: NextCourtDate | null;
}

export interface FirLine {
  readonly number: string;
  readonly year: number | null;
  readonly station: string | null;
  readonly district: string | null;
  readonly state: string | null;
  readonly zero: boolean;
  readonly eventId: string;
}

export interface CourtCaseLine {
  readonly caseType: string | null;
  readonly number: string;
  readonly year: number | null;
  readonly court: string | null;
  readonly eventId: string;
}

/** How far a proceeding has certainly come for one accused; for `accused: null`, while it has no accused. */
export interface StageLine {
  readonly accused: string | null;
  readonly stage: Stage;
  readonly since: Bounds;
  /** The event that brought it there. */
  readonly eventId: string | null;
  readonly custody: Custody | null;
}

/** Where an accused stands, as far as the events on record say. */
export type Custody =
  | "not-arrested"
  | "arrest-deferred"
  | "arrested"
  | "in-custody"
  | "on-bail"
  | "absconding"
  | "cannot-tell";

export interface NextCourtDate {
  readonly proceeding: string;
  readonly text: string;
  readonly earliest: Day | null;
  readonly latest: Day | null;
  readonly purposes: readonly string[];
  /** The court date at which it was given. */
  readonly eventId: string;
}

/** A fact that nobody has recorded: a date, a number, a name of an office, a place. */
export interface Missing {
  readonly what: "date" | "number" | "court" | "station" | "sections" | "place" | "age";
  /** Title of the event or milestone that lacks it: `Survivor rescued`. */
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

/** The bands in which a timeline is drawn, from top to bottom. */
export const lanes = ["people", "police", "custody", "court", "protection", "record"] as const;
export type Lane = (typeof lanes)[number];

export interface TimelineEntry {
  readonly eventId: string;
  readonly type: EventTypeName;
  readonly chapter: Chapter;
  /** The type's title in the catalogue. */
  readonly title: string;
  readonly lane: Lane;
  /** As recorded; null where nothing is known of when. */
  readonly occurred: Occurrence | null;
  /** Narrowed by what it came after and before. */
  readonly bounds: Bounds;
  readonly after: readonly string[];
  readonly before: readonly string[];
  /**
   * Whether it certainly came after the entry above it. `cannot-tell`: the two could be the other way round;
   * `same-time`: at the same instant; null for the first.
   */
  readonly afterPrevious: "yes" | "cannot-tell" | "same-time" | null;
  /** With `asOf`: it may have happened by then, or after. */
  readonly possibly: boolean;
  readonly proceeding: string | null;
  /** Everyone of the case whom it names, each once. */
  readonly people: readonly { readonly id: string; readonly role: PersonRole }[];
  readonly source: Source;
  readonly data: unknown;
  readonly recorded: RecordingMark;
  /** What it said before it was corrected, earliest first, each with the reason of the correction that superseded it. */
  readonly earlier: readonly (EarlierVersion & { readonly reason: Sealable | null })[];
  readonly warnings: readonly TimelineWarning[];
}

export interface RetractedEntry extends Omit<TimelineEntry, "afterPrevious" | "warnings" | "bounds"> {
  readonly retracted: { readonly recorded: RecordingMark; readonly reason: Sealable | null };
}

/** Something implausible, which stands until someone says why. */
export interface TimelineWarning {
  readonly id: string;
  readonly message: string;
  /** The events that it is about. */
  readonly events: readonly string[];
  /** The `WarningSettled` that says why it stands; null while nobody has. */
  readonly settledBy: string | null;
}

/* ---- spans and waits ---- */

/**
 * - `closed`: both came, and the days between are as exact as their dates;
 * - `not-dated`: both came, and at least one has no date at all: no number of days is known on either side;
 * - `open`: the second has not come;
 * - `open-not-dated`: the second has not come, and the first has no date to count from;
 * - `possibly`: the second may have come by the day asked for, or not;
 * - `ended`: the second can no longer come, because the proceeding ended otherwise for this accused;
 * - `not-begun`: the first has not come.
 */
export type SpanState =
  | "closed"
  | "not-dated"
  | "open"
  | "open-not-dated"
  | "possibly"
  | "ended"
  | "not-begun";

export interface Span {
  readonly from: Milestone;
  readonly to: Milestone;
  readonly proceeding: string;
  /** Null where both milestones are the proceeding's. */
  readonly accused: string | null;
  readonly state: SpanState;
  /** From the first milestone to the second; null bounds on both sides unless `closed`. */
  readonly days: DayRange;
  readonly began: Bounds;
  readonly reached: Bounds;
  /** The last day on which it was known to be pending; for an open span, what can be vouched for ends here. */
  readonly lastPending: Day | null;
}

export interface Wait {
  /** What was put off, ordered or asked for: an event's id, type and title. */
  readonly eventId: string;
  readonly type: EventTypeName;
  readonly title: string;
  readonly proceeding: string | null;
  readonly person: string | null;
  /** What it waits for, in words of the catalogue: `Magistrate's statement recorded`. */
  readonly waitsFor: string;
  readonly since: Bounds;
  /** The event that ended it; null while it lasts. */
  readonly endedBy: string | null;
  readonly ended: Bounds;
  /** Days that it took, once ended; an open wait is counted from `since` by whoever asks, to the day they ask for. */
  readonly days: DayRange;
  /** `not-dated`: no number of days is known; `possibly`: it may have ended by the day asked for. */
  readonly state: "ended" | "open" | "not-dated" | "open-not-dated" | "possibly";
}
