/**
 * Where the steps of a curve end: months are put together until each step has enough, and until no earlier release of the
 * same curve can be subtracted from it.
 */
import { isSmall, THRESHOLD } from "./disclosure/threshold.ts";
import type { ReleaseCurve } from "./release.ts";

/** Counts up to the end of each of some months; the first is of none. */
export interface UpTo {
  readonly months: readonly number[];
  /** Those under observation from the start are among those who entered. */
  readonly entered: readonly number[];
  readonly ended: readonly number[];
  readonly lastKnownWaiting: readonly number[];
}

const counted = ["entered", "ended", "lastKnownWaiting"] as const;

const at = (upTo: UpTo, name: (typeof counted)[number], place: number): number => upTo[name][place] ?? 0;

export const atRiskAfter = (upTo: UpTo, place: number): number =>
  at(upTo, "entered", place) - at(upTo, "ended", place) - at(upTo, "lastKnownWaiting", place);

/** The counts up to the end of each step of a curve that was published. */
export const upToStepsOf = (curve: ReleaseCurve, monthDays: number): UpTo => {
  const sums = { entered: [curve.atStart ?? 0], ended: [0], lastKnownWaiting: [0] };
  for (const step of curve.steps)
    for (const name of counted) sums[name].push((sums[name].at(-1) ?? 0) + step[name]);
  // Where nothing is told of the start, it is in the first step.
  if (curve.atStart === null) sums.entered[0] = 0;
  return { months: [0, ...curve.steps.map(({ days }) => days / monthDays)], ...sums };
};

/** Those under observation within a stretch: who entered or was last known to wait within it counts half. */
export const exposedWithin = (all: UpTo, from: number, to: number): number =>
  atRiskAfter(all, from) +
  (at(all, "entered", to) -
    at(all, "entered", from) -
    at(all, "lastKnownWaiting", to) +
    at(all, "lastKnownWaiting", from)) /
    2;

/**
 * Whether a stretch of months has enough in it: at least the threshold ended, and under observation at its end; none or as
 * many entered, and were last known to wait. And no more ended than were under observation, which can be where nearly all
 * enter late.
 */
const hasEnough = (all: UpTo, from: number, to: number): boolean => {
  const within = (name: (typeof counted)[number]): number => at(all, name, to) - at(all, name, from);
  return (
    within("ended") >= THRESHOLD &&
    atRiskAfter(all, to) >= THRESHOLD &&
    exposedWithin(all, from, to) >= Math.max(THRESHOLD, within("ended")) &&
    !isSmall(within("entered")) &&
    !isSmall(within("lastKnownWaiting"))
  );
};

/**
 * Whether a stretch, less a stretch of an earlier release that begins or ends with it, is of nobody or of enough; and so,
 * where both end, those under observation.
 */
const differsEnough = (all: UpTo, from: number, to: number, earlier: UpTo): boolean => {
  const last = earlier.months.indexOf(to);
  if (last >= 0 && isSmall(atRiskAfter(all, to) - atRiskAfter(earlier, last))) return false;
  for (let first = 0; first < earlier.months.length; first++) {
    for (let second = first + 1; second < earlier.months.length; second++) {
      if (earlier.months[first] !== from && earlier.months[second] !== to) continue;
      // From the beginning on, those who were there at the start are to be counted in as well.
      if (from === 0 && first === 0 && isSmall(at(all, "entered", to) - at(earlier, "entered", second)))
        return false;
      for (const name of counted) {
        const now = at(all, name, to) - at(all, name, from);
        const before = at(earlier, name, second) - at(earlier, name, first);
        if (isSmall(now - before)) return false;
      }
    }
  }
  return true;
};

/**
 * The months at whose ends steps end, each as early as it may; 0 is the first.
 *
 * @param all up to the end of every month
 * @param mayEnd whether what is left after the last step may be known
 */
export const boundaries = (
  all: UpTo,
  earlier: readonly UpTo[],
  mayEnd: (last: number) => boolean,
): readonly number[] => {
  const ends = [0];
  for (let month = 1; month < all.months.length; month++) {
    if (!hasEnough(all, ends.at(-1) ?? 0, month)) continue;
    const holds = ends.every((from) => earlier.every((before) => differsEnough(all, from, month, before)));
    if (holds) ends.push(month);
  }
  while (ends.length > 1 && !mayEnd(ends.at(-1) ?? 0)) ends.pop();
  return ends;
};
