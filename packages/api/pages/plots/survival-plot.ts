/**
 * How many are still waiting, by the days that they have waited: a curve that comes down a step at a time, the band within
 * which it lies with 95 % confidence, and beneath it how many it rests on at round times.
 */
import type { Markish, PlotOptions } from "@observablehq/plot";
import type { Html } from "../../page-context.ts";
import type { PlotLibrary } from "./plot-library.ts";
import { type Canvas, type PlotSize, type PlotText, plotSvg } from "./plot-svg.ts";
import { roundTimes } from "./round-times.ts";
import { axes, headings, MARGIN, plane, type TimeWords } from "./shares-by-time.ts";

export interface SurvivalPoint {
  /** Days since the first milestone. */
  readonly time: number;
  /** The share still waiting after that day, from 0 to 1; null where it is not known or withheld, as are the others. */
  readonly survival: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Under observation just before that day. */
  readonly atRisk: number | null;
}

export interface SurvivalCurve {
  /** Stands at its end where there are several. */
  readonly name: string;
  /** Ascending by time, from 0, at the same times as those of the other curves. */
  readonly points: readonly SurvivalPoint[];
}

export interface SurvivalWords extends PlotText, TimeWords {
  /** Above the numbers at risk: `Number still followed`. */
  readonly atRisk: string;
  /** At the height at which half still wait. */
  readonly half: string;
}

export interface SurvivalPlot {
  /** Names the plot on its page. */
  readonly id: string;
  /** At most four. */
  readonly curves: readonly SurvivalCurve[];
  readonly size?: PlotSize;
  readonly words: SurvivalWords;
}

/** Finer than a pixel of the share. */
const VISIBLE = 0.002;

const differs = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one !== other : Math.abs(one - other) >= VISIBLE;

/** The points at which anything can be seen to change, and the last. */
const visible = (points: readonly SurvivalPoint[]): readonly SurvivalPoint[] => {
  const kept: SurvivalPoint[] = [];
  for (const [place, point] of points.entries()) {
    const last = kept.at(-1);
    if (
      last === undefined ||
      place === points.length - 1 ||
      differs(last.survival, point.survival) ||
      differs(last.lower, point.lower) ||
      differs(last.upper, point.upper)
    )
      kept.push(point);
  }
  return kept;
};

const LONGEST_NAME = 24;
const shortName = (name: string): string =>
  name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;

/** Pixels: the plane of the curves, and what stands beneath it. */
const PLANE = { wide: 250, narrow: 210 };
const AXIS = 46;
const LINE = 16;

const isKnown = ({ survival }: SurvivalPoint): boolean => survival !== null;
const isBanded = ({ lower, upper }: SurvivalPoint): boolean => lower !== null && upper !== null;

const percentOf = (share: number | null): number => (share === null ? Number.NaN : share * 100);

/** Where a curve is named: the text begins or ends there, above, below or beside it. */
interface NamePlace {
  readonly time: number;
  readonly share: number;
  readonly textAnchor: "start" | "end";
  readonly lineAnchor: "bottom" | "middle" | "top";
  readonly dx: number;
  readonly dy: number;
}

/** From here on the lower end of a plane has room for a line of text. */
const ROOM_BENEATH = 0.1;

/**
 * Curves come down, so that there is room to the right above the highest, and to the left below the others; beside those
 * that come down at once.
 */
const namePlace = (
  points: readonly SurvivalPoint[],
  longest: number,
  isHighest: boolean,
): NamePlace | null => {
  const known = points.filter(isKnown);
  if (isHighest) {
    const point = known.find(({ time }) => time >= 0.2 * longest) ?? known.at(-1);
    return point === undefined
      ? null
      : {
          time: point.time,
          share: point.upper ?? point.survival ?? 0,
          textAnchor: "start",
          lineAnchor: "bottom",
          dx: 3,
          dy: -3,
        };
  }
  const point = known.findLast(({ lower, survival }) => (lower ?? survival ?? 0) >= ROOM_BENEATH) ?? known[0];
  if (point === undefined) return null;
  const { time } = point;
  return time < 0.6 * longest
    ? {
        time,
        share: point.survival ?? 0,
        textAnchor: "start",
        lineAnchor: "middle",
        dx: 8,
        dy: 0,
      }
    : {
        time,
        share: point.lower ?? point.survival ?? 0,
        textAnchor: "end",
        lineAnchor: "top",
        dx: 0,
        dy: 5,
      };
};

const ofCurve = (Plot: PlotLibrary["Plot"], { points }: SurvivalCurve, nth: number): readonly Markish[] => {
  const shown = visible(points);
  const series = `series-${nth + 1}`;
  return [
    Plot.areaY(shown, {
      x: "time",
      y1: (point: SurvivalPoint) => (isBanded(point) ? percentOf(point.lower) : Number.NaN),
      y2: (point: SurvivalPoint) => (isBanded(point) ? percentOf(point.upper) : Number.NaN),
      curve: "step-after",
      className: `spread ${series}`,
    }),
    Plot.lineY(shown, {
      x: "time",
      y: (point: SurvivalPoint) => percentOf(point.survival),
      curve: "step-after",
      className: `curve ${series}`,
    }),
  ];
};

const names = (
  Plot: PlotLibrary["Plot"],
  curves: readonly SurvivalCurve[],
  longest: number,
): readonly Markish[] => {
  if (curves.length < 2) return [];
  const middles = curves.map(
    ({ points }) => points.filter(({ time }) => time <= longest / 3).findLast(isKnown)?.survival ?? 0,
  );
  const highest = middles.indexOf(Math.max(...middles));
  return curves.flatMap(({ name, points }, nth) => {
    const place = namePlace(points, longest, nth === highest);
    if (place === null) return [];
    const { time, share, ...anchors } = place;
    return Plot.text([{ time, share: percentOf(share) }], {
      x: "time",
      y: "share",
      text: () => shortName(name),
      ...anchors,
      className: `plot-label series-${nth + 1}`,
    });
  });
};

const drawn = ({ curves, words }: SurvivalPlot, canvas: Canvas, Plot: PlotLibrary["Plot"]): PlotOptions => {
  const longest = curves.reduce<readonly SurvivalPoint[]>(
    (most, { points }) => ((points.at(-1)?.time ?? 0) > (most.at(-1)?.time ?? -1) ? points : most),
    [],
  );
  const grid = longest.map(({ time }) => time);
  const round = roundTimes(grid, canvas.name === "wide" ? 11 : 5);
  const several = curves.length > 1;
  const rows = several ? 2 * curves.length : 1;
  const bottom = AXIS + (rows + 1) * LINE;
  const beneath = (text: string, line: number, className: string): Markish =>
    Plot.text([text], {
      frameAnchor: "bottom-left",
      lineAnchor: "top",
      dx: 6 - MARGIN.left,
      dy: AXIS + line * LINE,
      className,
    });
  const atRisk = ({ points }: SurvivalCurve, nth: number, line: number): Markish =>
    Plot.text(
      points.filter(({ time, atRisk }) => atRisk !== null && round.times.includes(time)),
      {
        x: "time",
        text: ({ atRisk }: SurvivalPoint) => words.figure(atRisk ?? 0),
        frameAnchor: "bottom",
        lineAnchor: "top",
        dy: AXIS + line * LINE,
        className: `plot-at-risk series-${nth + 1}`,
      },
    );
  return {
    ...plane(grid.at(-1) ?? 0),
    height: MARGIN.top + PLANE[canvas.name] + bottom,
    marginRight: 18,
    marginBottom: bottom,
    marks: [
      Plot.gridY({ ticks: [0, 25, 75, 100], className: "plot-grid" }),
      Plot.ruleY([50], { className: "plot-half" }),
      ...axes(Plot, words, round),
      ...curves.flatMap((curve, nth) => ofCurve(Plot, curve, nth)),
      ...names(Plot, curves, grid.at(-1) ?? 0),
      Plot.text([words.half], {
        frameAnchor: "right",
        lineAnchor: "bottom",
        textAnchor: "end",
        dy: -4,
        className: "plot-note",
      }),
      ...headings(Plot, words, round),
      beneath(words.atRisk, 0, "plot-heading"),
      ...curves.flatMap((curve, nth) =>
        several
          ? [
              beneath(shortName(curve.name), 1 + 2 * nth, `plot-label series-${nth + 1}`),
              atRisk(curve, nth, 2 + 2 * nth),
            ]
          : [atRisk(curve, nth, 1)],
      ),
    ],
  };
};

/** For a wide page and for a phone; nothing where no curve has a point. */
export const survivalPlot = (plot: SurvivalPlot): Promise<Html | ""> =>
  plot.curves.every(({ points }) => points.length === 0)
    ? Promise.resolve("")
    : plotSvg(plot.id, plot.words, (canvas, Plot) => drawn(plot, canvas, Plot), plot.size);
