import type { Day } from "@tareekh/core/calendar/day.ts";
import { describe, expect, it } from "vitest";
import { dueGroupOf, dueParts } from "./due-dates.ts";

/** A Thursday. */
const TODAY = "2026-11-26" as Day;
const row = (earliest: string) => ({ earliest });

describe("a court date without a result", () => {
  it.each([
    ["2026-02-20", "overdue"],
    ["2026-11-25", "overdue"],
    ["2026-11-26", "today"],
    ["2026-11-27", "tomorrow"],
    ["2026-11-28", "week"],
    ["2026-11-29", "week"],
    ["2026-11-30", "later"],
  ] as const)("on %s is, on Thursday 26-11-2026: %s", (day, group) => {
    expect(dueGroupOf(TODAY, day as Day)).toBe(group);
  });

  it("is later than this week from the Monday on, also where today is a Sunday", () => {
    expect(dueGroupOf("2026-11-29" as Day, "2026-12-01" as Day)).toBe("later");
    expect(dueGroupOf("2026-11-29" as Day, "2026-11-30" as Day)).toBe("tomorrow");
  });
});

const groups = (page: Parameters<typeof dueParts<{ earliest: string }>>[1]) =>
  dueParts(TODAY, page).map(({ group, rows, whole }) => [group, rows.length, whole]);

describe("the groups of a page", () => {
  it("say of each that it is empty, where the page has all court dates", () => {
    const rows = [row("2026-02-20"), row("2026-12-15")];
    expect(groups({ rows, continued: false, goesOn: false })).toEqual([
      ["overdue", 1, true],
      ["today", 0, true],
      ["tomorrow", 0, true],
      ["week", 0, true],
      ["later", 1, true],
    ]);
  });

  it("say nothing of what may stand on another page", () => {
    const rows = [row("2026-02-20"), row("2026-11-26")];
    expect(groups({ rows, continued: false, goesOn: true })).toEqual([
      ["overdue", 1, true],
      ["today", 1, false],
    ]);
    expect(groups({ rows: [row("2026-11-26"), row("2026-12-15")], continued: true, goesOn: false })).toEqual([
      ["today", 1, false],
      ["tomorrow", 0, true],
      ["week", 0, true],
      ["later", 1, true],
    ]);
    expect(groups({ rows: [row("2026-02-20")], continued: true, goesOn: true })).toEqual([
      ["overdue", 1, false],
    ]);
  });
});
