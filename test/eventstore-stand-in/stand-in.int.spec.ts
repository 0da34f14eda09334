/** The stand-in, seen by the real client over a real socket. */
import { randomUUID } from "node:crypto";
import {
  type AllStreamSubscription,
  type AppendResult,
  BACKWARDS,
  binaryEvent,
  END,
  EventStoreDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  NotLeaderError,
  type Position,
  START,
  StreamNotFoundError,
  streamNameFilter,
  UnavailableError,
  WrongExpectedVersionError,
} from "@eventstore/db-client";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import { StreamsClient } from "@eventstore/db-client/generated/streams_grpc_pb.js";
import streams from "@eventstore/db-client/generated/streams_pb.js";
import { credentials, status } from "@grpc/grpc-js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type StandIn, type StandInOptions, startStandIn } from "./stand-in.ts";

let standIn: StandIn;
let client: EventStoreDBClient;

const start = async (options?: StandInOptions) => {
  standIn = await startStandIn(options);
  client = EventStoreDBClient.connectionString(standIn.connectionString);
};
const stop = async () => {
  await client.dispose();
  await standIn.close();
};

const anEvent = (id: string = randomUUID(), bytes = 3) =>
  binaryEvent({ id, type: "Noted", data: new Uint8Array(bytes).fill(7), metadata: { hash: "ab" } });

const append = (stream: string, expectedRevision: bigint | typeof NO_STREAM | "any", ...ids: string[]) =>
  client.appendToStream(stream, ids.length > 0 ? ids.map((id) => anEvent(id)) : [anEvent()], {
    expectedRevision,
  });

const revisionsIn = async (stream: string, options: Parameters<typeof client.readStream>[1] = {}) => {
  const revisions: bigint[] = [];
  for await (const { event } of client.readStream(stream, options)) if (event) revisions.push(event.revision);
  return revisions;
};

/** What a subscription said, in order, until it has said so much. */
const heard = (subscription: AllStreamSubscription, words: number, said: string[] = []): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const say = (word: string) => {
      said.push(word);
      if (said.length === words) resolve(said);
    };
    subscription.on("caughtUp", () => say("caught up"));
    subscription.on("data", ({ event }) => say(`${event?.streamId}@${event?.revision}`));
    subscription.on("end", () => say("end"));
    subscription.on("error", reject);
  });

const subscribe = (fromPosition: Position | typeof START = START, maxSearchWindow = 1000) =>
  client.subscribeToAll({
    fromPosition,
    filter: streamNameFilter({ prefixes: ["case-"], maxSearchWindow, checkpointInterval: 1 }),
  });

const positionOf = ({ position }: AppendResult): Position => {
  if (!position) throw new Error("The append was answered without a position");
  return position;
};

describe.each([
  ["in batches", true],
  ["one by one", false],
])("A server that takes appends %s", (_, batches) => {
  beforeEach(() => start({ batches, maxAppendSize: 10_000 }));
  afterEach(stop);

  it("gives back what was appended, to the byte", async () => {
    const given = anEvent();
    await client.appendToStream("case-1", given, { expectedRevision: NO_STREAM });
    for await (const { event } of client.readStream("case-1"))
      expect(event).toMatchObject({
        id: given.id,
        type: "Noted",
        revision: 0n,
        metadata: { hash: "ab" },
        data: given.data,
      });
    expect(standIn.ledger.all).toHaveLength(1);
  });

  it("refuses an append at another revision, and says at which the stream is", async () => {
    await append("case-1", NO_STREAM);
    for (const expected of [NO_STREAM, 1n, 5n] as const) {
      const refusal = await append("case-1", expected).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(WrongExpectedVersionError);
      expect(refusal).toMatchObject({ actualVersion: 0n });
    }
    const none = await append("case-2", 0n).catch((error: unknown) => error);
    expect(none).toMatchObject({ actualVersion: "no_stream" });
    expect(standIn.ledger.all).toHaveLength(1);
  });

  it("answers the same append again, at the same revision, without writing it again", async () => {
    const ids = [randomUUID(), randomUUID()];
    const first = await append("case-1", NO_STREAM, ...ids);
    await append("case-1", 1n);
    expect(await append("case-1", NO_STREAM, ...ids)).toEqual(first);
    await expect(append("case-1", 0n, ...ids)).rejects.toBeInstanceOf(WrongExpectedVersionError);
    expect(standIn.ledger.all).toHaveLength(3);
  });

  it("refuses more bytes than it takes at once", async () => {
    const refusal = client.appendToStream("case-1", anEvent(randomUUID(), 10_001));
    await expect(refusal).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    expect(standIn.ledger.all).toHaveLength(0);
  });

  it("loses the answer to an append that it wrote, and writes nothing of one that it lost", async () => {
    const { faults } = standIn.leader();
    faults.nextAppendsTo("case-1", { written: true, answered: "never" });
    faults.nextAppendsTo("case-2", { written: false, answered: "never" });
    const unanswered = [append("case-1", NO_STREAM), append("case-2", NO_STREAM)];
    for (const each of unanswered) each.catch(() => undefined);
    while (standIn.ledger.stream("case-1").length === 0) await append("case-3", "any");
    await append("case-2", NO_STREAM);
    expect(standIn.ledger.stream("case-1")).toHaveLength(1);
    expect(standIn.ledger.stream("case-2")).toHaveLength(1);
  });

  it("answers late after having written", async () => {
    const gate = Promise.withResolvers<void>();
    standIn.leader().faults.nextAppendsTo("case-1", {
      written: true,
      answered: gate.promise,
    });
    const late = append("case-1", NO_STREAM);
    while (standIn.ledger.all.length === 0) await append("case-2", "any");
    gate.resolve();
    expect(await late).toMatchObject({ success: true, nextExpectedRevision: 0n });
  });
});

describe("Reading", () => {
  beforeEach(() => start());
  afterEach(stop);

  it("gives a stream forwards and backwards, from a revision and only so many", async () => {
    await append("case-1", NO_STREAM, ...Array.from({ length: 5 }, () => randomUUID()));
    expect(await revisionsIn("case-1")).toEqual([0n, 1n, 2n, 3n, 4n]);
    expect(await revisionsIn("case-1", { fromRevision: 3n })).toEqual([3n, 4n]);
    expect(await revisionsIn("case-1", { fromRevision: END, direction: BACKWARDS, maxCount: 2 })).toEqual([
      4n,
      3n,
    ]);
  });

  it("says that a stream is not there", async () => {
    await expect(revisionsIn("case-none")).rejects.toBeInstanceOf(StreamNotFoundError);
  });

  it("gives everything, system streams included, in one order both ways", async () => {
    await append("case-1", NO_STREAM);
    const second = await append("$stats-127.0.0.1", NO_STREAM);
    await append("case-2", NO_STREAM);
    const read = async (options: Parameters<typeof client.readAll>[0]) => {
      const streams: string[] = [];
      for await (const { event } of client.readAll(options)) if (event) streams.push(event.streamId);
      return streams;
    };
    expect(await read({})).toEqual(["case-1", "$stats-127.0.0.1", "case-2"]);
    expect(await read({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })).toEqual(["case-2"]);
    expect(await read({ direction: BACKWARDS, fromPosition: positionOf(second) })).toEqual(["case-1"]);
    expect(await read({ fromPosition: positionOf(second) })).toEqual(["$stats-127.0.0.1", "case-2"]);
  });
});

describe("A subscription", () => {
  beforeEach(() => start());
  afterEach(stop);

  it("gives what stands there, says that it caught up, and then what comes, by the stream's name", async () => {
    await append("case-1", NO_STREAM);
    await append("$stats", NO_STREAM);
    const subscription = subscribe();
    const said: string[] = [];
    await heard(subscription, 2, said);
    const more = heard(subscription, 2);
    await append("link-1", NO_STREAM);
    await append("case-1", 0n);
    await append("case-2", NO_STREAM);
    expect(said.slice(0, 2)).toEqual(["case-1@0", "caught up"]);
    expect(await more).toEqual(["case-1@1", "case-2@0"]);
    await subscription.unsubscribe();
  });

  it("goes on after the position that it is given", async () => {
    await append("case-1", NO_STREAM);
    const second = await append("case-1", 0n);
    await append("case-1", 1n);
    expect(await heard(subscribe(positionOf(second)), 2)).toEqual(["case-1@2", "caught up"]);
  });

  it("ends when the server ends it, without an error", async () => {
    const subscription = subscribe();
    const said = heard(subscription, 2);
    await heard(subscription, 1);
    standIn.leader().faults.endSubscriptions();
    expect(await said).toEqual(["caught up", "end"]);
  });

  it("stays silent while it is held, and then gives what it held back", async () => {
    const { faults } = standIn.leader();
    faults.holdSubscriptions(true);
    const subscription = subscribe();
    const said: string[] = [];
    const all = heard(subscription, 2, said);
    await append("case-1", NO_STREAM);
    expect(await revisionsIn("case-1")).toEqual([0n]);
    expect(said).toEqual([]);
    faults.holdSubscriptions(false);
    expect(await all).toEqual(["case-1@0", "caught up"]);
  });

  it("names a checkpoint that runs ahead of its events, when told to", async () => {
    standIn.leader().faults.checkpointsAhead = true;
    await append("case-1", NO_STREAM);
    const last = await append("case-1", 0n);
    const said: (bigint | string)[] = [];
    const subscription = client.subscribeToAll({
      filter: streamNameFilter({
        prefixes: ["case-"],
        maxSearchWindow: 1000,
        checkpointInterval: 1,
        checkpointReached: async (_, { commit }) => {
          said.push(commit);
        },
      }),
    });
    subscription.on("data", ({ event }) => said.push(`case-1@${event?.revision}`));
    await new Promise((resolve) => subscription.once("caughtUp", resolve));
    expect(said).toEqual([positionOf(last).commit, "case-1@0", "case-1@1"]);
  });
});

describe("The wire", () => {
  beforeEach(() => start());
  afterEach(stop);

  it("cuts the connections, so that the subscription fails; the client comes back by itself for what is asked next", async () => {
    const subscription = subscribe();
    const said = heard(subscription, 3);
    await heard(subscription, 1);
    standIn.leader().wire.drop();
    await expect(said).rejects.toBeInstanceOf(UnavailableError);
    expect(await append("case-1", NO_STREAM)).toMatchObject({ success: true });
  });

  it("writes nothing of an append that was cut off before it had come whole", async () => {
    const { wire } = standIn.leader();
    const caller = new StreamsClient(`127.0.0.1:${wire.port}`, credentials.createInsecure());
    const answered = Promise.withResolvers<unknown>();
    const call = caller.append((error) => answered.resolve(error?.code));
    call.on("error", () => undefined); // it comes with the answer
    const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from("case-1"));
    const options = new streams.AppendReq.Options();
    call.write(
      new streams.AppendReq().setOptions(
        options.setStreamIdentifier(identifier).setNoStream(new shared.Empty()),
      ),
    );
    const message = new streams.AppendReq.ProposedMessage().setId(new shared.UUID().setString(randomUUID()));
    call.write(new streams.AppendReq().setProposedMessage(message));
    while (standIn.leader().faults.arriving === 0) await revisionsIn("$none").catch(() => undefined);
    wire.drop();
    expect(await answered.promise).toBe(status.UNAVAILABLE);
    while (standIn.leader().faults.arriving > 0) await revisionsIn("$none").catch(() => undefined);
    expect(standIn.ledger.stream("case-1")).toHaveLength(0);
    caller.close();
  });

  it("refuses connections until it is told not to", async () => {
    const { wire } = standIn.leader();
    wire.refuse(true);
    await expect(append("case-1", NO_STREAM)).rejects.toMatchObject({ code: status.UNAVAILABLE });
    wire.refuse(false);
    expect(await append("case-1", NO_STREAM)).toMatchObject({ success: true });
  });

  it("may be left out: then clients come to the server itself, and nobody can cut them off", async () => {
    await stop();
    await start({ wire: false });
    expect(await append("case-1", NO_STREAM)).toMatchObject({ success: true });
    expect(() => standIn.leader().wire.drop()).toThrow("without a wire");
  });

  it("holds up what passes until it is told not to, while another node of the same answers", async () => {
    await stop();
    await start({ nodes: 2 });
    const [held, free] = standIn.nodes.map(({ wire }) =>
      EventStoreDBClient.connectionString(`esdb://127.0.0.1:${wire.port}?tls=false`),
    );
    await held?.appendToStream("case-1", anEvent());
    standIn.nodes[0]?.wire.stall(true);
    let answered = false;
    const late = held?.appendToStream("case-1", anEvent()).finally(() => {
      answered = true;
    });
    for (const _ of Array(20).keys()) await free?.appendToStream("case-2", anEvent());
    expect([answered, standIn.ledger.stream("case-1").length]).toEqual([false, 1]);
    standIn.nodes[0]?.wire.stall(false);
    expect(await late).toMatchObject({ nextExpectedRevision: 1n });
    await Promise.all([held?.dispose(), free?.dispose()]);
  });
});

describe("A cluster", () => {
  beforeEach(() => start({ nodes: 3 }));
  afterEach(stop);

  const requiresLeader = { requiresLeader: true } as const;

  it("leads the client to its leader, and to another once that one leads", async () => {
    await client.appendToStream("case-1", anEvent(), { ...requiresLeader });
    standIn.changeLeader(1);
    const moved = client.appendToStream("case-1", anEvent(), { ...requiresLeader });
    await expect(moved).rejects.toBeInstanceOf(NotLeaderError);
    await client.appendToStream("case-1", anEvent(), { ...requiresLeader });
    expect(standIn.ledger.stream("case-1")).toHaveLength(2);
  });

  it("finds another node when the leader cannot be reached", async () => {
    await append("case-1", NO_STREAM);
    standIn.nodes[0]?.wire.refuse(true);
    standIn.nodes[0]?.wire.drop();
    standIn.changeLeader(2);
    const attempts: unknown[] = [];
    while (attempts.at(-1) !== "written")
      attempts.push(
        await append("case-2", NO_STREAM).then(
          () => "written",
          () => "failed",
        ),
      );
    expect(standIn.ledger.stream("case-2")).toHaveLength(1);
  });
});
