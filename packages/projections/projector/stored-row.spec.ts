import { describe, expect, it } from "vitest";
import type { Columns } from "../projection.ts";
import type { Declared } from "./row-tables.ts";
import { storedRows, UnstorableRows } from "./stored-row.ts";

const declared = (columns: Columns, indexes: Declared["indexes"] = []): Declared => ({
  name: "delays",
  version: 1,
  columns,
  indexes,
});

const storing =
  (columns: Columns, ...rows: Record<string, unknown>[]) =>
  () =>
    storedRows(declared(columns), "case-1", rows);

describe("a row to be stored", () => {
  it("has its values in the order of the columns, whatever the order in which they were given", () => {
    const rows = storing(
      { a: "integer", b: "text", c: "day" },
      { c: "2020-11-12", key: "k", b: "x", a: 1 },
    )();
    expect(rows).toEqual([{ key: "k", values: [1, "x", "2020-11-12"] }]);
  });

  it("may leave any column unknown", () => {
    const all: Columns = { a: "text", b: "integer", c: "boolean", d: "day", e: "texts", f: "json" };
    expect(storing(all, { key: "k", a: null, b: null, c: null, d: null, e: null, f: null })()).toEqual([
      { key: "k", values: [null, null, null, null, null, null] },
    ]);
  });

  it("keeps of a json value what JSON can say", () => {
    expect(storing({ a: "json" }, { key: "k", a: { b: undefined, c: [1, Number.NaN] } })()).toEqual([
      { key: "k", values: [{ c: [1, null] }] },
    ]);
  });

  it.each([
    ["a text with U+0000", "text", "a\u0000b"],
    ["half a character", "text", "\ud800"],
    ["a number that is not whole", "integer", 1.5],
    ["a number beyond 32 bits", "integer", 2 ** 31],
    ["a text for a number", "integer", "1"],
    ["a day that the calendar does not have", "day", "2023-02-29"],
    ["a day in the year 0", "day", "0000-01-01"],
    ["an instant for a day", "day", "2023-02-28T10:00Z"],
    ["a list with something else than texts", "texts", ["a", 1]],
    ["a json value with U+0000 deep within", "json", { a: [{ "b\u0000": 1 }] }],
    ["a function", "json", () => 1],
    ["nothing at all", "text", undefined],
  ] as const)("is refused with %s, naming the column and not the value", (_, type, value) => {
    expect(storing({ a: type }, { key: "k", a: value })).toThrow(
      new UnstorableRows(`Projection delays: column a of row k cannot be stored as ${type}`),
    );
  });

  it("is refused without a key, with the key of another row, and with a column that was not declared", () => {
    expect(storing({}, { key: "" })).toThrow("a row has no key");
    expect(storing({}, { key: "k" }, { key: "k" })).toThrow("two rows have the key k");
    expect(storing({}, { key: "k", b: 1 })).toThrow("b of row k is not among its columns");
  });

  it("is the same object as before where it has stayed as it was, and another where anything of it differs", () => {
    const columns: Columns = { a: "text", b: "integer", c: "boolean", d: "day", e: "texts", f: "json" };
    const rowOf = (changed: Record<string, unknown> = {}) => ({
      key: "k",
      a: "x",
      b: 1,
      c: false,
      d: "2020-11-12",
      e: ["y", "z"],
      f: { g: [1, null] },
      ...changed,
    });
    const before = storing(columns, rowOf())();
    const after = (row: Record<string, unknown>) => storedRows(declared(columns), "case-1", [row], before)[0];
    expect(after(rowOf())).toBe(before[0]);
    // What JSON cannot say is not kept, so nothing has changed: it is compared once it is as it would be stored.
    expect(after(rowOf({ f: { g: [1, Number.NaN], h: undefined } }))).toEqual(before[0]);
    for (const [name, value, stored = value] of [
      ["a", "X"],
      ["b", 2],
      ["c", null],
      ["d", "2020-11-13"],
      ["e", ["y"]],
      ["e", ["z", "y"]],
      ["e", ["y", "z", "z"]],
      ["f", { g: [1, 2] }],
    ] as const) {
      const values = [...(before[0]?.values ?? [])];
      values[Object.keys(columns).indexOf(name)] = stored;
      expect(after(rowOf({ [name]: value }))).toEqual({ key: "k", values });
    }
    expect(after(rowOf({ key: "other" }))).toMatchObject({ key: "other" });
  });

  it("has in it, where others of its values have changed, those that have not as they stood", () => {
    const columns: Columns = { a: "texts", b: "json", c: "integer" };
    const rowOf = (c: number) => ({ key: "k", a: ["x"], b: [{ d: 1 }], c });
    const before = storing(columns, rowOf(1))();
    const [after] = storedRows(declared(columns), "case-1", [rowOf(2)], before);
    expect(after?.values).toEqual([["x"], [{ d: 1 }], 2]);
    expect(after?.values[0]).toBe(before[0]?.values[0]);
    expect(after?.values[1]).toBe(before[0]?.values[1]);
  });

  it("is the same object as before wherever it stands among the rows", () => {
    const rows = (...keys: readonly string[]) => keys.map((key) => ({ key, a: key }));
    const before = storing({ a: "text" }, ...rows("k", "l", "m"))();
    const after = storedRows(declared({ a: "text" }), "case-1", rows("k", "n", "m", "l"), before);
    expect(after.map(({ key }) => key)).toEqual(["k", "n", "m", "l"]);
    expect([after[0], after[2], after[3]]).toEqual([before[0], before[2], before[1]]);
    expect(after[2]).toBe(before[2]);
    expect(after[3]).toBe(before[1]);
    for (const twice of ["k", "m"]) {
      expect(() => storedRows(declared({ a: "text" }), "case-1", rows("k", "n", "m", twice), before)).toThrow(
        `two rows have the key ${twice}`,
      );
    }
  });

  it("is refused for what it was refused for before, whatever stood there", () => {
    const before = storing({ a: "text" }, { key: "k", a: "x" })();
    const again =
      (...rows: Record<string, unknown>[]) =>
      () =>
        storedRows(declared({ a: "text" }), "case-1", rows, before);
    expect(again({ key: "k", a: "x", b: 1 })).toThrow("b of row k is not among its columns");
    expect(again({ key: "k", a: "x" }, { key: "k", a: "x" })).toThrow("two rows have the key k");
    expect(again({ key: "k", a: 1 })).toThrow("column a of row k cannot be stored as text");
  });

  it("is refused where an index could not hold it", () => {
    const long = "x".repeat(2_500);
    expect(() => storedRows(declared({ a: "text" }, [["a"]]), "case-1", [{ key: "k", a: long }])).toThrow(
      "a of row k is too long for its index",
    );
    expect(storedRows(declared({ a: "text" }), "case-1", [{ key: "k", a: long }])).toHaveLength(1);
    expect(storing({}, { key: long })).toThrow("a row's key is too long");
  });
});
