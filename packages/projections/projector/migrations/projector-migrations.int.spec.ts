/** The projector's schema: from nothing, and from every schema that was released. */
import fs from "node:fs";
import { migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { schemaText } from "@tareekh/core/log/testing/schema-text.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PARTS } from "../parts.ts";
import { type OpenDatabase, opened, startServer } from "../testing/databases.ts";
import { emptied } from "../testing/with-projector.ts";
import { projectorMigrations } from "./projector-migrations.ts";

const released = new URL("./released/", import.meta.url);
const read = (file: string) => fs.readFileSync(new URL(file, released), "utf8");
const snapshots = fs
  .readdirSync(released)
  .map((file) => ({ file, number: Number(/^schema-(\d+)\.sql$/.exec(file)?.[1]) }));

describe("the projector's migrations", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(startServer);
  });
  afterAll(() => database.stop());
  beforeEach(() => emptied(database));

  const upToDate = () =>
    Effect.runPromise(migrate(database.store.pool, { room: "projector", migrations: projectorMigrations }));
  const newest = () => read(`schema-${projectorMigrations.length}.sql`);

  it("make from nothing the schema that is kept", async () => {
    expect(await upToDate()).toHaveLength(projectorMigrations.length);
    expect(await schemaText(database.store.pool)).toBe(newest());
  });

  it.each(snapshots)("bring $file up to the newest", async ({ file, number }) => {
    await database.store.pool.query(read(file));
    expect(await upToDate()).toHaveLength(projectorMigrations.length - number);
    expect(await schemaText(database.store.pool)).toBe(newest());
  });

  it("divide the cases where they were projected together: each part stands where all stood", async () => {
    const { pool } = database.store;
    await pool.query(read("schema-3.sql"));
    await pool.query("insert into projector_checkpoint (position, epoch) values (1234, 5)");
    await upToDate();
    const { rows } = await pool.query(
      "select part, position::integer, epoch::integer, owner from projector_checkpoint order by part",
    );
    expect(rows).toEqual(
      Array.from({ length: PARTS }, (_, i) => ({ part: i + 1, position: 1234, epoch: 6, owner: null })),
    );
  });
});
