/**
 * Following the log: batches of events after a position, for ever.
 *
 * Nothing is missed, because positions have no holes and become visible in their order. Appends of this process wake
 * its followers; those of others are found by asking again, after waits that grow while nothing comes.
 */
import { Duration, Effect, Option, Stream } from "effect";
import type { LoggedEvent } from "./event-log.ts";

const SHORTEST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 250;

/** Wakes those who wait for an append. One that came between looking and waiting is not missed: see `since`. */
export class AppendSignal {
  #count = 0;
  readonly #sleepers = new Set<() => void>();

  /** To be taken before looking, and handed to `after`. */
  get now(): number {
    return this.#count;
  }

  /** How many wait to be woken. */
  get waiting(): number {
    return this.#sleepers.size;
  }

  raise(): void {
    this.#count += 1;
    for (const wake of [...this.#sleepers]) wake();
  }

  /** Succeeds once the signal was raised after `since`. */
  after(since: number): Effect.Effect<void> {
    return Effect.callback<void>((resume) => {
      if (this.#count !== since) return resume(Effect.void);
      const wake = () => {
        this.#sleepers.delete(wake);
        resume(Effect.void);
      };
      this.#sleepers.add(wake);
      return Effect.sync(() => this.#sleepers.delete(wake));
    });
  }
}

/**
 * @param read at most one batch of the events after a position; empty where there are none yet
 */
export const followBy = <E>(
  read: (after: number) => Effect.Effect<readonly LoggedEvent[], E>,
  signal: AppendSignal,
  after: number,
): Stream.Stream<readonly LoggedEvent[], E> => {
  const nextBatch = Effect.fnUntraced(function* (position: number) {
    for (let wait = SHORTEST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      const since = signal.now;
      const events = yield* read(position);
      const last = events.at(-1);
      if (last) return [[events], Option.some(last.position)] as const;
      yield* signal.after(since).pipe(Effect.timeoutOption(Duration.millis(wait)));
    }
  });
  return Stream.paginate(after, nextBatch);
};
