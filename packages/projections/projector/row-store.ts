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

const MUST_BE_ESCAPED = /["\\]/g;

/**
 * An array as PostgreSQL reads it: `{"a","b",NULL}`. Written here because `pg` takes several times as long over the
 * thousands of values of a rebuild, and because an array of arrays cannot be unnested one row at a time.
 */
export const arrayText = (values: readonly (string | number | boolean | null)[]): string => {
  let text = "{";
  for (const value of values) {
    if (text.length > 1) text += ",";
    if (value === null) text += "NULL";
    else if (typeof value !== "string") text += value;
    else if (value.includes('"') || value.includes("\\"))
      text += `"${value.replace(MUST_BE_ESCAPED, "\\$&")}"`;
    else text += `"${value}"`;
  }
  return `${text}}`;
};

/** The type of the array in which the values of a column are sent, and how each is made the column's. */
const sent: Readonly<Record<ColumnType, string>> = { ...sqlTypes, texts: "text", json: "text" };

const asSent = (type: ColumnType, value: StoredValue | undefined): string | number | boolean | null => {
  if (value === null || value === undefined) return null;
  if (type === "texts") return arrayText(value as readonly string[]);
  return type === "json" ? JSON.stringify(value) : (value as string | number | boolean);
};

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

const insertInto = (table: RowTable): string => {
  const names = ["case_id", "row_key", ...table.columns.map(([name]) => name)].map(quoted);
  const arrays = ["text", "text", ...table.columns.map(([, type]) => sent[type])];
  const given = arrays.map((type, i) => `$${i + 1}::${type}[]`).join(", ");
  const values = [
    "given.c1",
    "given.c2",
    ...table.columns.map(([, type], i) =>
      sent[type] === sqlTypes[type] ? `given.c${i + 3}` : `given.c${i + 3}::${sqlTypes[type]}`,
    ),
  ];
  const aliases = arrays.map((_, i) => `c${i + 1}`).join(", ");
  return `insert into ${quoted(tableName(table))} (${names.join(", ")}) select ${values.join(", ")} from unnest(${given}) as given(${aliases})`;
};

/** A text a column: the arrays that `insertInto` unnests. */
const parameters = (
  table: RowTable,
  cases: readonly RowsOfCase<readonly StoredRow[]>[],
): readonly string[] => {
  const caseIds: string[] = [];
  const keys: string[] = [];
  const columns = table.columns.map((): ReturnType<typeof asSent>[] => []);
  for (const { caseId, rows } of cases) {
    for (const { key, values } of rows) {
      caseIds.push(caseId);
      keys.push(key);
      for (const [i, [, type]] of table.columns.entries()) columns[i]?.push(asSent(type, values[i]));
    }
  }
  return [caseIds, keys, ...columns].map(arrayText);
};

/** Adds rows to a table that is being filled and has no key yet. */
export const addRows = async (
  database: Queryable,
  table: RowTable,
  cases: readonly RowsOfCase<readonly StoredRow[]>[],
): Promise<void> => {
  if (cases.every(({ rows }) => rows.length === 0)) return;
  await database.query(insertInto(table), [...parameters(table, cases)]);
};

/** Writes what has changed of each case. */
export const writeChanges = async (
  database: Queryable,
  table: RowTable,
  cases: readonly RowsOfCase<ChangedRows>[],
): Promise<void> => {
  const gone = cases.flatMap(({ caseId, rows }) => rows.deleted.map((key) => [caseId, key] as const));
  if (gone.length > 0) {
    await database.query(
      `delete from ${quoted(tableName(table))} as stored using unnest($1::text[], $2::text[]) as gone(case_id, row_key) where stored."case_id" = gone.case_id and stored."row_key" = gone.row_key`,
      [gone.map(([caseId]) => caseId), gone.map(([, key]) => key)],
    );
  }
  const written = cases.map(({ caseId, rows }) => ({ caseId, rows: [...rows.inserted, ...rows.updated] }));
  if (written.every(({ rows }) => rows.length === 0)) return;
  const updates = table.columns.map(([name]) => `${quoted(name)} = excluded.${quoted(name)}`).join(", ");
  await database.query(
    `${insertInto(table)} on conflict ("case_id", "row_key") do ${updates === "" ? "nothing" : `update set ${updates}`}`,
    [...parameters(table, written)],
  );
};
