import { describe, expect, it } from "vitest";
import { citationOf } from "./release-records.ts";
import { aRelease } from "./testing/a-release.ts";

describe("the sentence by which a release is cited", () => {
  it("has the day that it was in India, and a link that can be followed", () => {
    const cited = citationOf(aRelease(), "https://tareekh.example");
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
    expect(citationOf(aRelease({}, withdrawn), "")).toContain(
      "Withdrawn 2027-01-01: its figures should not be used.",
    );
  });
});
