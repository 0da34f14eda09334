/**
 * How long until which outcome, across the cases followed by this office: conviction, acquittal, any other end, one of
 * which it is not stated which. They
 * compete: each ends the wait for the others, so none is taken for censored by another (Aalen–Johansen).
 */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import type { Milestone } from "../facts/milestones.ts";
import { type Outcome, outcomes } from "../facts/outcomes.ts";
import {
  type AalenJohansen,
  aalenJohansenOfColumns,
  FEWEST_EVENTS,
  type WhyNoFigure,
} from "../statistics/statistics.ts";
import { followedTooLate, notInCurve, unitsIn } from "./counts-in-words.ts";
import { type EntryRule, STALE_AFTER_DAYS } from "./delay-lines.ts";
import { whyNone } from "./delay-sentences.ts";
import type { Unit } from "./span-question.ts";
import {
  GroupedDurations,
  type Observed,
  type ObservedGroup,
  observedIn,
  PENDING,
} from "./units/observed-units.ts";
import { countUp, sizesOf, Tally } from "./units/tally.ts";
import {
  chosenUnits,
  columnsAsked,
  type GroupKey,
  groupsOf,
  type UnitBreakdown,
  type UnitsCompared,
} from "./units/unit-question.ts";
import { spanColumns, unitSpanStates, unitSpans } from "./units/unit-spans.ts";
import { fromUnits } from "./units/unit-store.ts";
import { columnOf, NONE, type UnitColumn, type Units } from "./units/units.ts";

export interface OutcomesAsked extends UnitsCompared {
  /** From where days are counted; the FIR where it is left out. */
  readonly from?: Exclude<Milestone, "disposed">;
  readonly entry?: EntryRule;
  /** Days between the points of the curves; 30 where it is left out. */
  readonly step?: number;
  readonly today: Day;
}

/** After so many years the shares are given in the lines of figures: of 365 days, since a curve knows no calendar. */
export const horizonYears = [1, 2, 3, 5] as const;
type Horizon = `${Outcome}By${(typeof horizonYears)[number]}`;

const tallied = [
  "counted",
  ...outcomes,
  "open",
  "notCounted",
  "notDated",
  "reversed",
  "enteredAfterEnd",
  "enteredTooLate",
  "stale",
] as const;

/** One line of figures. Shares are per cent of all, those still waiting among them; null where `whyNoShares` says why. */
export type OutcomeFigures = {
  readonly group: string | null;
  readonly thenGroup: string | null;
  /** In the curve: proceedings or accused. */
  readonly observed: number;
  readonly events: number;
  readonly whyNoShares: WhyNoFigure | null;
  /**
   * Of those that ended in a way that is stated, the share that ended in conviction: what published figures call the
   * conviction rate.
   */
  readonly convictedOfEnded: number | null;
} & { readonly [Name in (typeof tallied)[number]]: number } & { readonly [Name in Horizon]: number | null };

export interface OutcomePoint {
  readonly days: number;
  readonly atRisk: number;
  /** The share that has ended so by that day, and its standard error; by outcome. */
  readonly share: Readonly<Record<Outcome, number | null>>;
  readonly standardError: Readonly<Record<Outcome, number | null>>;
}

export interface Outcomes {
  readonly from: Milestone;
  readonly by: UnitBreakdown | null;
  readonly thenBy: UnitBreakdown | null;
  readonly unit: Unit;
  readonly entry: EntryRule;
  readonly step: number;
  readonly today: Day;
  readonly total: OutcomeFigures;
  readonly groups: readonly OutcomeFigures[];
  readonly curves: readonly {
    readonly group: string | null;
    readonly thenGroup: string | null;
    readonly points: readonly OutcomePoint[];
  }[];
  readonly sentences: readonly string[];
}

const percent = (share: number): number => Math.round(share * 1000) / 10;
const rounded = (share: number | null | undefined): number | null =>
  share === null || share === undefined ? null : Math.round(share * 1e6) / 1e6;

const byOutcome = (value: (outcome: Outcome) => number | null): Readonly<Record<Outcome, number | null>> => ({
  convicted: value("convicted"),
  acquitted: value("acquitted"),
  other: value("other"),
  unstated: value("unstated"),
});

const curveOf = (group: ObservedGroup): AalenJohansen =>
  aalenJohansenOfColumns({
    time: Float64Array.from(group.time),
    entry: Float64Array.from(group.entry),
    outcome: group.event,
    outcomes,
  });

/** @param longest the last day of which anything is known */
const pointsOf = (curve: AalenJohansen, longest: number, step: number): readonly OutcomePoint[] => {
  if (curve.n === 0) return [];
  const count = Math.ceil(Math.max(0, longest) / step) + 1;
  return Array.from({ length: count }, (_, place) => {
    const at = curve.at(place * step);
    return {
      days: place * step,
      atRisk: at.atRisk,
      share: byOutcome((outcome) => rounded(at.probability[outcome])),
      standardError: byOutcome((outcome) => rounded(at.standardError[outcome])),
    };
  });
};

interface Line {
  readonly figures: OutcomeFigures;
  readonly points: readonly OutcomePoint[];
}

const lineOf = (
  tally: Tally<(typeof tallied)[number]>,
  all: Observed,
  key: GroupKey,
  group: number | null,
  step: number,
): Line => {
  const observed = observedIn(all, group);
  const curve = curveOf(observed);
  const counts = tally.all(group);
  let events = 0;
  let longest = -1;
  for (let i = 0; i < observed.time.length; i++) {
    const [time = 0, entry = 0] = [observed.time[i], observed.entry[i]];
    if (entry > 0 && time <= entry) continue;
    if (observed.event[i] !== PENDING) events++;
    if (time > longest) longest = time;
  }
  const why: WhyNoFigure | null =
    curve.n === 0 ? "nothing-observed" : events < FEWEST_EVENTS ? "too-few-events" : null;
  const shareAt = (years: number, outcome: Outcome): number | null => {
    if (why !== null) return null;
    const at = curve.at(years * 365);
    const ended = outcomes.reduce((sum, one) => sum + (at.probability[one] ?? 0), 0);
    // Beyond the last day of which anything is known, a curve that has not come to its end says nothing.
    if (years * 365 > longest && ended < 1 - 1e-9) return null;
    const share = at.probability[outcome];
    return share === null || share === undefined ? null : percent(share);
  };
  const ended = counts.convicted + counts.acquitted + counts.other;
  const horizons = Object.fromEntries(
    horizonYears.flatMap((years) =>
      outcomes.map((outcome) => [`${outcome}By${years}`, shareAt(years, outcome)] as const),
    ),
  ) as { readonly [Name in Horizon]: number | null };
  return {
    figures: {
      group: key[0] ?? null,
      thenGroup: key[1] ?? null,
      ...counts,
      observed: curve.n,
      events,
      whyNoShares: why,
      convictedOfEnded: ended < FEWEST_EVENTS ? null : percent(counts.convicted / ended),
      ...horizons,
    },
    points: pointsOf(curve, longest, step),
  };
};

const sentencesOf = (total: OutcomeFigures, unit: Unit): readonly string[] => {
  const of = (count: number): string => unitsIn(unit, count);
  const known = [...horizonYears].reverse().find((years) => total[`convictedBy${years}`] !== null);
  const shares =
    known === undefined
      ? `No shares are given: ${whyNone[total.whyNoShares ?? "not-reached"]}.`
      : `Within ${known * 365} days ${total[`convictedBy${known}`]} % had ended in conviction, ${total[`acquittedBy${known}`]} % in acquittal and ${total[`otherBy${known}`]} % otherwise${total.unstated === 0 ? "" : `, and ${total[`unstatedBy${known}`]} % in a way that nobody stated`}; the rest were still waiting.`;
  const beside =
    total.convictedOfEnded === null
      ? []
      : [
          `Of those that have ended${total.unstated === 0 ? "" : " in a way that is stated"}, ${total.convictedOfEnded} % ended in conviction; that share leaves out ${of(total.open)} still waiting, and tells what comes first rather than what comes in the end.`,
        ];
  const out = notInCurve(total, unit, [
    [total.notCounted, "in which the beginning, the end or that it still waits is not on record"],
    [total.reversed, "with the end before the beginning"],
    [total.enteredAfterEnd, followedTooLate.afterEnd],
    [total.enteredTooLate, followedTooLate.afterWait],
  ]);
  return [
    `These are cases followed by this office, ${of(total.counted)}. It is not a census.`,
    shares,
    ...beside,
    ...(out === null ? [] : [out]),
  ];
};

export const outcomeColumnsAsked = (asked: OutcomesAsked): readonly UnitColumn[] => [
  ...spanColumns({ from: asked.from ?? "fir", to: "disposed" }),
  "outcome",
  ...columnsAsked(asked),
];

/** How and when the units that are given ended, in all and by what is asked. */
export const outcomesOf = (units: Units, asked: OutcomesAsked): Outcomes => {
  const { from = "fir", unit = "proceeding", by = [], entry = "delayed", step = 30, today } = asked;
  const spans = unitSpans(units, { from, to: "disposed" });
  const groups = groupsOf(units, chosenUnits(units, asked), by);
  const tally = new Tally(tallied, groups.keys.length);
  const gathered = new GroupedDurations(sizesOf(groups));
  const outcome = columnOf(units, "outcome");
  const names: readonly string[] = outcomes;
  const numbered = outcome.words.map((word) => names.indexOf(word));
  const now = dayNumber(today);

  for (let i = 0; i < units.size; i++) {
    const group = groups.of[i] ?? -1;
    const state = unitSpanStates[spans.state[i] ?? -1];
    if (group < 0 || state === "counted-elsewhere" || state === "moved") continue;
    countUp(tally.counts("counted"), group);
    const ended = state === "closed";
    if (!ended && state !== "open") {
      countUp(
        tally.counts(state === "not-dated" || state === "open-not-dated" ? "notDated" : "notCounted"),
        group,
      );
      continue;
    }
    const how = ended ? (numbered[outcome.values[i] ?? NONE] ?? names.indexOf("other")) : PENDING;
    countUp(tally.counts(outcomes[how] ?? "open"), group);
    if (!ended && now - (spans.pending[i] ?? NONE) > STALE_AFTER_DAYS) countUp(tally.counts("stale"), group);
    const [least, most] = [spans.least[i] ?? NONE, spans.most[i] ?? NONE];
    if (least === NONE || most === NONE) countUp(tally.counts("notDated"), group);
    else if (most < 0) countUp(tally.counts("reversed"), group);
    else {
      const time = Math.max(0, least);
      const entered = entry === "delayed" ? (spans.entryLeast[i] ?? 0) : 0;
      if (entered > 0 && time <= entered)
        countUp(tally.counts(ended ? "enteredAfterEnd" : "enteredTooLate"), group);
      gathered.add(group, time, entered, how);
    }
  }
  const observed = gathered.observed();
  const total = lineOf(tally, observed, [], null, step);
  const lines =
    by.length === 0 ? [] : groups.keys.map((key, group) => lineOf(tally, observed, key, group, step));
  return {
    from,
    by: by[0] ?? null,
    thenBy: by[1] ?? null,
    unit,
    entry,
    step,
    today,
    total: total.figures,
    groups: lines.map(({ figures }) => figures),
    curves: [total, ...lines].map(({ figures: { group, thenGroup }, points }) => ({
      group,
      thenGroup,
      points,
    })),
    sentences: sentencesOf(total.figures, unit),
  };
};

export const outcomeFigures = fromUnits({
  name: "outcomes",
  doing: "counting outcomes",
  columns: outcomeColumnsAsked,
  answer: outcomesOf,
});
