import { expect, it } from "vitest";
import { monthNamed } from "./month-names.ts";

it.each([
  ["November", 11],
  ["nov", 11],
  ["NOV.", 11],
  ["Sept.", 9],
  ["May", 5],
  ["Mar", 3],
])("%s is month %d", (word, month) => expect(monthNamed(word)).toBe(month));

it.each(["Ju", "J", "", ".", "Novembre", "Nove mber", "today"])("%j is no month", (word) =>
  expect(monthNamed(word)).toBeNull(),
);
