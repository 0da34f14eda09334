/** How long to wait before what failed is tried again. */
import { Effect, Random } from "effect";

const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 10_000;

/** The pause after so many failures in a row, in milliseconds: doubled each time, at most ten seconds, jittered. */
export const pauseAfter = (failures: number): Effect.Effect<number> =>
  Effect.map(
    Random.next,
    (random) => Math.min(SHORTEST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS) * (0.5 + random / 2),
  );
