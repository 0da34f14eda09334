/**
 * The columns that stand before a row's own in a file of refused rows. By them such a file is known again.
 *
 * Why a row is refused is found in the row itself, but for one reason: that another row of its file has the same key.
 * Read alone it would be taken for that one and correct its case, so the file says of which key it was refused.
 */
const ALWAYS = ["Refused because", "Row"] as const;
const SHARED_KEY = "Key that another row has";

export const ADDED_COLUMNS = [...ALWAYS, SHARED_KEY] as const;

/** How many columns were added; 0 where it is no file of refused rows. Earlier ones had two. */
export const addedColumns = (header: readonly string[]): number => {
  if (!ALWAYS.every((name, i) => header[i] === name)) return 0;
  return header[ALWAYS.length] === SHARED_KEY ? ADDED_COLUMNS.length : ALWAYS.length;
};

/** The key of which a row was refused, from its added cells; null where it was refused for something else. */
export const sharedKeyIn = (added: readonly string[]): string | null => {
  const text = (added[ALWAYS.length] ?? "").trim();
  return text === "" ? null : text;
};

/** A key as it stands in one cell. */
export const keyInOneCell = (key: readonly string[]): string => key.join(" + ");
