/**
 * The stand-in for EventStoreDB in a process of its own, as a server is, holding so many generated events:
 * `node stand-in-process.ts <events>`. Tells its address to the process that forked it, and ends with it.
 */

import { dataOf } from "@tareekh/core/log/eventstore/server-event.ts";
import { hashAfter, NO_PREDECESSOR } from "@tareekh/core/log/hash-chain.ts";
import { prepare } from "@tareekh/core/log/prepared-append.ts";
import type { ProposedEvent } from "../eventstore-stand-in/ledger.ts";
import { startStandIn } from "../eventstore-stand-in/stand-in.ts";
import { generatedCase } from "./generated-cases.ts";

/** Cases that are recorded at the same time, event by event in turn. */
const SIDE_BY_SIDE = 64;
const RECORDED = "2026-11-22T09:30:00.000Z";

/** The events of a case as the log writes them to a server. */
const eventsOf = (number: number): { readonly stream: string; readonly events: readonly ProposedEvent[] } => {
  const { stream, events } = generatedCase(number);
  let hash = NO_PREDECESSOR;
  return {
    stream,
    events: prepare({ stream, expected: 0, events }).events.map(({ type, head, tail }) => {
      const body = head + RECORDED + tail;
      hash = hashAfter(hash, body);
      const { id, data, metadata } = dataOf({ body, hash }, type);
      return {
        id,
        type,
        contentType: "application/octet-stream",
        data: data instanceof Uint8Array ? data : Buffer.from(String(data)),
        metadata: Buffer.from(JSON.stringify(metadata)),
      };
    }),
  };
};

// a real server has no wire in front of it, and nothing is cut here
const standIn = await startStandIn({ wire: false });
const wanted = Number(process.argv[2] ?? 0);
for (let first = 0; standIn.ledger.all.length < wanted; first += SIDE_BY_SIDE) {
  const cases = Array.from({ length: SIDE_BY_SIDE }, (_, place) => eventsOf(first + place));
  const longest = Math.max(...cases.map(({ events }) => events.length));
  for (let place = 0; place < longest; place += 1)
    for (const { stream, events } of cases) {
      const event = events[place];
      if (event && standIn.ledger.all.length < wanted) standIn.ledger.append(stream, "any", [event]);
    }
}
process.on("disconnect", () => process.exit());
process.send?.({ url: standIn.connectionString });
