/**
 * Bars, one beneath the other: each with its name above it and its figure at its end, and where more may come, as much
 * again in outline.
 */
import type { Markish, PlotOptions } from "@observablehq/plot";
import type { Html } from "../../page-context.ts";
import type { PlotLibrary } from "./plot-library.ts";
import { type Canvas, type PlotSize, type PlotText, plotSvg } from "./plot-svg.ts";

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What may still be added to it: drawn in outline. */
  readonly rest?: number;
  /** Stands at its end. */
  readonly figure: string;
}

export interface BarPlot {
  /** Names the plot on its page. */
  readonly id: string;
  readonly bars: readonly Bar[];
  /** What a bar that goes all across stands for; the longest where it is left out. */
  readonly whole?: number;
  /** A value that others have given: a line across all bars, with its name. */
  readonly mark?: { readonly value: number; readonly name: string };
  readonly size?: PlotSize;
  readonly words: PlotText;
}

/** Pixels. */
const ROW = 46;
const NAME = 20;
const BAR = 17;
const MARGIN = { left: 1, right: 4, top: 2, foot: 4, mark: 22 };

const lengthOf = ({ value, rest = 0 }: Bar): number => value + rest;

const drawn = ({ bars, whole, mark }: BarPlot, canvas: Canvas, Plot: PlotLibrary["Plot"]): PlotOptions => {
  const longest = Math.max(whole ?? 0, mark?.value ?? 0, ...bars.map(lengthOf));
  const bottom = mark === undefined ? MARGIN.foot : MARGIN.mark;
  const top = (nth: number): number => nth * ROW + NAME;
  const placed = bars.map((bar, nth) => ({ ...bar, top: top(nth), foot: top(nth) + BAR }));
  type Placed = (typeof placed)[number];
  const whereDrawn = placed.filter((bar) => bar.value > 0);
  const withRest = placed.filter(({ rest = 0 }) => rest > 0);
  const room = canvas.name === "wide" ? 150 : 118;
  const text = (
    data: readonly Placed[],
    x: number | ((bar: Placed) => number),
    said: (bar: Placed) => string,
    dx: number,
    at: "name" | "bar",
    className: string,
  ): Markish =>
    Plot.text(data, {
      x: typeof x === "number" ? () => x : x,
      y: (bar: Placed) => (at === "name" ? bar.top - 4 : bar.top + BAR / 2),
      text: said,
      textAnchor: "start",
      lineAnchor: at === "name" ? "bottom" : "middle",
      dx,
      className,
    });
  return {
    height: MARGIN.top + bars.length * ROW + bottom,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right + room,
    marginTop: MARGIN.top,
    marginBottom: bottom,
    x: { domain: [0, Math.max(longest, Number.MIN_VALUE)], axis: null },
    y: { domain: [0, bars.length * ROW], range: [MARGIN.top, MARGIN.top + bars.length * ROW], axis: null },
    marks: [
      Plot.rect(whereDrawn, {
        x1: () => 0,
        x2: "value",
        y1: "top",
        y2: "foot",
        className: "bar-part",
      }),
      Plot.rect(withRest, {
        x1: "value",
        x2: lengthOf,
        y1: "top",
        y2: "foot",
        className: "bar-rest",
      }),
      Plot.ruleX([0], { className: "bar-base" }),
      text(placed, 0, ({ name }) => name, 4, "name", "bar-name"),
      text(placed, lengthOf, ({ figure }) => figure, 6, "bar", "bar-figure"),
      ...(mark === undefined
        ? []
        : [
            Plot.ruleX(placed, {
              x: () => mark.value,
              y1: "top",
              y2: (bar: Placed) => bar.foot + 5,
              className: "bar-mark",
            }),
            Plot.text([mark], {
              x: "value",
              text: ({ name }: { readonly name: string }) => name,
              frameAnchor: "bottom",
              lineAnchor: "top",
              textAnchor: "start",
              dy: 6,
              className: "bar-mark-name",
            }),
          ]),
    ],
  };
};

/** Nothing where there is no bar. */
export const barPlot = (plot: BarPlot): Promise<Html | ""> =>
  plot.bars.length === 0
    ? Promise.resolve("")
    : plotSvg(plot.id, plot.words, (canvas, Plot) => drawn(plot, canvas, Plot), plot.size);
