/** Many appends over one call: what becomes of each of them, and of the call. */
import { randomUUID } from "node:crypto";
import { AccessDeniedError, binaryEvent, WrongExpectedVersionError } from "@eventstore/db-client";
import { Connection } from "@tareekh/core/log/eventstore/connection.ts";
import { failureOf } from "@tareekh/core/log/eventstore/failures.ts";
import { Silence } from "@tareekh/core/log/eventstore/read-stream.ts";
import { ServerAppends } from "@tareekh/core/log/eventstore/server-appends.ts";
import { newStream } from "@tareekh/core/log/testing/sample-events.ts";
import { afterEach, describe, expect, it } from "vitest";
import type { AppendFate } from "../eventstore-stand-in/faults.ts";
import { type StandIn, type StandInOptions, startStandIn } from "../eventstore-stand-in/stand-in.ts";

/** Long, where nothing is to be overdue on a machine however busy; short, where it is waited for. */
const LONG = 20_000;
const SHORT = 300;

let standIn: StandIn;
let connection: Connection;
let appends: ServerAppends;

const start = async (options: StandInOptions = {}, answerWithin = LONG) => {
  standIn = await startStandIn(options);
  connection = Connection.to(standIn.connectionString);
  appends = new ServerAppends(connection, answerWithin);
};
afterEach(async () => {
  connection.close();
  await standIn.close();
});

const send = (stream: string, revision = 0, bytes = 3) =>
  appends.send({
    stream,
    revision,
    events: [
      binaryEvent({
        id: randomUUID(),
        type: "Noted",
        data: new Uint8Array(bytes).fill(7),
        metadata: { hash: "ab" },
      }),
    ],
  });

/** Waits for an error, and gives it. */
const failureOn = (sent: Promise<void>): Promise<unknown> =>
  sent.then(
    () => Promise.reject(new Error("It was answered as written")),
    (error: unknown) => error,
  );

const standing = (stream: string) => standIn.ledger.stream(stream).length;
const until = async (holds: () => boolean) => {
  while (!holds()) await send(newStream()).catch(() => undefined);
};
/** An answer that is given when it is let go. */
const held = (): AppendFate & { readonly letGo: () => void } => {
  const gate = Promise.withResolvers<void>();
  return { written: true, answered: gate.promise, letGo: gate.resolve };
};

describe("Appends over one call", () => {
  it("are written as they were given, over the same call", async () => {
    await start();
    const streams = Array.from({ length: 200 }, newStream);
    await Promise.all(streams.map((stream) => send(stream)));
    await Promise.all(streams.map((stream) => send(stream, 1)));
    expect(streams.map(standing)).toEqual(streams.map(() => 2));
    expect(standIn.leader().faults.batchCalls).toBe(1);
    expect(standIn.ledger.all[0]).toMatchObject({
      type: "Noted",
      contentType: "application/octet-stream",
      data: new Uint8Array([7, 7, 7]),
    });
    expect(Buffer.from(standIn.ledger.all[0]?.metadata ?? []).toString()).toBe('{"hash":"ab"}');
  });

  it("are all written, where together they are more than the connection takes at once", async () => {
    await start();
    const streams = Array.from({ length: 40 }, newStream);
    await Promise.all(streams.map((stream) => send(stream, 0, 200_000)));
    expect(streams.map(standing)).toEqual(streams.map(() => 1));
    expect(standIn.leader().faults.batchCalls).toBe(1);
  });

  it("are told apart by their answers, whichever comes first", async () => {
    await start();
    const [slow, quick] = [newStream(), newStream()];
    const late = held();
    standIn.leader().faults.nextAppendsTo(slow, late);
    const settled: string[] = [];
    const first = send(slow).then(() => settled.push("slow"));
    await send(quick).then(() => settled.push("quick"));
    late.letGo();
    await first;
    expect(settled).toEqual(["quick", "slow"]);
  });

  it("are refused one by one: at another revision, with that at which the stream is, and too large, with how much is taken", async () => {
    await start({ maxAppendSize: 5_000 });
    const [stream, other] = [newStream(), newStream()];
    await send(stream);
    const [wrong, missing, large] = await Promise.all([
      failureOn(send(stream, 5)),
      failureOn(send(newStream(), 1)),
      failureOn(send(newStream(), 0, 5_001)),
      send(stream, 1),
      send(other),
    ]);
    expect(wrong).toBeInstanceOf(WrongExpectedVersionError);
    expect(wrong).toMatchObject({ streamName: stream, actualVersion: 0n });
    expect(missing).toMatchObject({ actualVersion: "no_stream" });
    expect(failureOf(wrong)).toEqual({ kind: "wrong-revision" });
    expect(failureOf(large)).toEqual({ kind: "too-large", limit: 5_000 });
    expect([standing(stream), standing(other), standIn.leader().faults.batchCalls]).toEqual([2, 1, 1]);
  });

  it("are refused while the user lacks the right, without harm to the call", async () => {
    await start();
    await send(newStream());
    standIn.leader().faults.denied = true;
    const refusal = await failureOn(send(newStream()));
    expect(refusal).toBeInstanceOf(AccessDeniedError);
    expect(failureOf(refusal)).toEqual({ kind: "refused" });
    standIn.leader().faults.denied = false;
    await send(newStream());
    expect(standIn.leader().faults.batchCalls).toBe(1);
  });

  it("may have been written where the server says that it is not ready, or nothing that is known", async () => {
    await start();
    standIn.leader().faults.unavailable = "Server Is Not Ready";
    const refusal = await failureOn(send(newStream()));
    expect(refusal).toMatchObject({ message: expect.stringContaining("Server Is Not Ready") });
    expect(failureOf(refusal)).toEqual({ kind: "unknown" });
  });
});

describe("An append that is not answered in time", () => {
  it("has an unknown outcome; its late answer harms nobody, and the call goes on while others are answered", async () => {
    await start({}, SHORT);
    const stream = newStream();
    const late = held();
    standIn.leader().faults.nextAppendsTo(stream, late);
    const failure = failureOn(send(stream));
    let overdue = false;
    failure.then(() => {
      overdue = true;
    });
    await until(() => overdue);
    expect(await failure).toBeInstanceOf(Silence);
    late.letGo();
    await send(newStream());
    expect([standing(stream), standIn.leader().faults.batchCalls]).toEqual([1, 1]);
  });

  it("lets the next go over another call, where nothing was heard at all", async () => {
    await start({}, SHORT);
    const { faults } = standIn.leader();
    const lost = newStream();
    faults.nextAppendsTo(lost, { written: false, answered: "never" });
    expect(await failureOn(send(lost))).toBeInstanceOf(Silence);
    await send(newStream());
    expect(faults.batchCalls).toBe(2);
  });

  it("is not sent any more where it was not sent yet", async () => {
    await start({}, SHORT);
    const stream = newStream();
    const { wire } = standIn.leader();
    wire.stall(true);
    expect(await failureOn(send(stream))).toBeInstanceOf(Silence);
    wire.stall(false);
    await until(() => standIn.leader().faults.batchCalls > 0);
    await send(newStream());
    expect(standing(stream)).toBe(0);
  });
});

describe("A call that fails", () => {
  it("leaves each of its appends with an unknown outcome, and the next goes over another", async () => {
    await start();
    const { faults, wire } = standIn.leader();
    const streams = Array.from({ length: 10 }, newStream);
    for (const [place, stream] of streams.entries())
      faults.nextAppendsTo(stream, { written: place % 2 === 0, answered: "never" });
    const failures = streams.map((stream) => failureOn(send(stream)));
    await until(() => standing(streams[8] ?? "") === 1);
    wire.drop();
    for (const failure of await Promise.all(failures))
      expect(failureOf(failure)).toEqual({ kind: "unknown" });
    await send(newStream());
    expect(faults.batchCalls).toBe(2);
  });

  it("leads to the node that leads now", async () => {
    await start({ nodes: 3 });
    await send(newStream());
    standIn.changeLeader(2);
    expect(failureOf(await failureOn(send(newStream())))).toEqual({ kind: "unknown" });
    const stream = newStream();
    await send(stream);
    expect(standing(stream)).toBe(1);
    expect(standIn.nodes.map(({ faults }) => faults.batchCalls)).toEqual([1, 0, 1]);
  });

  it("is not used any more once the client has turned to another server, and what waits there is still answered", async () => {
    await start();
    const { faults } = standIn.leader();
    const slow = newStream();
    const late = held();
    faults.nextAppendsTo(slow, late);
    const waiting = send(slow);
    await until(() => standing(slow) === 1);
    faults.unavailable = "Server Is Too Busy";
    const reading = connection.readStream(newStream());
    await new Promise((resolve) => reading.once("error", resolve));
    faults.unavailable = undefined;
    await send(newStream());
    expect(faults.batchCalls).toBe(2);
    late.letGo();
    await waiting;
  });
});

describe("A server that does not know such calls", () => {
  it("is sent each append by itself, and is not asked for one again", async () => {
    await start({ batches: false });
    const streams = Array.from({ length: 20 }, newStream);
    await Promise.all(streams.map((stream) => send(stream)));
    await Promise.all(streams.map((stream) => send(stream, 1)));
    expect(streams.map(standing)).toEqual(streams.map(() => 2));
    expect(failureOf(await failureOn(send(streams[0] ?? "", 1)))).toEqual({ kind: "wrong-revision" });
    expect(standIn.leader().faults.batchCalls).toBe(1);
  });
});

describe("A server with users", () => {
  const login = "clerk:pass word";

  it("is told the user of the connection string", async () => {
    await start({ login });
    const stream = newStream();
    await send(stream);
    expect(standing(stream)).toBe(1);
  });

  it("refuses whoever it does not know, though asked in many appends at once", async () => {
    await start({ login });
    connection.close();
    connection = Connection.to(standIn.connectionString.replace("clerk", "nobody"));
    appends = new ServerAppends(connection, LONG);
    const failures = await Promise.all(Array.from({ length: 5 }, () => failureOn(send(newStream()))));
    for (const failure of failures) expect(failureOf(failure)).toEqual({ kind: "refused" });
  });
});
