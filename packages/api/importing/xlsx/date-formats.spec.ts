import { expect, test } from "vitest";
import { showsDay } from "./date-formats.ts";

test.each([
  [14, undefined],
  [22, undefined],
  [164, "dd/mm/yyyy"],
  [165, '[$-4009]d" "mmmm" "yyyy;@'],
  [166, "dd-mmm-yy hh:mm"],
])("the format %d (%s) shows a day", (id, format) => {
  expect(showsDay(id, format)).toBe(true);
});

test.each([
  [0, undefined],
  [2, undefined],
  [20, undefined],
  [164, "0.00"],
  [165, '0" days"'],
  [166, "[Red]0"],
  [167, "General"],
  [168, "[h]:mm:ss"],
])("the format %d (%s) shows none", (id, format) => {
  expect(showsDay(id, format)).toBe(false);
});
