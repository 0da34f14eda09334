/**
 * Computes projections anew, into tables of their own, and puts them in use at once.
 *
 * All cases are read whole, as they stood at one position; what came since is then caught up with, and the new tables
 * take the place of the old ones in the transaction that moves the checkpoint. Readers and the projector go on with
 * the old ones until then. A rebuild that is killed leaves tables that nobody reads and the next one drops.
 */
import { joinedByStream } from "@tareekh/core/log/events-by-stream.ts";
import type { JoinedEvents } from "@tareekh/core/log/read-events.ts";
import { Effect } from "effect";
import type { Pool } from "pg";
import type { Projection } from "../projection.ts";
import { addRows } from "./add-rows.ts";
import { CASE_PREFIX, countCaseEvents, readHead } from "./case-events.ts";
import { catchUp, note, type Rebuilding } from "./catch-up.ts";
import type { Definitions } from "./definitions.ts";
import type { DatabaseKind } from "./gathered-rows.ts";
import { beginGeneration, dropOrphans, endGeneration, sayAlive } from "./orphan-tables.ts";
import type { ProjectedCase } from "./project-case.ts";
import { startProjecting } from "./projecting-threads.ts";
import { NotKnown, Overtaken, ProjectorError } from "./projector-error.ts";
import { checkDeclarations, createIndexes, createTable, type RowTable, rowTable } from "./row-tables.ts";
import { switchTables } from "./switch-tables.ts";
import { outdated, readTablesInUse } from "./tables-in-use.ts";
import { asking, inTransaction, interruptibly } from "./transaction.ts";

export interface RebuildProgress {
  /** Events of cases that have been projected, of those that stood in the log when the rebuild began. */
  readonly done: number;
  readonly total: number;
}

export interface RebuildOptions {
  readonly pool: Pool;
  readonly kind: DatabaseKind;
  readonly definitions: Definitions;
  /** Names of projections; all where absent. Those computed by another version of the program always come along. */
  readonly projections?: readonly string[];
  readonly onProgress?: (progress: RebuildProgress) => void;
}

export interface Rebuilt {
  readonly projections: readonly string[];
  readonly cases: number;
  readonly events: number;
  readonly setAside: number;
  /** The position at which the new rows stand. */
  readonly position: number;
}

/** Fewer events than this are caught up with inside the transaction that switches. */
const NEARLY_THERE = 500;

/** The projector may be quicker at catching up than the rebuild; the rest is then done while it waits. */
const MOST_ROUNDS = 20;

const MILLISECONDS_BETWEEN_SIGNS_OF_LIFE = 1_000;

/** A server works on as many at a time; the embedded database on one after the other, between other questions. */
const TABLES_BEING_INDEXED = 2;

const overtaken = () => new ProjectorError({ reason: new Overtaken({ doing: "rebuilding" }) });

const chosen = Effect.fnUntraced(function* (
  pool: Pool,
  definitions: Definitions,
  names: readonly string[] | undefined,
): Effect.fn.Return<readonly Projection[], ProjectorError> {
  const { projections } = definitions;
  if (names === undefined) return projections;
  const unknown = names.find((name) => projections.every((projection) => projection.name !== name));
  if (unknown !== undefined) {
    return yield* new ProjectorError({ reason: new NotKnown({ what: "projection", name: unknown }) });
  }
  const inUse = yield* asking(pool, "reading which tables are in use", readTablesInUse);
  const others = new Set(outdated(definitions, inUse));
  return projections.filter((projection) => names.includes(projection.name) || others.has(projection));
});

const begin = (pool: Pool, rebuilt: readonly Projection[]) =>
  inTransaction(pool, "making new tables", async (client) => {
    const generation = await beginGeneration(client);
    const tables = rebuilt.map((projection) => rowTable(projection, generation));
    for (const table of tables) await client.query(createTable(table));
    const position = await readHead(client);
    return { generation, tables, position, total: await countCaseEvents(client, position) };
  });

/** Fills the tables with every case as it stood at a position. */
const fill = async (
  { pool, kind, definitions, generation, tables, failing }: Rebuilding,
  { position, total }: { readonly position: number; readonly total: number },
  onProgress: (progress: RebuildProgress) => void,
  signal: AbortSignal,
): Promise<{ readonly cases: number; readonly events: number }> => {
  let cases = 0;
  let events = 0;
  let heard = performance.now();
  const projecting = startProjecting(definitions, { kind, tables }, total);
  const underWay: Promise<void>[] = [];
  const add = async (page: readonly JoinedEvents[]): Promise<void> => {
    const projected = await projecting.project(page);
    await addRows(pool, tables, projected.rows);
    for (const one of projected.failed) note(failing, one);
    cases += projected.cases;
    events += projected.events;
    onProgress({ done: events, total });
  };
  onProgress({ done: 0, total });
  try {
    for await (const page of joinedByStream(pool, { prefix: CASE_PREFIX, upTo: position })) {
      if (underWay.length > projecting.atOnce) await underWay.shift();
      signal.throwIfAborted();
      const adding = add(page);
      adding.catch(() => undefined); // awaited some pages later, or at the end
      underWay.push(adding);
      if (performance.now() - heard > MILLISECONDS_BETWEEN_SIGNS_OF_LIFE) {
        heard = performance.now();
        if (!(await sayAlive(pool, generation))) throw overtaken();
      }
    }
    await Promise.all(underWay);
    return { cases, events };
  } finally {
    await projecting.close();
  }
};

const indexAndCatchUp = Effect.fnUntraced(function* (
  rebuilding: Rebuilding,
  filledTo: number,
): Effect.fn.Return<number, ProjectorError> {
  const { pool, tables, rebuilt, generation } = rebuilding;
  const index = Effect.fnUntraced(function* (table: RowTable, i: number) {
    for (const statement of createIndexes(table, rebuilt[i]?.indexes ?? [])) {
      yield* asking(pool, "indexing new tables", (database) => database.query(statement));
    }
    if (!(yield* asking(pool, "rebuilding", (database) => sayAlive(database, generation)))) {
      return yield* overtaken();
    }
  });
  yield* Effect.forEach(tables, index, { concurrency: TABLES_BEING_INDEXED, discard: true });
  let position = filledTo;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const head = yield* asking(pool, "reading the last position", readHead);
    if (head - position < NEARLY_THERE) break;
    yield* inTransaction(pool, "catching up", async (client) => {
      if (!(await sayAlive(client, generation))) throw overtaken();
      await catchUp(rebuilding, client, position, head);
    });
    position = head;
  }
  return position;
});

/** What failed because its tables had been dropped was overtaken by the rebuild that dropped them. */
const sayingWhoOvertook = (pool: Pool, generation: number) => (error: ProjectorError) =>
  asking(pool, "rebuilding", (database) => sayAlive(database, generation)).pipe(
    Effect.flatMap((ours) => Effect.fail(ours ? error : overtaken())),
  );

const giveUp = (pool: Pool, generation: number) =>
  asking(pool, "rebuilding", (database) => endGeneration(database, generation)).pipe(
    Effect.andThen(dropOrphans(pool)),
    Effect.ignore,
  );

/**
 * Rebuilds. Fails with `Overtaken` where another rebuild began meanwhile, with `NotKnown` for a name that no
 * projection has, and with `DatabaseFailed`; the rows in use are then as they were.
 */
export const rebuild = Effect.fn("Projector.rebuild")(function* ({
  pool,
  kind,
  definitions,
  projections,
  onProgress = () => undefined,
}: RebuildOptions): Effect.fn.Return<Rebuilt, ProjectorError> {
  checkDeclarations(definitions.projections);
  const rebuilt = yield* chosen(pool, definitions, projections);
  const { generation, tables, ...stood } = yield* begin(pool, rebuilt);
  const failing = new Map<string, ProjectedCase>();
  const rebuilding: Rebuilding = { pool, kind, definitions, generation, rebuilt, tables, failing };
  return yield* Effect.gen(function* () {
    const { cases, events } = yield* interruptibly("filling new tables", (signal) =>
      fill(rebuilding, stood, onProgress, signal),
    );
    const nearly = yield* indexAndCatchUp(rebuilding, stood.position);
    const position = yield* switchTables(rebuilding, nearly);
    return { projections: rebuilt.map(({ name }) => name), cases, events, setAside: failing.size, position };
  }).pipe(
    Effect.catch(sayingWhoOvertook(pool, generation)),
    Effect.onError(() => giveUp(pool, generation)),
  );
});
