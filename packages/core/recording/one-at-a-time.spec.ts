import { Deferred, Effect, Exit, Fiber } from "effect";
import { describe, expect, it } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

const run = <A, E>(effect: Effect.Effect<A, E>) => Effect.runPromise(effect);

describe("one at a time", () => {
  it("runs one after another for a key, in the order in which they came", () =>
    run(
      Effect.gen(function* () {
        const inTurn = oneAtATime();
        const seen: string[] = [];
        yield* Effect.forEach(
          ["a", "b", "c"],
          (name) =>
            inTurn(
              "key",
              Effect.gen(function* () {
                seen.push(`${name} begins`);
                yield* Effect.yieldNow;
                seen.push(`${name} ends`);
              }),
            ),
          { concurrency: "unbounded" },
        );
        expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
      }),
    ));

  it("lets other keys go on", () =>
    run(
      Effect.gen(function* () {
        const inTurn = oneAtATime();
        const release = yield* Deferred.make<void>();
        const waiting = yield* Effect.forkChild(inTurn("one", Deferred.await(release)));
        expect(yield* inTurn("two", Effect.succeed("done"))).toBe("done");
        yield* Deferred.succeed(release, undefined);
        yield* Fiber.join(waiting);
      }),
    ));

  it("goes on after a failure and after an interruption", () =>
    run(
      Effect.gen(function* () {
        const inTurn = oneAtATime();
        expect(Exit.isFailure(yield* Effect.exit(inTurn("key", Effect.fail("no"))))).toBe(true);
        const stuck = yield* Effect.forkChild(inTurn("key", Effect.never));
        const next = yield* Effect.forkChild(inTurn("key", Effect.succeed("done")));
        yield* Effect.yieldNow;
        yield* Fiber.interrupt(stuck);
        expect(yield* Fiber.join(next)).toBe("done");
      }),
    ));
});
