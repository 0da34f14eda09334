/** How a process beside the relay learns that the replica has everything. */
import { Effect, Fiber } from "effect";
import { expect, it, onTestFinished } from "vitest";
import { openStore, Store } from "../store.ts";
import { withPostgres } from "../testing/real-postgres.ts";
import { migrateReplica } from "./replica.ts";
import { sayWhole, wholeFromNow } from "./whole-replica.ts";

it("counts what the relay says from then on, and not what it said before", async () => {
  const database = await withPostgres();
  onTestFinished(database.stop);
  const { early, late } = await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const store = yield* openStore({ databaseUrl: database.url });
        yield* Effect.provideService(migrateReplica, Store, store);
        yield* Effect.promise(() => sayWhole(store.pool));
        const refused = yield* Effect.flip(wholeFromNow(store.pool, "300 millis"));
        const waiting = yield* Effect.forkChild(wholeFromNow(store.pool, "30 seconds"), {
          startImmediately: true,
        });
        // Said again and again, as the relay does: one of these comes after the question.
        const saying = yield* Effect.promise(() => sayWhole(store.pool)).pipe(
          Effect.andThen(Effect.sleep("20 millis")),
          Effect.forever,
          Effect.forkChild,
        );
        const heard = yield* Fiber.join(waiting).pipe(Effect.as("heard"));
        yield* Fiber.interrupt(saying);
        return { early: refused.message, late: heard };
      }),
    ),
  );
  expect(early).toContain("start a process with the role relay");
  expect(late).toBe("heard");
});
