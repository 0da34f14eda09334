/** What a node of the stand-in knows, and what each of its calls asks it first. */
import type { Metadata } from "@grpc/grpc-js";
import type { Faults } from "./faults.ts";
import type { Ledger } from "./ledger.ts";
import { accessDenied, type Endpoint, notLeader, unauthenticated, unavailable } from "./refusals.ts";

/** As a real server's, if not told otherwise. */
export const MAX_APPEND_SIZE = 1_048_576;

export interface Member {
  readonly endpoint: Endpoint;
  readonly isLeader: boolean;
}

const basic = (login: string): string => `Basic ${Buffer.from(login, "utf8").toString("base64")}`;

export interface Node {
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly maxAppendSize: number;
  /** `name:password` of its only user; undefined where everybody may do everything. */
  readonly login: string | undefined;
  /** Every node of the cluster, this one included. */
  readonly members: () => readonly Member[];
  readonly isLeader: () => boolean;
}

type Refusal = ReturnType<typeof unavailable>;

/** Why the node takes nothing that comes on a call: it is from nobody that it knows, or for the leader. */
export const turnedAway = (node: Node, metadata: Metadata): Refusal | undefined => {
  if (node.login !== undefined && metadata.get("authorization")[0] !== basic(node.login))
    return unauthenticated();
  if (metadata.get("requires-leader")[0] !== "true" || node.isLeader()) return undefined;
  const leader = node.members().find(({ isLeader }) => isLeader);
  return leader ? notLeader(leader.endpoint) : unavailable("No leader is elected");
};

/** Why the node does not answer a call that asks for one thing; undefined where it does. */
export const declined = (node: Node, metadata: Metadata): Refusal | undefined => {
  if (node.faults.unavailable !== undefined) return unavailable(node.faults.unavailable);
  if (node.faults.denied) return accessDenied();
  return turnedAway(node, metadata);
};
