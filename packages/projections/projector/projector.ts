/**
 * The projector: keeps the rows up with the log in the background, and answers how far they have come.
 *
 * Several processes may do so on one database server: each keeps the rows of a share of the cases (`share.ts`). One
 * that does not project asks for and waits for what the others do.
 *
 * Rows are read from views named after their projections (`delays`, `bail`): `case_id`, `row_key`, and the columns
 * that the projection declares.
 */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { type MigrationError, migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Context, Deferred, type Duration, Effect, Layer, Schedule, SubscriptionRef } from "effect";
import { readHead } from "./case-events.ts";
import { type Checkpoint, lowest, readCheckpoints } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import { followLog } from "./follow-log.ts";
import { countUnattended } from "./leases.ts";
import { projectorMigrations } from "./migrations/projector-migrations.ts";
import { sweepOrphans } from "./orphan-tables.ts";
import { PARTS } from "./parts.ts";
import { pauseAfter } from "./pause-after.ts";
import type { ProjectorError } from "./projector-error.ts";
import { type RebuildProgress, type Rebuilt, rebuild } from "./rebuild.ts";
import { checkDeclarations } from "./row-tables.ts";
import { countSetAside, readSetAside, type SetAside } from "./set-aside.ts";
import { sharedWithOthers, USUAL_LEASE, wholeShare } from "./share.ts";
import { bringUpToDate } from "./start-up.ts";
import { outdated, readTablesInUse } from "./tables-in-use.ts";
import { type TakenUp, takeUp } from "./take-up.ts";
import { asking } from "./transaction.ts";
import { type Verified, verify } from "./verify.ts";
import { atLeast } from "./wait-for.ts";

/** How far the rows have come. */
export interface ProjectorProgress {
  /** Every event up to this position is in the rows, or its case is set aside, whichever process projects it. */
  readonly checkpoint: number;
  /** The last position of the log. */
  readonly head: number;
  /** Cases that have no rows, because they could not be projected. */
  readonly setAside: number;
  /** A rebuild that goes on in this process; null where there is none. */
  readonly rebuilding: RebuildProgress | null;
  /**
   * What the projector fails by at present, until it succeeds again, or in a process that does not project, that
   * nobody does; null where all is well.
   */
  readonly trouble: string | null;
}

export interface ProjectorOptions {
  /** Whether this process projects; else others must. Default: yes. */
  readonly projects?: boolean;
  /**
   * For how long a process that is not heard of keeps its share of the cases, on a database server. Default: 6
   * seconds.
   */
  readonly lease?: Duration.Input;
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
    options: ProjectorOptions = {},
  ): Layer.Layer<Projector, MigrationError, EventLog | Store> =>
    Layer.effect(Projector, make(definitions, options));
}

/** How often a process that does not project looks whether the rows can be read. */
const BETWEEN_LOOKS = "250 millis";

const make = Effect.fnUntraced(function* (
  definitions: Definitions,
  { projects = true, lease = USUAL_LEASE }: ProjectorOptions,
) {
  checkDeclarations(definitions.projections);
  const { pool, kind } = yield* Store;
  const log = yield* EventLog;
  yield* migrate(pool, { room: "projector", migrations: projectorMigrations });

  const applied = yield* SubscriptionRef.make<ReadonlyMap<number, number>>(new Map());
  const ready = yield* Deferred.make<void>();
  let rebuilding: RebuildProgress | null = null;
  /** What following the log, and sharing the cases, fail by. */
  let trouble: string | null = null;
  let unshared: string | null = null;

  const noticing = (onProgress?: (progress: RebuildProgress) => void) => (progress: RebuildProgress) => {
    rebuilding = progress;
    onProgress?.(progress);
  };
  const noLongerRebuilding = Effect.sync(() => {
    rebuilding = null;
  });

  const prepare = Effect.gen(function* () {
    for (let failures = 1; ; failures++) {
      const done = yield* bringUpToDate(pool, definitions, {
        kind,
        onProgress: noticing(),
      }).pipe(
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

  const rememberApplied = (checkpoints: readonly Checkpoint[]) =>
    SubscriptionRef.update(
      applied,
      (before) => new Map([...before, ...checkpoints.map(({ part, position }) => [part, position] as const)]),
    );

  const share =
    kind === "embedded"
      ? Effect.succeed(wholeShare(pool))
      : sharedWithOthers(pool, definitions, {
          lease,
          onTrouble: (error) =>
            Effect.sync(() => {
              unshared = error?.message ?? null;
            }),
        });

  const follow = Effect.flatMap(share, (ours) =>
    followLog({
      pool,
      log,
      definitions,
      share: ours,
      onApplied: (checkpoints) =>
        Effect.suspend(() => {
          trouble = null;
          return rememberApplied(checkpoints);
        }),
      onTrouble: (error) =>
        Effect.sync(() => {
          trouble = error.message;
        }),
    }),
  ).pipe(Effect.scoped);

  const sweep = sweepOrphans(pool).pipe(Effect.catch((error) => Effect.logWarning(error.message)));

  /** Until another process has brought the rows to this version of the program. */
  const readable = asking(pool, "reading which tables are in use", readTablesInUse).pipe(
    Effect.map((inUse) => outdated(definitions, inUse).length === 0),
    Effect.orElseSucceed(() => false),
    Effect.repeat({ until: (done) => done, schedule: Schedule.spaced(BETWEEN_LOOKS) }),
    Effect.andThen(Deferred.succeed(ready, undefined)),
  );

  if (projects) {
    yield* prepare.pipe(Effect.andThen(follow), Effect.forkScoped);
    yield* Effect.forkScoped(sweep);
  } else {
    yield* Effect.forkScoped(readable);
  }

  const progress = Effect.gen(function* () {
    const [checkpoints, head, setAside, unattended] = yield* asking(
      pool,
      "reading how far the rows have come",
      async (database) =>
        [
          await readCheckpoints(database),
          await readHead(database),
          await countSetAside(database),
          projects ? 0 : await countUnattended(database),
        ] as const,
    );
    const nobody =
      unattended === 0
        ? null
        : `No process projects ${unattended} of the ${PARTS} parts of the cases: start one with the role project`;
    return {
      checkpoint: lowest(checkpoints),
      head,
      setAside,
      rebuilding,
      trouble: trouble ?? unshared ?? nobody,
    };
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
        kind,
        definitions,
        ...(projections === undefined ? {} : { projections }),
        onProgress: noticing(onProgress),
      }).pipe(Effect.ensuring(noLongerRebuilding)),
    verify: ({ onProgress } = {}) =>
      verify({ pool, definitions, ...(onProgress === undefined ? {} : { onProgress }) }),
  });
});
