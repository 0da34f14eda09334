/** Between the protocol's messages and the ledger's events. */
import shared, { type StreamIdentifier } from "@eventstore/db-client/generated/shared_pb.js";
import streams, {
  type AppendReq,
  type BatchAppendReq,
  type ReadResp,
} from "@eventstore/db-client/generated/streams_pb.js";
import type { ExpectedRevision, ProposedEvent, StoredEvent } from "./ledger.ts";

/** .NET counts 100 nanoseconds. */
const TICKS_PER_MILLISECOND = 10_000n;

export const streamNameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString("utf8");

export const identifierOf = (stream: string): StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream, "utf8"));

export const proposedEventOf = (
  message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage,
): ProposedEvent => ({
  id: message.getId()?.getString() ?? "",
  type: message.getMetadataMap().get("type") ?? "",
  contentType: message.getMetadataMap().get("content-type") ?? "",
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

/** What an append and a batch append both say of the revision that they expect, though in different words. */
export const expectedRevisionOf = (given: {
  readonly revision: string | null;
  readonly noStream: boolean;
  readonly streamExists: boolean;
}): ExpectedRevision => {
  if (given.revision !== null) return Number(given.revision);
  if (given.noStream) return "no_stream";
  return given.streamExists ? "stream_exists" : "any";
};

export const eventMessage = (event: StoredEvent): ReadResp => {
  const position = String(event.position);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(String(event.revision))
    .setPreparePosition(position)
    .setCommitPosition(position)
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  recorded
    .getMetadataMap()
    .set("type", event.type)
    .set("content-type", event.contentType)
    .set("created", String(BigInt(event.created.getTime()) * TICKS_PER_MILLISECOND));
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(position);
  return new streams.ReadResp().setEvent(read);
};

export const checkpointMessage = (position: bigint): ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint()
      .setCommitPosition(String(position))
      .setPreparePosition(String(position)),
  );

export const confirmationMessage = (id: string): ReadResp =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id),
  );

export const caughtUpMessage = (): ReadResp =>
  new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

export const streamNotFoundMessage = (stream: string): ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)),
  );
