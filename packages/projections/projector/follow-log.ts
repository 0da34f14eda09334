/**
 * Keeps the rows up with the log, for ever.
 *
 * A case that cannot be projected is set aside and the others go on. Whatever else goes wrong is the database's or
 * the log's failure: nothing was written, and it is tried again from the checkpoint after a pause that grows, up to a
 * limit, until a batch has been applied.
 */
import type { EventLog, LogError, LoggedEvent } from "@tareekh/core/log/event-log.ts";
import { Effect, Random, Stream } from "effect";
import type { Pool } from "pg";
import { type AppliedBatch, applyBatch, type Standing } from "./apply-batch.ts";
import type { Definitions } from "./definitions.ts";
import { hotCases } from "./hot-cases.ts";
import { ProjectorError, VersionsDiffer } from "./projector-error.ts";
import { type Checkpoint, outdated, readCheckpoint, readTablesInUse, tablesOf } from "./tables-in-use.ts";
import { asking } from "./transaction.ts";

/** Events whose cases are projected in one transaction. */
export const BATCH_EVENTS = 500;

/** Events of hot cases kept in memory: some tens of megabytes. */
const HOT_EVENTS = 20_000;

const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 10_000;

/** The pause after so many failures in a row, in milliseconds: doubled each time, at most ten seconds, jittered. */
export const pauseAfter = (failures: number): Effect.Effect<number> =>
  Effect.map(
    Random.next,
    (random) => Math.min(SHORTEST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS) * (0.5 + random / 2),
  );

const inSlices = (batch: readonly LoggedEvent[]): readonly (readonly LoggedEvent[])[] =>
  Array.from({ length: Math.ceil(batch.length / BATCH_EVENTS) }, (_, i) =>
    batch.slice(i * BATCH_EVENTS, (i + 1) * BATCH_EVENTS),
  );

export interface Following {
  readonly pool: Pool;
  readonly log: EventLog["Service"];
  readonly definitions: Definitions;
  /** Called with where the rows stand: at the beginning, and after each batch. */
  readonly onApplied: (checkpoint: Checkpoint) => Effect.Effect<void>;
  /** Called with what went wrong. */
  readonly onTrouble: (trouble: ProjectorError | LogError) => Effect.Effect<void>;
}

/** Reads where things stand. The checkpoint first: its epoch then tells whether the tables are still those. */
const standing = Effect.fnUntraced(function* ({ pool, definitions }: Following) {
  const [checkpoint, inUse] = yield* asking(
    pool,
    "reading where the projector stands",
    async (database) => [await readCheckpoint(database), await readTablesInUse(database)] as const,
  );
  const differing = outdated(definitions, inUse);
  if (differing.length > 0) {
    return yield* new ProjectorError({
      reason: new VersionsDiffer({ projections: differing.map(({ name }) => name) }),
    });
  }
  return { checkpoint, tables: tablesOf(definitions, inUse) };
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

/** Follows from the checkpoint until something fails. */
const followOnce = Effect.fnUntraced(function* (
  following: Following,
  onBatch: () => void,
): Effect.fn.Return<void, ProjectorError | LogError> {
  const { pool, log, definitions, onApplied } = following;
  const stood = yield* standing(following);
  const holding: Standing = { pool, definitions, tables: stood.tables, hot: hotCases(HOT_EVENTS) };
  let { checkpoint } = stood;
  yield* onApplied(checkpoint);
  yield* log.follow(checkpoint.position).pipe(
    Stream.runForEach((batch) =>
      Effect.forEach(
        inSlices(batch),
        Effect.fnUntraced(function* (slice) {
          const applied = yield* applyBatch(holding, checkpoint, slice);
          checkpoint = applied.checkpoint;
          onBatch();
          yield* sayFailed(applied.failed);
          yield* onApplied(checkpoint);
        }),
        { discard: true },
      ),
    ),
  );
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
          // Being overtaken once is how a rebuild's switch is noticed.
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
