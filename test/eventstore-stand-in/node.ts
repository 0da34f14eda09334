/** What a node of the stand-in knows, and what each of its calls asks it first. */
import type { Metadata } from "@grpc/grpc-js";
import type { Faults } from "./faults.ts";
import type { Ledger } from "./ledger.ts";
import { accessDenied, type Endpoint, notLeader, unavailable } from "./refusals.ts";

/** As a real server's, if not told otherwise. */
export const MAX_APPEND_SIZE = 1_048_576;

export interface Member {
  readonly endpoint: Endpoint;
  readonly isLeader: boolean;
}

export interface Node {
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly maxAppendSize: number;
  /** Every node of the cluster, this one included. */
  readonly members: () => readonly Member[];
  readonly isLeader: () => boolean;
}

/** Why the node does not answer a call at all; undefined where it does. */
export const declined = (node: Node, metadata: Metadata): ReturnType<typeof unavailable> | undefined => {
  if (node.faults.unavailable !== undefined) return unavailable(node.faults.unavailable);
  if (node.faults.denied) return accessDenied();
  if (metadata.get("requires-leader")[0] !== "true" || node.isLeader()) return undefined;
  const leader = node.members().find(({ isLeader }) => isLeader);
  return leader ? notLeader(leader.endpoint) : unavailable("No leader is elected");
};
