/**
 * A curve of a release: computed from nothing but the counts of its steps, so that it tells nothing that they do not.
 *
 * The share that waits is the actuarial one (Cutler & Ederer 1958, J. Chronic Dis. 8:699): who entered or was last known to
 * wait within a step counts half for it. The Kaplan–Meier curve itself would tell days: from its exact steps the order of
 * single events can be read.
 */
import type { SpanAsked } from "../answers/span-question.ts";
import { atRiskAfter, boundaries, exposedWithin, type UpTo, upToStepsOf } from "./curve-boundaries.ts";
import { isSmall } from "./disclosure/threshold.ts";
import type { MonthlyWaits } from "./monthly-waits.ts";
import type { CurveStep, ReleaseCurve } from "./release.ts";
import { MONTH_DAYS } from "./release-plan.ts";

/** An earlier release as far as its curve goes: of all that it counted, how many were disposed of. */
export interface EarlierCurve {
  readonly curve: ReleaseCurve;
  readonly counted: number;
  readonly disposed: number;
}

const sumsOf = (months: readonly number[], start: number): number[] => {
  const sums = [start];
  for (const count of months) sums.push((sums.at(-1) ?? 0) + count);
  return sums;
};

/** Those whom the tables count and the curve does not: of such a difference nobody may be left, or enough. */
const leftAfter = (
  upTo: UpTo,
  place: number,
  { counted, disposed }: { readonly counted: number; readonly disposed: number },
  toDisposed: boolean,
): readonly number[] => {
  const left = counted - (upTo.entered[place] ?? 0);
  if (!toDisposed) return [left];
  const waiting = upTo.lastKnownWaiting[place] ?? 0;
  return [left, disposed - (upTo.ended[place] ?? 0), counted - disposed - waiting];
};

const rounded = (share: number): number => Math.round(share * 1e4) / 1e4;

const medianOf = (steps: readonly CurveStep[]): ReleaseCurve["median"] => {
  const place = steps.findIndex(({ waiting }) => waiting <= 0.5);
  const by = steps[place]?.days;
  return by === undefined ? null : { after: steps[place - 1]?.days ?? 0, by };
};

/** @param earlier the same curve of every release that was ever published */
export const releasedCurve = (
  { from, to }: SpanAsked,
  waits: MonthlyWaits,
  earlier: readonly EarlierCurve[],
): ReleaseCurve => {
  const all: UpTo = {
    months: Array.from({ length: waits.ended.length + 1 }, (_, month) => month),
    entered: sumsOf(waits.entered, waits.atStart),
    ended: sumsOf(waits.ended, 0),
    lastKnownWaiting: sumsOf(waits.lastKnownWaiting, 0),
  };
  const told = earlier.map((before) => ({ ...before, upTo: upToStepsOf(before.curve, MONTH_DAYS) }));
  // The start is told, or is part of the first step: the counts of which steps are made begin there.
  const startIsTold =
    !isSmall(waits.atStart) &&
    told.every(({ curve }) => curve.atStart === null || !isSmall(waits.atStart - curve.atStart));
  const counts = startIsTold ? all : { ...all, entered: all.entered.with(0, 0) };
  const ends = boundaries(
    counts,
    told.map(({ upTo }) => upTo),
    (last) => {
      const left = leftAfter(all, last, waits, to === "disposed");
      const changes = told.flatMap(({ upTo, ...before }) =>
        leftAfter(upTo, upTo.months.length - 1, before, to === "disposed").map(
          (was, nth) => (left[nth] ?? 0) - was,
        ),
      );
      return ![...left, ...changes].some(isSmall);
    },
  );
  const steps: CurveStep[] = [];
  let waiting = 1;
  for (const [nth, end] of ends.slice(1).entries()) {
    const begin = ends[nth] ?? 0;
    const within = (sums: readonly number[]): number => (sums[end] ?? 0) - (sums[begin] ?? 0);
    const entered = within(counts.entered);
    const ended = within(counts.ended);
    const lastKnownWaiting = within(counts.lastKnownWaiting);
    waiting *= 1 - ended / exposedWithin(counts, begin, end);
    steps.push({
      days: end * MONTH_DAYS,
      entered,
      ended,
      lastKnownWaiting,
      atRisk: atRiskAfter(counts, end),
      waiting: rounded(waiting),
    });
  }
  return {
    from,
    to,
    atStart: startIsTold && steps.length > 0 ? waits.atStart : null,
    steps,
    median: medianOf(steps),
  };
};
