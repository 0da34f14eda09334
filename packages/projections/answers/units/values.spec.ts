import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyValues, GrowingValues, NONE, noneIn, readValues, roomFor, type Values } from "./values.ts";

/** Narrow and wide, at the edges of each width, and none. */
const anyValue = fc.oneof(
  fc.integer({ min: -130, max: 130 }),
  fc.integer({ min: -32_770, max: 32_770 }),
  fc.integer({ min: NONE + 1, max: 2_147_483_647 }),
  fc.constantFrom(NONE, -128, -127, 127, 128, -32_768, -32_767, 32_767, 32_768),
);

const kept = (values: readonly number[], bytes: 1 | 2 | 4 = 1): Values => {
  const growing = new GrowingValues(1, bytes);
  for (const [at, value] of values.entries()) growing.put(at, value);
  return growing.done(values.length);
};

const read = (values: Values, from = 0, to = values.length): readonly number[] => {
  const into = new Int32Array(to - from);
  readValues(values, from, to, into);
  return [...into];
};

describe("whole numbers in few bytes", () => {
  it("are read as they were put, and none as none", () => {
    fc.assert(
      fc.property(fc.array(anyValue), fc.nat(), fc.nat(), (values, one, other) => {
        const stored = kept(values);
        expect(read(stored)).toEqual(values);
        const [from, to] = [one % (values.length + 1), other % (values.length + 1)];
        const [first, last] = [Math.min(from, to), Math.max(from, to)];
        expect(read(stored, first, last)).toEqual(values.slice(first, last));
      }),
    );
  });

  it("take no more bytes than the widest of them needs, or than was asked for", () => {
    expect(kept([1, NONE, -127]).BYTES_PER_ELEMENT).toBe(1);
    expect(kept([1, -128]).BYTES_PER_ELEMENT).toBe(2);
    expect(kept([20_000, NONE]).BYTES_PER_ELEMENT).toBe(2);
    expect(kept([32_768, 1]).BYTES_PER_ELEMENT).toBe(4);
    expect(kept([1], 4).BYTES_PER_ELEMENT).toBe(4);
  });

  it("are copied among wider ones", () => {
    fc.assert(
      fc.property(fc.array(anyValue), fc.array(anyValue), (some, more) => {
        const [one, other] = [kept(some), kept(more)];
        const all = roomFor(some.length + more.length, one, other);
        copyValues(one, all, 0);
        copyValues(other, all, some.length);
        expect(read(all)).toEqual([...some, ...more]);
      }),
    );
  });

  it("have the least number of their width for none", () => {
    expect([new Int8Array(0), new Int16Array(0), new Int32Array(0)].map(noneIn)).toEqual([
      -128, -32_768, -2_147_483_648,
    ]);
  });
});
