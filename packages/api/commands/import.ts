/**
 * `npm run import -- <file> --map <map>`: records the rows of a table; with `--undo <import>`, takes an import back.
 * Tareekh may be running.
 */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { Effect } from "effect";
import { configuration } from "../config.ts";
import { beforeAnything } from "../importing/before-anything.ts";
import { ImportError, mapRefused } from "../importing/import-error.ts";
import { importTable } from "../importing/import-table.ts";
import { recordImport } from "../importing/imports/record-import.ts";
import { takeBackImport } from "../importing/imports/take-back-import.ts";
import { checkMap } from "../importing/map/checked-map.ts";
import { readMapFile } from "../importing/read-map-file.ts";
import { refusedFileOf, refusedRows } from "../importing/refused-rows.ts";
import { openTable } from "../importing/table/open-table.ts";
import { fileAt } from "../importing/table/table-file.ts";
import { recordingServices } from "../services.ts";
import { usablePlaces } from "../usable-places.ts";
import { asCommand } from "./as-command.ts";
import { type ImportArguments, importArguments } from "./import-arguments.ts";
import {
  changedInWords,
  firstInWords,
  importedInWords,
  refusedInWords,
  takenBackInWords,
} from "./import-in-words.ts";
import { paceBy } from "./pace.ts";
import { type ProgressBar, progressBar } from "./progress-bar.ts";

/** Who imports by the command: whoever may use the office's data and keys. */
const BY = "administrator";

/** What is not a sentence for a person is a fault of the program. */
const sentences = (error: unknown): ImportError => {
  if (error instanceof ImportError) return error;
  throw error;
};

const barOf = (label: string, things: string): ProgressBar =>
  progressBar(
    label,
    process.stderr,
    paceBy(() => performance.now()),
    things,
  );

const undo = Effect.fnUntraced(function* (importId: string) {
  const config = yield* configuration();
  yield* usablePlaces(config);
  const bar = barOf("Taking back", "events of the log");
  const takenBack = yield* takeBackImport({ importId, by: BY, onProgress: bar.show }).pipe(
    Effect.ensuring(Effect.sync(bar.end)),
    Effect.provide(recordingServices(config)),
  );
  for (const line of takenBackInWords(importId, takenBack)) console.log(line);
  return takenBack.failedCount + takenBack.unrestoredCount === 0 ? 0 : 1;
});

const importFile = Effect.fnUntraced(function* (asked: ImportArguments) {
  const { file: path, map: mapFile, dryRun, refused, reading } = asked;
  const file = fileAt(path);
  const config = yield* configuration();
  const written = yield* Effect.try({ try: () => readMapFile(mapFile), catch: sentences });
  const table = yield* Effect.tryPromise({
    try: () => openTable(file, { ...written.file, ...reading }),
    catch: sentences,
  });
  const map = checkMap({ ...written, file: { ...written.file, ...reading } }, table.columns);
  if (!map.ok) return yield* Effect.fail(mapRefused(mapFile, map.problems));
  if (!dryRun) yield* usablePlaces(config);

  const ofRefused = refusedRows(refused ?? refusedFileOf(path), table.columns);
  const bar = barOf(dryRun ? "Trying" : "Importing", "rows");
  const importing = { table, map: map.map, onProgress: bar.show };
  const ended = Effect.ensuring(Effect.sync(bar.end));
  if (dryRun) {
    let told = false;
    const nothingThere = config.databaseUrl === null && !existsSync(config.dataDir);
    const tried = yield* importTable({
      ...importing,
      importId: null,
      onRefused: (row) => console.log(refusedInWords(row)),
      onChanged: (row) => {
        for (const line of changedInWords(row)) console.log(line);
      },
      onTold: (row) => {
        if (!told) for (const line of firstInWords(row)) console.log(line);
        told = true;
      },
    }).pipe(ended, Effect.provide(nothingThere ? beforeAnything : recordingServices(config)));
    for (const line of importedInWords(tried, true, null, null)) console.log(line);
    return tried.refused === 0 ? 0 : 1;
  }
  const imported = yield* recordImport({
    ...importing,
    file,
    fileName: basename(path),
    by: BY,
    onRefused: ofRefused.add,
  }).pipe(ended, Effect.provide(recordingServices(config)));
  for (const line of importedInWords(imported, false, ofRefused.close(), imported.importId))
    console.log(line);
  return imported.refused === 0 ? 0 : 1;
});

asCommand(
  Effect.flatMap(importArguments(process.argv.slice(2)), (asked) =>
    asked.undo === null ? importFile(asked) : undo(asked.undo),
  ),
);
