/** Workbooks for tests, written byte for byte: a zip file of XML parts, with what a real one has and a hostile one may. */
import { crc32, deflateRawSync } from "node:zlib";

interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the part says of its size once unpacked, where that is not the truth. */
  readonly saidSize?: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;

export const zipOf = (parts: readonly Part[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, saidSize } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const size = saidSize ?? bytes.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(LOCAL, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(DEFLATED, 8);
    local.writeUInt32LE(crc32(bytes), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(DEFLATED, 10);
    central.writeUInt32LE(crc32(bytes), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    centrals.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

export interface SheetOfTest {
  /** The `row` elements. */
  readonly rows: string;
  readonly strings?: readonly string[];
  readonly date1904?: boolean;
  /** More parts, or others in the place of these. */
  readonly parts?: readonly Part[];
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A workbook with an empty sheet and then a sheet "Register"; style 1 is `dd/mm/yyyy`, style 2 is built-in 14. */
export const workbookOf = ({ rows, strings = [], date1904 = false, parts = [] }: SheetOfTest): Buffer => {
  const own: readonly Part[] = [
    {
      name: "xl/workbook.xml",
      content: `${XML}<workbook ${SPREADSHEET} xmlns:r="r"><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets><sheet name="Register" sheetId="1" r:id="rId1"/><sheet name="Notes" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `${XML}<Relationships xmlns="p"><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="t" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    },
    {
      name: "xl/styles.xml",
      content: `${XML}<styleSheet ${SPREADSHEET}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    {
      name: "xl/sharedStrings.xml",
      content: `${XML}<sst ${SPREADSHEET}>${strings.map((one) => `<si>${one}</si>`).join("")}</sst>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      content: `${XML}<worksheet ${SPREADSHEET}><sheetData>${rows}</sheetData></worksheet>`,
    },
    {
      name: "xl/worksheets/sheet2.xml",
      content: `${XML}<worksheet ${SPREADSHEET}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Note</t></is></c></row></sheetData></worksheet>`,
    },
  ];
  return zipOf([...own.filter(({ name }) => parts.every((other) => other.name !== name)), ...parts]);
};
