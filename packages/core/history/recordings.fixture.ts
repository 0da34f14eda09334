/** Recordings for tests: a stream written down in the order in which it was recorded. */
import type { EventData, EventTypeName } from "../catalogue/catalogue.ts";
import type { Source } from "../catalogue/event-type.ts";
import type { RecordedInStream } from "./history.ts";

/** What a test says of an event; the rest is the same for all. */
export type Told = {
  readonly [Name in EventTypeName]: {
    readonly id: string;
    readonly type: Name;
    readonly data: EventData<Name>;
    readonly occurred?: string | null;
    readonly after?: readonly string[];
    readonly before?: readonly string[];
    readonly source?: Source;
    readonly by?: string;
    readonly version?: number;
  };
}[EventTypeName];

/** A moment so many hours after the case was opened. */
export const hour = (number: number): string => new Date(Date.UTC(2024, 6, 1, number)).toISOString();

/** A stream of one case: revisions from 1 on, recorded an hour apart. */
export const recordings = (told: readonly Told[]): readonly RecordedInStream[] =>
  told.map((one, i) => ({
    revision: i + 1,
    content: {
      id: one.id,
      stream: "case-1",
      type: one.type,
      version: one.version ?? 1,
      occurred: one.occurred ?? null,
      after: one.after ?? [],
      before: one.before ?? [],
      source: one.source ?? { kind: "court-record" },
      data: one.data,
      by: one.by ?? "clerk",
      command: { id: `command-${one.id}`, digest: "digest", size: 1 },
      recorded: hour(i + 1),
    },
  }));

export const opened = (id: string): Told => ({ id, type: "CaseOpened", data: { fileNumber: "2024/42" } });

export const personAdded = (id: string): Told => ({
  id,
  type: "PersonAdded",
  data: { person: "accused-1", role: "accused" },
});

export const arrested = (
  id: string,
  occurred: string | null,
  more: Pick<Told, "after" | "before" | "by" | "source"> = {},
): Told => ({
  id,
  type: "AccusedArrested",
  occurred,
  data: { proceeding: "proceeding-1", accused: "accused-1" },
  ...more,
});

/** A correction that puts what is told in place of what its target says. */
export const corrected = (id: string, told: Told, reason = "The order sheet says so."): Told => ({
  id,
  type: "EventCorrected",
  by: "supervisor",
  data: {
    target: told.id,
    reason,
    replacement: {
      occurred: told.occurred ?? null,
      ...(told.after === undefined ? {} : { after: told.after }),
      ...(told.before === undefined ? {} : { before: told.before }),
      source: told.source ?? { kind: "court-record" },
      data: { ...told.data },
      version: told.version ?? 1,
    },
  },
});

export const takenBack = (id: string, target: string, reason = "Recorded in the wrong case."): Told => ({
  id,
  type: "EventRetracted",
  data: { target, reason },
});

export const takingBackUndone = (id: string, target: string): Told => ({
  id,
  type: "RetractionWithdrawn",
  data: { target, reason: "It was the right case." },
});
