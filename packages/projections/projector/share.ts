/**
 * The parts of the cases that this process projects.
 *
 * A database in a directory is open in one process at a time, and all parts are that one's. On a server the processes
 * that project divide the parts among them: each says now and then that it lives, counts the others, gives up what is
 * above its share and takes what is free, up to it. Which parts it holds is always asked of the database. What it
 * believes meanwhile does no harm: rows are written under the epochs of parts, and those are raised when it loses them.
 */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { Duration, Effect, type Scope, Stream, SubscriptionRef } from "effect";
import type { Pool } from "pg";
import type { Checkpoint } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import {
  enrol,
  giveUp,
  leave,
  readHeld,
  readMembers,
  renew,
  shareOf,
  strikeOff,
  takeAll,
  takeFree,
} from "./leases.ts";
import { PARTS } from "./parts.ts";
import { pauseAfter } from "./pause-after.ts";
import { ProjectorError, VersionsDiffer } from "./projector-error.ts";
import { outdated, readTablesInUse } from "./tables-in-use.ts";
import { asking, inTransaction, type Queryable } from "./transaction.ts";

export interface Share {
  /** Where the parts stand that are this process's now. */
  readonly standing: Effect.Effect<readonly Checkpoint[], ProjectorError>;
  /** Never fails; succeeds once other parts are this process's than when it was made. */
  readonly waitForChange: Effect.Effect<Effect.Effect<void>>;
  /** Milliseconds for which a part is kept that is written to; null where it is kept anyhow. */
  readonly lease: number | null;
}

/** How long a part is kept for a process that is not heard of. */
export const USUAL_LEASE: Duration.Input = "6 seconds";

/** One that misses two of these still keeps its parts. */
const SIGNS_OF_LIFE_A_LEASE = 3;

/** Tells operators which process it is, in `projector_members` and `projector_checkpoint`. */
const nameOfThisProcess = (): string => `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;

/** All parts, taken from a process that had the database before, or another of this program's projectors. */
export const wholeShare = (pool: Pool): Share => {
  const member = nameOfThisProcess();
  return {
    standing: asking(pool, "taking the cases", (database) => takeAll(database, member)),
    waitForChange: Effect.succeed(Effect.never),
    lease: null,
  };
};

interface Sharing {
  readonly pool: Pool;
  readonly definitions: Definitions;
  readonly member: string;
  readonly lease: number;
}

interface Settled {
  /** The numbers of the parts that are this process's now. */
  readonly held: readonly number[];
  /** Of those that were: the ones it gave up, because there are others to project them. */
  readonly givenUp: readonly number[];
}

/** Says that this process lives; keeps, takes and gives up parts. */
const settle = Effect.fnUntraced(function* ({
  pool,
  definitions,
  member,
  lease,
}: Sharing): Effect.fn.Return<Settled, ProjectorError> {
  const say = async (client: Queryable) => {
    const differing = outdated(definitions, await readTablesInUse(client));
    if (differing.length > 0) {
      throw new ProjectorError({
        reason: new VersionsDiffer({ projections: differing.map(({ name }) => name) }),
      });
    }
    await enrol(client, member, lease);
    await strikeOff(client);
    await renew(client, member, lease);
    const share = shareOf(member, await readMembers(client));
    const before = await readHeld(client, member);
    if (before.length < share) await takeFree(client, member, lease, share - before.length);
    const now = before.length < share ? await readHeld(client, member) : before;
    return { parts: now.map(({ part }) => part), share };
  };
  const { parts, share } = yield* inTransaction(pool, "sharing the cases", say, { endedWhenIdleFor: lease });
  const givenUp = parts.slice(share);
  if (givenUp.length > 0) {
    // In a statement of its own: it waits for what is being written, and a sign of life must not.
    yield* asking(pool, "giving up cases to another process", (database) =>
      giveUp(database, member, givenUp),
    );
  }
  return { held: parts.slice(0, share), givenUp };
});

/**
 * Shares with the other processes until the scope is closed; what is held then is free at once.
 *
 * @param onTrouble told why this process cannot take part at present; null once it can again
 */
export const sharedWithOthers = Effect.fnUntraced(function* (
  pool: Pool,
  definitions: Definitions,
  options: {
    readonly lease: Duration.Input;
    readonly onTrouble: (trouble: ProjectorError | null) => Effect.Effect<void>;
  },
): Effect.fn.Return<Share, never, Scope.Scope> {
  const lease = Duration.toMillis(options.lease);
  const sharing: Sharing = { pool, definitions, member: nameOfThisProcess(), lease };
  const held = yield* SubscriptionRef.make<readonly number[]>([]);
  const parting = asking(pool, "giving up the cases", (database) => leave(database, sharing.member));
  // Where the database cannot be told, the leases run out.
  yield* Effect.addFinalizer(() => Effect.ignore(parting));

  const remember = Effect.fnUntraced(function* (settled: Settled) {
    const before = yield* SubscriptionRef.get(held);
    if (settled.held.join() === before.join()) return;
    yield* SubscriptionRef.set(held, settled.held);
    const lost = before.filter((part) => !settled.held.includes(part) && !settled.givenUp.includes(part));
    if (lost.length > 0) {
      yield* Effect.logWarning(
        `Lost parts ${lost.join(", ")} of the cases: this process was not heard of in time, and another took them`,
      );
    }
    yield* Effect.log(`Projects ${settled.held.length} of ${PARTS} parts of the cases`);
  });

  let failures = 0;
  const signOfLife = Effect.gen(function* () {
    yield* remember(yield* settle(sharing));
    failures = 0;
    yield* options.onTrouble(null);
    return lease / SIGNS_OF_LIFE_A_LEASE;
  });
  const failed = Effect.fnUntraced(function* (error: ProjectorError) {
    failures += 1;
    yield* options.onTrouble(error);
    // Whoever computes rows otherwise must not keep these cases from those who can go on with them.
    if (error.reason._tag === "VersionsDiffer") {
      const { length } = yield* SubscriptionRef.get(held);
      yield* Effect.andThen(parting, SubscriptionRef.set(held, [])).pipe(Effect.ignore);
      if (length > 0) yield* Effect.logWarning(`${error.message}. It projects no cases until then`);
    }
    return Math.min(lease / SIGNS_OF_LIFE_A_LEASE, yield* pauseAfter(failures));
  });
  yield* signOfLife.pipe(
    Effect.catch(failed),
    Effect.flatMap((pause) => Effect.sleep(Duration.millis(pause))),
    Effect.forever,
    Effect.forkScoped,
  );

  return {
    standing: asking(pool, "reading where the projector stands", (database) =>
      readHeld(database, sharing.member),
    ),
    waitForChange: Effect.map(SubscriptionRef.get(held), (before) =>
      SubscriptionRef.changes(held).pipe(
        Stream.filter((parts) => parts !== before),
        Stream.runHead,
        Effect.asVoid,
      ),
    ),
    lease,
  };
});
