import { describe, expect, it } from "vitest";
import type { RecordedContent } from "../catalogue/event-type.ts";
import { type CaseStream, emptyStream } from "./case-stream.ts";
import { recentCases } from "./recent-cases.ts";

const stream = (caseId: string, revision: number): CaseStream => ({
  ...emptyStream(caseId),
  recordings: Array.from({ length: revision }, (_, i) => ({
    revision: i + 1,
    content: {} as RecordedContent,
  })),
});

describe("cases kept in memory", () => {
  it("give way by their events, the one asked for longest ago first", () => {
    const recent = recentCases(10);
    recent.keep(stream("a", 4));
    recent.keep(stream("b", 4));
    recent.get("a");
    recent.keep(stream("c", 4));
    expect(recent.get("b")).toBeUndefined();
    expect(recent.get("a")?.caseId).toBe("a");
    expect(recent.events).toBe(8);
  });

  it("never go back to an earlier revision", () => {
    const recent = recentCases(10);
    recent.keep(stream("a", 4));
    recent.keep(stream("a", 3));
    expect(recent.get("a")?.recordings).toHaveLength(4);
    recent.keep(stream("a", 6));
    expect(recent.get("a")?.recordings).toHaveLength(6);
    expect(recent.events).toBe(6);
  });

  it("leave out one that is larger than all may be together", () => {
    const recent = recentCases(10);
    recent.keep(stream("a", 4));
    recent.keep(stream("b", 11));
    expect(recent.get("b")).toBeUndefined();
    expect(recent.get("a")?.recordings).toHaveLength(4);
  });
});
