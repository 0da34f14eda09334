import { describe, expect, it } from "vitest";
import { citationOf, releaseIdOf } from "./release-records.ts";
import { aRelease } from "./testing/a-release.ts";

describe("the name of a release", () => {
  it("gives its address", () => {
    expect(releaseIdOf("Delays in trials, 2026")).toBe("delays-in-trials-2026");
  });

  it.each(["Delays\0 2026", "Delays \u202e6202", "\u2066Delays 2026"])(
    "%j holds what nobody sees, and is none: it would be cited as another",
    (name) => expect(releaseIdOf(name)).toBeNull(),
  );
});

const ELSEWHERE = { office: null, address: null };

describe("the sentence by which a release is cited", () => {
  it("has the day that it was in India, and a link that can be followed", () => {
    const cited = citationOf(aRelease(), { office: "Office of X", address: "https://figures.example" });
    expect(cited).toContain("published 2026-11-22,");
    expect(cited).toContain("followed by Office of X, at position 40");
    expect(cited.endsWith(" https://figures.example/releases/pending-2026")).toBe(true);
    expect(cited).not.toContain("Withdrawn");
  });

  it("leads nowhere, and names no office, where nobody has said so", () => {
    const cited = citationOf(aRelease(), ELSEWHERE);
    expect(cited).toContain("followed by the office that published them, at position 40");
    expect(cited).not.toMatch(/https?:|null/);
  });

  it("says that the release is withdrawn, and since when", () => {
    const withdrawn = {
      at: "2026-12-31T18:30:00.000Z",
      by: "administrator",
      reason: "Counted twice.",
      commandId: "01890000-0000-7000-8000-000000000002",
    };
    expect(citationOf(aRelease({}, withdrawn), ELSEWHERE)).toContain(
      "Withdrawn 2027-01-01: its figures should not be used.",
    );
  });
});
