/**
 * The spans between two milestones, one a unit: `spans.ts` once more, over columns, for all cases at a time. A test holds
 * the two together.
 */
import { bitOf, milestoneColumn } from "../../milestone-columns.ts";
import type { SpanState } from "../../spans.ts";
import type { SpanAsked } from "../span-question.ts";
import { Room } from "./room.ts";
import { columnOf, NONE, type UnitColumn, type Units, valuesOf } from "./units.ts";

/** `counted-elsewhere`: in the proceeding from which this one was split; `moved`: into the one that was split off. */
export const unitSpanStates = [
  "closed",
  "not-dated",
  "open",
  "open-not-dated",
  "not-recorded",
  "possibly",
  "ended",
  "start-not-recorded",
  "not-begun",
  "counted-elsewhere",
  "moved",
] as const satisfies readonly (SpanState | "counted-elsewhere" | "moved")[];
export type UnitSpanState = (typeof unitSpanStates)[number];

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
  /** The second is on record nowhere, and something is that only comes after it. */
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

/** Days from one day to another; `NONE` where either is unknown. */
const daysFrom = (first: number, second: number): number =>
  first === NONE || second === NONE ? NONE : second - first;

/** @param room in which the columns are made; of their own where it is left out */
export const unitSpans = (units: Units, asked: SpanAsked, room = new Room()): UnitSpans => {
  const { from, to } = asked;
  const { size } = units;
  const fromEarliest = valuesOf(units, milestoneColumn(from, "Earliest"));
  const fromLatest = valuesOf(units, milestoneColumn(from, "Latest"));
  const toEarliest = valuesOf(units, milestoneColumn(to, "Earliest"));
  const toLatest = valuesOf(units, milestoneColumn(to, "Latest"));
  const toPending = valuesOf(units, milestoneColumn(to, "Pending"));
  const reached = valuesOf(units, "reached");
  const passed = valuesOf(units, "passed");
  const inherited = valuesOf(units, "inherited");
  const approximate = valuesOf(units, "approximate");
  const possibly = valuesOf(units, "possibly");
  const endedEarliest = valuesOf(units, "endedEarliest");
  const endedLatest = valuesOf(units, "endedLatest");
  const followedFrom = valuesOf(units, "followedFrom");
  const order = columnOf(units, "inOrder");
  const status = columnOf(units, "status");
  const endedBy = columnOf(units, "endedBy");

  const inOrder = Uint8Array.from(order.words, (pairs) =>
    pairs.split("\n").includes(`${from}<${to}`) ? 1 : 0,
  );
  const hasEnded = Uint8Array.from(status.words, (word) =>
    word === "disposed" || word === "split-off" ? 1 : 0,
  );
  const bySplit = endedBy.words.indexOf("ProceedingSplit");

  const spans: UnitSpans = {
    state: room.uint8(size),
    least: room.int32(size),
    most: room.int32(size),
    entryLeast: room.int32(size),
    entryMost: room.int32(size),
    passed: room.uint8(size),
    approximate: room.uint8(size),
    began: room.int32(size),
    pending: room.int32(size),
  };

  const [fromBit, toBit] = [bitOf(from), bitOf(to)];
  const both = fromBit | toBit;
  for (let i = 0; i < size; i++) {
    const has = reached[i] ?? 0;
    const started = (has & fromBit) !== 0;
    const came = (has & toBit) !== 0;
    const ended = hasEnded[status.values[i] ?? NONE] === 1;
    const moved = bySplit >= 0 && endedBy.values[i] === bySplit;
    const first = fromEarliest[i] ?? NONE;
    const firstLatest = fromLatest[i] ?? NONE;
    const began = firstLatest === NONE ? first : firstLatest;
    const wasPassed = ((passed[i] ?? 0) & toBit) !== 0;
    const pending = toPending[i] ?? NONE;
    const all = inherited[i] ?? 0;
    const perhaps = possibly[i] ?? 0;

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
      least = daysFrom(firstLatest, toEarliest[i] ?? NONE);
      most = daysFrom(first, toLatest[i] ?? NONE);
      const pairs = order.values[i] ?? NONE;
      if (pairs !== NONE && inOrder[pairs] === 1) {
        least = Math.max(0, least);
        if (most !== NONE) most = Math.max(0, most);
      }
      // Nothing known, or only that one did not come before the other.
      if (most === NONE && least <= 0) {
        state = spanState["not-dated"];
        least = NONE;
      } else state = spanState.closed;
    } else if (wasPassed) state = spanState["not-recorded"];
    else if (ended) {
      state = moved ? spanState.moved : spanState.ended;
      least = daysFrom(firstLatest, endedEarliest[i] ?? NONE);
      most = daysFrom(first, endedLatest[i] ?? NONE);
    } else if (pending === NONE || (began !== NONE && pending <= began)) state = spanState["not-recorded"];
    else if (began === NONE) state = spanState["open-not-dated"];
    else {
      state = spanState.open;
      least = daysFrom(firstLatest, pending);
      most = daysFrom(first, pending);
    }
    spans.state[i] = state;
    spans.least[i] = least;
    spans.most[i] = most;
    const entry = followedFrom[i] ?? NONE;
    spans.entryLeast[i] = Math.max(0, daysFrom(firstLatest, entry));
    spans.entryMost[i] = Math.max(0, daysFrom(first, entry));
    spans.passed[i] = wasPassed ? 1 : 0;
    const rough = approximate[i] ?? 0;
    spans.approximate[i] = (rough & both) !== 0 ? 1 : 0;
    spans.began[i] = began;
    spans.pending[i] = pending;
  }
  return spans;
};
