/**
 * What is kept of imports beside the log: which were begun, by whom and how they ended; and the maps that were used.
 *
 * What an import recorded is not kept here: each event says in the log by which import it came (`recorded-by.ts`).
 */
import { dayInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import { EventLog, type LogError } from "@tareekh/core/log/event-log.ts";
import { type MigrationError, migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { Store, StoreError, StoreUnavailable } from "@tareekh/core/log/store.ts";
import { contentDigest } from "@tareekh/core/sealing/content-digest.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { Clock, Context, Effect, Layer } from "effect";
import type { QueryResultRow } from "pg";
import { readRowMap } from "../map/checked-map.ts";
import type { RowMap } from "../map/row-map.ts";
import { newImportId } from "../recorded-by.ts";
import { importMigrations } from "./import-migrations.ts";
import { sealedTexts } from "./sealed-for-imports.ts";

export interface ImportRecord {
  readonly id: string;
  /** The name of its map. */
  readonly table: string;
  /** Instants in UTC. */
  readonly begun: string;
  readonly by: string;
  /** Null where the keys are not those with which it was sealed. */
  readonly fileName: string | null;
  /** `interrupted`: it is not heard of any more, as after a crash. */
  readonly state: "running" | "done" | "stopped" | "interrupted";
  /** Rows from which something was recorded, that said nothing new, and that were refused; and events recorded. */
  readonly counts: ImportCounts;
  readonly takenBack: { readonly at: string; readonly by: string } | null;
  /** No event of it stands in the log at or before this position. */
  readonly afterPosition: number;
}

export interface ImportCounts {
  readonly recorded: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly events: number;
}

export interface BeginImport {
  readonly table: string;
  readonly fileName: string;
  /** Keyed, of the file's bytes: an import of the same file that did not come to its end is gone on with. */
  readonly fileDigest: string;
  readonly by: string;
}

/** A map as it is offered again. */
export interface SavedMap {
  readonly map: RowMap;
  /** The columns of the file for which it was made. */
  readonly columns: readonly string[];
  /** What was chosen on the page where it was made there: names of inputs and their values. */
  readonly choices: readonly (readonly [string, string])[];
  readonly saved: string;
}

export class ImportRecords extends Context.Service<
  ImportRecords,
  {
    /** The id under which to record. */
    begin(begun: BeginImport): Effect.Effect<string, StoreError | LogError>;
    /** It goes on, and has come so far. */
    heard(id: string, counts: ImportCounts): Effect.Effect<void, StoreError>;
    ended(id: string, state: "done" | "stopped", counts: ImportCounts): Effect.Effect<void, StoreError>;
    takenBack(id: string, by: string): Effect.Effect<void, StoreError>;
    /** Null where there is none. */
    one(id: string): Effect.Effect<ImportRecord | null, StoreError>;
    /** The latest first. */
    readonly latest: Effect.Effect<readonly ImportRecord[], StoreError>;
    /** In the place of what was saved under the map's name. */
    saveMap(saved: Omit<SavedMap, "saved">): Effect.Effect<void, StoreError>;
    deleteMap(name: string): Effect.Effect<void, StoreError>;
    /** The last that was saved first. */
    readonly maps: Effect.Effect<readonly SavedMap[], StoreError>;
    /** Those that were made for a file with just these columns. */
    mapsFor(columns: readonly string[]): Effect.Effect<readonly SavedMap[], StoreError>;
  }
>()("@tareekh/api/importing/ImportRecords") {
  static readonly layer: Layer.Layer<ImportRecords, MigrationError, Store | EventLog | KeyStore> =
    Layer.effect(
      ImportRecords,
      Effect.suspend(() => make),
    );
}

/** A list that people read; older imports can still be asked for by their ids. */
const LATEST = 100;

/** Milliseconds after which an import that says nothing is taken for one that was broken off. */
const SILENCE = 30_000;

interface StoredImport extends QueryResultRow {
  readonly id: string;
  readonly table_name: string;
  readonly begun: Date;
  readonly by: string;
  readonly file_name: string;
  readonly after_position: string;
  readonly heard: Date;
  readonly state: "running" | "done" | "stopped";
  readonly recorded: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly events: number;
  readonly taken_back: Date | null;
  readonly taken_back_by: string | null;
}

interface StoredMap extends QueryResultRow {
  readonly name: string;
  readonly content: string;
  readonly saved: Date;
}

const make = Effect.gen(function* () {
  const { pool } = yield* Store;
  const log = yield* EventLog;
  const { digestKey } = yield* KeyStore;
  const texts = sealedTexts(digestKey);
  yield* migrate(pool, { room: "imports", migrations: importMigrations });

  const asked = <Row extends QueryResultRow>(doing: string, sql: string, values: readonly unknown[] = []) =>
    Effect.tryPromise({
      try: async () => (await pool.query<Row>(sql, [...values])).rows,
      catch: (cause) => new StoreError({ reason: new StoreUnavailable({ doing, cause }) }),
    });

  const now = Effect.map(Clock.currentTimeMillis, (milliseconds) => new Date(milliseconds));

  const recordOf = (stored: StoredImport, at: Date): ImportRecord => {
    const silent = at.getTime() - stored.heard.getTime() > SILENCE;
    const { recorded, unchanged, refused, events } = stored;
    return {
      id: stored.id,
      table: stored.table_name,
      begun: stored.begun.toISOString(),
      by: stored.by,
      fileName: texts.open(["imports", stored.id], stored.file_name),
      state: stored.state === "running" && silent ? "interrupted" : stored.state,
      counts: { recorded, unchanged, refused, events },
      takenBack:
        stored.taken_back === null
          ? null
          : { at: stored.taken_back.toISOString(), by: stored.taken_back_by ?? "" },
      afterPosition: Number(stored.after_position),
    };
  };

  const begin = Effect.fn("ImportRecords.begin")(function* ({
    table,
    fileName,
    fileDigest,
    by,
  }: BeginImport) {
    const at = yield* now;
    const [unfinished] = yield* asked<{ id: string }>(
      "looking for an import that was broken off",
      `update imports set state = 'running', heard = $3 where id = (
         select id from imports where table_name = $1 and file_digest = $2 and state <> 'done' and taken_back is null
         order by begun desc limit 1) returning id`,
      [table, fileDigest, at],
    );
    if (unfinished !== undefined) return unfinished.id;
    const id = newImportId(dayInIndia(at.getTime()));
    yield* asked(
      "noting that an import begins",
      `insert into imports (id, table_name, begun, by, file_name, file_digest, after_position, heard, state)
       values ($1, $2, $3, $4, $5, $6, $7, $3, 'running')`,
      [id, table, at, by, texts.seal(["imports", id], fileName), fileDigest, yield* log.head],
    );
    return id;
  });

  const counted = (id: string, state: "running" | "done" | "stopped", counts: ImportCounts) =>
    Effect.flatMap(now, (at) =>
      asked(
        "noting how far an import is",
        "update imports set heard = $2, state = $3, recorded = $4, unchanged = $5, refused = $6, events = $7 where id = $1",
        [id, at, state, counts.recorded, counts.unchanged, counts.refused, counts.events],
      ),
    ).pipe(Effect.asVoid);

  const listed = (where: string, values: readonly unknown[]) =>
    Effect.gen(function* () {
      const rows = yield* asked<StoredImport>(
        "reading what was imported",
        `select * from imports ${where}`,
        values,
      );
      const at = yield* now;
      return rows.map((row) => recordOf(row, at));
    });

  const columnsDigest = (columns: readonly string[]): string =>
    contentDigest(digestKey, ["import", "columns", ...columns]);

  const mapsWhere = (where: string, values: readonly unknown[]) =>
    Effect.map(
      asked<StoredMap>(
        "reading the maps that were saved",
        `select name, content, saved from import_maps ${where} order by saved desc, name`,
        values,
      ),
      (rows) =>
        rows.flatMap(({ name, content, saved }): SavedMap[] => {
          const text = texts.open(["import_maps", name], content);
          if (text === null) return [];
          const { map, columns, choices } = JSON.parse(text) as Omit<SavedMap, "saved">;
          // A map that an earlier version of the program knew and this one does not is offered no more.
          const read = readRowMap(map);
          return read.ok ? [{ map: read.value, columns, choices, saved: saved.toISOString() }] : [];
        }),
    );

  return ImportRecords.of({
    begin,
    heard: (id, counts) => counted(id, "running", counts),
    ended: counted,
    takenBack: Effect.fn("ImportRecords.takenBack")(function* (id: string, by: string) {
      yield* asked(
        "noting that an import was taken back",
        "update imports set taken_back = $2, taken_back_by = $3 where id = $1",
        [id, yield* now, by],
      );
    }),
    one: (id) => Effect.map(listed("where id = $1", [id]), ([found]) => found ?? null),
    latest: listed(`order by begun desc, id limit ${LATEST}`, []),
    saveMap: Effect.fn("ImportRecords.saveMap")(function* ({ map, columns, choices }) {
      yield* asked(
        "saving a map",
        `insert into import_maps (name, columns_digest, content, saved) values ($1, $2, $3, $4)
         on conflict (name) do update set columns_digest = $2, content = $3, saved = $4`,
        [
          map.name,
          columnsDigest(columns),
          texts.seal(["import_maps", map.name], JSON.stringify({ map, columns, choices })),
          yield* now,
        ],
      );
    }),
    deleteMap: (name) =>
      Effect.asVoid(asked("deleting a map", "delete from import_maps where name = $1", [name])),
    maps: mapsWhere("", []),
    mapsFor: (columns) => mapsWhere("where columns_digest = $1", [columnsDigest(columns)]),
  });
});
