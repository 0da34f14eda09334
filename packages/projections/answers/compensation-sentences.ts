/** What figures of compensation say, in sentences that can stand beside them: also what they do not say. */
import type { CompensationTrack } from "../compensation.ts";
import type { CompensationFigures, CompensationWaitFigures } from "./compensation-lines.ts";
import { casesIn, figure, many } from "./counts-in-words.ts";
import { medianBesideEnded } from "./delay-sentences.ts";

const claimsOf = (count: number): string => many(count, "claim", "claims");

const named: Readonly<Record<CompensationTrack, string>> = {
  compensation: "Compensation",
  interim: "Interim compensation",
  "special-relief": "Special relief",
};

/** What came of the claims of one track, in a sentence; null where there are none. */
export const whatCame = (line: CompensationFigures): string | null => {
  if (line.claims === 0) return null;
  const ordered =
    line.track === "special-relief"
      ? `${figure(line.recommended)} recommended`
      : `${figure(line.applied)} applied for, ${figure(line.recommended)} recommended, ${figure(line.ordered)} ordered, ${figure(line.refused)} refused`;
  const share =
    line.neverPaidOf100 === null
      ? ""
      : `; of 100 ${line.track === "special-relief" ? "recommended" : "ordered"}, ${line.neverPaidOf100} were never recorded as paid`;
  return `${named[line.track]}, ${claimsOf(line.claims)}: ${ordered}, ${figure(line.paid)} paid, not said to be in part, and ${figure(line.paidInPart)} in part${share}.`;
};

const leftOut = (line: CompensationWaitFigures): readonly string[] => {
  const parts: readonly (readonly [number, string])[] = [
    [line.notRecorded, "of which nothing says on any later day that they still waited"],
    [line.notDated, "without the dates that a number of days needs"],
    [line.unclear, "of which it cannot be told what answers what"],
    [line.reversed, "in which the second certainly came before the first"],
    [line.enteredAfterEnd + line.enteredTooLate, "that the office began to follow only afterwards"],
  ];
  const out = parts.filter(([count]) => count > 0).map(([count, which]) => `${claimsOf(count)} ${which}`);
  return out.length === 0 ? [] : [`Left out of these days: ${out.join("; ")}.`];
};

const howLong = (line: CompensationWaitFigures): readonly string[] => {
  if (line.counted === 0) return [];
  const from = line.track === "special-relief" ? "recommendation" : "order";
  const what =
    line.wait === "request-to-order" ? "from the request to the order" : `from the ${from} to the payment`;
  const pending =
    line.medianIfPendingToday === null
      ? []
      : [
          `If all of which no end is recorded were still waiting today, half would have ended after ${many(line.medianIfPendingToday, "day", "days")}.`,
        ];
  return [
    [`${named[line.track]}, ${what}:`, medianBesideEnded(line), ...pending, ...leftOut(line)].join(" "),
  ];
};

export const compensationSentences = (
  {
    survivors,
    cases,
    unnamed,
  }: {
    readonly survivors: number;
    readonly cases: number;
    /** Claims left out, since they name none of their case's several proceedings and only some are asked for. */
    readonly unnamed: number;
  },
  total: readonly CompensationFigures[],
  waits: readonly CompensationWaitFigures[],
): readonly string[] => [
  `These are cases followed by this office: ${many(survivors, "survivor", "survivors")} in ${casesIn(cases)}. It is not a census. For a survivor without a claim on record nothing may have been asked, or nobody recorded it.`,
  ...total.flatMap((line) => whatCame(line) ?? []),
  ...(unnamed === 0
    ? []
    : [
        `Left out: ${claimsOf(unnamed)} of these cases that ${unnamed === 1 ? "names" : "name"} none of several proceedings, so that it cannot be told whether ${unnamed === 1 ? "it belongs" : "they belong"} to those chosen.`,
      ]),
  ...waits.flatMap(howLong),
  "Amounts are recorded in classes, so that sums have a least and a most; the exact amounts are sealed, and in no figure.",
];
