/**
 * The units as they stand in the rows, kept in memory from one question to the next: read once, and then only the cases
 * that have changed since.
 *
 * A case changes by an event after the position that was read, or by being set aside or taken up again. A rebuild puts
 * other tables in use, and everything is read anew.
 */
import { setImmediate } from "node:timers/promises";
import { Effect } from "effect";
import { type RawBuilder, sql, type Transaction } from "kysely";
import { delayColumns } from "../../delays.ts";
import type { AnswerError } from "../answer-error.ts";
import { type Answer, asking } from "../asking.ts";
import type { ProjectorTables, RowsDatabase } from "../rows-database.ts";
import type { Unit } from "../span-question.ts";
import { KeptAnswers } from "./kept-answers.ts";
import { RowText } from "./row-text.ts";
import {
  ColumnsBuilder,
  Dictionaries,
  replaced,
  type UnitColumn,
  type Units,
  UnitsBuilder,
  withColumns,
} from "./units.ts";

/** Rows read in one go: of two such pages some 10 MB are in the process at a time. */
const PAGE = 20_000;
/** With more cases changed than this, it is quicker to read everything. */
const MOST_CHANGED = 20_000;

type Rows = Transaction<ProjectorTables>;

/** How the rows stand in a snapshot. */
interface Stand {
  /** Of the part of the cases that is furthest behind. */
  readonly position: number;
  /** Differs wherever any row may. */
  readonly mark: string;
  /** Differs where other tables are in use. */
  readonly generation: string;
  readonly setAside: ReadonlySet<string>;
}

const standOf = async (rows: Rows): Promise<Stand> => {
  const found = await sql<{
    position: string | null;
    positions: string | null;
    generation: string | null;
    aside: readonly string[] | null;
  }>`select
    (select min(position) from projector_checkpoint) as position,
    (select string_agg(position::text, ' ' order by part) from projector_checkpoint) as positions,
    (select generation::text from projector_tables where projection = 'delays') as generation,
    (select array_agg(case_id order by case_id) from set_aside) as aside`.execute(rows);
  const [row] = found.rows;
  const aside = row?.aside ?? [];
  const generation = row?.generation ?? "";
  return {
    position: Number(row?.position ?? 0),
    mark: `${generation}|${row?.positions ?? ""}|${aside.join(" ")}`,
    generation,
    setAside: new Set(aside),
  };
};

/** Days as their numbers, several texts as one. */
const selected = (name: UnitColumn): RawBuilder<unknown> => {
  const column = sql.ref(name);
  switch (delayColumns[name]) {
    case "day":
      return sql`(${column} - date '1970-01-01')`;
    case "boolean":
      return sql`${column}::integer`;
    case "texts":
      return sql`array_to_string(${column}, chr(10))`;
    default:
      return column;
  }
};

/** A unit's row: its case, and the columns in one text. */
interface ReadRow {
  readonly case: string;
  readonly values: string;
}

const rowsOf = (
  unit: Unit,
  names: readonly UnitColumn[],
  which: RawBuilder<unknown> = sql`true`,
): RawBuilder<ReadRow> =>
  sql<ReadRow>`select case_id as "case", row(${sql.join(names.map(selected))})::text as "values"
    from delays where accused is ${unit === "proceeding" ? sql`null` : sql`not null`} and ${which}
    order by case_id, row_key`;

/**
 * Goes through all units in the order of the rows. The database looks up the next of them while these are taken in, so that
 * each has a processor of its own where there are two.
 */
const throughAll = async (
  rows: Rows,
  unit: Unit,
  names: readonly UnitColumn[],
  take: (row: ReadRow) => void,
): Promise<void> => {
  await sql`declare every_unit no scroll cursor for ${rowsOf(unit, names)}`.execute(rows);
  const further = () => sql<ReadRow>`fetch ${sql.lit(PAGE)} from every_unit`.execute(rows);
  let asked = further();
  for (;;) {
    const page = await asked;
    if (page.rows.length === 0) break;
    asked = further();
    // Until then the question has not left.
    await setImmediate();
    for (const row of page.rows) take(row);
  }
  await sql`close every_unit`.execute(rows);
};

const readAll = async (
  rows: Rows,
  unit: Unit,
  names: readonly UnitColumn[],
  dictionaries: Dictionaries,
): Promise<Units> => {
  const builder = new UnitsBuilder(names, dictionaries);
  const text = new RowText();
  await throughAll(rows, unit, names, ({ case: caseId, values }) => {
    text.begin(values);
    builder.addText(caseId, text);
  });
  return builder.done();
};

/** Further columns of the units that are known. */
const readColumns = async (
  rows: Rows,
  unit: Unit,
  names: readonly UnitColumn[],
  { size }: Units,
  dictionaries: Dictionaries,
): Promise<Units["columns"]> => {
  const builder = new ColumnsBuilder(names, dictionaries, size);
  const text = new RowText();
  await throughAll(rows, unit, names, ({ values }) => {
    text.begin(values);
    builder.addText(text);
  });
  return builder.done();
};

const readCases = async (
  rows: Rows,
  unit: Unit,
  names: readonly UnitColumn[],
  caseIds: readonly string[],
  dictionaries: Dictionaries,
): Promise<Units> => {
  const builder = new UnitsBuilder(names, dictionaries);
  const text = new RowText();
  const found = await rowsOf(unit, names, sql`case_id = any(${caseIds})`).execute(rows);
  for (const { case: caseId, values } of found.rows) {
    text.begin(values);
    builder.addText(caseId, text);
  }
  return builder.done();
};

interface Kept {
  readonly stand: Stand;
  readonly units: Units;
  readonly dictionaries: Dictionaries;
  /** Answers that were given of these units, by question. Shared by those that differ only in how many columns were read. */
  readonly answers: KeptAnswers;
}

/** The cases of which rows may differ between two snapshots; null where that is better asked of everything. */
const changedCases = async (rows: Rows, before: Stand, now: Stand): Promise<readonly string[] | null> => {
  if (before.generation !== now.generation || now.position < before.position) return null;
  const found = await sql<{ stream: string }>`select distinct stream from events
    where position > ${before.position} and stream >= 'case-' and stream < 'case.'
    limit ${MOST_CHANGED + 1}`.execute(rows);
  if (found.rows.length > MOST_CHANGED) return null;
  const aside = [
    ...[...before.setAside].filter((id) => !now.setAside.has(id)),
    ...[...now.setAside].filter((id) => !before.setAside.has(id)),
  ];
  return [...new Set([...found.rows.map(({ stream }) => stream), ...aside])];
};

class UnitStore {
  readonly #kept = new Map<Unit, Kept>();
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * One after the other: two questions would otherwise read the same columns twice. Who waits holds a connection already,
   * so nobody waits for somebody who waits for a connection.
   */
  read(rows: Rows, unit: Unit, columns: readonly UnitColumn[]): Promise<Kept> {
    const turn = this.#turn.then(() => this.#read(rows, unit, columns));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #read(rows: Rows, unit: Unit, columns: readonly UnitColumn[]): Promise<Kept> {
    const stand = await standOf(rows);
    const kept = this.#kept.get(unit);
    // A snapshot that was taken before another's and comes after it is answered by itself.
    if (
      kept !== undefined &&
      stand.position < kept.stand.position &&
      stand.generation === kept.stand.generation
    ) {
      return this.#fresh(rows, unit, stand, columns);
    }
    const current = await this.#current(rows, unit, stand, columns, kept);
    const missing = columns.filter((name) => !current.units.columns.has(name));
    const whole =
      missing.length === 0
        ? current
        : {
            ...current,
            units: withColumns(
              current.units,
              await readColumns(rows, unit, missing, current.units, current.dictionaries),
            ),
          };
    this.#kept.set(unit, whole);
    return whole;
  }

  async #current(
    rows: Rows,
    unit: Unit,
    stand: Stand,
    columns: readonly UnitColumn[],
    kept: Kept | undefined,
  ): Promise<Kept> {
    if (kept === undefined) return this.#fresh(rows, unit, stand, columns);
    if (kept.stand.mark === stand.mark) return kept;
    const known = [...kept.units.columns.keys()];
    const changed = await changedCases(rows, kept.stand, stand);
    if (changed === null) return this.#fresh(rows, unit, stand, [...new Set([...known, ...columns])]);
    if (changed.length === 0) return { ...kept, stand };
    const fresh = await readCases(rows, unit, known, changed, kept.dictionaries);
    return { ...kept, stand, units: replaced(kept.units, changed, fresh), answers: new KeptAnswers() };
  }

  async #fresh(rows: Rows, unit: Unit, stand: Stand, columns: readonly UnitColumn[]): Promise<Kept> {
    const dictionaries = new Dictionaries();
    const units = await readAll(rows, unit, columns, dictionaries);
    return { stand, units, dictionaries, answers: new KeptAnswers() };
  }
}

const stores = new WeakMap<RowsDatabase, UnitStore>();

const storeOf = (database: RowsDatabase): UnitStore => {
  const known = stores.get(database);
  if (known !== undefined) return known;
  const store = new UnitStore();
  stores.set(database, store);
  return store;
};

export interface UnitsRead {
  readonly unit: Unit;
  readonly columns: readonly UnitColumn[];
  /** All on which the answer depends besides the units, so that it is computed once. */
  readonly question: string;
}

/** An answer computed from the units; asked again while nothing has changed, the same answer. */
export const askUnits = <A extends object>(
  database: RowsDatabase,
  doing: string,
  { unit, columns, question }: UnitsRead,
  answer: (units: Units) => A,
): Effect.Effect<Answer<A>, AnswerError> =>
  asking(database, doing, ["delays"], async (rows) => ({
    kept: await storeOf(database).read(rows, unit, [...new Set(columns)]),
  })).pipe(
    Effect.map(({ kept: { units, answers }, standing }) => {
      const known = answers.get(question);
      // Whatever is kept under a question answered that question.
      if (known !== undefined) return { ...(known as A), standing };
      const found = answer(units);
      answers.keep(question, found);
      return { ...found, standing };
    }),
  );

/** An answer that is computed from the units alone: how it is asked of the rows as they stand. */
export const fromUnits =
  <Asked extends { readonly unit?: Unit }, A extends object>({
    name,
    doing,
    columns,
    answer,
  }: {
    /** Tells its questions from those of other answers. */
    readonly name: string;
    /** For the error. */
    readonly doing: string;
    readonly columns: (asked: Asked) => readonly UnitColumn[];
    readonly answer: (units: Units, asked: Asked) => A;
  }) =>
  (database: RowsDatabase, asked: Asked): Effect.Effect<Answer<A>, AnswerError> =>
    askUnits(
      database,
      doing,
      {
        unit: asked.unit ?? "proceeding",
        columns: columns(asked),
        question: JSON.stringify([name, asked]),
      },
      (units) => answer(units, asked),
    );
