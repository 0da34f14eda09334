/**
 * Brings the schema of one room up to date: numbered SQL files, each applied once and never edited afterwards.
 *
 * Rooms (the log; the projector) keep migrations of their own and share this runner and its record.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Effect, Schema } from "effect";
import type { Pool, PoolClient } from "pg";

export interface Migration {
  /** From 1, without holes. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** The database was written by a newer version of the program. */
export class DatabaseNewer extends Schema.TaggedError<DatabaseNewer>()("DatabaseNewer", {
  room: Schema.String,
  database: Schema.Int,
  program: Schema.Int,
}) {
  override get message(): string {
    return `The database's ${this.room} is at migration ${this.database}, but this program knows ${this.program} only: run the newer version of the program`;
  }
}

/** A migration that was applied is not the one that the program has. */
export class MigrationChanged extends Schema.TaggedError<MigrationChanged>()("MigrationChanged", {
  room: Schema.String,
  number: Schema.Int,
  applied: Schema.String,
  program: Schema.String,
}) {
  override get message(): string {
    return `Migration ${this.number} of the ${this.room} was applied as “${this.applied}” and has been changed since (now “${this.program}”): put it back as it was, and write what is new as a further migration`;
  }
}

/** The database refused a migration or could not be reached; nothing was applied. */
export class MigrationFailed extends Schema.TaggedError<MigrationFailed>()("MigrationFailed", {
  room: Schema.String,
  doing: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    return `The ${this.room} could not be brought up to date (${this.doing}): ${String(this.cause)}`;
  }
}

export class MigrationError extends Schema.TaggedError<MigrationError>()("MigrationError", {
  reason: Schema.Union([DatabaseNewer, MigrationChanged, MigrationFailed]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}

/** The migrations in a directory: files named `<number>-<name>.sql`, numbered from 1 without holes. */
export const migrationsIn = (directory: URL): readonly Migration[] => {
  const migrations = readdirSync(directory)
    .map((file) => ({ file, parts: /^(\d+)-(.+)\.sql$/.exec(file) }))
    .filter(({ parts }) => parts !== null)
    .map(({ file, parts }) => ({
      number: Number(parts?.[1]),
      name: parts?.[2] ?? file,
      sql: readFileSync(new URL(file, directory), "utf8"),
    }))
    .sort((a, b) => a.number - b.number);
  const misnumbered = migrations.find(({ number }, index) => number !== index + 1);
  if (misnumbered)
    throw new Error(
      `Migrations in ${directory.pathname} are not numbered from 1 without holes: ${misnumbered.name}`,
    );
  return migrations;
};

/** Line ends are set aside: a checkout on Windows may change them. */
export const checksumOf = (sql: string): string =>
  createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");

const RECORD = `create table if not exists migrations (
  room text not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied timestamptz not null default now(),
  constraint migrations_room_number primary key (room, number)
)`;

/** Only one process migrates at a time; the others wait here and then find nothing left to do. */
const LOCK = "select pg_advisory_xact_lock(7813467226462)";

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

const missing = (
  room: string,
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] => {
  const newest = applied.at(-1)?.number ?? 0;
  if (newest > migrations.length)
    throw new MigrationError({
      reason: new DatabaseNewer({ room, database: newest, program: migrations.length }),
    });
  for (const { number, name, checksum } of applied) {
    const ours = migrations[number - 1];
    if (!ours || checksumOf(ours.sql) !== checksum)
      throw new MigrationError({
        reason: new MigrationChanged({ room, number, applied: name, program: ours?.name ?? "missing" }),
      });
  }
  return migrations.slice(newest);
};

const applyMissing = async (client: PoolClient, room: string, migrations: readonly Migration[]) => {
  let doing = "reading which migrations were applied";
  try {
    await client.query("begin");
    await client.query(LOCK);
    await client.query(RECORD);
    const { rows } = await client.query<Applied>(
      "select number, name, checksum from migrations where room = $1 order by number",
      [room],
    );
    const todo = missing(room, migrations, rows);
    for (const { number, name, sql } of todo) {
      doing = `migration ${number}, ${name}`;
      await client.query(sql);
      await client.query("insert into migrations (room, number, name, checksum) values ($1, $2, $3, $4)", [
        room,
        number,
        name,
        checksumOf(sql),
      ]);
    }
    doing = "committing";
    await client.query("commit");
    return todo;
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    if (cause instanceof MigrationError) throw cause;
    throw new MigrationError({ reason: new MigrationFailed({ room, doing, cause }) });
  }
};

/**
 * Applies the migrations of a room that the database has not yet, all or none. Gives those applied now.
 *
 * Fails where the database is newer than the program, or where an applied migration was changed since.
 */
export const migrate = (
  pool: Pool,
  { room, migrations }: { readonly room: string; readonly migrations: readonly Migration[] },
): Effect.Effect<readonly Migration[], MigrationError> =>
  Effect.tryPromise({
    try: async () => {
      const client = await pool.connect();
      try {
        return await applyMissing(client, room, migrations);
      } finally {
        client.release();
      }
    },
    catch: (cause) =>
      cause instanceof MigrationError
        ? cause
        : new MigrationError({ reason: new MigrationFailed({ room, doing: "connecting", cause }) }),
  });
