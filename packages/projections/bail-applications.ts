/** Bail applications: one row for each accused and application, with its order where there is one. */
import { durationBetween } from "@tareekh/core/calendar/duration.ts";
import type { Precedence } from "@tareekh/core/calendar/order.ts";
import {
  type BailApplication,
  type BailMatter,
  bailMatters,
  coAccusedGranted,
  decided,
  furnishedOn,
  hadInterimBail,
  isGranted,
} from "./facts/bail-decisions.ts";
import { type CaseFacts, factsOf, type ProceedingFacts } from "./facts/case-facts.ts";
import { noBounds, noDays } from "./facts/first-of.ts";
import { byReference } from "./facts/references.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";

export const bailApplicationColumns = {
  proceeding: "text",
  accused: "text",
  /** The `BailAppliedFor`; null where an order is on record and no application is. */
  applicationId: "text",
  /** A code of the catalogue: regular, anticipatory, default, … */
  bailKind: "text",
  court: "text",
  appliedEarliest: "day",
  appliedLatest: "day",
  /** 1 for the accused's first in this proceeding; null where that is neither stated nor certain from the dates. */
  successive: "integer",
  /**
   * `pending`, the code of the outcome, or `cannot-tell` where several orders differ and nobody can tell which came
   * first; with `asOf` also `possibly-decided`, and `possibly-applied`.
   */
  outcome: "text",
  /** Interim bail was granted on it. */
  interim: "boolean",
  decidedEarliest: "day",
  decidedLatest: "day",
  /** Days from the application to the order; null where not known on that side, or there is no order. */
  daysToOrderLeast: "integer",
  daysToOrderMost: "integer",
  grounds: "texts",
  conditions: "texts",
  /** Whether bail was furnished on the grant; null where none was granted. */
  furnished: "boolean",
  /** Co-accused who certainly had bail before this order: what a plea of parity rests on. */
  coAccusedBefore: "texts",
  /** `yes`, `no`, `not-stated`; null where the record does not say. */
  informantHeard: "text",
  /** The order, with its grounds and conditions, where it is certain which decided it. */
  decisionId: "text",
  /** The days rest on an approximate or uncertain date. */
  approximate: "boolean",
  state: "text",
  district: "text",
  agency: "text",
  /** The year of the FIR. */
  year: "integer",
} as const satisfies Columns;

export type BailApplicationRow = RowOf<typeof bailApplicationColumns>;

/** Its number among the accused's applications in the proceeding, as recorded or as the dates make certain. */
const ordinalOf = (
  facts: CaseFacts,
  application: BailApplication,
  matters: readonly BailMatter[],
): number | null => {
  if (application.data.ordinal !== undefined) return application.data.ordinal;
  const others = matters.flatMap((matter) =>
    matter.application === null || matter.application.id === application.id ? [] : [matter.application],
  );
  const precedences: readonly Precedence[] = others.map(({ id }) =>
    facts.history.order.before(id, application.id),
  );
  if (precedences.includes("cannot-tell")) return null;
  return 1 + precedences.filter((precedence) => precedence === "yes").length;
};

const rowOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string,
  matter: BailMatter,
  matters: readonly BailMatter[],
): BailApplicationRow => {
  const { order } = facts.history;
  const { application } = matter;
  const decision = decided(facts, matter);
  const { orders } = decision;
  const { bounds } = decision.found;
  const [first, ...others] = orders;
  const only = others.length === 0 ? first : undefined;
  const applied = application === null ? noBounds : order.bounds(application.id);
  const beforeAll = (event: { readonly id: string }): Precedence =>
    orders.every(({ id }) => order.before(event.id, id) === "yes") ? "yes" : "cannot-tell";
  const days =
    application === null || first === undefined || !decision.isDecision
      ? noDays
      : durationBetween(applied, bounds, beforeAll(application));
  return {
    key: `${proceeding.id}/${accused}/${application?.id ?? first?.id ?? "-"}`,
    proceeding: proceeding.id,
    accused,
    applicationId: application?.id ?? null,
    bailKind: application?.data.kind ?? only?.data.kind ?? null,
    court: application?.data.court ?? only?.data.court ?? null,
    appliedEarliest: applied.earliest,
    appliedLatest: applied.latest,
    successive: application === null ? null : ordinalOf(facts, application, matters),
    outcome: decision.outcome,
    interim: hadInterimBail(matter),
    decidedEarliest: bounds.earliest,
    decidedLatest: bounds.latest,
    daysToOrderLeast: days.least,
    daysToOrderMost: days.most,
    grounds: only?.data.grounds ?? [],
    conditions: only?.data.conditions ?? [],
    furnished: isGranted(decision) ? orders.some((one) => furnishedOn(facts, one)) : null,
    coAccusedBefore:
      first === undefined
        ? []
        : coAccusedGranted(facts, proceeding.id, accused, (other) => beforeAll(other) === "yes").toSorted(
            byReference,
          ),
    informantHeard: only?.data.informantHeard ?? null,
    decisionId: only?.id ?? null,
    approximate: applied.approximate || bounds.approximate,
    ...proceeding.breakdown,
  };
};

export const bailApplications = projection({
  name: "bail_applications",
  version: 4,
  columns: bailApplicationColumns,
  indexes: [["accused"], ["outcome"]],
  project: (history) => {
    const facts = factsOf(history);
    if (facts.of("BailAppliedFor").length === 0 && facts.of("BailDecided").length === 0) return [];
    return facts.proceedings.flatMap((proceeding) =>
      proceeding.accused.flatMap((accused) => {
        const matters = bailMatters(facts, proceeding.id, accused);
        return matters.map((matter) => rowOf(facts, proceeding, accused, matter, matters));
      }),
    );
  },
});
