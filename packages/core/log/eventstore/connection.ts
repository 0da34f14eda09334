/**
 * A connection to EventStoreDB or KurrentDB: the client (6.2.1), kept from what it would do to a process that must
 * not lose events.
 *
 * - Its batch append keeps every pending append of the process in one table: a call that fails rejects those of all
 *   others, and an answer that comes later for one of them is thrown as an error that nobody can catch. The client is
 *   therefore told that servers know no batches, and the calls for many appends are held by `batch-call.ts`.
 * - Its own reconnecting can fail without anybody waiting for it, as an unhandled rejection.
 * - It has no way to be closed: disposing of it ends its calls and leaves its socket open.
 */
import { EventStoreDBClient } from "@eventstore/db-client";
import { StreamsClient } from "@eventstore/db-client/generated/streams_grpc_pb.js";
import { Effect, Schema, type Scope } from "effect";

/** The connection string cannot be used. It is not repeated here: a password may stand in it. */
export class BadConnectionString extends Schema.TaggedError<BadConnectionString>()("BadConnectionString", {
  problem: Schema.String,
}) {
  override get message(): string {
    return `The address of EventStoreDB (EVENTSTORE_URL) cannot be used: ${this.problem}. It looks like esdb://user:password@host1:2113,host2:2113 or, on a machine of one's own, esdb://127.0.0.1:2113?tls=false`;
  }
}

/** A call for many appends, as gRPC has it. */
export interface ServerCall {
  readonly stream: ReturnType<StreamsClient["batchAppend"]>;
  /** Whether the client has meanwhile turned to another server, or connected anew. */
  readonly isOnClosedChannel: () => boolean;
}

/** gRPC's connectivity state of a channel that was closed. */
const SHUTDOWN = 4;

/** The channel that each connection opened last; those before it the client has closed itself. */
const channels = new WeakMap<Connection, ReturnType<Connection["getChannel"]>>();

export class Connection extends EventStoreDBClient {
  /** Opens nothing yet: the first call connects. Throws `BadConnectionString`. */
  static to(url: string): Connection {
    if (!/^esdb(\+discover)?:\/\//.test(url))
      throw new BadConnectionString({ problem: "it does not begin with esdb:// or esdb+discover://" });
    if (/[?&]throwOnAppendFailure=false/i.test(url))
      throw new BadConnectionString({
        problem: "throwOnAppendFailure=false makes the client name wrong revisions",
      });
    let client: EventStoreDBClient;
    try {
      client = EventStoreDBClient.connectionString(url);
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause);
      throw new BadConnectionString({ problem: said.split("\n")[0] ?? "the client does not understand it" });
    }
    const connection: Connection = Object.setPrototypeOf(client, Connection.prototype);
    connection.supports = async () => false;
    const { handleError, getChannel } = connection;
    connection.handleError = async (failed, error) => {
      try {
        await handleError(failed, error);
      } catch {
        // it reconnects for the next call, which says why it cannot
      }
    };
    connection.getChannel = () => {
      const channel = getChannel();
      channels.set(connection, channel);
      return channel;
    };
    return connection;
  }

  /**
   * Opens a call for many appends, on the node that leads, as the connection string's user; it has no deadline. Where
   * it fails, the client sees by the error whether it must turn to another node, as with every other call.
   *
   * @param opened is given the call before anything can happen on it
   */
  async openBatchAppend(opened: (call: ServerCall) => void): Promise<void> {
    const open = this.GRPCStreamCreator(StreamsClient, "batchAppend", (client) => {
      const options = this.callArguments({ requiresLeader: true }, { deadline: Number.POSITIVE_INFINITY });
      const stream = client.batchAppend(...options);
      const channel = client.getChannel();
      opened({ stream, isOnClosedChannel: () => channel.getConnectivityState(false) === SHUTDOWN });
      return stream;
    });
    await open();
  }

  /** Ends every call and closes the socket. */
  close(): void {
    // not awaited: it cancels at once, but then waits for streams to be read to their end, which nobody does any more
    void this.dispose();
    channels.get(this)?.then(
      (channel) => channel.close(),
      () => undefined, // it was never opened
    );
  }
}

/** A connection that is closed with its scope. */
export const openConnection = (url: string): Effect.Effect<Connection, BadConnectionString, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.try({
      try: () => Connection.to(url),
      catch: (error) => error,
    }).pipe(
      Effect.catch((error) =>
        error instanceof BadConnectionString ? Effect.fail(error) : Effect.die(error),
      ),
    ),
    (open) => Effect.sync(() => open.close()),
  );
