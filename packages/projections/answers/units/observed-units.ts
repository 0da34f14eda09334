/** Durations of units gathered by group, ready for the estimators: without an object for each. */
import type { DurationColumns } from "../../statistics/observed-durations.ts";

/** The durations of one group. `event` is the place of the outcome, or -1 of what was still waited for. */
export interface ObservedGroup extends DurationColumns {
  readonly time: Float64Array;
  readonly entry: Float64Array;
  readonly event: Int32Array;
}

/** Those of each group, and all together. */
export interface Observed {
  readonly groups: readonly ObservedGroup[];
  readonly all: ObservedGroup;
}

export const PENDING = -1;

const nothing: ObservedGroup = Object.freeze({
  time: new Float64Array(0),
  entry: new Float64Array(0),
  event: new Int32Array(0),
});

/** @param group null for all together */
export const observedIn = ({ groups, all }: Observed, group: number | null): ObservedGroup =>
  group === null ? all : (groups[group] ?? nothing);

const longer = (values: Int32Array): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(values.length * 2);
  grown.set(values);
  return grown;
};

/** Whole numbers with the group of each, in the order of coming. Grows as they come. */
class GroupedColumns {
  groups: Int32Array<ArrayBuffer>;
  readonly columns: Int32Array<ArrayBuffer>[];
  size = 0;

  constructor(columns: number, expected: number) {
    const room = Math.max(1, expected);
    this.groups = new Int32Array(room);
    this.columns = Array.from({ length: columns }, () => new Int32Array(room));
  }

  /** The place for a further one. */
  next(group: number): number {
    if (this.size === this.groups.length) {
      this.groups = longer(this.groups);
      for (const [place, values] of this.columns.entries()) this.columns[place] = longer(values);
    }
    this.groups[this.size] = group;
    return this.size++;
  }

  /** Where each group begins, were they sorted by group; and of each, in the order of coming, its place then. */
  sorted(groups: number): { readonly starts: Int32Array; readonly places: Int32Array } {
    const starts = new Int32Array(groups + 1);
    for (let i = 0; i < this.size; i++) {
      const after = (this.groups[i] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let group = 0; group < groups; group++)
      starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
    const next = starts.slice();
    const places = new Int32Array(this.size);
    for (let i = 0; i < this.size; i++) {
      const group = this.groups[i] ?? 0;
      const at = next[group] ?? 0;
      next[group] = at + 1;
      places[i] = at;
    }
    return { starts, places };
  }
}

/** Gathers what is observed, in any order: whole days. */
export class GroupedDurations {
  readonly #columns: GroupedColumns;
  readonly #groups: number;

  /** @param expected about how many there will be */
  constructor(groups: number, expected = 1024) {
    this.#groups = groups;
    this.#columns = new GroupedColumns(3, expected);
  }

  add(group: number, time: number, entry: number, event: number): void {
    const at = this.#columns.next(group);
    const [times, entries, events] = this.#columns.columns;
    if (times === undefined || entries === undefined || events === undefined) return;
    times[at] = time;
    entries[at] = entry;
    events[at] = event;
  }

  observed(): Observed {
    const { starts, places } = this.#columns.sorted(this.#groups);
    const [times, entries, events] = this.#columns.columns;
    const all = {
      time: new Float64Array(places.length),
      entry: new Float64Array(places.length),
      event: new Int32Array(places.length),
    };
    for (let i = 0; i < places.length; i++) {
      const at = places[i] ?? 0;
      all.time[at] = times?.[i] ?? 0;
      all.entry[at] = entries?.[i] ?? 0;
      all.event[at] = events?.[i] ?? PENDING;
    }
    return {
      all,
      groups: Array.from({ length: this.#groups }, (_, group) => {
        const [from, to] = [starts[group], starts[group + 1]];
        return {
          time: all.time.subarray(from, to),
          entry: all.entry.subarray(from, to),
          event: all.event.subarray(from, to),
        };
      }),
    };
  }
}

/** Days of each group, and all together. */
export interface DaysByGroup {
  readonly groups: readonly Int32Array[];
  readonly all: Int32Array;
}

export const daysIn = ({ groups, all }: DaysByGroup, group: number | null): Int32Array =>
  group === null ? all : (groups[group] ?? new Int32Array(0));

/** Gathers whole numbers by group, in any order. */
export class GroupedDays {
  readonly #columns = new GroupedColumns(1, 1024);
  readonly #groups: number;

  constructor(groups: number) {
    this.#groups = groups;
  }

  add(group: number, days: number): void {
    const at = this.#columns.next(group);
    const [values] = this.#columns.columns;
    if (values !== undefined) values[at] = days;
  }

  byGroup(): DaysByGroup {
    const { starts, places } = this.#columns.sorted(this.#groups);
    const [values] = this.#columns.columns;
    const all = new Int32Array(places.length);
    for (let i = 0; i < places.length; i++) all[places[i] ?? 0] = values?.[i] ?? 0;
    return {
      all,
      groups: Array.from({ length: this.#groups }, (_, group) =>
        all.subarray(starts[group], starts[group + 1]),
      ),
    };
  }
}

/** 1 where it ended in any way, as the Kaplan–Meier estimate asks. */
export const eventsIn = ({ event }: ObservedGroup): Uint8Array => {
  const ended = new Uint8Array(event.length);
  for (let i = 0; i < ended.length; i++) ended[i] = event[i] === PENDING ? 0 : 1;
  return ended;
};

/** The times of those that ended, whenever they came under observation. */
export const endedTimes = ({ time, event }: ObservedGroup): Int32Array => {
  const times = new Int32Array(time.length);
  let size = 0;
  for (let i = 0; i < time.length; i++) if (event[i] !== PENDING) times[size++] = time[i] ?? 0;
  return times.subarray(0, size);
};
