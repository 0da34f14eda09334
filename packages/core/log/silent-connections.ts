/**
 * Finds connections to a server that have fallen silent, and ends them: a machine that is gone, or whatever between
 * here and there drops what it is sent, says nothing, and who waits for an answer would wait for ever.
 *
 * No statement is ended for being long: an index over millions of rows takes minutes. Where nothing moves on a
 * connection that waits for an answer, the server is asked, over another one, whether it is at work on it. Where it is
 * not, the question or its answer was lost, and the connection is ended, with the error of a connection that is lost.
 */
import type { Socket } from "node:net";
import pg from "pg";

/** In milliseconds. */
export interface Patience {
  /** Where nothing has moved for so long, the server is asked. A question of megabytes takes its time on a slow line. */
  readonly quiet: number;
  /** Where it cannot be reached to be asked. */
  readonly unreachable: number;
  readonly betweenLooks: number;
}

const PATIENCE: Patience = { quiet: 10_000, unreachable: 60_000, betweenLooks: 1_000 };

/** Milliseconds for asking the server. */
const FOR_ASKING = 5_000;

/** Who waits for a lock is at work; who waits for its client is not. */
const AT_WORK = `select pid from pg_stat_activity
  where pid = any($1) and state !~ '^idle' and wait_event_type is distinct from 'Client'`;

/** Its own number is asked of the server: what stands between may give another in the protocol. */
const GREETING = "select pg_backend_pid() as pid";

/** What the types of `pg` do not tell of its client. */
interface Wired {
  /** False while it waits for an answer. */
  readonly readyForQuery: boolean;
  readonly connection: { readonly stream: Socket };
}

const wired = (client: pg.ClientBase): Wired => client as unknown as Wired;

interface Watched {
  readonly client: pg.ClientBase;
  /** Of the server's process; null until it has said. */
  backend: number | null;
  moved: number;
  /** When something moved last, or the server was at work on what was asked. */
  since: number;
  /** The last look found that the server is not at work on it; an answer may have been on its way. */
  doubted: boolean;
}

const movedOn = (client: pg.ClientBase): number => {
  const { bytesRead, bytesWritten, writableLength } = wired(client).connection.stream;
  return bytesRead + bytesWritten - writableLength;
};

/** Which of the server's processes are at work; null where it answers, but not this; undefined where it is not reached. */
const askWhichWork = async (
  connectionString: string,
  backends: readonly number[],
): Promise<ReadonlySet<number> | null | undefined> => {
  const client = new pg.Client({
    connectionString,
    application_name: "tareekh-watch",
    connectionTimeoutMillis: FOR_ASKING,
    query_timeout: FOR_ASKING,
  });
  client.on("error", () => undefined); // the question fails with it
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(AT_WORK, [backends]);
    return new Set(rows.map(({ pid }) => pid));
  } catch (cause) {
    return cause instanceof pg.DatabaseError ? null : undefined;
  } finally {
    client.end().catch(() => undefined);
  }
};

export interface SilenceWatch {
  /** To be awaited before anything else is asked over a new connection. */
  readonly greet: (client: pg.ClientBase) => Promise<void>;
  /** From now on nobody waits for a server that cannot be reached. */
  readonly hurry: () => void;
  readonly stop: () => void;
}

/** Watches the connections that it greets, until it is stopped. */
export const watchForSilence = (connectionString: string, patience: Patience = PATIENCE): SilenceWatch => {
  const watched = new Set<Watched>();
  let hurried = false;
  let looking = false;

  const movesOrRests = (one: Watched): boolean => {
    const moved = movedOn(one.client);
    if (moved === one.moved && !wired(one.client).readyForQuery) return false;
    one.moved = moved;
    return true;
  };

  const look = async () => {
    const now = performance.now();
    const quiet: Watched[] = [];
    for (const one of watched) {
      if (movesOrRests(one)) {
        one.since = now;
        one.doubted = false;
      } else if (now - one.since >= patience.quiet) quiet.push(one);
    }
    if (quiet.length === 0) return;
    const atWork = await askWhichWork(
      connectionString,
      quiet.flatMap(({ backend }) => backend ?? []),
    );
    for (const one of quiet) {
      const silentFor = now - one.since;
      if (movesOrRests(one) || atWork === null || (one.backend !== null && atWork?.has(one.backend))) {
        one.since = now;
        one.doubted = false;
      } else if (atWork === undefined ? hurried || silentFor >= patience.unreachable : one.doubted) {
        const seconds = Math.round(silentFor / 1_000);
        wired(one.client).connection.stream.destroy(
          new Error(`Connection terminated: the database was silent for ${seconds} seconds`),
        );
      } else one.doubted = true;
    }
  };

  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void look().finally(() => {
      looking = false;
    });
  }, patience.betweenLooks);
  timer.unref();

  return {
    greet: async (client) => {
      const one: Watched = {
        client,
        backend: null,
        moved: movedOn(client),
        since: performance.now(),
        doubted: false,
      };
      watched.add(one);
      client.once("end", () => watched.delete(one));
      const { rows } = await client.query<{ pid: number }>(GREETING);
      one.backend = rows[0]?.pid ?? null;
    },
    hurry: () => {
      hurried = true;
    },
    stop: () => {
      clearInterval(timer);
      // those that end in silence hold no process
      for (const { client } of watched) wired(client).connection.stream.unref();
    },
  };
};
