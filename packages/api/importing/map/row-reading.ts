/** A row as a map reads it: its texts by column, and what is wrong with them, gathered. */

export interface RowReading {
  /** The text of a column without the spaces around it; empty where the map says that it means nothing. */
  readonly text: (column: string) => string;
  readonly serialDays: boolean;
  /** Takes note of why the row is refused. */
  readonly refuse: (reason: string) => void;
}

/** What a map makes of a row, at one place; undefined leaves the field out. */
export type Reader = (row: RowReading) => unknown;
