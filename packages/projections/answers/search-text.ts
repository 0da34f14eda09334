/** What somebody types to find a case, understood. */
import { comparedCnr, comparedNumber, comparedWords, isCnr } from "@tareekh/core/catalogue/compared.ts";

/** One way in which a number on a paper can be read. */
export interface NumberSought {
  /** As compared. */
  readonly number: string;
  /** Of one of these years, or of a year that nobody recorded; of any year where there is none. */
  readonly years: readonly number[];
}

/** What a case's numbers and aliases must have. */
export type Sought =
  /** Signs only, such as `%`: no number and no alias has them. */
  | { readonly kind: "signs" }
  | { readonly kind: "cnr"; readonly cnr: string }
  | {
      readonly kind: "paper";
      /** All of it as one number, as a file number may be: `KOLKATA-1`. */
      readonly whole: string;
      /** All of it as words, as an alias may be: `victim 2`. */
      readonly alias: string;
      /** The number of an FIR or court case, in every way in which it can be read; empty where there are only words. */
      readonly numbers: readonly NumberSought[];
      /** Each must be part of an alias, a file number, a police station, a district or a court. */
      readonly words: readonly string[];
    };

/** Words that only say what kind of number follows. */
const sayNothing = new Set(["fir", "no", "number", "ps", "police", "station", "case", "of", "the", "at"]);

/** Digits with what may stand around them on a paper: `155`, `0155A`, `155/2024`, `155 of 2024`, `2024/42`. */
const NUMBER = /(?<![\p{L}\p{N}])\d[\p{L}\p{N}]*(?:[/.-][\p{L}\p{N}]+)*(?:\s+of\s+(?:19|20)\d{2}(?!\d))?/iu;

/** `155/24`: of a year in either century, or a number of which `24` is a part. */
const WITH_SHORT_YEAR = /^(.+)\/(\d{2})$/u;

/**
 * `155/2024` is also found where the paper was copied as `155/24`, and the other way round. What is stored keeps to
 * what was recorded: there `24` may be a serial, and nobody is asked.
 */
const numbersOf = (written: string): readonly NumberSought[] => {
  const { number, year } = comparedNumber(written);
  if (year !== null) {
    const short = comparedNumber(`${number}/${String(year).slice(2)}`).number;
    return [
      { number, years: [year] },
      { number: short, years: [year] },
    ];
  }
  const asWritten: NumberSought = { number, years: [] };
  const [, before, digits] = WITH_SHORT_YEAR.exec(written) ?? [];
  if (before === undefined) return [asWritten];
  const years = [1900 + Number(digits), 2000 + Number(digits)];
  return [asWritten, { number: comparedNumber(before).number, years }];
};

/**
 * A CNR, a number with or without its year and a place, or words: `FIR 0155/2024 Jibantala`, `155/24 Malvani`,
 * `POCSO 61/2024`, `WBSP01-001234-2024`, `Asha`. Null where nothing is asked.
 */
export const readSearch = (text: string): Sought | null => {
  const trimmed = text.normalize("NFKC").trim();
  if (trimmed === "") return null;
  if (comparedWords(trimmed) === "") return { kind: "signs" };
  if (isCnr(trimmed)) return { kind: "cnr", cnr: comparedCnr(trimmed) };
  const match = NUMBER.exec(trimmed)?.[0] ?? null;
  const all = comparedWords(match === null ? trimmed : trimmed.replace(match, " "))
    .split(" ")
    .filter((word) => word !== "");
  const telling = all.filter((word) => !sayNothing.has(word));
  return {
    kind: "paper",
    whole: comparedNumber(trimmed).number,
    alias: comparedWords(trimmed),
    numbers: match === null ? [] : numbersOf(match),
    // Somebody who types only "Station" means that word.
    words: match === null && telling.length === 0 ? all : telling,
  };
};
