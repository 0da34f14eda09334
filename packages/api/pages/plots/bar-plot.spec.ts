import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { type Bar, barPlot } from "./bar-plot.ts";

interface Node {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<Node>;
}

const words = { title: "How far cases get", description: "FIR: 80." };

const drawn = async (bars: readonly Bar[], more: Partial<Parameters<typeof barPlot>[0]> = {}) => {
  const { document } = parseHTML(
    `<!doctype html><body>${String(await barPlot({ id: "bars", bars, words, ...more }))}</body>`,
  ) as unknown as { readonly document: Node };
  return (selector: string) => [...document.querySelectorAll(`.plot-narrow ${selector}`)];
};

const numbers = (nodes: readonly Node[], name: string): readonly number[] =>
  nodes.map((node) => Number(node.getAttribute(name)));

describe("bars", () => {
  const bars: readonly Bar[] = [
    { name: "FIR", value: 80, rest: 10, figure: "80, at most 90" },
    { name: "Judgment", value: 0, rest: 40, figure: "0, at most 40" },
    { name: "None <yet>", value: 0, figure: "0" },
  ];

  it("are as long as their values, with what may still come in outline after them", async () => {
    const find = await drawn(bars, { whole: 100 });
    // A phone's bars have 177 of its 300 pixels: 1 to the left, and room for a figure to the right.
    const scale = 177 / 100;
    expect(numbers(find(".bar-part rect"), "width")).toEqual([expect.closeTo(80 * scale, 1)]);
    expect(numbers(find(".bar-rest rect"), "x")).toEqual([
      expect.closeTo(1 + 80 * scale, 1),
      expect.closeTo(1, 1),
    ]);
    expect(numbers(find(".bar-rest rect"), "width")).toEqual([
      expect.closeTo(10 * scale, 1),
      expect.closeTo(40 * scale, 1),
    ]);
  });

  it("each have a name and a figure, those of no length too", async () => {
    const find = await drawn(bars);
    expect(find(".bar-name text").map(({ textContent }) => textContent)).toEqual([
      "FIR",
      "Judgment",
      "None <yet>",
    ]);
    expect(find(".bar-figure text").map(({ textContent }) => textContent)).toEqual([
      "80, at most 90",
      "0, at most 40",
      "0",
    ]);
  });

  it("have what others have given drawn across each, at its place", async () => {
    const find = await drawn(bars, { whole: 100, mark: { value: 5, name: "published" } });
    expect(numbers(find(".bar-mark line"), "x1")).toEqual(bars.map(() => expect.closeTo(1 + 1.77 * 5, 1)));
    expect(find(".bar-mark-name text").map(({ textContent }) => textContent)).toEqual(["published"]);
  });

  it("are nothing without a bar", async () => {
    expect(await barPlot({ id: "none", bars: [], words })).toBe("");
  });
});
