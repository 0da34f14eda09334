import { expect, test } from "vitest";
import { spelledOut } from "./spelled-out.ts";

test("who came to court is told by accused, and what nobody recorded is left out", () => {
  expect(
    spelledOut([
      { accused: "accused-1", present: "present-by-video", note: null },
      { accused: "accused-2", present: "absent" },
    ]),
  ).toBe("accused: accused-1, present: present-by-video; accused: accused-2, present: absent");
});

test.each([
  [{ earliest: "2020-11-12", latest: "2020-11-12", approximate: false }, "2020-11-12"],
  [{ earliest: "2020-10-01", latest: "2020-10-07", approximate: false }, "2020-10-01 to 2020-10-07"],
  [{ earliest: null, latest: "2020-10-07" }, "on or before 2020-10-07"],
  [{ earliest: "2020-10-01", latest: null }, "on or after 2020-10-01"],
  [{ earliest: null, latest: null }, "not dated"],
])("the days %j are %s", (bounds, told) => {
  expect(spelledOut([{ from: bounds }])).toBe(`from: ${told}`);
});

test("a list with nothing in it is an empty cell", () => {
  expect(spelledOut([])).toBe("");
});
