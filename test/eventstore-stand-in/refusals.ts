/**
 * How the server says no. Outside a batch: a gRPC status, with the exception's name and its particulars in the
 * trailers. In a batch: a status message with the particulars packed into it.
 */
import shared from "@eventstore/db-client/generated/shared_pb.js";
import rpc, { type Status } from "@eventstore/db-client/generated/status_pb.js";
import { Metadata, type StatusObject, status } from "@grpc/grpc-js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import type { ExpectedRevision } from "./ledger.ts";

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

type Refusal = Pick<StatusObject, "code" | "details" | "metadata">;

const refusal = (code: status, details: string, trailers: Readonly<Record<string, string>> = {}): Refusal => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return { code, details, metadata };
};

export const notLeader = ({ address, port }: Endpoint): Refusal =>
  refusal(status.NOT_FOUND, "Leader info available", {
    exception: "not-leader",
    "leader-endpoint-host": address,
    "leader-endpoint-port": String(port),
  });

export const accessDenied = (): Refusal =>
  refusal(status.PERMISSION_DENIED, "Access Denied", { exception: "access-denied" });

export const unauthenticated = (): Refusal => refusal(status.UNAUTHENTICATED, "Unauthenticated");

export const unavailable = (why: string): Refusal => refusal(status.UNAVAILABLE, why);

/** A position at which no event begins. Its words are the server's, which has none for this. */
export const unreadable = (): Refusal => refusal(status.UNKNOWN, "Unexpected ReadAllResult: Error");

export const unsupported = (what: string): Refusal =>
  refusal(status.UNIMPLEMENTED, `The stand-in does not do this: ${what}`);

export const appendTooLarge = (limit: number): Refusal =>
  refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: "maximum-append-size-exceeded",
    "maximum-append-size": String(limit),
  });

/** @param code of google.rpc.Code, which are those of gRPC */
const packed = (
  code: number,
  message: { serializeBinary(): Uint8Array },
  name: string,
  said: string,
): Status => {
  const details = new any.Any();
  details.pack(message.serializeBinary(), name);
  return new rpc.Status().setCode(code).setMessage(said).setDetails(details);
};

export const wrongRevisionInBatch = (expected: ExpectedRevision, current: number): Status => {
  const wrong = new shared.WrongExpectedVersion();
  if (current < 0) wrong.setCurrentNoStream(new empty.Empty());
  else wrong.setCurrentStreamRevision(String(current));
  if (expected === "any") wrong.setExpectedAny(new empty.Empty());
  else if (expected === "no_stream") wrong.setExpectedNoStream(new empty.Empty());
  else if (expected === "stream_exists") wrong.setExpectedStreamExists(new empty.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  const name = "event_store.client.WrongExpectedVersion";
  return packed(status.ALREADY_EXISTS, wrong, name, "WrongExpectedVersion");
};

export const appendTooLargeInBatch = (limit: number): Status =>
  packed(
    status.INVALID_ARGUMENT,
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit),
    "event_store.client.MaximumAppendSizeExceeded",
    "MaximumAppendSizeExceeded",
  );

export const accessDeniedInBatch = (): Status =>
  packed(
    status.PERMISSION_DENIED,
    new shared.AccessDenied(),
    "event_store.client.AccessDenied",
    "AccessDenied",
  );

export const badRequestInBatch = (why: string): Status =>
  packed(
    status.INVALID_ARGUMENT,
    new shared.BadRequest().setMessage(why),
    "event_store.client.BadRequest",
    "BadRequest",
  );

/** What the server does not take on just now; it sets no code for that. */
export const notHandledInBatch = (why: string): Status =>
  packed(status.OK, new empty.Empty(), "google.protobuf.Empty", why);
