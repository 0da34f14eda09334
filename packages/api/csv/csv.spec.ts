import { describe, expect, test } from "vitest";
import { csvOf, csvStream, type Table, type TablePart } from "./csv.ts";

/** Without the mark with which every file begins. */
const textOf = (table: Table): string => csvOf(table).slice(1);

test("a file begins with the mark by which Excel knows its letters", () => {
  expect([...new TextEncoder().encode(csvOf({ columns: ["জেলা"], rows: [] }))].slice(0, 3)).toEqual([
    0xef, 0xbb, 0xbf,
  ]);
});

test("a table has a header line, and each line ends as RFC 4180 asks", () => {
  expect(textOf({ columns: ["case", "days"], rows: [["case-1", 36]] })).toBe("case,days\r\ncase-1,36\r\n");
});

test("a cell with a comma, a quote or a line's end is quoted, its quotes doubled", () => {
  expect(
    textOf({
      columns: ["court"],
      rows: [["Court no. 3, Alipore"], ['the "special" court'], ["two\nlines"]],
    }),
  ).toBe('court\r\n"Court no. 3, Alipore"\r\n"the ""special"" court"\r\n"two\nlines"\r\n');
});

test.each(["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1"])(
  "the text %j is no formula once a spreadsheet opens the file",
  (text) => {
    const line = textOf({ columns: ["alias"], rows: [[text]] }).slice("alias\r\n".length);
    expect(line.startsWith("'") || line.startsWith(`"'`)).toBe(true);
  },
);

test("a formula in a header is neutralised too", () => {
  expect(textOf({ columns: ["=A1"], rows: [] })).toBe("'=A1\r\n");
});

test("numbers, also below zero, stay numbers; what is not known stays empty", () => {
  expect(textOf({ columns: ["days", "open", "until"], rows: [[-3, true, null]] })).toBe(
    "days,open,until\r\n-3,true,\r\n",
  );
});

describe("a table that comes part after part", () => {
  /** `parts` parts of two lines each, and how many of them were asked for. */
  const tableOf = (parts: number) => {
    const asked: string[] = [];
    const part = (number: number): TablePart => ({
      rows: [
        [`case-${number}`, 1],
        [`case-${number}`, 2],
      ],
      next: number === parts ? null : String(number + 1),
    });
    const stream = csvStream(["case", "line"], part(1), async (cursor) => {
      asked.push(cursor);
      return part(Number(cursor));
    });
    return { stream, asked };
  };

  test("begins before the parts that follow are asked for, and asks for each once it is taken", async () => {
    const { stream, asked } = tableOf(1000);
    const reader = stream.getReader();
    const decoder = new TextDecoder();
    expect(decoder.decode((await reader.read()).value)).toBe("case,line\r\ncase-1,1\r\ncase-1,2\r\n");
    expect(asked).toEqual([]);
    expect(decoder.decode((await reader.read()).value)).toBe("case-2,1\r\ncase-2,2\r\n");
    expect(asked).toEqual(["2"]);
    await reader.cancel();
    expect(asked).toEqual(["2"]);
  });

  test("is the same file as the table at once", async () => {
    const { stream } = tableOf(3);
    const rows = [1, 2, 3].flatMap((number) => [1, 2].map((line) => [`case-${number}`, line]));
    expect(await new Response(stream).bytes()).toEqual(
      new TextEncoder().encode(csvOf({ columns: ["case", "line"], rows })),
    );
  });

  test("has a header also where it has no line", async () => {
    const stream = csvStream(["case"], { rows: [], next: null }, () => Promise.reject(new Error("asked")));
    expect(await new Response(stream).text()).toBe("case\r\n");
  });

  test("fails where a part cannot be had, so that half of it is not taken for all", async () => {
    const first: TablePart = { rows: [["case-1"]], next: "2" };
    const stream = csvStream(["case"], first, () => Promise.reject(new Error("the store does not answer")));
    await expect(new Response(stream).text()).rejects.toThrow("the store does not answer");
  });
});
