/** Reads rows from the tables and writes what has changed, a few statements for any number of cases. */
import type { ColumnType } from "../projection.ts";
import type { ChangedRows } from "./changed-rows.ts";
import { quoted, type RowTable, sqlTypes, tableName } from "./row-tables.ts";
import type { StoredRow, StoredValue } from "./stored-row.ts";
import type { Queryable } from "./transaction.ts";

/** Rows of one case. */
export interface RowsOfCase<Rows> {
  readonly caseId: string;
  readonly rows: Rows;
}

const MUST_BE_ESCAPED = /["\\]/;
const EACH_ESCAPED = /["\\]/g;

/** What may stand in an array without quotes; `null` in any case of letters may not. */
const PLAIN = /^(?!null$)[a-z0-9.:_-]+$/i;

const quotedElement = (text: string): string =>
  MUST_BE_ESCAPED.test(text) ? `"${text.replace(EACH_ESCAPED, "\\$&")}"` : `"${text}"`;

const NULL = "NULL";

/**
 * An array as PostgreSQL reads it: `{a,"b c",NULL}`. Written here because `pg` takes several times as long over the
 * thousands of values of a rebuild, and because an array of arrays cannot be unnested one row at a time.
 */
const arrayOf = (elements: readonly unknown[]): string => `{${elements.join(",")}}`;

/** Codes and ids go without quotes: each of those would have to be escaped where the array is itself an element. */
const textsElement = (texts: readonly string[]): string =>
  quotedElement(arrayOf(texts.map((text) => (PLAIN.test(text) ? text : quotedElement(text)))));

/** How a value of a column is written in the array of those that are sent; numbers, days and the like as they are. */
const element = (type: ColumnType, value: StoredValue): unknown => {
  if (type === "text") return quotedElement(value as string);
  if (type === "texts") return textsElement(value as readonly string[]);
  return type === "json" ? quotedElement(JSON.stringify(value)) : value;
};

/** The type of the array in which the values of a column are sent, and how each is made the column's. */
const sent: Readonly<Record<ColumnType, string>> = { ...sqlTypes, texts: "text", json: "text" };

/** As the database gives it: days as text, so that no driver turns them into instants. */
const selected = ([name, type]: readonly [string, ColumnType]): string =>
  type === "day" || type === "json" ? `${quoted(name)}::text` : quoted(name);

const asStored = (type: ColumnType, value: StoredValue): StoredValue =>
  type === "json" && value !== null ? JSON.parse(value as string) : value;

/** The rows of these cases; a case without rows is absent. */
export const readRows = async (
  database: Queryable,
  table: RowTable,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredRow[]>> => {
  const columns = ['"case_id"', '"row_key"', ...table.columns.map(selected)].join(", ");
  const { rows } = await database.query<[string, string, ...StoredValue[]]>({
    text: `select ${columns} from ${quoted(tableName(table))} where "case_id" = any($1::text[])`,
    values: [caseIds],
    rowMode: "array",
  });
  const found = new Map<string, StoredRow[]>();
  for (const [caseId, key, ...values] of rows) {
    const row = { key, values: table.columns.map(([, type], i) => asStored(type, values[i] ?? null)) };
    const ofCase = found.get(caseId);
    if (ofCase === undefined) found.set(caseId, [row]);
    else ofCase.push(row);
  }
  return found;
};

const columnAt = ({ columns }: RowTable, place: number): RowTable["columns"][number] => {
  const column = columns[place];
  if (column === undefined) throw new Error(`There is no column in place ${place}`);
  return column;
};

/** What is sent of a column: an array of values as a text. */
interface SentColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: string;
}

/**
 * Which rows are meant, and of the columns in these places those that are not null in all of them. Null is what a column
 * is where none is given.
 */
const sentColumns = (
  table: RowTable,
  cases: readonly RowsOfCase<readonly StoredRow[]>[],
  places: Iterable<number> = table.columns.keys(),
): readonly SentColumn[] => {
  const caseIds: string[] = [];
  const rows: StoredRow[] = [];
  for (const one of cases) {
    const caseId = quotedElement(one.caseId);
    for (const row of one.rows) {
      caseIds.push(caseId);
      rows.push(row);
    }
  }
  const keys = rows.map(({ key }) => quotedElement(key));
  const columns: SentColumn[] = [
    { name: "case_id", type: "text", values: arrayOf(caseIds) },
    { name: "row_key", type: "text", values: arrayOf(keys) },
  ];
  for (const i of places) {
    const [name, type] = columnAt(table, i);
    let given = false;
    const elements = rows.map(({ values }) => {
      const value = values[i] ?? null;
      if (value === null) return NULL;
      given = true;
      return element(type, value);
    });
    if (given) columns.push({ name, type, values: arrayOf(elements) });
  }
  return columns;
};

/**
 * Each array is unnested in the list of what is selected, where PostgreSQL takes one value after the other from it.
 * A function in `from` would first write all of its rows down, at more than it costs to insert them.
 */
const unnested = (columns: readonly SentColumn[], parametersBefore: number): readonly string[] =>
  columns.map(({ type }, i) => {
    const value = `unnest($${parametersBefore + i + 1}::${sent[type]}[])`;
    return sent[type] === sqlTypes[type] ? value : `(${value})::${sqlTypes[type]}`;
  });

const insertInto = (table: RowTable, columns: readonly SentColumn[], parametersBefore = 0): string => {
  const names = columns.map(({ name }) => quoted(name));
  const values = unnested(columns, parametersBefore);
  return `insert into ${quoted(tableName(table))} (${names.join(", ")}) select ${values.join(", ")}`;
};

/** Rows to be added to a table. */
export interface AddedRows {
  readonly table: RowTable;
  readonly cases: readonly RowsOfCase<readonly StoredRow[]>[];
}

/** A statement that adds rows, and its parameters. */
export interface Insertion {
  readonly text: string;
  readonly values: string[];
}

/**
 * Adds rows to tables that are being filled and have no key yet: to all of them in one statement, synced once. Null
 * where there are no rows.
 */
export const insertionOf = (added: readonly AddedRows[]): Insertion | null => {
  const inserts: string[] = [];
  const values: string[] = [];
  for (const { table, cases } of added) {
    if (cases.every(({ rows }) => rows.length === 0)) continue;
    const columns = sentColumns(table, cases);
    inserts.push(`added_${inserts.length} as (${insertInto(table, columns, values.length)})`);
    for (const column of columns) values.push(column.values);
  }
  return inserts.length === 0 ? null : { text: `with ${inserts.join(", ")} select`, values };
};

/** What has changed in a table. */
export interface ChangedTable {
  readonly table: RowTable;
  readonly cases: readonly RowsOfCase<ChangedRows>[];
}

/** The rows that are chosen of each case; null where there are none at all. */
const chosen = (
  { cases }: ChangedTable,
  rowsOf: (changed: ChangedRows) => readonly StoredRow[],
): readonly RowsOfCase<readonly StoredRow[]>[] | null => {
  const rows = cases.map((one) => ({ caseId: one.caseId, rows: rowsOf(one.rows) }));
  return rows.every((one) => one.rows.length === 0) ? null : rows;
};

const upsert = (table: RowTable, columns: readonly SentColumn[], parametersBefore: number): string => {
  const updates = table.columns.map(([name]) => `${quoted(name)} = excluded.${quoted(name)}`).join(", ");
  return `${insertInto(table, columns, parametersBefore)} on conflict ("case_id", "row_key") do ${updates === "" ? "nothing" : `update set ${updates}`}`;
};

/** Of rows that are there, the columns in these places. */
const update = (
  table: RowTable,
  places: readonly number[],
  columns: readonly SentColumn[],
  parametersBefore: number,
): string => {
  const given = new Set(columns.map(({ name }) => name));
  const values = unnested(columns, parametersBefore).map(
    (value, i) => `${value} as ${quoted(columns[i]?.name ?? "")}`,
  );
  const sets = places.map((place) => {
    const [name] = columnAt(table, place);
    return `${quoted(name)} = ${given.has(name) ? `given.${quoted(name)}` : "null"}`;
  });
  return `update ${quoted(tableName(table))} as stored set ${sets.join(", ")} from (select ${values.join(", ")}) as given where stored."case_id" = given."case_id" and stored."row_key" = given."row_key" returning 1`;
};

/** Writes the rows that were to be updated as if none of them were there. */
const restore = async (database: Queryable, changed: readonly ChangedTable[]): Promise<void> => {
  for (const one of changed) {
    const updated = chosen(one, (rows) => rows.updated);
    if (updated === null) continue;
    const columns = sentColumns(one.table, updated);
    await database.query(
      upsert(one.table, columns, 0),
      columns.map(({ values }) => values),
    );
  }
};

/**
 * Writes what has changed of each case: in all tables by one statement, since each costs a way there and back. Of a row
 * that is there only what differs is sent: of the hundred columns of a delay an event touches two or three. One that
 * was believed to be there and is not is written whole.
 */
export const writeChanges = async (database: Queryable, changed: readonly ChangedTable[]): Promise<void> => {
  const writes: string[] = [];
  const parameters: unknown[] = [];
  const updates: string[] = [];
  let believed = 0;
  for (const one of changed) {
    const { table, cases } = one;
    const gone = cases.flatMap(({ caseId, rows }) => rows.deleted.map((key) => [caseId, key] as const));
    if (gone.length > 0) {
      const [ids, keys] = [parameters.length + 1, parameters.length + 2];
      writes.push(
        `delete from ${quoted(tableName(table))} as stored using unnest($${ids}::text[], $${keys}::text[]) as gone(case_id, row_key) where stored."case_id" = gone.case_id and stored."row_key" = gone.row_key`,
      );
      parameters.push(
        gone.map(([caseId]) => caseId),
        gone.map(([, key]) => key),
      );
    }
    const inserted = chosen(one, (rows) => rows.inserted);
    if (inserted !== null) {
      const columns = sentColumns(table, inserted);
      writes.push(upsert(table, columns, parameters.length));
      for (const { values } of columns) parameters.push(values);
    }
    const updated = chosen(one, (rows) => rows.updated);
    if (updated !== null) {
      const places = [...new Set(cases.flatMap(({ rows }) => [...rows.differing]))].sort((a, b) => a - b);
      const columns = sentColumns(table, updated, places);
      updates.push(`(select count(*) from write_${writes.length})`);
      believed += updated.reduce((sum, { rows }) => sum + rows.length, 0);
      writes.push(update(table, places, columns, parameters.length));
      for (const { values } of columns) parameters.push(values);
    }
  }
  if (writes.length === 0) return;
  const { rows } = await database.query<{ stood: number }>(
    `with ${writes.map((write, i) => `write_${i} as (${write})`).join(", ")} select (${["0", ...updates].join(" + ")})::integer as stood`,
    parameters,
  );
  if (rows[0]?.stood !== believed) await restore(database, changed);
};
