/** The chapter on custody and bail, in the order in which its events are offered. */
import {
  BailAppliedFor,
  BailCancellationAppliedFor,
  BailCancellationRefused,
  BailCancelled,
  BailConditionBreached,
  BailDecided,
  BailFurnished,
  BailNoticeGiven,
} from "./custody-and-bail/bail.ts";
import {
  AccusedAbsconded,
  AccusedArrested,
  AccusedProclaimed,
  AccusedProduced,
  AccusedReleased,
  AccusedRemanded,
  AccusedSurrendered,
  ArrestDeferred,
  CounselReady,
} from "./custody-and-bail/custody.ts";
import {
  SurvivorCustodyEnded,
  SurvivorCustodyOrdered,
  SurvivorInquiryConcluded,
  SurvivorProducedBeforeMagistrate,
} from "./custody-and-bail/survivor-custody.ts";

export const custodyAndBail = [
  AccusedArrested,
  AccusedSurrendered,
  ArrestDeferred,
  CounselReady,
  AccusedProduced,
  AccusedRemanded,
  BailAppliedFor,
  BailNoticeGiven,
  BailDecided,
  BailFurnished,
  AccusedReleased,
  BailConditionBreached,
  BailCancellationAppliedFor,
  BailCancelled,
  BailCancellationRefused,
  AccusedAbsconded,
  AccusedProclaimed,
  SurvivorProducedBeforeMagistrate,
  SurvivorCustodyOrdered,
  SurvivorInquiryConcluded,
  SurvivorCustodyEnded,
] as const;
