/**
 * When something happened for the first or the last time, where the dates of its several occurrences are imprecise.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { Duration } from "@tareekh/core/calendar/duration.ts";
import type { Bounds, Order } from "@tareekh/core/calendar/order.ts";

/** One of several events of which the first or last is asked. */
export interface Candidate {
  readonly id: string;
  /** With `asOf`: it may have happened by then, or after. */
  readonly possibly: boolean;
}

/** Whether and when it happened first (or last). */
export interface Found {
  /** `possibly`: only what may not have happened by the day asked for speaks for it. */
  readonly state: "reached" | "possibly" | "not-reached";
  readonly bounds: Bounds;
  /** The event that it was, where there is no doubt which. */
  readonly eventId: string | null;
  /** All that it may have been. */
  readonly candidates: readonly string[];
}

export const noBounds: Bounds = Object.freeze({ earliest: null, latest: null, approximate: false });

/** No number of days is known. */
export const noDays: Duration = Object.freeze({ least: null, most: null, approximate: false });

export const notReached: Found = Object.freeze({
  state: "not-reached",
  bounds: noBounds,
  eventId: null,
  candidates: Object.freeze([]),
});

type Pick = (a: Day, b: Day) => Day;

/** Days are texts that sort as they read, so `Math.min` is not for them. */
export const earlierOf: Pick = (a, b) => {
  if (b < a) return b;
  return a;
};

export const laterOf: Pick = (a, b) => {
  if (b > a) return b;
  return a;
};

/** The day picked of all; null where one is unknown. */
const pickedOfAll = (days: readonly (Day | null)[], pick: Pick): Day | null =>
  days.reduce((a, b) => (a === null || b === null ? null : pick(a, b)));

/** The day picked of those that are known. */
const pickedOfKnown = (days: readonly (Day | null)[], pick: Pick): Day | null =>
  days.reduce((a, b) => (a === null ? b : b === null ? a : pick(a, b)));

/** What may be the first (or last), less what certainly was not. */
const contenders = (
  all: readonly Candidate[],
  beats: (a: string, b: string) => boolean,
): readonly Candidate[] =>
  all.filter(({ id }) => !all.some((other) => !other.possibly && other.id !== id && beats(other.id, id)));

/** The only one that there is, if there is one. */
const only = (one: Candidate | undefined, order: Order): Found =>
  one === undefined
    ? notReached
    : {
        state: one.possibly ? "possibly" : "reached",
        bounds: order.bounds(one.id),
        eventId: one.id,
        candidates: [one.id],
      };

const found = (
  left: readonly Candidate[],
  order: Order,
  sides: (all: readonly Bounds[], certain: readonly Bounds[]) => Omit<Bounds, "approximate">,
): Found => {
  if (left.length < 2) return only(left[0], order);
  const sure = left.filter(({ possibly }) => !possibly);
  const state = sure.length === 0 ? "possibly" : "reached";
  const all = left.map(({ id }) => order.bounds(id));
  const certain = sure.length === 0 ? all : sure.map(({ id }) => order.bounds(id));
  return {
    state,
    bounds: { ...sides(all, certain), approximate: all.some(({ approximate }) => approximate) },
    eventId: null,
    candidates: left.map(({ id }) => id),
  };
};

const earliest = (bounds: Bounds): Day | null => bounds.earliest;
const latest = (bounds: Bounds): Day | null => bounds.latest;

/**
 * The first of several. It was not before the earliest day on which any of them may have been (unknown where that is
 * unknown of one), and not after the earliest of the days by which each certainly was. What certainly came after
 * another that certainly happened is not considered.
 */
export const firstOf = (all: readonly Candidate[], order: Order): Found =>
  all.length < 2
    ? only(all[0], order)
    : found(
        contenders(all, (a, b) => order.before(a, b) === "yes"),
        order,
        (any, certain) => ({
          earliest: pickedOfAll(any.map(earliest), earlierOf),
          latest: pickedOfKnown(certain.map(latest), earlierOf),
        }),
      );

/** The last of several: the mirror of `firstOf`. */
export const lastOf = (all: readonly Candidate[], order: Order): Found =>
  all.length < 2
    ? only(all[0], order)
    : found(
        contenders(all, (a, b) => order.before(b, a) === "yes"),
        order,
        (any, certain) => ({
          earliest: pickedOfKnown(certain.map(earliest), laterOf),
          latest: pickedOfAll(any.map(latest), laterOf),
        }),
      );
