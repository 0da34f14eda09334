/** The filters above the figures: how they stand in the address, and what they narrow an answer to. */
import { type Day, isDay } from "@tareekh/core/calendar/day.ts";
import type { CodeList } from "@tareekh/core/catalogue/code-list.ts";
import { agencies } from "@tareekh/core/catalogue/codes/bodies.ts";
import { states } from "@tareekh/core/catalogue/codes/places.ts";
import type { Narrowed } from "@tareekh/projections/answers/narrowed.ts";
import type { Context } from "hono";
import type { AppEnv } from "../../page-context.ts";
import { dayAsWritten } from "../dates-as-written.ts";
import { readWrittenDate } from "../forms/written-date.ts";
import type { Words } from "../words/words.ts";
import type { Filter } from "./figure-page.ts";

/** A filter, and what it asks for; nothing where nothing is chosen, or where the filter says what is wrong with it. */
interface Chosen<Asked> {
  readonly filter: Filter;
  readonly asked: Asked;
}

const typed = (c: Context<AppEnv>, name: string): string => (c.req.query(name) ?? "").trim();

/** A code that is not of the list, which only an address written by hand can hold, is refused as the API refuses it. */
const codeFilter = <Name extends "state" | "agency">(
  words: Words,
  c: Context<AppEnv>,
  name: Name,
  list: CodeList,
): Chosen<{ readonly [N in Name]?: string }> => {
  const value = typed(c, name);
  const known = list.codes.includes(value);
  const options = [
    ["", words.figures.all] as const,
    ...list.codes.map((code) => [code, list.words[code] ?? code] as const),
    ...(value === "" || known ? [] : [[value, value] as const]),
  ];
  return {
    filter: {
      name,
      label: words.figures[name],
      value,
      options,
      ...(value === "" || known ? {} : { problem: words.figures.badCode }),
    },
    asked: (known ? { [name]: value } : {}) as { readonly [N in Name]?: string },
  };
};

const yearFilter = (words: Words, c: Context<AppEnv>): Chosen<Pick<Narrowed, "year">> => {
  const value = typed(c, "year");
  const known = /^(?:19|20|21)\d{2}$/.test(value);
  return {
    filter: {
      name: "year",
      label: words.figures.year,
      value,
      ...(value === "" || known ? {} : { problem: words.figures.badYear }),
    },
    asked: known ? { year: Number(value) } : {},
  };
};

const districtFilter = (words: Words, c: Context<AppEnv>): Chosen<Pick<Narrowed, "district">> => {
  const value = typed(c, "district");
  return {
    filter: { name: "district", label: words.figures.district, value },
    asked: value === "" ? {} : { district: value },
  };
};

export interface Filters<Asked> {
  readonly filters: readonly Filter[];
  /** Null where a filter cannot be understood: then nothing is asked, rather than something else. */
  readonly asked: Asked | null;
}

const isWrong = ({ problem }: Filter): boolean => problem !== undefined;

/** The filters that rows and figures of FIRs have in common. */
export const narrowingFilters = (words: Words, c: Context<AppEnv>): Filters<Narrowed> => {
  const chosen = [
    codeFilter(words, c, "state", states),
    districtFilter(words, c),
    codeFilter(words, c, "agency", agencies),
    yearFilter(words, c),
  ];
  const filters = chosen.map(({ filter }) => filter);
  return {
    filters,
    asked: filters.some(isWrong) ? null : Object.assign({}, ...chosen.map(({ asked }) => asked)),
  };
};

export interface DaysAsked {
  readonly from?: Day;
  readonly to?: Day;
}

/** With nothing typed there is no limit. */
const dayFilter = (words: Words, c: Context<AppEnv>, name: "from" | "to"): Chosen<DaysAsked> => {
  const given = c.req.query(name) ?? "";
  const filter = { name, label: words.figures[name], day: true } as const;
  const read = readWrittenDate(given);
  if (!read.ok || (read.text !== null && !isDay(read.text)))
    return { filter: { ...filter, value: given, problem: words.case.view.bad }, asked: {} };
  return { filter: { ...filter, value: given }, asked: read.text === null ? {} : { [name]: read.text } };
};

/** A first and a last day, in that order. */
export const dayFilters = (words: Words, c: Context<AppEnv>): Filters<DaysAsked> => {
  const from = dayFilter(words, c, "from");
  const to = dayFilter(words, c, "to");
  const asked: DaysAsked = { ...from.asked, ...to.asked };
  const first = asked.from;
  const filters = [
    from.filter,
    first !== undefined && asked.to !== undefined && asked.to < first
      ? { ...to.filter, problem: words.figures.backwards(dayAsWritten(first)) }
      : to.filter,
  ];
  return { filters, asked: filters.some(isWrong) ? null : asked };
};
