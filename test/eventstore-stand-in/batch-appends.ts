/** Appends that share one call: each has an id of its own, by which its answer is known. */
import { setTimeout as pause } from "node:timers/promises";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import type { Status } from "@eventstore/db-client/generated/status_pb.js";
import type { IStreamsServer } from "@eventstore/db-client/generated/streams_grpc_pb.js";
import streams, {
  type BatchAppendReq,
  type BatchAppendResp,
} from "@eventstore/db-client/generated/streams_pb.js";
import { type ExpectedRevision, type ProposedEvent, sizeOf } from "./ledger.ts";
import { expectedRevisionOf, identifierOf, proposedEventOf, streamNameOf } from "./messages.ts";
import { type Node, turnedAway } from "./node.ts";
import {
  accessDeniedInBatch,
  appendTooLargeInBatch,
  badRequestInBatch,
  notHandledInBatch,
  unsupported,
  wrongRevisionInBatch,
} from "./refusals.ts";

/** An append of which not all has come yet. */
interface Arriving {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: ProposedEvent[];
}

const begun = (options: BatchAppendReq.Options): Arriving => ({
  stream: streamNameOf(options.getStreamIdentifier()),
  expected: expectedRevisionOf({
    revision: options.getExpectedStreamPositionCase() === 2 ? options.getStreamPosition() : null,
    noStream: options.hasNoStream(),
    streamExists: options.hasStreamExists(),
  }),
  events: [],
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Why an append is not even looked at; undefined where it is. */
const declinedInBatch = ({ faults }: Node): Status | undefined => {
  if (faults.unavailable !== undefined) return notHandledInBatch(faults.unavailable);
  return faults.denied ? accessDeniedInBatch() : undefined;
};

const decide = (node: Node, { stream, expected, events }: Arriving): BatchAppendResp => {
  const answer = new streams.BatchAppendResp();
  if (!events.every(({ id }) => uuid.test(id)))
    return answer.setError(badRequestInBatch("An id is not a UUID"));
  if (events.reduce((bytes, event) => bytes + sizeOf(event), 0) > node.maxAppendSize)
    return answer.setError(appendTooLargeInBatch(node.maxAppendSize));
  const decision = node.ledger.append(stream, expected, events);
  if (decision.kind === "wrong-revision")
    return answer.setError(wrongRevisionInBatch(expected, decision.current));
  const position = String(decision.last.position);
  return answer.setSuccess(
    new streams.BatchAppendResp.Success()
      .setCurrentRevision(String(decision.last.revision))
      .setPosition(new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position)),
  );
};

export const batchAppendHandler =
  (node: Node): IStreamsServer["batchAppend"] =>
  (call) => {
    const arriving = new Map<string, Arriving>();
    node.faults.batchCalls += 1;
    call.on("error", () => undefined); // the client is gone
    call.on("end", () => call.end());
    call.on("data", async (request: BatchAppendReq) => {
      // as on the server: that it does not lead fails the whole call, and what it refuses to an append does not
      const refused = turnedAway(node, call.metadata);
      if (refused) return call.emit("error", refused);
      const correlation = request.getCorrelationId();
      const id = correlation?.getString() ?? "";
      const options = request.getOptions();
      if (options) arriving.set(id, begun(options));
      const append = arriving.get(id);
      if (!append) return undefined;
      append.events.push(...request.getProposedMessagesList().map(proposedEventOf));
      if (!request.getIsFinal()) return undefined;
      arriving.delete(id);
      const answer = (given: BatchAppendResp) => {
        if (call.cancelled || call.writableEnded) return;
        call.write(given.setCorrelationId(correlation).setStreamIdentifier(identifierOf(append.stream)));
      };
      const declined = declinedInBatch(node);
      if (declined) return answer(new streams.BatchAppendResp().setError(declined));
      const { written, answered } = node.faults.fateOfAppendTo(append.stream);
      const decided = written ? decide(node, append) : undefined;
      if (answered === "never" || !decided) return undefined;
      await answered;
      if (node.faults.answerAfter > 0) await pause(node.faults.answerAfter);
      return answer(decided);
    });
  };

/** As a server that is older than such calls. */
export const refuseBatches =
  (node: Node): IStreamsServer["batchAppend"] =>
  (call) => {
    node.faults.batchCalls += 1;
    call.emit("error", unsupported("many appends in one call"));
  };
