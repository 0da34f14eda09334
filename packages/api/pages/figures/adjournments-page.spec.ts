import { adjournmentReasons } from "@tareekh/core/catalogue/codes/hearings.ts";
import { describe, expect, it } from "vitest";
import { en } from "../words/en.ts";
import { reasonBars } from "./adjournments-page.ts";

/** So many reasons, put off 40 times, 39 times and so on, and seven times nobody recorded why: of 500. */
const reasons = (many: number) => [
  ...adjournmentReasons.codes.slice(0, many).map((reason, nth) => [reason, 40 - nth] as const),
  [null, 7] as const,
];
const barsOf = (many: number) =>
  reasonBars(
    en,
    reasons(many).map(([reason, putOff]) => ({
      group: null,
      thenGroup: null,
      side: null,
      reason,
      putOff,
      of: 500,
      of100: putOff / 5,
      proceedings: putOff,
      opposed: 0,
      costsOrdered: 0,
    })),
  );

describe("the bars of reasons", () => {
  it("put the less frequent ones together, and keep what nobody recorded last", () => {
    const bars = barsOf(15);
    expect(bars).toHaveLength(13);
    // 29, 28, 27 and 26 of 500.
    expect(bars.slice(-2)).toEqual([
      { name: "4 other reasons", value: 110, figure: "110 (22 %)" },
      { name: "Not recorded", value: 7, figure: "7 (1.4 %)" },
    ]);
    expect(bars.reduce((sum, { value }) => sum + value, 0)).toBe(
      reasons(15).reduce((sum, [, putOff]) => sum + putOff, 0),
    );
  });

  it("name each where a bar of others would stand for one alone", () => {
    const bars = barsOf(12);
    expect(bars).toHaveLength(13);
    expect(bars.map(({ name }) => name)).not.toContain("1 other reasons");
  });
});
