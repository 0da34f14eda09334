/** Effects that run one after another for each key, and together for different keys. */
import { Effect, Semaphore } from "effect";

export type OneAtATime = <A, E, R>(key: string, effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>;

/** A queue a key, kept only while somebody waits in it. */
export const oneAtATime = (): OneAtATime => {
  const queues = new Map<string, { readonly turn: Semaphore.Semaphore; waiting: number }>();
  return (key, effect) =>
    Effect.acquireUseRelease(
      Effect.sync(() => {
        const queue = queues.get(key) ?? { turn: Semaphore.makeUnsafe(1), waiting: 0 };
        queue.waiting += 1;
        queues.set(key, queue);
        return queue;
      }),
      (queue) => queue.turn.withPermit(effect),
      (queue) =>
        Effect.sync(() => {
          queue.waiting -= 1;
          if (queue.waiting === 0) queues.delete(key);
        }),
    );
};
