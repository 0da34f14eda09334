/**
 * What is said on a call for many appends: an append as one message, and what the server's answer to it means.
 *
 * No deadline is named. The client's messages can name one as a time of day only, so that a clock behind the server's
 * would have every append refused; and the server looks at it only until an append has come whole, which one message
 * always has.
 */
import {
  AccessDeniedError,
  type EventData,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
} from "@eventstore/db-client";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import type { Status } from "@eventstore/db-client/generated/status_pb.js";
import streams, {
  type BatchAppendReq,
  type BatchAppendResp,
} from "@eventstore/db-client/generated/streams_pb.js";

/** An append as the server is asked for it. */
export interface ServerAppend {
  readonly stream: string;
  /** Of the stream's last event, from 1, as it is expected; 0 where there is to be no such stream. */
  readonly revision: number;
  readonly events: readonly EventData[];
}

const bytesOf = (content: unknown): Uint8Array =>
  content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content), "utf8");

const proposed = ({ id, type, contentType, data, metadata }: EventData): BatchAppendReq.ProposedMessage => {
  const message = new streams.BatchAppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(bytesOf(data));
  if (metadata !== undefined) message.setCustomMetadata(bytesOf(metadata));
  message.getMetadataMap().set("type", type).set("content-type", contentType);
  return message;
};

/** @param id by which the answer is known */
export const requestOf = (id: string, { stream, revision, events }: ServerAppend): BatchAppendReq => {
  const options = new streams.BatchAppendReq.Options().setStreamIdentifier(
    new shared.StreamIdentifier().setStreamName(Buffer.from(stream, "utf8")),
  );
  if (revision === 0) options.setNoStream(new shared.Empty());
  else options.setStreamPosition(String(revision - 1));
  return new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(id))
    .setOptions(options)
    .setProposedMessagesList(events.map(proposed))
    .setIsFinal(true);
};

/** google.rpc.Code: the append itself is at fault. */
const INVALID_ARGUMENT = 3;
const DETAILS = "event_store.client.";

/** The server's refusal as the client's errors say it. Where it names no reason that is known, it may have been done. */
const errorOf = (refusal: Status | undefined, stream: string): Error => {
  const details = refusal?.getDetails();
  const name = details?.getTypeName() ?? "";
  const bytes = details?.getValue_asU8() ?? new Uint8Array();
  switch (name) {
    case `${DETAILS}WrongExpectedVersion`:
      return WrongExpectedVersionError.fromWrongExpectedVersion(
        shared.WrongExpectedVersion.deserializeBinary(bytes),
        stream,
      );
    case `${DETAILS}MaximumAppendSizeExceeded`:
      return MaxAppendSizeExceededError.fromMaxAppendSize(
        shared.MaximumAppendSizeExceeded.deserializeBinary(bytes).getMaxappendsize(),
      );
    case `${DETAILS}AccessDenied`:
      return new AccessDeniedError(undefined, "Access Denied");
    case `${DETAILS}StreamDeleted`:
      return StreamDeletedError.fromStreamName(stream);
  }
  const why = name === `${DETAILS}BadRequest` ? shared.BadRequest.deserializeBinary(bytes).getMessage() : "";
  const said = `The server refused an append: ${why || refusal?.getMessage() || "it does not say why"}`;
  return refusal?.getCode() === INVALID_ARGUMENT
    ? new InvalidArgumentError(said)
    : new UnknownError(undefined, said);
};

/** Why an append failed; null where it was made. */
export const failureIn = (answer: BatchAppendResp, stream: string): Error | null =>
  answer.hasSuccess() ? null : errorOf(answer.getError(), stream);
