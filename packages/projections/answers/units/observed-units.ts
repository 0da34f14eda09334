/** Durations of units gathered by group, ready for the estimators: without an object for each. */

import { Room } from "./room.ts";

/** The durations of one group, in whole days. `event` is the place of the outcome, or below 0 of what was waited for. */
export interface ObservedGroup {
  readonly time: Int32Array;
  readonly entry: Int32Array;
  readonly event: Int32Array;
}

/** Those of each group, and all together. */
export interface Observed {
  readonly groups: readonly ObservedGroup[];
  readonly all: ObservedGroup;
}

/** Still waited for when it ended otherwise, or was last known of. */
export const PENDING = -1;

const nothing: ObservedGroup = Object.freeze({
  time: new Int32Array(0),
  entry: new Int32Array(0),
  event: new Int32Array(0),
});

/** @param group null for all together */
export const observedIn = ({ groups, all }: Observed, group: number | null): ObservedGroup =>
  group === null ? all : (groups[group] ?? nothing);

/**
 * Whole numbers in columns, by group: each group has a stretch of its own, as long as it can become, so that nothing need
 * be sorted. At the end the groups are moved together.
 */
class GroupedColumns {
  readonly #columns: readonly Int32Array[];
  /** Where each group's stretch begins, and the next of it goes. */
  readonly #starts: Int32Array;
  readonly #next: Int32Array;

  constructor(columns: number, sizes: Int32Array, room: Room) {
    this.#starts = new Int32Array(sizes.length);
    let all = 0;
    for (const [group, size] of sizes.entries()) {
      this.#starts[group] = all;
      all += size;
    }
    this.#next = this.#starts.slice();
    this.#columns = Array.from({ length: columns }, () => room.int32(all));
  }

  column(place: number): Int32Array {
    const column = this.#columns[place];
    if (column === undefined) throw new Error(`There is no column ${place}`);
    return column;
  }

  /** The place for a further one. */
  next(group: number): number {
    const at = this.#next[group] ?? 0;
    this.#next[group] = at + 1;
    return at;
  }

  /** Of each group where it begins, and after the last where all end, once nothing further comes. */
  together(): Int32Array {
    const begin = new Int32Array(this.#starts.length + 1);
    let size = 0;
    for (let group = 0; group < this.#starts.length; group++) {
      const [from, to] = [this.#starts[group] ?? 0, this.#next[group] ?? 0];
      if (from !== size) for (const column of this.#columns) column.copyWithin(size, from, to);
      begin[group] = size;
      size += to - from;
    }
    begin[this.#starts.length] = size;
    return begin;
  }
}

/** Gathers what is observed, in any order: whole days. */
export class GroupedDurations {
  readonly #columns: GroupedColumns;
  readonly #times: Int32Array;
  readonly #entries: Int32Array;
  readonly #events: Int32Array;

  /**
   * @param sizes how many of each group there can be
   * @param room in which the columns are made; of their own where it is left out
   */
  constructor(sizes: Int32Array, room = new Room()) {
    this.#columns = new GroupedColumns(3, sizes, room);
    this.#times = this.#columns.column(0);
    this.#entries = this.#columns.column(1);
    this.#events = this.#columns.column(2);
  }

  add(group: number, time: number, entry: number, event: number): void {
    const at = this.#columns.next(group);
    this.#times[at] = time;
    this.#entries[at] = entry;
    this.#events[at] = event;
  }

  /** What was gathered, once nothing further comes. */
  observed(): Observed {
    const begin = this.#columns.together();
    const within = (from: number | undefined, to: number | undefined): ObservedGroup => ({
      time: this.#times.subarray(from, to),
      entry: this.#entries.subarray(from, to),
      event: this.#events.subarray(from, to),
    });
    return {
      all: within(0, begin.at(-1)),
      groups: Array.from({ length: begin.length - 1 }, (_, group) => within(begin[group], begin[group + 1])),
    };
  }
}

/** How long the open of a group have waited, in whole days, each at the same place. */
export interface WaitsOfGroup {
  /** Until the last day on which each was known to be open, and until today: below 0 where that lies before the beginning. */
  readonly known: Int32Array;
  readonly untilToday: Int32Array;
  readonly entry: Int32Array;
}

/** Those of each group, and all together. */
export interface Waits {
  readonly groups: readonly WaitsOfGroup[];
  readonly all: WaitsOfGroup;
}

const noWaits: WaitsOfGroup = Object.freeze({
  known: new Int32Array(0),
  untilToday: new Int32Array(0),
  entry: new Int32Array(0),
});

/** @param group null for all together */
export const waitsIn = ({ groups, all }: Waits, group: number | null): WaitsOfGroup =>
  group === null ? all : (groups[group] ?? noWaits);

/** Gathers how long the open have waited by group, in any order. */
export class GroupedWaits {
  readonly #columns: GroupedColumns;
  readonly #known: Int32Array;
  readonly #untilToday: Int32Array;
  readonly #entries: Int32Array;

  /**
   * @param sizes how many of each group there can be
   * @param room in which the columns are made; of their own where it is left out
   */
  constructor(sizes: Int32Array, room = new Room()) {
    this.#columns = new GroupedColumns(3, sizes, room);
    this.#known = this.#columns.column(0);
    this.#untilToday = this.#columns.column(1);
    this.#entries = this.#columns.column(2);
  }

  add(group: number, known: number, untilToday: number, entry: number): void {
    const at = this.#columns.next(group);
    this.#known[at] = known;
    this.#untilToday[at] = untilToday;
    this.#entries[at] = entry;
  }

  /** What was gathered, once nothing further comes. */
  waits(): Waits {
    const begin = this.#columns.together();
    const within = (from: number | undefined, to: number | undefined): WaitsOfGroup => ({
      known: this.#known.subarray(from, to),
      untilToday: this.#untilToday.subarray(from, to),
      entry: this.#entries.subarray(from, to),
    });
    return {
      all: within(0, begin.at(-1)),
      groups: Array.from({ length: begin.length - 1 }, (_, group) => within(begin[group], begin[group + 1])),
    };
  }
}
