/**
 * The hash chain of a stream: each event's hash covers its predecessor's, so the last one vouches for all of them.
 *
 * Whoever has the bodies of a stream and one hash can check them with any SHA-256, without this program.
 */
import { createHash } from "node:crypto";
import type { StreamEvent } from "./event-log.ts";

/** The predecessor of a stream's first event: 32 zero bytes, in hex. */
export const NO_PREDECESSOR = "0".repeat(64);

/** SHA-256 of the predecessor's hash (32 bytes) and the body's UTF-8. Hashes are in hex. */
export const hashAfter = (previous: string, body: string): string =>
  createHash("sha256").update(previous, "hex").update(body, "utf8").digest("hex");

/** What is wrong with a stream; the first event at which it is. */
export interface BrokenChain {
  readonly stream: string;
  readonly revision: number;
  readonly problem: "a revision is missing" | "the hash does not follow from the body and its predecessor";
}

/** Checks all the events of one stream, from the first, in order of revision. */
export const verifyChain = (events: readonly StreamEvent[]): BrokenChain | null => {
  let previous = NO_PREDECESSOR;
  for (const [index, { stream, revision, body, hash }] of events.entries()) {
    if (revision !== index + 1) return { stream, revision, problem: "a revision is missing" };
    if (hash !== hashAfter(previous, body))
      return { stream, revision, problem: "the hash does not follow from the body and its predecessor" };
    previous = hash;
  }
  return null;
};
