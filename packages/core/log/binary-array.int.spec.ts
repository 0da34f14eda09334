import { Effect, ManagedRuntime } from "effect";
import fc from "fast-check";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { integerArray, textArray, uuidArray } from "./binary-array.ts";
import { Store, type StoreError } from "./store.ts";
import { everyStore } from "./testing/test-stores.ts";

const text = fc.string({ unit: "binary" }).map((any) => any.toWellFormed().replaceAll("\u0000", "")); // which no PostgreSQL text can hold

describe.each(everyStore)("An array sent in binary form to %s", (_, store) => {
  let runtime: ManagedRuntime.ManagedRuntime<Store, StoreError>;
  let pool: Pool;
  beforeAll(async () => {
    runtime = ManagedRuntime.make(store);
    ({ pool } = await runtime.runPromise(Effect.service(Store)));
  });
  afterAll(() => runtime.dispose());

  /** The elements as the database has them, each with its place. */
  const received = async (type: string, array: Buffer) => {
    const { rows } = await pool.query<{ place: number; element: string }>(
      `select place::integer, element::text
       from unnest($1::${type}[]) with ordinality as sent(element, place) order by place`,
      [array],
    );
    return rows;
  };
  const sent = <T>(element: fc.Arbitrary<T>, arrayOf: (elements: readonly T[]) => Buffer) =>
    fc.array(element).map((elements) => ({ array: arrayOf(elements), elements: elements.map(String) }));

  it.each([
    ["integer", sent(fc.integer(), integerArray)],
    ["text", sent(text, textArray)],
    ["uuid", sent(fc.uuid(), uuidArray)],
  ])("is the same %s[] there", async (type, given) => {
    await fc.assert(
      fc.asyncProperty(given, async ({ array, elements }) => {
        expect(await received(type, array)).toEqual(
          elements.map((element, index) => ({ place: index + 1, element })),
        );
      }),
      { numRuns: 50 },
    );
  });
});
