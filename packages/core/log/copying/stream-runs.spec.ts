/** What of a page is appended at once. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { LoggedEvent } from "../event-log.ts";
import { runsOf } from "./stream-runs.ts";

const MOST_BYTES = 20;

const page = fc
  .array(fc.record({ stream: fc.constantFrom("case-a", "case-b"), bytes: fc.nat({ max: 30 }) }))
  .map((events) =>
    events.map(
      ({ stream, bytes }, index): LoggedEvent => ({
        position: index + 1,
        stream,
        revision: 1,
        id: "",
        recorded: "",
        body: "x".repeat(bytes),
        hash: "",
      }),
    ),
  );

const weightOf = (events: readonly LoggedEvent[]) => events.reduce((sum, { body }) => sum + body.length, 0);

it("is cut so that the order stays, each run is of one stream and none is too heavy, and no cut is needless", () => {
  fc.assert(
    fc.property(page, (events) => {
      const runs = runsOf(events, MOST_BYTES);
      expect(runs.flat()).toEqual(events);
      for (const [index, run] of runs.entries()) {
        expect(new Set(run.map(({ stream }) => stream)).size).toBe(1);
        if (run.length > 1) expect(weightOf(run)).toBeLessThanOrEqual(MOST_BYTES);
        const next = runs[index + 1]?.[0];
        if (next && next.stream === run[0].stream)
          expect(weightOf([...run, next])).toBeGreaterThan(MOST_BYTES);
      }
    }),
  );
});
