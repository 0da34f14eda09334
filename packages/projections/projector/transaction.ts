/**
 * Queries and transactions as effects: READ COMMITTED, never interrupted half-way, and nothing kept in the session,
 * which the embedded store shares between its connections.
 */
import { Effect } from "effect";
import type { ClientBase, Pool, PoolClient } from "pg";
import { DatabaseFailed, ProjectorError } from "./projector-error.ts";

/** What can be asked a query: the pool, or a client in a transaction. */
export type Queryable = Pick<ClientBase, "query">;

const failed = (doing: string, cause: unknown): ProjectorError =>
  cause instanceof ProjectorError
    ? cause
    : new ProjectorError({ reason: new DatabaseFailed({ doing, cause }) });

export interface TransactionOptions {
  /**
   * Milliseconds after which the database ends the transaction, and the connection, where nothing comes from this
   * process: one that was stopped in the middle must not hold what it has locked. Null for as long as it takes, as the
   * embedded database must be given, which would end with the connection.
   */
  readonly endedWhenIdleFor: number | null;
}

/** One string, and so one round trip. */
const beginning = ({ endedWhenIdleFor }: TransactionOptions): string =>
  endedWhenIdleFor === null
    ? "begin"
    : `begin; set local idle_in_transaction_session_timeout = ${Math.ceil(endedWhenIdleFor)}`;

/** `inTransaction`, for work that is not an effect: rejects with whatever went wrong. */
export const transacting = async <A>(
  pool: Pool,
  work: (client: PoolClient) => Promise<A>,
  options: TransactionOptions = { endedWhenIdleFor: null },
): Promise<A> => {
  const client = await pool.connect();
  let lost: boolean | Error = false;
  try {
    await client.query(beginning(options));
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (cause) {
    await client.query("rollback").catch((error: Error) => {
      lost = error;
    });
    throw cause;
  } finally {
    client.release(lost);
  }
};

/** Does the work in one transaction, all or none. A `ProjectorError` thrown by it comes out as it is. */
export const inTransaction = <A>(
  pool: Pool,
  doing: string,
  work: (client: PoolClient) => Promise<A>,
  options?: TransactionOptions,
): Effect.Effect<A, ProjectorError> =>
  Effect.tryPromise({
    try: () => transacting(pool, work, options),
    catch: (cause) => failed(doing, cause),
  }).pipe(Effect.uninterruptible);

/** Asks the database outside a transaction. */
export const asking = <A>(
  pool: Pool,
  doing: string,
  work: (database: Queryable) => Promise<A>,
): Effect.Effect<A, ProjectorError> =>
  Effect.tryPromise({ try: () => work(pool), catch: (cause) => failed(doing, cause) }).pipe(
    Effect.uninterruptible,
  );

/** Long work outside a transaction; it looks at the signal between its steps, and stops once it is given. */
export const interruptibly = <A>(
  doing: string,
  work: (signal: AbortSignal) => Promise<A>,
): Effect.Effect<A, ProjectorError> =>
  Effect.tryPromise({ try: work, catch: (cause) => failed(doing, cause) });
