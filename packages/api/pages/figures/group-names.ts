/** What the groups are called by which figures are broken down. */
import { agencies, courtTypes } from "@tareekh/core/catalogue/codes/bodies.ts";
import { courtDateResults, hearingPurposes } from "@tareekh/core/catalogue/codes/hearings.ts";
import { states } from "@tareekh/core/catalogue/codes/places.ts";
import type { GroupColumn } from "@tareekh/projections/answers/units/unit-question.ts";
import type { Words } from "../words/words.ts";
import { codeWord } from "./code-words.ts";
import type { ShownBreakdown } from "./unit-filters.ts";

const worded = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;

/** @param group null for what has none on record */
export const groupName = (words: Words, by: GroupColumn | ShownBreakdown, group: string | null): string => {
  if (group === null) return words.unitFigures.noGroup;
  switch (by) {
    case "state":
      return codeWord(states, group);
    case "agency":
      return codeWord(agencies, group);
    case "courtType":
      return codeWord(courtTypes, group);
    case "victim":
      return worded(words.unitFigures.victims, group);
    case "bail":
      return worded(words.unitFigures.bails, group);
    case "interState":
      return worded(words.unitFigures.interStates, group);
    case "purpose":
      return codeWord(hearingPurposes, group);
    case "result":
      return codeWord(courtDateResults, group);
    case "stage":
      return worded(words.stages, group);
    default:
      return group;
  }
};
