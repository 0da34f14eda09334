/** Which number formats of a workbook show a number as a day: the built-in ones, and those that name parts of a date. */

/** ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in East Asian locales. */
const isBuiltIn = (id: number): boolean =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  id === 57 ||
  id === 58;

/** Quoted words, escaped signs, colours and conditions say nothing of a date. */
const bare = (format: string): string => format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");

/** Whether a format shows a day: `dd/mm/yyyy`; a time alone (`hh:mm`) is none. */
export const showsDay = (id: number, format: string | undefined): boolean =>
  format === undefined ? isBuiltIn(id) : /[dy]/i.test(bare(format).replace(/general/gi, ""));
