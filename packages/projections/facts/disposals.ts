/**
 * How the case against an accused ends without a judgment: discharged, quashed, or closed by the police with the
 * court's leave. Whom each of these concerns, and whether it held.
 *
 * A closure can be refused on a protest petition, and a discharge set aside in revision, though nobody recorded that
 * order. What was done later in the case against the same accused shows it.
 */
import type { HistoryEvent, HistoryEventOf } from "@tareekh/core/history/history.ts";
import { type CaseFacts, countsIn, type ProceedingFacts } from "./case-facts.ts";

type Disposal = HistoryEventOf<"AccusedDisposedOtherwise"> | HistoryEventOf<"ClosureReportAccepted">;

export const isDisposal = (event: HistoryEvent): event is Disposal =>
  event.type === "AccusedDisposedOtherwise" || event.type === "ClosureReportAccepted";

/** The accused whom a step names; all of the proceeding where it names none. */
const namedIn = (accused: readonly string[] | undefined): readonly string[] | "all" =>
  accused === undefined || accused.length === 0 ? "all" : accused;

const includes = (whom: readonly string[] | "all", accused: string): boolean =>
  whom === "all" || whom.includes(accused);

/**
 * Whom an accepted closure concerns: those of the report that it names, or of the only one on record. Where it cannot
 * be told which report was accepted, everyone if none of them is about some only, and otherwise nobody for certain.
 */
const closedBy = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  { data }: HistoryEventOf<"ClosureReportAccepted">,
): readonly string[] | "all" => {
  const reports = facts.of("ClosureReportFiled").filter((event) => countsIn(facts, event, proceeding));
  const report =
    reports.find(({ id }) => id === data.report) ?? (reports.length === 1 ? reports[0] : undefined);
  if (report !== undefined) return namedIn(report.data.accused);
  return reports.every((one) => namedIn(one.data.accused) === "all") ? "all" : [];
};

/** The steps that the case against an accused cannot take once it has ended; with null, against any accused. */
const stepsAgainst = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
): readonly HistoryEvent[] => {
  const against = (whom: readonly string[] | "all"): boolean => accused === null || includes(whom, accused);
  return [
    ...facts.of("ChargesheetFiled").filter(({ data }) => against(namedIn(data.accused))),
    ...facts.of("SupplementaryChargesheetFiled").filter(({ data }) => against(data.accused ?? [])),
    ...facts.of("CognizanceTaken").filter(({ data }) => against(namedIn(data.accused))),
    ...facts.of("ChargesFramed").filter(({ data }) => against(data.accused)),
    ...facts.of("JudgmentGiven").filter(({ data }) => against([data.accused])),
  ].filter((event) => countsIn(facts, event, proceeding));
};

/** Whether a step came after a disposal, or may have. */
const mayFollow = (facts: CaseFacts, disposal: Disposal, step: HistoryEvent): boolean =>
  facts.history.order.before(disposal.id, step.id) !== "no";

/** A court date on the day of the order, in no stated order with it, is the sitting at which the order was made. */
const isItsSitting = (facts: CaseFacts, disposal: Disposal, courtDate: HistoryEvent): boolean => {
  const { order } = facts.history;
  const [day, other] = [order.bounds(disposal.id), order.bounds(courtDate.id)];
  return (
    day.earliest !== null &&
    [day.latest, other.earliest, other.latest].every((one) => one === day.earliest) &&
    order.before(disposal.id, courtDate.id) !== "yes"
  );
};

/** It goes on before another court, or waits on the register until the accused is found: nothing is decided. */
export const goesOn: ReadonlySet<string> = new Set<string>([
  "transferred-elsewhere",
  "long-pending-register",
]);

/**
 * Whether a disposal ended the case against an accused (with null: against everyone in the proceeding). It did not if a
 * later step was taken against the same accused; nor is it taken to have ended if one may have been, because what is
 * pending must not drop out of sight. A transfer, and the register of long-pending cases, end nothing. A closure against everyone is also undone by a later court date. What abated by
 * the death of the accused is over, whatever else is on record.
 */
export const disposes = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  disposal: Disposal,
  accused: string | null,
): boolean => {
  const whom =
    disposal.type === "ClosureReportAccepted"
      ? closedBy(facts, proceeding, disposal)
      : [disposal.data.accused];
  if (accused === null ? whom !== "all" : !includes(whom, accused)) return false;
  if (disposal.type === "AccusedDisposedOtherwise") {
    if (goesOn.has(disposal.data.how)) return false;
    if (disposal.data.how === "abated") return true;
  }
  if (stepsAgainst(facts, proceeding, accused).some((step) => mayFollow(facts, disposal, step))) return false;
  if (whom !== "all") return true;
  return !facts
    .of("CourtDateRecorded")
    .filter((event) => countsIn(facts, event, proceeding))
    .some((date) => mayFollow(facts, disposal, date) && !isItsSitting(facts, disposal, date));
};
