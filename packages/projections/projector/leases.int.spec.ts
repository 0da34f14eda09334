/** Who has which part: taken once its time is past by the database's clock, and shared as evenly as can be. */
import { migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { Effect } from "effect";
import fc from "fast-check";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Checkpoint, holdPart, moveCheckpoints, readCheckpoints } from "./checkpoints.ts";
import {
  countUnattended,
  enrol,
  giveUp,
  leave,
  readHeld,
  readMembers,
  renew,
  shareOf,
  takeAll,
  takeFree,
} from "./leases.ts";
import { projectorMigrations } from "./migrations/projector-migrations.ts";
import { PARTS } from "./parts.ts";
import { type OpenDatabase, opened, startServer } from "./testing/databases.ts";
import { emptied } from "./testing/with-projector.ts";

const LONG = 3_600_000;
const EPOCHS = "select epoch::integer from projector_checkpoint order by part";

describe("the parts of the cases", () => {
  let database: OpenDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await opened(startServer);
    pool = database.store.pool;
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    await emptied(database);
    await Effect.runPromise(migrate(pool, { room: "projector", migrations: projectorMigrations }));
  });

  const epochs = async () => (await pool.query<{ epoch: number }>(EPOCHS)).rows.map(({ epoch }) => epoch);
  /** As if so long had passed since the parts of a process were kept. */
  const passed = (member: string) =>
    pool.query(
      "update projector_checkpoint set until = clock_timestamp() - interval '1 millisecond' where owner = $1",
      [member],
    );
  const partsOf = async (member: string) => (await readHeld(pool, member)).map(({ part }) => part);
  const move = (from: readonly Checkpoint[], position: number) => moveCheckpoints(pool, from, position, LONG);

  it("are taken by one process, and by no other as long as it is heard of", async () => {
    await takeFree(pool, "a", LONG, PARTS);
    await takeFree(pool, "b", LONG, PARTS);
    expect(await partsOf("a")).toHaveLength(PARTS);
    expect(await partsOf("b")).toEqual([]);
    expect(await countUnattended(pool)).toBe(0);
  });

  it("of a process that is not heard of are another's, which raises their epochs", async () => {
    await takeFree(pool, "a", LONG, 3);
    const before = await epochs();
    await passed("a");
    expect(await countUnattended(pool)).toBe(PARTS);
    await takeFree(pool, "b", LONG, 2);
    expect(await partsOf("a")).toEqual([3]);
    expect(await partsOf("b")).toEqual([1, 2]);
    expect(await epochs()).toEqual(before.map((epoch, i) => (i < 2 ? epoch + 1 : epoch)));
  });

  it("cannot be moved on any more by a process that lost one of them, whatever else it holds", async () => {
    await takeFree(pool, "a", LONG, PARTS);
    const asHeld = await readHeld(pool, "a");
    await pool.query("update projector_checkpoint set until = clock_timestamp() where part = 7");
    await takeFree(pool, "b", LONG, PARTS);
    expect(await partsOf("b")).toEqual([7]);
    const client = await pool.connect();
    await client.query("begin");
    expect(await moveCheckpoints(client, asHeld, 10, LONG)).toBe(false);
    await client.query("rollback");
    client.release();
    expect(await move(await readHeld(pool, "a"), 10)).toBe(true);
    expect((await readCheckpoints(pool)).filter(({ position }) => position !== 10)).toEqual([
      expect.objectContaining({ part: 7, position: 0 }),
    ]);
  });

  it("are kept by being written to, and by a sign of life", async () => {
    await takeFree(pool, "a", LONG, 2);
    await passed("a");
    await renew(pool, "a", LONG);
    await takeFree(pool, "b", LONG, PARTS);
    expect(await partsOf("a")).toEqual([1, 2]);
    await passed("a");
    expect(await move((await readHeld(pool, "a")).slice(0, 1), 5)).toBe(true);
    await takeFree(pool, "b", LONG, PARTS);
    expect(await partsOf("a")).toEqual([1]);
  });

  it("are left to their process while it writes, though its time be past, and nobody waits for it", async () => {
    await takeFree(pool, "a", LONG, 2);
    await passed("a");
    const writing = await pool.connect();
    await writing.query("begin");
    await holdPart(writing, 1);
    await takeFree(pool, "b", LONG, PARTS);
    await renew(pool, "a", LONG);
    await writing.query("rollback");
    writing.release();
    expect(await partsOf("a")).toEqual([1]);
    expect(await partsOf("b")).toHaveLength(PARTS - 1);
  });

  it("that are given up, or left behind, are free at once, under another epoch", async () => {
    await enrol(pool, "a", LONG);
    await takeFree(pool, "a", LONG, 3);
    const before = await epochs();
    await giveUp(pool, "a", [2, 20]);
    expect(await partsOf("a")).toEqual([1, 3]);
    expect(await readMembers(pool)).toEqual(["a"]);
    await leave(pool, "a");
    expect(await partsOf("a")).toEqual([]);
    expect(await readMembers(pool)).toEqual([]);
    expect(await epochs()).toEqual(before.map((epoch, i) => (i < 3 ? epoch + 1 : epoch)));
    expect(await countUnattended(pool)).toBe(PARTS);
  });

  it("are all taken, for ever, from whoever had the database before", async () => {
    await takeFree(pool, "a", LONG, 5);
    const asHeld = await readHeld(pool, "a");
    const all = await takeAll(pool, "b");
    expect(all).toEqual(await readHeld(pool, "b"));
    expect(all).toHaveLength(PARTS);
    expect(await move(asHeld, 5)).toBe(false);
    expect(await moveCheckpoints(pool, all, 5, null)).toBe(true);
    await takeFree(pool, "a", LONG, PARTS);
    expect(await partsOf("a")).toEqual([]);
  });

  it("count as members only those processes that are heard of", async () => {
    await enrol(pool, "b", LONG);
    await enrol(pool, "a", LONG);
    await enrol(pool, "c", -1);
    expect(await readMembers(pool)).toEqual(["a", "b"]);
  });
});

describe("the shares of the processes that live", () => {
  it("are the whole together, and none is larger than another by more than one part", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 2 * PARTS }), (members) => {
        const shares = members.map((member) => shareOf(member, members));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(PARTS);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("leave nothing to a process that is not among them", () => {
    expect(shareOf("c", ["a", "b"])).toBe(0);
  });
});
