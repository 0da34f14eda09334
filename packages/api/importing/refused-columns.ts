/** The columns that stand before a row's own in a file of refused rows. By them such a file is known again. */
export const ADDED_COLUMNS = ["Refused because", "Row"] as const;

export const isOfRefused = (header: readonly string[]): boolean =>
  ADDED_COLUMNS.every((name, i) => header[i] === name);
