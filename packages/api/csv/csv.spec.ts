import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("a table has a header line, and each line ends as RFC 4180 asks", () => {
  expect(csvOf({ columns: ["case", "days"], rows: [["case-1", 36]] })).toBe("case,days\r\ncase-1,36\r\n");
});

test("a cell with a comma, a quote or a line's end is quoted, its quotes doubled", () => {
  expect(
    csvOf({ columns: ["court"], rows: [["Court no. 3, Alipore"], ['the "special" court'], ["two\nlines"]] }),
  ).toBe('court\r\n"Court no. 3, Alipore"\r\n"the ""special"" court"\r\n"two\nlines"\r\n');
});

test.each(["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1+1", "\r=1+1"])(
  "the text %j is no formula once a spreadsheet opens the file",
  (text) => {
    const line = csvOf({ columns: ["alias"], rows: [[text]] }).slice("alias\r\n".length);
    expect(line.startsWith("'") || line.startsWith(`"'`)).toBe(true);
  },
);

test("a formula in a header is neutralised too", () => {
  expect(csvOf({ columns: ["=A1"], rows: [] })).toBe("'=A1\r\n");
});

test("numbers, also below zero, stay numbers; what is not known stays empty", () => {
  expect(csvOf({ columns: ["days", "open", "until"], rows: [[-3, true, null]] })).toBe(
    "days,open,until\r\n-3,true,\r\n",
  );
});
