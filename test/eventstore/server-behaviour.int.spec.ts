/**
 * What the log and its relay rely on of a server, asked by the client itself: of the stand-in, or of the server at
 * `TEST_EVENTSTORE_URL` where that is set. It holds the stand-in to what a real server does.
 */
import { randomUUID } from "node:crypto";
import {
  BACKWARDS,
  binaryEvent,
  FORWARDS,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  NO_STREAM,
  type Position,
  StreamNotFoundError,
  streamNameFilter,
  WrongExpectedVersionError,
} from "@eventstore/db-client";
import { Connection } from "@tareekh/core/log/eventstore/connection.ts";
import { ServerAppends } from "@tareekh/core/log/eventstore/server-appends.ts";
import { newStream } from "@tareekh/core/log/testing/sample-events.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StandIn, startStandIn } from "../eventstore-stand-in/stand-in.ts";
import { realServer } from "./test-log.ts";

let standIn: StandIn | undefined;
let client: Connection;

beforeAll(async () => {
  if (realServer === undefined) standIn = await startStandIn();
  client = Connection.to(standIn?.connectionString ?? realServer ?? "");
});
afterAll(async () => {
  client.close();
  await standIn?.close();
});

const anEvent = (id: string = randomUUID(), bytes = 3) =>
  binaryEvent({ id, type: "Noted", data: new Uint8Array(bytes).fill(7), metadata: { hash: "ab" } });

const append = async (
  stream: string,
  expectedRevision: bigint | typeof NO_STREAM | "any",
  ids: readonly string[] = [randomUUID()],
): Promise<{ readonly revision: bigint; readonly position: Position }> => {
  const events = ids.map((id) => anEvent(id));
  const { nextExpectedRevision, position } = await client.appendToStream(stream, events, {
    expectedRevision,
  });
  if (!position) throw new Error("The append was answered without a position");
  return { revision: nextExpectedRevision, position };
};

const idsIn = async (stream: string, options: Parameters<Connection["readStream"]>[1] = {}) => {
  const ids: string[] = [];
  for await (const { event } of client.readStream(stream, options)) if (event) ids.push(event.id);
  return ids;
};

const firstInAll = async (options: Parameters<Connection["readAll"]>[0]): Promise<string | undefined> => {
  for await (const { event } of client.readAll({ ...options, maxCount: 1 })) return event?.id;
  return undefined;
};

const newIds = (count: number) => Array.from({ length: count }, () => randomUUID());
const beyond = ({ commit, prepare }: Position): Position => ({
  commit: commit + 1_000_000n,
  prepare: prepare + 1_000_000n,
});

/** What a subscription to one stream among everything says, until it has said so much. */
const heard = (stream: string, fromPosition: Position, words: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const said: string[] = [];
    const subscription = client.subscribeToAll({
      fromPosition,
      filter: streamNameFilter({ prefixes: [stream], maxSearchWindow: 1_000, checkpointInterval: 1 }),
    });
    const say = (word: string) => {
      said.push(word);
      if (said.length < words) return;
      resolve(said);
      subscription.unsubscribe().catch(reject);
    };
    subscription.on("caughtUp", () => {
      say("caught up");
      append(stream, "any").catch(reject);
    });
    subscription.on("data", ({ event }) => say(`event ${event?.revision}`));
    subscription.on("error", reject);
  });

describe("An append", () => {
  it("is refused at another revision than the stream's, with the one at which it is", async () => {
    const stream = newStream();
    await append(stream, NO_STREAM);
    for (const expected of [NO_STREAM, 1n, 5n] as const) {
      const refusal = await append(stream, expected).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(WrongExpectedVersionError);
      expect(refusal).toMatchObject({ actualVersion: 0n });
    }
    await expect(append(newStream(), 0n)).rejects.toMatchObject({ actualVersion: "no_stream" });
  });

  it("is answered as written, and not written again, where the same ids stand at the revision that it expects", async () => {
    const stream = newStream();
    const ids = newIds(3);
    const first = await append(stream, NO_STREAM, ids);
    await append(stream, 2n);
    expect(await append(stream, NO_STREAM, ids)).toEqual(first);
    expect(await append(stream, NO_STREAM, ids.slice(0, 2))).toMatchObject({ revision: 1n });
    await expect(append(stream, NO_STREAM, [...ids, randomUUID()])).rejects.toBeInstanceOf(
      WrongExpectedVersionError,
    );
    await expect(append(stream, 0n, ids)).rejects.toBeInstanceOf(WrongExpectedVersionError);
    expect(await idsIn(stream)).toHaveLength(4);
  });

  it("is written again where the same ids come at a later revision, or in another stream: the log itself must see to that", async () => {
    const stream = newStream();
    const ids = newIds(2);
    await append(stream, NO_STREAM, ids);
    await append(stream, 1n, ids);
    expect(await idsIn(stream)).toEqual([...ids, ...ids]);
    await append(newStream(), NO_STREAM, ids);
  });

  it("is refused where it is too large, with how much is taken at once", async () => {
    const refusal = await client
      .appendToStream(newStream(), anEvent(randomUUID(), 1_100_000))
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(refusal).toMatchObject({ maxAppendSize: 1_048_576 });
  });

  it("is given up where it was not answered by its deadline", async () => {
    const late = client.appendToStream(newStream(), anEvent(), { deadline: 0 });
    await expect(late).rejects.toMatchObject({ code: 4 });
  });

  it("of as many bytes as the log allows is taken", async () => {
    await client.appendToStream(newStream(), anEvent(randomUUID(), 900_000), { expectedRevision: NO_STREAM });
  });
});

describe("An append over a call for many", () => {
  let appends: ServerAppends;
  beforeAll(() => {
    appends = new ServerAppends(client, 5_000);
  });
  const send = (stream: string, revision: number, events = [anEvent()]) =>
    appends.send({ stream, revision, events });

  it("is written or refused by itself, whatever becomes of the others", async () => {
    const [stream, other] = [newStream(), newStream()];
    await send(stream, 0, [anEvent(), anEvent()]);
    const [wrong, missing, tooLarge, nameless] = await Promise.allSettled([
      send(stream, 5),
      send(newStream(), 1),
      send(newStream(), 0, [anEvent(randomUUID(), 1_100_000)]),
      send(newStream(), 0, [anEvent("not an id")]),
      send(stream, 2),
      send(other, 0, [anEvent(randomUUID(), 900_000)]),
    ]);
    expect(wrong).toMatchObject({ reason: { constructor: WrongExpectedVersionError, actualVersion: 1n } });
    expect(missing).toMatchObject({ reason: { actualVersion: "no_stream" } });
    expect(tooLarge).toMatchObject({ reason: { maxAppendSize: 1_048_576 } });
    expect(nameless).toMatchObject({ reason: { constructor: InvalidArgumentError } });
    expect([(await idsIn(stream)).length, (await idsIn(other)).length]).toEqual([3, 1]);
  });

  it("is answered as written, and not written again, where the same ids stand at the revision that it expects", async () => {
    const stream = newStream();
    const events = [anEvent(), anEvent()];
    await send(stream, 0, events);
    await send(stream, 2);
    await send(stream, 0, events);
    await expect(send(stream, 1, events)).rejects.toBeInstanceOf(WrongExpectedVersionError);
    expect(await idsIn(stream)).toHaveLength(3);
  });

  it("is written once where it comes as a call of its own too", async () => {
    const stream = newStream();
    const event = anEvent();
    await send(stream, 0, [event]);
    await client.appendToStream(stream, event, { expectedRevision: NO_STREAM });
    expect(await idsIn(stream)).toEqual([event.id]);
  });
});

describe("A read", () => {
  it("of a stream that is not there says so, and one beyond a stream's end gives nothing", async () => {
    await expect(idsIn(newStream())).rejects.toBeInstanceOf(StreamNotFoundError);
    const stream = newStream();
    await append(stream, NO_STREAM);
    expect(await idsIn(stream, { fromRevision: 9n })).toEqual([]);
  });

  it("of everything begins at the event of the position forwards, and before it backwards", async () => {
    const stream = newStream();
    const [first, second] = [randomUUID(), randomUUID()];
    await append(stream, NO_STREAM, [first]);
    const { position } = await append(stream, 0n, [second]);
    expect(await firstInAll({ direction: FORWARDS, fromPosition: position })).toBe(second);
    const before = client.readAll({ direction: BACKWARDS, fromPosition: position });
    const ids: string[] = [];
    for await (const { event } of before) {
      if (event) ids.push(event.id);
      if (event?.id === first) break; // on a real server others may stand between
    }
    expect(ids).toContain(first);
    expect(ids).not.toContain(second);
  });

  it("of everything gives nothing from beyond the end, and fails at a position where no event begins", async () => {
    const { position } = await append(newStream(), NO_STREAM);
    expect(await firstInAll({ direction: FORWARDS, fromPosition: beyond(position) })).toBeUndefined();
    const between = { commit: position.commit - 1n, prepare: position.prepare - 1n };
    await expect(firstInAll({ direction: FORWARDS, fromPosition: between })).rejects.toMatchObject({
      code: 2,
    });
  });
});

describe("A subscription to everything", () => {
  it("goes on behind the event of its position, says that it caught up, and gives what comes", async () => {
    const stream = newStream();
    await append(stream, NO_STREAM, newIds(2));
    const { position } = await append(stream, 1n);
    await append(stream, 2n);
    expect(await heard(stream, position, 3)).toEqual(["event 3", "caught up", "event 4"]);
  });

  it("from beyond the end says that it caught up, and then gives what stands before its position", async () => {
    const stream = newStream();
    const { position } = await append(stream, NO_STREAM);
    expect(await heard(stream, beyond(position), 2)).toEqual(["caught up", "event 1"]);
  });
});
