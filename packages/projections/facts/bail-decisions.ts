/** Which order answers which bail application, and what a grant led to. */
import type { HistoryEventOf } from "@tareekh/core/history/history.ts";
import { type CaseFacts, firstAmong } from "./case-facts.ts";
import { type Found, lastOf } from "./first-of.ts";
import { grantsBail } from "./milestones.ts";
import { onceAUnit } from "./once-a-unit.ts";

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
  accused: string | null,
): readonly E[] => events.filter(({ data }) => data.proceeding === proceeding && data.accused === accused);

/**
 * An order that names its application answers it. One that names none answers the only application, of those that no
 * order names, which it can be about: of the same kind and court where both say, and not made after it. Where there
 * are several such, it is not guessed which, and the order stands by itself.
 */
export const bailMatters: (facts: CaseFacts, proceeding: string, accused: string) => readonly BailMatter[] =
  onceAUnit((facts, proceeding: string, accused): readonly BailMatter[] => {
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
  });

/** Orders that only change an earlier one, by which the application had been decided. */
const changing = new Set<string>(["modified", "set-aside"]);

const isInterim = ({ data }: BailDecision): boolean => data.outcome === "interim-granted";

/** Whether interim bail was certainly granted, which leaves the application to be decided. */
export const hadInterimBail = ({ decisions }: BailMatter): boolean =>
  decisions.some((one) => isInterim(one) && !one.possibly);

export interface Decided {
  /** When it was decided; by nothing but an order that changed the one which decided it, when that was made. */
  readonly found: Found;
  /** Whether that is the day of a decision, and not only of a change to one of which no day is on record. */
  readonly isDecision: boolean;
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

/**
 * How a matter was decided: by the first order that is final; or where only orders are on record that changed one, by the
 * last of these. With interim bail it is pending, whatever changed that.
 */
export const decided = ({ history }: CaseFacts, matter: BailMatter): Decided => {
  const { decisions } = matter;
  const final = decisions.filter((one) => !isInterim(one) && !changing.has(one.data.outcome));
  const isDecision = final.length > 0;
  const changes = isDecision || decisions.some(isInterim) ? [] : decisions;
  const found = isDecision ? firstAmong(history, final) : lastOf(changes, history.order);
  const orders = matter.decisions.filter(({ id }) => found.candidates.includes(id));
  return { found, isDecision, orders, outcome: outcomeOf(matter, found, orders) };
};

const undecided = new Set<string>(["pending", "possibly-applied", "possibly-decided"]);

/** Whether it is certain that it was decided, whichever way. */
export const isDecided = ({ outcome }: Decided): boolean => !undecided.has(outcome);

/** Whether it is certain that bail was granted, and not only until the application is decided. */
export const isGranted = ({ outcome }: Decided): boolean => outcome === "granted";

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
