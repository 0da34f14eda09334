/** Why a date was not understood, in a sentence for whoever typed it. */
import type { Words } from "../words/words.ts";
import type { RefusedDate } from "./written-date.ts";

export const saidOfDate = (words: Words, { refusal, noSuchMonth }: RefusedDate): string =>
  noSuchMonth === undefined ? words.writtenDate.refused[refusal] : words.writtenDate.noSuchMonth(noSuchMonth);
