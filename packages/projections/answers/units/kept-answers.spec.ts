import { describe, expect, it } from "vitest";
import { KeptAnswers, linesOf } from "./kept-answers.ts";

const curve = (points: number) => ({
  group: "Gaya",
  points: Array.from({ length: points }, (_, days) => ({ days })),
});

describe("answers that are kept", () => {
  it("are as large as their lines and the points of their curves", () => {
    expect(linesOf({ total: { median: 1 } })).toBe(0);
    expect(linesOf({ groups: [{ median: 1 }, { median: 2 }], curves: [curve(10), curve(5)] })).toBe(
      2 + 2 + 15,
    );
  });

  it("are not read where they are made by being read", () => {
    const made = {
      curves: [
        {
          get points(): never {
            throw new Error("It was read");
          },
        },
      ],
    };
    expect(linesOf(made)).toBe(1);
  });

  it("are eight at most, however small", () => {
    const kept = new KeptAnswers();
    for (let i = 0; i < 9; i++) kept.keep(String(i), { median: i });
    expect(kept.get("0")).toBeUndefined();
    expect(kept.get("1")).toEqual({ median: 1 });
  });

  it("are given again, each to its question", () => {
    const kept = new KeptAnswers();
    const [one, other] = [{ median: 1 }, { median: 2 }];
    kept.keep("one", one);
    kept.keep("other", other);
    expect(kept.get("one")).toBe(one);
    expect(kept.get("other")).toBe(other);
    expect(kept.get("a third")).toBeUndefined();
  });

  it("go, the oldest first, where there is no room for all", () => {
    const kept = new KeptAnswers();
    const small = { median: 1 };
    kept.keep("first", { curves: [curve(50_000)] });
    kept.keep("second", { curves: [curve(50_000)] });
    kept.keep("small", small);
    expect(kept.get("first")).toBeDefined();
    kept.keep("third", { curves: [curve(50_000)] });
    expect(kept.get("first")).toBeUndefined();
    expect(kept.get("second")).toBeDefined();
    expect(kept.get("small")).toBe(small);
  });

  it("are kept one at a time where one takes all of the room", () => {
    const kept = new KeptAnswers();
    kept.keep("first", { median: 1 });
    kept.keep("huge", { curves: [curve(200_000)] });
    expect(kept.get("huge")).toBeDefined();
    expect(kept.get("first")).toBeUndefined();
  });
});
