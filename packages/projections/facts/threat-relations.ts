/** What stood around a threat: the nearest release on bail before it, and the nearest court date. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type Duration, durationBetween } from "@tareekh/core/calendar/duration.ts";
import type { Bounds, Precedence } from "@tareekh/core/calendar/order.ts";
import type { HistoryEventOf } from "@tareekh/core/history/history.ts";
import { type BailRelease, releasesOnBail } from "./bail-releases.ts";
import type { CaseFacts, ProceedingFacts } from "./case-facts.ts";
import { recordedCourtDates, scheduledCourtDates } from "./court-dates.ts";
import { lastOf, noDays } from "./first-of.ts";

export type Threat = HistoryEventOf<"ThreatReported">;

/** Whether anything was done about a threat: that nothing was, or what nobody stated, answers nobody. */
export const answersThreat = ({ data }: HistoryEventOf<"ThreatResponded">): boolean =>
  data.responses.some((one) => one !== "nothing" && one !== "not-stated");

/** The accused by whom, or on whose behalf, it is said to have been made; empty where none is named. */
export const accusedNamed = (facts: CaseFacts, { data }: Threat): readonly string[] => [
  ...new Set(
    (data.by ?? [])
      .flatMap(({ of, person }) => [of, person])
      .filter((one) => one !== undefined)
      .filter((one) => facts.people.get(one) === "accused"),
  ),
];

export interface SinceRelease {
  /** Whether it came after a release on bail of an accused concerned; null where no such release is on record. */
  readonly afterRelease: Precedence | null;
  readonly accused: string | null;
  readonly days: Duration;
}

/**
 * The last release on bail before the threat: of the accused by whom or for whom it was made, or, where none is named,
 * of anyone accused in these proceedings. Where a later one may have come before the threat too, it may have been that
 * one, and the days are a range that holds both.
 */
export const sinceRelease = (
  facts: CaseFacts,
  threat: Threat,
  proceedings: readonly ProceedingFacts[],
): SinceRelease => {
  const { order } = facts.history;
  const named = accusedNamed(facts, threat);
  const releases = releasesOnBail(facts).filter(
    ({ data }) =>
      proceedings.some(({ id }) => id === data.proceeding) &&
      (named.length === 0 || named.includes(data.accused)),
  );
  if (releases.length === 0) return { afterRelease: null, accused: null, days: noDays };
  const notAfter = releases.filter(({ id }) => order.before(id, threat.id) !== "no");
  const certainly = ({ id, possibly }: BailRelease): boolean =>
    !possibly && order.before(id, threat.id) === "yes";
  if (!notAfter.some(certainly)) {
    return { afterRelease: notAfter.length > 0 ? "cannot-tell" : "no", accused: null, days: noDays };
  }
  const last = lastOf(
    notAfter.map((event) => ({ id: event.id, possibly: !certainly(event) })),
    order,
  );
  const days = durationBetween(last.bounds, order.bounds(threat.id), "yes");
  const whose = new Set(
    notAfter.filter(({ id }) => last.candidates.includes(id)).map(({ data }) => data.accused),
  );
  const [only] = whose;
  return {
    afterRelease: "yes",
    accused: whose.size === 1 && only !== undefined ? only : null,
    days,
  };
};

export interface NearCourtDate {
  readonly day: Day | null;
  /** From the court date to the threat: below zero where the threat came before it. */
  readonly days: Duration;
}

const none: NearCourtDate = { day: null, days: noDays };

const exactDay = ({ earliest, latest }: Bounds): Day | null => (earliest === latest ? earliest : null);

/**
 * The nearest court date, on record or given, in these proceedings: that at which the threat is recorded to have been
 * made, or else that of which the greatest possible distance is least. A date or threat without bounds on both sides
 * is near to nothing.
 */
export const nearestCourtDate = (
  facts: CaseFacts,
  threat: Threat,
  proceedings: readonly ProceedingFacts[],
): NearCourtDate => {
  const { order } = facts.history;
  if (threat.data.courtDate !== undefined) {
    return {
      day: exactDay(order.bounds(threat.data.courtDate)),
      days: { least: 0, most: 0, approximate: false },
    };
  }
  const when = order.bounds(threat.id);
  if (when.earliest === null || when.latest === null) return none;
  const dates = proceedings.flatMap(({ id }): readonly Bounds[] => [
    ...recordedCourtDates(facts, id).map(({ counted }) => order.bounds(counted.id)),
    ...scheduledCourtDates(facts, id).map(({ day }) => ({ earliest: day, latest: day, approximate: false })),
  ]);
  let nearest = none;
  let distance = Number.POSITIVE_INFINITY;
  for (const date of dates) {
    const days = durationBetween(date, when);
    if (days.least === null || days.most === null) continue;
    const farthest = Math.max(Math.abs(days.least), Math.abs(days.most));
    const day = exactDay(date);
    const sooner = farthest === distance && (day ?? "") < (nearest.day ?? "");
    if (farthest < distance || sooner) {
      nearest = { day, days };
      distance = farthest;
    }
  }
  return nearest;
};
