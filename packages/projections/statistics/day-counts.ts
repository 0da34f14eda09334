/**
 * Durations of whole days, counted by day: a curve of a great many of them, and of hundreds of groups one after the
 * other, without a column for each and in the same room.
 */
import { type KaplanMeier, type KaplanMeierOptions, kaplanMeierOfTable } from "./kaplan-meier.ts";
import type { RiskTable } from "./risk-table.ts";
import { TOLERANCE } from "./survival-quantile.ts";
import type { StepColumns } from "./survival-steps.ts";

const DAYS_AT_FIRST = 4096;

const longer = (counts: Int32Array<ArrayBuffer>, days: number): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(days);
  grown.set(counts);
  return grown;
};

/** Durations of whole days by columns: row i of each is one of them. */
export interface DayColumns {
  readonly time: Int32Array;
  readonly entry: Int32Array;
  /** Below 0 of what was still pending at `time`; null where all were. */
  readonly event: Int32Array | null;
}

/** How many ended, and how many were last known to be pending, in each step of so many days. */
export interface CountedBySteps {
  /** At 0: on day 0. At 1: from day 1 to the first step's end. */
  readonly events: Int32Array;
  readonly censored: Int32Array;
}

export class DayCounts {
  /** By day, of those at risk at some time: who was last known to be pending at it, and who ended at it; two a day. */
  #leaving = new Int32Array(2 * DAYS_AT_FIRST);
  /** By day: who entered late at it; at 0, who was there from the beginning. */
  #entering = new Int32Array(DAYS_AT_FIRST);
  /** Who ended at it, of those never at risk. */
  #missed = new Int32Array(DAYS_AT_FIRST);
  #n = 0;
  /** Of these, who ended. */
  #happened = 0;
  /** Never at risk, and of these who ended. */
  #neverAtRisk = 0;
  #allMissed = 0;
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
   */
  add({ time, entry, event }: DayColumns, by = 1): void {
    this.#makeRoom(time);
    const [leaving, entering] = [this.#leaving, this.#entering];
    let happened = 0;
    let never = 0;
    for (let i = 0; i < time.length; i++) {
      const days = time[i] ?? 0;
      const from = entry[i] ?? 0;
      // 1 of what ended, without asking: which of them did is a toss-up, on which a processor guesses wrong.
      const ended = event === null ? 0 : 1 + ((event[i] ?? 0) >> 31);
      if (days <= from && from > 0) {
        never++;
        if (ended === 1) this.#miss(days, by);
        continue;
      }
      entering[from] = (entering[from] ?? 0) + by;
      const at = 2 * days + ended;
      leaving[at] = (leaving[at] ?? 0) + by;
      happened += ended;
    }
    this.#n += by * (time.length - never);
    this.#happened += by * happened;
    this.#neverAtRisk += by * never;
  }

  #miss(days: number, by: number): void {
    this.#missed[days] = (this.#missed[days] ?? 0) + by;
    this.#allMissed += by;
  }

  /** Forgets everything, and keeps the room. */
  clear(): void {
    const end = this.#longest + 1;
    this.#leaving.fill(0, 0, 2 * end);
    this.#entering.fill(0, 0, end);
    this.#missed.fill(0, 0, end);
    this.#n = 0;
    this.#happened = 0;
    this.#neverAtRisk = 0;
    this.#allMissed = 0;
    this.#longest = -1;
  }

  /** For the longest of these. */
  #makeRoom(time: Int32Array): void {
    let longest = this.#longest;
    for (let i = 0; i < time.length; i++) {
      const days = time[i] ?? 0;
      if (days > longest) longest = days;
    }
    this.#longest = longest;
    if (longest < this.#entering.length) return;
    const room = Math.max(longest + 1, this.#entering.length * 2);
    this.#leaving = longer(this.#leaving, 2 * room);
    this.#entering = longer(this.#entering, room);
    this.#missed = longer(this.#missed, room);
  }

  /**
   * The days of those that ended, whether or not they ever were at risk: how many they are, and at each of the ascending
   * places, from 0, what stands there were all in order.
   */
  ended(): { readonly size: number; readonly at: (places: readonly number[]) => readonly number[] } {
    const [leaving, missed, longest] = [this.#leaving, this.#missed, this.#longest];
    const endedAt = (day: number): number => (leaving[2 * day + 1] ?? 0) + (missed[day] ?? 0);
    const size = this.#happened + this.#allMissed;
    const lastDay = (): number => {
      let day = longest;
      while (day > 0 && endedAt(day) === 0) day--;
      return day;
    };
    return {
      size,
      at: (places) => {
        let day = 0;
        let upTo = endedAt(0);
        return places.map((place) => {
          // The longest is found from the other end: most often it is far from the others.
          if (place === size - 1) return lastDay();
          while (upTo <= place && day < longest) upTo += endedAt(++day);
          return day;
        });
      },
    };
  }

  /** How many were at risk at some time, and how many of them ended: as `kaplanMeier` has them. */
  get size(): { readonly n: number; readonly events: number } {
    return { n: this.#n, events: this.#happened };
  }

  /**
   * The estimate of `kaplanMeier().quantile(p)` without its limits, which are most of the work; and whether the curve came
   * down so far only because all then under observation had ended, though others came only later.
   *
   * @param p above 0, up to 1
   */
  estimate(p: number): { readonly time: number | null; readonly emptied: boolean } {
    const level = 1 - p;
    const [leaving, entering] = [this.#leaving, this.#entering];
    let survival = 1;
    let under = entering[0] ?? 0;
    let left = 0;
    let first = -1;
    for (let day = 0; day <= this.#longest; day++) {
      if (day > 1) under += entering[day - 1] ?? 0;
      const ended = leaving[2 * day + 1] ?? 0;
      const leave = ended + (leaving[2 * day] ?? 0);
      const before = survival;
      // Without asking whether any ended: on which days is a toss-up. Nobody leaves where nobody is.
      survival *= under > 0 ? (under - ended) / under : 1;
      under -= leave;
      left += leave;
      if (first >= 0) {
        // Every day of a flat stretch would do.
        if (survival < before) return { time: (first + day) / 2, emptied: false };
      } else if (survival < level + TOLERANCE) {
        first = day;
        if (survival === 0 || Math.abs(survival - level) >= TOLERANCE) break;
      }
    }
    return first < 0
      ? { time: null, emptied: false }
      : { time: first, emptied: survival === 0 && left < this.#n };
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
        left += this.#leaving[2 * day] ?? 0;
        ended += this.#leaving[2 * day + 1] ?? 0;
      }
      events[point] = ended;
      censored[point] = left;
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
    const room = this.#entering.length + 1;
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
    const [leaving, entering] = [this.#leaving, this.#entering];
    let rows = 0;
    // Under observation just before a day: there from the beginning or entered before it, and not left before it.
    let under = entering[0] ?? 0;
    for (let day = 0; day <= this.#longest; day++) {
      if (day > 1) under += entering[day - 1] ?? 0;
      const pending = leaving[2 * day] ?? 0;
      const ended = leaving[2 * day + 1] ?? 0;
      const leave = pending + ended;
      // Written also where none left, and then written over: on which days any did is a toss-up.
      times[rows] = day;
      atRisk[rows] = under;
      events[rows] = ended;
      censored[rows] = pending;
      rows += -leave >>> 31;
      under -= leave;
    }
    return {
      times: times.subarray(0, rows),
      atRisk: atRisk.subarray(0, rows),
      events: events.subarray(0, rows),
      censored: censored.subarray(0, rows),
    };
  }
}
