/**
 * What the record says of whether a person is a child: the word of greatest weight, and determinations still awaited.
 *
 * The offence asks for the age on the day on which it began (POCSO Act s.2(1)(d); IPC s.370, BNS s.143), and not for that
 * on which a paper was seen years later. Ages only rise: who was below 18 at the rescue or the FIR was so at the offence
 * before it; who was 18 then may have been a child before.
 */

import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import {
  type AgeAnswer,
  type AgeLabelName,
  type AgeStatement,
  ageLabelNames,
  ageLabels,
  type DaySpan,
  labelHolds,
  labelsOn,
  statementOfEvidence,
  statementOfFinding,
} from "@tareekh/core/law/age.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { Wait } from "./waits.ts";

/** Whether a person was a child (below 18) when the offence began, by what an event on record says. */
export interface AgeLabel {
  /**
   * `pending`: a determination was ordered or is under way, and nothing is found yet; `cannot-tell`: what was found, or
   * what is known of the days of the offence, allows both.
   */
  readonly label: "child" | "adult" | "pending" | "cannot-tell";
  /** Likewise for the day on which the event says so, which may be years later; null while pending. */
  readonly stated: "child" | "adult" | "cannot-tell" | null;
  /**
   * Found by an authority that decides on ages or by what JJ Act s.94(2) names, stated by a paper of it, or only
   * reported; null while pending.
   */
  readonly basis: "found" | "evidence" | "reported" | null;
  /** What follows under each statute, whose ages differ, for the beginning of the offence; null while pending. */
  readonly statutes: Readonly<Record<AgeLabelName, AgeAnswer>> | null;
  readonly eventId: string;
}

interface Said {
  readonly event: HistoryEvent;
  /** On the day on which it is said, and when the offence began. */
  readonly whenSaid: AgeAnswer;
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

/** Whether a child on the day on which it is said: by the years that are stated, or else by the date of birth. */
const whenStated = (
  least: number | undefined,
  most: number | undefined,
  born: AgeStatement["born"],
  on: DaySpan,
): AgeAnswer => {
  const years = byYears("jj-child", least, most);
  return years === "cannot-tell" ? labelHolds("jj-child", born, on) : years;
};

const isUndated = ({ earliest, latest }: DaySpan): boolean => earliest === null && latest === null;

/**
 * Under each statute when the offence began. An age in years of which no day is known, or in a case that has no day from
 * which to tell, was said in this case and so after the offence: a child then was a child before, and no younger limit
 * than 18 follows.
 */
const whenItBegan = (
  statement: AgeStatement,
  most: number | undefined,
  on: DaySpan,
  began: DaySpan,
): Said["statutes"] => {
  const answers = labelsOn([statement], began);
  return underEach((name) => {
    if (most === undefined || answers[name] !== "cannot-tell") return answers[name];
    if (!isUndated(on) && !isUndated(began)) return "cannot-tell";
    const { from, below } = ageLabels[name];
    if (most < from) return "no";
    return from === 0 && most < below ? "yes" : "cannot-tell";
  });
};

const nowhere: DaySpan = Object.freeze({ earliest: null, latest: null });

/** The days of an event as its own date has them where what is known of them rests on "about". */
const certainDays = ({ history }: CaseFacts, { id, occurred }: HistoryEvent): DaySpan => {
  const bounds = history.order.bounds(id);
  return bounds.approximate ? (occurred?.outer ?? nowhere) : bounds;
};

const leastOf = (days: readonly (DaySpan["earliest"] | null)[]): DaySpan["earliest"] =>
  days.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);

/**
 * Between which days the offence against a person began: not after any act on record, nor after the rescue or an FIR;
 * and not before the first act on record, where every one of them has a day.
 */
const offenceBegan = (facts: CaseFacts, person: string): DaySpan => {
  const acts = [
    ...facts.of("OffenceTookPlace").filter(({ data }) => data.survivors.includes(person)),
    // A journey that names nobody may have been another's: it only keeps the beginning open.
    ...facts
      .of("JourneyMade")
      .filter(({ data }) => data.purpose === "trafficking" && (data.people?.includes(person) ?? true)),
  ].filter(({ possibly }) => !possibly);
  const first = acts.map((event) => certainDays(facts, event).earliest);
  const earliest = first.includes(null) ? null : leastOf(first);
  const latest = leastOf(
    [
      ...acts.filter((event) => event.type === "OffenceTookPlace" || event.data.people !== undefined),
      ...facts.of("SurvivorRescued").filter(({ data }) => data.survivors.includes(person)),
      ...facts.of("FirRegistered"),
    ]
      .filter(({ possibly }) => !possibly)
      .map((event) => certainDays(facts, event).latest),
  );
  // An act that is only said to have begun after the FIR was not the first.
  return { earliest: earliest !== null && latest !== null && earliest > latest ? null : earliest, latest };
};

const saidOf = (facts: CaseFacts, person: string): readonly Said[] => {
  const { order } = facts.history;
  const began = offenceBegan(facts, person);
  const found = facts.of("AgeFound").filter(({ data }) => data.person === person);
  const evidence = facts.of("DateOfBirthEvidenced").filter(({ data }) => data.person === person);
  const added = facts.of("PersonAdded").filter(({ data }) => data.person === person);
  return [
    ...found.map((event): Said => {
      const on = order.bounds(event.id);
      const statement = statementOfFinding(event.data, on);
      const { leastAge, mostAge } = event.data;
      return {
        event,
        whenSaid: whenStated(leastAge, mostAge, statement.born, on),
        statutes: whenItBegan(statement, mostAge, on, began),
        // The police's own word, by evidence that nobody stated, finds nothing.
        basis: statement.weight === "other" ? "reported" : "found",
        rank: weights.indexOf(statement.weight),
      };
    }),
    ...evidence.map((event): Said => {
      const on = order.bounds(event.id);
      const statement = statementOfEvidence(event.data, on);
      const { age } = event.data;
      return {
        event,
        whenSaid: whenStated(age, age, statement.born, on),
        statutes: whenItBegan(statement, age, on, began),
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
              whenSaid: event.data.minorAsReported ? "yes" : "no",
              statutes: whenItBegan(
                { weight: "other", born: nowhere },
                event.data.minorAsReported ? 17 : undefined,
                nowhere,
                began,
              ),
              basis: "reported",
              rank: weights.length + 1,
            },
          ],
    ),
  ].filter(({ event }) => !event.possibly);
};

const words: Readonly<Record<AgeAnswer, NonNullable<AgeLabel["stated"]>>> = {
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
    .map(
      ({ eventId }): AgeLabel => ({ label: "pending", stated: null, basis: null, statutes: null, eventId }),
    );
  if (first === undefined) return pending;
  const agreed = (answer: (one: Said) => AgeAnswer): AgeAnswer =>
    weightiest.every((one) => answer(one) === answer(first)) ? answer(first) : "cannot-tell";
  const statutes = underEach((name) => agreed((one) => one.statutes[name]));
  return [
    {
      label: words[statutes["jj-child"]],
      stated: words[agreed(({ whenSaid }) => whenSaid)],
      basis: first.basis,
      statutes,
      eventId: first.event.id,
    },
    ...pending,
  ];
};
