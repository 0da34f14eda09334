/** From a cell's text to the value of a field, by what the catalogue says that the field means. */
import type { CodeList } from "@tareekh/core/catalogue/code-list.ts";
import type { FieldMeaning } from "@tareekh/core/catalogue/fields.ts";
import { readIndianDate } from "../indian-date.ts";

export type CellValue =
  | { readonly ok: true; readonly value: unknown }
  /** Goes on from the text: `is no date …`. */
  | { readonly ok: false; readonly why: string };

const value = (one: unknown): CellValue => ({ ok: true, value: one });
const refused = (why: string): CellValue => ({ ok: false, why });

const YES = new Set(["yes", "y", "true", "1", "haan", "हाँ"]);
const NO = new Set(["no", "n", "false", "0", "nahi", "नहीं"]);

/** `1,00,000` as it is written in India, and `100,000`. */
const NUMBER = /^-?(?:\d+|\d{1,3}(?:,\d{2,3})+)(?:\.0+)?$/;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const byWords = new WeakMap<CodeList<string>, ReadonlyMap<string, string>>();

/** The codes of a list by their words in lower case; the first where two have the same. */
const codesByWords = (list: CodeList<string>): ReadonlyMap<string, string> => {
  const known = byWords.get(list);
  if (known !== undefined) return known;
  const words = list.words as Readonly<Record<string, string>>;
  const made = new Map(list.codes.toReversed().map((code) => [words[code]?.toLowerCase() ?? code, code]));
  byWords.set(list, made);
  return made;
};

/** @param serialDays whether a number may be a day as spreadsheets count them */
export const cellValue = (meaning: FieldMeaning, text: string, serialDays: boolean): CellValue => {
  switch (meaning.kind) {
    case "date": {
      const date = readIndianDate(text, serialDays);
      return date.ok ? value(date.edtf) : refused(date.why);
    }
    case "day": {
      const date = readIndianDate(text, serialDays);
      if (!date.ok) return refused(date.why);
      const day = date.edtf.slice(0, 10);
      return DAY.test(day) && (date.edtf === day || date.edtf.startsWith(`${day}T`))
        ? value(day)
        : refused("is no exact day, and one is asked for here");
    }
    case "code": {
      const { list } = meaning;
      const code = list.codes.includes(text) ? text : codesByWords(list).get(text.toLowerCase());
      return code === undefined ? refused(`is not known here (${list.title})`) : value(code);
    }
    case "number":
      return NUMBER.test(text) ? value(Number(text.replaceAll(",", ""))) : refused("is no whole number");
    case "yes-no": {
      const lower = text.toLowerCase();
      if (YES.has(lower)) return value(true);
      return NO.has(lower) ? value(false) : refused("is neither yes nor no");
    }
    default:
      return value(text);
  }
};
