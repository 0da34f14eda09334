/**
 * Cells that a spreadsheet would run as a formula, made harmless by an apostrophe before them, and read back.
 *
 * A text that begins with apostrophes and then with such a sign gets one too, so that taking one away is always right.
 */

/**
 * What spreadsheets take for the beginning of a formula, also in the wide letters of East Asian type; a tab or a line's
 * end is skipped before one.
 */
const WOULD_RUN = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const MADE_HARMLESS = /^'+[=+\-@\t\r\n＝＋－＠]/u;

export const harmless = (text: string): string => (WOULD_RUN.test(text) ? `'${text}` : text);

/** The text that `harmless` was given. */
export const asWritten = (text: string): string => (MADE_HARMLESS.test(text) ? text.slice(1) : text);
