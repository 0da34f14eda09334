/** A log as an office's grows over the years: cases of sixty events, recorded a few events at a time, one beside the other. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Effect } from "effect";
import { generatedCase } from "../benchmarks/generated-cases.ts";

/** Cases that are recorded in at the same time. */
const AT_ONCE = 20;
/** Events of one case that are recorded together, at most. */
const MOST_TOGETHER = 8;

/** Appends so many cases, in an order that the random numbers give. Answers how many events there are. */
export const generateLog = Effect.fnUntraced(function* (cases: number, random: () => number) {
  const log = yield* EventLog;
  let events = 0;
  let begun = 0;
  const open: { readonly stream: string; left: ReturnType<typeof generatedCase>["events"] }[] = [];
  for (;;) {
    while (open.length < AT_ONCE && begun < cases) {
      const { stream, events: left } = generatedCase(begun);
      open.push({ stream, left });
      begun += 1;
    }
    if (open.length === 0) return events;
    const round = open.map((one) => {
      const count = 1 + Math.floor(random() * MOST_TOGETHER);
      const together = one.left.slice(0, count);
      one.left = one.left.slice(count);
      return { stream: one.stream, expected: "any", events: together } as const;
    });
    yield* Effect.all(
      round.map((append) => log.append(append)),
      { concurrency: "unbounded" },
    );
    events += round.reduce((sum, append) => sum + append.events.length, 0);
    open.splice(0, open.length, ...open.filter(({ left }) => left.length > 0));
  }
});
