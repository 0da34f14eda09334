/** Whether what PostgreSQL syncs is synced: an upgrade of PGlite can undo it without a word. */
import fs from "node:fs";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { CLUSTER, openCluster } from "./cluster.ts";

describe("The embedded database's files", () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
  let database: PGlite;
  let synced: { readonly ino: number; readonly size: number }[] = [];

  beforeAll(async () => {
    directory = await temporaryDirectory();
    database = await openCluster(directory.dataDir, {
      sync: (descriptor) => {
        fs.fsyncSync(descriptor);
        const { ino, size } = fs.fstatSync(descriptor);
        synced.push({ ino, size });
      },
      onLost: (cause) => {
        throw cause;
      },
    });
    await database.exec("create table notes (text text)");
  });
  afterAll(async () => {
    await database.close();
    directory.remove();
  });
  beforeEach(() => {
    synced = [];
  });

  const inodesIn = (name: string) => {
    const folder = path.join(directory.dataDir, CLUSTER, name);
    return new Set(
      fs
        .readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((file) => fs.statSync(path.join(folder, file)).ino),
    );
  };

  it("are synced once for each commit: the write-ahead log", async () => {
    const journal = inodesIn("pg_wal");
    for (const done of [1, 2, 3, 4, 5]) {
      await database.query("insert into notes values ($1)", [`note ${done}`]);
      expect(synced).toHaveLength(done);
    }
    expect(synced.every(({ ino }) => journal.has(ino))).toBe(true);
  });

  it("are not synced for a question", async () => {
    await database.query("select count(*) from notes");
    expect(synced).toHaveLength(0);
  });

  it("are synced in a checkpoint: the tables", async () => {
    await database.query("insert into notes values ('before the checkpoint')");
    synced = [];
    await database.exec("checkpoint");
    const tables = inodesIn("base");
    expect(synced.some(({ ino, size }) => tables.has(ino) && size > 0)).toBe(true);
  });

  it("are synced by PostgreSQL's own settings too", async () => {
    const { rows } = await database.query(
      "select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages",
    );
    expect(rows).toEqual([{ fsync: "on", method: "fsync", commit: "on", pages: "on" }]);
  });
});
