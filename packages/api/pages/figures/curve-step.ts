/** How fine a curve is asked for that is to be drawn: round days and whole years must be among its points. */
import { Effect } from "effect";

/** Divides a year of 365 days, and is finer than a pixel where a curve is long. */
const LONG_STEP = 5;
/** Up to so many days each has a point. */
const SHORT = 400;

/** Asks for the curve of a long time, and once more, day by day, where it turns out to be short. */
export const fineCurve = <A, E, R>(
  ask: (step: number) => Effect.Effect<A, E, R>,
  pointsOf: (answer: A) => readonly { readonly days: number }[],
): Effect.Effect<A, E, R> =>
  Effect.flatMap(ask(LONG_STEP), (answer) =>
    (pointsOf(answer).at(-1)?.days ?? 0) <= SHORT ? ask(1) : Effect.succeed(answer),
  );
