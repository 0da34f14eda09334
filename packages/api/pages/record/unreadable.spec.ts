import { expect, it } from "vitest";
import { holdsUnreadable } from "./unreadable.ts";

it("finds a text that does not open, however deep it stands", () => {
  expect(holdsUnreadable({ result: "held", orders: [{ note: { unreadable: true } }] })).toBe(true);
});

it("lets pass what was forgotten on purpose, and what reads", () => {
  expect(holdsUnreadable([{ note: { forgotten: true } }, { note: "unreadable", heard: null }])).toBe(false);
});
