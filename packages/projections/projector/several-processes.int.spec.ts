/**
 * Several processes that project one log, of which one is killed or stopped in the middle: another takes over, nobody
 * writes what is not its own any more, and in the end the rows are those of a rebuild.
 */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { logMigrations } from "@tareekh/core/log/migrations/log-migrations.ts";
import { migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { newSeed, seededRandom } from "@tareekh/core/log/testing/seeded-random.ts";
import { Effect, Logger } from "effect";
import type { Pool } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lowest, readCheckpoints } from "./checkpoints.ts";
import { projectorMigrations } from "./migrations/projector-migrations.ts";
import { PARTS, partOf } from "./parts.ts";
import { rebuild } from "./rebuild.ts";
import { tableName } from "./row-tables.ts";
import { readTablesInUse } from "./tables-in-use.ts";
import { type OpenDatabase, opened, startServer } from "./testing/databases.ts";
import { observeWrites, readWrites } from "./testing/observed-writes.ts";
import { anEvent } from "./testing/recorded-events.ts";
import { smallDefinitions } from "./testing/small-definitions.ts";
import { type Projecting, startProjecting, until as untilWith } from "./testing/start-projecting.ts";
import { allRows, withLog } from "./testing/with-projector.ts";
import { verify } from "./verify.ts";

const LEASE = 1_000;
/** A case of a part that the first of two processes keeps when the second comes. */
const HALTING = "case-halting";
/** The name of this process's connections. */
const THIS = "tareekh";

const quietly = <A, E>(effect: Effect.Effect<A, E>): Promise<A> =>
  Effect.runPromise(effect.pipe(Effect.provide(Logger.layer([]))));

let database: OpenDatabase;
let url: string;
let pool: Pool;
let processes: Projecting[] = [];

beforeEach(async () => {
  database = await opened(async () => {
    const premises = await startServer();
    url = "databaseUrl" in premises.location ? premises.location.databaseUrl : "";
    return premises;
  });
  pool = database.store.pool;
  await quietly(migrate(pool, { room: "log", migrations: logMigrations }));
  await quietly(migrate(pool, { room: "projector", migrations: projectorMigrations }));
  await observeWrites(pool);
  await quietly(rebuild({ pool, kind: "server", definitions: smallDefinitions }));
});

afterEach(async () => {
  await Promise.all(processes.map((one) => one.kill()));
  processes = [];
  await database.stop();
});

const start = (name: string, haltsAt?: string): Projecting => {
  const started = startProjecting(
    { url, pool },
    { name, lease: LEASE, ...(haltsAt === undefined ? {} : { haltsAt }) },
  );
  processes.push(started);
  return started;
};

const until = (what: string, isSo: () => Promise<boolean>) => untilWith(what, isSo, processes);

const holds = (one: Projecting, parts: number) =>
  until(`${one.name} has ${parts} parts`, async () => (await one.parts()).length === parts);

const append = (streams: readonly string[]) =>
  withLog(
    database,
    Effect.gen(function* () {
      const log = yield* EventLog;
      for (const stream of streams) {
        yield* log.append({ stream, expected: "any", events: [anEvent(stream)] });
      }
      return yield* log.head;
    }),
  );

const projectedTo = (position: number) =>
  until(`all is projected up to ${position}`, async () => lowest(await readCheckpoints(pool)) >= position);

/** What must hold whatever happened: the rows are those of a rebuild, and nobody wrote in a part it did not have. */
const allIsWell = async () => {
  const verified = await quietly(verify({ pool, definitions: smallDefinitions }));
  expect(verified.findings).toEqual([]);
  expect(verified.notYetProjected).toEqual([]);
  const followed = await quietly(allRows(pool));
  await quietly(rebuild({ pool, kind: "server", definitions: smallDefinitions }));
  expect(followed).toEqual(await quietly(allRows(pool)));
  const writes = await readWrites(pool, THIS);
  expect(writes.strange).toEqual([]);
  return writes;
};

/** Cases of these parts, and cases of the others. */
const casesOf = (parts: readonly number[], count: number) => {
  const names = Array.from({ length: 40 * count }, (_, i) => `case-${i}`);
  const among = (wanted: boolean) =>
    names.filter((name) => parts.includes(partOf(name)) === wanted).slice(0, count);
  return { own: among(true), others: among(false) };
};

/** Keeps everybody from writing rows of a projection of which each event gives one; gives how to let them again. */
const barWriting = async () => {
  const table = (await readTablesInUse(pool)).find(({ projection }) => projection === "happenings");
  if (table === undefined) throw new Error("There is no table of rows");
  const client = await pool.connect();
  await client.query("begin");
  await client.query(`lock table "${tableName(table)}" in share row exclusive mode`);
  return async () => {
    await client.query("rollback");
    client.release();
  };
};

/** Two processes that have half of the parts each, and have projected something. */
const twoSharing = async (haltsAt?: string) => {
  const first = start("first", haltsAt);
  await holds(first, PARTS);
  const second = start("second");
  await Promise.all([holds(first, PARTS / 2), holds(second, PARTS / 2)]);
  const { own, others } = casesOf(await first.parts(), 20);
  await projectedTo(await append([...own, ...others]));
  return { first, second, own, others };
};

/** Lets the first come to the middle of writing its cases' rows: all it had to lock it has locked. */
const inTheMiddleOfWriting = async (first: Projecting, own: readonly string[]) => {
  const letWrite = await barWriting();
  await append(own);
  await until("the first waits in the middle of writing", async () => {
    const { rows } = await pool.query(
      `select from pg_stat_activity where application_name = $1
         and wait_event_type = 'Lock' and wait_event = 'relation'`,
      [first.name],
    );
    return rows.length === 1;
  });
  return letWrite;
};

describe("a process that projects cases", () => {
  it("shares them evenly with others, gives up some to one that joins, and leaves its own to those that stay", async () => {
    const { first, second } = await twoSharing();
    const third = start("third");
    await until("each of three has its share", async () => {
      const shares = await Promise.all([first, second, third].map(async (one) => (await one.parts()).length));
      return shares.toSorted().join() === "10,11,11";
    });
    await second.stop();
    expect(await second.parts()).toEqual([]);
    await Promise.all([holds(first, PARTS / 2), holds(third, PARTS / 2)]);
    const { own, others } = casesOf(await third.parts(), 20);
    await projectedTo(await append([...own, ...others]));
    const { rows } = await allIsWell();
    expect([...rows.keys()].toSorted()).toEqual(["first", "second", "third"]);
  }, 120_000);

  it("is replaced where it was killed in the middle of writing", async () => {
    const { first, second, own, others } = await twoSharing();
    const lost = await first.parts();
    const letWrite = await inTheMiddleOfWriting(first, own);
    await first.kill();
    await letWrite();
    await holds(second, PARTS);
    await projectedTo(await append([...own, ...others]));
    const { holders } = await allIsWell();
    for (const part of lost) expect(holders.get(part)?.slice(-2)).toEqual(["first", "second"]);
  }, 120_000);

  it("is replaced where it was stopped in the middle of writing, and writes nothing when it wakes", async () => {
    const { first, second, own, others } = await twoSharing();
    const lost = await first.parts();
    const letWrite = await inTheMiddleOfWriting(first, own);
    first.halt();
    await letWrite();
    await holds(second, PARTS);
    // The database has ended the transaction in which it stood still, or nobody could have written these.
    await projectedTo(await append([...own, ...others]));
    first.wake();
    await until("it has learnt what it lost", async () =>
      first.output().includes(`Lost parts ${lost.join(", ")} of the cases`),
    );
    await Promise.all([holds(first, PARTS / 2), holds(second, PARTS / 2)]);
    await projectedTo(await append([...own, ...others]));
    const { holders } = await allIsWell();
    for (const part of lost) expect(holders.get(part)?.slice(0, 2)).toEqual(["first", "second"]);
  }, 120_000);

  it("is replaced where it was stopped between reading a case and writing its rows, and writes nothing of it when it wakes", async () => {
    const { first, second } = await twoSharing(HALTING);
    const lost = await first.parts();
    expect(lost).toContain(partOf(HALTING));
    await append([HALTING]);
    await until("it has stopped itself", async () => first.output().includes("halts"));
    await holds(second, PARTS);
    // What it has read is no longer all that was recorded.
    await projectedTo(await append([HALTING, HALTING]));
    first.wake();
    await until("it has learnt what it lost", async () =>
      first.output().includes(`Lost parts ${lost.join(", ")} of the cases`),
    );
    await Promise.all([holds(first, PARTS / 2), holds(second, PARTS / 2)]);
    const { own, others } = casesOf(await first.parts(), 20);
    await projectedTo(await append([...own, ...others]));
    const { holders } = await allIsWell();
    for (const part of lost) expect(holders.get(part)?.slice(0, 2)).toEqual(["first", "second"]);
  }, 120_000);

  it("goes on with its share in the new tables when all is rebuilt beside it", async () => {
    const { first, second, own, others } = await twoSharing();
    let rebuilding = true;
    const writing = (async () => {
      while (rebuilding) await append([...own, ...others]);
    })();
    for (let i = 0; i < 3; i++)
      await quietly(rebuild({ pool, kind: "server", definitions: smallDefinitions }));
    // Of one projection alone, so that the others' tables go on from where each part stood.
    await quietly(rebuild({ pool, kind: "server", definitions: smallDefinitions, projections: ["tallies"] }));
    rebuilding = false;
    await writing;
    await projectedTo(await append([...own, ...others]));
    expect([(await first.parts()).length, (await second.parts()).length]).toEqual([PARTS / 2, PARTS / 2]);
    const { rows } = await allIsWell();
    expect([...rows.keys()].toSorted()).toEqual(["first", "second"]);
  }, 120_000);

  it("holds to all of this whatever happens to whichever of them", async () => {
    const seed = newSeed();
    const random = seededRandom(seed);
    const oneOf = <A>(many: readonly A[]): A | undefined => many[Math.floor(random() * many.length)];
    const cases = Array.from({ length: 60 }, (_, i) => `case-${i}`);
    let living: Projecting[] = [start("p1"), start("p2"), start("p3")];
    const halted = new Set<Projecting>();
    const happenings = {
      kill: async () => {
        const victim = oneOf(living);
        if (victim === undefined) return;
        living = living.filter((one) => one !== victim);
        halted.delete(victim);
        await victim.kill();
        living.push(start(`p${processes.length + 1}`));
      },
      halt: async () => {
        const victim = oneOf(living);
        if (victim === undefined) return;
        victim.halt();
        halted.add(victim);
      },
      wake: async () => {
        for (const one of halted) one.wake();
        halted.clear();
      },
      leave: async () => {
        const victim = oneOf(living.filter((one) => !halted.has(one)));
        if (victim === undefined) return;
        living = living.filter((one) => one !== victim);
        await victim.stop();
        living.push(start(`p${processes.length + 1}`));
      },
      rebuild: () => quietly(rebuild({ pool, kind: "server", definitions: smallDefinitions })),
    };
    for (let turn = 0; turn < 16; turn++) {
      const appends = 5 + Math.floor(random() * 60);
      const happening = oneOf(Object.values(happenings)) ?? happenings.wake;
      await Promise.all([
        append(Array.from({ length: appends }, () => oneOf(cases) ?? "case-0")),
        happening(),
      ]);
    }
    await happenings.wake();
    await until("those that live share the parts", async () => {
      const shares = await Promise.all(living.map((one) => one.parts()));
      return shares.every(({ length }) => length > 0);
    });
    await projectedTo(await append(cases)).catch((error: Error) => {
      throw new Error(`with TEST_SEED=${seed}`, { cause: error });
    });
    const { rows } = await allIsWell();
    expect(rows.size).toBeGreaterThan(1);
  }, 240_000);
});
