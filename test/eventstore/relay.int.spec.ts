/** The relay: everything that is appended comes into the replica once and in order, whatever happens on the way. */
import { type EventLog, isPlaced } from "@tareekh/core/log/event-log.ts";
import { Connection } from "@tareekh/core/log/eventstore/connection.ts";
import { readSetAsideStreams, takeUpStream } from "@tareekh/core/log/eventstore/take-up-streams.ts";
import { verifyChain } from "@tareekh/core/log/hash-chain.ts";
import { readAllAfter } from "@tareekh/core/log/read-events.ts";
import { type TestDatabase, withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { courtDate, courtDates, newStream } from "@tareekh/core/log/testing/sample-events.ts";
import { Effect } from "effect";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Running, startOverStandIn } from "./test-log.ts";

let running: Running;
let kept: TestDatabase;
beforeAll(async () => {
  kept = await withPostgres(); // one server for all of the tests
});
afterAll(() => kept.stop());
beforeEach(async () => {
  running = await startOverStandIn();
});
afterEach(() => running.stop());

const append = (stream: string, expected: number | "any" = "any", count = 1) =>
  running.run(running.log.append({ stream, expected, events: courtDates(stream, count) }));

/** Appended by another program straight to the server. */
const appendForeign = (stream: string, data: Uint8Array, metadata: Uint8Array) =>
  running.standIn.ledger.append(stream, "any", [
    { id: crypto.randomUUID(), type: "Other", contentType: "application/octet-stream", data, metadata },
  ]);

const ours = () =>
  running.standIn.ledger.all
    .filter(({ stream }) => stream.startsWith("case-"))
    .map(({ stream, revision }) => `${stream}@${revision + 1}`);

const replica = () => readAllAfter(running.store.pool, 0, 100_000);

const places = async () => (await replica()).map(({ stream, revision }) => `${stream}@${revision}`);

/** Waits until the replica has as many events, and shows that they are the server's, in its order and at positions without holes. */
const expectCopied = async () => {
  const expected = ours();
  await running.until(running.log.head, (head) => head >= expected.length);
  expect(await places()).toEqual(expected);
  expect((await replica()).map(({ position }) => position)).toEqual(expected.map((_, index) => index + 1));
};

const live = () =>
  running.until(running.relay.progress, ({ state, lagMs }) => state === "live" && lagMs === 0);

const appendMany = async (count: number, streams = 7) => {
  const names = Array.from({ length: streams }, newStream);
  await Promise.all(
    Array.from({ length: count }, (_, index) => append(names[index % streams] ?? "", "any", 1 + (index % 3))),
  );
};

describe("The relay", () => {
  it("copies what was appended before it began and what is appended then, and nothing of the server's own", async () => {
    await appendMany(30);
    appendForeign("$stats-127.0.0.1", Buffer.from("{}"), Buffer.from(""));
    appendForeign("elsewhere-1", Buffer.from("{}"), Buffer.from(""));
    await appendMany(30);
    await expectCopied();
    const progress = await live();
    expect(progress).toMatchObject({
      copied: ours().length,
      position: ours().length,
      interruptions: 0,
      setAside: 0,
    });
  });

  it("goes on where it was after it has been stopped", async () => {
    await appendMany(20);
    await expectCopied();
    const again = await running.restartRelay();
    await appendMany(20);
    await expectCopied();
    const { copied } = await running.until(again.progress, ({ state }) => state === "live");
    expect(copied).toBeLessThan(ours().length);
  });

  it("copies each event once where two of them work on one replica", async () => {
    await running.anotherRelay();
    await appendMany(200);
    await expectCopied();
  });

  it("begins again when the server ends the subscription", async () => {
    await append(newStream());
    await live();
    running.standIn.leader().faults.endSubscriptions();
    await appendMany(20);
    await expectCopied();
    expect((await running.run(running.relay.progress)).interruptions).toBeGreaterThan(0);
  });

  it("begins again when the connection is cut, and while the server refuses it says so", async () => {
    await appendMany(10);
    await live();
    const { wire } = running.standIn.leader();
    wire.refuse(true);
    wire.drop();
    const interrupted = await running.until(
      running.relay.progress,
      ({ interruptions }) => interruptions >= 3,
    );
    expect(interrupted).toMatchObject({ trouble: expect.stringMatching(/./) });
    expect(interrupted.lagMs).toBeGreaterThan(0);
    wire.refuse(false);
    await appendMany(10);
    await expectCopied();
    expect(await live()).toMatchObject({ trouble: null, lagMs: 0 });
  });

  it("begins again when a subscription has fallen silent while the log goes on, and says how far behind it is", async () => {
    await append(newStream());
    await live();
    const { faults } = running.standIn.leader();
    faults.holdSubscriptions(true);
    await appendMany(10);
    const stalled = await running.until(running.relay.progress, ({ interruptions }) => interruptions > 0);
    expect(stalled.trouble).toMatch(/though the server has more/);
    expect(stalled.lagMs).toBeGreaterThan(0);
    faults.holdSubscriptions(false);
    await expectCopied();
    await live();
  });

  it("does not give up a subscription that is silent because nothing is appended", async () => {
    await append(newStream());
    await live();
    const { faults } = running.standIn.leader();
    faults.holdSubscriptions(true);
    for (const asked of [3, 6, 9]) {
      appendForeign("$stats-127.0.0.1", Buffer.from("{}"), Buffer.from(""));
      const { lagMs, interruptions } = await running.until(
        running.relay.progress,
        () => faults.reads >= asked,
      );
      expect([lagMs, interruptions]).toEqual([0, 0]);
    }
  });

  it("loses nothing to a checkpoint that runs ahead of its events", async () => {
    await live();
    const { faults } = running.standIn.leader();
    faults.checkpointsAhead = true;
    for (const round of Array(5).keys()) {
      await appendMany(20 + round);
      faults.endSubscriptions();
    }
    await expectCopied();
  });

  it("says that it needs the right to read everything where it is not let, and goes on once it is", async () => {
    const { faults } = running.standIn.leader();
    faults.denied = true;
    faults.endSubscriptions();
    await running.until(
      running.relay.progress,
      ({ trouble, interruptions }) => interruptions > 3 && /which rights/.test(trouble ?? ""),
    );
    faults.denied = false;
    await appendMany(10);
    await expectCopied();
    await live();
    // once, however often it has tried
    expect(running.said.filter((words) => /which rights/.test(words))).toHaveLength(1);
    expect(running.said.at(-1)).toBe("The relay copies again");
  });

  it("copies at once what comes after a pause, and together what comes in quick succession", async () => {
    await running.stop();
    running = await startOverStandIn({ relay: { betweenBatches: 2_000 } });
    await append(newStream());
    await running.until(running.log.head, (head) => head >= 1);
    for (const stream of Array.from({ length: 5 }, newStream)) await append(stream);
    expect(await running.run(running.log.head)).toBe(1);
    await expectCopied();
    const { rows } = await running.store.pool.query<{ readonly together: number }>(
      "select count(*)::integer as together from events group by xmin order by min(position)",
    );
    expect(rows.map(({ together }) => together)).toEqual([1, 5]);
  });

  it("waits for a database that does not take what it copies", async () => {
    await append(newStream());
    await live();
    await running.store.pool.query("alter table relay_checkpoint rename to relay_checkpoint_away");
    await appendMany(10);
    await running.until(running.relay.progress, ({ interruptions }) => interruptions >= 2);
    await running.store.pool.query("alter table relay_checkpoint_away rename to relay_checkpoint");
    await expectCopied();
  });
});

describe("An event that cannot stand in the replica", () => {
  const setAside = async () => {
    const { rows } = await running.store.pool.query<{ stream: string; problem: string }>(
      "select stream, problem from relay_set_aside order by commit_position",
    );
    return rows;
  };

  /** The next event of a stream, as the log would write it, changed by somebody. */
  const nextOf = async (log: EventLog["Service"], stream: string) => {
    await running.run(log.append({ stream, expected: "any", events: [courtDate(stream)] }));
    const written = running.standIn.ledger.stream(stream).at(-1);
    if (!written) throw new Error("Nothing was written");
    return written;
  };

  it("spoils its own stream, and the others go on", async () => {
    const [good, bad] = [newStream(), newStream()];
    await append(good, 0, 2);
    await append(bad, 0, 2);
    appendForeign(bad, Buffer.from("{}"), Buffer.from("{}"));
    await append(good, 2, 2);
    const { copied } = await running.until(
      running.relay.progress,
      (progress) => progress.setAside === 1 && progress.position === 6,
    );
    expect(copied).toBe(6);
    expect(await setAside()).toEqual([
      { stream: bad, problem: expect.stringMatching(/this program did not write/) },
    ]);
    const refusal = await append(bad, 2).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ reason: { _tag: "LogUnavailable" } });
  });

  it("is one whose body was changed; those behind it in its stream follow it", async () => {
    const stream = newStream();
    const other = newStream();
    const written = await nextOf(running.log, other);
    const changed = Buffer.from(written.data)
      .toString("utf8")
      .replaceAll(other, stream)
      .replace("held", "HELD");
    appendForeign(stream, Buffer.from(changed), written.metadata);
    appendForeign(stream, Buffer.from(changed), written.metadata);
    const { setAside: streams } = await running.until(
      running.relay.progress,
      (progress) => progress.setAside > 0,
    );
    expect(streams).toBe(1);
    await running.until(Effect.promise(setAside), (rows) => rows.length === 2);
    expect((await setAside()).map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/hash does not follow/),
      expect.stringMatching(/earlier event of its stream/),
    ]);
  });

  it("changes nothing of the immutability of the events table", async () => {
    const stream = newStream();
    await append(stream, 0, 3);
    await expectCopied();
    await expect(running.store.pool.query("update events set body = ''")).rejects.toThrow(/never changed/);
    const events = await running.until(running.log.readStream(stream), (read) => read.every(isPlaced));
    expect(verifyChain(events)).toBeNull();
    expect(await replica()).toEqual(events);
  });
});

describe("A server that was restored from an older copy", () => {
  const refused = () =>
    running.until(running.relay.progress, ({ trouble }) => /restored/.test(trouble ?? ""));

  it("is not copied from while it has not what was copied last, and is known to be another by what was appended since", async () => {
    await appendMany(20);
    await expectCopied();
    const { standIn } = running;
    const copied = await places();
    standIn.ledger.restoreTo(standIn.ledger.all.length - 5);
    standIn.leader().faults.endSubscriptions();
    expect(await refused()).toMatchObject({ state: "interrupted" });
    appendForeign(newStream(), new Uint8Array(9_000), Buffer.from("{}"));
    await running.until(running.relay.progress, ({ trouble }) => /cannot read/.test(trouble ?? ""));
    expect(await places()).toEqual(copied);
  });

  it("is known by the hash where another event stands at the very place", async () => {
    const stream = newStream();
    await append(stream, 0, 2);
    await expectCopied();
    const { ledger } = running.standIn;
    const last = ledger.stream(stream).at(-1);
    if (!last) throw new Error("Nothing was written");
    ledger.restoreTo(1);
    ledger.append(stream, "any", [{ ...last, metadata: Buffer.from(`{"hash":"${"0".repeat(64)}"}`) }]);
    expect(ledger.stream(stream).at(-1)?.position).toBe(last.position);
    running.standIn.leader().faults.endSubscriptions();
    expect((await refused()).trouble).toMatch(/another event/);
    expect(await running.run(running.log.head)).toBe(2);
  });

  it("is copied from again once it has what it had", async () => {
    await appendMany(20);
    await expectCopied();
    const { ledger } = running.standIn;
    const lost = ledger.all.slice(-5);
    ledger.restoreTo(ledger.all.length - 5);
    running.standIn.leader().faults.endSubscriptions();
    await refused();
    for (const event of lost) ledger.append(event.stream, "any", [event]);
    await appendMany(5);
    await expectCopied();
    expect(await live()).toMatchObject({ trouble: null });
  });
});

describe("A stream that was set aside and is taken up", () => {
  /** As a version of the program set it aside that could not read it. */
  const setAsideFrom = async (stream: string, serverRevision: number) => {
    const { position } = running.standIn.ledger.stream(stream)[serverRevision] ?? { position: 0n };
    await running.store.pool.query(
      `insert into relay_set_aside (stream, server_revision, commit_position, prepare_position, problem, data, metadata)
       values ($1, $2, $3, $3, 'It could not be read', '', '')`,
      [stream, serverRevision, String(position)],
    );
  };

  const takeUp = async (stream: string) => {
    const connection = Connection.to(running.standIn.connectionString);
    try {
      return await takeUpStream(connection, running.store.pool, stream, 1_000);
    } finally {
      connection.close();
    }
  };

  const until = (setAside: number) =>
    running.until(running.relay.progress, (progress) => progress.setAside === setAside);

  it("is copied whole behind what was copied meanwhile, and goes on with the others", async () => {
    const [stream, other] = [newStream(), newStream()];
    await append(stream, 0, 2);
    await expectCopied();
    await setAsideFrom(stream, 2);
    await append(stream, 2, 3);
    await append(other, 0, 2);
    await running.until(running.log.head, (head) => head >= 4);
    expect(await readSetAsideStreams(running.store.pool)).toEqual([stream]);

    expect(await takeUp(stream)).toEqual({ stream, copied: 3, problem: null });
    await append(stream, 5, 1);
    await running.until(running.log.head, (head) => head >= 8);
    const events = (await replica()).filter((event) => event.stream === stream);
    expect(events.map(({ position }) => position)).toEqual([1, 2, 5, 6, 7, 8]);
    expect(verifyChain(events)).toBeNull();
    expect(await readSetAsideStreams(running.store.pool)).toEqual([]);
    expect(await takeUp(stream)).toBeNull();
    await until(0);
  });

  it("is copied up to what cannot stand, and says why that cannot", async () => {
    const stream = newStream();
    await append(stream, 0, 1);
    await expectCopied();
    await setAsideFrom(stream, 1);
    await append(stream, 1, 2);
    appendForeign(stream, Buffer.from("{}"), Buffer.from("{}"));
    appendForeign(stream, Buffer.from("{}"), Buffer.from("{}"));
    await until(1);
    const rows = () =>
      running.store.pool
        .query<{ problem: string }>("select problem from relay_set_aside order by server_revision")
        .then((result) => result.rows.map(({ problem }) => problem));
    await running.until(Effect.promise(rows), (problems) => problems.length === 4);

    const problem = expect.stringMatching(/this program did not write/);
    expect(await takeUp(stream)).toEqual({ stream, copied: 2, problem });
    expect(await rows()).toEqual([problem, expect.stringMatching(/earlier event of its stream/)]);
    expect(await running.run(running.log.head)).toBe(3);
    expect(await takeUp(stream)).toEqual({ stream, copied: 0, problem });
  });

  it("keeps what was set aside where the server has it no more", async () => {
    const stream = newStream();
    await append(stream, 0, 2);
    await expectCopied();
    await setAsideFrom(stream, 7);
    expect(await takeUp(stream)).toEqual({ stream, copied: 0, problem: "The server has it no more" });
    expect(await readSetAsideStreams(running.store.pool)).toEqual([stream]);
  });
});
