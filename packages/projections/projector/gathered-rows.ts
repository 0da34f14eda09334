/**
 * Rows of a page of cases on their way to tables that are being filled, which have no key yet. Pure, so that any thread
 * can gather them.
 *
 * A server copies bytes, which cost a third less than an insertion there and little more than moving them here; rows
 * become bytes case by case, and so are gone before a collector of garbage would have to carry them along. The embedded
 * database cannot copy from its client.
 */
import type { Store } from "@tareekh/core/log/store.ts";
import { CopiedRows } from "./copied-rows.ts";
import type { ProjectedCase } from "./project-case.ts";
import { type Insertion, insertionOf } from "./row-store.ts";
import type { RowTable } from "./row-tables.ts";
import { rowsIn } from "./write-cases.ts";

/** On which kind of database the tables are. */
export type DatabaseKind = Store["Service"]["kind"];

export type GatheredRows =
  | {
      readonly kind: "server";
      /** Of each table; null where it gets no rows. */
      readonly copies: readonly (Uint8Array<ArrayBuffer> | null)[];
    }
  | {
      readonly kind: "embedded";
      /** Null where no table gets rows. */
      readonly insertion: Insertion | null;
    };

export interface Gathering {
  add(projected: ProjectedCase): void;
  /** All that were added; no more may be. */
  taken(): GatheredRows;
}

const toBeCopied = (tables: readonly RowTable[]): Gathering => {
  const all = tables.map((table) => ({ projection: table.projection, rows: new CopiedRows(table) }));
  return {
    add: (projected) => {
      for (const { projection, rows } of all) rows.add(projected.caseId, rowsIn(projection, projected));
    },
    taken: () => ({ kind: "server", copies: all.map(({ rows }) => rows.taken()) }),
  };
};

const toBeInserted = (tables: readonly RowTable[]): Gathering => {
  const all: ProjectedCase[] = [];
  return {
    add: (projected) => {
      all.push(projected);
    },
    taken: () => ({
      kind: "embedded",
      insertion: insertionOf(
        tables.map((table) => ({
          table,
          cases: all.map((one) => ({ caseId: one.caseId, rows: rowsIn(table.projection, one) })),
        })),
      ),
    }),
  };
};

export const gatherRows = (kind: DatabaseKind, tables: readonly RowTable[]): Gathering =>
  kind === "server" ? toBeCopied(tables) : toBeInserted(tables);

/** What can be given to another thread instead of copied for it. */
export const buffersOf = (gathered: GatheredRows): readonly ArrayBuffer[] =>
  gathered.kind === "server"
    ? gathered.copies.flatMap((bytes) => (bytes === null ? [] : [bytes.buffer]))
    : [];
