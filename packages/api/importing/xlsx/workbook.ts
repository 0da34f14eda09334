/** What a workbook says of itself: its sheets and where they lie, how it counts days, which cell styles show days. */
import { fileRefused } from "../import-error.ts";
import { showsDay } from "./date-formats.ts";
import type { DateSystem } from "./excel-moment.ts";
import { xmlEvents } from "./xml-events.ts";
import type { ZipParts } from "./zip-parts.ts";

/** Bytes of a part that describes; sheets and texts have bounds of their own. */
const DESCRIPTION = 16_000_000;

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly dateSystem: DateSystem;
  /** Of each cell style by its place, whether it shows a number as a day. */
  readonly dayStyles: readonly boolean[];
}

const BOOK = "xl/workbook.xml";

/** A target is named from the part that names it, or from the root. */
const partOf = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target}`);

const targetsById = async (file: string, parts: ZipParts): Promise<ReadonlyMap<string, string>> => {
  const targets = new Map<string, string>();
  const part = await parts.read("xl/_rels/workbook.xml.rels", DESCRIPTION);
  for await (const event of xmlEvents(file, part)) {
    if (event.kind !== "open" || event.name !== "Relationship") continue;
    const { Id, Target } = event.attributes;
    if (Id !== undefined && Target !== undefined) targets.set(Id, partOf(Target));
  }
  return targets;
};

const dayStylesOf = async (file: string, parts: ZipParts): Promise<readonly boolean[]> => {
  if (!parts.has("xl/styles.xml")) return [];
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let inCellStyles = false;
  for await (const event of xmlEvents(file, await parts.read("xl/styles.xml", DESCRIPTION))) {
    if (event.kind === "text") continue;
    if (event.name === "cellXfs") inCellStyles = event.kind === "open";
    else if (event.kind === "close") continue;
    else if (event.name === "numFmt")
      formats.set(Number(event.attributes.numFmtId), event.attributes.formatCode ?? "");
    else if (event.name === "xf" && inCellStyles) styles.push(Number(event.attributes.numFmtId ?? 0));
  }
  return styles.map((id) => showsDay(id, formats.get(id)));
};

/** Rejects with `ImportError` where the parts are not those of a workbook. */
export const readWorkbook = async (file: string, parts: ZipParts): Promise<Workbook> => {
  const targets = await targetsById(file, parts);
  const sheets: { name: string; part: string }[] = [];
  let dateSystem: DateSystem = "1900";
  for await (const event of xmlEvents(file, await parts.read(BOOK, DESCRIPTION))) {
    if (event.kind !== "open") continue;
    const { attributes } = event;
    if (event.name === "workbookPr" && ["1", "true"].includes(attributes.date1904 ?? "")) dateSystem = "1904";
    if (event.name !== "sheet") continue;
    const part = targets.get(attributes["r:id"] ?? "");
    if (part !== undefined) sheets.push({ name: attributes.name ?? "", part });
  }
  if (sheets.length === 0) throw fileRefused(file, "has no sheet");
  return { sheets, dateSystem, dayStyles: await dayStylesOf(file, parts) };
};
