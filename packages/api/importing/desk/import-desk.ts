/**
 * The desk at which a table is imported by the pages: one file at a time, and the one piece of work that is going on.
 *
 * The work belongs to the process and not to whoever began it: it goes on when the browser is closed, and anybody who
 * is signed in sees how far it is. The file that was uploaded, and what is refused of it, are scratch files
 * (`scratch-file.ts`): they go when the import ends or is stopped, when whoever uploaded the file signs out, when
 * nobody has looked for an hour, and with the process. What was recorded until then is found again when the same file
 * is uploaded once more.
 */
import type { EventLog } from "@tareekh/core/log/event-log.ts";
import type { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import type { Recorder } from "@tareekh/core/recording/recorder.ts";
import type { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { Cause, Clock, Context, Effect, Exit, Fiber, Layer, Schedule, Scope } from "effect";
import type { ChangedRow } from "../changed-row.ts";
import { fileRefused, ImportError, importRefused, mapRefused } from "../import-error.ts";
import { type Imported, importTable } from "../import-table.ts";
import type { ImportRecords } from "../imports/import-records.ts";
import { recordImport } from "../imports/record-import.ts";
import { type TakenBack, takeBackImport } from "../imports/take-back-import.ts";
import { type CheckedMap, checkMap } from "../map/checked-map.ts";
import type { RowMap } from "../map/row-map.ts";
import { refusedHeader, refusedLine } from "../refused-rows.ts";
import { type ScratchFile, scratchFile } from "../scratch-file.ts";
import { openTable } from "../table/open-table.ts";
import type { ReadingOptions, SourceTable } from "../table/source-table.ts";
import type { TableFile } from "../table/table-file.ts";
import type { RefusedRow, ToldRow } from "../told-rows.ts";
import { type Preview, previewOf } from "./preview.ts";

export interface Upload {
  readonly by: string;
  readonly file: TableFile;
  readonly reading: ReadingOptions;
  readonly map: RowMap | null;
}

/** What is being done, or was done last. */
export type Work = {
  /** `trial`: what would be recorded. */
  readonly kind: "trial" | "import" | "taking-back";
  readonly by: string;
  /** Who uploaded the file of which rows may be refused; null where there is none. */
  readonly uploadedBy: string | null;
  /** Of the file; null where an import is taken back. */
  readonly fileName: string | null;
  /** Null before it is known, and of a trial. */
  importId: string | null;
  state: "running" | "done" | "stopped" | "failed";
  /** Rows; or, where an import is taken back, events of the log. */
  done: number;
  /** Null before the file was read to its end. */
  total: number | null;
  /** Why it failed, in a sentence for a person; null where there is none but the log's. */
  why: string | null;
  imported: Imported | null;
  takenBack: TakenBack | null;
  /** The first rows that can be read, that change a case, and that are refused. */
  readonly told: ToldRow[];
  readonly changed: ChangedRow[];
  readonly refused: RefusedRow[];
  /** All that are refused, as a file to be mended; where an import is taken back, what was refused before that. */
  refusedFile: ScratchFile | null;
};

export interface Desk {
  readonly upload: Upload | null;
  readonly work: Readonly<Work> | null;
}

/** With what a file is tried. */
export interface Tried {
  /** With how the file is read, as it was said here: so another reads a file of the table alike. */
  readonly map: RowMap;
  /** Of the file. */
  readonly columns: readonly string[];
}

/** Bytes of a file: some two million rows. */
export const MOST_BYTES = 256 * 1024 * 1024;

const TOLD = 3;
const CHANGED = 50;
const REFUSED = 50;
const UNUSED = 60 * 60_000;

type Services = ImportRecords | EventLog | CaseReader | Recorder | KeyStore;

export class ImportDesk extends Context.Service<
  ImportDesk,
  {
    /** How things stand at this moment: what is done afterwards does not change it. */
    readonly look: Effect.Effect<Desk>;
    /**
     * Takes a file in the place of the one before; `content` is read to its end. Fails while work goes on, and while
     * another file comes: each may be large, and is laid down as it comes.
     */
    receive(
      by: string,
      fileName: string,
      content: AsyncIterable<Uint8Array>,
    ): Effect.Effect<void, ImportError>;
    /** What is in the file. */
    readonly preview: Effect.Effect<Preview, ImportError>;
    /** Says how the file is to be read. */
    readAs(reading: ReadingOptions): Effect.Effect<void, ImportError>;
    /** The file's columns, as it is read with a map. Fails where the map cannot be used with it. */
    columnsWith(map: RowMap): Effect.Effect<readonly string[], ImportError>;
    /** Tries the file with a map. Fails at once where the map cannot be used with it. */
    tryWith(by: string, map: RowMap): Effect.Effect<Tried, ImportError>;
    /** Imports the file with the map with which it was tried. */
    importNow(by: string): Effect.Effect<void, ImportError>;
    takeBack(by: string, importId: string): Effect.Effect<void, ImportError>;
    /** Stops what is going on, between two rows; then there is no file any more. */
    readonly stop: Effect.Effect<void>;
    /** Takes the file away, and what was refused of it. Fails while work goes on. */
    readonly clear: Effect.Effect<void, ImportError>;
    /**
     * Takes away what this person uploaded, with what was refused of it, and nothing that is another's; what is being
     * imported goes on, and is taken away at its end.
     */
    signedOut(by: string): Effect.Effect<void>;
  }
>()("@tareekh/api/importing/ImportDesk") {
  static readonly layer: Layer.Layer<ImportDesk, never, Services> = Layer.effect(
    ImportDesk,
    Effect.suspend(() => make),
  );
}

const NO_FILE = "There is no file here any more: upload it again. What was recorded of it is found again.";
const REPLACED =
  "The file here is not the one of a moment ago, or is read otherwise now: look at it, and try again.";
const BUSY = "An import is going on: wait for its end, or stop it.";
const COMING = "Another file is being uploaded here at this moment: wait for its end, and upload yours then.";

/** What a person can mend is told in its own words. */
const sentences = <A>(promise: () => Promise<A>): Effect.Effect<A, ImportError> =>
  Effect.tryPromise({ try: promise, catch: (error) => error }).pipe(
    Effect.catch((error) => (error instanceof ImportError ? Effect.fail(error) : Effect.die(error))),
  );

const openWith = (
  { file, reading }: Upload,
  map: RowMap,
): Effect.Effect<{ readonly table: SourceTable; readonly map: CheckedMap }, ImportError> =>
  Effect.gen(function* () {
    const table = yield* sentences(() => openTable(file, { ...map.file, ...reading }));
    const checked = checkMap(map, table.columns);
    if (!checked.ok) return yield* Effect.fail(mapRefused(map.name, checked.problems));
    return { table, map: checked.map };
  });

const make = Effect.gen(function* () {
  const context = yield* Effect.context<Services>();
  const scope = yield* Scope.make();
  let upload: Upload | null = null;
  let scratch: ScratchFile | null = null;
  let work: Work | null = null;
  let fiber: Fiber.Fiber<void> | null = null;
  let clearAtEnd = false;
  let receiving = false;
  let used = yield* Clock.currentTimeMillis;

  const isRunning = (): boolean => work?.state === "running";
  /** A page is written from how things stood when it was asked for, however far they go meanwhile. */
  const asItStands = (): Desk => ({
    upload,
    work:
      work === null
        ? null
        : { ...work, told: [...work.told], changed: [...work.changed], refused: [...work.refused] },
  });
  const touched = Effect.map(Clock.currentTimeMillis, (now) => {
    used = now;
  });

  const dropFile = (): void => {
    scratch?.discard();
    scratch = null;
    upload = null;
  };
  const dropAll = (): void => {
    dropFile();
    work?.refusedFile?.discard();
    work = null;
  };
  const whenIdle: Effect.Effect<void, ImportError> = Effect.suspend(() =>
    isRunning() ? Effect.fail(importRefused(BUSY)) : Effect.void,
  );

  /** Begins a piece of work, which goes on by itself; there is one at a time. */
  const begin = <A>(
    begun: Pick<Work, "kind" | "by" | "uploadedBy" | "fileName" | "importId" | "refusedFile">,
    doing: (own: Work) => Effect.Effect<A, unknown, Services>,
  ) =>
    Effect.gen(function* () {
      yield* whenIdle;
      if (work?.refusedFile !== begun.refusedFile) work?.refusedFile?.discard();
      const own: Work = {
        ...begun,
        state: "running",
        done: 0,
        total: null,
        why: null,
        imported: null,
        takenBack: null,
        told: [],
        changed: [],
        refused: [],
      };
      work = own;
      clearAtEnd = false;
      const ended = (exit: Exit.Exit<unknown, unknown>): Effect.Effect<void> => {
        if (Exit.isSuccess(exit)) own.state = "done";
        else if (Cause.hasInterruptsOnly(exit.cause)) own.state = "stopped";
        else {
          own.state = "failed";
          const error = Cause.squash(exit.cause);
          own.why = error instanceof Error && "_tag" in error ? error.message : null;
        }
        if (own.kind === "import" || (own.kind === "trial" && own.state === "stopped")) dropFile();
        if (clearAtEnd) dropAll();
        return own.state === "failed" && own.why === null
          ? Effect.logError("An import ended by a fault", Exit.isFailure(exit) ? exit.cause : "")
          : Effect.void;
      };
      fiber = yield* Effect.suspend(() => doing(own)).pipe(
        Effect.onExit(ended),
        Effect.ignore,
        Effect.catchDefect(() => Effect.void),
        Effect.provideContext(context),
        Effect.forkIn(scope),
      );
    });

  const beginning = (of: Upload, kind: "trial" | "import", by: string) =>
    ({
      kind,
      by,
      uploadedBy: of.by,
      fileName: of.file.name,
      importId: null,
      refusedFile: null,
    }) as const;

  /** How a piece of work is told of while it goes on. */
  const telling = (own: Work, columns: readonly string[]) => ({
    onTold: (row: ToldRow) => {
      if (own.told.length < TOLD) own.told.push(row);
    },
    onChanged: (row: ChangedRow) => {
      if (own.changed.length < CHANGED) own.changed.push(row);
    },
    onRefused: (row: RefusedRow) => {
      if (own.refused.length < REFUSED) own.refused.push(row);
      if (own.refusedFile === null) {
        own.refusedFile = scratchFile();
        own.refusedFile.add(Buffer.from(refusedHeader(columns)));
      }
      own.refusedFile.add(Buffer.from(refusedLine(row)));
    },
    onProgress: ({ done, total }: { readonly done: number; readonly total: number }) => {
      own.done = done;
      own.total = total;
    },
  });

  const uploaded = Effect.suspend(() =>
    upload === null ? Effect.fail(importRefused(NO_FILE)) : Effect.succeed(upload),
  );
  /** What was uploaded, or said of it, while a file was opened is not written over by what came of the one before. */
  const unlessReplaced = <A>(
    doing: (of: Upload) => Effect.Effect<A, ImportError>,
  ): Effect.Effect<A, ImportError> =>
    Effect.flatMap(uploaded, (of) =>
      doing(of).pipe(
        Effect.exit,
        Effect.flatMap((exit) => (upload === of ? exit : Effect.fail(importRefused(REPLACED)))),
      ),
    );

  /** The scratch files that are being filled are never more than one, however many upload. */
  const alone = <A>(receives: Effect.Effect<A, ImportError>): Effect.Effect<A, ImportError> =>
    Effect.suspend(() => {
      if (receiving) return Effect.fail(importRefused(COMING));
      receiving = true;
      return Effect.ensuring(
        receives,
        Effect.sync(() => {
          receiving = false;
        }),
      );
    });

  const receive = Effect.fn("ImportDesk.receive")(function* (
    by: string,
    fileName: string,
    content: AsyncIterable<Uint8Array>,
  ) {
    yield* whenIdle;
    const taken = scratchFile();
    yield* sentences(async () => {
      for await (const bytes of content) {
        if (taken.size() + bytes.length > MOST_BYTES)
          throw fileRefused(
            fileName,
            `has more than ${MOST_BYTES / 1024 / 1024} MB: part it, or import it with npm run import on the server`,
          );
        taken.add(bytes);
      }
      if (taken.size() === 0) throw fileRefused(fileName, "is empty");
    }).pipe(Effect.onError(() => Effect.sync(taken.discard)));
    yield* whenIdle.pipe(Effect.onError(() => Effect.sync(taken.discard)));
    dropAll();
    scratch = taken;
    const file: TableFile = { name: fileName, size: async () => taken.size(), bytes: taken.bytes };
    upload = { by, file, reading: {}, map: null };
    yield* touched;
  }, alone);

  const tryWith = Effect.fn("ImportDesk.tryWith")(function* (by: string, map: RowMap) {
    yield* whenIdle;
    const opened = yield* unlessReplaced((one) => openWith(one, map));
    const of = yield* uploaded;
    const file = { ...map.file, ...of.reading };
    const tried: Tried = {
      map: Object.keys(file).length === 0 ? map : { ...map, file },
      columns: opened.table.columns,
    };
    upload = { ...of, map: tried.map };
    yield* begin(beginning(of, "trial", by), (own) =>
      Effect.map(
        importTable({ ...opened, ...telling(own, opened.table.columns), importId: null }),
        (imported) => {
          own.imported = imported;
        },
      ),
    );
    return tried;
  });

  const importNow = Effect.fn("ImportDesk.importNow")(function* (by: string) {
    yield* whenIdle;
    const of = yield* uploaded;
    if (of.map === null) return yield* importRefused("Say first what each column means, and try it.");
    const { map } = of;
    const opened = yield* unlessReplaced((one) => openWith(one, map));
    yield* begin(beginning(of, "import", by), (own) =>
      Effect.map(
        recordImport({
          ...opened,
          ...telling(own, opened.table.columns),
          file: of.file,
          fileName: of.file.name,
          by,
          onBegun: (importId) => {
            own.importId = importId;
          },
        }),
        (imported) => {
          own.imported = imported;
        },
      ),
    );
  });

  const takeBack = Effect.fn("ImportDesk.takeBack")(function* (by: string, importId: string) {
    const begun = {
      kind: "taking-back",
      by,
      uploadedBy: work?.uploadedBy ?? null,
      fileName: null,
      importId,
      refusedFile: work?.refusedFile ?? null,
    } as const;
    yield* begin(begun, (own) =>
      Effect.map(
        takeBackImport({
          importId,
          by,
          onProgress: ({ done, total }) => {
            own.done = done;
            own.total = total;
          },
        }),
        (takenBack) => {
          own.takenBack = takenBack;
        },
      ),
    );
  });

  const stop: Effect.Effect<void> = Effect.suspend(() =>
    fiber === null || !isRunning() ? Effect.void : Effect.asVoid(Fiber.interrupt(fiber)),
  );

  // What nobody comes back to does not lie here for ever.
  yield* Effect.map(Clock.currentTimeMillis, (now) => {
    if (!isRunning() && now - used > UNUSED) dropAll();
  }).pipe(Effect.repeat(Schedule.spaced("1 minute")), Effect.forkIn(scope));

  yield* Effect.addFinalizer((exit) => Effect.andThen(Scope.close(scope, exit), Effect.sync(dropAll)));

  return ImportDesk.of({
    look: Effect.map(touched, asItStands),
    receive,
    preview: unlessReplaced(({ file, reading, map }) =>
      sentences(() => previewOf(file, { ...map?.file, ...reading })),
    ),
    readAs: Effect.fn("ImportDesk.readAs")(function* (reading: ReadingOptions) {
      yield* whenIdle;
      upload = { ...(yield* uploaded), reading };
    }),
    columnsWith: (map) =>
      Effect.map(
        unlessReplaced((of) => openWith(of, map)),
        ({ table }) => table.columns,
      ),
    tryWith,
    importNow,
    takeBack,
    stop,
    clear: Effect.andThen(whenIdle, Effect.sync(dropAll)),
    signedOut: (by) =>
      Effect.sync(() => {
        const isTheirs = (upload?.by ?? work?.uploadedBy) === by;
        if (isRunning()) clearAtEnd ||= isTheirs;
        else if (isTheirs) dropAll();
      }),
  });
});
