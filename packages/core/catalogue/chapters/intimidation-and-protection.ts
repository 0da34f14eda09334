/** The chapter on intimidation and protection, in the order in which its events are offered. */
import { FirRefused, ThreatReported, ThreatResponded } from "./intimidation-and-protection/intimidation.ts";
import {
  ProtectionAppliedFor,
  ProtectionEnded,
  ProtectionFollowedUp,
  ProtectionOrdered,
  ProtectionRefused,
  ProtectionRenewed,
  ThreatAnalysisAsked,
  ThreatAnalysisReceived,
} from "./intimidation-and-protection/protection.ts";

export const intimidationAndProtection = [
  ThreatReported,
  ThreatResponded,
  FirRefused,
  ProtectionAppliedFor,
  ThreatAnalysisAsked,
  ThreatAnalysisReceived,
  ProtectionOrdered,
  ProtectionRefused,
  ProtectionRenewed,
  ProtectionFollowedUp,
  ProtectionEnded,
] as const;
