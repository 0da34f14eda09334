/** What an answer of figures rests on: how many, which cases could not be read, and how far the log was read. */
import type { Standing } from "@tareekh/projections/answers/asking.ts";
import type { Unit } from "@tareekh/projections/answers/span-question.ts";
import type { Words } from "../words/words.ts";
import type { Basis } from "./figure-page.ts";

/** What is in no figure of any page: cases that could not be read, and events of days that had not come. */
export const leftOutOfAll = (words: Words, { setAside, datedAhead }: Standing): readonly string[] => [
  ...(setAside.length === 0 ? [] : [words.figures.setAside(setAside.length)]),
  ...(datedAhead === 0 ? [] : [words.figures.datedAhead(datedAhead)]),
];

/** That some are not in the curve of the page, whose sentences say why. */
export const notInCurve = (
  words: Words,
  unit: Unit,
  { counted, observed }: { readonly counted: number; readonly observed: number },
): readonly string[] =>
  counted === observed
    ? []
    : [words.unitFigures.notInCurve(counted - observed, words.unitFigures.unit[unit](counted))];

export const standingBasis = (
  words: Words,
  counted: string,
  standing: Standing,
  leftOut: readonly string[],
): Basis => ({
  counted,
  leftOut: [...leftOut, ...leftOutOfAll(words, standing)],
  position: standing.position,
});
