/** The schema's migrations: from nothing, from every schema that was released, and what is refused. */
import fs from "node:fs";
import { Effect, ManagedRuntime } from "effect";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Store } from "../store.ts";
import { withPostgres } from "../testing/real-postgres.ts";
import { schemaText } from "../testing/schema-text.ts";
import { serverStore } from "../testing/test-stores.ts";
import { logMigrations } from "./log-migrations.ts";
import { type Migration, migrate } from "./migrate.ts";

const released = new URL("./released/", import.meta.url);
const snapshots = fs
  .readdirSync(released)
  .map((file) => ({ file, number: Number(/^schema-(\d+)\.sql$/.exec(file)?.[1]) }))
  .filter(({ number }) => number > 0);

describe("Migrations", () => {
  let keepServer: Awaited<ReturnType<typeof withPostgres>>;
  let runtime: ManagedRuntime.ManagedRuntime<Store, unknown>;
  let pool: Pool;

  beforeAll(async () => {
    keepServer = await withPostgres();
  });
  afterAll(() => keepServer.stop());
  beforeEach(async () => {
    runtime = ManagedRuntime.make(serverStore);
    ({ pool } = await runtime.runPromise(Effect.service(Store)));
  });
  afterEach(() => runtime.dispose());

  const first: Migration = { number: 1, name: "notes", sql: "create table notes (text text);" };
  const second: Migration = { number: 2, name: "count", sql: "alter table notes add column count integer;" };
  const up = (migrations: readonly Migration[], room = "notes") =>
    runtime.runPromise(migrate(pool, { room, migrations }));
  const refusal = (migrations: readonly Migration[]) =>
    runtime.runPromise(Effect.flip(migrate(pool, { room: "notes", migrations })));
  const tables = async () =>
    (
      await pool.query<{ name: string }>(
        "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
      )
    ).rows.map(({ name }) => name);

  it("are applied once each, in order", async () => {
    expect(await up([first])).toEqual([first]);
    expect(await up([first, second])).toEqual([second]);
    expect(await up([first, second])).toEqual([]);
  });

  it("are kept apart by room", async () => {
    await up([first]);
    expect(await up([{ ...first, sql: "create table others (text text);" }], "others")).toHaveLength(1);
  });

  it("are applied once where several processes begin at the same moment", async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => up([first, second])));
    expect(applied.map(({ length }) => length).toSorted()).toEqual([0, 0, 0, 2]);
  });

  it("leave nothing behind where one of them fails, and say which", async () => {
    const wrong: Migration = {
      number: 2,
      name: "wrong",
      sql: "alter table missing add column count integer;",
    };
    const error = await refusal([first, wrong]);
    expect(error.reason._tag).toBe("MigrationFailed");
    expect(error.message).toMatch(/migration 2, wrong.*"missing" does not exist/);
    expect(await tables()).toEqual([]);
    expect(await up([first, second])).toHaveLength(2);
  });

  it("refuse a database that is newer than the program", async () => {
    await up([first, second]);
    const error = await refusal([first]);
    expect(error.reason).toMatchObject({ _tag: "DatabaseNewer", database: 2, program: 1 });
    expect(error.message).toMatch(/run the newer version of the program/);
  });

  it("refuse where a migration was changed after it had been applied", async () => {
    await up([first, second]);
    const error = await refusal([{ ...first, sql: `${first.sql} -- changed` }, second]);
    expect(error.reason).toMatchObject({ _tag: "MigrationChanged", number: 1 });
  });

  it("take a file for the same with the line ends of Windows", async () => {
    const lines = "create table notes (\n  text text\n);\n";
    await up([{ ...first, sql: lines }]);
    expect(await up([{ ...first, sql: lines.replaceAll("\n", "\r\n") }])).toEqual([]);
  });

  describe("of the log", () => {
    const upToDate = () => up(logMigrations, "log");

    it("have a schema kept of the newest", () => {
      expect(snapshots.map(({ number }) => number)).toContain(logMigrations.length);
    });

    it("make from nothing the schema that is kept", async () => {
      await upToDate();
      const kept = fs.readFileSync(new URL(`schema-${logMigrations.length}.sql`, released), "utf8");
      expect(await schemaText(pool)).toBe(kept);
    });

    it.each(snapshots)("bring $file up to the newest", async ({ file, number }) => {
      await pool.query(fs.readFileSync(new URL(file, released), "utf8"));
      expect(await upToDate()).toHaveLength(logMigrations.length - number);
      const upgraded = await schemaText(pool);
      const kept = fs.readFileSync(new URL(`schema-${logMigrations.length}.sql`, released), "utf8");
      expect(upgraded).toBe(kept);
    });
  });
});
