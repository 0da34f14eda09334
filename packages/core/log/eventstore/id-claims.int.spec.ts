/** Ids are claimed for one stream each, whoever asks at the same moment. */
import { randomUUID } from "node:crypto";
import { setImmediate as immediate } from "node:timers/promises";
import { Effect, ManagedRuntime } from "effect";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { INSERT_AFTER, insertedAfter } from "../insert-events.ts";
import { Store } from "../store.ts";
import { type TestDatabase, withPostgres } from "../testing/real-postgres.ts";
import { newStream } from "../testing/sample-events.ts";
import { serverStore } from "../testing/test-stores.ts";
import { IdClaims } from "./id-claims.ts";
import { migrateReplica } from "./replica.ts";

let keptServer: TestDatabase;
let runtime: ManagedRuntime.ManagedRuntime<Store, unknown>;
let pool: Pool;
let claims: IdClaims;
beforeAll(async () => {
  keptServer = await withPostgres();
});
afterAll(() => keptServer.stop());
beforeEach(async () => {
  runtime = ManagedRuntime.make(serverStore);
  ({ pool } = await runtime.runPromise(Effect.service(Store)));
  await runtime.runPromise(migrateReplica);
  claims = new IdClaims(pool);
});
afterEach(() => runtime.dispose());

const newIds = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

/** As the relay copies an event. */
const copied = (stream: string, id: string) =>
  pool.query(INSERT_AFTER, [
    ...insertedAfter(0, [
      { stream, revision: 1, id, recorded: "2026-01-02T03:04:05.678Z", body: "{}", hash: "0".repeat(64) },
    ]),
  ]);

describe("A claim of ids", () => {
  it("is granted, and again to the same stream", async () => {
    const [stream, ids] = [newStream(), newIds(3)];
    expect(await claims.claim(stream, ids)).toBeNull();
    expect(await claims.claim(stream, [...ids, ...newIds(1)])).toBeNull();
  });

  it("is refused by the id that another stream has claimed, and takes nothing from it", async () => {
    const [owner, other] = [newStream(), newStream()];
    const [taken = "", ...more] = newIds(3);
    await claims.claim(owner, [taken]);
    expect(await claims.claim(other, [...more, taken])).toBe(taken);
    expect(await claims.claim(owner, [taken])).toBeNull();
  });

  it("is refused where an event of another stream has the id, though its claim is given up", async () => {
    const [owner, other] = [newStream(), newStream()];
    const [id = ""] = newIds(1);
    await claims.claim(owner, [id]);
    await copied(owner, id);
    await pool.query("update claimed_ids set claimed = claimed - interval '2 hours'");
    await claims.forgetOld();
    expect((await pool.query("select from claimed_ids")).rowCount).toBe(0);
    expect(await claims.claim(other, [id])).toBe(id);
    expect(await claims.claim(owner, [id])).toBeNull();
  });

  it("goes to one of two streams that claim the same id at the same moment, in one process or in two", async () => {
    for (const another of [claims, new IdClaims(pool)]) {
      const [id = ""] = newIds(1);
      const answers = await Promise.all([claims.claim(newStream(), [id]), another.claim(newStream(), [id])]);
      expect(answers.toSorted()).toEqual([id, null].toSorted());
    }
  });

  it("goes to the database with those that come shortly after it, where several came before", async () => {
    const asked = vi.spyOn(pool, "query");
    const patient = new IdClaims(pool, 500);
    const claimOne = () => patient.claim(newStream(), newIds(1));
    await Promise.all([claimOne(), claimOne()]);
    expect(asked).toHaveBeenCalledTimes(1);
    const one = claimOne();
    await immediate();
    await Promise.all([one, claimOne()]);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it("does not wait for others where one comes after the other", async () => {
    const patient = new IdClaims(pool, 3_600_000);
    for (let count = 0; count < 3; count += 1) expect(await patient.claim(newStream(), newIds(1))).toBeNull();
  });

  it("fails where the database does, and the next is answered", async () => {
    await pool.query("alter table claimed_ids rename to claimed_ids_away");
    await expect(claims.claim(newStream(), newIds(1))).rejects.toThrow(/claimed_ids/);
    await pool.query("alter table claimed_ids_away rename to claimed_ids");
    expect(await claims.claim(newStream(), newIds(1))).toBeNull();
  });
});
