/** What the form of columns says: what was chosen for each, and what is to be mended. */

import { isDay } from "@tareekh/core/calendar/day.ts";
import type { Preview, PreviewColumn } from "../../importing/desk/preview.ts";
import type { SavedMap } from "../../importing/imports/import-records.ts";
import { readRowMap } from "../../importing/map/checked-map.ts";
import type { RowMap } from "../../importing/map/row-map.ts";
import { type ColumnKind, columnKinds, supposedKind } from "../../importing/register/register-kinds.ts";
import {
  type RegisterChoices,
  registerMap,
  registerProblems,
  tellsPendency,
} from "../../importing/register/register-map.ts";
import {
  type Meaning,
  outcomeMeanings,
  statusMeanings,
  supposedMeaning,
} from "../../importing/register/register-meanings.ts";
import { dayAsWritten } from "../dates-as-written.ts";
import { FormValues } from "../forms/form-values.ts";
import { readWrittenDate } from "../forms/written-date.ts";
import type { View } from "../view.ts";
import type { ImportProblem } from "./import-problems.ts";

/** Of which day the whole list is. */
export const DAY_INPUT = "day";
/** How it was looked up. Nobody can suppose it. */
export const LOOKED_UP_INPUT = "lookedUpHow";
/** What it means that the outcome is empty. */
export const EMPTY_OUTCOME_INPUT = "meaning.outcome.empty";

export const kindInput = (column: number): string => `kind.${column}`;
export const keyInput = (column: number): string => `key.${column}`;
export const textInput = (kind: MeantKind, text: number): string => `text.${kind}.${text}`;
export const meaningInput = (kind: MeantKind, text: number): string => `meaning.${kind}.${text}`;

/** The kinds of columns of which each text must be given a meaning, and which meanings there are. */
export const meantKinds = { outcome: outcomeMeanings, status: statusMeanings } as const satisfies Partial<
  Record<ColumnKind, readonly Meaning[]>
>;
export type MeantKind = keyof typeof meantKinds;

const isKind = (text: string): text is ColumnKind => (columnKinds as readonly string[]).includes(text);

/**
 * What stands in the form before anybody chose: what the names of the columns let one suppose. Not the table's name: by it
 * rows are known again, and it stands in the clear, so that a file's name, which may name a person, is never taken for it.
 */
export const supposedChoices = ({ columns }: Preview): FormValues => {
  const taken = new Set<ColumnKind>();
  const kinds = columns.map(({ name, samples }) => {
    const kind = supposedKind(name, samples);
    if (kind === null || taken.has(kind)) return "";
    taken.add(kind);
    return kind;
  });
  const key = ["cnr", "fileNumber"].map((kind) => kinds.indexOf(kind as ColumnKind)).find((i) => i >= 0);
  return new FormValues([
    ...kinds.map((kind, i) => [kindInput(i), kind] as const),
    ...(key === undefined ? [] : [[keyInput(key), "yes"] as const]),
    ["source", "court-record"],
    ["court", "pocso-special-court"],
    ["nothing", "-, NA"],
  ]);
};

/** The column of a kind, as it was chosen. */
export const columnOf = (
  { columns }: Preview,
  values: FormValues,
  kind: ColumnKind,
): PreviewColumn | undefined => columns.find((_, i) => values.one(kindInput(i)) === kind);

/** What each text of the column means, as it was chosen, or else as it is supposed; null where nobody knows. */
export const meaningsOf = (
  column: PreviewColumn | undefined,
  values: FormValues,
  kind: MeantKind,
): ReadonlyMap<string, string | null> => {
  const chosen = new Map<string, string>();
  for (let i = 0; values.has(textInput(kind, i)); i += 1)
    chosen.set(values.one(textInput(kind, i)), values.one(meaningInput(kind, i)));
  return new Map(
    (column?.values ?? []).map((text) => {
      const meaning = chosen.get(text);
      if (meaning === undefined) return [text, supposedMeaning(text, meantKinds[kind])];
      return [text, meantKinds[kind].some(({ code }) => code === meaning) ? meaning : null];
    }),
  );
};

/** How a case of an empty outcome stands, as it was chosen; null where that says nothing. */
const emptyOutcome = (values: FormValues): string | null => {
  const [group, code = ""] = values.one(EMPTY_OUTCOME_INPUT).split(":");
  return group === "standing" ? code : null;
};

/** Whether somebody has seen what the texts of the column are taken to mean. */
const wereShown = (column: PreviewColumn, values: FormValues, kind: MeantKind): boolean => {
  const seen = new Set<string>();
  for (let i = 0; values.has(textInput(kind, i)); i += 1) seen.add(values.one(textInput(kind, i)));
  return (column.values ?? []).every((text) => seen.has(text));
};

export type ChosenMap =
  | { readonly ok: true; readonly map: RowMap }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

export type ChosenDay =
  | { readonly ok: true; readonly day: string | null }
  | { readonly ok: false; readonly problem: ImportProblem };

/** The day of which the list is, as it was written; null where none was. */
export const chosenDay = ({ words, today }: Pick<View, "words" | "today">, values: FormValues): ChosenDay => {
  const written = values.one(DAY_INPUT).trim();
  if (written === "") return { ok: true, day: null };
  const read = readWrittenDate(written);
  const day = read.ok ? read.text : null;
  const say = words.imports.problems;
  if (day === null || !isDay(day))
    return { ok: false, problem: { at: DAY_INPUT, message: say.noDay(written) } };
  return day > today
    ? { ok: false, problem: { at: DAY_INPUT, message: say.dayAhead(written) } }
    : { ok: true, day };
};

/**
 * What was chosen for a file with the same columns.
 *
 * @param day of this file, where it was said already: that of an earlier one is another
 */
export const chosenBefore = (choices: SavedMap["choices"], day: string | undefined): FormValues =>
  new FormValues([
    ...choices.filter(([name]) => name !== DAY_INPUT),
    ...(day === undefined ? [] : [[DAY_INPUT, dayAsWritten(day)] as const]),
  ]);

/** The map that was chosen, or everything that is to be mended. */
export const chosenMap = (
  view: Pick<View, "words" | "today">,
  preview: Preview,
  values: FormValues,
): ChosenMap => {
  const { words } = view;
  const say = words.imports;
  const problems: ImportProblem[] = [];
  const ofList = chosenDay(view, values);
  if (!ofList.ok) problems.push(ofList.problem);
  const day = ofList.ok ? ofList.day : null;
  const columns = new Map<ColumnKind, string>();
  const inputOf = new Map<ColumnKind, string>();
  for (const [i, { name }] of preview.columns.entries()) {
    const kind = values.one(kindInput(i));
    if (!isKind(kind)) continue;
    if (columns.has(kind))
      problems.push({ at: kindInput(i), message: say.problems.twice(say.columns.kinds[kind]) });
    columns.set(kind, name);
    inputOf.set(kind, kindInput(i));
  }
  for (const { kind, needs } of registerProblems({ columns, day }))
    problems.push({
      at: inputOf.get(kind) ?? null,
      message: say.problems.needs(
        say.columns.kinds[kind],
        needs.map((one) => say.columns.kinds[one]),
        needs.includes("lookedUpOn"),
      ),
    });
  const key = preview.columns.flatMap(({ name }, i) => (values.has(keyInput(i)) ? [name] : []));
  if (key.length === 0) problems.push({ at: keyInput(0), message: say.problems.noKey });

  const given = (kind: MeantKind): ReadonlyMap<string, string> => {
    const column = columnOf(preview, values, kind);
    if (column === undefined) return new Map();
    if (column.values === null)
      problems.push({ at: inputOf.get(kind) ?? null, message: say.columns.tooMany(column.name) });
    else if (!wereShown(column, values, kind))
      problems.push({ at: `meanings-${kind}`, message: say.problems.meanings(column.name) });
    return new Map(
      [...meaningsOf(column, values, kind)].flatMap(([text, meaning]) =>
        meaning === null ? [] : [[text, meaning] as const],
      ),
    );
  };
  const choices: RegisterChoices = {
    name: values.one("name").trim(),
    columns,
    key,
    source: values.one("source"),
    court: values.one("court"),
    day,
    nothing: values
      .one("nothing")
      .split(",")
      .map((text) => text.trim())
      .filter((text) => text !== ""),
    lookedUpHow: values.one(LOOKED_UP_INPUT),
    everyCase: values.has("everyCase"),
    meanings: { outcome: given("outcome"), status: given("status"), emptyOutcome: emptyOutcome(values) },
  };
  const made = registerMap(choices);
  if (choices.lookedUpHow === "" && tellsPendency(made))
    problems.push({ at: LOOKED_UP_INPUT, message: say.problems.noLookedUpHow });
  if (problems.length > 0) return { ok: false, problems };
  const map = readRowMap(made);
  if (map.ok) return { ok: true, map: map.value };
  return {
    ok: false,
    problems: map.problems.map(({ path, message }) => ({ at: path === "name" ? "name" : null, message })),
  };
};
