/** An import from its beginning to its end, noted as it goes: what the command and the page both do. */
import { createHmac } from "node:crypto";
import type { LogError } from "@tareekh/core/log/event-log.ts";
import type { StoreError } from "@tareekh/core/log/store.ts";
import type { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import type { RecorderError } from "@tareekh/core/recording/recorded.ts";
import type { Recorder } from "@tareekh/core/recording/recorder.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { Effect, Exit, Schedule } from "effect";
import type { ImportError } from "../import-error.ts";
import { type Imported, type Importing, importTable } from "../import-table.ts";
import type { TableFile } from "../table/table-file.ts";
import { type ImportCounts, ImportRecords } from "./import-records.ts";

export interface RecordImport extends Omit<Importing, "importId" | "onCounted"> {
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

/** How often it is noted how far it is, from its first moment on: who says nothing was broken off. */
const NOTED = Schedule.spaced("2 seconds");

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
  ...table
}: RecordImport): Effect.fn.Return<
  RecordedImport,
  ImportError | RecorderError | StoreError | LogError,
  ImportRecords | Recorder | CaseReader | KeyStore
> {
  const records = yield* ImportRecords;
  const fileDigest = yield* digestOf(file);
  const importId = yield* records.begin({ table: table.map.name, fileName, fileDigest, by });
  onBegun?.(importId);
  let latest: Imported | null = null;
  const counts = (): ImportCounts | null => (latest === null ? null : countsOf(latest));
  const importing = importTable({
    ...table,
    importId,
    onCounted: (soFar) => {
      latest = soFar;
    },
  });
  const noting = Effect.suspend(() => records.heard(importId, counts())).pipe(
    Effect.repeat(NOTED),
    Effect.andThen(Effect.never),
  );
  const imported = yield* Effect.raceFirst(importing, noting).pipe(
    Effect.onExit((exit) =>
      records
        .ended(importId, Exit.isSuccess(exit) ? "done" : "stopped", counts())
        // Where the store is gone there is nothing to note it in; its silence tells.
        .pipe(Effect.ignore),
    ),
  );
  return { ...imported, importId };
});
