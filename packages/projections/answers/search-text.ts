/** What somebody types to find a case, understood. */
import { comparedCnr, comparedNumber, comparedWords, isCnr } from "../compared.ts";

/** What a case's numbers and aliases must have. */
export type Sought =
  | { readonly kind: "cnr"; readonly cnr: string }
  | {
      readonly kind: "paper";
      /** All of it as one number, as a file number may be: `KOLKATA-1`. */
      readonly whole: string;
      /** All of it as words, as an alias may be: `victim 2`. */
      readonly alias: string;
      /** The number of an FIR or court case; null where there are only words. */
      readonly number: string | null;
      readonly year: number | null;
      /** Each must be part of an alias, a file number, a police station, a district or a court. */
      readonly words: readonly string[];
    };

/** Words that only say what kind of number follows. */
const sayNothing = new Set(["fir", "no", "number", "ps", "police", "station", "case", "of", "the", "at"]);

/** Digits with what may stand around them on a paper: `155`, `0155A`, `155/2024`, `155 of 2024`, `2024/42`. */
const NUMBER = /(?<![\p{L}\p{N}])\d[\p{L}\p{N}]*(?:[/.-][\p{L}\p{N}]+)*(?:\s+of\s+(?:19|20)\d{2}(?!\d))?/iu;

/**
 * A CNR, a number with or without its year and a place, or words: `FIR 0155/2024 Jibantala`, `POCSO 61/2024`,
 * `WBSP01-001234-2024`, `Asha`. Null where nothing is asked.
 */
export const readSearch = (text: string): Sought | null => {
  const trimmed = text.normalize("NFKC").trim();
  if (comparedWords(trimmed) === "") return null;
  if (isCnr(trimmed)) return { kind: "cnr", cnr: comparedCnr(trimmed) };
  const match = NUMBER.exec(trimmed)?.[0] ?? null;
  const compared = match === null ? null : comparedNumber(match);
  const all = comparedWords(match === null ? trimmed : trimmed.replace(match, " "))
    .split(" ")
    .filter((word) => word !== "");
  const telling = all.filter((word) => !sayNothing.has(word));
  return {
    kind: "paper",
    whole: comparedNumber(trimmed).number,
    alias: comparedWords(trimmed),
    number: compared?.number ?? null,
    year: compared?.year ?? null,
    // Somebody who types only "Station" means that word.
    words: compared === null && telling.length === 0 ? all : telling,
  };
};
