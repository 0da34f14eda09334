/** What one row of a table tells: which case, and the events of it; or why it is refused. */
import type { CheckedMap, ToldEvent } from "./map/checked-map.ts";
import type { RowReading } from "./map/row-reading.ts";
import { keyInOneCell } from "./refused-columns.ts";
import type { SourceTable, TableRow } from "./table/source-table.ts";

export interface ToldRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** The texts of the key's columns, written alike. */
  readonly key: readonly string[];
  readonly events: readonly ToldEvent[];
  /** Of each event, its place in the map. */
  readonly places: readonly number[];
}

export interface RefusedRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** Each a sentence that names the column. */
  readonly reasons: readonly string[];
  /** Its key in one cell, where it is refused since another row has the same; null otherwise. */
  readonly sharedKey: string | null;
}

export type ReadRow = ({ readonly kind: "told" } & ToldRow) | ({ readonly kind: "refused" } & RefusedRow);

/** One text has one form: composed letters, and one space where there are several. */
const alike = (text: string): string => text.normalize("NFC").replace(/\s+/gu, " ").trim();

const STILL_SHARED =
  "it still has what another row has, and they are to name one row only; correct it here, or, where the other row is wrong, correct that one in the whole file and import the file again";

/** Reads rows of a table with the map that was checked against it. */
export const rowReader = (
  map: CheckedMap,
  { columns, serialDays }: Pick<SourceTable, "columns" | "serialDays">,
): ((row: TableRow) => ReadRow) => {
  const places = new Map(columns.map((name, i) => [name, i]));
  return ({ row, cells, broken, sharedKey: refusedFor = null }) => {
    if (broken !== null) return { kind: "refused", row, cells, reasons: [broken], sharedKey: refusedFor };
    const reasons = new Set<string>();
    const reading: RowReading = {
      text: (column) => {
        const text = (cells[places.get(column) ?? -1] ?? "").trim();
        return map.nothing.has(text.toLowerCase()) ? "" : text;
      },
      serialDays,
      refuse: (reason) => reasons.add(reason),
    };
    const key = map.key.map((column) => alike(reading.text(column)));
    for (const [i, text] of key.entries()) {
      if (text === "") reasons.add(`${map.key[i]}: it is empty, and names the row`);
    }
    const sharedKey = refusedFor === keyInOneCell(key) ? refusedFor : null;
    if (sharedKey !== null) reasons.add(`${map.key.join(", ")}: ${STILL_SHARED}`);
    const told = map.events.filter(({ applies }) => applies(reading));
    const events = told.map(({ read }) => read(reading));
    return reasons.size > 0
      ? { kind: "refused", row, cells, reasons: [...reasons], sharedKey }
      : { kind: "told", row, cells, key, events, places: told.map(({ place }) => place) };
  };
};
