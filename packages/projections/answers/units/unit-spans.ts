/**
 * The spans between two milestones, one a unit: `facts/spans.ts` once more, over columns, for all cases at a time. A test holds
 * the two together.
 */
import { bitOf, milestoneColumn } from "../../facts/milestone-columns.ts";
import { endsWithCase } from "../../facts/milestones.ts";
import { spanStates } from "../../facts/spans.ts";
import type { SpanAsked } from "../span-question.ts";
import { NONE, storedColumn, type UnitColumn, type Units } from "./units.ts";
import { noneIn, type Values } from "./values.ts";

/** `counted-elsewhere`: in the proceeding from which this one was split; `moved`: into the one that was split off. */
export const unitSpanStates = [...spanStates, "counted-elsewhere", "moved"] as const;
export type UnitSpanState = (typeof unitSpanStates)[number];

/** By the place of a unit; of a block of units by its place among them. */
export interface UnitSpans {
  /** By place in `unitSpanStates`. */
  readonly state: Uint8Array;
  /**
   * Days, `NONE` on a side of which nothing is known. Of a closed span from the first milestone to the second; of an open
   * one until it was last known to be open, of one that ended otherwise until it did: no less and no more than these.
   */
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** Days from the first milestone on which the office began to follow it, by the latest and the earliest day of that. */
  readonly entryLeast: Int32Array;
  readonly entryMost: Int32Array;
  /**
   * The second is on record nowhere, and something is that only comes after it; or it can no longer come: nobody waits
   * for it today.
   */
  readonly passed: Uint8Array;
  /** Any of the days rest on an approximate date. */
  readonly approximate: Uint8Array;
  /** The day of the first milestone, by its latest day, or else its earliest. */
  readonly began: Int32Array;
  /** The day on which an open one was last known to be open. */
  readonly pending: Int32Array;
}

/** The places of the states. */
export const spanState = Object.fromEntries(unitSpanStates.map((state, place) => [state, place])) as Readonly<
  Record<UnitSpanState, number>
>;

export const spanColumns = ({ from, to }: SpanAsked): readonly UnitColumn[] => [
  milestoneColumn(from, "Earliest"),
  milestoneColumn(from, "Latest"),
  milestoneColumn(to, "Earliest"),
  milestoneColumn(to, "Latest"),
  milestoneColumn(to, "Pending"),
  "reached",
  "passed",
  "inherited",
  "approximate",
  "possibly",
  "inOrder",
  "status",
  "endedBy",
  "endedEarliest",
  "endedLatest",
  "followedFrom",
];

/** @param none what stands for none among them */
const dayAt = (values: Values, none: number, place: number): number => {
  const day = values[place] ?? none;
  return day === none ? NONE : day;
};

/** Days from one day to another; `NONE` where either is unknown. */
const daysFrom = (first: number, second: number): number =>
  first === NONE || second === NONE ? NONE : second - first;

/** Whether something on record says of the day on which it ended that the second milestone had not come before. */
const hadNotCome = (pending: number, ended: number): boolean =>
  pending !== NONE && ended !== NONE && pending >= ended;

/** Of so many units: their columns and spans then lie in the processor's cache while they are gone through. */
export const UNITS_IN_A_BLOCK = 4096;

const columnsFor = (size: number): UnitSpans => ({
  state: new Uint8Array(size),
  least: new Int32Array(size),
  most: new Int32Array(size),
  entryLeast: new Int32Array(size),
  entryMost: new Int32Array(size),
  passed: new Uint8Array(size),
  approximate: new Uint8Array(size),
  began: new Int32Array(size),
  pending: new Int32Array(size),
});

/** Reads the spans of a block of units after the other. */
export class SpanReader {
  readonly #asked: SpanAsked;
  readonly #units: Units;
  readonly #spans: UnitSpans;
  /** What words say: of lists of pairs, and of statuses, 1 where it is so; and the place of one of the types of events. */
  readonly #words: {
    readonly inOrder: Uint8Array;
    readonly hasEnded: Uint8Array;
    readonly isOver: Uint8Array;
    readonly bySplit: number;
  };

  constructor(units: Units, asked: SpanAsked) {
    this.#units = units;
    this.#asked = asked;
    this.#spans = columnsFor(Math.min(units.size, UNITS_IN_A_BLOCK));
    this.#words = {
      inOrder: Uint8Array.from(storedColumn(units, "inOrder").words, (pairs) =>
        pairs.split("\n").includes(`${asked.from}<${asked.to}`) ? 1 : 0,
      ),
      hasEnded: Uint8Array.from(storedColumn(units, "status").words, (word) =>
        word === "disposed" || word === "split-off" ? 1 : 0,
      ),
      isOver: Uint8Array.from(storedColumn(units, "status").words, (word) => (word === "passed" ? 1 : 0)),
      bySplit: storedColumn(units, "endedBy").words.indexOf("ProceedingSplit"),
    };
  }

  /** The spans of the units from one place up to another, a block at most: they stand until the next are read. */
  read(begin: number, end: number): UnitSpans {
    const units = this.#units;
    const { from, to } = this.#asked;
    const fromEarliest = storedColumn(units, milestoneColumn(from, "Earliest")).values;
    const fromLatest = storedColumn(units, milestoneColumn(from, "Latest")).values;
    const toEarliest = storedColumn(units, milestoneColumn(to, "Earliest")).values;
    const toLatest = storedColumn(units, milestoneColumn(to, "Latest")).values;
    const toPending = storedColumn(units, milestoneColumn(to, "Pending")).values;
    const reached = storedColumn(units, "reached").values;
    const passed = storedColumn(units, "passed").values;
    const inherited = storedColumn(units, "inherited").values;
    const approximate = storedColumn(units, "approximate").values;
    const possibly = storedColumn(units, "possibly").values;
    const endedEarliest = storedColumn(units, "endedEarliest").values;
    const endedLatest = storedColumn(units, "endedLatest").values;
    const followedFrom = storedColumn(units, "followedFrom").values;
    const order = storedColumn(units, "inOrder").values;
    const status = storedColumn(units, "status").values;
    const endedBy = storedColumn(units, "endedBy").values;
    const { inOrder, hasEnded, isOver, bySplit } = this.#words;
    const spans = this.#spans;
    const { state: states, least: leasts, most: mosts, entryLeast, entryMost } = spans;
    const { passed: passes, approximate: approximates, began: begins, pending: pendings } = spans;
    const [noFromEarliest, noFromLatest] = [noneIn(fromEarliest), noneIn(fromLatest)];
    const [noToEarliest, noToLatest, noPending] = [noneIn(toEarliest), noneIn(toLatest), noneIn(toPending)];
    const [noEndEarliest, noEndLatest] = [noneIn(endedEarliest), noneIn(endedLatest)];
    const noFollowed = noneIn(followedFrom);
    const [fromBit, toBit] = [bitOf(from), bitOf(to)];
    // What ends otherwise ends without a judgment; that another step had not come by then, its last day must say.
    const [stops, stopsAlways] = [endsWithCase(to), to === "judgment" || to === "disposed"];
    const both = fromBit | toBit;
    for (let at = begin; at < end; at++) {
      const i = at - begin;
      const has = reached[at] ?? 0;
      const started = (has & fromBit) !== 0;
      const came = (has & toBit) !== 0;
      const ended = hasEnded[status[at] ?? -1] === 1;
      // It came before an end that nobody recorded, or never will.
      const over = stops && isOver[status[at] ?? -1] === 1;
      const moved = bySplit >= 0 && endedBy[at] === bySplit;
      const first = dayAt(fromEarliest, noFromEarliest, at);
      const firstLatest = dayAt(fromLatest, noFromLatest, at);
      const began = firstLatest === NONE ? first : firstLatest;
      const wasPassed = ((passed[at] ?? 0) & toBit) !== 0;
      const pending = dayAt(toPending, noPending, at);
      const all = inherited[at] ?? 0;
      const perhaps = possibly[at] ?? 0;

      let state: number;
      let least = NONE;
      let most = NONE;
      if ((all & both) === both) state = spanState["counted-elsewhere"];
      else if (!started && (perhaps & fromBit) === 0)
        state = came
          ? spanState["start-not-recorded"]
          : ended && moved
            ? spanState.moved
            : spanState["not-begun"];
      else if ((perhaps & both) !== 0) state = spanState.possibly;
      else if (came) {
        least = daysFrom(firstLatest, dayAt(toEarliest, noToEarliest, at));
        most = daysFrom(first, dayAt(toLatest, noToLatest, at));
        const pairs = order[at] ?? -1;
        if (inOrder[pairs] === 1) {
          least = Math.max(0, least);
          if (most !== NONE) most = Math.max(0, most);
        }
        // Nothing known, or only that one did not come before the other.
        if (most === NONE && least <= 0) {
          state = spanState["not-dated"];
          least = NONE;
        } else state = spanState.closed;
      } else if (wasPassed || over) state = spanState["not-recorded"];
      else if (
        ended &&
        (moved || stopsAlways || (stops && hadNotCome(pending, dayAt(endedEarliest, noEndEarliest, at))))
      ) {
        state = moved ? spanState.moved : spanState.ended;
        least = daysFrom(firstLatest, dayAt(endedEarliest, noEndEarliest, at));
        most = daysFrom(first, dayAt(endedLatest, noEndLatest, at));
      } else if (pending === NONE || (began !== NONE && pending <= began)) state = spanState["not-recorded"];
      else if (began === NONE) state = spanState["open-not-dated"];
      else {
        state = spanState.open;
        least = daysFrom(firstLatest, pending);
        most = daysFrom(first, pending);
      }
      states[i] = state;
      leasts[i] = least;
      mosts[i] = most;
      const entry = dayAt(followedFrom, noFollowed, at);
      entryLeast[i] = Math.max(0, daysFrom(firstLatest, entry));
      entryMost[i] = Math.max(0, daysFrom(first, entry));
      passes[i] = wasPassed || over || (ended && stops) ? 1 : 0;
      const rough = approximate[at] ?? 0;
      approximates[i] = (rough & both) !== 0 ? 1 : 0;
      begins[i] = began;
      pendings[i] = pending;
    }
    return spans;
  }
}

/** The spans of all units at once. */
export const unitSpans = (units: Units, asked: SpanAsked): UnitSpans => {
  const reader = new SpanReader(units, asked);
  const all = columnsFor(units.size);
  for (let begin = 0; begin < units.size; begin += UNITS_IN_A_BLOCK) {
    const end = Math.min(begin + UNITS_IN_A_BLOCK, units.size);
    const read = reader.read(begin, end);
    for (const name of Object.keys(all) as (keyof UnitSpans)[])
      all[name].set(read[name].subarray(0, end - begin), begin);
  }
  return all;
};
