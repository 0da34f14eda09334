import type { ReleaseContent, ReleaseCurve } from "@tareekh/projections/releases/release.ts";
import { describe, expect, it } from "vitest";
import { aRelease } from "../../releases/testing/a-release.ts";
import { en } from "../words/en.ts";
import { releasePage } from "./release-page.ts";

const standing = { pending: null, convicted: null, acquitted: null, other: null, unknown: null };

const curve = (atStart: number | null): ReleaseCurve => ({
  from: "fir",
  to: "disposed",
  atStart,
  steps: [
    { days: 60, entered: 8, ended: 12, lastKnownWaiting: 0, atRisk: 52, waiting: 0.8125 },
    { days: 150, entered: 0, ended: 12, lastKnownWaiting: 0, atRisk: 40, waiting: 0.625 },
  ],
  median: null,
});

const page = async (content: Partial<ReleaseContent>): Promise<string> =>
  String(
    await releasePage(
      { words: en, signedIn: { name: "administrator", role: "administrator" }, today: "2026-11-22" },
      {
        release: aRelease(content),
        only: null,
        publisher: { office: null, address: null },
      },
    ),
  );

/** What stands beneath the plot, of how many are still followed, in the order of the days. */
const followed = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

describe("the page of a release", () => {
  it("says nothing of how many are followed at the start where that is withheld, and not that nobody is", async () => {
    const [told, withheld] = [
      followed(await page({ curves: [curve(64)] })),
      followed(await page({ curves: [curve(null)] })),
    ];
    expect(told).toContain("64");
    expect(told.filter((text) => text === "0").length).toBeGreaterThan(0);
    // The day 0 of the axis is there in both.
    expect(withheld.filter((text) => text === "0").length).toBe(told.filter((text) => text === "0").length);
    expect(withheld).not.toContain("64");
  });

  it("shows the zeros of a table that tells nothing else, and says of one that tells nothing why that may be", async () => {
    const row = { group: [], total: null, standing };
    const all = (zeros: object) =>
      page({
        tables: [{ name: "all", groupedBy: [], rows: [{ ...row, standing: { ...standing, ...zeros } }] }],
      });
    expect(await all({})).toContain(en.releases.allWithheld);
    const zeros = await all({ convicted: 0 });
    expect(zeros).not.toContain(en.releases.allWithheld);
    expect(zeros).toMatch(/<td[^>]*><span>0<\/span><\/td>/);
  });

  it("says how many cases could not be read, where there are any", async () => {
    expect(await page({ setAside: 3 })).toContain(en.releases.setAside(3));
    expect(await page({})).not.toContain("could not be read");
  });
});
