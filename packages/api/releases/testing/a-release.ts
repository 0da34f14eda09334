/** A release of nothing, for tests of what is written about releases. */
import type { ReleaseContent } from "@tareekh/projections/releases/release.ts";
import type { ReleaseOnRecord } from "../release-records.ts";

/** @param told what it tells after all */
export const aRelease = (
  told: Partial<ReleaseContent> = {},
  withdrawn: ReleaseOnRecord["withdrawn"] = null,
): ReleaseOnRecord => ({
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
    ...told,
  },
});
