/**
 * Numbers and words in the form in which they are compared, so that `FIR No. 0155/2024` finds `155` of 2024.
 *
 * What is searched for and what is stored go through the same functions.
 */

/** A number on a paper, with the year where it is written behind it. */
export interface ComparedNumber {
  readonly number: string;
  readonly year: number | null;
}

/** Behind the last stroke: `155/2024`, `155/24` is not read as a year, since it may be a serial. */
const WITH_YEAR = /^(.+?)\s*(?:\/|\bof\b)\s*((?:19|20)\d{2})$/iu;

/** Capital letters, no spaces or dots, and no zeros before the digits: `0155a` and `155 A` are the same. */
const bare = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s.]+/gu, "")
    .replace(/(?<!\d)0+(?=\d)/g, "");

/** `0155/2024` as number `155` of 2024; a year recorded apart outranks one behind the number. */
export const comparedNumber = (text: string, year?: number): ComparedNumber => {
  const trimmed = text.normalize("NFKC").trim();
  const match = WITH_YEAR.exec(trimmed);
  if (
    match?.[1] !== undefined &&
    match[2] !== undefined &&
    (year === undefined || year === Number(match[2]))
  ) {
    return { number: bare(match[1]), year: Number(match[2]) };
  }
  return { number: bare(trimmed), year: year ?? null };
};

/**
 * Words without case, punctuation and double spaces: `Jibantala P.S.` as `jibantala ps`. The signs of Indian scripts
 * that change a letter are kept: they are part of the word.
 */
export const comparedWords = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[.'’]/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();

/** A CNR as stored: capitals, without hyphens and spaces. */
export const comparedCnr = (text: string): string =>
  text.normalize("NFKC").toUpperCase().replace(/[\s-]/gu, "");

export const isCnr = (text: string): boolean =>
  /^[A-Z]{2}[A-Z0-9]{2}[0-9]{8}(?:19|20)[0-9]{2}$/.test(comparedCnr(text));
