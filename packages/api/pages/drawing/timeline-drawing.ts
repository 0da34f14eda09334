/**
 * What a drawn timeline shows and where: marks in lanes, before anybody chooses pixels across or a direction.
 *
 * An exact day is a point; an imprecise date is a stretch; a date with one known side is a stretch that is open on the
 * other. What has no date stands apart: in ranks where *after* and *before* order it, with arrows, and beside that
 * where nothing orders it. The drawing never places a thing where it is not known to be.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type Lane, lanes } from "@tareekh/projections/facts/lanes.ts";
import { type ScaleRoom, type TimeScale, timeScale } from "./time-scale.ts";

/** An event as the drawing needs it. */
export interface DrawnEvent {
  readonly id: string;
  /** Its number in the list beneath; null for what is only due, and stands in no list. */
  readonly number: number | null;
  readonly lane: Lane;
  readonly title: string;
  /** The date in words. */
  readonly date: string;
  /** The days between which it happened, narrowed by order; null where there is no bound. */
  readonly earliest: Day | null;
  readonly latest: Day | null;
  readonly approximate: boolean;
  readonly after: readonly string[];
  readonly before: readonly string[];
  /** It is due, or it may not have happened by the day asked for. */
  readonly tentative: boolean;
  /**
   * Its day is still to come, though it is told as having happened: mostly a slip. The axis does not reach for it; it
   * stands at the end.
   */
  readonly ahead: boolean;
}

interface Placement {
  readonly event: DrawnEvent;
  /** Which row within its lane, from 0, so that nothing covers anything. */
  readonly track: number;
}

/** A mark on the time axis. */
export interface DatedMark extends Placement {
  /** Where its point or the middle of its stretch lies along the axis, and from where to where it stretches. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly shape: "point" | "stretch";
  /** Sides on which there is no bound. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

/** A mark without a date: `rank` counts columns from 0. */
export interface UndatedMark extends Placement {
  readonly rank: number;
}

export interface Drawing {
  readonly scale: TimeScale;
  /** The lanes in which there is something, from top to bottom, with how many rows each needs. */
  readonly lanes: readonly {
    readonly lane: Lane;
    readonly tracks: number;
    /** How many rows the marks on the axis alone need. */
    readonly datedTracks: number;
  }[];
  readonly dated: readonly DatedMark[];
  /** Without a date, and known to come before or after another without a date. */
  readonly ordered: readonly UndatedMark[];
  /** Without a date and without a known order. */
  readonly unordered: readonly UndatedMark[];
  /** From an undated event to one that came after it. */
  readonly arrows: readonly { readonly from: string; readonly to: string }[];
}

/** Along the axis: half of what a point takes, and how far an open side reaches beyond its bound. */
export interface MarkRoom {
  readonly half: number;
  readonly open: number;
  /** The most columns for marks without an order; more are put on further rows. */
  readonly unorderedColumns: number;
}

const isDated = (event: DrawnEvent) => event.earliest !== null || event.latest !== null;

/** It goes on beyond the end of the axis. */
const openAhead = { openStart: false, openEnd: true } as const;

/** Each the longest way from a first event: an event stands to the right of everything that it came after. */
const ranksOf = (ids: readonly string[], arrows: Drawing["arrows"]): ReadonlyMap<string, number> => {
  const ranks = new Map<string, number>();
  const rankOf = (id: string, path: ReadonlySet<string>): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    const earlier = arrows.filter((arrow) => arrow.to === id && !path.has(arrow.from));
    const rank = Math.max(-1, ...earlier.map((arrow) => rankOf(arrow.from, new Set([...path, id])))) + 1;
    ranks.set(id, rank);
    return rank;
  };
  for (const id of ids) rankOf(id, new Set());
  return ranks;
};

const arrowsAmong = (events: readonly DrawnEvent[]): Drawing["arrows"] => {
  const ids = new Set(events.map((event) => event.id));
  const seen = new Set<string>();
  return events
    .flatMap((event) => [
      ...event.after.map((from) => ({ from, to: event.id })),
      ...event.before.map((to) => ({ from: event.id, to })),
    ])
    .filter(({ from, to }) => {
      const name = `${from} ${to}`;
      if (!ids.has(from) || !ids.has(to) || from === to || seen.has(name)) return false;
      seen.add(name);
      return true;
    });
};

/** The first row in which nothing lies between `from` and `to`. */
const trackFor = (taken: { from: number; to: number }[][], from: number, to: number): number => {
  const free = taken.findIndex((row) => row.every((other) => to <= other.from || from >= other.to));
  const track = free < 0 ? taken.length : free;
  const row = taken[track] ?? [];
  row.push({ from, to });
  taken[track] = row;
  return track;
};

/** Lays out the events of a case; the same events in the same order give the same drawing. */
export const timelineDrawing = (
  events: readonly DrawnEvent[],
  scaleRoom: ScaleRoom,
  room: MarkRoom,
): Drawing => {
  const datedEvents = events.filter(isDated);
  const undated = events.filter((event) => !isDated(event));
  const scale = timeScale(
    datedEvents
      .filter(({ ahead }) => !ahead)
      .flatMap((event) => [event.earliest, event.latest].filter((day) => day !== null)),
    scaleRoom,
  );

  const taken = new Map(lanes.map((lane) => [lane, [] as { from: number; to: number }[][]]));
  const rows = (lane: Lane) => taken.get(lane) ?? [];

  const dated = datedEvents
    .map((event): DatedMark => {
      const { earliest, latest } = event;
      if (event.ahead) {
        const end = scale.length;
        const to = end + room.open;
        return { event, at: (end + to) / 2, from: end, to, shape: "stretch", ...openAhead, track: 0 };
      }
      const openStart = earliest === null;
      const openEnd = latest === null;
      const first = scale.at((earliest ?? latest) as Day);
      const last = scale.at((latest ?? earliest) as Day);
      const exact = earliest === latest && !event.approximate;
      const soft = event.approximate ? room.half : 0;
      const from = openStart ? last - room.open : first - soft;
      const to = openEnd ? first + room.open : last + soft;
      const at = openStart ? last - room.open / 2 : openEnd ? first + room.open / 2 : (first + last) / 2;
      return { event, at, from, to, shape: exact ? "point" : "stretch", openStart, openEnd, track: 0 };
    })
    .sort((a, b) => a.from - b.from || (a.event.number ?? Infinity) - (b.event.number ?? Infinity))
    .map((mark) => ({
      ...mark,
      track: trackFor(
        rows(mark.event.lane),
        Math.min(mark.from, mark.at - room.half),
        Math.max(mark.to, mark.at + room.half),
      ),
    }));

  const arrows = arrowsAmong(undated);
  const linked = new Set(arrows.flatMap((arrow) => [arrow.from, arrow.to]));
  const ranks = ranksOf([...linked], arrows);

  // Each of the three parts stands in its own columns, so each begins again at the first row of its lane.
  const inColumns = (part: readonly DrawnEvent[], columnOf: (event: DrawnEvent, nth: number) => number) => {
    const cells = new Map<string, number>();
    const inLane = new Map<Lane, number>();
    return part.map((event): UndatedMark => {
      const nth = inLane.get(event.lane) ?? 0;
      inLane.set(event.lane, nth + 1);
      const rank = columnOf(event, nth);
      const cell = `${event.lane} ${rank}`;
      const track = cells.get(cell) ?? 0;
      cells.set(cell, track + 1);
      return { event, rank, track };
    });
  };
  const ordered = inColumns(
    undated.filter((event) => linked.has(event.id)),
    (event) => ranks.get(event.id) ?? 0,
  );
  const unordered = inColumns(
    undated.filter((event) => !linked.has(event.id)),
    (_, nth) => nth % room.unorderedColumns,
  );

  const tracksOf = (lane: Lane) =>
    Math.max(
      rows(lane).length,
      ...[...ordered, ...unordered].filter((mark) => mark.event.lane === lane).map((mark) => mark.track + 1),
    );
  return {
    scale,
    lanes: lanes
      .map((lane) => ({ lane, tracks: Math.max(0, tracksOf(lane)), datedTracks: rows(lane).length }))
      .filter((band) => band.tracks > 0),
    dated,
    ordered,
    unordered,
    arrows,
  };
};
