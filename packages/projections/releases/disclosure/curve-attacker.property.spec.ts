import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MonthlyWaits } from "../monthly-waits.ts";
import type { ReleaseCurve } from "../release.ts";
import { MONTH_DAYS } from "../release-plan.ts";
import { type EarlierCurve, releasedCurve } from "../released-curve.ts";

interface Waiter {
  readonly entry: number;
  readonly time: number;
  readonly since: number;
  readonly endedSince: number;
  readonly size: number;
}

const months = 14;

const entry = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3 }));
const time = fc.integer({ min: 1, max: months });

/** Many who are there from the first release on, and a few who come or end later. */
const register: fc.Arbitrary<readonly Waiter[]> = fc
  .tuple(
    fc.array(
      fc.record({
        entry,
        time,
        since: fc.constant(0),
        endedSince: fc.constantFrom(0, 0, 0, 9),
        size: fc.integer({ min: 11, max: 120 }),
      }),
      { minLength: 3, maxLength: 30 },
    ),
    fc.array(
      fc.record({
        entry,
        time,
        since: fc.integer({ min: 0, max: 2 }),
        endedSince: fc.integer({ min: 0, max: 3 }),
        size: fc.integer({ min: 1, max: 14 }),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([many, few]) => [...many, ...few]);

/** A register as a release sees it: who has not ended waits until a month earlier. */
const waitsOf = (waiters: readonly Waiter[], release: number): MonthlyWaits => {
  const empty = () => Array.from({ length: months + 1 }, () => 0);
  const [entered, ended, lastKnownWaiting] = [empty(), empty(), empty()];
  let [atStart, counted, disposed] = [0, 0, 0];
  for (const { entry, time, since, endedSince, size } of waiters) {
    if (since > release) continue;
    const over = endedSince <= release;
    counted += size;
    if (over) disposed += size;
    if (entry >= time) continue;
    if (entry === 0) atStart += size;
    else entered[entry] = (entered[entry] ?? 0) + size;
    const to = over ? ended : lastKnownWaiting;
    to[time] = (to[time] ?? 0) + size;
  }
  return { atStart, entered, ended, lastKnownWaiting, counted, disposed };
};

const published = (all: readonly MonthlyWaits[]): readonly EarlierCurve[] => {
  const curves: EarlierCurve[] = [];
  for (const waits of all) {
    const curve = releasedCurve({ from: "fir", to: "disposed" }, waits, curves);
    curves.push({ curve, counted: waits.counted, disposed: waits.disposed });
  }
  return curves;
};

const isTooFew = (count: number): boolean => Math.abs(count) > 0.01 && Math.abs(count) < 10.5;

const names = ["entered", "ended", "lastKnownWaiting"] as const;

/** The counts of every stretch between the ends of two steps. */
const stretches = ({ steps, atStart }: ReleaseCurve) =>
  steps.flatMap((_, first) =>
    steps.slice(first).map((last, length) => ({
      from: steps[first - 1]?.days ?? 0,
      to: last.days,
      counts: names.map((name) =>
        steps.slice(first, first + length + 1).reduce((sum, step) => sum + step[name], 0),
      ),
      withStart:
        first === 0
          ? steps.slice(0, length + 1).reduce((sum, { entered }) => sum + entered, atStart ?? 0)
          : 0,
    })),
  );

/** Small counts that follow from the curves: by what each shows, by their shares, and by subtraction. */
const foundIn = (curves: readonly EarlierCurve[]): readonly string[] => {
  const found: string[] = [];
  const look = (what: string, count: number): void => {
    if (isTooFew(count)) found.push(`${what}: ${count}`);
  };
  for (const { curve, counted, disposed } of curves) {
    let [share, atRisk] = [1, curve.atStart ?? 0];
    for (const { days, entered, ended, lastKnownWaiting, atRisk: after, waiting } of curve.steps) {
      const exposed = atRisk + (entered - lastKnownWaiting) / 2;
      look(
        `ended by ${days}, from the shares`,
        share === 0 ? 0 : Math.round((1 - waiting / share) * exposed),
      );
      look(`ended by ${days}`, ended);
      look(`entered by ${days}`, entered);
      look(`last known by ${days}`, lastKnownWaiting);
      look(`at risk at ${days}`, after);
      look(`gone by ${days}, from those at risk`, atRisk + entered - after);
      [share, atRisk] = [waiting, after];
    }
    if (curve.steps.length === 0) continue;
    const sum = (name: (typeof names)[number]): number =>
      curve.steps.reduce((all, step) => all + step[name], 0);
    look("in no step, of all", counted - (curve.atStart ?? 0) - sum("entered"));
    look("in no step, of those disposed of", disposed - sum("ended"));
    look("in no step, of those waiting", counted - disposed - sum("lastKnownWaiting"));
  }
  for (const [later, one] of curves.entries()) {
    for (const other of curves.slice(0, later)) {
      for (const a of stretches(one.curve)) {
        for (const b of stretches(other.curve)) {
          if (a.from !== b.from && a.to !== b.to) continue;
          for (const [nth, name] of names.entries())
            look(
              `${name} ${a.from}–${a.to} less ${b.from}–${b.to}`,
              (a.counts[nth] ?? 0) - (b.counts[nth] ?? 0),
            );
          if (a.from === 0 && b.from === 0)
            look(`all entered ${a.to} less ${b.to}`, a.withStart - b.withStart);
        }
      }
    }
  }
  return found;
};

describe("an attacker with the curves of every release", () => {
  it("finds no step of fewer than eleven, nor any by subtraction", () => {
    let steps = 0;
    fc.assert(
      fc.property(register, fc.integer({ min: 1, max: 3 }), (waiters, releases) => {
        const curves = published(Array.from({ length: releases }, (_, release) => waitsOf(waiters, release)));
        steps += curves.reduce((sum, { curve }) => sum + curve.steps.length, 0);
        expect(foundIn(curves)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(steps).toBeGreaterThan(200);
  });

  it("finds some where each release is made as if there were none before it", () => {
    const finds = fc
      .sample(register, { numRuns: 50, seed: 11 })
      .map((waiters) => [0, 1, 2].flatMap((release) => published([waitsOf(waiters, release)])))
      .filter((curves) => foundIn(curves).length > 0);
    expect(finds.length).toBeGreaterThan(10);
  });

  it("finds some where every month is a step", () => {
    const waits = waitsOf(
      [
        { entry: 0, time: 3, since: 0, endedSince: 0, size: 4 },
        { entry: 0, time: 6, since: 0, endedSince: 0, size: 30 },
      ],
      0,
    );
    let atRisk = waits.atStart;
    const steps = waits.ended.map((ended, month) => {
      const before = atRisk;
      atRisk -= ended;
      return {
        days: (month + 1) * MONTH_DAYS,
        entered: 0,
        ended,
        lastKnownWaiting: 0,
        atRisk,
        waiting: before === 0 ? 0 : atRisk / waits.atStart,
      };
    });
    const curve = { from: "fir", to: "disposed", atStart: waits.atStart, steps, median: null };
    expect(foundIn([{ curve, counted: 34, disposed: 34 }])).toContain("ended by 120: 4");
  });
});
