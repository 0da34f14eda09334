/**
 * Starts the stand-in: one node or several that hold the same events, each on a port of the loopback address.
 *
 * What it does not prove stands in the README beside.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GossipService } from "@eventstore/db-client/generated/gossip_grpc_pb.js";
import { ServerFeaturesService } from "@eventstore/db-client/generated/serverfeatures_grpc_pb.js";
import { type IStreamsServer, StreamsService } from "@eventstore/db-client/generated/streams_grpc_pb.js";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { appendHandler } from "./appends.ts";
import { batchAppendHandler, refuseBatches } from "./batch-appends.ts";
import { Faults } from "./faults.ts";
import { Ledger } from "./ledger.ts";
import { featuresHandler, gossipHandler } from "./membership.ts";
import { MAX_APPEND_SIZE, type Member, type Node } from "./node.ts";
import { readHandler } from "./reads.ts";
import { unsupported } from "./refusals.ts";
import { openWire, type Wire, withoutWire } from "./wire.ts";

export interface StandInNode {
  readonly faults: Faults;
  readonly wire: Wire;
}

export interface StandIn {
  readonly connectionString: string;
  readonly ledger: Ledger;
  readonly nodes: readonly StandInNode[];
  /** The node that leads; the only one where there is one. */
  readonly leader: () => StandInNode;
  /** Lets another node lead. The old one goes on as a follower and sends whoever needs the leader to the new one. */
  readonly changeLeader: (to: number) => void;
  readonly close: () => Promise<void>;
}

export interface StandInOptions {
  /** One, if not told otherwise. */
  readonly nodes?: number;
  /** Bytes; 1 MiB, if not told otherwise. */
  readonly maxAppendSize?: number;
  /** Whether it takes appends in batches, as servers from 21.10 do; it does, if not told otherwise. */
  readonly batches?: boolean;
  /**
   * Whether its clients come through a wire that can be cut, refused and held up; they do, if not told otherwise.
   * The wire takes every byte through two sockets more than a real server does.
   */
  readonly wire?: boolean;
  /** `name:password` of the only user that it knows, whom it asks to come with TLS; anybody, if not told. */
  readonly login?: string;
}

const CERTIFICATE = join(import.meta.dirname, "certificate.pem");
const KEY = join(import.meta.dirname, "certificate-key.pem");

/** Its certificate is for the loopback address, its key lies beside it for all to read: they protect nothing. */
const withTls = (): ServerCredentials =>
  ServerCredentials.createSsl(null, [
    { cert_chain: readFileSync(CERTIFICATE), private_key: readFileSync(KEY) },
  ]);

const listening = (server: Server, credentials: ServerCredentials): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });

const serve = async (
  node: Node,
  { batches, wire }: Required<Pick<StandInOptions, "batches" | "wire">>,
): Promise<{ server: Server; wire: Wire }> => {
  const server = new Server({ "grpc.max_receive_message_length": -1 });
  const streams: IStreamsServer = {
    append: appendHandler(node),
    batchAppend: batches ? batchAppendHandler(node) : refuseBatches(node),
    read: readHandler(node),
    delete: (_, callback) => callback(unsupported("deleting a stream")),
    tombstone: (_, callback) => callback(unsupported("deleting a stream")),
  };
  server.addService(StreamsService, streams);
  server.addService(ServerFeaturesService, { getSupportedMethods: featuresHandler(node, batches) });
  server.addService(GossipService, { read: gossipHandler(node) });
  const port = await listening(
    server,
    node.login === undefined ? ServerCredentials.createInsecure() : withTls(),
  );
  return { server, wire: wire ? await openWire(port) : withoutWire(port) };
};

export const startStandIn = async ({
  nodes: count = 1,
  maxAppendSize = MAX_APPEND_SIZE,
  batches = true,
  wire = true,
  login,
}: StandInOptions = {}): Promise<StandIn> => {
  const ledger = new Ledger();
  let leading = 0;
  const running: (StandInNode & { readonly server: Server })[] = [];
  const members = (): readonly Member[] =>
    running.map(({ wire }, index) => ({
      endpoint: { address: "127.0.0.1", port: wire.port },
      isLeader: index === leading,
    }));
  for (let index = 0; index < count; index += 1) {
    const faults = new Faults();
    const node: Node = { ledger, faults, maxAppendSize, login, members, isLeader: () => index === leading };
    running.push({ faults, ...(await serve(node, { batches, wire })) });
  }
  const nodeAt = (index: number): StandInNode => {
    const node = running[index];
    if (!node) throw new Error(`The stand-in has no node ${index}`);
    return node;
  };
  const addresses = running.map((node) => `127.0.0.1:${node.wire.port}`).join(",");
  return {
    connectionString:
      login === undefined
        ? `esdb://${addresses}?tls=false`
        : `esdb://${login}@${addresses}?tlsCAFile=${encodeURIComponent(CERTIFICATE)}`,
    ledger,
    nodes: running,
    leader: () => nodeAt(leading),
    changeLeader: (to) => {
      nodeAt(to);
      leading = to;
    },
    close: async () => {
      for (const { server, wire } of running) {
        await wire.close();
        server.forceShutdown();
      }
    },
  };
};
