/**
 * The table in which a projection's rows are kept: its name, its columns, its indexes, and the view by which it is
 * read.
 *
 * Each rebuild fills a table of its own, `rows_<projection>_<generation>`, which nobody reads before the view of the
 * projection's name is put on it. All here is text of SQL, made of names that are checked first.
 */
import type { Columns, ColumnType, Projection } from "../projection.ts";

/** What the projector needs to know of a projection in order to keep its rows. */
export type Declared = Pick<Projection, "name" | "version" | "columns" | "indexes">;

/** A table that holds a projection's rows. */
export interface RowTable {
  readonly projection: string;
  readonly generation: number;
  /** In the order in which they were declared; a stored row's values stand in this order. */
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
}

/** The declaration of a projection cannot be made a table: a mistake in the program, found at start. */
export class BadDeclaration extends Error {
  override readonly name = "BadDeclaration";
}

/** Leaves room, in the 63 bytes of a PostgreSQL name, for what is put around it. */
const NAME = /^[a-z][a-zA-Z0-9_]{0,39}$/;

/** Columns that every table has. */
const OWN_COLUMNS = ["case_id", "row_key"];

const checkName = (name: string, what: string): void => {
  if (!NAME.test(name)) {
    throw new BadDeclaration(
      `${what} is named ${JSON.stringify(name)}: a name begins with a small letter, has only letters, digits and _, and at most 40 of them`,
    );
  }
};

/** Refuses a projection that cannot have a table, and names used twice. */
export const checkDeclarations = (projections: readonly Declared[]): void => {
  const names = new Set<string>();
  for (const { name, version, columns, indexes } of projections) {
    checkName(name, "A projection");
    if (names.has(name)) throw new BadDeclaration(`Two projections are named ${name}`);
    names.add(name);
    if (!Number.isInteger(version) || version < 1) {
      throw new BadDeclaration(`The version of projection ${name} is ${version}: versions count from 1`);
    }
    for (const column of Object.keys(columns)) {
      checkName(column, `A column of projection ${name}`);
      if (OWN_COLUMNS.includes(column) || column === "key") {
        throw new BadDeclaration(`Projection ${name} may not declare ${column}: every row has it`);
      }
    }
    for (const index of indexes) {
      const unknown = index.find((column) => !(column in columns));
      if (unknown !== undefined || index.length === 0) {
        throw new BadDeclaration(
          `An index of projection ${name} is on ${unknown ?? "nothing"}, which is no column`,
        );
      }
      const json = index.find((column) => columns[column] === "json");
      if (json !== undefined) {
        throw new BadDeclaration(
          `Column ${json} of projection ${name} is only shown, so it cannot be indexed`,
        );
      }
    }
  }
};

/** A name as it stands in SQL; only checked names come here, and they are quoted all the same. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const rowTable = (
  projection: { readonly name: string; readonly columns: Columns },
  generation: number,
): RowTable => ({
  projection: projection.name,
  generation,
  columns: Object.entries(projection.columns),
});

/** The table's name in the database. */
export const tableName = (table: Pick<RowTable, "projection" | "generation">): string =>
  `rows_${table.projection}_${table.generation}`;

/** Names of tables made by `tableName`, for PostgreSQL's `~`. */
export const TABLE_NAME_PATTERN = "^rows_[a-z][a-zA-Z0-9_]*_[0-9]+$";

/** The generation of a table, read from its name. */
export const generationOf = (name: string): number => Number(name.slice(name.lastIndexOf("_") + 1));

/** PostgreSQL's type of a column. */
export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: "text",
  integer: "integer",
  boolean: "boolean",
  day: "date",
  texts: "text[]",
  json: "jsonb",
};

/**
 * Makes the table, without key and indexes: they are quicker made once it is filled.
 *
 *     create table "rows_bail_7" ("case_id" text collate "C" not null, "row_key" …, "accused" text)
 */
export const createTable = (table: RowTable): string => {
  const columns = table.columns.map(([name, type]) => `${quoted(name)} ${sqlTypes[type]}`);
  const own = OWN_COLUMNS.map((name) => `${quoted(name)} text collate "C" not null`);
  return `create table ${quoted(tableName(table))} (${[...own, ...columns].join(", ")})`;
};

/** PostgreSQL's own is 100, and then reads 30,000 rows of each table: as long as all of its indexes take to make. */
const STATISTICS_TARGET = 30;

/** Gives a filled table its key and its indexes, and tells the planner what is in the columns that are asked by. */
export const createIndexes = (table: RowTable, indexes: Declared["indexes"]): readonly string[] => {
  const on = quoted(tableName(table));
  return [
    `alter table ${on} add primary key ("case_id", "row_key")`,
    ...indexes.map((columns) => `create index on ${on} (${columns.map(quoted).join(", ")})`),
    // in one message the two are one transaction
    `set local default_statistics_target = ${STATISTICS_TARGET}; analyze ${on} (${[...new Set(["case_id", "row_key", ...indexes.flat()])].map(quoted).join(", ")})`,
  ];
};

/** Puts the projection's view on the table. A changed projection has other columns, so the view is made anew. */
export const createView = (table: RowTable): readonly string[] => [
  dropView(table.projection),
  `create view ${quoted(table.projection)} as select * from ${quoted(tableName(table))}`,
];

export const dropView = (projection: string): string => `drop view if exists ${quoted(projection)}`;

export const dropTable = (name: string): string => `drop table if exists ${quoted(name)}`;

/** The declaration's columns and indexes as one text: a table of another shape cannot hold the rows. */
export const shapeOf = ({ columns, indexes }: Declared): string =>
  JSON.stringify({ columns: Object.entries(columns), indexes });
