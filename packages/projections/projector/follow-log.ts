/**
 * Keeps the rows of this process's share of the cases up with the log, for ever.
 *
 * The log is read once, however many parts the share has, from where the hindmost of them stands.
 *
 * A case that cannot be projected is set aside and the others go on. Whatever else goes wrong is the database's or
 * the log's failure: nothing was written, and it is tried again from the checkpoint after a pause that grows, up to a
 * limit, until a batch has been applied.
 */
import type { EventLog, LogError, LoggedEvent } from "@tareekh/core/log/event-log.ts";
import { Clock, Duration, Effect, Stream } from "effect";
import type { Pool } from "pg";
import { type AppliedBatch, applyBatch, type Standing } from "./apply-batch.ts";
import { type Checkpoint, lowest } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import { hotCases } from "./hot-cases.ts";
import { pauseAfter } from "./pause-after.ts";
import { ProjectorError, VersionsDiffer } from "./projector-error.ts";
import type { Share } from "./share.ts";
import { outdated, readTablesInUse, tablesOf } from "./tables-in-use.ts";
import { asking } from "./transaction.ts";

/** Events whose cases are projected in one transaction. */
export const BATCH_EVENTS = 500;

/**
 * Milliseconds from the beginning of one batch to that of the next, unless more has come than one can hold. A
 * transaction costs as much as a dozen events: what comes in quick succession is written together, and what comes
 * after a pause is written at once.
 */
export const BETWEEN_BATCHES_MS = 30;

/** Events of hot cases kept in memory, with their rows: about two kilobytes each. */
const HOT_EVENTS = 50_000;

const inSlices = (batch: readonly LoggedEvent[]): readonly (readonly LoggedEvent[])[] =>
  Array.from({ length: Math.ceil(batch.length / BATCH_EVENTS) }, (_, i) =>
    batch.slice(i * BATCH_EVENTS, (i + 1) * BATCH_EVENTS),
  );

export interface Following {
  readonly pool: Pool;
  readonly log: EventLog["Service"];
  readonly definitions: Definitions;
  readonly share: Share;
  /** Called with where the parts of the share stand: at the beginning, whenever they change, and after each batch. */
  readonly onApplied: (checkpoints: readonly Checkpoint[]) => Effect.Effect<void>;
  /** Called with what went wrong. */
  readonly onTrouble: (trouble: ProjectorError | LogError) => Effect.Effect<void>;
}

/** The tables in use. They are read after the checkpoints, whose epochs then tell whether they still are. */
const tablesInUse = Effect.fnUntraced(function* ({ pool, definitions }: Following) {
  const inUse = yield* asking(pool, "reading which tables are in use", readTablesInUse);
  const differing = outdated(definitions, inUse);
  if (differing.length > 0) {
    return yield* new ProjectorError({
      reason: new VersionsDiffer({ projections: differing.map(({ name }) => name) }),
    });
  }
  return tablesOf(definitions, inUse);
});

const sayFailed = (failed: AppliedBatch["failed"]) =>
  Effect.forEach(
    failed,
    ({ caseId, projection, reason }) =>
      Effect.logWarning(
        `Set aside ${caseId}: ${projection ?? "its history"} could not be computed. ${reason}`,
      ),
    { discard: true },
  );

/** Follows from where these parts stand until something fails. */
const followFrom = Effect.fnUntraced(function* (
  following: Following,
  stood: readonly Checkpoint[],
  onBatch: () => void,
): Effect.fn.Return<void, ProjectorError | LogError> {
  const { pool, log, definitions, share, onApplied } = following;
  const tables = yield* tablesInUse(following);
  const holding: Standing = { pool, definitions, tables, hot: hotCases(HOT_EVENTS), lease: share.lease };
  let checkpoints = stood;
  yield* onApplied(checkpoints);
  yield* log.follow(lowest(checkpoints)).pipe(
    Stream.runForEach(
      Effect.fnUntraced(function* (batch) {
        const begun = yield* Clock.currentTimeMillis;
        for (const slice of inSlices(batch)) {
          const applied = yield* applyBatch(holding, checkpoints, slice);
          checkpoints = applied.checkpoints;
          onBatch();
          yield* sayFailed(applied.failed);
          yield* onApplied(checkpoints);
        }
        if (batch.length >= BATCH_EVENTS) return;
        const left = begun + BETWEEN_BATCHES_MS - (yield* Clock.currentTimeMillis);
        yield* Effect.sleep(Duration.millis(Math.max(left, 0)));
      }),
    ),
  );
});

/** Follows with the parts that are this process's now, until others are, or something fails. */
const followOnce = Effect.fnUntraced(function* (
  following: Following,
  onBatch: () => void,
): Effect.fn.Return<void, ProjectorError | LogError> {
  const { share, onApplied } = following;
  const change = yield* share.waitForChange;
  const checkpoints = yield* share.standing;
  // A batch that is being written when the share changes is written to its end, or refused by its epoch.
  yield* checkpoints.length === 0
    ? Effect.andThen(onApplied([]), change)
    : Effect.raceFirst(followFrom(following, checkpoints, onBatch), change);
});

const isOvertaken = (error: ProjectorError | LogError): boolean => error.reason._tag === "Overtaken";

/** Never ends by itself. */
export const followLog = Effect.fn("Projector.followLog")(function* (
  following: Following,
): Effect.fn.Return<never> {
  let failures = 0;
  for (;;) {
    yield* followOnce(following, () => {
      failures = 0;
    }).pipe(
      Effect.catch(
        Effect.fnUntraced(function* (error: ProjectorError | LogError) {
          failures += 1;
          // Being overtaken once is how a rebuild's switch, or the loss of a part, is noticed.
          if (isOvertaken(error) && failures === 1) return;
          const pause = yield* pauseAfter(failures);
          yield* following.onTrouble(error);
          yield* Effect.logWarning(`${error.message}. Trying again in ${Math.round(pause)} ms`);
          yield* Effect.sleep(pause);
        }),
      ),
    );
  }
});
