import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases, type OpenDatabase, opened } from "../../projector/testing/databases.ts";
import { RowText } from "./row-text.ts";
import { NONE } from "./values.ts";

const numbers = fc.array(fc.option(fc.integer({ min: -2_147_483_647, max: 2_147_483_647 })), {
  minLength: 1,
  maxLength: 4,
});
/** With all that has a meaning in a row's text. */
const texts = fc.array(
  fc.option(
    fc.oneof(
      fc.string({ unit: fc.constantFrom('"', "\\", ",", "(", ")", " ", "\n", "'", "a", "7", "न", "😀") }),
      fc.constantFrom("open", 'Court "No. 2", (South)', ""),
    ),
  ),
  { minLength: 1, maxLength: 4 },
);

describe.each(databases)("a row in one text, on $name", ({ start }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(start);
  });
  afterAll(() => database.stop());

  it("is read as the values that it was made of", async () => {
    const row = new RowText();
    await fc.assert(
      fc.asyncProperty(numbers, texts, async (some, words) => {
        const columns = [
          ...some.map((_, place) => `$${place + 1}::integer`),
          ...words.map((_, place) => `$${some.length + place + 1}::text`),
        ];
        const found = await database.store.pool.query<{ values: string }>(
          `select row(${columns.join(", ")})::text as "values"`,
          [...some, ...words],
        );
        row.begin(found.rows[0]?.values ?? "");
        expect(some.map(() => row.number())).toEqual(some.map((number) => number ?? NONE));
        expect(words.map(() => row.text())).toEqual(words);
      }),
      { numRuns: 200 },
    );
  });
});
