/** Observations for the laws of the estimates: few distinct days, so that ties of every kind are common. */
import fc from "fast-check";
import type { ObservedOutcome } from "../aalen-johansen.ts";
import type { ObservedEvent } from "../kaplan-meier.ts";
import type { GroupedEvent } from "../log-rank.ts";

export interface AnyObservation extends ObservedEvent, ObservedOutcome, GroupedEvent<string> {}

const OUTCOMES = ["acquitted", "convicted", "otherwise"];

export interface Kinds {
  readonly late?: boolean;
  readonly weighted?: boolean;
  readonly most?: number;
}

const anyObservation = ({ late = true, weighted = true }: Kinds): fc.Arbitrary<AnyObservation> =>
  fc
    .record({
      time: fc.nat(14),
      outcome: fc.option(fc.constantFrom(...OUTCOMES), { freq: 2 }),
      group: fc.constantFrom("Gaya", "Patna", "Saran"),
      stratum: fc.constantFrom("special", "sessions"),
      entry: late ? fc.oneof(fc.constant(undefined), fc.nat(10)) : fc.constant(undefined),
      weight: weighted
        ? fc.oneof(fc.constant(undefined), fc.integer({ min: 1, max: 4 }))
        : fc.constant(undefined),
    })
    .map((one) => ({ ...one, event: one.outcome !== null }));

export const anyObservations = (kinds: Kinds = {}): fc.Arbitrary<readonly AnyObservation[]> =>
  fc.array(anyObservation(kinds), { maxLength: kinds.most ?? 30 });

/** The same observations in another order. */
export const withAnyOrder = (
  observations: fc.Arbitrary<readonly AnyObservation[]>,
): fc.Arbitrary<readonly [readonly AnyObservation[], readonly AnyObservation[]]> =>
  observations.chain((some) =>
    fc.tuple(
      fc.constant(some),
      fc.shuffledSubarray([...some], { minLength: some.length, maxLength: some.length }),
    ),
  );

/** Each observation as often as its frequency says. */
export const repeated = (observations: readonly AnyObservation[]): readonly AnyObservation[] =>
  observations.flatMap(({ weight = 1, ...one }) => Array.from({ length: weight }, () => one));

/** On a time scale of another unit. */
export const scaled = (observations: readonly AnyObservation[], by: number): readonly AnyObservation[] =>
  observations.map((one) => ({
    ...one,
    time: one.time * by,
    entry: one.entry === undefined ? undefined : one.entry * by,
  }));

/** Whether two figures are one, but for rounding. */
export const isNear = (a: number | null, b: number | null, tolerance = 1e-9): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
