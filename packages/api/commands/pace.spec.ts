import { describe, expect, test } from "vitest";
import { durationInWords, paceBy } from "./pace.ts";

/** A pace told by a clock that the test moves. */
const watched = () => {
  let time = 0;
  const pace = paceBy(() => time);
  return (at: number, done: number, total = 100_000) => {
    time = at;
    return pace.after(done, total);
  };
};

describe("the pace", () => {
  test("is not guessed at before half a second has passed", () => {
    const at = watched();
    expect([at(0, 0), at(400, 1_000)]).toEqual(["", ""]);
  });

  test("says how many a second, and how long the rest will take", () => {
    const at = watched();
    at(0, 0);
    expect(at(2_000, 10_000)).toBe("5,000 a second, 18 s left");
    expect(at(20_000, 100_000)).toMatch(/^5,000 a second$/);
  });

  test("follows what it was lately, not on the whole", () => {
    const at = watched();
    at(0, 0);
    at(1_000, 50_000);
    for (let seconds = 2; seconds <= 20; seconds++) at(seconds * 1_000, 50_000 + seconds * 100);
    expect(at(21_000, 52_100)).toMatch(/^100 a second, 8 min left$/);
  });

  test("does not count what stood there when it began", () => {
    const at = watched();
    at(0, 90_000);
    expect(at(1_000, 91_000)).toBe("1,000 a second, 9 s left");
  });

  test("keeps no more than it needs, and tells of a long pause", () => {
    const at = watched();
    at(0, 0);
    at(1_000, 1_000);
    expect(at(101_000, 2_000)).toBe("10 a second, 2 h 43 min left");
  });
});

test.each([
  [400, "0 s"],
  [59_400, "59 s"],
  [90_000, "2 min"],
  [3_600_000, "1 h 0 min"],
  [9_000_000, "2 h 30 min"],
])("%d ms are told as %s", (milliseconds, words) => {
  expect(durationInWords(milliseconds)).toBe(words);
});
