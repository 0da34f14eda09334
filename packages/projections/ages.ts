/** What the record says of whether a person is a child: the word of greatest weight, and determinations still awaited. */

import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import {
  type AgeAnswer,
  type AgeStatement,
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
  readonly eventId: string;
}

interface Said {
  readonly event: HistoryEvent;
  readonly isChild: AgeAnswer;
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

/** An age in completed years answers for the day on which it is said, whether or not that day is known. */
const byYears = (least: number | undefined, most: number | undefined): AgeAnswer => {
  if (most !== undefined && most < 18) return "yes";
  return least !== undefined && least >= 18 ? "no" : "cannot-tell";
};

const saidOf = (facts: CaseFacts, person: string): readonly Said[] => {
  const { order } = facts.history;
  const found = facts.of("AgeFound").filter(({ data }) => data.person === person);
  const evidence = facts.of("DateOfBirthEvidenced").filter(({ data }) => data.person === person);
  const added = facts.of("PersonAdded").filter(({ data }) => data.person === person);
  return [
    ...found.map((event): Said => {
      const statement = statementOfFinding(event.data, order.bounds(event.id));
      const years = byYears(event.data.leastAge, event.data.mostAge);
      return {
        event,
        isChild:
          years === "cannot-tell" ? labelHolds("jj-child", statement.born, order.bounds(event.id)) : years,
        basis: "found",
        rank: weights.indexOf(statement.weight),
      };
    }),
    ...evidence.map((event): Said => {
      const statement = statementOfEvidence(event.data, order.bounds(event.id));
      const years = byYears(event.data.age, event.data.age);
      return {
        event,
        isChild:
          years === "cannot-tell" ? labelHolds("jj-child", statement.born, order.bounds(event.id)) : years,
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
              isChild: event.data.minorAsReported ? "yes" : "no",
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
    .map(({ eventId }): AgeLabel => ({ label: "pending", basis: null, eventId }));
  if (first === undefined) return pending;
  const agreed = weightiest.every(({ isChild }) => isChild === first.isChild);
  return [
    { label: words[agreed ? first.isChild : "cannot-tell"], basis: first.basis, eventId: first.event.id },
    ...pending,
  ];
};
