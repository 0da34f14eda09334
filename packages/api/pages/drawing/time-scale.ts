/**
 * The time scale of a drawn timeline: where along the axis a day lies.
 *
 * Cases have busy weeks and empty years. Neighbouring days on which something begins or ends are kept apart enough to
 * be told apart; between them space follows the days, up to a limit beyond which the axis is broken and says so.
 */
import { type Day, dayNumber, daysBetween } from "@tareekh/core/calendar/day.ts";

/** A long empty stretch that was not drawn to scale. */
export interface ScaleBreak {
  /** The middle of the stretch along the axis. */
  readonly at: number;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
}

export interface TimeScale {
  /** Pixels from the first day to the last. */
  readonly length: number;
  /** The days that the scale rests on, in order, with where they lie. */
  readonly days: readonly { readonly day: Day; readonly at: number }[];
  readonly breaks: readonly ScaleBreak[];
  /** Where a day lies; days outside lie on the nearest end. */
  at(day: Day): number;
}

export interface ScaleRoom {
  /** Least pixels between neighbouring days of the scale. */
  readonly apart: number;
  /** Pixels a day; with a length to fill, the most. */
  readonly aDay: number;
  /** The most days that are drawn to scale between neighbours; a longer stretch is broken. */
  readonly unbroken: number;
  /** The length to fill, or less where few days would be drawn too far apart; null to let the days decide. */
  readonly length: number | null;
}

/** A scale on which each of `days` has a place of its own. */
export const timeScale = (days: readonly Day[], room: ScaleRoom): TimeScale => {
  const sorted = [...new Set(days)].sort();
  const gaps = sorted.slice(1).map((day, i) => daysBetween(sorted[i] as Day, day));
  const drawn = gaps.map((gap) => Math.min(gap, room.unbroken));
  const totalDrawn = drawn.reduce((sum, gap) => sum + gap, 0);

  const apart =
    room.length === null || gaps.length === 0 ? room.apart : Math.min(room.apart, room.length / gaps.length);
  const spare = room.length === null ? null : Math.max(0, room.length - apart * gaps.length);
  const aDay = spare === null ? room.aDay : totalDrawn === 0 ? 0 : Math.min(room.aDay, spare / totalDrawn);

  let at = 0;
  const places: { day: Day; at: number }[] = [];
  const breaks: ScaleBreak[] = [];
  sorted.forEach((day, i) => {
    const gap = gaps[i - 1];
    if (gap !== undefined) {
      const width = apart + (drawn[i - 1] ?? 0) * aDay;
      if (gap > room.unbroken) {
        breaks.push({ at: at + width / 2, from: sorted[i - 1] as Day, to: day, days: gap });
      }
      at += width;
    }
    places.push({ day, at });
  });

  return {
    length: at,
    days: places,
    breaks,
    at(day) {
      const after = places.findIndex((place) => place.day >= day);
      if (after < 0) return at;
      const right = places[after];
      const left = places[after - 1];
      if (right === undefined || left === undefined || right.day === day) return right?.at ?? 0;
      const share = (dayNumber(day) - dayNumber(left.day)) / daysBetween(left.day, right.day);
      return left.at + share * (right.at - left.at);
    },
  };
};
