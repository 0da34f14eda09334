import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { apart, outcomePlot } from "./outcome-plot.ts";

interface Node {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<Node>;
}

const words = {
  title: "How cases end",
  description: "Within 1 year: convicted 10 %.",
  names: ["Convicted", "Acquitted", "Otherwise"],
  waiting: "Still waiting",
  share: "Of 100",
  days: "Days",
  years: "Years",
  percent: (share: number) => `${share} %`,
  figure: (count: number) => String(count),
};

const drawn = async () => {
  const plot = await outcomePlot({
    id: "outcomes",
    points: [
      { time: 0, shares: [0, 0, 0] },
      { time: 10, shares: [0.1, 0.3, 0] },
      { time: 20, shares: [0.2, 0.4, 0.1] },
    ],
    words,
  });
  const { document } = parseHTML(`<!doctype html><body>${String(plot)}</body>`) as unknown as {
    readonly document: Node;
  };
  return (selector: string) => [...document.querySelectorAll(`.plot-narrow ${selector}`)];
};

describe("the plot of how cases end", () => {
  it("lays the ways to end over one another, so that all above them still wait", async () => {
    const find = await drawn();
    // From 26 (100 %) down to 246 (none): at the end 20, 60 and 70 of 100 have ended.
    const ends = find(".curve path").map((path) => Number((path.getAttribute("d") ?? "").split(",").at(-1)));
    const at = (share: number) => 26 + 220 * (1 - share);
    expect(ends).toEqual([0.2, 0.6, 0.7].map((share) => expect.closeTo(at(share), 1)));
  });

  it("names each at its end with its share, and those that wait", async () => {
    const find = await drawn();
    expect(find(".plot-label text").map(({ textContent }) => textContent)).toEqual([
      "Convicted 20 %",
      "Acquitted 40 %",
      "Otherwise 10 %",
      "Still waiting 30 %",
    ]);
  });

  it("is nothing without a point", async () => {
    expect(await outcomePlot({ id: "none", points: [], words })).toBe("");
  });
});

describe("names that would stand on one another", () => {
  it("are moved apart, and stay in the plane", () => {
    expect(apart([10, 50, 90], 8, 100)).toEqual([10, 50, 90]);
    expect(apart([10, 12, 13], 8, 100)).toEqual([10, 18, 26]);
    expect(apart([90, 95, 97, 99], 8, 100)).toEqual([76, 84, 92, 100]);
  });
});
