/** Cuts a page of the log into what can be appended at once: events of one stream that stand one after the other. */
import { type LoggedEvent, MAX_APPEND_BYTES } from "../event-log.ts";

export type Run = readonly [LoggedEvent, ...LoggedEvent[]];

/** In the order of the log; none weighs more than an append may, unless one event does. */
export const runsOf = (events: readonly LoggedEvent[], mostBytes = MAX_APPEND_BYTES): readonly Run[] => {
  const runs: [LoggedEvent, ...LoggedEvent[]][] = [];
  let bytes = 0;
  for (const event of events) {
    const run = runs.at(-1);
    const weight = Buffer.byteLength(event.body);
    if (run?.[0].stream === event.stream && bytes + weight <= mostBytes) {
      run.push(event);
      bytes += weight;
    } else {
      runs.push([event]);
      bytes = weight;
    }
  }
  return runs;
};
