/**
 * Importing a table: every row is recorded, or refused with its reasons, in the order of the file.
 *
 * The file is read twice, row by row: once to its end before anything is recorded, so that a file that cannot be read
 * on is refused whole; and once more to record. What is held does not grow with the file but for a few bytes a row.
 */
import type { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import type { RecorderError } from "@tareekh/core/recording/recorded.ts";
import type { Recorder } from "@tareekh/core/recording/recorder.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { Effect, Stream } from "effect";
import type { ChangedRow } from "./changed-row.ts";
import { ImportError } from "./import-error.ts";
import type { CheckedMap } from "./map/checked-map.ts";
import { type RowToRecord, recordRows } from "./record-rows.ts";
import { keyInOneCell } from "./refused-columns.ts";
import { rowIds } from "./row-ids.ts";
import type { RowResult } from "./row-result.ts";
import { seenRows } from "./seen-rows.ts";
import { rowsTogether } from "./table/rows-together.ts";
import type { SourceTable, TableRow } from "./table/source-table.ts";
import { type RefusedRow, rowReader, type ToldRow } from "./told-rows.ts";

/**
 * Rows that are looked up and recorded together: as many as the log takes in one group. While it works on some, others
 * are read.
 */
const TOGETHER = 128;
const AT_ONCE = 2;

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

/** A row that can be read has its ids; one that cannot is refused. */
type RowOfFile = RowToRecord | RefusedRow;

const isToRecord = (row: RowOfFile): row is RowToRecord => "ids" in row;

interface Handled {
  /** In the order of the file. */
  readonly rows: readonly RowOfFile[];
  readonly resultOf: ReadonlyMap<RowToRecord | undefined, RowResult>;
}

const readingOf = (error: unknown): Effect.Effect<never, ImportError> =>
  error instanceof ImportError ? Effect.fail(error) : Effect.die(error);

const rowsOf = (table: SourceTable): Stream.Stream<readonly TableRow[], ImportError> =>
  Stream.fromAsyncIterable(rowsTogether(table.rows(), TOGETHER), (error) => error).pipe(
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
  const total = yield* Stream.runFold(
    rowsOf(table),
    () => 0,
    (sum, rows) => sum + rows.length,
  );

  const seen = seenRows();
  /** In the order of the file, so that it is the later of two that is refused. */
  const read = (source: TableRow): RowOfFile => {
    const row = readRow(source);
    if (row.kind === "refused") return row;
    const ids = rowIds(digestKey, map.name, row);
    const before = seen.before(ids.caseId, row.row);
    if (before !== null) {
      const reasons = [
        `${map.key.join(", ")}: row ${before} has the same, and they are to name one row only`,
      ];
      return { row: row.row, cells: row.cells, reasons, sharedKey: keyInOneCell(row.key) };
    }
    onTold?.(row);
    return { row, ids };
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

  /** What became of each. Stopped, what is being recorded is recorded to its end, and counted. */
  const handled = (some: readonly RowOfFile[]): Effect.Effect<Handled, RecorderError> =>
    Effect.suspend(() => {
      for (const one of some) if (!isToRecord(one)) count({ kind: "refused", reasons: one.reasons });
      const toRecord = some.filter(isToRecord);
      return Effect.map(record(toRecord, count), (results) => ({
        rows: some,
        resultOf: new Map(results.map((result, i) => [toRecord[i], result])),
      }));
    }).pipe(Effect.uninterruptible);

  const tell = (one: RowOfFile, result: RowResult | undefined): void => {
    if (!isToRecord(one)) {
      onRefused(one);
      return;
    }
    const { row, cells } = one.row;
    if (result?.kind === "refused") onRefused({ row, cells, reasons: result.reasons, sharedKey: null });
    else if (result?.kind === "changed")
      onChanged?.({ row, key: one.row.key, caseId: one.ids.caseId, entries: result.entries });
  };

  let done = 0;
  yield* rowsOf(table).pipe(
    Stream.map((some) => some.map(read)),
    Stream.mapEffect(handled, { concurrency: AT_ONCE }),
    Stream.runForEach((all) =>
      Effect.sync(() => {
        for (const one of all.rows) tell(one, isToRecord(one) ? all.resultOf.get(one) : undefined);
        done += all.rows.length;
        onProgress?.({ done, total });
      }),
    ),
  );
  return soFar();
});
