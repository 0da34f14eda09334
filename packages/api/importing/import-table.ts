/**
 * Importing a table: every row is recorded, or refused with its reasons, in the order of the file.
 *
 * The file is read twice, row by row: once to its end before anything is recorded, so that a file that cannot be read
 * on is refused whole; and once more to record. What is held does not grow with the file but for a few bytes a row.
 */
import type { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import type { Recorder, RecorderError } from "@tareekh/core/recording/recorder.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { Effect, Stream } from "effect";
import type { ChangedRow } from "./changed-row.ts";
import { ImportError } from "./import-error.ts";
import type { CheckedMap } from "./map/checked-map.ts";
import { type RowResult, recordRows } from "./record-row.ts";
import { keyInOneCell } from "./refused-columns.ts";
import { rowIds } from "./row-ids.ts";
import { seenRows } from "./seen-rows.ts";
import type { SourceTable, TableRow } from "./table/source-table.ts";
import { type ReadRow, type RefusedRow, rowReader, type ToldRow } from "./told-rows.ts";

/** Rows that are recorded at the same time: appends that wait are written together. */
const TOGETHER = 64;

export interface Importing {
  readonly table: SourceTable;
  readonly map: CheckedMap;
  /**
   * In whose name events are recorded (`recorded-by.ts`). Null for a dry run, which does everything but the recording:
   * what would be recorded, and what refused.
   */
  readonly importId: string | null;
  readonly onRefused: (row: RefusedRow) => void;
  /** Each row that changes a case that is there. */
  readonly onChanged?: (row: ChangedRow) => void;
  /** Each row that can be read, before it is recorded or tried. */
  readonly onTold?: (row: ToldRow) => void;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** As soon as a row is recorded or refused, whatever its place in the file. */
  readonly onCounted?: (soFar: Imported) => void;
}

export interface Imported {
  readonly rows: number;
  /** Cases opened; cases that were brought to what their row says now; rows of which nothing is new; rows refused. */
  readonly opened: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Of those of which nothing is new, what this same import had recorded before it was broken off. */
  readonly earlier: { readonly rows: number; readonly events: number };
  /** Events recorded, by type. */
  readonly events: ReadonlyMap<string, number>;
  /** Rows that look implausible once recorded, by what is said of them. */
  readonly warnings: ReadonlyMap<string, number>;
}

interface Handled {
  readonly row: ReadRow;
  readonly result: RowResult;
}

const readingOf = (error: unknown): Effect.Effect<never, ImportError> =>
  error instanceof ImportError ? Effect.fail(error) : Effect.die(error);

const rowsOf = (table: SourceTable): Stream.Stream<TableRow, ImportError> =>
  Stream.fromAsyncIterable(table.rows(), (error) => error).pipe(
    Stream.catch((error) => Stream.fromEffect(readingOf(error))),
  );

const addTo = (counts: Map<string, number>, names: Iterable<string>): void => {
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
};

/** Fails where the file or the store cannot be used; what was recorded until then stands, and is found again next time. */
export const importTable = Effect.fn("importTable")(function* ({
  table,
  map,
  importId,
  onRefused,
  onChanged,
  onTold,
  onProgress,
  onCounted,
}: Importing): Effect.fn.Return<Imported, ImportError | RecorderError, Recorder | CaseReader | KeyStore> {
  const { digestKey } = yield* KeyStore;
  const record = yield* recordRows(map, importId);
  const readRow = rowReader(map, table);
  const total = yield* Stream.runCount(rowsOf(table));

  const seen = seenRows();
  /** In the order of the file, so that it is the later of two that is refused. */
  const read = (source: TableRow): ReadRow => {
    const row = readRow(source);
    if (row.kind === "refused") return row;
    const before = seen.before(rowIds(digestKey, map.name, row).caseId, row.row);
    if (before !== null) {
      const reasons = [
        `${map.key.join(", ")}: row ${before} has the same, and they are to name one row only`,
      ];
      const sharedKey = keyInOneCell(row.key);
      return { kind: "refused", row: row.row, cells: row.cells, reasons, sharedKey };
    }
    onTold?.(row);
    return row;
  };

  const counts = { opened: 0, changed: 0, unchanged: 0, refused: 0 };
  const earlier = { rows: 0, events: 0 };
  const events = new Map<string, number>();
  const warnings = new Map<string, number>();
  let rows = 0;
  const soFar = (): Imported => ({ rows, ...counts, earlier: { ...earlier }, events, warnings });
  const count = (result: RowResult): void => {
    rows += 1;
    counts[result.kind] += 1;
    if (result.kind !== "refused") {
      addTo(events, result.types);
      addTo(warnings, new Set(result.warnings));
    }
    if (result.kind === "unchanged" && result.recordedBefore > 0) {
      earlier.rows += 1;
      earlier.events += result.recordedBefore;
    }
    onCounted?.(soFar());
  };

  /** Stopped, what is being recorded is recorded to its end, and counted. */
  const handled = (row: ReadRow): Effect.Effect<Handled, RecorderError> =>
    (row.kind === "refused" ? Effect.succeed<RowResult>(row) : record(row)).pipe(
      Effect.tap((result) => Effect.sync(() => count(result))),
      Effect.map((result) => ({ row, result })),
      Effect.uninterruptible,
    );

  let done = 0;
  yield* rowsOf(table).pipe(
    Stream.map(read),
    Stream.mapEffect(handled, { concurrency: TOGETHER }),
    Stream.runForEach(({ row, result }) =>
      Effect.sync(() => {
        if (result.kind === "refused") {
          const sharedKey = row.kind === "refused" ? row.sharedKey : null;
          onRefused({ row: row.row, cells: row.cells, reasons: result.reasons, sharedKey });
        } else if (result.kind === "changed" && row.kind === "told") {
          const { caseId } = rowIds(digestKey, map.name, row);
          onChanged?.({ row: row.row, key: row.key, caseId, entries: result.entries });
        }
        done += 1;
        if (done % TOGETHER === 0 || done === total) onProgress?.({ done, total });
      }),
    ),
  );
  return soFar();
});
