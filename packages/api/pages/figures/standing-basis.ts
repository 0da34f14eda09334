/** What an answer of figures rests on: how many, which cases could not be read, and how far the log was read. */
import type { Standing } from "@tareekh/projections/answers/asking.ts";
import type { Words } from "../words/words.ts";
import type { Basis } from "./figure-page.ts";

export const standingBasis = (
  words: Words,
  counted: string,
  { setAside, position }: Standing,
  leftOut: readonly string[] = [],
): Basis => ({
  counted,
  leftOut: [...leftOut, ...(setAside.length === 0 ? [] : [words.figures.setAside(setAside.length)])],
  position,
});
