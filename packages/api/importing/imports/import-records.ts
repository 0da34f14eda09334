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
import { type ImportError, importRefused } from "../import-error.ts";
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
  readonly state: "running" | "done" | "stopped" | "interrupted" | "taking-back";
  /** Rows from which something was recorded, that said nothing new, and that were refused; and events recorded. */
  readonly counts: ImportCounts;
  readonly takenBack: {
    readonly at: string;
    readonly by: string;
    /** Something of it still stands that could not be taken back. */
    readonly inPart: boolean;
  } | null;
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
    /**
     * The id under which to record: that of an import of the same file which was stopped or is not heard of any more,
     * or a new one. Refused where that import goes on in another process, or is being taken back; whether one that was
     * heard of just now goes on still is waited for.
     */
    begin(begun: BeginImport): Effect.Effect<string, StoreError | LogError | ImportError>;
    /** It goes on, and has come so far; null where nothing is counted yet. Refused once it is taken back. */
    heard(id: string, counts: ImportCounts | null): Effect.Effect<void, StoreError | ImportError>;
    /** Of one that was stopped counts never become less: it may have come less far than the time before. */
    ended(
      id: string,
      state: "done" | "stopped",
      counts: ImportCounts | null,
    ): Effect.Effect<void, StoreError>;
    /** Notes that it is being taken back, so that nobody goes on with it. Refused while it goes on. */
    beginTakingBack(id: string): Effect.Effect<ImportRecord, StoreError | ImportError>;
    takingBackHeard(id: string): Effect.Effect<void, StoreError>;
    /** @param outcome null where the taking back was stopped */
    takingBackEnded(
      id: string,
      outcome: { readonly by: string; readonly inPart: boolean } | null,
    ): Effect.Effect<void, StoreError>;
    /** Null where there is none. */
    one(id: string): Effect.Effect<ImportRecord | null, StoreError>;
    /** The latest first. */
    readonly latest: Effect.Effect<readonly ImportRecord[], StoreError>;
    /** Names of the tables that were imported, or of which a map is saved, in their order. */
    readonly tables: Effect.Effect<readonly string[], StoreError>;
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
/** Milliseconds between two looks whether an import goes on elsewhere. */
const LISTENING = 500;

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
  readonly taking_back: Date | null;
  readonly taken_back_in_part: boolean;
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

  const isSilent = (heard: Date, at: Date): boolean => at.getTime() - heard.getTime() > SILENCE;
  const isTakenBackNow = ({ taking_back: heard }: StoredImport, at: Date): boolean =>
    heard !== null && !isSilent(heard, at);

  const stateOf = (stored: StoredImport, at: Date): ImportRecord["state"] => {
    if (isTakenBackNow(stored, at)) return "taking-back";
    return stored.state === "running" && isSilent(stored.heard, at) ? "interrupted" : stored.state;
  };

  const recordOf = (stored: StoredImport, at: Date): ImportRecord => {
    const { recorded, unchanged, refused, events } = stored;
    return {
      id: stored.id,
      table: stored.table_name,
      begun: stored.begun.toISOString(),
      by: stored.by,
      fileName: texts.open(["imports", stored.id], stored.file_name),
      state: stateOf(stored, at),
      counts: { recorded, unchanged, refused, events },
      takenBack:
        stored.taken_back === null
          ? null
          : {
              at: stored.taken_back.toISOString(),
              by: stored.taken_back_by ?? "",
              inPart: stored.taken_back_in_part,
            },
      afterPosition: Number(stored.after_position),
    };
  };

  /** What of the same file did not come to its end, or is being taken back. */
  const sameFile = (table: string, fileDigest: string) =>
    Effect.map(
      asked<StoredImport>(
        "looking for an import that was broken off",
        `select * from imports where table_name = $1 and file_digest = $2
           and (taking_back is not null or (state <> 'done' and taken_back is null))
         order by begun desc limit 1`,
        [table, fileDigest],
      ),
      ([found]) => found ?? null,
    );

  /** Whether it was this process that took it over. */
  const takeOver = Effect.fnUntraced(function* (id: string, at: Date) {
    const taken = yield* asked(
      "going on with an import",
      `update imports set state = 'running', heard = $2, taking_back = null
       where id = $1 and (state = 'stopped' or (state = 'running' and heard < $3))
         and (taking_back is null or taking_back < $3) returning id`,
      [id, at, new Date(at.getTime() - SILENCE)],
    );
    return taken.length > 0;
  });

  const begin = Effect.fn("ImportRecords.begin")(function* ({
    table,
    fileName,
    fileDigest,
    by,
  }: BeginImport) {
    /** When one that does not seem to be broken off was last heard of. */
    let heard: Date | null = null;
    for (;;) {
      const at = yield* now;
      const found = yield* sameFile(table, fileDigest);
      if (found !== null && isTakenBackNow(found, at))
        return yield* importRefused(
          `The import ${found.id} of this file is being taken back: wait for the end of that.`,
        );
      if (found !== null && found.state !== "done") {
        if (found.state === "stopped" || isSilent(found.heard, at)) {
          if (yield* takeOver(found.id, at)) return found.id;
        } else if (heard !== null && found.heard > heard)
          return yield* importRefused(
            `This file is being imported elsewhere already, as ${found.id}: wait for its end, or stop it there.`,
          );
        heard ??= found.heard;
        // It may have been killed a moment ago: it is heard of again, or it is silent.
        yield* Effect.sleep(LISTENING);
        continue;
      }
      const id = newImportId(dayInIndia(at.getTime()));
      const begun = yield* asked(
        "noting that an import begins",
        `insert into imports (id, table_name, begun, by, file_name, file_digest, after_position, heard, state)
         values ($1, $2, $3, $4, $5, $6, $7, $3, 'running') on conflict do nothing returning id`,
        [id, table, at, by, texts.seal(["imports", id], fileName), fileDigest, yield* log.head],
      );
      // Otherwise somebody else began with it in this moment.
      if (begun.length > 0) return id;
    }
  });

  /** Whether it is running, and so was noted. */
  const counted = Effect.fnUntraced(function* (
    id: string,
    state: "running" | "done" | "stopped",
    counts: ImportCounts | null,
  ) {
    const of = counts ?? { recorded: 0, unchanged: 0, refused: 0, events: 0 };
    // Only at the end of the file is less known to be right.
    const value = (column: string, place: number): string =>
      state === "done" ? `${column} = $${place}` : `${column} = greatest(${column}, $${place})`;
    const noted = yield* asked(
      "noting how far an import is",
      `update imports set heard = $2, state = $3, ${value("recorded", 4)}, ${value("unchanged", 5)},
         ${value("refused", 6)}, ${value("events", 7)}
       where id = $1 and state = 'running' returning id`,
      [id, yield* now, state, of.recorded, of.unchanged, of.refused, of.events],
    );
    return noted.length > 0;
  });

  const beginTakingBack = Effect.fn("ImportRecords.beginTakingBack")(function* (id: string) {
    const at = yield* now;
    const [claimed] = yield* asked<StoredImport>(
      "noting that an import is being taken back",
      `update imports set taking_back = $2, state = case state when 'running' then 'stopped' else state end
       where id = $1 and (state <> 'running' or heard < $3) and (taking_back is null or taking_back < $3) returning *`,
      [id, at, new Date(at.getTime() - SILENCE)],
    );
    if (claimed !== undefined) return recordOf(claimed, at);
    const found = yield* one(id);
    if (found === null) return yield* importRefused(`There is no import ${id}.`);
    return yield* importRefused(
      found.state === "taking-back"
        ? `The import ${id} is being taken back already: wait for the end of that.`
        : `The import ${id} goes on still: stop it first.`,
    );
  });

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

  const one = (id: string) => Effect.map(listed("where id = $1", [id]), ([found]) => found ?? null);

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
    heard: Effect.fn("ImportRecords.heard")(function* (id, counts) {
      if (!(yield* counted(id, "running", counts)))
        return yield* importRefused(`The import ${id} was taken back meanwhile.`);
    }),
    ended: (id, state, counts) => Effect.asVoid(counted(id, state, counts)),
    beginTakingBack,
    takingBackHeard: Effect.fn("ImportRecords.takingBackHeard")(function* (id: string) {
      yield* asked(
        "noting that an import is being taken back",
        // One that was sent before the end may arrive after it.
        "update imports set taking_back = $2 where id = $1 and taking_back is not null",
        [id, yield* now],
      );
    }),
    takingBackEnded: Effect.fn("ImportRecords.takingBackEnded")(function* (id, outcome) {
      if (outcome === null)
        yield* asked(
          "noting that taking an import back was stopped",
          "update imports set taking_back = null where id = $1",
          [id],
        );
      else
        yield* asked(
          "noting that an import was taken back",
          `update imports set taking_back = null, taken_back = $2, taken_back_by = $3, taken_back_in_part = $4
           where id = $1`,
          [id, yield* now, outcome.by, outcome.inPart],
        );
    }),
    one,
    tables: Effect.map(
      asked<{ name: string }>(
        "reading which tables were imported",
        `select table_name collate "C" as name from imports union select name from import_maps order by name`,
      ),
      (rows) => rows.map(({ name }) => name),
    ),
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
