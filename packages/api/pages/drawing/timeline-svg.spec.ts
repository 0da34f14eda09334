import type { Day } from "@tareekh/core/calendar/day.ts";
import { describe, expect, it } from "vitest";
import { en } from "../words/en.ts";
import type { DrawnEvent } from "./timeline-drawing.ts";
import { timelineSvg } from "./timeline-svg.ts";

const event = (number: number | null, part: Partial<DrawnEvent> = {}): DrawnEvent => ({
  id: `e${number}`,
  number,
  lane: "police",
  title: "Survivor rescued",
  date: "12-11-2020",
  earliest: null,
  latest: null,
  approximate: false,
  after: [],
  before: [],
  tentative: false,
  ahead: false,
  ...part,
});
const on = (day: string) => ({ earliest: day as Day, latest: day as Day });
const between = (earliest: string, latest: string) => ({ earliest: earliest as Day, latest: latest as Day });

/** The two drawings: along the page, and down it. */
const drawn = async (...events: readonly DrawnEvent[]): Promise<readonly [along: string, down: string]> => {
  const [along = "", down = ""] = (await timelineSvg(en, events)).split(/(?<=<\/svg>)/);
  return [along, down];
};

/** Every coordinate of circles and rectangles, with the size of the sheet. */
const extents = (svg: string) => {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const circles = [
    ...svg.matchAll(/<circle class="mark[^"]*" cx="([\d.-]+)" cy="([\d.-]+)" r="([\d.]+)"/g),
  ].map(([, x, y, r]) => ({ x: Number(x), y: Number(y), r: Number(r) }));
  return { width: Number(width), height: Number(height), circles };
};

const busy = [
  event(1, between("2020-10-01", "2020-10-07")),
  event(2, on("2020-11-12")),
  event(3, { ...on("2020-11-12"), lane: "custody" }),
  event(4, { ...on("2020-11-12"), lane: "custody" }),
  event(5, { ...on("2024-02-01"), lane: "court" }),
  event(6, { lane: "protection" }),
  event(7, { lane: "protection", after: ["e6"] }),
  event(8, { lane: "people" }),
  event(null, { ...on("2024-03-01"), lane: "court", tentative: true }),
  event(9, { ...on("2099-02-01"), lane: "court", tentative: true, ahead: true }),
];

describe("a drawn timeline as SVG", () => {
  it("keeps every mark on the sheet, and no two on one another", async () => {
    for (const svg of await drawn(...busy)) {
      const { width, height, circles } = extents(svg);
      expect(circles).toHaveLength(9);
      for (const { x, y, r } of circles) {
        expect(x - r).toBeGreaterThanOrEqual(0);
        expect(x + r).toBeLessThanOrEqual(width);
        expect(y - r).toBeGreaterThanOrEqual(0);
        expect(y + r).toBeLessThanOrEqual(height);
      }
      circles.forEach((one, i) => {
        for (const other of circles.slice(i + 1)) {
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(one.r + other.r);
        }
      });
    }
  });

  it("fits a phone: 328 pixels across, however many lanes and rows", async () => {
    const crowd = Array.from({ length: 12 }, (_, i) =>
      event(i + 1, { ...on("2020-11-12"), lane: i % 2 === 0 ? "custody" : "court" }),
    );
    const [, down] = await drawn(...crowd);
    const { width, circles } = extents(down);
    expect(width).toBe(328);
    expect(Math.max(...circles.map(({ x, r }) => x + r))).toBeLessThanOrEqual(328);
  });

  it("leads from each mark to its entry in the list, and says it in a title", async () => {
    const [along] = await drawn(event(3, on("2020-11-12")));
    expect(along).toContain('<a href="#e3" tabindex="-1"><title>3. Survivor rescued, 12-11-2020</title>');
  });

  it("says how long a stretch was left out", async () => {
    const [along] = await drawn(event(1, on("2020-01-01")), event(2, on("2022-01-01")));
    expect(along).toContain("2 years");
  });

  it("uses attributes and classes only, and hides from screen readers what the list says in words", async () => {
    for (const svg of await drawn(...busy)) {
      expect(svg).not.toMatch(/\sstyle=|<style|<script|\son\w+=/);
      expect(svg).toContain('aria-hidden="true"');
    }
  });

  it("writes no title as markup", async () => {
    const [along] = await drawn(event(1, { ...on("2020-11-12"), title: "<b>&" }));
    expect(along).toContain("&lt;b&gt;&amp;");
  });
});
