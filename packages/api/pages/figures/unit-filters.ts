/** The filters above figures of proceedings or accused: all by which these are chosen and compared. */
import { courtTypes } from "@tareekh/core/catalogue/codes/bodies.ts";
import { acts } from "@tareekh/core/catalogue/codes/law.ts";
import type { CourtDateBreakdown } from "@tareekh/projections/answers/adjournment-lines.ts";
import type { EntryRule } from "@tareekh/projections/answers/delay-lines.ts";
import { type Unit, unitNames } from "@tareekh/projections/answers/span-question.ts";
import type { UnitBreakdown, UnitsChosen } from "@tareekh/projections/answers/units/unit-question.ts";
import { custodies } from "@tareekh/projections/facts/custody.ts";
import type { Context } from "hono";
import type { AppEnv } from "../../page-context.ts";
import type { Words } from "../words/words.ts";
import { type Filters, narrowingFilters } from "./figure-filters.ts";
import type { Filter } from "./figure-page.ts";

/** By what figures are compared: what proceedings are, or what their court dates are. */
export type ShownBreakdown = UnitBreakdown | CourtDateBreakdown;

export interface UnitsAsked<By extends ShownBreakdown = UnitBreakdown> extends UnitsChosen {
  readonly by?: readonly [By];
  readonly entry?: EntryRule;
}

interface Choice {
  readonly filter: Filter;
  readonly value: string;
}

/** One of some values, the first of which is none. */
const choice = (
  words: Words,
  c: Context<AppEnv>,
  name: string,
  label: string,
  options: readonly (readonly [value: string, label: string])[],
): Choice => {
  const value = (c.req.query(name) ?? "").trim();
  const known = options.some(([one]) => one === value);
  return {
    value: known ? value : "",
    filter: {
      name,
      label,
      value,
      options: known ? options : [...options, [value, value]],
      ...(known ? {} : { problem: words.figures.badCode }),
    },
  };
};

const written = (c: Context<AppEnv>, name: string, label: string): Choice => {
  const value = (c.req.query(name) ?? "").trim().slice(0, 200);
  return { value, filter: { name, label, value } };
};

const more = ({ filter, value }: Choice): Choice => ({ filter: { ...filter, more: true }, value });

export interface FiltersWanted<By extends ShownBreakdown> {
  /** By what the figures can be compared. */
  readonly by: readonly By[];
  /** Whether proceedings or accused can be counted. */
  readonly unit: boolean;
  /** Whether the figures count from the day on which the office began to follow each. */
  readonly entry: boolean;
}

export const unitFilters = <By extends ShownBreakdown>(
  words: Words,
  c: Context<AppEnv>,
  { by: breakdowns, unit: withUnit, entry: withEntry }: FiltersWanted<By>,
): Filters<UnitsAsked<By>> => {
  const say = words.unitFigures;
  const narrowing = narrowingFilters(words, c);
  const all = ["", words.figures.all] as const;
  const by = choice(words, c, "by", say.by, [
    ["", say.bys[""]],
    ...breakdowns.map((one) => [one, say.bys[one]] as const),
  ]);
  const unit = more(
    choice(words, c, "unit", say.count, [
      ["", say.units[""]],
      ...unitNames.map((one) => [one, say.units[one]] as const),
    ]),
  );
  const courtType = more(
    choice(words, c, "courtType", say.bys.courtType, [
      all,
      ...courtTypes.codes.map((code) => [code, courtTypes.words[code] ?? code] as const),
    ]),
  );
  const court = more(written(c, "court", say.bys.court));
  const act = more(
    choice(words, c, "act", say.act, [
      all,
      ...acts.codes.map((code) => [code, acts.words[code] ?? code] as const),
    ]),
  );
  const section = more(written(c, "section", say.section));
  const victim = more(
    choice(words, c, "victim", say.bys.victim, [
      all,
      ...(["child", "adult"] as const).map((one) => [one, say.victims[one]] as const),
    ]),
  );
  const bail = more(
    choice(words, c, "bail", say.bys.bail, [
      all,
      ...([...custodies, "mixed"] as const).map((one) => [one, say.bails[one]] as const),
    ]),
  );
  const interState = more(
    choice(words, c, "interState", say.bys.interState, [
      all,
      ["true", say.interStates.yes],
      ["false", say.interStates.no],
    ]),
  );
  const entry = more(
    choice(words, c, "entry", say.entry, [
      ["", say.entries.delayed],
      ["ignored", say.entries.ignored],
    ]),
  );
  const own = [
    ...(withUnit ? [unit] : []),
    courtType,
    court,
    act,
    section,
    victim,
    bail,
    interState,
    ...(withEntry ? [entry] : []),
  ];
  const filters = [by.filter, ...narrowing.filters, ...own.map(({ filter }) => filter)];
  const breakdown = breakdowns.find((one) => one === by.value);
  const counted: Unit | undefined = unitNames.find((one) => one === unit.value);
  if (narrowing.asked === null || filters.some(({ problem }) => problem !== undefined))
    return { filters, asked: null };
  const texts = { courtType, court, act, section, victim, bail };
  return {
    filters,
    asked: {
      ...narrowing.asked,
      ...Object.fromEntries(
        Object.entries(texts).flatMap(([name, { value }]) => (value === "" ? [] : [[name, value]])),
      ),
      ...(breakdown === undefined ? {} : { by: [breakdown] as const }),
      ...(withUnit && counted !== undefined ? { unit: counted } : {}),
      ...(interState.value === "" ? {} : { interState: interState.value === "true" }),
      ...(withEntry && entry.value === "ignored" ? { entry: "ignored" as const } : {}),
    },
  };
};

/** The same question to the API. */
export const apiQuestion = (asked: object, also: Readonly<Record<string, string>>): string =>
  new URLSearchParams({
    ...also,
    ...Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)])),
    format: "csv",
  }).toString();
