/** A map, held against the catalogue and the file's columns, and made ready to read rows. */

import { isDay } from "@tareekh/core/calendar/day.ts";
import { parseOccurrence } from "@tareekh/core/calendar/occurrence.ts";
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { sourceFields } from "@tareekh/core/catalogue/event-type.ts";
import type { EventRequest } from "@tareekh/core/recording/command.ts";
import { decodeAll, type Path, type Problem, problemAt } from "@tareekh/core/recording/problem.ts";
import { type Condition, type MappedEvent, RowMap } from "./row-map.ts";
import type { RowReading } from "./row-reading.ts";
import { type Checking, checkColumn, columnReader, fieldsReader } from "./templates.ts";

/** An event that a row tells of, before anything but its fields' form is known. */
export type ToldEvent = Pick<EventRequest, "type" | "occurred"> & {
  readonly source: unknown;
  readonly data: Readonly<Record<string, unknown>>;
};

interface EventReader {
  readonly place: number;
  readonly applies: (row: RowReading) => boolean;
  readonly read: (row: RowReading) => ToldEvent;
}

export interface CheckedMap {
  readonly name: string;
  readonly key: readonly string[];
  /** Texts that mean nothing, in lower case. */
  readonly nothing: ReadonlySet<string>;
  readonly events: readonly EventReader[];
  /** Types of which an earlier file's events stand beside a later one's. */
  readonly accumulating: ReadonlySet<string>;
}

export type Checked =
  | { readonly ok: true; readonly map: CheckedMap }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The kind of record alone: nobody is told to import one that takes another back. */
const NEVER_TOLD = new Set(["EventCorrected", "EventRetracted", "RetractionWithdrawn", "WarningSettled"]);

const conditionOf = (checking: Checking, condition: Condition, path: Path) => {
  const { column, is, isNot, filled } = condition;
  checkColumn(checking, column, [...path, "column"]);
  if (is === undefined && isNot === undefined && filled === undefined)
    checking.problems.push(problemAt(path, "a condition with is, isNot or filled", condition));
  const lower = (texts: readonly string[] | undefined) =>
    texts === undefined ? null : new Set(texts.map((text) => text.trim().toLowerCase()));
  const [among, notAmong] = [lower(is), lower(isNot)];
  return (row: RowReading): boolean => {
    const text = row.text(column).toLowerCase();
    return (
      (among === null || among.has(text)) &&
      (notAmong === null || !notAmong.has(text)) &&
      (filled === undefined || (text !== "") === filled)
    );
  };
};

const NO_DAY = "say of which day this list is, such as 2026-11-15: the map takes it for the whole file";

const occurredOf = (
  checking: Checking,
  occurred: MappedEvent["occurred"],
  dayOfFile: string | undefined,
  path: Path,
): ((row: RowReading) => string | null) => {
  if (occurred === undefined || occurred === null) return () => null;
  if (typeof occurred === "object" && "file" in occurred) {
    if (dayOfFile === undefined || !isDay(dayOfFile))
      checking.problems.push(problemAt(["file", "day"], NO_DAY, dayOfFile, `file.day: ${NO_DAY}`));
    return () => dayOfFile ?? null;
  }
  if (typeof occurred === "string") {
    const parsed = parseOccurrence(occurred);
    if (!parsed.ok)
      checking.problems.push(problemAt(path, "a column, or a date such as 2020-12-03", occurred));
    return () => occurred;
  }
  const read = columnReader(checking, { kind: "date" }, occurred, path);
  return (row) => {
    const [date] = read(row);
    return typeof date === "string" ? date : null;
  };
};

const eventReader = (
  checking: Checking,
  { source: ofMap, file }: Pick<RowMap, "source" | "file">,
  event: MappedEvent,
  place: number,
): EventReader => {
  const path: Path = ["events", place];
  const type = NEVER_TOLD.has(event.type) ? undefined : eventTypeNamed(event.type);
  if (type === undefined)
    checking.problems.push(
      problemAt([...path, "type"], "an event type of the catalogue that a row can tell of", event.type),
    );
  const conditions = (event.when ?? []).map((one, i) => conditionOf(checking, one, [...path, "when", i]));
  const occurred = occurredOf(checking, event.occurred, file?.day, [...path, "occurred"]);
  const source = fieldsReader(
    checking,
    sourceFields,
    { ...ofMap, ...event.source },
    event.source === undefined ? ["source"] : [...path, "source"],
  );
  const data = fieldsReader(checking, type?.fields ?? [], type === undefined ? {} : event.data, [
    ...path,
    "data",
  ]);
  return {
    place,
    applies: (row) => conditions.every((holds) => holds(row)),
    read: (row) => ({ type: event.type, occurred: occurred(row), source: source(row), data: data(row) }),
  };
};

/** What is wrong with a map is told once, though several events meet it. */
const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [problem.message, problem])).values(),
];

/** A map's form alone, from what was read of its file. */
export const readRowMap = (
  written: unknown,
):
  | { readonly ok: true; readonly value: RowMap }
  | { readonly ok: false; readonly problems: readonly Problem[] } => decodeAll(RowMap, written, []);

/** Holds a map against the catalogue, and against the columns of the file that it is to read. */
export const checkMap = (map: RowMap, columns: readonly string[]): Checked => {
  const checking: Checking = { columns: new Set(columns.filter((name) => name !== "")), problems: [] };
  for (const [i, column] of map.key.entries()) checkColumn(checking, column, ["key", i]);
  const events = map.events.map((event, place) => eventReader(checking, map, event, place));
  if (!map.events.some(({ type, when }) => type === "CaseOpened" && when === undefined))
    checking.problems.push(
      problemAt(
        ["events"],
        "a CaseOpened without conditions",
        undefined,
        "events: every row opens a case, so one of them must be a CaseOpened without conditions",
      ),
    );
  if (checking.problems.length > 0) return { ok: false, problems: distinct(checking.problems) };
  return {
    ok: true,
    map: {
      name: map.name,
      key: map.key,
      nothing: new Set((map.nothing ?? []).map((text) => text.trim().toLowerCase())),
      events,
      accumulating: new Set(map.events.filter(({ accumulates }) => accumulates).map(({ type }) => type)),
    },
  };
};
