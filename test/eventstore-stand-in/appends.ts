/** Appends that are a call each: the stream's name and revision first, then its events. */
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import type { IStreamsServer } from "@eventstore/db-client/generated/streams_grpc_pb.js";
import streams, { type AppendReq, type AppendResp } from "@eventstore/db-client/generated/streams_pb.js";
import { type Decision, type ExpectedRevision, type ProposedEvent, sizeOf } from "./ledger.ts";
import { expectedRevisionOf, proposedEventOf, streamNameOf } from "./messages.ts";
import { declined, type Node } from "./node.ts";
import { appendTooLarge } from "./refusals.ts";

const answerTo = (expected: ExpectedRevision, decision: Decision): AppendResp => {
  const answer = new streams.AppendResp();
  if (decision.kind === "written") {
    const position = String(decision.last.position);
    return answer.setSuccess(
      new streams.AppendResp.Success()
        .setCurrentRevision(String(decision.last.revision))
        .setPosition(
          new streams.AppendResp.Position().setCommitPosition(position).setPreparePosition(position),
        ),
    );
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (decision.current < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(decision.current));
  if (expected === "any") wrong.setExpectedAny(new shared.Empty());
  else if (expected === "no_stream") wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === "stream_exists") wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  return answer.setWrongExpectedVersion(wrong);
};

const expectedBy = (options: AppendReq.Options | undefined): ExpectedRevision =>
  expectedRevisionOf({
    revision: options?.hasRevision() ? options.getRevision() : null,
    noStream: options?.hasNoStream() ?? false,
    streamExists: options?.hasStreamExists() ?? false,
  });

export const appendHandler =
  (node: Node): IStreamsServer["append"] =>
  (call, callback) => {
    let options: AppendReq.Options | undefined;
    const events: ProposedEvent[] = [];
    call.on("data", (request: AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (!message) return;
      if (events.length === 0) node.faults.arriving += 1;
      events.push(proposedEventOf(message));
    });
    call.on("end", async () => {
      // A call that was cut off ends too, and is known as cancelled in a later turn only. As on the server, nothing
      // is written of an append that did not come whole.
      await nextTurn();
      node.faults.arriving -= 1;
      if (call.cancelled) return undefined;
      const refused = declined(node, call.metadata);
      if (refused) return callback(refused);
      if (events.reduce((bytes, event) => bytes + sizeOf(event), 0) > node.maxAppendSize)
        return callback(appendTooLarge(node.maxAppendSize));
      const expected = expectedBy(options);
      const stream = streamNameOf(options?.getStreamIdentifier());
      const { written, answered } = node.faults.fateOfAppendTo(stream);
      const decision = written ? node.ledger.append(stream, expected, events) : undefined;
      if (answered === "never" || !decision) return undefined;
      await answered;
      if (node.faults.answerAfter > 0) await pause(node.faults.answerAfter);
      return callback(null, answerTo(expected, decision));
    });
  };
