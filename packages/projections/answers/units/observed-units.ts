/** Durations of units gathered by group, ready for the estimators: without an object for each. */
import type { DurationColumns } from "../../statistics/observed-durations.ts";

/** The durations of one group. `event` is the place of the outcome, or -1 of what was still waited for. */
export interface ObservedGroup extends DurationColumns {
  readonly time: Float64Array;
  readonly entry: Float64Array;
  readonly event: Int32Array;
}

export const PENDING = -1;

/** Gathers what is observed, in any order, group by group. */
export class GroupedDurations {
  readonly #groups: Int32Array;
  readonly #time: Float64Array;
  readonly #entry: Float64Array;
  readonly #event: Int32Array;
  readonly #counts: Int32Array;
  #size = 0;

  /** @param most how many there can be */
  constructor(groups: number, most: number) {
    this.#groups = new Int32Array(most);
    this.#time = new Float64Array(most);
    this.#entry = new Float64Array(most);
    this.#event = new Int32Array(most);
    this.#counts = new Int32Array(groups);
  }

  add(group: number, time: number, entry: number, event: number): void {
    const at = this.#size++;
    this.#groups[at] = group;
    this.#time[at] = time;
    this.#entry[at] = entry;
    this.#event[at] = event;
    this.#counts[group] = (this.#counts[group] ?? 0) + 1;
  }

  /** Those of each group beside one another. */
  groups(): readonly ObservedGroup[] {
    const starts = new Int32Array(this.#counts.length + 1);
    for (let group = 0; group < this.#counts.length; group++)
      starts[group + 1] = (starts[group] ?? 0) + (this.#counts[group] ?? 0);
    const next = starts.slice();
    const time = new Float64Array(this.#size);
    const entry = new Float64Array(this.#size);
    const event = new Int32Array(this.#size);
    for (let i = 0; i < this.#size; i++) {
      const group = this.#groups[i] ?? 0;
      const at = next[group] ?? 0;
      next[group] = at + 1;
      time[at] = this.#time[i] ?? 0;
      entry[at] = this.#entry[i] ?? 0;
      event[at] = this.#event[i] ?? PENDING;
    }
    return Array.from(this.#counts, (_, group) => {
      const [from, to] = [starts[group], starts[group + 1]];
      return {
        time: time.subarray(from, to),
        entry: entry.subarray(from, to),
        event: event.subarray(from, to),
      };
    });
  }
}

/** All groups as one. */
export const together = (groups: readonly ObservedGroup[]): ObservedGroup => {
  const size = groups.reduce((sum, { time }) => sum + time.length, 0);
  const all = { time: new Float64Array(size), entry: new Float64Array(size), event: new Int32Array(size) };
  let at = 0;
  for (const { time, entry, event } of groups) {
    all.time.set(time, at);
    all.entry.set(entry, at);
    all.event.set(event, at);
    at += time.length;
  }
  return all;
};

/** 1 where it ended in any way, as the Kaplan–Meier estimate asks. */
export const eventsIn = ({ event }: ObservedGroup): Uint8Array => {
  const ended = new Uint8Array(event.length);
  for (let i = 0; i < ended.length; i++) ended[i] = event[i] === PENDING ? 0 : 1;
  return ended;
};
