/**
 * The database in which the log and the rows stand: PostgreSQL at a URL, or the embedded one in a directory.
 *
 * Both are spoken to with `pg`. What is written for both must keep to what the embedded one can do, where all
 * connections share one session: no named prepared statements, no LISTEN/NOTIFY, no session settings, session locks
 * or temporary tables, no COPY from the client; and a transaction makes every other connection wait.
 */
import path from "node:path";
import { Context, Effect, Layer, Schema, type Scope } from "effect";
import pg from "pg";
import { connectionTo } from "./embedded/connection.ts";
import { doorOf, isAttended } from "./embedded/door.ts";
import { isOpenToOthers, startEmbedded } from "./embedded/embedded-store.ts";
import { watchForSilence } from "./silent-connections.ts";

/** Another process has the data directory open. */
export class DirectoryInUse extends Schema.TaggedError<DirectoryInUse>()("DirectoryInUse", {
  directory: Schema.String,
}) {
  override get message(): string {
    return `The data directory ${this.directory} is in use by another process: stop that one first, or choose another directory (DATA_DIR)`;
  }
}

/** The socket in the data directory would have a longer path than the system allows. */
export class DirectoryPathTooLong extends Schema.TaggedError<DirectoryPathTooLong>()("DirectoryPathTooLong", {
  directory: Schema.String,
  by: Schema.Int,
}) {
  override get message(): string {
    return `The path of the data directory ${this.directory} is too long for a socket by ${this.by} bytes: choose a shorter one (DATA_DIR)`;
  }
}

/** The data directory was there before, and others may enter it. */
export class DirectoryOpenToOthers extends Schema.TaggedError<DirectoryOpenToOthers>()(
  "DirectoryOpenToOthers",
  { directory: Schema.String },
) {
  override get message(): string {
    return `The data directory ${this.directory} may be entered by others, and its database asks for no password: name a directory within it that is yet to be made, as ${path.join(this.directory, "tareekh")}, or close it to others (chmod 700) if nothing of theirs lies in it`;
  }
}

/** The database could not be opened or reached. */
export class StoreUnavailable extends Schema.TaggedError<StoreUnavailable>()("StoreUnavailable", {
  doing: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    const why = this.cause instanceof Error ? this.cause.message : String(this.cause);
    return `The database is not available (${this.doing}): ${why}`;
  }
}

export class StoreError extends Schema.TaggedError<StoreError>()("StoreError", {
  reason: Schema.Union([DirectoryInUse, DirectoryPathTooLong, DirectoryOpenToOthers, StoreUnavailable]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}

export type StoreLocation =
  | {
      readonly dataDir: string;
      /** For tests that count or record what is synced: see `embedded/store-worker.ts`. */
      readonly fileLayerModule?: string;
    }
  | { readonly databaseUrl: string };

export class Store extends Context.Service<
  Store,
  {
    readonly kind: "embedded" | "server";
    readonly pool: pg.Pool;
    /**
     * The same database, for what people ask of the rows: however many heavy questions are asked at once, the
     * connections of `pool` remain for recording and projecting. The embedded database has one session for all.
     */
    readonly answers: pg.Pool;
    /** Never succeeds; fails once the embedded database has ended by itself, after which every query fails. */
    readonly lost: Effect.Effect<never, StoreError>;
  }
>()("@tareekh/core/log/Store") {
  static readonly layer = (location: StoreLocation): Layer.Layer<Store, StoreError> =>
    Layer.effect(Store, openStore(location));
}

const unavailable = (doing: string) => (cause: unknown) =>
  new StoreError({ reason: new StoreUnavailable({ doing, cause }) });

/**
 * A pool that is ended with its scope. An idle connection that breaks is replaced by the pool when next asked; one that
 * breaks in use fails what is asked over it, and whoever holds it need not listen for that besides.
 */
const scopedPool = (config: pg.PoolConfig): Effect.Effect<pg.Pool, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const pool = new pg.Pool(config);
      pool.on("error", () => undefined);
      pool.on("connect", (client) => client.on("error", () => undefined));
      return pool;
    }),
    (pool) => Effect.promise(() => pool.end()),
  );

const answering = (pool: pg.Pool, doing: string): Effect.Effect<unknown, StoreError> =>
  Effect.tryPromise({ try: () => pool.query("select 1"), catch: unavailable(doing) });

/** Connections to a PostgreSQL server that append, read the log and project. */
const SERVER_CONNECTIONS = 8;

/** And those that answer: a figure keeps a processor of the server busy, and more at once make each take longer. */
const ANSWERING_CONNECTIONS = 4;

/** Whoever asked has long gone by then. Figures over a million cases take seconds. */
const END_LONG_ANSWERS = "set statement_timeout = '120s'";

/**
 * A process that was stopped in the middle of a transaction, or whose machine is gone, must not hold for ever what it
 * has locked. No transaction of ours leaves the server waiting for nearly so long.
 */
const END_IDLE_TRANSACTIONS = "set idle_in_transaction_session_timeout = '30s'";

const openServer = Effect.fnUntraced(function* (databaseUrl: string) {
  const watch = yield* Effect.acquireRelease(
    Effect.sync(() => watchForSilence(databaseUrl)),
    ({ stop }) => Effect.sync(stop),
  );
  const connections = (max: number, settings: string) =>
    scopedPool({
      connectionString: databaseUrl,
      max,
      application_name: "tareekh",
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      onConnect: async (client) => {
        await watch.greet(client);
        await client.query(settings);
      },
    });
  const pool = yield* connections(SERVER_CONNECTIONS, END_IDLE_TRANSACTIONS);
  const answers = yield* connections(ANSWERING_CONNECTIONS, `${END_IDLE_TRANSACTIONS}; ${END_LONG_ANSWERS}`);
  yield* Effect.addFinalizer(() => Effect.sync(watch.hurry));
  yield* answering(pool, "connecting to DATABASE_URL");
  return Store.of({ kind: "server", pool, answers, lost: Effect.never });
});

const openDirectory = Effect.fnUntraced(function* (dataDir: string, fileLayerModule?: string) {
  const door = doorOf(dataDir);
  if (door.tooLongBy > 0)
    return yield* new StoreError({
      reason: new DirectoryPathTooLong({ directory: dataDir, by: door.tooLongBy }),
    });
  if (isOpenToOthers(dataDir))
    return yield* new StoreError({ reason: new DirectoryOpenToOthers({ directory: dataDir }) });
  const embedded = yield* Effect.acquireRelease(
    Effect.tryPromise({
      try: () => startEmbedded(dataDir, fileLayerModule),
      catch: unavailable(`opening ${dataDir}`),
    }),
    ({ close }) => Effect.promise(close),
  );
  if (embedded.kind === "in-use")
    return yield* new StoreError({ reason: new DirectoryInUse({ directory: dataDir }) });
  const pool = yield* scopedPool(connectionTo(door.path));
  const lost = Effect.tryPromise({
    try: () => embedded.lost,
    catch: unavailable("the embedded database ended"),
  });
  return Store.of({ kind: "embedded", pool, answers: pool, lost });
});

/** Opens the database; it is closed, and the directory given up, with the scope. */
export const openStore = (
  location: StoreLocation,
): Effect.Effect<Store["Service"], StoreError, Scope.Scope> =>
  "databaseUrl" in location
    ? openServer(location.databaseUrl)
    : openDirectory(location.dataDir, location.fileLayerModule);

/**
 * For maintenance commands: goes through the door of the directory where a server is running, and opens the
 * directory itself where none is.
 */
export const connectToRunning = Effect.fnUntraced(function* (
  dataDir: string,
): Effect.fn.Return<Store["Service"], StoreError, Scope.Scope> {
  const door = doorOf(dataDir);
  const attended = yield* Effect.tryPromise({
    try: () => isAttended(door.path),
    catch: unavailable(`connecting to ${door.path}`),
  });
  if (!attended) return yield* openStore({ dataDir });
  const pool = yield* scopedPool(connectionTo(door.path));
  yield* answering(pool, `connecting to ${door.path}`);
  return Store.of({ kind: "embedded", pool, answers: pool, lost: Effect.never });
});
