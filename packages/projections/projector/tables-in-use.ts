/** Which table is in use for each projection, and whether this program may go on with them. */
import type { Projection } from "../projection.ts";
import type { Definitions } from "./definitions.ts";
import {
  type Declared,
  generationOf,
  type RowTable,
  rowTable,
  shapeOf,
  TABLE_NAME_PATTERN,
  tableName,
} from "./row-tables.ts";
import type { Queryable } from "./transaction.ts";

/** The record of the table in use for a projection. */
export interface InUse {
  readonly projection: string;
  readonly generation: number;
  readonly version: number;
  readonly dataVersion: string;
  readonly shape: string;
}

export const readTablesInUse = async (database: Queryable): Promise<readonly InUse[]> => {
  const { rows } = await database.query<{
    projection: string;
    generation: string;
    version: number;
    data_version: string;
    shape: string;
  }>("select projection, generation, version, data_version, shape from projector_tables order by projection");
  return rows.map(({ generation, data_version, ...row }) => ({
    ...row,
    generation: Number(generation),
    dataVersion: data_version,
  }));
};

/** Records that these tables are in use from now on, and by what their rows were computed. */
export const putInUse = async (
  database: Queryable,
  { dataVersion }: Definitions,
  projections: readonly Declared[],
  generation: number,
): Promise<void> => {
  await database.query(
    `insert into projector_tables (projection, generation, version, data_version, shape)
     select given.projection, $2, given.version, $3, given.shape
     from unnest($1::text[], $4::integer[], $5::text[]) as given(projection, version, shape)
     on conflict (projection) do update set generation = excluded.generation, version = excluded.version,
       data_version = excluded.data_version, shape = excluded.shape`,
    [
      projections.map(({ name }) => name),
      generation,
      dataVersion,
      projections.map(({ version }) => version),
      projections.map(shapeOf),
    ],
  );
};

/** The projections whose rows were computed otherwise than this program would, or not at all. */
export const outdated = (
  { projections, dataVersion }: Definitions,
  inUse: readonly InUse[],
): readonly Projection[] =>
  projections.filter((projection) => {
    const found = inUse.find((table) => table.projection === projection.name);
    return (
      found === undefined ||
      found.version !== projection.version ||
      found.dataVersion !== dataVersion ||
      found.shape !== shapeOf(projection)
    );
  });

/** Names of projections that have a table and that this program does not declare. */
export const undeclared = ({ projections }: Definitions, inUse: readonly InUse[]): readonly string[] =>
  inUse
    .map(({ projection }) => projection)
    .filter((name) => projections.every((projection) => projection.name !== name));

/** The tables in use, of the projections that this program declares. */
export const tablesOf = ({ projections }: Definitions, inUse: readonly InUse[]): readonly RowTable[] =>
  projections.flatMap((projection) => {
    const found = inUse.find((table) => table.projection === projection.name);
    return found === undefined ? [] : [rowTable(projection, found.generation)];
  });

/** Names of row tables that are not in use, up to a generation: a rebuild was killed, or goes on. */
export const orphanTables = async (database: Queryable, upTo: number): Promise<readonly string[]> => {
  const { rows } = await database.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind = 'r' and relname ~ $1 and pg_table_is_visible(oid) order by relname`,
    [TABLE_NAME_PATTERN],
  );
  const inUse = new Set((await readTablesInUse(database)).map(tableName));
  return rows.map(({ name }) => name).filter((name) => !inUse.has(name) && generationOf(name) <= upTo);
};
