/** Bail and custody: one row for each accused in each proceeding. The applications are `bail-applications.ts`. */
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import { bailMatters, coAccusedGranted, decided, isDecided, isGranted } from "./facts/bail-decisions.ts";
import { type FirstRelease, firstRelease } from "./facts/bail-releases.ts";
import { type CaseFacts, factsOf, firstAmong, type ProceedingFacts } from "./facts/case-facts.ts";
import { custodyOnRecord, custodyPeriods } from "./facts/custody.ts";
import { reached } from "./facts/milestones.ts";
import { byReference } from "./facts/references.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";

export const bailColumns = {
  proceeding: "text",
  accused: "text",
  /** Where the accused stands by the last event on record: `Custody` in `facts/custody.ts`. */
  custody: "text",
  /** The kind of event that says so, where it is certain which, and when that was: nothing is known of any later day. */
  custodyBy: "text",
  custodyEarliest: "day",
  custodyLatest: "day",
  arrestedEarliest: "day",
  arrestedLatest: "day",
  /**
   * Applications that were certainly made, orders on no application that is on record, and how both ended. An outcome
   * may also be another, or not certain; it is in `bail-applications.ts`.
   */
  applications: "integer",
  ordersWithoutApplication: "integer",
  granted: "integer",
  refused: "integer",
  pending: "integer",
  /** The first release on bail, or the bail furnished where no release itself is on record. */
  releasedEarliest: "day",
  releasedLatest: "day",
  /** The release was in the proceeding from which this one was split, and is counted there. */
  inherited: "boolean",
  /** `CustodyPeriod[]` of `facts/custody.ts`. */
  custodyPeriods: "json",
  /**
   * Released on bail before the first statement of a survivor to a magistrate: `yes`, `no`, `cannot-tell`,
   * `no-statement` (released, and none is on record), or null where no release on bail is on record.
   */
  releasedBeforeStatement: "text",
  /** Counsel is recorded as ready before the arrest, the police station or the first production. */
  counselReady: "boolean",
  /** Before what, as codes of the catalogue. */
  counselReadyWhen: "texts",
  /** How many lawyers, where the source says; the greatest number where it is recorded more than once. */
  lawyers: "integer",
  breaches: "integer",
  cancellationAsked: "boolean",
  cancelled: "boolean",
  cancelledEarliest: "day",
  cancelledLatest: "day",
  absconded: "boolean",
  proclaimed: "boolean",
  /** The others accused in the proceeding, and those of them to whom bail was granted. */
  coAccused: "texts",
  coAccusedOnBail: "texts",
  state: "text",
  district: "text",
  agency: "text",
  /** The year of the FIR. */
  year: "integer",
} as const satisfies Columns;

export type BailRow = RowOf<typeof bailColumns>;

/** Before whom or what counsel must have been ready for it to count: the pattern is readiness before any court was met. */
const early = new Set<string>(["before-arrest", "before-police-station", "before-production"]);

const releasedBeforeStatement = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  release: FirstRelease,
): BailRow["releasedBeforeStatement"] => {
  if (release.state !== "reached") return release.state === "possibly" ? "cannot-tell" : null;
  const statement = reached(facts, proceeding, null, "statement-164");
  if (statement.state === "not-reached") return "no-statement";
  const { order } = facts.history;
  const pairs = release.candidates.flatMap((first) =>
    statement.candidates.map((second) => order.before(first, second)),
  );
  if (pairs.every((precedence) => precedence === "yes")) return "yes";
  const other = statement.candidates.flatMap((first) =>
    release.candidates.map((second) => order.before(first, second)),
  );
  return statement.state === "reached" && other.every((precedence) => precedence === "yes")
    ? "no"
    : "cannot-tell";
};

const rowOf = (facts: CaseFacts, proceeding: ProceedingFacts, accused: string): BailRow => {
  const concerning = <E extends HistoryEvent & { readonly data: { proceeding: string; accused: string } }>(
    events: readonly E[],
  ): readonly E[] =>
    events.filter(
      ({ data, possibly }) => !possibly && data.proceeding === proceeding.id && data.accused === accused,
    );
  const matters = bailMatters(facts, proceeding.id, accused);
  const outcomes = matters.map((matter) => ({ ...matter, ...decided(facts, matter) }));
  const arrest = reached(facts, proceeding, accused, "arrest");
  const release = firstRelease(facts, proceeding, accused);
  const standing = custodyOnRecord(facts, proceeding, accused);
  const ready = concerning(facts.of("CounselReady"));
  const lawyers = ready.flatMap(({ data }) => data.lawyers ?? []);
  const cancelled = firstAmong(facts.history, concerning(facts.of("BailCancelled")));
  return {
    key: `${proceeding.id}/${accused}`,
    proceeding: proceeding.id,
    accused,
    custody: standing.custody,
    custodyBy: standing.by,
    custodyEarliest: standing.on.earliest,
    custodyLatest: standing.on.latest,
    arrestedEarliest: arrest.bounds.earliest,
    arrestedLatest: arrest.bounds.latest,
    applications: matters.filter(({ application }) => application?.possibly === false).length,
    ordersWithoutApplication: outcomes.filter((one) => one.application === null && isDecided(one)).length,
    granted: outcomes.filter(isGranted).length,
    refused: outcomes.filter(({ outcome }) => outcome === "refused").length,
    pending: outcomes.filter((one) => one.application?.possibly === false && !isDecided(one)).length,
    releasedEarliest: release.bounds.earliest,
    releasedLatest: release.bounds.latest,
    inherited: release.inherited,
    custodyPeriods: custodyPeriods(facts, proceeding, accused),
    releasedBeforeStatement: releasedBeforeStatement(facts, proceeding, release),
    counselReady: ready.some(({ data }) => early.has(data.when)),
    counselReadyWhen: [...new Set(ready.map(({ data }) => data.when))].sort(),
    lawyers: lawyers.length === 0 ? null : Math.max(...lawyers),
    breaches: concerning(facts.of("BailConditionBreached")).length,
    cancellationAsked: concerning(facts.of("BailCancellationAppliedFor")).length > 0,
    cancelled: cancelled.state === "reached",
    cancelledEarliest: cancelled.bounds.earliest,
    cancelledLatest: cancelled.bounds.latest,
    absconded: concerning(facts.of("AccusedAbsconded")).length > 0,
    proclaimed: concerning(facts.of("AccusedProclaimed")).length > 0,
    coAccused: proceeding.accused.filter((person) => person !== accused),
    coAccusedOnBail: coAccusedGranted(facts, proceeding.id, accused, () => true).toSorted(byReference),
    ...proceeding.breakdown,
  };
};

export const bail = projection({
  name: "bail",
  version: 5,
  columns: bailColumns,
  indexes: [["releasedEarliest"], ["counselReady"]],
  project: (history) => {
    const facts = factsOf(history);
    return facts.proceedings.flatMap((proceeding) =>
      proceeding.accused.map((accused) => rowOf(facts, proceeding, accused)),
    );
  },
});
