import { describe, expect, it } from "vitest";
import { readCursor, writeCursor } from "./cursor.ts";

describe("the end of a page", () => {
  it("is read as it was written", () => {
    const values = ["2024-07-02", null, "case-b"];
    expect(readCursor(writeCursor(values), 3)).toEqual(values);
  });

  it.each([
    ["is no cursor", "x", 2],
    ["is of a list sorted otherwise", writeCursor(["a"]), 2],
    ["holds what no page writes", writeCursor(["a\u0000", "case-b"]), 2],
    ["holds something else than texts", Buffer.from("[1,2]").toString("base64url"), 2],
  ])("is refused where it %s", (_, cursor, count) => {
    expect(() => readCursor(cursor, count)).toThrow("the `next` of the page before");
  });
});
