/** Reads of one stream and of everything, forwards and backwards; what is asked for as a subscription goes there. */
import type { IStreamsServer } from "@eventstore/db-client/generated/streams_grpc_pb.js";
import streams, { type ReadReq } from "@eventstore/db-client/generated/streams_pb.js";
import type { Ledger, StoredEvent } from "./ledger.ts";
import { eventMessage, streamNameOf, streamNotFoundMessage } from "./messages.ts";
import { declined, type Node } from "./node.ts";
import { unreadable, unsupported } from "./refusals.ts";
import { type ReadCall, send } from "./sending.ts";
import { serveSubscription } from "./subscriptions.ts";

const BACKWARDS = streams.ReadReq.Options.ReadDirection.BACKWARDS;

const fromStream = (ledger: Ledger, options: ReadReq.Options, backwards: boolean): readonly StoredEvent[] => {
  const asked = options.getStream();
  const events = ledger.stream(streamNameOf(asked?.getStreamIdentifier()));
  if (backwards)
    return (asked?.hasRevision() ? events.slice(0, Number(asked.getRevision()) + 1) : events).toReversed();
  if (asked?.hasEnd()) return [];
  return asked?.hasRevision() ? events.slice(Number(asked.getRevision())) : events;
};

/** Where everything is read from; null for one of its ends. */
const positionOf = (options: ReadReq.Options): bigint | null => {
  const asked = options.getAll();
  return asked?.hasPosition() ? BigInt(asked.getPosition()?.getCommitPosition() ?? 0) : null;
};

/** Forwards from an event on; backwards from before it, as the server does. */
const fromAll = (ledger: Ledger, options: ReadReq.Options, backwards: boolean): readonly StoredEvent[] => {
  const at = positionOf(options);
  if (backwards) return ledger.all.filter(({ position }) => at === null || position < at).toReversed();
  if (options.getAll()?.hasEnd()) return [];
  return ledger.all.filter(({ position }) => at === null || position >= at);
};

const serveRead = async (node: Node, call: ReadCall, options: ReadReq.Options): Promise<void> => {
  node.faults.reads += 1;
  const backwards = options.getReadDirection() === BACKWARDS;
  const stream = options.hasStream() ? streamNameOf(options.getStream()?.getStreamIdentifier()) : null;
  if (stream !== null && node.ledger.stream(stream).length === 0) {
    await send(call, streamNotFoundMessage(stream));
    call.end();
    return;
  }
  const events = (stream === null ? fromAll : fromStream)(node.ledger, options, backwards);
  const most = Number(options.getCount());
  for (const event of events.slice(0, most)) if (!(await send(call, eventMessage(event)))) return;
  call.end();
};

export const readHandler =
  (node: Node): IStreamsServer["read"] =>
  (call) => {
    call.on("error", () => undefined); // the client is gone
    const options = call.request.getOptions();
    const refused = declined(node, call.metadata);
    if (refused || !options) {
      call.emit("error", refused ?? unsupported("a read without options"));
      return;
    }
    const at = positionOf(options);
    if (at !== null && !node.ledger.beginsAt(at)) {
      call.emit("error", unreadable());
      return;
    }
    const serving = options.hasSubscription()
      ? serveSubscription(node, call, options)
      : serveRead(node, call, options);
    serving.catch((cause: unknown) =>
      call.destroy(cause instanceof Error ? cause : new Error(String(cause))),
    );
  };
