import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { type SurvivalCurve, type SurvivalPoint, survivalPlot } from "./survival-plot.ts";

const words = {
  title: "Still waiting for a chargesheet",
  description: "Half had come after 20 days.",
  share: "Share still waiting",
  days: "Days",
  years: "Years",
  atRisk: "Number still followed",
  half: "half",
  percent: (share: number) => `${share} %`,
  figure: (count: number) => String(count),
};

const point = (time: number, survival: number | null, atRisk: number | null = null): SurvivalPoint => ({
  time,
  survival,
  lower: survival === null ? null : Math.max(0, survival - 0.1),
  upper: survival === null ? null : Math.min(1, survival + 0.1),
  atRisk,
});

/** All wait until day 10, half until day 20, and a quarter from then on; 8, 8, 4 and 2 were at risk. */
const halves: SurvivalCurve = {
  name: "All",
  points: [point(0, 1, 8), point(10, 0.5, 8), point(20, 0.25, 4), point(30, 0.25, 2)],
};

interface Node {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Node | null;
  querySelectorAll(selector: string): Iterable<Node>;
}

const drawn = async (curves: readonly SurvivalCurve[]): Promise<Node> => {
  const { document } = parseHTML(
    `<!doctype html><body>${String(await survivalPlot({ id: "waiting", curves, words }))}</body>`,
  ) as unknown as { readonly document: Node };
  return document;
};

const all = (node: Node, selector: string): readonly Node[] => [...node.querySelectorAll(selector)];
const one = (node: Node, selector: string): Node => {
  const found = node.querySelector(selector);
  if (found === null) throw new Error(`There is no ${selector}`);
  return found;
};

/** Of `M40,20L60,20`: the numbers, two by two; where the pen stays, once. */
const coordinates = (path: Node): readonly (readonly [x: number, y: number])[] =>
  (path.getAttribute("d") ?? "")
    .split(/[MLZ]/)
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [x, y] = pair.split(",").map(Number);
      return [x ?? Number.NaN, y ?? Number.NaN] as const;
    })
    .filter(([x, y], nth, all) => x !== all[nth - 1]?.[0] || y !== all[nth - 1]?.[1]);

/** `translate(40,120)` */
const place = (text: Node): readonly number[] =>
  (text.getAttribute("transform") ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [];

describe("a curve of those still waiting", () => {
  it("is drawn for a wide page and for a phone, each an image with its title and its description", async () => {
    const document = await drawn([halves]);
    const images = all(document, 'svg[role="img"]');
    expect(images.map((svg) => svg.getAttribute("class"))).toEqual(["plot plot-wide", "plot plot-narrow"]);
    for (const svg of images) {
      expect(one(document, `#${svg.getAttribute("aria-labelledby")}`).textContent).toBe(words.title);
      expect(one(document, `#${svg.getAttribute("aria-describedby")}`).textContent).toBe(words.description);
    }
  });

  it("holds nothing that a strict Content-Security-Policy refuses", async () => {
    const document = await drawn([halves, { ...halves, name: "Others" }]);
    expect(all(document, "style, [style], script")).toEqual([]);
  });

  it("goes down a step on each day on which some ended, as far as its share", async () => {
    const svg = one(await drawn([halves]), ".plot-narrow");
    // The plane of a phone: from 46 to 282 in days 0 to 30, from 26 (all) down to 236 (none).
    const at = (day: number, share: number) => [46 + (236 * day) / 30, 26 + 210 * (1 - share)] as const;
    const path = coordinates(one(svg, ".curve path"));
    const expected = [at(0, 1), at(10, 1), at(10, 0.5), at(20, 0.5), at(20, 0.25), at(30, 0.25)];
    expect(path.length).toBe(expected.length);
    for (const [nth, [x, y]] of expected.entries()) {
      expect(path[nth]?.[0]).toBeCloseTo(x, 1);
      expect(path[nth]?.[1]).toBeCloseTo(y, 1);
    }
  });

  it("has its band between the limits", async () => {
    const svg = one(await drawn([halves]), ".plot-narrow");
    const heights = new Set(coordinates(one(svg, ".spread path")).map(([, y]) => Math.round(y)));
    // 100 % and 90 %; 60 % and 40 %; 35 % and 15 %
    expect([...heights].sort((a, b) => a - b)).toEqual([26, 47, 110, 152, 163, 205].sort((a, b) => a - b));
  });

  it("has no band where no limit is defined", async () => {
    const points = halves.points.map((one) => ({ ...one, lower: null, upper: null }));
    const svg = one(await drawn([{ name: "All", points }]), ".plot-narrow");
    expect(all(svg, ".spread path").every((path) => coordinates(path).length === 0)).toBe(true);
    expect(coordinates(one(svg, ".curve path"))).toHaveLength(6);
  });

  it("breaks off where the share is withheld, and goes on after it", async () => {
    const points = [point(0, 1), point(10, null), point(20, 0.5), point(30, 0.5)];
    const svg = one(await drawn([{ name: "All", points }]), ".plot-narrow");
    const strokes = (one(svg, ".curve path").getAttribute("d") ?? "")
      .split("M")
      .filter((part) => part !== "");
    expect(strokes).toHaveLength(2);
  });

  it("stands over the number at risk at round times, each beneath its tick", async () => {
    const svg = one(await drawn([halves]), ".plot-narrow");
    const numbers = all(svg, ".plot-at-risk text");
    expect(numbers.map(({ textContent }) => textContent)).toEqual(["8", "8", "4", "2"]);
    const [, second] = numbers;
    if (second === undefined) throw new Error("There is no second number");
    expect(place(second)[0]).toBeCloseTo(46 + 236 / 3, 1);
  });

  it("draws no more points than can be seen to differ", async () => {
    const points = Array.from({ length: 2001 }, (_, day) => point(day, 1 - day / 20_000, 5));
    const svg = one(await drawn([{ name: "All", points }]), ".plot-narrow");
    // From 100 % to 90 % in steps of a fifth of a per cent, two corners each.
    expect(coordinates(one(svg, ".curve path")).length).toBeLessThan(2 * 52);
    expect(coordinates(one(svg, ".curve path")).at(-1)?.[1]).toBeCloseTo(26 + 210 * 0.1, 1);
  });

  it("is nothing of nobody", async () => {
    expect(await survivalPlot({ id: "none", curves: [{ name: "All", points: [] }], words })).toBe("");
  });
});

describe("two curves", () => {
  const others: SurvivalCurve = {
    name: "Cooch <Behar>",
    points: [point(0, 1, 5), point(10, 0.9, 5), point(20, 0.8, 4), point(30, 0.7, 3)],
  };

  it("are told apart by their names and their lines, not by colour alone", async () => {
    const svg = one(await drawn([halves, others]), ".plot-wide");
    expect(all(svg, ".curve").map((mark) => mark.getAttribute("class"))).toEqual([
      "curve series-1",
      "curve series-2",
    ]);
    expect(all(svg, ".plot-label text").map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(["All", "Cooch <Behar>"]),
    );
  });

  it("have a row of numbers each", async () => {
    const svg = one(await drawn([halves, others]), ".plot-wide");
    const rows = all(svg, ".plot-at-risk").map((row) => all(row, "text").map((text) => text.textContent));
    expect(rows).toEqual([
      ["8", "8", "4", "2"],
      ["5", "5", "4", "3"],
    ]);
  });
});
