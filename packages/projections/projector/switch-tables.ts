/**
 * Puts rebuilt tables in use: the views, the record of them, the cases set aside and the checkpoints change together.
 *
 * However many processes project, none writes meanwhile: the switch holds the checkpoints of all parts. It raises the
 * epochs of all, so that each of them, whenever it comes to write next, writes nothing, reads anew which tables are in
 * use, and goes on with the parts that it had.
 */
import { Effect, Predicate, Schedule } from "effect";
import type { PoolClient } from "pg";
import { catchUp, projectedNow, type Rebuilding } from "./catch-up.ts";
import { beginEpoch, furthest, holdCheckpoints, lowest } from "./checkpoints.ts";
import { endGeneration, sayAlive } from "./orphan-tables.ts";
import { Overtaken, ProjectorError } from "./projector-error.ts";
import { createView, dropTable, dropView, tableName } from "./row-tables.ts";
import { readSetAside, takeOffTheList, writeSetAside } from "./set-aside.ts";
import { putInUse, readTablesInUse, tablesOf, undeclared } from "./tables-in-use.ts";
import { inTransaction } from "./transaction.ts";
import { writeCases } from "./write-cases.ts";

/**
 * How long the switch waits for those who are reading. Whoever comes to read meanwhile waits behind it, so it gives
 * up soon and tries again.
 */
const LOCK_TIMEOUT = "250ms";

/** PostgreSQL: the lock was not to be had in time, or two waited for each other. */
const LOCK_NOT_HAD = new Set(["55P03", "40P01"]);

const isLockNotHad = ({ reason }: ProjectorError): boolean =>
  reason._tag === "DatabaseFailed" &&
  Predicate.hasProperty(reason.cause, "code") &&
  LOCK_NOT_HAD.has(String(reason.cause.code));

const tryingAgain = Schedule.min([Schedule.exponential("20 millis"), Schedule.spaced("1 second")]).pipe(
  Schedule.jittered,
);

/** Views are put on the new tables; tables that nobody can reach any more are dropped. */
const replaceViews = async (client: PoolClient, { definitions, rebuilt, tables, generation }: Rebuilding) => {
  const before = await readTablesInUse(client);
  const gone = undeclared(definitions, before);
  const replaced = before.filter(
    ({ projection }) => gone.includes(projection) || rebuilt.some(({ name }) => name === projection),
  );
  for (const name of gone) await client.query(dropView(name));
  for (const table of tables) {
    for (const statement of createView(table)) await client.query(statement);
  }
  for (const table of replaced) await client.query(dropTable(tableName(table)));
  await client.query("delete from projector_tables where projection = any($1::text[])", [gone]);
  await putInUse(client, definitions, rebuilt, generation);
};

/**
 * Cases that failed lose their rows in every table. Those that had been set aside and do not fail now get theirs in
 * the tables that were not rebuilt, too.
 */
const settleSetAside = async (client: PoolClient, { definitions, failing, generation }: Rebuilding) => {
  const tables = tablesOf(definitions, await readTablesInUse(client));
  const notRebuilt = tables.filter((table) => table.generation !== generation);
  const mended = (await readSetAside(client)).map(({ caseId }) => caseId).filter((id) => !failing.has(id));
  await writeCases(client, notRebuilt, [...failing.values()]);
  await writeSetAside(client, [...failing.values()]);
  if (notRebuilt.length > 0) {
    for await (const cases of projectedNow(definitions, client, mended)) {
      await writeCases(client, notRebuilt, cases);
    }
  }
  await takeOffTheList(client, mended);
};

/**
 * Switches, once those who are reading have finished. The new tables stand at `filledTo`; what has been projected
 * since, of any part, is done in them before. Gives the position up to which all parts then stand.
 */
export const switchTables = (
  rebuilding: Rebuilding,
  filledTo: number,
): Effect.Effect<number, ProjectorError> =>
  inTransaction(rebuilding.pool, "putting new tables in use", async (client) => {
    await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
    const checkpoints = await holdCheckpoints(client);
    if (!(await sayAlive(client, rebuilding.generation))) {
      throw new ProjectorError({ reason: new Overtaken({ doing: "rebuilding" }) });
    }
    const reached = Math.max(filledTo, furthest(checkpoints));
    if (reached > filledTo) await catchUp(rebuilding, client, filledTo, reached);
    await replaceViews(client, rebuilding);
    await settleSetAside(client, rebuilding);
    const all = rebuilding.rebuilt.length === rebuilding.definitions.projections.length;
    // The tables that were not rebuilt stand where they stood.
    await beginEpoch(client, all ? reached : 0);
    await endGeneration(client, rebuilding.generation);
    return all ? reached : lowest(checkpoints);
  }).pipe(Effect.retry({ while: isLockNotHad, schedule: tryingAgain }));
