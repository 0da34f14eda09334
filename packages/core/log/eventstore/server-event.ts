/**
 * An event as EventStoreDB holds it: the data are the canonical bytes that were hashed, the metadata the hash.
 *
 * The server's own event id is made from the hash, not from the event's id. The server answers an append as written
 * whose ids stand already where it would have put them; with the event's own ids it would so answer for an event that
 * another process recorded under the same command at another time, with other bytes and another hash than this one
 * would then vouch for. With ids that name the bytes it does so for the very same bytes alone. Whether a command was
 * recorded before is decided from the stream itself, by the ids in the bodies.
 */
import { binaryEvent, type EventData, type RecordedEvent } from "@eventstore/db-client";
import { Predicate } from "effect";
import type { StreamEvent } from "../event-log.ts";

/** Where the server has an event in the order of everything; compared by commit, then by prepare. */
export interface ServerPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export const comparePositions = (a: ServerPosition, b: ServerPosition): number =>
  a.commit === b.commit
    ? Number(a.prepare > b.prepare) - Number(a.prepare < b.prepare)
    : a.commit > b.commit
      ? 1
      : -1;

/** An event of one of our streams as the server gives it; its position in our log is not the server's to know. */
export type ServerEvent = Omit<StreamEvent, "position">;

/** An event in one of our streams that this program did not write. */
export class ForeignEvent extends Error {
  override readonly name = "ForeignEvent";
}

/** A UUID of version 8 (RFC 9562): ours to fill, here with 122 bits of the hash. */
const idFrom = (hash: string): string =>
  [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16) + hash.slice(18, 20),
    hash.slice(20, 32),
  ].join("-");

/** @param type under which the server lists it; it stands in the body too */
export const dataOf = (event: Pick<ServerEvent, "body" | "hash">, type: string): EventData =>
  binaryEvent({
    id: idFrom(event.hash),
    type,
    data: Buffer.from(event.body, "utf8"),
    metadata: { hash: event.hash },
  });

const sha256 = /^[0-9a-f]{64}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Throws `ForeignEvent`. */
export const serverEventOf = ({ streamId, revision, data, metadata }: RecordedEvent): ServerEvent => {
  const place = `${streamId}, event number ${revision}`;
  const hash = Predicate.hasProperty(metadata, "hash") ? metadata.hash : undefined;
  if (!(data instanceof Uint8Array) || typeof hash !== "string" || !sha256.test(hash))
    throw new ForeignEvent(`An event that this program did not write stands in ${place}`);
  const body = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("utf8");
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch (cause) {
    throw new ForeignEvent(`The body of the event in ${place} cannot be read`, { cause });
  }
  const given = Predicate.isObject(content) ? content : {};
  if (
    !Predicate.hasProperty(given, "id") ||
    !Predicate.hasProperty(given, "recorded") ||
    !Predicate.hasProperty(given, "stream") ||
    typeof given.id !== "string" ||
    !uuid.test(given.id) ||
    typeof given.recorded !== "string" ||
    !instant.test(given.recorded) ||
    given.stream !== streamId
  )
    throw new ForeignEvent(`The body of the event in ${place} does not say what it is`);
  return {
    stream: streamId,
    revision: Number(revision) + 1,
    id: given.id,
    recorded: given.recorded,
    body,
    hash,
  };
};
