import { expect, test } from "vitest";
import { rowsTogether } from "./rows-together.ts";
import type { TableRow } from "./source-table.ts";

const rowOf = (row: number): TableRow => ({ row, cells: [String(row)], broken: null });

async function* rowsUpTo(last: number): AsyncGenerator<TableRow> {
  for (let row = 1; row <= last; row += 1) yield rowOf(row);
}

const sizesOf = async (rows: AsyncIterable<readonly TableRow[]>): Promise<readonly (readonly number[])[]> => {
  const sizes: number[][] = [];
  for await (const some of rows) sizes.push(some.map(({ row }) => row));
  return sizes;
};

test("rows that are at hand come together, in their order, and the last few by themselves", async () => {
  expect(await sizesOf(rowsTogether(rowsUpTo(7), 3))).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  expect(await sizesOf(rowsTogether(rowsUpTo(6), 3))).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(await sizesOf(rowsTogether(rowsUpTo(0), 3))).toEqual([]);
});

test("rows that are there do not wait for one that comes late", async () => {
  const gate = Promise.withResolvers<void>();
  async function* late(): AsyncGenerator<TableRow> {
    yield* rowsUpTo(2);
    await gate.promise;
    yield rowOf(3);
  }
  const rows = rowsTogether(late(), 10);
  expect((await rows.next()).value?.map(({ row }: TableRow) => row)).toEqual([1, 2]);
  gate.resolve();
  expect((await rows.next()).value?.map(({ row }: TableRow) => row)).toEqual([3]);
  expect((await rows.next()).done).toBe(true);
});

test("what goes wrong is thrown after the rows before it, also where it came after they were given", async () => {
  async function* torn(): AsyncGenerator<TableRow> {
    yield* rowsUpTo(2);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    throw new Error("torn");
  }
  const rows = rowsTogether(torn(), 2);
  expect((await rows.next()).value).toHaveLength(2);
  await expect(rows.next()).rejects.toThrow("torn");
});

test("a table that is not read to its end is closed", async () => {
  let closed = false;
  async function* open(): AsyncGenerator<TableRow> {
    try {
      yield* rowsUpTo(100);
    } finally {
      closed = true;
    }
  }
  for await (const _ of rowsTogether(open(), 3)) break;
  expect(closed).toBe(true);
});
