/** Curves of those still waiting as a figure of a page: the plot, what it says and does not say, and the table behind it. */
import type { CurvePoint } from "@tareekh/projections/answers/delay-estimates.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { PlotSize } from "../plots/plot-svg.ts";
import { DAYS_A_YEAR, type RoundTimes, roundTimes } from "../plots/round-times.ts";
import { survivalPlot } from "../plots/survival-plot.ts";
import type { Words } from "../words/words.ts";
import { table } from "./figure-page.ts";

export interface WaitingCurve {
  /** Empty where there is one alone. */
  readonly name: string;
  readonly points: readonly CurvePoint[];
}

/** A curve of which it may not be told how many are followed. */
interface PlottedCurve {
  readonly name: string;
  readonly points: readonly (Omit<CurvePoint, "atRisk"> & { readonly atRisk: number | null })[];
}

interface SurvivalFigure {
  readonly id: string;
  /** In words. */
  readonly from: string;
  readonly to: string;
  readonly caption: string;
  readonly curves: readonly WaitingCurve[];
}

const timeSaid = (words: Words, { unit }: RoundTimes, days: number): string =>
  unit === "years" ? words.plots.years(days / DAYS_A_YEAR) : words.days.exactly(days);

const percent = (words: Words, share: number | null): string =>
  share === null ? "" : words.plots.percent(Math.round(share * 1000) / 10);

/** As many lines as the wide plot has ticks, at most. */
const LINES = 11;

const described = (words: Words, curves: readonly PlottedCurve[], round: RoundTimes): string =>
  curves
    .map(({ name, points }) =>
      words.plots.waitingAfter(
        name,
        points
          .filter(({ days, waiting }) => days > 0 && waiting !== null && round.times.includes(days))
          .map(({ days, waiting }) =>
            words.plots.waitingShare(percent(words, waiting), timeSaid(words, round, days)),
          ),
      ),
    )
    .join(" ");

const tableBehind = (words: Words, { curves }: SurvivalFigure, round: RoundTimes): Html => {
  const say = words.plots;
  const lines = curves.flatMap(({ name, points }) =>
    points.filter(({ days }) => round.times.includes(days)).map((point) => ({ ...point, name })),
  );
  return table(
    words,
    say.inNumbers,
    [
      {
        title: say.after,
        value: ({ name, days }) => {
          const time = timeSaid(words, round, days);
          return name === "" ? time : `${name}, ${time}`;
        },
      },
      { title: say.waiting, numeric: true, value: ({ waiting }) => percent(words, waiting) },
      {
        title: say.between,
        numeric: true,
        value: ({ lower, upper }) =>
          lower === null || upper === null ? "" : say.range(percent(words, lower), percent(words, upper)),
      },
      { title: say.followed, numeric: true, value: ({ atRisk }) => words.figure(atRisk) },
    ],
    lines,
  );
};

const longestOf = (curves: readonly PlottedCurve[]): PlottedCurve["points"] =>
  curves.reduce<PlottedCurve["points"]>(
    (most, { points }) => (points.length > most.length ? points : most),
    [],
  );

const roundTimesOf = (curves: readonly PlottedCurve[]): RoundTimes =>
  roundTimes(
    longestOf(curves).map(({ days }) => days),
    LINES,
  );

/** The plot alone; nothing where no curve has a point. */
export const waitingPlot = (
  words: Words,
  {
    id,
    from,
    to,
    curves,
  }: Omit<SurvivalFigure, "caption" | "curves"> & {
    readonly curves: readonly PlottedCurve[];
  },
  size: PlotSize = "page",
): Promise<Html | ""> => {
  const say = words.plots;
  return survivalPlot({
    id,
    size,
    curves: curves.map(({ name, points }) => ({
      name,
      points: points.map(({ days, waiting, lower, upper, atRisk }) => ({
        time: days,
        survival: waiting,
        lower,
        upper,
        atRisk,
      })),
    })),
    words: {
      title: say.waitingTitle(from, to),
      description: described(words, curves, roundTimesOf(curves)),
      share: say.share,
      days: say.daysSince(from),
      years: say.yearsSince(from),
      atRisk: say.atRisk,
      half: say.half,
      percent: say.percent,
      figure: words.figure,
    },
  });
};

/** Nothing where no curve has a point. */
export const survivalFigure = async (words: Words, shown: SurvivalFigure): Promise<Html | ""> => {
  const plot = await waitingPlot(words, shown);
  return plot === ""
    ? ""
    : html`<figure class="plots">${plot}<figcaption class="small soft">${shown.caption}</figcaption><details><summary>${words.plots.inNumbers}</summary>${tableBehind(words, shown, roundTimesOf(shown.curves))}</details></figure>`;
};
