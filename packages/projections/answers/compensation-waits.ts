/**
 * How long claims wait for an order, and orders for the money: Kaplan–Meier, as figures of delay have it. What is open counts
 * until the last day on which something on record says so; what was refused, until it was.
 */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import type { CompensationRow } from "../compensation.ts";
import { FEWEST_EVENTS } from "../statistics/statistics.ts";
import type { CompensationWait, CompensationWaitFigures } from "./compensation-lines.ts";
import { type CurvePoint, estimated } from "./delay-estimates.ts";
import { STALE_AFTER_DAYS } from "./delay-lines.ts";
import type { ObservedGroup } from "./units/observed-units.ts";
import { medianOf } from "./units/sorted-days.ts";

export type WaitState = "closed" | "open" | "notRecorded" | "ended" | "notDated" | "unclear";

/** How a claim stands in a wait; days as numbers. */
export interface ClaimWait {
  readonly state: WaitState;
  /** From when it waits, by the latest day that is allowed; null where unknown. */
  readonly began: number | null;
  /** Days, by the fewest and the most that the dates allow. */
  readonly least: number | null;
  readonly most: number | null;
  /** The last day on which it is known to have waited, of an open one. */
  readonly until: number | null;
  /** It came, and nobody recorded when, or that it did. */
  readonly passed: boolean;
}

const number = (day: string | null): number | null => (day === null ? null : dayNumber(day as Day));

const less = (second: number | null, first: number | null): number | null =>
  second === null || first === null ? null : second - first;

interface Stretch {
  readonly earliest: string | null;
  readonly latest: string | null;
}

const waitOf = (
  from: Stretch,
  to: Stretch | null,
  {
    ended,
    unclear,
    passed,
    until,
  }: { ended: boolean; unclear: boolean; passed: boolean; until: string | null },
): ClaimWait => {
  const [began, latest] = [number(from.latest), number(from.earliest)];
  const none = { began, least: null, most: null, until: null, passed };
  if (unclear) return { ...none, state: "unclear" };
  if (to !== null) {
    const least = less(number(to.earliest), began);
    const most = less(number(to.latest), latest);
    if (least === null || most === null) return { ...none, state: "notDated" };
    return { ...none, state: ended ? "ended" : "closed", least, most };
  }
  if (passed) return { ...none, state: "notRecorded" };
  const known = number(until);
  if (began === null) return { ...none, state: "notDated" };
  if (known === null || known <= began) return { ...none, state: "notRecorded" };
  return { ...none, state: "open", least: known - began, most: less(known, latest), until: known };
};

/** How a claim stands in a wait; null where it is none of this claim. */
export const claimWait = (row: CompensationRow, wait: CompensationWait): ClaimWait | null => {
  const requested = { earliest: row.requestedEarliest, latest: row.requestedLatest };
  const answered = { earliest: row.answeredEarliest, latest: row.answeredLatest };
  const paid = row.paid === true ? { earliest: row.paidEarliest, latest: row.paidLatest } : null;
  const isRelief = row.track === "special-relief";
  if (wait === "order-to-payment") {
    if (isRelief ? row.recommended !== true : row.ordered !== true) return null;
    return waitOf(isRelief ? requested : answered, paid, {
      ended: false,
      unclear: row.paymentUnclear === true && paid === null,
      passed: false,
      until: row.unpaidUntil,
    });
  }
  if (isRelief || (row.applied !== true && row.recommended !== true)) return null;
  return waitOf(requested, row.ordered === true || row.refused === true ? answered : null, {
    ended: row.refused === true,
    unclear: row.answerUnclear === true,
    passed: row.paid === true || row.paidInPart === true,
    until: row.unansweredUntil,
  });
};

interface Observation {
  readonly time: number;
  readonly entry: number;
  readonly ended: boolean;
}

const asGroup = (observations: readonly Observation[]): ObservedGroup => ({
  time: Int32Array.from(observations, ({ time }) => time),
  entry: Int32Array.from(observations, ({ entry }) => entry),
  event: Int32Array.from(observations, ({ ended }) => (ended ? 0 : -1)),
});

type Figures = Omit<CompensationWaitFigures, "group" | "thenGroup" | "track" | "wait">;

/** Figures and curve of claims in a wait. */
export const waitFigures = (
  rows: readonly CompensationRow[],
  wait: CompensationWait,
  { today, delayed, step }: { readonly today: Day; readonly delayed: boolean; readonly step: number },
): { readonly figures: Figures; readonly points: readonly CurvePoint[] } => {
  const now = dayNumber(today);
  const counts = { closed: 0, open: 0, notRecorded: 0, ended: 0, notDated: 0, unclear: 0 };
  const apart = {
    counted: 0,
    reversed: 0,
    stale: 0,
    endedOtherwise: 0,
    enteredAfterEnd: 0,
    enteredTooLate: 0,
  };
  const observed: Observation[] = [];
  const untilToday: Observation[] = [];
  for (const row of rows) {
    const claim = claimWait(row, wait);
    if (claim === null) continue;
    const { state, began, least, most, until, passed } = claim;
    apart.counted++;
    counts[state]++;
    if (until !== null && now - until > STALE_AFTER_DAYS) apart.stale++;
    const entry = delayed ? Math.max(0, less(number(row.followedFrom), began) ?? 0) : 0;
    const maybeOpen = state === "open" || (state === "notRecorded" && !passed);
    if (maybeOpen && began !== null && now >= began)
      untilToday.push({ time: now - began, entry, ended: false });
    if (least === null) continue;
    if (most !== null && most < 0) {
      apart.reversed++;
      continue;
    }
    const one: Observation = { time: Math.max(0, least), entry, ended: state === "closed" };
    if (entry > 0 && one.time <= entry) apart[one.ended ? "enteredAfterEnd" : "enteredTooLate"]++;
    else if (state === "ended") apart.endedOtherwise++;
    observed.push(one);
    if (state !== "open") untilToday.push(one);
  }
  const ended = Int32Array.from(
    observed.filter((one) => one.ended),
    ({ time }) => time,
  );
  const { estimate, observed: n, events, curve } = estimated([asGroup(observed)], step);
  const ifPending = estimated([asGroup(untilToday)], null).estimate;
  const naiveMedian = ended.length < FEWEST_EVENTS ? null : medianOf(ended);
  return {
    figures: {
      ...apart,
      ...counts,
      observed: n,
      events,
      waiting: n - events,
      ...estimate,
      naiveMedian,
      whyNoNaiveMedian:
        naiveMedian !== null ? null : ended.length === 0 ? "nothing-observed" : "too-few-events",
      medianIfPendingToday: ifPending.median,
      whyNoMedianIfPendingToday: ifPending.whyNoMedian,
    },
    points: curve,
  };
};
