/** An import from its beginning to its end, noted as it goes: what the command and the page both do. */
import { createHmac } from "node:crypto";
import type { StoreError } from "@tareekh/core/log/store.ts";
import type { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import type { Recorder, RecorderError } from "@tareekh/core/recording/recorder.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { Clock, Effect, Exit } from "effect";
import type { ImportError } from "../import-error.ts";
import { type Imported, type Importing, importTable } from "../import-table.ts";
import type { TableFile } from "../table/table-file.ts";
import { type ImportCounts, ImportRecords } from "./import-records.ts";

export interface RecordImport extends Omit<Importing, "importId"> {
  readonly file: TableFile;
  /** As people know it. */
  readonly fileName: string;
  /** Who imports. */
  readonly by: string;
  /** Told as soon as it is known. */
  readonly onBegun?: (importId: string) => void;
}

export interface RecordedImport extends Imported {
  readonly importId: string;
}

/** Milliseconds between two notes of how far it is. */
const NOTED_EVERY = 2_000;

const countsOf = ({ opened, changed, unchanged, refused, events, earlier }: Imported): ImportCounts => ({
  // What was recorded before it was broken off is of this import too.
  recorded: opened + changed + earlier.rows,
  unchanged: unchanged - earlier.rows,
  refused,
  events: [...events.values()].reduce((sum, count) => sum + count, earlier.events),
});

/** Keyed, so that nobody can test a guess of what was in it. */
const digestOf = Effect.fnUntraced(function* (file: TableFile) {
  const { digestKey } = yield* KeyStore;
  return yield* Effect.promise(async () => {
    const digest = createHmac("sha256", digestKey).update("import file\n");
    for await (const bytes of file.bytes()) digest.update(bytes as Uint8Array);
    return digest.digest("base64url");
  });
});

/** Interrupted, it is noted as stopped; the same file imported again goes on under the same id. */
export const recordImport = Effect.fn("recordImport")(function* ({
  file,
  fileName,
  by,
  onBegun,
  ...importing
}: RecordImport): Effect.fn.Return<
  RecordedImport,
  ImportError | RecorderError | StoreError,
  ImportRecords | Recorder | CaseReader | KeyStore
> {
  const records = yield* ImportRecords;
  const fileDigest = yield* digestOf(file);
  const importId = yield* records.begin({ table: importing.map.name, fileName, fileDigest, by });
  onBegun?.(importId);
  let counts: ImportCounts = { recorded: 0, unchanged: 0, refused: 0, events: 0 };
  let noted = yield* Clock.currentTimeMillis;
  const imported = yield* importTable({
    ...importing,
    importId,
    onProgress: (progress) => importing.onProgress?.(progress),
    afterEach: (soFar) =>
      Effect.gen(function* () {
        counts = countsOf(soFar);
        const now = yield* Clock.currentTimeMillis;
        if (now - noted < NOTED_EVERY) return;
        noted = now;
        yield* records.heard(importId, counts);
      }),
  }).pipe(
    Effect.onExit((exit) =>
      records
        .ended(importId, Exit.isSuccess(exit) ? "done" : "stopped", counts)
        // Where the store is gone there is nothing to note it in; its silence tells.
        .pipe(Effect.ignore),
    ),
  );
  return { ...imported, importId };
});
