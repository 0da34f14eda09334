/**
 * The interface that every projection has: rows = project(history).
 *
 * A projection is pure: no database, no clock, no other case. It declares its columns, so that the projector can
 * keep its table without knowing it.
 */
import type { History } from "@tareekh/core/history/history.ts";

/** The types that a column may have; each may be null. `json` is for what is only shown. */
export type ColumnType = "text" | "integer" | "boolean" | "day" | "texts" | "json";

export interface ValueOfColumn {
  readonly text: string;
  readonly integer: number;
  readonly boolean: boolean;
  /** `YYYY-MM-DD`; the projector stores a PostgreSQL `date`. */
  readonly day: string;
  readonly texts: readonly string[];
  readonly json: unknown;
}

export type Columns = Readonly<Record<string, ColumnType>>;

/** A row: its key, unique within its case and projection, and its columns. */
export type RowOf<C extends Columns> = { readonly key: string } & {
  readonly [Name in keyof C]: ValueOfColumn[C[Name]] | null;
};

export interface Projection<C extends Columns = Columns> {
  /** Also the name of its table: `delays`, `bail`. */
  readonly name: string;
  /** Raised whenever the same history yields other rows; the projector then rebuilds. */
  readonly version: number;
  readonly columns: C;
  /** Columns by which rows are asked across cases. */
  readonly indexes: readonly (readonly string[])[];
  /** The rows of one case. Their order has no meaning. */
  project(history: History): readonly RowOf<C>[];
}

/** Declares a projection, so that its rows and indexes are checked against its columns. */
export const projection = <const C extends Columns>(
  declared: Projection<C> & { readonly indexes: readonly (readonly (keyof C & string)[])[] },
): Projection<C> => declared;
