/**
 * Taking an import back: in every case in which it recorded something, that is taken back (`what-to-take-back.ts`).
 *
 * Its events are found in the log, where each says by which import it came, and in streams of which something has no
 * position yet; nothing else need have been kept. Broken
 * off and begun again it goes on, and where all is taken back it records nothing.
 */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import { EventLog, type LogError, type StreamEvent } from "@tareekh/core/log/event-log.ts";
import type { StoreError } from "@tareekh/core/log/store.ts";
import { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import { type CaseStream, revisionOf, streamOfCase } from "@tareekh/core/recording/case-stream.ts";
import type { RecorderError } from "@tareekh/core/recording/recorded.ts";
import { Recorder } from "@tareekh/core/recording/recorder.ts";
import { RecordingError } from "@tareekh/core/recording/refusal.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import {
  isForgotten,
  isUnreadable,
  type Opener,
  openEvent,
  openerFor,
} from "@tareekh/core/sealing/open-event.ts";
import { Effect, Schedule } from "effect";
import type { ImportError } from "../import-error.ts";
import { recordedBy, takenBackBy } from "../recorded-by.ts";
import { takingBackId } from "../row-ids.ts";
import { ImportRecords } from "./import-records.ts";
import { type Correction, correctionsBy, type ToTakeBack, whatToTakeBack } from "./what-to-take-back.ts";

export interface CaseKept {
  readonly caseId: string;
  /** The office's number of the case; null where it has none. */
  readonly fileNumber: string | null;
  /** Entries that others than the table recorded in it since, and events of the import that stay. */
  readonly others: number;
  readonly kept: number;
}

export interface CaseUnrestored {
  readonly caseId: string;
  readonly fileNumber: string | null;
  /** Events that the import corrected and that cannot read again as before. */
  readonly events: number;
}

export interface TakenBack {
  /** Cases in which something was taken back now, and events recorded to do so. */
  readonly cases: number;
  readonly events: number;
  /** Cases in which something of it stays for what others recorded: the first of them, and how many there are. */
  readonly keptCases: readonly CaseKept[];
  readonly keptCount: number;
  /** Cases in which a correction of it stays, since what was said before of somebody is erased or cannot be opened. */
  readonly unrestoredCases: readonly CaseUnrestored[];
  readonly unrestoredCount: number;
  /** Cases in which nothing could be taken back, and why. */
  readonly failed: readonly { readonly caseId: string; readonly why: string }[];
  readonly failedCount: number;
}

export interface TakeBack {
  readonly importId: string;
  /** Who takes it back. */
  readonly by: string;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Cases that are told by name; there may be as many as the file had rows. */
const MOST_TOLD = 200;
/** Events of the log that are looked at together, and cases that are changed at the same time. */
const EVENTS_AT_ONCE = 2_000;
const CASES_AT_ONCE = 64;
/** Cases that are not looked at twice while their events come one after the other. */
const RECENT_CASES = 20_000;

/** How often it is noted that it goes on. */
const NOTED = Schedule.spaced("2 seconds");

const STREAM = streamOfCase("");

const isOfCase = (stream: string): boolean => stream.startsWith(STREAM);

const fileNumberIn = (events: readonly HistoryEvent[]): string | null => {
  const opening = events.find((event) => event.type === "CaseOpened");
  const { fileNumber = null } = (opening?.data ?? {}) as { readonly fileNumber?: string };
  return fileNumber;
};

/** How an event read before it was corrected, its texts opened. */
const openedBefore = (open: Opener, { event, version }: Correction) => {
  // Why it was recorded so is not recorded again.
  const { source, data } = openEvent(open, event).earlier[event.earlier.indexOf(version)] ?? {};
  return { source, data };
};

/** Whether a text within cannot be recorded again: its person was erased, or its key is lost. */
const holdsUnopened = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (isForgotten(value) || isUnreadable(value) || Object.values(value).some(holdsUnopened));

/** Whoever takes it back says so. */
const SOURCE = { kind: "own-observation" };

/** The events by which a case comes to stand without the import. */
const eventsFor = ({ retract, restore, withdraw }: ToTakeBack, open: Opener, reason: string) => {
  const about = { occurred: null, source: SOURCE };
  return [
    ...withdraw.map((target) => ({ ...about, type: "RetractionWithdrawn", data: { target, reason } })),
    ...restore.map(({ event, version }) => {
      const opened = openedBefore(open, { event, version });
      const replacement = {
        occurred: version.occurred?.text ?? null,
        ...(version.after.length === 0 ? {} : { after: version.after }),
        ...(version.before.length === 0 ? {} : { before: version.before }),
        source: opened.source,
        data: opened.data,
        version: eventTypeNamed(event.type)?.version ?? 1,
      };
      return { ...about, type: "EventCorrected", data: { target: event.id, reason, replacement } };
    }),
    ...retract.map((target) => ({ ...about, type: "EventRetracted", data: { target, reason } })),
  ];
};

/** Fails with `ImportError` where there is no such import, it is still going on, or is being taken back already. */
export const takeBackImport = Effect.fn("takeBackImport")(function* ({
  importId,
  by,
  onProgress,
}: TakeBack): Effect.fn.Return<
  TakenBack,
  ImportError | StoreError | LogError | RecorderError,
  ImportRecords | EventLog | CaseReader | Recorder | KeyStore
> {
  const records = yield* ImportRecords;
  const log = yield* EventLog;
  const reader = yield* CaseReader;
  const recorder = yield* Recorder;
  const keys = yield* KeyStore;
  const found = yield* records.beginTakingBack(importId);
  const own = recordedBy(found.table, importId);
  const undoing = takenBackBy(found.table, importId);
  const reason = `The import ${importId} of ${found.table} was taken back by ${by}.`;

  const kept: CaseKept[] = [];
  const failed: { caseId: string; why: string }[] = [];
  const unrestored: CaseUnrestored[] = [];
  const counts = { cases: 0, events: 0, kept: 0, unrestored: 0, failed: 0 };

  const inCase = Effect.fnUntraced(function* (caseId: string) {
    const stream: CaseStream = yield* reader.readStream(caseId);
    const corrections = correctionsBy(stream.history, own);
    const open = yield* openerFor(
      corrections.flatMap(({ event }) =>
        [...event.earlier, event].flatMap(({ data, source }) => [data, source]),
      ),
    ).pipe(Effect.provideService(KeyStore, keys));
    const unrestorable = corrections.filter((one) => holdsUnopened(openedBefore(open, one)));
    const toTakeBack = whatToTakeBack(
      stream.history,
      { table: found.table, importId },
      new Set(unrestorable.map(({ event }) => event.id)),
    );
    const events = eventsFor(toTakeBack, open, reason);
    if (events.length > 0) {
      yield* recorder.record({
        caseId,
        commandId: takingBackId(keys.digestKey, importId, caseId, revisionOf(stream)),
        events,
        by: undoing,
        ifMatch: revisionOf(stream),
      });
      counts.cases += 1;
      counts.events += events.length;
    }
    const fileNumber = fileNumberIn(stream.history.events);
    if (toTakeBack.kept > 0) {
      counts.kept += 1;
      if (kept.length < MOST_TOLD)
        kept.push({ caseId, fileNumber, others: toTakeBack.others, kept: toTakeBack.kept });
    }
    if (unrestorable.length > 0) {
      counts.unrestored += 1;
      if (unrestored.length < MOST_TOLD) unrestored.push({ caseId, fileNumber, events: unrestorable.length });
    }
  });

  /** What this case alone causes is told; anything else (the database is gone) ends it all. */
  const tried = (caseId: string): Effect.Effect<void, RecorderError> =>
    inCase(caseId).pipe(
      // Somebody recorded in the case meanwhile: look again.
      Effect.retry({
        while: (error) => error._tag === "RecordingError" && error.reason._tag === "RevisionMismatch",
        times: 10,
      }),
      Effect.catch((error) => {
        if (!(error instanceof RecordingError)) return Effect.fail(error);
        counts.failed += 1;
        if (failed.length < MOST_TOLD) failed.push({ caseId, why: error.message });
        return Effect.void;
      }),
    );

  const isOfImport = ({ stream, body }: StreamEvent): boolean =>
    isOfCase(stream) && body.includes(`"by":${JSON.stringify(own)}`);
  const triedIfOfImport = Effect.fnUntraced(function* (stream: string) {
    if ((yield* log.readStream(stream)).some(isOfImport)) yield* tried(stream.slice(STREAM.length));
  });

  const takingBack = Effect.gen(function* () {
    // Asked before the head: what is placed between the two is read below.
    const unplaced = yield* log.unplaced;
    const head = yield* log.head;
    const total = head - found.afterPosition;
    const recent = new Set<string>();
    for (let position = found.afterPosition; position < head; ) {
      const events = yield* log.readAll(position, EVENTS_AT_ONCE);
      const inOrder = events.filter((event) => event.position <= head);
      const last = inOrder.at(-1);
      if (last === undefined) break;
      const cases = new Set(
        inOrder
          .filter(isOfImport)
          .map(({ stream }) => stream.slice(STREAM.length))
          .filter((caseId) => !recent.has(caseId)),
      );
      yield* Effect.forEach(cases, tried, { concurrency: CASES_AT_ONCE, discard: true });
      if (recent.size > RECENT_CASES) recent.clear();
      for (const caseId of cases) recent.add(caseId);
      position = last.position;
      onProgress?.({ done: position - found.afterPosition, total });
    }
    yield* Effect.forEach(unplaced.filter(isOfCase), triedIfOfImport, {
      concurrency: CASES_AT_ONCE,
      discard: true,
    });
  });
  const noting = records.takingBackHeard(importId).pipe(Effect.repeat(NOTED), Effect.andThen(Effect.never));
  yield* Effect.raceFirst(takingBack, noting).pipe(
    // Where the store is gone there is nothing to note it in; its silence tells.
    Effect.onError(() => Effect.ignore(records.takingBackEnded(importId, null))),
  );
  yield* records.takingBackEnded(importId, { by, inPart: counts.failed + counts.unrestored > 0 });
  return {
    cases: counts.cases,
    events: counts.events,
    keptCases: kept,
    keptCount: counts.kept,
    unrestoredCases: unrestored,
    unrestoredCount: counts.unrestored,
    failed,
    failedCount: counts.failed,
  };
});
