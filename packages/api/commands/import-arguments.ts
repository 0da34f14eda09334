/** What `import` is told: its files and how to read them, each refused with a sentence that names it. */
import { parseArgs } from "node:util";
import { isDay } from "@tareekh/core/calendar/day.ts";
import { Effect, Schema } from "effect";
import { IMPORT_ID } from "../importing/recorded-by.ts";
import { encodings, type ReadingOptions } from "../importing/table/source-table.ts";

/** An argument is missing, or is none that is known. */
export class ArgumentRefused extends Schema.TaggedError<ArgumentRefused>()("ArgumentRefused", {
  message: Schema.String,
}) {}

/** An import that was made is to be taken back. */
export interface UndoArguments {
  readonly undo: string;
}

export interface ImportArguments {
  readonly undo: null;
  readonly file: string;
  readonly map: string;
  readonly dryRun: boolean;
  /** Where refused rows are written; beside the file where it is null. */
  readonly refused: string | null;
  /** What outweighs the map's own. */
  readonly reading: ReadingOptions;
}

const USAGE =
  "npm run import -- <cases.csv or cases.xlsx> --map <map.json> [--dry-run] [--refused <file>] [--encoding <one of " +
  `${encodings.join(", ")}>] [--delimiter <character>] [--sheet <name>] [--day <2026-11-15>]; or npm run import -- --undo <import>`;

const refuse = (message: string) => new ArgumentRefused({ message: `${message} Expected is: ${USAGE}` });

const ONE_CHARACTER = /^[^"\r\n]$/u;

const given = (args: readonly string[]): ImportArguments | UndoArguments => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      map: { type: "string" },
      "dry-run": { type: "boolean" },
      refused: { type: "string" },
      encoding: { type: "string" },
      delimiter: { type: "string" },
      sheet: { type: "string" },
      day: { type: "string" },
      undo: { type: "string" },
    },
    strict: true,
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  const { undo } = values;
  if (undo !== undefined) {
    if (Object.keys(values).length > 1 || file !== undefined)
      throw refuse("--undo takes an import back, and nothing else can be asked with it.");
    if (!IMPORT_ID.test(undo))
      throw refuse(`--undo is ${JSON.stringify(undo)}, which is no import: each says its own at its end.`);
    return { undo };
  }
  if (file === undefined || more.length > 0) throw refuse("One file of rows is imported at a time.");
  if (values.map === undefined) throw refuse("A map says how rows are read; give one with --map.");
  const encoding = encodings.find((one) => one === values.encoding?.toLowerCase());
  if (values.encoding !== undefined && encoding === undefined)
    throw refuse(`--encoding is ${JSON.stringify(values.encoding)}, which is none that is read here.`);
  const delimiter = values.delimiter === "\\t" ? "\t" : values.delimiter;
  if (delimiter !== undefined && !ONE_CHARACTER.test(delimiter))
    throw refuse(`--delimiter is ${JSON.stringify(delimiter)}, which is not one character.`);
  const { day } = values;
  if (day !== undefined && !isDay(day))
    throw refuse(`--day is ${JSON.stringify(day)}, which is no day such as 2026-11-15.`);
  return {
    undo: null,
    file,
    map: values.map,
    dryRun: values["dry-run"] === true,
    refused: values.refused ?? null,
    reading: {
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
      ...(day === undefined ? {} : { day }),
    },
  };
};

export const importArguments = (
  args: readonly string[],
): Effect.Effect<ImportArguments | UndoArguments, ArgumentRefused> =>
  Effect.try({
    try: () => given(args),
    catch: (error) =>
      error instanceof ArgumentRefused
        ? error
        : refuse(`${error instanceof Error ? error.message : String(error)}.`),
  });
