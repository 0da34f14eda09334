import { describe, expect, it } from "vitest";
import { cellKey } from "./cells.ts";
import { standings } from "./release.ts";
import { inThread, type ReleaseToMakeBeside } from "./release-beside.ts";
import { releaseDigest } from "./release-digest.ts";
import { releaseOfCounts } from "./release-of.ts";
import { plannedCurves } from "./release-plan.ts";

/** 64 proceedings, of which 12 ended in the second month and 12 in the fifth; 4 of one State. */
const asked: ReleaseToMakeBeside = {
  counted: {
    counts: new Map([
      [cellKey({}), 64],
      ...standings.map((standing, nth) => [cellKey({ standing }), [40, 24][nth] ?? 0] as const),
      [cellKey({ state: "in-wb" }), 40],
      [cellKey({ state: "in-br" }), 20],
      [cellKey({ state: "in-gj" }), 4],
    ]),
    curves: plannedCurves.map((span) => ({
      asked: span,
      waits: {
        atStart: 64,
        entered: [0, 0, 0, 0, 0],
        ended: [0, 12, 0, 0, 12],
        lastKnownWaiting: [0, 0, 0, 0, 0],
        counted: 64,
        disposed: 24,
      },
    })),
  },
  asked: { name: "A release", position: 9, setAside: 1, versions: { delays: 1, law: "1" }, earlier: [] },
};

describe("A thread that makes a release", () => {
  it("makes the one that this one would, and one held against it", async () => {
    const never = new AbortController().signal;
    const first = await inThread(asked, never);
    expect(first).toEqual(releaseOfCounts(asked.counted, asked.asked));
    expect(first.content.curves[0]?.steps.length).toBeGreaterThan(0);
    const earlier = [{ ...first, digest: releaseDigest(first.content) }];
    const next = { counted: asked.counted, asked: { ...asked.asked, earlier } };
    expect(await inThread(next, never)).toEqual(releaseOfCounts(next.counted, next.asked));
  });

  it("ends when nobody waits for it any more", async () => {
    const gone = new AbortController();
    const made = inThread(asked, gone.signal);
    gone.abort();
    await expect(made).rejects.toThrow("ended with");
  });

  it("fails what it was asked for where it cannot be made", async () => {
    const broken = { ...asked, counted: { ...asked.counted, counts: new Map([["no key", 1]]) } };
    await expect(inThread(broken, new AbortController().signal)).rejects.toThrow("JSON");
  });
});
