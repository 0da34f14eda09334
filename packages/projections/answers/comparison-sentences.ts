/** What a comparison of two groups says, in words that need no statistics; and the test's own figures for those who have them. */
import { agencies, courtTypes } from "@tareekh/core/catalogue/codes/bodies.ts";
import { states } from "@tareekh/core/catalogue/codes/places.ts";
import { FEWEST_EVENTS } from "../statistics/statistics.ts";
import { figure } from "./counts-in-words.ts";
import type { UnitBreakdown } from "./units/unit-question.ts";

const lists: Partial<Record<UnitBreakdown, { readonly words: Readonly<Record<string, string>> }>> = {
  state: states,
  agency: agencies,
  courtType: courtTypes,
};

/** A code in the catalogue's words; a name as it is written. */
export const groupTitle = (by: UnitBreakdown, group: string): string => lists[by]?.words[group] ?? group;

/** What is told of one of the two. */
interface TestedGroup {
  readonly title: string;
  readonly observed: number;
  readonly events: number;
  readonly expected: number;
}

interface Tested {
  readonly groups: readonly [TestedGroup, TestedGroup];
  readonly chiSquare: number | null;
  readonly degreesOfFreedom: number;
  readonly p: number | null;
}

/** The usual bound, of which nothing in nature knows: it is named with the answer. */
const UNLIKELY = 0.05;

const ofHundred = (p: number): string => {
  if (p < 0.01) return "fewer than 1 of 100";
  return `about ${p < 0.1 ? (100 * p).toFixed(1) : Math.round(100 * p)} of 100`;
};

const verdict = ({ groups, p }: Tested): readonly string[] => {
  const [first, second] = groups;
  const none = groups.filter(({ observed }) => observed === 0);
  if (none.length > 0)
    return [
      `There is nothing to compare: nothing was under observation of ${none.map(({ title }) => title).join(" and ")}.`,
    ];
  const few = groups.filter(({ events }) => events < FEWEST_EVENTS);
  if (few.length > 0)
    return [
      `Whether the two differ cannot be told: of ${few.map(({ title }) => title).join(" and of ")} fewer than five have ended.`,
    ];
  if (p === null)
    return ["Whether the two differ cannot be told: they were not under observation at the same time."];
  const chance = `If the two waited alike, chance alone would set them as far apart in ${ofHundred(p)} such comparisons.`;
  if (p >= UNLIKELY)
    return [
      `A difference between ${first.title} and ${second.title} cannot be told from chance.`,
      chance,
      "That does not say that they are alike: with more cases a difference might show.",
    ];
  const [longer, shorter] = first.events < first.expected ? [first, second] : [second, first];
  return [
    `The wait is longer for ${longer.title} than for ${shorter.title}, by more than chance alone would explain.`,
    chance,
    "This does not say why: the cases of the two may be of different kinds.",
  ];
};

export const comparisonSentences = (tested: Tested): readonly string[] => [
  ...verdict(tested),
  "These are cases followed by this office. It is not a census.",
];

const decimals = new Intl.NumberFormat("en-IN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const shownP = (p: number): string => (p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(3)}`);

export const testInFigures = ({ groups, chiSquare, degreesOfFreedom, p }: Tested): string | null => {
  if (chiSquare === null || p === null) return null;
  const counts = groups.map(
    ({ title, events, observed, expected }) =>
      `${title}: ${figure(events)} ended of ${figure(observed)}, ${figure(expected)} expected if both waited alike`,
  );
  return `Log-rank test: chi-square ${decimals.format(chiSquare)} on ${degreesOfFreedom} degree${degreesOfFreedom === 1 ? "" : "s"} of freedom, ${shownP(p)}; told from chance where p is below ${UNLIKELY}. ${counts.join("; ")}.`;
};
