/** Which order answers which bail application, and what a grant led to. */
import type { HistoryEventOf } from "@tareekh/core/history/history.ts";
import { type CaseFacts, firstAmong } from "./case-facts.ts";
import { type Found, lastOf } from "./first-of.ts";
import { grantsBail } from "./milestones.ts";

export type BailApplication = HistoryEventOf<"BailAppliedFor">;
export type BailDecision = HistoryEventOf<"BailDecided">;

/** An application with the orders on it, in the history's order; null where only an order is on record. */
export interface BailMatter {
  readonly application: BailApplication | null;
  readonly decisions: readonly BailDecision[];
}

const agrees = (stated: string | undefined, other: string | undefined): boolean =>
  stated === undefined || other === undefined || stated === other;

const ofAccused = <E extends BailApplication | BailDecision>(
  events: readonly E[],
  proceeding: string,
  accused: string,
): readonly E[] => events.filter(({ data }) => data.proceeding === proceeding && data.accused === accused);

/**
 * An order that names its application answers it. One that names none answers the only application, of those that no
 * order names, which it can be about: of the same kind and court where both say, and not made after it. Where there
 * are several such, it is not guessed which, and the order stands by itself.
 */
export const bailMatters = (facts: CaseFacts, proceeding: string, accused: string): readonly BailMatter[] => {
  const applications = ofAccused(facts.of("BailAppliedFor"), proceeding, accused);
  const decisions = ofAccused(facts.of("BailDecided"), proceeding, accused);
  const answering = new Map<BailApplication, BailDecision[]>(applications.map((one) => [one, []]));
  const alone: BailDecision[] = [];
  const unnamed: BailDecision[] = [];
  for (const decision of decisions) {
    const named = applications.find(({ id }) => id === decision.data.application);
    if (named === undefined) unnamed.push(decision);
    else answering.get(named)?.push(decision);
  }
  const unanswered = applications.filter((one) => answering.get(one)?.length === 0);
  for (const decision of unnamed) {
    const about = unanswered.filter(
      (one) =>
        agrees(one.data.kind, decision.data.kind) &&
        agrees(one.data.court, decision.data.court) &&
        facts.history.order.before(decision.id, one.id) !== "yes",
    );
    const [only] = about;
    if (only !== undefined && about.length === 1) answering.get(only)?.push(decision);
    else alone.push(decision);
  }
  return [
    ...applications.map((application) => ({ application, decisions: answering.get(application) ?? [] })),
    ...alone.map((decision) => ({ application: null, decisions: [decision] })),
  ];
};

/** Orders after which the application is still to be decided, or that only change an earlier one. */
const notFinal = new Set<string>(["interim-granted", "modified", "set-aside"]);

export interface Decided {
  /** When it was decided. */
  readonly found: Found;
  /** The order that decided it, or all that it may have been; none while there is none. */
  readonly orders: readonly BailDecision[];
  /**
   * The code of the outcome; `pending`; `cannot-tell` where orders differ and it is not known which came first; with
   * `asOf`: `possibly-decided`, and `possibly-applied` of an application that may not have been made by then.
   */
  readonly outcome: string;
}

const outcomeOf = (
  { application }: BailMatter,
  found: Found,
  orders: readonly BailDecision[],
): Decided["outcome"] => {
  if (found.state === "not-reached") return application?.possibly === true ? "possibly-applied" : "pending";
  if (found.state === "possibly") return "possibly-decided";
  const [outcome, ...others] = new Set<string>(orders.map(({ data }) => data.outcome));
  return outcome === undefined || others.length > 0 ? "cannot-tell" : outcome;
};

/** How a matter was decided: by the first order that is final, or else by the last of the others. */
export const decided = ({ history }: CaseFacts, matter: BailMatter): Decided => {
  const final = matter.decisions.filter(({ data }) => !notFinal.has(data.outcome));
  const found = final.length > 0 ? firstAmong(history, final) : lastOf(matter.decisions, history.order);
  const orders = matter.decisions.filter(({ id }) => found.candidates.includes(id));
  return { found, orders, outcome: outcomeOf(matter, found, orders) };
};

const undecided = new Set<string>(["pending", "possibly-applied", "possibly-decided"]);

/** Whether it is certain that it was decided, whichever way. */
export const isDecided = ({ outcome }: Decided): boolean => !undecided.has(outcome);

const granting = new Set<string>(["granted", "interim-granted"]);

/** Whether it is certain that bail was granted, for a time at least. */
export const isGranted = ({ outcome }: Decided): boolean => granting.has(outcome);

/** Those accused in the proceeding, other than this one, to whom bail was granted by an order that fits. */
export const coAccusedGranted = (
  facts: CaseFacts,
  proceeding: string,
  accused: string,
  fits: (decision: BailDecision) => boolean,
): readonly string[] => [
  ...new Set(
    facts
      .of("BailDecided")
      .filter(
        (decision) =>
          decision.data.proceeding === proceeding &&
          decision.data.accused !== accused &&
          !decision.possibly &&
          grantsBail(decision) &&
          fits(decision),
      )
      .map(({ data }) => data.accused),
  ),
];

/** Whether bail was furnished on a grant: as the furnishing says, or because there was no other grant to furnish on. */
export const furnishedOn = (facts: CaseFacts, decision: BailDecision): boolean => {
  const { proceeding, accused } = decision.data;
  const grants = ofAccused(facts.of("BailDecided"), proceeding, accused).filter(grantsBail);
  return facts
    .of("BailFurnished")
    .some(
      ({ data, possibly }) =>
        !possibly &&
        data.proceeding === proceeding &&
        data.accused === accused &&
        (data.decision === undefined ? grants.length === 1 : data.decision === decision.id),
    );
};
