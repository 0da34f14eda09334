/** Counts as bars, with the same said for whoever does not see them. */
import type { Html } from "../../page-context.ts";
import { type Bar, barPlot } from "../plots/bar-plot.ts";
import type { PlotSize } from "../plots/plot-svg.ts";

export interface CountBars {
  readonly id: string;
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly whole?: number;
  readonly size?: PlotSize;
}

/** Nothing where there is no bar, or where the bars are of nothing. */
export const countBars = ({ title, ...plot }: CountBars): Promise<Html | ""> =>
  plot.whole === undefined && plot.bars.every(({ value }) => value === 0)
    ? Promise.resolve("")
    : barPlot({
        ...plot,
        words: { title, description: plot.bars.map(({ name, figure }) => `${name}: ${figure}.`).join(" ") },
      });
