import { afterAll, describe, expect, test } from "vitest";
import { temporaryFiles } from "../testing/temporary-files.ts";
import { workbookOf, zipOf } from "../testing/workbook.ts";
import { openTable } from "./open-table.ts";
import type { ReadingOptions } from "./source-table.ts";
import { fileAt } from "./table-file.ts";

const files = temporaryFiles();
afterAll(files.remove);

const read = async (name: string, content: string | Uint8Array, options: ReadingOptions = {}) => {
  const table = await openTable(fileAt(files.write(name, content)), options);
  const rows: unknown[] = [];
  for await (const { row, cells, broken } of table.rows()) rows.push(broken ?? [row, ...cells]);
  return { columns: table.columns, rows };
};

const REGISTER = { columns: ["Number", "Station"], rows: [[2, "7", "Café Road"]] };

describe("a file of text", () => {
  const text = "Number,Station\r\n7,Café Road\r\n";
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");

  test.each([
    ["UTF-8", Buffer.from(text), {}],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`), {}],
    ["UTF-16 with a byte order mark", utf16, {}],
    ["UTF-16, the other way round", Buffer.from(utf16).swap16(), {}],
    ["UTF-16 without a mark, said so", Buffer.from(text, "utf16le"), { encoding: "utf-16le" }],
    ["Windows-1252, said so", Buffer.from(text, "latin1"), { encoding: "windows-1252" }],
    [
      "UTF-8 with a mark, though Windows-1252 was said",
      Buffer.from(`\ufeff${text}`),
      { encoding: "windows-1252" },
    ],
  ] as const)("in %s is read", async (_, bytes, options) => {
    expect(await read("one.csv", bytes, options)).toEqual(REGISTER);
  });

  test("in Windows-1252 has its own quotes and signs, not those of Latin-1", async () => {
    const bytes = Buffer.concat([Buffer.from("Name\n"), Uint8Array.of(0x93, 0x41, 0x94, 0x80)]);
    expect((await read("quotes.csv", bytes, { encoding: "windows-1252" })).rows).toEqual([[2, "“A”€"]]);
  });

  test("that is not in the encoding it is taken for is refused with what to do", async () => {
    await expect(read("two.csv", Buffer.from(text, "latin1"))).rejects.toThrow(
      /two\.csv is not UTF-8: .*an older Excel writes windows-1252/,
    );
  });

  test("may have a letter at the end of one piece and the beginning of the next", async () => {
    const long = `Number,Station\n${"7,Café Road\n".repeat(20_000)}`;
    expect(new Set((await read("long.csv", long)).rows.map((row) => (row as string[])[2]))).toEqual(
      new Set(["Café Road"]),
    );
  });

  test.each([";", "\t", "|"])("may have %j between its cells", async (delimiter) => {
    expect(await read("d.csv", text.replaceAll(",", delimiter))).toEqual(REGISTER);
  });

  test("may have quoted commas, quotes and line ends in its cells", async () => {
    const quoted = 'Number,Note\r\n1,"first line\r\nsecond, ""quoted"""\r\n2,x\r\n';
    expect((await read("q.csv", quoted)).rows).toEqual([
      [2, "1", 'first line\r\nsecond, "quoted"'],
      [3, "2", "x"],
    ]);
  });

  test("may have empty rows, which count as a spreadsheet counts them", async () => {
    expect((await read("e.csv", "\n\nNumber,Note\n\n1,x\n,\n2,y\n")).rows).toEqual([
      [5, "1", "x"],
      [7, "2", "y"],
    ]);
  });

  test("whose row has too few or too many cells has just that row refused", async () => {
    expect((await read("n.csv", "A,B\n1\n1,2,3\n1,2,\n")).rows).toEqual([
      expect.stringContaining("it has 1 cells and the header has 2"),
      expect.stringContaining("it has 3 cells and the header has 2"),
      [4, "1", "2"],
    ]);
  });

  test("with a quote that is never closed is refused whole", async () => {
    await expect(read("u.csv", 'A,B\n1,"open\n2,3\n')).rejects.toThrow(
      /u\.csv cannot be read on as a table: .*quote/,
    );
  });

  test("whose first row names a column twice is refused", async () => {
    await expect(read("t.csv", "A,B,A\n1,2,3\n")).rejects.toThrow('two columns "A"');
  });

  test("that is empty, or is not there, is refused", async () => {
    await expect(read("none.csv", "")).rejects.toThrow("has no row");
    await expect(openTable(fileAt(`${files.directory}/nowhere.csv`))).rejects.toThrow("is not there");
  });
});

describe("a workbook", () => {
  const strings = [
    "<t>Number</t>",
    "<t>On</t>",
    "<r><t>Two </t></r><r><t>runs</t></r><rPh><t>x</t></rPh>",
    "<t>A_x000A_B</t>",
  ];
  const header = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
  const bookOf = (rows: string, more: Partial<Parameters<typeof workbookOf>[0]> = {}) =>
    workbookOf({ rows: header + rows, strings, ...more });
  const rowsOf = async (rows: string, more: Partial<Parameters<typeof workbookOf>[0]> = {}) =>
    (await read("b.xlsx", bookOf(rows, more))).rows;

  test("shows its days as days, whatever their format, and its numbers as numbers", async () => {
    const rows =
      '<row r="2"><c r="A2"><v>44168</v></c><c r="B2" s="1"><v>44168</v></c></row>' +
      '<row r="3"><c r="A3"><v>0.10000000000000001</v></c><c r="B3" s="2"><v>44168.4375</v></c></row>';
    expect(await rowsOf(rows)).toEqual([
      [2, "44168", "2020-12-03"],
      [3, "0.1", "2020-12-03 10:30"],
    ]);
  });

  test("of an old Macintosh counts its days from 1904", async () => {
    const rows = '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>42706</v></c></row>';
    expect(await rowsOf(rows, { date1904: true })).toEqual([[2, "1", "2020-12-03"]]);
  });

  test("has texts that are shared, written in place or computed; and truths and errors", async () => {
    const rows =
      '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>' +
      '<row r="3"><c r="A3" t="inlineStr"><is><t>in place</t></is></c><c r="B3" t="str"><f>A1&amp;"x"</f><v>computed</v></c></row>' +
      '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><v>#N/A</v></c></row>';
    expect(await rowsOf(rows)).toEqual([
      [2, "Two runs", "A\nB"],
      [3, "in place", "computed"],
      [4, "TRUE", "#N/A"],
    ]);
  });

  test("leaves out empty cells and rows, and they are empty", async () => {
    const rows = '<row r="4"><c r="B4"><v>1</v></c></row><row r="6"><c r="A6"><v>2</v></c></row>';
    expect(await rowsOf(rows)).toEqual([
      [4, "", "1"],
      [6, "2", ""],
    ]);
  });

  test("is read from the sheet that is named", async () => {
    expect((await read("s.xlsx", bookOf(""), { sheet: "Notes" })).columns).toEqual(["Note"]);
    await expect(read("s.xlsx", bookOf(""), { sheet: "Other" })).rejects.toThrow(
      'has no sheet "Other"; it has "Register", "Notes"',
    );
  });

  test("that is a bomb is refused before it is unpacked", async () => {
    const bomb = { name: "xl/worksheets/sheet1.xml", content: Buffer.alloc(30_000_000, 0x20) };
    await expect(rowsOf("", { parts: [bomb] })).rejects.toThrow(/unpacks to \d+ times its size/);
  });

  test("that is larger than it says is not unpacked beyond what it says", async () => {
    const content = `<worksheet>${" ".repeat(5_000_000)}</worksheet>`;
    const liar = { name: "xl/worksheets/sheet1.xml", content, saidSize: 1_000 };
    await expect(rowsOf("", { parts: [liar] })).rejects.toThrow(/is not an XLSX workbook that can be read/);
  });

  test("with a text beyond all measure is refused while it is read", async () => {
    // Letters that pack badly enough to pass for a table.
    const words = Array.from({ length: 400_000 }, (_, i) =>
      ((i * 2_654_435_761) % 4_294_967_296).toString(36),
    ).join(" ");
    const endless = `<row r="2"><c r="A2" t="inlineStr"><is><t>${words}</t></is></c></row>`;
    await expect(rowsOf(endless)).rejects.toThrow("a text of more than 1000000 characters");
  });

  test.each([
    ["shared", { strings: ["<t>Number</t>", "<t>On</t>", `${"<r><t>many runs </t></r>".repeat(30_000)}`] }],
    ["in place", {}],
  ])("with a cell of more runs than a cell can hold, %s, is refused", async (where, more) => {
    const cell =
      where === "shared"
        ? '<c r="A2" t="s"><v>2</v></c>'
        : `<c r="A2" t="inlineStr"><is>${"<r><t>many runs </t></r>".repeat(30_000)}</is></c>`;
    await expect(rowsOf(`<row r="2">${cell}</row>`, more)).rejects.toThrow(
      "holds a cell of more than 32767 characters",
    );
  });

  test("may have a cell of as many characters as Excel allows, line ends among them, and not one more", async () => {
    const ofLength = (length: number) =>
      rowsOf(`<row r="2"><c r="A2" t="inlineStr"><is><t>${"_x000D_a".repeat(length / 2)}</t></is></c></row>`);
    expect(((await ofLength(32_766))[0] as string[])[1]).toHaveLength(32_766);
    await expect(ofLength(32_768)).rejects.toThrow("holds a cell of more than 32767 characters");
  });

  test("whose row has the same long text again and again is refused", async () => {
    const long = { strings: ["<t>Number</t>", "<t>On</t>", `<t>${"a".repeat(30_000)}</t>`] };
    const again = Array.from({ length: 34 }, () => '<c t="s"><v>2</v></c>').join("");
    await expect(rowsOf(`<row r="2">${again}</row>`, long)).rejects.toThrow(
      "row 2 has more than 1000000 characters",
    );
  });

  test("with elements within elements, which the parser would keep, is refused while it is read", async () => {
    await expect(rowsOf("<a>".repeat(100_000))).rejects.toThrow("more than 64 elements within each other");
    const deep = `<row r="2">${"<x>".repeat(50)}${"</x>".repeat(50)}<c r="A2"><v>7</v></c></row>`;
    expect(await rowsOf(deep.repeat(1))).toEqual([[2, "7", ""]]);
  });

  test("that declares entities is refused", async () => {
    const content = '<!DOCTYPE a [<!ENTITY b "cccc">]><worksheet><sheetData/></worksheet>';
    await expect(rowsOf("", { parts: [{ name: "xl/worksheets/sheet1.xml", content }] })).rejects.toThrow(
      "it declares a document type",
    );
  });

  test("that is none is refused with a sentence", async () => {
    await expect(read("x.xlsx", "not a zip file")).rejects.toThrow(/x\.xlsx is not an XLSX workbook/);
    await expect(read("y.xlsx", zipOf([{ name: "a.txt", content: "b" }]))).rejects.toThrow(/it has no xl\//);
    await expect(read("z.xls", "old")).rejects.toThrow("save it as XLSX");
  });
});
