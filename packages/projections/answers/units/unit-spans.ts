/**
 * The spans between two milestones, one a unit: `spans.ts` once more, over columns, for all cases at a time. A test holds
 * the two together.
 */
import { hasBit, milestoneColumn } from "../../milestone-columns.ts";
import type { SpanState } from "../../spans.ts";
import type { SpanAsked } from "../span-question.ts";
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

const stateNumber = (state: UnitSpanState): number => unitSpanStates.indexOf(state);

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

export const unitSpans = (units: Units, asked: SpanAsked): UnitSpans => {
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
    state: new Uint8Array(size),
    least: new Int32Array(size).fill(NONE),
    most: new Int32Array(size).fill(NONE),
    entryLeast: new Int32Array(size),
    entryMost: new Int32Array(size),
    passed: new Uint8Array(size),
    approximate: new Uint8Array(size),
    began: new Int32Array(size),
    pending: new Int32Array(size),
  };

  for (let i = 0; i < size; i++) {
    const has = reached[i] ?? 0;
    const started = hasBit(has, from);
    const came = hasBit(has, to);
    const ended = hasEnded[status.values[i] ?? NONE] === 1;
    const moved = bySplit >= 0 && endedBy.values[i] === bySplit;
    const first = fromEarliest[i] ?? NONE;
    const firstLatest = fromLatest[i] ?? NONE;
    const began = firstLatest === NONE ? first : firstLatest;
    const wasPassed = hasBit(passed[i] ?? 0, to);
    const pending = toPending[i] ?? NONE;
    const all = inherited[i] ?? 0;
    const perhaps = possibly[i] ?? 0;

    let state: UnitSpanState;
    let least = NONE;
    let most = NONE;
    if (hasBit(all, from) && hasBit(all, to)) state = "counted-elsewhere";
    else if (!started && !hasBit(perhaps, from))
      state = came ? "start-not-recorded" : ended && moved ? "moved" : "not-begun";
    else if (hasBit(perhaps, from) || hasBit(perhaps, to)) state = "possibly";
    else if (came) {
      least = daysFrom(firstLatest, toEarliest[i] ?? NONE);
      most = daysFrom(first, toLatest[i] ?? NONE);
      if (inOrder[order.values[i] ?? NONE] === 1) {
        least = Math.max(0, least);
        if (most !== NONE) most = Math.max(0, most);
      }
      // Nothing known, or only that one did not come before the other.
      if (most === NONE && least <= 0) {
        state = "not-dated";
        least = NONE;
      } else state = "closed";
    } else if (wasPassed) state = "not-recorded";
    else if (ended) {
      state = moved ? "moved" : "ended";
      least = daysFrom(firstLatest, endedEarliest[i] ?? NONE);
      most = daysFrom(first, endedLatest[i] ?? NONE);
    } else if (pending === NONE || (began !== NONE && pending <= began)) state = "not-recorded";
    else if (began === NONE) state = "open-not-dated";
    else {
      state = "open";
      least = daysFrom(firstLatest, pending);
      most = daysFrom(first, pending);
    }
    spans.state[i] = stateNumber(state);
    spans.least[i] = least;
    spans.most[i] = most;
    const entry = followedFrom[i] ?? NONE;
    spans.entryLeast[i] = Math.max(0, daysFrom(firstLatest, entry));
    spans.entryMost[i] = Math.max(0, daysFrom(first, entry));
    spans.passed[i] = wasPassed ? 1 : 0;
    const rough = approximate[i] ?? 0;
    spans.approximate[i] = hasBit(rough, from) || hasBit(rough, to) ? 1 : 0;
    spans.began[i] = began;
    spans.pending[i] = pending;
  }
  return spans;
};
