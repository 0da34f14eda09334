/**
 * What may stand in a path or a query: each with how it is read, what it means in the OpenAPI document (annotation
 * `parameter`), and what is expected where it cannot be read.
 */
import { type Day, isDay } from "@tareekh/core/calendar/day.ts";
import { endInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import { Effect, Schema, SchemaGetter, SchemaIssue } from "effect";
import type { JsonSchema } from "../openapi/json-schema.ts";
import type { CaseAtRevision } from "../use-cases/rows.ts";

/** A parameter that `read` understands, or gives undefined for. */
const parameter = <A>(
  expected: string,
  documented: JsonSchema,
  read: (text: string) => A | undefined,
): Schema.Codec<A, string> =>
  Schema.String.pipe(
    Schema.decodeTo(
      Schema.declare<A>((_value): _value is A => true),
      {
        decode: SchemaGetter.transformEffect((text: string) => {
          const value = read(text);
          return value === undefined
            ? Effect.fail(new SchemaIssue.InvalidValue({ expected }))
            : Effect.succeed(value);
        }),
        encode: SchemaGetter.forbidden<string, A>(() => "parameters are only read"),
      },
    ),
  ).annotate({ parameter: documented });

export const optional = Schema.optionalKey;

/** `case-<id>`; another text names no case. */
export const caseId = Schema.String.check(
  Schema.isPattern(/^case-[0-9a-f-]{36}$/, {
    expected: "a case's id such as case-0192f0c0-0000-7000-8000-000000000000",
  }),
).annotate({
  parameter: { type: "string", pattern: "^case-[0-9a-f-]{36}$", description: "The case's id" },
});

export const day = (description: string): Schema.Codec<Day, string> =>
  parameter(
    "a day of the calendar such as 2020-11-12",
    { type: "string", format: "date", description },
    (text) => (isDay(text) ? text : undefined),
  );

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An instant (UTC, ISO 8601), of which a day stands for its end in India. */
export const moment = (description: string): Schema.Codec<string, string> =>
  parameter(
    "a day such as 2020-11-12, which is taken at its end in India, or an instant with its offset such as 2020-11-12T14:30:00+05:30",
    {
      type: "string",
      description: `${description}: a day, taken at its end in India, or an instant with its offset`,
    },
    (text) => {
      if (isDay(text)) return new Date(endInIndia(text)).toISOString();
      // In a query a plus sign is a space.
      const instant = text.replace(/ (?=\d{2}:\d{2}$)/, "+");
      return INSTANT.test(instant) && isDay(instant.slice(0, 10)) && !Number.isNaN(Date.parse(instant))
        ? new Date(instant).toISOString()
        : undefined;
    },
  );

export const wholeNumber = (
  description: string,
  minimum: number,
  maximum: number,
): Schema.Codec<number, string> =>
  parameter(
    `a whole number from ${minimum} to ${maximum}`,
    { type: "integer", minimum, maximum, description },
    (text) => {
      const number = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
      return number !== undefined && number >= minimum && number <= maximum ? number : undefined;
    },
  );

/** What no hand writes, and of which a table refuses some. */
const CONTROL = /\p{Cc}/u;

export const text = (description: string, longest: number): Schema.Codec<string, string> =>
  parameter(
    `a text of at most ${longest} characters, without control characters`,
    { type: "string", maxLength: longest, description },
    (given) => (given.length <= longest && !CONTROL.test(given) ? given : undefined),
  );

export const oneOf = <const Codes extends string>(
  description: string,
  codes: readonly Codes[],
): Schema.Codec<Codes, string> =>
  parameter(`one of ${codes.join(", ")}`, { type: "string", enum: codes, description }, (given) =>
    codes.find((code) => code === given),
  );

/** One of the codes, or two different ones with a comma between them. */
export const oneOrTwoOf = <const Codes extends string>(
  description: string,
  codes: readonly Codes[],
): Schema.Codec<readonly Codes[], string> =>
  parameter(
    `one of ${codes.join(", ")}, or two different ones with a comma between them`,
    { type: "string", pattern: `^(${codes.join("|")})(,(${codes.join("|")}))?$`, description },
    (given) => {
      const found = given.split(",").flatMap((name) => codes.find((code) => code === name) ?? []);
      return found.length === given.split(",").length &&
        found.length <= 2 &&
        new Set(found).size === found.length
        ? found
        : undefined;
    },
  );

export const yesNo = (description: string): Schema.Codec<boolean, string> =>
  parameter("true or false", { type: "boolean", description }, (given) =>
    given === "true" ? true : given === "false" ? false : undefined,
  );

const AT_REVISION = /^(case-[0-9a-f-]{36})@([1-9]\d{0,9})$/;

export const atLeast: Schema.Codec<CaseAtRevision, string> = parameter(
  "a case and its revision as a write answered them, such as case-0192f0c0-0000-7000-8000-000000000000@7",
  {
    type: "string",
    pattern: AT_REVISION.source,
    description: "Waits, for some seconds at most, until the answer rests on this revision of this case",
  },
  (given) => {
    const [, id, revision] = AT_REVISION.exec(given) ?? [];
    return id === undefined ? undefined : { caseId: id, revision: Number(revision) };
  },
);

/** `from..to`, each one of the names. */
export const pairOf = <const Names extends string>(
  description: string,
  names: readonly Names[],
): Schema.Codec<{ readonly from: Names; readonly to: Names }, string> =>
  parameter(
    `two different ones of ${names.join(", ")}, with two dots between them, such as ${names[0]}..${names[1]}`,
    { type: "string", pattern: `^(${names.join("|")})\\.\\.(${names.join("|")})$`, description },
    (given) => {
      const [first, second, ...rest] = given.split("..");
      const from = names.find((name) => name === first);
      const to = names.find((name) => name === second);
      return from === undefined || to === undefined || from === to || rest.length > 0
        ? undefined
        : { from, to };
    },
  );

/** `one..other`: two different texts, of any kind but that they hold no two dots in a row. */
export const twoTexts = (
  description: string,
): Schema.Codec<readonly [first: string, second: string], string> =>
  parameter(
    "two different texts with two dots between them, such as in-wb..in-br",
    { type: "string", maxLength: 420, pattern: "^.+\\.\\..+$", description },
    (given) => {
      const [first = "", second = "", ...rest] = given.split("..").map((part) => part.trim());
      return first === "" || second === "" || first === second || rest.length > 0 || given.length > 420
        ? undefined
        : ([first, second] as const);
    },
  );
