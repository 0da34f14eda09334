/** The catalogue's words for codes that stand in rows; a code that the list does not have is shown as it stands. */
import type { CodeList } from "@tareekh/core/catalogue/code-list.ts";

export const codeWord = (list: CodeList, code: string | null): string =>
  code === null ? "" : (list.words[code] ?? code);

export const codeWords = (list: CodeList, codes: readonly string[] | null): string =>
  (codes ?? []).map((code) => codeWord(list, code)).join(", ");
