/** How lines of figures of proceedings or accused look in an answer. */
import { unitNames } from "@tareekh/projections/answers/span-question.ts";
import { unitBreakdowns } from "@tareekh/projections/answers/units/unit-question.ts";
import { Schema } from "effect";

export const UnitShape = Schema.Literals(unitNames).annotate({ description: "What is counted" });
export const UnitBy = Schema.NullOr(Schema.Literals(unitBreakdowns));

/** What lines of figures may be broken down by; null of what has none on record, and in the total. */
export const groupFields = {
  group: Schema.NullOr(Schema.String).annotate({
    description: "The value of `by`; null for what has none on record, and in the total",
  }),
  thenGroup: Schema.NullOr(Schema.String).annotate({ description: "The value of `thenBy`" }),
};

export const sentences = Schema.Array(Schema.String).annotate({
  description:
    "What the figures are of, what they say and do not say, and what was left out and why: to stand beside them",
});

/** Fields of a line: counts. */
export const counts = <const Names extends string>(
  ...names: readonly Names[]
): { readonly [Name in Names]: typeof Schema.Int } =>
  Object.fromEntries(names.map((name) => [name, Schema.Int])) as { [Name in Names]: typeof Schema.Int };

const NumberOrNone = Schema.NullOr(Schema.Number);
const TextOrNone = Schema.NullOr(Schema.String);

/** Fields of a line: numbers of which there may be none. */
export const numbersOrNone = <const Names extends string>(
  ...names: readonly Names[]
): { readonly [Name in Names]: typeof NumberOrNone } =>
  Object.fromEntries(names.map((name) => [name, NumberOrNone])) as { [Name in Names]: typeof NumberOrNone };

/** Fields of a line: codes of which there may be none. */
export const textsOrNone = <const Names extends string>(
  ...names: readonly Names[]
): { readonly [Name in Names]: typeof TextOrNone } =>
  Object.fromEntries(names.map((name) => [name, TextOrNone])) as { [Name in Names]: typeof TextOrNone };

type Fields<Counts extends string, Numbers extends string, Texts extends string> = {
  readonly [Name in Counts]: number;
} & { readonly [Name in Numbers]: number | null } & { readonly [Name in Texts]: string | null };

/** Counts, numbers of which there may be none, and codes of which there may be none. */
export const lineShape = <
  const Counts extends string,
  const Numbers extends string,
  const Texts extends string = never,
>(
  identifier: string,
  counts: readonly Counts[],
  numbers: readonly Numbers[],
  texts: readonly Texts[] = [],
): Schema.Codec<
  { readonly group: string | null; readonly thenGroup: string | null } & Fields<Counts, Numbers, Texts>
> =>
  Schema.Struct({
    ...groupFields,
    ...Object.fromEntries(counts.map((name) => [name, Schema.Int])),
    ...Object.fromEntries(numbers.map((name) => [name, Schema.NullOr(Schema.Number)])),
    ...Object.fromEntries(texts.map((name) => [name, Schema.NullOr(Schema.String)])),
  }).annotate({ identifier }) as unknown as Schema.Codec<
    { readonly group: string | null; readonly thenGroup: string | null } & Fields<Counts, Numbers, Texts>
  >;
