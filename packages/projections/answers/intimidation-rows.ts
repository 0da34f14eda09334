/** Incidents of intimidation, one row each. */
import { intimidationColumns } from "../intimidation.ts";
import { type Narrowed, narrowing } from "./narrowed.ts";
import { type RowList, rowList } from "./row-page.ts";

/** The oldest first; those without a date last. */
export const intimidationRows: RowList<typeof intimidationColumns, Narrowed> = rowList(
  { view: "intimidation", columns: intimidationColumns, sortedBy: "earliest" },
  narrowing,
);
