/**
 * Durations of whole days, counted by day: a curve of a great many of them, and of hundreds of groups one after the
 * other, without a column for each and in the same room.
 */
import { type KaplanMeier, type KaplanMeierOptions, kaplanMeierOfTable } from "./kaplan-meier.ts";
import type { RiskTable } from "./risk-table.ts";
import type { StepColumns } from "./survival-steps.ts";

const DAYS_AT_FIRST = 4096;

const longer = (counts: Int32Array<ArrayBuffer>, days: number): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(days);
  grown.set(counts);
  return grown;
};

const more = (counts: Int32Array, day: number, by: number): void => {
  counts[day] = (counts[day] ?? 0) + by;
};

/** Durations of whole days by columns: row i of each is one of them. */
export interface DayColumns {
  readonly time: Int32Array;
  readonly entry: Int32Array;
  /** Below 0 of what was still pending at `time`. */
  readonly event: Int32Array;
}

/** How many ended, and how many were last known to be pending, in each step of so many days. */
export interface CountedBySteps {
  /** At 0: on day 0. At 1: from day 1 to the first step's end. */
  readonly events: Int32Array;
  readonly censored: Int32Array;
}

export class DayCounts {
  /** By day: who left at it (ended, or was last known to be pending), of these who ended, and who entered late at it. */
  #leaving = new Int32Array(DAYS_AT_FIRST);
  #events = new Int32Array(DAYS_AT_FIRST);
  #entering = new Int32Array(DAYS_AT_FIRST);
  /** Who ended at it, also of those never at risk. */
  #ended = new Int32Array(DAYS_AT_FIRST);
  #n = 0;
  /** Of these, who entered late. */
  #late = 0;
  #neverAtRisk = 0;
  #longest = -1;
  #table: RiskTable = {
    times: new Float64Array(0),
    atRisk: new Float64Array(0),
    events: new Float64Array(0),
    censored: new Float64Array(0),
  };
  #steps: StepColumns = { survival: new Float64Array(0), logError: new Float64Array(0) };

  /**
   * Counts durations: whole days, 0 or more. Who entered late, and not before the end, was never at risk.
   *
   * @param by how often each; below 0 takes back what was counted
   * @param without of which `event` none is counted
   */
  add({ time, entry, event }: DayColumns, by = 1, without = Number.NaN): void {
    for (let i = 0; i < time.length; i++) {
      const days = time[i] ?? 0;
      if (days > this.#longest) this.#longest = days;
    }
    this.#makeRoom();
    const [leaving, events, entering, ended] = [this.#leaving, this.#events, this.#entering, this.#ended];
    let n = 0;
    let late = 0;
    let never = 0;
    for (let i = 0; i < time.length; i++) {
      const what = event[i] ?? 0;
      if (what === without) continue;
      const days = time[i] ?? 0;
      const from = entry[i] ?? 0;
      const hasEnded = what >= 0;
      if (hasEnded) more(ended, days, by);
      if (from > 0) {
        if (days <= from) {
          never++;
          continue;
        }
        more(entering, from, by);
        late++;
      }
      n++;
      more(leaving, days, by);
      if (hasEnded) more(events, days, by);
    }
    this.#n += by * n;
    this.#late += by * late;
    this.#neverAtRisk += by * never;
  }

  /** Adds what another counts. */
  addAll(other: DayCounts): void {
    this.#longest = Math.max(this.#longest, other.#longest);
    this.#makeRoom();
    this.#n += other.#n;
    this.#late += other.#late;
    this.#neverAtRisk += other.#neverAtRisk;
    for (let day = 0; day <= other.#longest; day++) {
      more(this.#leaving, day, other.#leaving[day] ?? 0);
      more(this.#events, day, other.#events[day] ?? 0);
      more(this.#entering, day, other.#entering[day] ?? 0);
      more(this.#ended, day, other.#ended[day] ?? 0);
    }
  }

  /** Forgets everything, and keeps the room. */
  clear(): void {
    const end = this.#longest + 1;
    this.#leaving.fill(0, 0, end);
    this.#events.fill(0, 0, end);
    this.#entering.fill(0, 0, end);
    this.#ended.fill(0, 0, end);
    this.#n = 0;
    this.#late = 0;
    this.#neverAtRisk = 0;
    this.#longest = -1;
  }

  /** For the longest. */
  #makeRoom(): void {
    if (this.#longest < this.#leaving.length) return;
    const room = Math.max(this.#longest + 1, this.#leaving.length * 2);
    this.#leaving = longer(this.#leaving, room);
    this.#events = longer(this.#events, room);
    this.#entering = longer(this.#entering, room);
    this.#ended = longer(this.#ended, room);
  }

  /**
   * The days of those that ended, whether or not they ever were at risk: how many they are, and at each of the ascending
   * places, from 0, what stands there were all in order.
   */
  ended(): { readonly size: number; readonly at: (places: readonly number[]) => readonly number[] } {
    const counts = this.#ended;
    let size = 0;
    for (let day = 0; day <= this.#longest; day++) size += counts[day] ?? 0;
    return {
      size,
      at: (places) => {
        let day = 0;
        let upTo = counts[0] ?? 0;
        return places.map((place) => {
          while (upTo <= place && day < this.#longest) upTo += counts[++day] ?? 0;
          return day;
        });
      },
    };
  }

  /** In steps of so many days up to the longest; those never at risk are not counted. */
  bySteps(step: number): CountedBySteps {
    const points = this.#longest < 0 ? 0 : Math.ceil(this.#longest / step) + 1;
    const events = new Int32Array(points);
    const censored = new Int32Array(points);
    for (let point = 0, day = 0; point < points; point++) {
      const last = Math.min(point * step, this.#longest);
      let [ended, left] = [0, 0];
      for (; day <= last; day++) {
        ended += this.#events[day] ?? 0;
        left += this.#leaving[day] ?? 0;
      }
      events[point] = ended;
      censored[point] = left - ended;
    }
    return { events, censored };
  }

  /**
   * The Kaplan–Meier curve of what was counted, as `kaplanMeier` has it. It is read before anything further is counted or
   * estimated here: it stands in the room of these counts.
   *
   * @throws StatisticsError for a level or scale that is none.
   */
  kaplanMeier(options: KaplanMeierOptions = {}): KaplanMeier {
    return kaplanMeierOfTable(
      this.#riskTable(),
      { n: this.#n, neverAtRisk: this.#neverAtRisk },
      options,
      this.#steps,
    );
  }

  /** As `risk-table.ts` makes it of placed durations; counts of whole numbers leave no remainders of rounding. */
  #riskTable(): RiskTable {
    const room = this.#leaving.length;
    if (this.#table.times.length < room) {
      this.#table = {
        times: new Float64Array(room),
        atRisk: new Float64Array(room),
        events: new Float64Array(room),
        censored: new Float64Array(room),
      };
      this.#steps = { survival: new Float64Array(room), logError: new Float64Array(room) };
    }
    const { times, atRisk, events, censored } = this.#table;
    let rows = 0;
    // Under observation just before a day: entered before it, and not left before it.
    let under = this.#n - this.#late;
    for (let day = 0; day <= this.#longest; day++) {
      const leaving = this.#leaving[day] ?? 0;
      if (leaving > 0) {
        const ended = this.#events[day] ?? 0;
        times[rows] = day;
        atRisk[rows] = under;
        events[rows] = ended;
        censored[rows] = leaving - ended;
        rows++;
      }
      under += (this.#entering[day] ?? 0) - leaving;
    }
    return {
      times: times.subarray(0, rows),
      atRisk: atRisk.subarray(0, rows),
      events: events.subarray(0, rows),
      censored: censored.subarray(0, rows),
    };
  }
}
