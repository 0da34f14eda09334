/** Rows in their tables: what was written is what is read, whatever its texts hold. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addRows } from "./add-rows.ts";
import { changedRows } from "./changed-rows.ts";
import { copyIn } from "./copy-in.ts";
import { gatherRows } from "./gathered-rows.ts";
import type { ProjectedCase } from "./project-case.ts";
import { type AddedRows, insertionOf, readRows, writeChanges } from "./row-store.ts";
import { createIndexes, createTable, dropTable, type RowTable, rowTable, tableName } from "./row-tables.ts";
import type { StoredRow } from "./stored-row.ts";
import { databases, type OpenDatabase, opened, startServer } from "./testing/databases.ts";
import type { Queryable } from "./transaction.ts";

const table: RowTable = rowTable(
  {
    name: "of_each_type",
    columns: {
      said: "text",
      days: "integer",
      held: "boolean",
      on: "day",
      purposes: "texts",
      attendance: "json",
    },
  },
  1,
);

/** Rows are added to several tables at once. */
const another: RowTable = { ...table, generation: 2 };

/** What an array written as text could take for something else. */
const awkwardTexts = [
  "",
  "null",
  "NULL",
  "a,b",
  "{a}",
  'say "no"',
  "back\\slash",
  " a ",
  "first\nsecond",
  "தேதி",
];

const aText = fc.oneof(
  fc.constantFrom(...awkwardTexts),
  fc
    .string({ unit: "binary", maxLength: 20 })
    .filter((text) => !text.includes("\u0000") && text.isWellFormed()),
);

const aRow: fc.Arbitrary<StoredRow> = fc
  .tuple(
    fc.uuid(),
    fc.option(aText),
    fc.option(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
    fc.option(fc.boolean()),
    fc.option(fc.constantFrom("0001-01-01", "2024-02-29", "9999-12-31")),
    fc.option(fc.array(aText, { maxLength: 4 })),
    fc.option(fc.dictionary(aText, fc.oneof(aText, fc.integer()), { maxKeys: 3, noNullPrototype: true })),
  )
  .map(([key, ...values]) => ({ key, values }));

const someRows = fc.uniqueArray(aRow, { selector: ({ key }) => key, maxLength: 6 });

const byKey = (rows: readonly StoredRow[]): readonly StoredRow[] =>
  rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));

describe.each(databases)("rows on $name", ({ start }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(start);
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    const { pool } = database.store;
    for (const one of [table, another]) {
      await pool.query(dropTable(tableName(one)));
      await pool.query(createTable(one));
      for (const statement of createIndexes(one, [])) await pool.query(statement);
    }
  });

  const stored = async (caseId: string, of = table): Promise<readonly StoredRow[]> =>
    byKey((await readRows(database.store.pool, of, [caseId])).get(caseId) ?? []);

  const takenOut = async (): Promise<void> => {
    for (const { projection, generation } of [table, another]) {
      await database.store.pool.query(`delete from "${tableName({ projection, generation })}"`);
    }
  };

  const addRows = async (added: readonly AddedRows[]): Promise<void> => {
    const insertion = insertionOf(added);
    if (insertion !== null) await database.store.pool.query(insertion);
  };

  it("are read as they were added, a column that none of them fills among them", () =>
    fc.assert(
      fc
        .asyncProperty(someRows, someRows, async (ofOne, ofOther) => {
          const cases = [
            { caseId: "case-a", rows: ofOne },
            { caseId: "case-b", rows: ofOther },
          ];
          await addRows([
            { table, cases },
            { table: another, cases: cases.slice(1) },
          ]);
          expect(await stored("case-a")).toEqual(byKey(ofOne));
          expect(await stored("case-b")).toEqual(byKey(ofOther));
          expect(await stored("case-a", another)).toEqual([]);
          expect(await stored("case-b", another)).toEqual(byKey(ofOther));
        })
        .afterEach(takenOut),
      { numRuns: 40 },
    ));

  it("are brought to what they should be, also where a value is to be none", () =>
    fc.assert(
      fc
        .asyncProperty(someRows, someRows, fc.boolean(), async (before, others, emptied) => {
          const again = before.map(({ key, values }) => ({
            key,
            values: emptied ? values.map(() => null) : values,
          }));
          const kept = new Set(again.map(({ key }) => key));
          const after = [...again, ...others.filter(({ key }) => !kept.has(key))];
          await addRows([{ table, cases: [{ caseId: "case-a", rows: before }] }]);
          await writeChanges(database.store.pool, [
            { table, cases: [{ caseId: "case-a", rows: changedRows(before, after) }] },
            { table: another, cases: [{ caseId: "case-b", rows: changedRows([], others) }] },
          ]);
          expect(await stored("case-a")).toEqual(byKey(after));
          expect(await stored("case-b", another)).toEqual(byKey(others));
        })
        .afterEach(takenOut),
      { numRuns: 40 },
    ));

  it("are written whole where they were believed to be there and are not", async () => {
    const row = (days: number): StoredRow => ({
      key: "k",
      values: ["in court", days, null, "2024-02-29", ["charge"], null],
    });
    const rows = changedRows([row(3)], [row(4)]);
    await writeChanges(database.store.pool, [{ table, cases: [{ caseId: "case-a", rows }] }]);
    expect(await stored("case-a")).toEqual([row(4)]);
    await takenOut();
  });
});

it("of a row that is there only what differs is sent, and which row it is", async () => {
  const sent: { readonly text: string; readonly values: readonly unknown[] }[] = [];
  const database = {
    query: (text: string, values: readonly unknown[]) => {
      sent.push({ text, values });
      return Promise.resolve({ rows: [{ stood: 1 }] });
    },
  } as unknown as Queryable;
  const stood = ["in court", 3, true, "2024-02-29", ["charge"], null];
  const rows = changedRows(
    [{ key: "k", values: stood }],
    [{ key: "k", values: ["in court", 4, null, "2024-02-29", ["charge"], null] }],
  );
  await writeChanges(database, [{ table, cases: [{ caseId: "case-a", rows }] }]);
  expect(sent.map(({ values }) => values)).toEqual([['{"case-a"}', '{"k"}', "{4}"]]);
  expect(sent[0]?.text).toContain('set "days" = given."days", "held" = null from');
});

describe("rows that are copied to a PostgreSQL server", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(startServer);
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    await database.store.pool.query(dropTable(tableName(table)));
    await database.store.pool.query(createTable(table));
  });

  const projectedTo = (caseId: string, rows: readonly StoredRow[]): ProjectedCase => ({
    caseId,
    revision: 1,
    position: 1,
    outcome: { ok: true, rows: new Map([[table.projection, rows]]) },
  });

  it("are read as they were gathered", () =>
    fc.assert(
      fc
        .asyncProperty(someRows, someRows, async (ofOne, ofOther) => {
          const { pool } = database.store;
          const gathering = gatherRows("server", [table]);
          gathering.add(projectedTo("case-a", ofOne));
          gathering.add(projectedTo("case-தேதி", ofOther));
          await addRows(pool, [table], gathering.taken());
          const read = await readRows(pool, table, ["case-a", "case-தேதி"]);
          expect(byKey(read.get("case-a") ?? [])).toEqual(byKey(ofOne));
          expect(byKey(read.get("case-தேதி") ?? [])).toEqual(byKey(ofOther));
        })
        .afterEach(async () => {
          await database.store.pool.query(`delete from "${tableName(table)}"`);
        }),
      { numRuns: 60 },
    ));

  it("are all there, however many there are", async () => {
    const { pool } = database.store;
    const said = "तारीख़ ".repeat(100);
    const rows = Array.from(
      { length: 2_000 },
      (_, i): StoredRow => ({ key: String(i), values: [said, i, null, null, [said, said], { said }] }),
    );
    const gathering = gatherRows("server", [table]);
    gathering.add(projectedTo("case-a", rows));
    await addRows(pool, [table], gathering.taken());
    expect(byKey((await readRows(pool, table, ["case-a"])).get("case-a") ?? [])).toEqual(byKey(rows));
  });

  it("are none where the database refuses one of their tables, and the connection can be used again", async () => {
    const { pool } = database.store;
    const gathering = gatherRows("server", [table, another]);
    const row: StoredRow = { key: "k", values: ["in court", 3, true, "2024-02-29", ["charge"], null] };
    gathering.add(projectedTo("case-a", [row]));
    await expect(addRows(pool, [table, another], gathering.taken())).rejects.toThrow(tableName(another));
    expect(await readRows(pool, table, ["case-a"])).toEqual(new Map());
    const client = await pool.connect();
    await expect(
      copyIn(client, `copy "${tableName(table)}" from stdin (format binary)`, new Uint8Array(100)),
    ).rejects.toThrow("COPY file signature not recognized");
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    client.release();
  });
});
