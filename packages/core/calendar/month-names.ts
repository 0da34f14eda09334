/** Months by the names that people write for them, in English. */

/** In their order, in small letters. */
export const MONTH_NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/** Fewer letters would fit two months. */
const FEWEST_LETTERS = 3;

/** 11 of `November`, `Nov` or `nov.`; null where it is no month's name, in whole or from its beginning. */
export const monthNamed = (word: string): number | null => {
  const name = word.toLowerCase().replace(/\.$/, "");
  const at = name.length < FEWEST_LETTERS ? -1 : MONTH_NAMES.findIndex((month) => month.startsWith(name));
  return at < 0 ? null : at + 1;
};
