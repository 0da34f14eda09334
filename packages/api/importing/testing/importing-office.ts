/** An office into whose store tables are imported: embedded, in a temporary directory, or elsewhere. */
import { join } from "node:path";
import type { History } from "@tareekh/core/history/history.ts";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import type { Store } from "@tareekh/core/log/store.ts";
import { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import type { Recorder } from "@tareekh/core/recording/recorder.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { type Effect, Layer, Logger, ManagedRuntime } from "effect";
import type { Configuration } from "../../config.ts";
import { recordingServices } from "../../services.ts";
import { type Imported, importTable } from "../import-table.ts";
import type { ImportRecords } from "../imports/import-records.ts";
import { recordImport } from "../imports/record-import.ts";
import { checkMap, readRowMap } from "../map/checked-map.ts";
import { refusedFileOf, refusedRows } from "../refused-rows.ts";
import { rowIds } from "../row-ids.ts";
import { openTable } from "../table/open-table.ts";
import { fileAt } from "../table/table-file.ts";
import type { RefusedRow } from "../told-rows.ts";
import { type TemporaryFiles, temporaryFiles } from "./temporary-files.ts";

type Services = Store | EventLog | CaseReader | Recorder | KeyStore | ImportRecords;

export interface ImportedHere extends Imported {
  readonly refusedRows: readonly RefusedRow[];
  /** Where they were written; null where none was refused. */
  readonly refusedFile: string | null;
  /** Null after a dry run. */
  readonly importId: string | null;
}

export interface ImportingOffice {
  readonly files: TemporaryFiles;
  readonly run: <A, E>(effect: Effect.Effect<A, E, Services>) => Promise<A>;
  /** Imports a file with a map. */
  readonly imported: (
    file: string,
    map: unknown,
    options?: { readonly dryRun?: boolean },
  ) => Promise<ImportedHere>;
  /** The history of the case that a row names. */
  readonly caseOf: (map: { readonly name: string }, ...key: readonly string[]) => Promise<History>;
  readonly caseIdOf: (map: { readonly name: string }, ...key: readonly string[]) => Promise<string>;
  /** How many events are in the log. */
  readonly head: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** @param servers where its log and its database are, instead of the embedded store */
export const importingOffice = async (
  servers?: Pick<Configuration, "databaseUrl" | "eventstoreUrl">,
): Promise<ImportingOffice> => {
  const files = temporaryFiles();
  const runtime = ManagedRuntime.make(
    recordingServices({
      dataDir: join(files.directory, "data"),
      keysDir: join(files.directory, "keys"),
      ...(servers ?? { databaseUrl: null, eventstoreUrl: null }),
    }).pipe(Layer.provideMerge(Logger.layer([]))),
  );
  await runtime.context();
  const run: ImportingOffice["run"] = (effect) => runtime.runPromise(effect);

  const caseIdOf: ImportingOffice["caseIdOf"] = async ({ name }, ...key) => {
    const { digestKey } = await run(KeyStore);
    return rowIds(digestKey, name, { key, events: [] }).caseId;
  };

  return {
    files,
    run,
    imported: async (file, written, { dryRun = false } = {}) => {
      const read = readRowMap(written);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const table = await openTable(fileAt(file), read.value.file);
      const map = checkMap(read.value, table.columns);
      if (!map.ok) throw new Error(JSON.stringify(map.problems));
      const ofRefused = refusedRows(refusedFileOf(file), table.columns);
      const refused: RefusedRow[] = [];
      const importing = {
        table,
        map: map.map,
        onRefused: (row: RefusedRow) => {
          refused.push(row);
          ofRefused.add(row);
        },
      };
      const told = () => ({ refusedRows: refused, refusedFile: ofRefused.close() });
      if (dryRun)
        return {
          ...(await run(importTable({ ...importing, importId: null }))),
          importId: null,
          ...told(),
        };
      const whole = { ...importing, file: fileAt(file), fileName: file, by: "administrator" };
      return { ...(await run(recordImport(whole))), ...told() };
    },
    caseOf: async (map, ...key) => {
      const caseId = await caseIdOf(map, ...key);
      const reader = await run(CaseReader);
      return run(reader.readHistory(caseId));
    },
    caseIdOf,
    head: async () => run((await run(EventLog)).head),
    close: async () => {
      await runtime.dispose();
      files.remove();
    },
  };
};
