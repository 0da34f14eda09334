import { describe, expect, it } from "vitest";
import { questionOf, readCursor, writeCursor } from "./cursor.ts";

const question = questionOf("bail", { state: "in-wb" });

describe("the end of a page", () => {
  it("is read as it was written", () => {
    const values = ["2024-07-02", null, "case-b"];
    expect(readCursor(writeCursor(question, values), question, 3)).toEqual(values);
  });

  it.each([
    ["is no cursor", "x", 2],
    ["is of a list sorted otherwise", writeCursor(question, ["a"]), 2],
    ["holds what no page writes", writeCursor(question, ["a\u0000", "case-b"]), 2],
    ["holds something else than texts", Buffer.from("[1,2]").toString("base64url"), 1],
  ])("is refused where it %s", (_, cursor, count) => {
    expect(() => readCursor(cursor, question, count)).toThrow("the `next` of the page before");
  });

  it.each([
    ["another filter", questionOf("bail", { state: "in-br" })],
    ["one filter more", questionOf("bail", { state: "in-wb", year: 2024 })],
    ["another list", questionOf("hearings", { state: "in-wb" })],
  ])("is refused by %s", (_, other) => {
    expect(() => readCursor(writeCursor(question, ["case-b"]), other, 1)).toThrow("of the same question");
  });

  it("does not depend on the order in which filters are given, nor on those that are left open", () => {
    expect(questionOf("bail", { year: 2024, district: undefined, state: "in-wb" })).toBe(
      questionOf("bail", { state: "in-wb", year: 2024 }),
    );
  });

  it("tells nothing of what was searched for", () => {
    const cursor = writeCursor(questionOf("cases", { search: "Asha" }), ["case-b"]);
    expect(Buffer.from(cursor, "base64url").toString()).not.toContain("Asha");
  });
});
