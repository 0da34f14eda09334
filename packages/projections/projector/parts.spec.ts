import { describe, expect, it } from "vitest";
import { fnv1a, PARTS, partOf } from "./parts.ts";

describe("the part of a case", () => {
  it.each([
    // The test vectors that the authors of the hash published.
    ["", 0x811c9dc5],
    ["a", 0xe40c292c],
    ["foobar", 0xbf9cf968],
  ])("rests on the hash of %j as its authors computed it", (text, hash) => {
    expect(fnv1a(text)).toBe(hash);
  });

  it.each([
    // By hand, from the vectors above: e40c xor 292c is cd20, and bf9c xor f968 is 46f4; of each the lowest five bits.
    ["a", 0x00],
    ["foobar", 0x14],
  ])("of %j never changes, for the checkpoints of stores that exist rest on it", (stream, fromZero) => {
    expect(partOf(stream)).toBe(fromZero + 1);
  });

  it("is about as often the one as the other, for cases opened one after the other", () => {
    const counts = new Map<number, number>();
    const cases = PARTS * 500;
    for (let i = 0; i < cases; i++) {
      // The id of a case is a UUID of version 7: a clock that goes on, and then chance; here the worst, no chance.
      const clock = (0x0192f0c00000 + i).toString(16).padStart(12, "0");
      const part = partOf(`case-${clock.slice(0, 8)}-${clock.slice(8)}-7000-8000-000000000000`);
      counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: PARTS }, (_, i) => i + 1));
    for (const count of counts.values()) {
      // 500 each; six standard deviations of chance to either side.
      expect(Math.abs(count - 500)).toBeLessThan(6 * Math.sqrt(500));
    }
  });
});
