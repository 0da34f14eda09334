/** What plots of shares by the time since a beginning have in common: the plane, its axes, and what stands about it. */
import type { Markish, PlotOptions } from "@observablehq/plot";
import type { PlotLibrary } from "./plot-library.ts";
import { DAYS_A_YEAR, type RoundTimes } from "./round-times.ts";

/** Pixels left of the plane and above it. */
export const MARGIN = { top: 26, left: 46 };

/** The shares that the axis names, in hundredths. */
export const SHARES = [0, 25, 50, 75, 100];

export interface TimeWords {
  /** What the shares are of, above the plane. */
  readonly share: string;
  /** Beneath the axis, as it counts in days or in years: `Days since the FIR`. */
  readonly days: string;
  readonly years: string;
  readonly percent: (share: number) => string;
  readonly figure: (count: number) => string;
}

/** @param longest the last day of the plane */
export const plane = (longest: number): PlotOptions => ({
  marginTop: MARGIN.top,
  marginLeft: MARGIN.left,
  x: { domain: [0, Math.max(1, longest)], axis: null },
  y: { domain: [0, 100], axis: null },
});

export const axes = (
  Plot: PlotLibrary["Plot"],
  words: TimeWords,
  { unit, times }: RoundTimes,
): readonly Markish[] => [
  Plot.axisY({
    ticks: SHARES,
    tickSize: 0,
    tickFormat: (share: number) => words.percent(share),
    label: null,
    className: "plot-axis",
  }),
  Plot.axisX({
    ticks: times,
    tickFormat: (days: number) => words.figure(unit === "years" ? days / DAYS_A_YEAR : days),
    label: null,
    className: "plot-axis",
  }),
];

export const headings = (
  Plot: PlotLibrary["Plot"],
  words: TimeWords,
  { unit }: RoundTimes,
): readonly Markish[] => [
  Plot.text([words.share], {
    frameAnchor: "top-left",
    lineAnchor: "bottom",
    dx: 6 - MARGIN.left,
    dy: -10,
    className: "plot-heading",
  }),
  Plot.text([unit === "years" ? words.years : words.days], {
    frameAnchor: "bottom",
    lineAnchor: "top",
    dy: 23,
    className: "plot-note",
  }),
];
