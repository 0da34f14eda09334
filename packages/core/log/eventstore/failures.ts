/** What an error of the client says of an append or a read that failed. */
import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  RequiredMetadataPropertyMissingError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from "@eventstore/db-client";
import { Predicate } from "effect";

/** gRPC: invalid argument, permission denied, unimplemented, unauthenticated. */
const refusingCodes: ReadonlySet<unknown> = new Set([3, 7, 12, 16]);

export type Failure =
  /** The stream is not at the revision that was expected; nothing was written. */
  | { readonly kind: "wrong-revision" }
  | { readonly kind: "too-large"; readonly limit: number }
  | { readonly kind: "no-stream" }
  /** The server will not do this, however often it is asked. */
  | { readonly kind: "refused" }
  /** It may have been done and may not have been. */
  | { readonly kind: "unknown" };

export const failureOf = (error: unknown): Failure => {
  if (error instanceof WrongExpectedVersionError) return { kind: "wrong-revision" };
  if (error instanceof StreamNotFoundError) return { kind: "no-stream" };
  if (error instanceof MaxAppendSizeExceededError) return { kind: "too-large", limit: error.maxAppendSize };
  const refused =
    error instanceof AccessDeniedError ||
    error instanceof StreamDeletedError ||
    error instanceof InvalidArgumentError ||
    error instanceof RequiredMetadataPropertyMissingError ||
    // not every error of the server is given a class by the client
    (Predicate.hasProperty(error, "code") && refusingCodes.has(error.code));
  return { kind: refused ? "refused" : "unknown" };
};
