/**
 * What is pending, by age, stage and court, in the bands of the National Judicial Data Grid, so that the two can be
 * compared.
 *
 * Pending means: known to be pending. What no record says to have been pending on any day is counted apart. Ages are
 * counted to today, as the Grid does, and beside that to the last day on which each was known to be pending.
 */
import { type Day, dayNumber, isDay } from "@tareekh/core/calendar/day.ts";
import { milestoneColumn } from "../facts/milestone-columns.ts";
import type { Milestone } from "../facts/milestones.ts";
import { waitingStatuses } from "../facts/unit-status.ts";
import { unitsIn } from "./counts-in-words.ts";
import { STALE_AFTER_DAYS } from "./delay-lines.ts";
import type { Unit } from "./span-question.ts";
import { countUp, Tally } from "./units/tally.ts";
import {
  chosenUnits,
  columnsAsked,
  type GroupColumn,
  groupsOf,
  type UnitBreakdown,
  type UnitsCompared,
} from "./units/unit-question.ts";
import { fromUnits } from "./units/unit-store.ts";
import { columnOf, NONE, type UnitColumn, type Units, valuesOf } from "./units/units.ts";

/**
 * From so many completed years to fewer than so many: the age tables of the National Judicial Data Grid
 * (njdg.ecourts.gov.in, pending cases of district and taluka courts).
 */
export const ageBands = [
  { name: "years0to1", from: 0, below: 1 },
  { name: "years1to3", from: 1, below: 3 },
  { name: "years3to5", from: 3, below: 5 },
  { name: "years5to10", from: 5, below: 10 },
  { name: "years10to20", from: 10, below: 20 },
  { name: "years20to30", from: 20, below: 30 },
  { name: "yearsOver30", from: 30, below: null },
] as const;

export interface PendencyAsked extends UnitsCompared {
  /** From where ages are counted; the registration by the court, as the Grid has it, where it is left out. */
  readonly from?: Exclude<Milestone, "disposed">;
  readonly today: Day;
}

const tallied = [
  "pending",
  ...ageBands.map(({ name }) => name),
  "notDated",
  ...ageBands.map(({ name }) => `${name}Confirmed` as const),
  "stale",
  "absconding",
  "longPending",
  "stayed",
  "notConfirmed",
] as const;

/**
 * One line. The seven bands and `notDated` (no day from which to count) add up to `pending`; `…Confirmed` are the bands by
 * the last day on which each was known to be pending. `notConfirmed` are not among the pending: no end is on record, and
 * nothing says of any day that it was still to come.
 */
export type PendencyFigures = {
  readonly group: string | null;
  readonly thenGroup: string | null;
  /** The oldest's days to today. */
  readonly oldestDays: number | null;
} & { readonly [Name in (typeof tallied)[number]]: number };

export interface Pendency {
  readonly from: Milestone;
  readonly by: UnitBreakdown | null;
  readonly thenBy: UnitBreakdown | null;
  readonly unit: Unit;
  readonly today: Day;
  readonly staleAfterDays: number;
  readonly total: PendencyFigures;
  /** By the furthest stage reached. */
  readonly stages: readonly PendencyFigures[];
  /** By kind of court, and then by court. */
  readonly courts: readonly PendencyFigures[];
  /** By what is asked. */
  readonly groups: readonly PendencyFigures[];
  readonly sentences: readonly string[];
}

/** The same day so many years before; of 29 February, the last day of that month. */
const yearsBefore = (day: Day, years: number): number => {
  const text = `${String(Number(day.slice(0, 4)) - years).padStart(4, "0")}${day.slice(4)}`;
  return isDay(text) ? dayNumber(text) : dayNumber(`${text.slice(0, 8)}28` as Day);
};

/**
 * The place of the band of an age in completed years, as the statute counts them: from the day on which something began to
 * a day.
 */
const bandOf = (today: Day): ((began: number) => number) => {
  const limits = ageBands.map(({ below }) =>
    below === null ? Number.NEGATIVE_INFINITY : yearsBefore(today, below),
  );
  return (began) => {
    let place = 0;
    while (began <= (limits[place] ?? Number.NEGATIVE_INFINITY)) place++;
    return place;
  };
};

interface Pending {
  readonly tally: Tally<(typeof tallied)[number]>;
  readonly oldest: Int32Array;
}

const counted = (
  units: Units,
  chosen: Uint8Array,
  by: readonly GroupColumn[],
  from: Milestone,
  today: Day,
): readonly PendencyFigures[] => {
  const groups = groupsOf(units, chosen, by);
  const { tally, oldest }: Pending = {
    tally: new Tally(tallied, groups.keys.length),
    oldest: new Int32Array(groups.keys.length).fill(NONE),
  };
  const now = dayNumber(today);
  const band = bandOf(today);
  const bands = ageBands.map(({ name }) => tally.counts(name));
  const confirmedBands = ageBands.map(({ name }) => tally.counts(`${name}Confirmed`));
  const beganColumn = valuesOf(units, milestoneColumn(from, "Latest"));
  const confirmed = valuesOf(units, milestoneColumn("disposed", "Pending"));
  const status = columnOf(units, "status");
  const waits = Uint8Array.from(status.words, (word) => (waitingStatuses.has(word) ? 1 : 0));
  const stays = columnOf(units, "stays");
  const standsStill = Uint8Array.from(stays.words, (word) => (word.endsWith("/") ? 1 : 0));
  for (let i = 0; i < units.size; i++) {
    const group = groups.of[i] ?? -1;
    const standing = status.values[i] ?? NONE;
    if (group < 0 || waits[standing] !== 1) continue;
    const known = confirmed[i] ?? NONE;
    if (known === NONE) {
      countUp(tally.counts("notConfirmed"), group);
      continue;
    }
    countUp(tally.counts("pending"), group);
    const began = beganColumn[i] ?? NONE;
    if (began === NONE) countUp(tally.counts("notDated"), group);
    else {
      countUp(bands[band(began)], group);
      // An age on another day is that of what began as much later.
      countUp(confirmedBands[band(began + Math.max(0, now - known))], group);
      oldest[group] = Math.max(oldest[group] ?? NONE, now - began);
    }
    if (now - known > STALE_AFTER_DAYS) countUp(tally.counts("stale"), group);
    if (status.words[standing] === "absconding") countUp(tally.counts("absconding"), group);
    if (status.words[standing] === "long-pending") countUp(tally.counts("longPending"), group);
    if (standsStill[stays.values[i] ?? NONE] === 1) countUp(tally.counts("stayed"), group);
  }
  return groups.keys.flatMap((key, group) => {
    const counts = tally.all(group);
    if (by.length > 0 && counts.pending + counts.notConfirmed === 0) return [];
    const age = oldest[group] ?? NONE;
    return [
      { group: key[0] ?? null, thenGroup: key[1] ?? null, ...counts, oldestDays: age === NONE ? null : age },
    ];
  });
};

const none = (): PendencyFigures => ({
  group: null,
  thenGroup: null,
  ...new Tally(tallied, 0).all(null),
  oldestDays: null,
});

const sentencesOf = (
  { pending, stale, notConfirmed, notDated }: PendencyFigures,
  unit: Unit,
): readonly string[] => {
  const of = (count: number): string => unitsIn(unit, count);
  const are = (count: number): string => (count === 1 && unit === "proceeding" ? "is" : "are");
  return [
    `These are cases followed by this office: ${of(pending)} ${are(pending)} known to be pending. It is not a census.`,
    ...(pending === 0
      ? []
      : [
          `Ages run to today, as in the National Judicial Data Grid; of the pending, ${Math.round((1000 * stale) / pending) / 10} % have not been confirmed for more than six months, and the columns named Confirmed count to the last day on which each was.`,
        ]),
    ...(notDated === 0 ? [] : [`Of ${of(notDated)} there is no day on record from which to count.`]),
    ...(notConfirmed === 0
      ? []
      : [
          `${of(notConfirmed)} ${are(notConfirmed)} not counted: no end is on record, and nothing says of any day that it was still to come.`,
        ]),
  ];
};

export const pendencyColumnsAsked = (asked: PendencyAsked): readonly UnitColumn[] => [
  milestoneColumn(asked.from ?? "registered", "Latest"),
  milestoneColumn("disposed", "Pending"),
  "status",
  "stays",
  "stage",
  "courtType",
  "court",
  ...columnsAsked(asked),
];

/** What is pending of the units that are given. */
export const pendencyOf = (units: Units, asked: PendencyAsked): Pendency => {
  const { from = "registered", unit = "proceeding", by = [], today } = asked;
  const chosen = chosenUnits(units, asked);
  const table = (columns: readonly GroupColumn[]) => counted(units, chosen, columns, from, today);
  const [total = none()] = table([]);
  return {
    from,
    by: by[0] ?? null,
    thenBy: by[1] ?? null,
    unit,
    today,
    staleAfterDays: STALE_AFTER_DAYS,
    total,
    stages: table(["stage"]),
    courts: table(["courtType", "court"]),
    groups: by.length === 0 ? [] : table(by),
    sentences: sentencesOf(total, unit),
  };
};

export const pendencyFigures = fromUnits({
  name: "pendency",
  doing: "counting what is pending",
  columns: pendencyColumnsAsked,
  answer: pendencyOf,
});
