/**
 * Where a unit of the figures (a proceeding, or an accused in it) stands: still waited for, or not, and why.
 *
 * Absconding, the register of long-pending cases and being split off are states of their own: nothing is decided in
 * them, and nobody is at fault for what does not move.
 */
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import { type CaseFacts, concerns, type ProceedingFacts } from "./case-facts.ts";
import { unrecorded } from "./confirmed-open.ts";
import { custodyOf } from "./custody.ts";
import { disposalOf } from "./endings.ts";

/** `passed`: something on record only comes after its end, or says that it is over, and nobody recorded the end. */
export const unitStatuses = [
  "open",
  "absconding",
  "long-pending",
  "split-off",
  "disposed",
  "passed",
] as const;
export type UnitStatus = (typeof unitStatuses)[number];

/** Those in which an end may still come. */
export const waitingStatuses: ReadonlySet<string> = new Set<UnitStatus>([
  "open",
  "absconding",
  "long-pending",
]);

/** Put on the register, and not certainly found again since. */
const isOnRegister = (facts: CaseFacts, proceeding: ProceedingFacts, accused: string): boolean => {
  const concerned = (event: HistoryEvent & { readonly data: { readonly accused: string } }): boolean =>
    !event.possibly && concerns(event, proceeding.id) && event.data.accused === accused;
  const put = facts
    .of("AccusedDisposedOtherwise")
    .filter((event) => event.data.how === "long-pending-register" && concerned(event));
  if (put.length === 0) return false;
  const back = [
    ...facts.of("AccusedArrested"),
    ...facts.of("AccusedSurrendered"),
    ...facts.of("AccusedProduced"),
  ].filter(concerned);
  return put.some((event) => !back.some(({ id }) => facts.history.order.before(event.id, id) === "yes"));
};

const ofAccused = (facts: CaseFacts, proceeding: ProceedingFacts, accused: string): UnitStatus => {
  if (disposalOf(facts, proceeding, accused).state === "reached") return "disposed";
  if (proceeding.splitOff.has(accused)) return "split-off";
  if (unrecorded(facts, proceeding, accused, "disposed", false).laterStep !== null) return "passed";
  if (isOnRegister(facts, proceeding, accused)) return "long-pending";
  return custodyOf(facts, proceeding, accused) === "absconding" ? "absconding" : "open";
};

/** A proceeding is long pending, or waits for absconders, where that holds of all against whom it still goes on. */
export const statusOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
): UnitStatus => {
  if (accused !== null) return ofAccused(facts, proceeding, accused);
  if (disposalOf(facts, proceeding, null).state === "reached") return "disposed";
  const { accused: all, splitOff } = proceeding;
  if (all.length > 0 && all.every((person) => splitOff.has(person))) return "split-off";
  if (unrecorded(facts, proceeding, null, "disposed", false).laterStep !== null) return "passed";
  if (all.length === 0) return "open";
  const going = new Set(
    all.map((person) => ofAccused(facts, proceeding, person)).filter((status) => waitingStatuses.has(status)),
  );
  if (going.size === 0) return "passed";
  if (going.has("open")) return "open";
  return going.has("long-pending") ? "long-pending" : "absconding";
};
