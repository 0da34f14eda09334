/** Whether two pools speak to one and the same database, under whichever names. */
import { randomBytes } from "node:crypto";
import type { Pool } from "pg";

/**
 * Asked by a lock with a number that nobody else has: where it is held through one pool, only another database would
 * give it to the other. Needs no rights. Each pool must be a server's, with a session for each connection.
 */
export const sameDatabase = async (one: Pool, other: Pool): Promise<boolean> => {
  const number = randomBytes(8).readBigInt64BE().toString();
  const client = await one.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [number]);
    const { rows } = await other.query<{ given: boolean }>("select pg_try_advisory_xact_lock($1) as given", [
      number,
    ]);
    return rows[0]?.given === false;
  } finally {
    client.release(true); // its transaction ends with the connection
  }
};
