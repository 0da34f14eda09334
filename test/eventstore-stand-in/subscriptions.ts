/** Subscriptions to everything, filtered by the stream's name: what has been written, then what is being written. */
import { randomUUID } from "node:crypto";
import type { ReadReq } from "@eventstore/db-client/generated/streams_pb.js";
import type { StoredEvent } from "./ledger.ts";
import { caughtUpMessage, checkpointMessage, confirmationMessage, eventMessage } from "./messages.ts";
import type { Node } from "./node.ts";
import { unsupported } from "./refusals.ts";
import { type ReadCall, send } from "./sending.ts";

/** As the server's, where a filter names none. */
const DEFAULT_SEARCH_WINDOW = 32;

interface Filter {
  readonly passes: (event: StoredEvent) => boolean;
  /** Events looked at between two checkpoints. */
  readonly window: number;
}

const filterOf = (options: ReadReq.Options): Filter => {
  const asked = options.getFilter();
  if (!asked) return { passes: () => true, window: Number.POSITIVE_INFINITY };
  const byName = asked.getStreamIdentifier();
  const expression = byName ?? asked.getEventType();
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = expression?.getRegex() ? new RegExp(expression.getRegex()) : null;
  return {
    passes: ({ stream, type }) => {
      const name = byName ? stream : type;
      return regex ? regex.test(name) : prefixes.some((prefix) => name.startsWith(prefix));
    },
    window:
      (asked.hasMax() ? asked.getMax() : DEFAULT_SEARCH_WINDOW) * asked.getCheckpointintervalmultiplier(),
  };
};

/** The place in the log of the first event after the position that was asked for. */
const beginningOf = (node: Node, options: ReadReq.Options): number => {
  const { all } = node.ledger;
  const asked = options.getAll();
  if (asked?.hasEnd()) return all.length;
  if (!asked?.hasPosition()) return 0;
  const after = BigInt(asked.getPosition()?.getCommitPosition() ?? 0);
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.position ?? after) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
};

export const serveSubscription = async (
  node: Node,
  call: ReadCall,
  options: ReadReq.Options,
): Promise<void> => {
  if (!options.hasAll()) {
    call.emit("error", unsupported("a subscription to one stream"));
    return;
  }
  const { ledger, faults } = node;
  const filter = filterOf(options);
  let next = beginningOf(node, options);
  let ended = false;
  let wake = (): void => undefined;

  const forget = [
    ledger.watch(() => wake()),
    faults.onEnd(() => {
      ended = true;
      wake();
    }),
  ];
  const gone = () => {
    ended = true;
    for (const stop of forget) stop();
    wake();
  };
  call.on("cancelled", gone);
  call.on("close", gone);

  const nameEndFirst = async () => {
    const end = ledger.all.at(-1);
    if (faults.checkpointsAhead && end) await send(call, checkpointMessage(end.position));
  };

  await send(call, confirmationMessage(randomUUID()));
  let lookedAt = 0;
  let live = false;
  while (!ended) {
    await faults.released();
    const event = ledger.all[next];
    if (ended) break;
    if (!event) {
      if (!live) await send(call, caughtUpMessage());
      live = true;
      if (ledger.all.length > next || ended) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      await nameEndFirst();
      continue;
    }
    if (next === 0 || lookedAt === 0) await nameEndFirst();
    next += 1;
    lookedAt += 1;
    if (filter.passes(event)) await send(call, eventMessage(event));
    if (lookedAt % filter.window === 0) await send(call, checkpointMessage(event.position));
  }
  gone();
  if (!call.cancelled && !call.destroyed) call.end();
};
