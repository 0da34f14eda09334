/**
 * How cases end, by the time since they began: of 100, how many had ended in each way, one above the other, and above
 * them those still waiting.
 */
import type { Markish, PlotOptions } from "@observablehq/plot";
import type { Html } from "../../page-context.ts";
import type { PlotLibrary } from "./plot-library.ts";
import { type Canvas, type PlotSize, type PlotText, plotSvg } from "./plot-svg.ts";
import { roundTimes } from "./round-times.ts";
import { axes, headings, MARGIN, plane, SHARES, type TimeWords } from "./shares-by-time.ts";

export interface OutcomeShares {
  /** Days since the beginning. */
  readonly time: number;
  /** Of each way to end, in the order of `names`, the share of all from 0 to 1; together at most 1. */
  readonly shares: readonly number[];
}

export interface OutcomeWords extends PlotText, TimeWords {
  /** Of each way to end, beginning with that which lies lowest, at most three. */
  readonly names: readonly string[];
  readonly waiting: string;
}

export interface OutcomePlot {
  readonly id: string;
  /** Ascending by time, from 0. */
  readonly points: readonly OutcomeShares[];
  readonly size?: PlotSize;
  readonly words: OutcomeWords;
}

/** Pixels: the plane, what stands beneath it, and the names beside it. */
const PLANE = { wide: 270, narrow: 220 };
const BENEATH = 44;
const BESIDE = { wide: 190, narrow: 112 };
/** Between the middles of two names, in pixels. */
const LINE = 17;

interface Layer {
  readonly time: number;
  readonly below: number;
  readonly above: number;
}

const layersOf = (points: readonly OutcomeShares[], nth: number): readonly Layer[] =>
  points.map(({ time, shares }) => {
    const below = shares.slice(0, nth).reduce((sum, share) => sum + share, 0);
    return { time, below: 100 * below, above: 100 * (below + (shares[nth] ?? 0)) };
  });

/** About a pixel. */
const VISIBLE = 0.004;

const isSeen = (one: OutcomeShares, other: OutcomeShares): boolean =>
  one.shares.some((share, nth) => Math.abs(share - (other.shares[nth] ?? 0)) >= VISIBLE);

const visible = (points: readonly OutcomeShares[]): readonly OutcomeShares[] => {
  const kept: OutcomeShares[] = [];
  for (const [place, point] of points.entries()) {
    const last = kept.at(-1);
    if (last === undefined || place === points.length - 1 || isSeen(last, point)) kept.push(point);
  }
  return kept;
};

/** Moves names apart that would stand on one another, lowest first, none out of the plane. */
export const apart = (heights: readonly number[], least: number, most: number): readonly number[] => {
  const placed: number[] = [];
  for (const [nth, height] of heights.entries())
    placed.push(nth === 0 ? height : Math.max(height, (placed[nth - 1] ?? 0) + least));
  const over = Math.max(0, (placed.at(-1) ?? 0) - most);
  for (let nth = placed.length - 1, limit = most; over > 0 && nth >= 0; nth--, limit -= least)
    placed[nth] = Math.min(placed[nth] ?? 0, limit);
  return placed;
};

const drawn = ({ points, words }: OutcomePlot, canvas: Canvas, Plot: PlotLibrary["Plot"]): PlotOptions => {
  const grid = points.map(({ time }) => time);
  const times = roundTimes(grid, canvas.name === "wide" ? 9 : 4);
  const shown = visible(points);
  const height = PLANE[canvas.name];
  const last = points.at(-1);
  const longest = Math.max(1, grid.at(-1) ?? 1);
  const layers = words.names.map((name, nth) => ({ name, nth, layer: layersOf(shown, nth) }));
  const ends = layersOf(last === undefined ? [] : [last], words.names.length - 1)[0]?.above ?? 0;
  const names = [
    ...layers.map(({ name, layer }, nth) => {
      const { below, above } = layer.at(-1) ?? { below: 0, above: 0 };
      return { name, share: above - below, height: (below + above) / 2, className: `series-${nth + 1}` };
    }),
    { name: words.waiting, share: 100 - ends, height: (100 + ends) / 2, className: "waiting" },
  ];
  const heights = apart(
    names.map(({ height }) => height),
    (100 * LINE) / height,
    100,
  );
  return {
    ...plane(longest),
    height: MARGIN.top + height + BENEATH,
    marginRight: BESIDE[canvas.name],
    marginBottom: BENEATH,
    marks: [
      Plot.gridY({ ticks: SHARES, className: "plot-grid" }),
      ...layers.flatMap(({ layer, nth }): readonly Markish[] => [
        Plot.areaY(layer, {
          x: "time",
          y1: "below",
          y2: "above",
          curve: "step-after",
          className: `layer series-${nth + 1}`,
        }),
        Plot.lineY(layer, {
          x: "time",
          y: "above",
          curve: "step-after",
          className: `curve series-${nth + 1}`,
        }),
      ]),
      ...axes(Plot, words, times),
      ...names.map(({ name, share, className }, nth) =>
        Plot.text([{ time: longest, height: heights[nth] ?? 0 }], {
          x: "time",
          y: "height",
          text: () => `${name} ${words.percent(Math.round(share))}`,
          textAnchor: "start",
          lineAnchor: "middle",
          dx: 7,
          className: `plot-label ${className}`,
        }),
      ),
      ...headings(Plot, words, times),
    ],
  };
};

/** Nothing where there is no point. */
export const outcomePlot = (plot: OutcomePlot): Promise<Html | ""> =>
  plot.points.length === 0
    ? Promise.resolve("")
    : plotSvg(plot.id, plot.words, (canvas, Plot) => drawn(plot, canvas, Plot), plot.size);
