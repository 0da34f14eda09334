/** What the record says of whether a person is a child: the word of greatest weight, and determinations still awaited. */

import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import {
  type AgeAnswer,
  type AgeLabelName,
  type AgeStatement,
  ageLabelNames,
  ageLabels,
  type DaySpan,
  labelHolds,
  statementOfEvidence,
  statementOfFinding,
} from "@tareekh/core/law/age.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { Wait } from "./waits.ts";

/** Whether a person is a child (below 18), as an event on record says for the day on which it says so. */
export interface AgeLabel {
  /** `pending`: a determination was ordered or is under way, and nothing is found yet; `cannot-tell`: what was found allows both. */
  readonly label: "child" | "adult" | "pending" | "cannot-tell";
  /** Found by an authority or a test, stated by a paper of JJ Act s.94(2), or only reported; null while pending. */
  readonly basis: "found" | "evidence" | "reported" | null;
  /** What follows from it under each statute, whose ages differ, on the day on which it says so; null while pending. */
  readonly statutes: Readonly<Record<AgeLabelName, AgeAnswer>> | null;
  readonly eventId: string;
}

interface Said {
  readonly event: HistoryEvent;
  readonly statutes: Readonly<Record<AgeLabelName, AgeAnswer>>;
  readonly basis: Exclude<AgeLabel["basis"], null>;
  /** 0 weighs most. */
  readonly rank: number;
}

const weights: readonly AgeStatement["weight"][] = [
  "found-by-authority",
  "school-certificate",
  "birth-certificate",
  "medical-test",
  "other",
];

const underEach = (answer: (name: AgeLabelName) => AgeAnswer): Said["statutes"] =>
  Object.fromEntries(ageLabelNames.map((name) => [name, answer(name)])) as Said["statutes"];

/** An age in completed years answers for the day on which it is said, whether or not that day is known. */
const byYears = (name: AgeLabelName, least: number | undefined, most: number | undefined): AgeAnswer => {
  const { from, below } = ageLabels[name];
  if ((least ?? 0) >= from && most !== undefined && most < below) return "yes";
  if (most !== undefined && most < from) return "no";
  return least !== undefined && least >= below ? "no" : "cannot-tell";
};

/** By the years that are stated, or else by the date of birth on the day on which it is stated. */
const statutesOf = (
  least: number | undefined,
  most: number | undefined,
  born: AgeStatement["born"],
  on: DaySpan,
): Said["statutes"] =>
  underEach((name) => {
    const years = byYears(name, least, most);
    return years === "cannot-tell" ? labelHolds(name, born, on) : years;
  });

const saidOf = (facts: CaseFacts, person: string): readonly Said[] => {
  const { order } = facts.history;
  const found = facts.of("AgeFound").filter(({ data }) => data.person === person);
  const evidence = facts.of("DateOfBirthEvidenced").filter(({ data }) => data.person === person);
  const added = facts.of("PersonAdded").filter(({ data }) => data.person === person);
  return [
    ...found.map((event): Said => {
      const statement = statementOfFinding(event.data, order.bounds(event.id));
      const { leastAge, mostAge } = event.data;
      return {
        event,
        statutes: statutesOf(leastAge, mostAge, statement.born, order.bounds(event.id)),
        basis: "found",
        rank: weights.indexOf(statement.weight),
      };
    }),
    ...evidence.map((event): Said => {
      const statement = statementOfEvidence(event.data, order.bounds(event.id));
      const { age } = event.data;
      return {
        event,
        statutes: statutesOf(age, age, statement.born, order.bounds(event.id)),
        basis: statement.weight === "other" ? "reported" : "evidence",
        // What somebody found outweighs what somebody only said.
        rank: weights.indexOf(statement.weight) + (statement.weight === "other" ? 1 : 0),
      };
    }),
    ...added.flatMap((event): Said[] =>
      event.data.minorAsReported === undefined
        ? []
        : [
            {
              event,
              statutes: event.data.minorAsReported
                ? underEach((name) => byYears(name, 0, 17))
                : underEach((name) => byYears(name, 18, undefined)),
              basis: "reported",
              rank: weights.length + 1,
            },
          ],
    ),
  ].filter(({ event }) => !event.possibly);
};

const words: Readonly<Record<AgeAnswer, AgeLabel["label"]>> = {
  yes: "child",
  no: "adult",
  "cannot-tell": "cannot-tell",
};

/** Empty where nothing at all is said of the age. What weighs most speaks; where two that weigh the same differ, nobody can tell. */
export const ageLabelsOf = (
  facts: CaseFacts,
  person: string,
  waits: readonly Wait[],
): readonly AgeLabel[] => {
  const said = saidOf(facts, person);
  const rank = Math.min(...said.map((one) => one.rank));
  const weightiest = said.filter((one) => one.rank === rank);
  const [first] = weightiest;
  const pending = waits
    .filter((wait) => wait.type === "AgeDeterminationOrdered" && wait.person === person)
    .filter(({ state }) => state === "open" || state === "open-not-dated")
    .map(({ eventId }): AgeLabel => ({ label: "pending", basis: null, statutes: null, eventId }));
  if (first === undefined) return pending;
  const statutes = underEach((name) =>
    weightiest.every((one) => one.statutes[name] === first.statutes[name])
      ? first.statutes[name]
      : "cannot-tell",
  );
  return [
    { label: words[statutes["jj-child"]], basis: first.basis, statutes, eventId: first.event.id },
    ...pending,
  ];
};
