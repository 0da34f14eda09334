/**
 * That the replica has everything: said by the relay in the database, for processes beside it. From an empty replica
 * they could not tell whether nothing was ever recorded, and their user of the server may not be allowed to look.
 */
import { Duration, Effect, Schedule } from "effect";
import type { Pool, QueryResultRow } from "pg";
import { LogError, LogUnavailable } from "../event-log.ts";

/** While nothing happens the relay says it about so often, in milliseconds. */
export const SAID_EVERY = 5_000;

/** The relay has found the replica whole just now. */
export const sayWhole = async (pool: Pool): Promise<void> => {
  await pool.query("update relay_checkpoint set whole_at = clock_timestamp()");
};

/** How many milliseconds ago a relay last found the replica whole, by the database's clock; null where none ever has. */
export const readWhole = async (pool: Pool): Promise<number | null> => {
  const { rows } = await pool.query<{ readonly ago: number | null }>(
    "select (1000 * extract(epoch from clock_timestamp() - whole_at))::float8 as ago from relay_checkpoint",
  );
  return rows[0]?.ago ?? null;
};

const unavailable = (cause: unknown) =>
  new LogError({ reason: new LogUnavailable({ doing: "waiting for the relay", cause }) });

/**
 * Waits until a relay finds the replica whole from now on, whichever process it is in. Fails with `LogUnavailable`
 * where that has not come in time, or the database fails.
 */
export const wholeFromNow = (pool: Pool, timeout: Duration.Input): Effect.Effect<void, LogError> => {
  const asking = <Row extends QueryResultRow>(question: string, values: readonly unknown[]) =>
    Effect.tryPromise({
      try: async () => (await pool.query<Row>(question, [...values])).rows[0],
      catch: unavailable,
    });
  return Effect.gen(function* () {
    // As text: a Date would drop the microseconds.
    const asked = yield* asking<{ now: string }>("select clock_timestamp()::text as now", []);
    yield* asking<{ whole: boolean }>(
      "select coalesce(whole_at >= $1::timestamptz, false) as whole from relay_checkpoint",
      [asked?.now],
    ).pipe(
      Effect.repeat({ until: (row) => row?.whole === true, schedule: Schedule.spaced("100 millis") }),
      Effect.timeoutOrElse({
        duration: timeout,
        orElse: () =>
          Effect.fail(
            unavailable(
              new Error(
                `No relay has read EVENTSTORE_URL to its end for ${Duration.format(Duration.fromInputUnsafe(timeout))}: start a process with the role relay, and see what it says`,
              ),
            ),
          ),
      }),
    );
  });
};
