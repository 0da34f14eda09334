/** What a node says of itself: what its server can do, and which nodes the cluster has. */
import { randomUUID } from "node:crypto";
import type { IGossipServer } from "@eventstore/db-client/generated/gossip_grpc_pb.js";
import gossip from "@eventstore/db-client/generated/gossip_pb.js";
import type { IServerFeaturesServer } from "@eventstore/db-client/generated/serverfeatures_grpc_pb.js";
import features from "@eventstore/db-client/generated/serverfeatures_pb.js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import type { Node } from "./node.ts";
import { unavailable } from "./refusals.ts";

const STREAMS = "event_store.client.streams.streams";
const { FOLLOWER, LEADER } = gossip.MemberInfo.VNodeState;

export const featuresHandler =
  (node: Node, batches: boolean): IServerFeaturesServer["getSupportedMethods"] =>
  (_, callback) => {
    if (node.faults.unavailable !== undefined) return callback(unavailable(node.faults.unavailable));
    const known = new features.SupportedMethods().setEventStoreServerVersion("24.10.0-stand-in");
    for (const method of ["read", "append", ...(batches ? ["batchappend"] : [])])
      known.addMethods(new features.SupportedMethod().setServiceName(STREAMS).setMethodName(method));
    return callback(null, known);
  };

export const gossipHandler =
  (node: Node): IGossipServer["read"] =>
  (_, callback) => {
    if (node.faults.unavailable !== undefined) return callback(unavailable(node.faults.unavailable));
    const cluster = new gossip.ClusterInfo();
    for (const { endpoint, isLeader } of node.members())
      cluster.addMembers(
        new gossip.MemberInfo()
          .setInstanceId(new shared.UUID().setString(randomUUID()))
          .setTimeStamp(String(Date.now()))
          .setState(isLeader ? LEADER : FOLLOWER)
          .setIsAlive(true)
          .setHttpEndPoint(new gossip.EndPoint().setAddress(endpoint.address).setPort(endpoint.port)),
      );
    return callback(null, cluster);
  };
