/**
 * Recording one row: its case is opened as the row tells it; or, where this table told of it before, what is new in the
 * row is recorded and what reads otherwise is corrected.
 *
 * Nothing is remembered between rows or runs: what was recorded is found in the log, by ids that follow from the row.
 */
import { openWarnings } from "@tareekh/core/history/warnings.ts";
import { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import {
  type CaseStream,
  emptyStream,
  revisionOf,
  streamOfCase,
} from "@tareekh/core/recording/case-stream.ts";
import { saysAlias } from "@tareekh/core/recording/check-aliases.ts";
import { decide } from "@tareekh/core/recording/decide.ts";
import { namesOf, noNames } from "@tareekh/core/recording/names-on-record.ts";
import type { Problem } from "@tareekh/core/recording/problem.ts";
import { readCommand } from "@tareekh/core/recording/read-command.ts";
import { Recorder, type RecorderError } from "@tareekh/core/recording/recorder.ts";
import { RecordingError } from "@tareekh/core/recording/refusal.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { openerFor } from "@tareekh/core/sealing/open-event.ts";
import { Clock, Effect } from "effect";
import { type ChangedEntry, changedEntries } from "./changed-row.ts";
import { type Change, type Changes, changesOfRow, type Wanted } from "./changes-of-row.ts";
import type { CheckedMap } from "./map/checked-map.ts";
import { isOfTable, recordedBy } from "./recorded-by.ts";
import { type RowIds, rowIds } from "./row-ids.ts";
import { toldBefore } from "./told-before.ts";
import type { ToldRow } from "./told-rows.ts";

export type RowResult =
  | {
      /** `opened`: its case is new; `changed`: the case was brought to what the row says. */
      readonly kind: "opened" | "changed";
      /** The types of the events that were recorded, or would be. */
      readonly types: readonly string[];
      /** What looks implausible of them. */
      readonly warnings: readonly string[];
      /** How the case comes to read otherwise; empty where it is new. */
      readonly entries: readonly ChangedEntry[];
    }
  | {
      /** The case says so already. */
      readonly kind: "unchanged";
      readonly types: readonly [];
      readonly warnings: readonly [];
      /** Events of the case that this same import recorded, before it was broken off. */
      readonly recordedBefore: number;
    }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

const OPENED_BY_OTHERS =
  "its case was recorded otherwise than by this table; give the map a name that no other map has";

/** Places in a command, told as places in the map. */
const inTermsOfMap = (text: string, places: readonly number[]): string =>
  text.replace(/events\[(\d+)\]/g, (_, index: string) => `events[${places[Number(index)] ?? index}]`);

const refusedBecause = (problems: readonly Problem[], places: readonly number[]): RowResult => ({
  kind: "refused",
  reasons: problems.map(({ message }) => inTermsOfMap(message, places)),
});

/** What only this row's content causes; anything else (the database is gone) ends the import. */
const refusalOf =
  (places: readonly number[]) =>
  (error: RecorderError): Effect.Effect<RowResult, RecorderError> => {
    if (!(error instanceof RecordingError)) return Effect.fail(error);
    switch (error.reason._tag) {
      case "InvalidContent":
        return Effect.succeed(refusedBecause(error.reason.problems, places));
      case "TooLarge":
      case "Erased":
      case "UnreadableCase":
      case "CommandConflict":
        return Effect.succeed({ kind: "refused", reasons: [error.message] });
      default:
        return Effect.fail(error);
    }
  };

const typesOf = (events: readonly { readonly type: string }[]): readonly string[] =>
  events.map(({ type }) => type);

const warningsIn = (warnings: readonly { readonly text: string }[]): readonly string[] =>
  warnings.map(({ text }) => text);

/** A change as an event of a command. The reason is sealed like any text. */
const eventOf = (change: Change, table: string, source: unknown) => {
  if (change.kind === "new") {
    const { type, occurred, source: own, data } = change.wanted;
    return { type, occurred, source: own, data };
  }
  const about = { occurred: null, source };
  if (change.kind === "retraction") {
    const reason = `The row of ${table} does not say this any more.`;
    return { ...about, type: "EventRetracted", data: { target: change.target, reason } };
  }
  const { type: _, ...replacement } = change.wanted;
  const reason = `The row of ${table} says this now.`;
  return { ...about, type: "EventCorrected", data: { target: change.target, reason, replacement } };
};

const contradicted = ({ contradictions }: Changes): RowResult => ({
  kind: "refused",
  reasons: contradictions.map(
    ({ type, changedBy }) =>
      `its ${type} was changed in the case by ${changedBy}, and the row says something else now: look at both, and correct the case or the row`,
  ),
});

/** In the name of an import that never takes place. */
const TRYING = "not-recorded";

/**
 * How a row is recorded, or tried without being recorded.
 *
 * @param importId in whose name; null to try
 */
export const recordRows = Effect.fnUntraced(function* (map: CheckedMap, importId: string | null) {
  const recorder = yield* Recorder;
  const reader = yield* CaseReader;
  const keys = yield* KeyStore;
  const dryRun = importId === null;
  const by = recordedBy(map.name, importId ?? TRYING);
  const ofTable = isOfTable(map.name);

  /** The row's events as they would be recorded; or what is wrong with them, whatever the case. */
  const readEvents = (row: ToldRow, ids: RowIds) =>
    readCommand({ commandId: ids.opening, events: row.events }, () => ({
      stream: streamOfCase(ids.caseId),
      by,
      digest: "",
    }));

  /** What the Recorder would say of the events; `entries` is null where they open their case. */
  const tried = Effect.fnUntraced(function* (
    stream: CaseStream,
    commandId: string,
    events: readonly { readonly type: string }[],
    entries: readonly ChangedEntry[] | null,
    places: readonly number[],
  ) {
    const read = readCommand({ commandId, events }, () => ({
      stream: streamOfCase(stream.caseId),
      by,
      digest: "",
    }));
    if (!read.ok) return refusedBecause(read.problems, places);
    const now = new Date(yield* Clock.currentTimeMillis).toISOString();
    const names = saysAlias(read.command.events)
      ? yield* namesOf(stream.history).pipe(Effect.provideService(KeyStore, keys))
      : noNames;
    const decision = decide(stream, read.command, now, names);
    if (!decision.ok) return refusedBecause(decision.problems, places);
    const own = new Set(read.command.events.map(({ content }) => content.id));
    const warnings = openWarnings(decision.after).filter((one) => one.events.some((id) => own.has(id)));
    return {
      kind: entries === null ? "opened" : "changed",
      types: typesOf(events),
      warnings: warningsIn(warnings),
      entries: entries ?? [],
    } satisfies RowResult;
  });

  const changesFor = Effect.fnUntraced(function* (stream: CaseStream, wanted: readonly Wanted[]) {
    const contents = stream.recordings.map(({ content }) => content);
    const open = yield* openerFor(contents.flatMap(({ data, source }) => [data, source])).pipe(
      Effect.provideService(KeyStore, keys),
    );
    const told = toldBefore(stream.recordings, ofTable, open);
    const found = changesOfRow(told, wanted, map.accumulating);
    return { ...found, entries: changedEntries(told, found.changes) };
  });

  /** Brings a case of which the table told before to what its row says now. */
  const changed = Effect.fnUntraced(function* (row: ToldRow, ids: RowIds, stream: CaseStream) {
    const last = stream.recordings.findLast(({ content }) => ofTable(content.by))?.content.command.id;
    if (last === undefined) return { kind: "refused", reasons: [OPENED_BY_OTHERS] } satisfies RowResult;
    const read = readEvents(row, ids);
    if (!read.ok) return refusedBecause(read.problems, row.places);
    const wanted = read.command.events.map(
      ({ content: { type, version, occurred, source, data } }): Wanted => ({
        type,
        version,
        occurred,
        source,
        data,
      }),
    );
    const found = yield* changesFor(stream, wanted);
    if (found.contradictions.length > 0) return contradicted(found);
    if (found.changes.length === 0) {
      const recordedBefore = stream.recordings.filter(({ content }) => content.by === by).length;
      return { kind: "unchanged", types: [], warnings: [], recordedBefore } satisfies RowResult;
    }
    const source = wanted[0]?.source;
    const events = found.changes.map((change) => eventOf(change, map.name, source));
    const commandId = ids.after(last);
    // Their places are among the changes: the map's say nothing of them.
    if (dryRun) return yield* tried(stream, commandId, events, found.entries, []);
    const { warnings } = yield* recorder.record({
      caseId: ids.caseId,
      commandId,
      events,
      by,
      ifMatch: revisionOf(stream),
    });
    return {
      kind: "changed",
      types: typesOf(events),
      warnings: warningsIn(warnings),
      entries: found.entries,
    } satisfies RowResult;
  });

  const opened = (row: ToldRow, ids: RowIds) =>
    recorder.openCase({ caseId: ids.caseId, commandId: ids.opening, events: row.events, by }).pipe(
      Effect.map(({ repeated, warnings }) => (repeated ? null : warningsIn(warnings))),
      // Told of before, by another content.
      Effect.catchReason("RecordingError", "CaseExists", () => Effect.succeed(null)),
    );

  const once = Effect.fnUntraced(function* (
    row: ToldRow,
    ids: RowIds,
  ): Effect.fn.Return<RowResult, RecorderError> {
    if (dryRun) {
      const stream = yield* reader.readStream(ids.caseId);
      return revisionOf(stream) === 0
        ? yield* tried(emptyStream(ids.caseId), ids.opening, row.events, null, row.places)
        : yield* changed(row, ids, stream);
    }
    const warnings = yield* opened(row, ids);
    if (warnings !== null) return { kind: "opened", types: typesOf(row.events), warnings, entries: [] };
    return yield* changed(row, ids, yield* reader.readStream(ids.caseId));
  });

  return (row: ToldRow): Effect.Effect<RowResult, RecorderError> => {
    const ids = rowIds(keys.digestKey, map.name, row);
    return once(row, ids).pipe(
      // Somebody recorded in the case meanwhile: look again.
      Effect.retry({
        while: (error) => error._tag === "RecordingError" && error.reason._tag === "RevisionMismatch",
        times: 10,
      }),
      Effect.catch(refusalOf(row.places)),
    );
  };
});
