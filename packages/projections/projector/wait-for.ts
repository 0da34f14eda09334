/** Waiting, for a bounded time, until the rows have come as far as something that was recorded. */
import { Duration, Effect, Option, Stream, SubscriptionRef } from "effect";
import type { Pool } from "pg";
import { positionOf } from "./case-events.ts";
import { readPosition } from "./checkpoints.ts";
import { partOf } from "./parts.ts";
import { NotKnown, ProjectorError } from "./projector-error.ts";
import { asking } from "./transaction.ts";

/** What this process projects is heard of at once; what another one does is found by asking again. */
const LONGEST_PAUSE_MS = 250;
const SHORTEST_PAUSE_MS = 10;

/**
 * Waits until this revision of the case is in the rows, or the case is set aside at it. Gives false where the time
 * ran out first. Fails with `NotKnown` where by then the case had no such revision: where the log is elsewhere, what
 * was just recorded comes to the read side some moments later.
 *
 * @param applied the last position that this process has applied, by part
 */
export const atLeast = Effect.fn("Projector.atLeast")(function* (
  pool: Pool,
  applied: SubscriptionRef.SubscriptionRef<ReadonlyMap<number, number>>,
  caseId: string,
  revision: number,
  timeout: Duration.Input,
): Effect.fn.Return<boolean, ProjectorError> {
  const part = partOf(caseId);
  let position: number | null = null;
  const heard = SubscriptionRef.changes(applied).pipe(
    Stream.filter((reached) => position !== null && (reached.get(part) ?? 0) >= position),
    Stream.runHead,
  );
  const reached = Effect.gen(function* () {
    for (let pause = SHORTEST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      position ??= yield* asking(pool, "looking up a revision", (database) =>
        positionOf(database, caseId, revision),
      );
      if (position !== null) {
        const projected = yield* asking(pool, "reading a checkpoint", (database) =>
          readPosition(database, part),
        );
        if (projected >= position) return;
      }
      yield* heard.pipe(Effect.timeoutOption(Duration.millis(pause)));
    }
  });
  const inTime = Option.isSome(yield* Effect.timeoutOption(reached, timeout));
  if (!inTime && position === null) {
    return yield* new ProjectorError({
      reason: new NotKnown({ what: "revision", name: `${caseId}@${revision}` }),
    });
  }
  return inTime;
});
