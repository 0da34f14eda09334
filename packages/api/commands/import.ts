/** `npm run import -- <file> --map <map>`: records the rows of a table. Tareekh may be running. */
import { existsSync } from "node:fs";
import { Effect } from "effect";
import { configuration } from "../config.ts";
import { beforeAnything } from "../importing/before-anything.ts";
import { ImportError, mapRefused } from "../importing/import-error.ts";
import { importTable } from "../importing/import-table.ts";
import { checkMap } from "../importing/map/checked-map.ts";
import { readMapFile } from "../importing/read-map-file.ts";
import { refusedFileOf, refusedRows } from "../importing/refused-rows.ts";
import { openTable } from "../importing/table/open-table.ts";
import { fileAt } from "../importing/table/table-file.ts";
import { recordingServices } from "../services.ts";
import { usablePlaces } from "../usable-places.ts";
import { asCommand } from "./as-command.ts";
import { importArguments } from "./import-arguments.ts";
import { firstInWords, importedInWords, refusedInWords } from "./import-in-words.ts";
import { paceBy } from "./pace.ts";
import { progressBar } from "./progress-bar.ts";

/** What is not a sentence for a person is a fault of the program. */
const sentences = (error: unknown): ImportError => {
  if (error instanceof ImportError) return error;
  throw error;
};

asCommand(
  Effect.gen(function* () {
    const { file, map: mapFile, dryRun, refused, reading } = yield* importArguments(process.argv.slice(2));
    const config = yield* configuration();
    const written = yield* Effect.try({ try: () => readMapFile(mapFile), catch: sentences });
    const table = yield* Effect.tryPromise({
      try: () => openTable(fileAt(file), { ...written.file, ...reading }),
      catch: sentences,
    });
    const map = checkMap(written, table.columns);
    if (!map.ok) return yield* Effect.fail(mapRefused(mapFile, map.problems));
    if (!dryRun) yield* usablePlaces(config);

    const services =
      dryRun && config.databaseUrl === null && !existsSync(config.dataDir)
        ? beforeAnything
        : recordingServices(config);
    const ofRefused = refusedRows(refused ?? refusedFileOf(file), table.columns);
    const bar = progressBar(
      dryRun ? "Trying" : "Importing",
      process.stderr,
      paceBy(() => performance.now()),
      "rows",
    );
    const imported = yield* importTable({
      table,
      map: map.map,
      dryRun,
      onRefused: (row) => {
        if (dryRun) console.log(refusedInWords(row));
        else ofRefused.add(row);
      },
      onFirst: (row) => {
        if (dryRun) for (const line of firstInWords(row)) console.log(line);
      },
      onProgress: bar.show,
    }).pipe(Effect.ensuring(Effect.sync(bar.end)), Effect.provide(services));
    for (const line of importedInWords(imported, dryRun, ofRefused.close())) console.log(line);
    return imported.refused === 0 ? 0 : 1;
  }),
);
