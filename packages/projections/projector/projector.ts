/**
 * The projector: keeps the rows up with the log in the background, and answers how far they have come.
 *
 * Rows are read from views named after their projections (`delays`, `bail`): `case_id`, `row_key`, and the columns
 * that the projection declares.
 */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { type MigrationError, migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Context, Deferred, type Duration, Effect, Layer, SubscriptionRef } from "effect";
import { readHead } from "./case-events.ts";
import type { Definitions } from "./definitions.ts";
import { followLog, pauseAfter } from "./follow-log.ts";
import { projectorMigrations } from "./migrations/projector-migrations.ts";
import { sweepOrphans } from "./orphan-tables.ts";
import type { ProjectorError } from "./projector-error.ts";
import { type RebuildProgress, type Rebuilt, rebuild } from "./rebuild.ts";
import { checkDeclarations } from "./row-tables.ts";
import { countSetAside, readSetAside, type SetAside } from "./set-aside.ts";
import { bringUpToDate } from "./start-up.ts";
import { readCheckpoint } from "./tables-in-use.ts";
import { type TakenUp, takeUp } from "./take-up.ts";
import { asking } from "./transaction.ts";
import { type Verified, verify } from "./verify.ts";
import { atLeast } from "./wait-for.ts";

/** How far the rows have come. */
export interface ProjectorProgress {
  /** Every event up to this position is in the rows, or its case is set aside. */
  readonly checkpoint: number;
  /** The last position of the log. */
  readonly head: number;
  /** Cases that have no rows, because they could not be projected. */
  readonly setAside: number;
  /** A rebuild that goes on in this process; null where there is none. */
  readonly rebuilding: RebuildProgress | null;
  /** What the projector fails by at present, until it succeeds again; null where all is well. */
  readonly trouble: string | null;
}

export class Projector extends Context.Service<
  Projector,
  {
    readonly progress: Effect.Effect<ProjectorProgress, ProjectorError>;
    /**
     * Waits until rows of this version of the program can be read: at once, unless the program is new and its rows
     * are being rebuilt. Until then views are missing, or those of the version before.
     */
    readonly ready: Effect.Effect<void>;
    /**
     * Waits until the rows rest on this revision of the case, at most so long; false where the time ran out first.
     * Fails with `NotKnown` where by then the case had no such revision.
     */
    atLeast(
      caseId: string,
      revision: number,
      timeout: Duration.Input,
    ): Effect.Effect<boolean, ProjectorError>;
    /** The cases that have no rows, and why. */
    readonly setAside: Effect.Effect<readonly SetAside[], ProjectorError>;
    /** Projects a case again, or all that are set aside. */
    takeUp(caseId?: string): Effect.Effect<TakenUp, ProjectorError>;
    /** Computes projections anew while the old rows are read; all where no names are given. */
    rebuild(options?: {
      readonly projections?: readonly string[];
      readonly onProgress?: (progress: RebuildProgress) => void;
    }): Effect.Effect<Rebuilt, ProjectorError>;
    /** Checks the log and the rows. */
    verify(options?: {
      readonly onProgress?: (progress: RebuildProgress) => void;
    }): Effect.Effect<Verified, ProjectorError>;
  }
>()("@tareekh/projections/projector/Projector") {
  /** Brings its tables up to date, then follows the log in the background until the scope is closed. */
  static readonly layer = (
    definitions: Definitions,
  ): Layer.Layer<Projector, MigrationError, EventLog | Store> => Layer.effect(Projector, make(definitions));
}

const make = Effect.fnUntraced(function* (definitions: Definitions) {
  checkDeclarations(definitions.projections);
  const { pool } = yield* Store;
  const log = yield* EventLog;
  yield* migrate(pool, { room: "projector", migrations: projectorMigrations });

  const applied = yield* SubscriptionRef.make(0);
  const ready = yield* Deferred.make<void>();
  let rebuilding: RebuildProgress | null = null;
  let trouble: string | null = null;

  const noticing = (onProgress?: (progress: RebuildProgress) => void) => (progress: RebuildProgress) => {
    rebuilding = progress;
    onProgress?.(progress);
  };
  const noLongerRebuilding = Effect.sync(() => {
    rebuilding = null;
  });

  const prepare = Effect.gen(function* () {
    for (let failures = 1; ; failures++) {
      const done = yield* bringUpToDate(pool, definitions, noticing()).pipe(
        Effect.as(true),
        Effect.ensuring(noLongerRebuilding),
        Effect.catch((error) =>
          Effect.logWarning(`${error.message}. Trying again`).pipe(
            Effect.andThen(() => {
              trouble = error.message;
              return Effect.flatMap(pauseAfter(failures), Effect.sleep);
            }),
            Effect.as(false),
          ),
        ),
      );
      if (done) break;
    }
    trouble = null;
    yield* Deferred.succeed(ready, undefined);
  });

  const follow = followLog({
    pool,
    log,
    definitions,
    onApplied: ({ position }) =>
      Effect.suspend(() => {
        trouble = null;
        return SubscriptionRef.set(applied, position);
      }),
    onTrouble: (error) =>
      Effect.sync(() => {
        trouble = error.message;
      }),
  });

  yield* prepare.pipe(Effect.andThen(follow), Effect.forkScoped);
  yield* sweepOrphans(pool).pipe(
    Effect.catch((error) => Effect.logWarning(error.message)),
    Effect.forkScoped,
  );

  const progress = Effect.gen(function* () {
    const [checkpoint, head, setAside] = yield* asking(
      pool,
      "reading how far the rows have come",
      async (database) =>
        [await readCheckpoint(database), await readHead(database), await countSetAside(database)] as const,
    );
    return { checkpoint: checkpoint.position, head, setAside, rebuilding, trouble };
  });

  return Projector.of({
    progress,
    ready: Deferred.await(ready),
    atLeast: (caseId, revision, timeout) => atLeast(pool, applied, caseId, revision, timeout),
    setAside: asking(pool, "reading which cases are set aside", readSetAside),
    takeUp: (caseId) => takeUp(pool, definitions, caseId),
    rebuild: ({ projections, onProgress } = {}) =>
      rebuild({
        pool,
        definitions,
        ...(projections === undefined ? {} : { projections }),
        onProgress: noticing(onProgress),
      }).pipe(Effect.ensuring(noLongerRebuilding)),
    verify: ({ onProgress } = {}) =>
      verify({ pool, definitions, ...(onProgress === undefined ? {} : { onProgress }) }),
  });
});
