/**
 * Recording rows: the case of each is opened as the row tells it; or, where this table told of it before, what is new in
 * the row is recorded and what reads otherwise is corrected.
 *
 * Nothing is remembered between rows or runs: what was recorded is found in the log, by ids that follow from the row.
 * Rows come some at a time, so that the log is asked once for all of their cases, and appends are written together.
 */
import type { RecordedInStream } from "@tareekh/core/history/history.ts";
import { openWarnings } from "@tareekh/core/history/warnings.ts";
import { CaseReader, readable } from "@tareekh/core/recording/case-reader.ts";
import {
  type CaseStream,
  emptyStream,
  revisionOf,
  streamOfCase,
  streamOfRecordings,
} from "@tareekh/core/recording/case-stream.ts";
import { saysAlias } from "@tareekh/core/recording/check-aliases.ts";
import { decide } from "@tareekh/core/recording/decide.ts";
import { namesOf, noNames } from "@tareekh/core/recording/names-on-record.ts";
import { readCommand } from "@tareekh/core/recording/read-command.ts";
import type { RecorderError } from "@tareekh/core/recording/recorded.ts";
import { Recorder } from "@tareekh/core/recording/recorder.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { openerFor } from "@tareekh/core/sealing/open-event.ts";
import { Clock, Effect } from "effect";
import { type ChangedEntry, changedEntries } from "./changed-row.ts";
import { type Change, changesOfRow, type Wanted } from "./changes-of-row.ts";
import type { CheckedMap } from "./map/checked-map.ts";
import { isOfTable, recordedBy } from "./recorded-by.ts";
import type { RowIds } from "./row-ids.ts";
import { contradicted, openedByOthers, type RowResult, refusalOf, refusedBecause } from "./row-result.ts";
import { saysTheSame } from "./says-the-same.ts";
import { toldBefore } from "./told-before.ts";
import type { ToldRow } from "./told-rows.ts";

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

const isMismatch = (error: RecorderError): boolean =>
  error._tag === "RecordingError" && error.reason._tag === "RevisionMismatch";

/** In the name of an import that never takes place. */
const TRYING = "not-recorded";

/** A row with the ids that follow from it. */
export interface RowToRecord {
  readonly row: ToldRow;
  readonly ids: RowIds;
}

/** Rows tried in one go: nobody else whom this process serves waits for more. */
const TRIED_IN_ONE_GO = 16;

/**
 * How rows are recorded, or tried without being recorded.
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

  /** What a command says, or what is wrong with it whatever the case. */
  const read = (caseId: string, commandId: string, events: readonly { readonly type: string }[]) =>
    readCommand({ commandId, events }, () => ({ stream: streamOfCase(caseId), by, digest: "" }));

  /** What the Recorder would say of the events; `entries` is null where they open their case. */
  const tried = Effect.fnUntraced(function* (
    stream: CaseStream,
    commandId: string,
    events: readonly { readonly type: string }[],
    entries: readonly ChangedEntry[] | null,
    places: readonly number[],
  ) {
    const said = read(stream.caseId, commandId, events);
    if (!said.ok) return refusedBecause(said.problems, places);
    const now = new Date(yield* Clock.currentTimeMillis).toISOString();
    const names = saysAlias(said.command.events)
      ? yield* namesOf(stream.history).pipe(Effect.provideService(KeyStore, keys))
      : noNames;
    const decision = decide(stream, said.command, now, names);
    if (!decision.ok) return refusedBecause(decision.problems, places);
    const own = new Set(said.command.events.map(({ content }) => content.id));
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

  const unchanged = (recordings: readonly RecordedInStream[]): RowResult => ({
    kind: "unchanged",
    types: [],
    warnings: [],
    recordedBefore: recordings.filter(({ content }) => content.by === by).length,
  });

  /** Brings a case of which the table told before to what its row says now. */
  const changed = Effect.fnUntraced(function* ({ row, ids }: RowToRecord, stream: CaseStream) {
    const last = stream.recordings.findLast(({ content }) => ofTable(content.by))?.content.command.id;
    if (last === undefined) return openedByOthers;
    const said = read(ids.caseId, ids.caseId, row.events);
    if (!said.ok) return refusedBecause(said.problems, row.places);
    const wanted = said.command.events.map(
      ({ content: { type, version, occurred, source, data } }): Wanted => ({
        type,
        version,
        occurred,
        source,
        data,
      }),
    );
    const found = yield* changesFor(stream, wanted);
    if (found.contradictions.length > 0) return contradicted(found.contradictions);
    if (found.changes.length === 0) return unchanged(stream.recordings);
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

  /** Somebody recorded in the case meanwhile: look again. */
  const lookingAgain = (one: RowToRecord): Effect.Effect<RowResult, RecorderError> =>
    Effect.flatMap(reader.readStream(one.ids.caseId), (stream) => changed(one, stream)).pipe(
      Effect.retry({ while: isMismatch, times: 10 }),
    );

  /** A case that is on record. */
  const known = (
    one: RowToRecord,
    recordings: readonly RecordedInStream[],
  ): Effect.Effect<RowResult, RecorderError> =>
    saysTheSame(recordings, one.ids, ofTable)
      ? Effect.succeed(unchanged(recordings))
      : readable(one.ids.caseId, () => streamOfRecordings(one.ids.caseId, recordings)).pipe(
          Effect.flatMap((stream) => changed(one, stream)),
          Effect.catchIf(isMismatch, () => lookingAgain(one)),
        );

  /** Cases of which nothing is on record: for each the effect that opens it. */
  const opening = Effect.fnUntraced(function* (rows: readonly RowToRecord[]) {
    if (dryRun)
      return rows.map(({ row, ids }, i) =>
        (i % TRIED_IN_ONE_GO === 0 ? Effect.yieldNow : Effect.void).pipe(
          Effect.andThen(tried(emptyStream(ids.caseId), ids.caseId, row.events, null, row.places)),
        ),
      );
    const openings = yield* recorder.openMany(
      rows.map(({ row, ids }) => ({
        caseId: ids.caseId,
        commandId: ids.opening(),
        events: row.events,
        by,
      })),
    );
    return rows.map((one, i): Effect.Effect<RowResult, RecorderError> => {
      const opened = openings[i] ?? Effect.die(new Error("A row was not made ready"));
      return opened.pipe(
        Effect.flatMap(({ repeated, warnings }) =>
          repeated
            ? lookingAgain(one)
            : Effect.succeed<RowResult>({
                kind: "opened",
                types: typesOf(one.row.events),
                warnings: warningsIn(warnings),
                entries: [],
              }),
        ),
        // Told of meanwhile, by another content.
        Effect.catchReason("RecordingError", "CaseExists", () => lookingAgain(one)),
      );
    });
  });

  /**
   * Records rows, each of another case; answers in their order.
   *
   * @param onResult as soon as a row is recorded or refused
   */
  return Effect.fnUntraced(function* (
    rows: readonly RowToRecord[],
    onResult: (result: RowResult) => void,
  ): Effect.fn.Return<readonly RowResult[], RecorderError> {
    const recorded = yield* reader.readRecordings(rows.map(({ ids }) => ids.caseId));
    const fresh = rows.filter(({ ids }) => !recorded.has(ids.caseId));
    const openings = new Map((yield* opening(fresh)).map((open, i) => [fresh[i], open] as const));
    return yield* Effect.forEach(
      rows,
      (one) =>
        (openings.get(one) ?? known(one, recorded.get(one.ids.caseId) ?? [])).pipe(
          Effect.catch(refusalOf(one.row.places)),
          Effect.tap((result) => Effect.sync(() => onResult(result))),
        ),
      { concurrency: "unbounded" },
    );
  });
});
