/** Which order answers which bail application, and what a grant led to. */
import type { HistoryEventOf } from "@tareekh/core/history/history.ts";
import type { CaseFacts } from "./case-facts.ts";
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

/** The order that decided it: the first that is final, or else the last of the others; null while there is none. */
export const decisive = ({ decisions }: BailMatter): BailDecision | null =>
  decisions.find(({ data }) => !notFinal.has(data.outcome)) ?? decisions.at(-1) ?? null;

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
