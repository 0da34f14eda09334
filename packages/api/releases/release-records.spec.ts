import { describe, expect, it } from "vitest";
import { citationOf, type ReleaseOnRecord } from "./release-records.ts";

const release = (withdrawn: ReleaseOnRecord["withdrawn"]): ReleaseOnRecord => ({
  id: "pending-2026",
  digest: "a".repeat(64),
  publishedAt: "2026-11-21T20:15:00.000Z",
  publishedBy: "administrator",
  commandId: "01890000-0000-7000-8000-000000000001",
  withdrawn,
  withheld: [],
  content: {
    name: "Pending, 2026",
    unit: "proceeding",
    position: 40,
    setAside: 0,
    threshold: 11,
    versions: { delays: 1, law: "1", content: 1, disclosure: 1 },
    after: [],
    tables: [],
    curves: [],
  },
});

describe("the sentence by which a release is cited", () => {
  it("has the day that it was in India, and a link that can be followed", () => {
    const cited = citationOf(release(null), "https://tareekh.example");
    expect(cited).toContain("published 2026-11-22,");
    expect(cited).toContain(" https://tareekh.example/releases/pending-2026 ");
    expect(cited).not.toContain("Withdrawn");
  });

  it("says that the release is withdrawn, and since when", () => {
    const withdrawn = {
      at: "2026-12-31T18:30:00.000Z",
      by: "administrator",
      reason: "Counted twice.",
      commandId: "01890000-0000-7000-8000-000000000002",
    };
    expect(citationOf(release(withdrawn), "")).toContain(
      "Withdrawn 2027-01-01: its figures should not be used.",
    );
  });
});
