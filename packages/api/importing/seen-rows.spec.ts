import { expect, test } from "vitest";
import { seenRows } from "./seen-rows.ts";

const idOf = (number: number): string =>
  `00000000-0000-7000-${(0x8000 + (number % 0x4000)).toString(16)}-${number.toString(16).padStart(12, "0")}`;

test("a row that was met before is known by the first that had its key, however many there are", () => {
  const seen = seenRows();
  const many = 20_000;
  for (let row = 2; row < many; row++) expect(seen.before(idOf(row), row)).toBeNull();
  for (const row of [2, 3, 4_097, many - 1]) expect(seen.before(idOf(row), row + many)).toBe(row);
});
