/** Appends that share one call: each has an id of its own, by which its answer is known. */
import { setTimeout as pause } from "node:timers/promises";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import type { IStreamsServer } from "@eventstore/db-client/generated/streams_grpc_pb.js";
import streams, {
  type BatchAppendReq,
  type BatchAppendResp,
} from "@eventstore/db-client/generated/streams_pb.js";
import { type ExpectedRevision, type ProposedEvent, sizeOf } from "./ledger.ts";
import { expectedRevisionOf, identifierOf, proposedEventOf, streamNameOf } from "./messages.ts";
import { declined, type Node } from "./node.ts";
import { appendTooLargeInBatch, wrongRevisionInBatch } from "./refusals.ts";

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

const decide = (node: Node, { stream, expected, events }: Arriving): BatchAppendResp => {
  const answer = new streams.BatchAppendResp();
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
    call.on("error", () => undefined); // the client is gone
    call.on("end", () => call.end());
    call.on("data", async (request: BatchAppendReq) => {
      // as on the server, one append that is not the leader's to take fails the whole call
      const refused = declined(node, call.metadata);
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
      const { written, answered } = node.faults.fateOfAppendTo(append.stream);
      const answer = written ? decide(node, append) : undefined;
      if (answered === "never" || !answer) return undefined;
      await answered;
      if (node.faults.answerAfter > 0) await pause(node.faults.answerAfter);
      if (call.cancelled || call.writableEnded) return undefined;
      call.write(answer.setCorrelationId(correlation).setStreamIdentifier(identifierOf(append.stream)));
      return undefined;
    });
  };
