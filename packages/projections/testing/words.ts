/** Sentences of a case in one proceeding, for tests that tell cases: who was arrested when, what the court did. */
import type { EventData } from "@tareekh/core/catalogue/catalogue.ts";
import { event, type Told } from "./given.ts";

export const proceeding = "proceeding-1";
export const girl = "survivor-1";
export const man = "accused-1";
export const woman = "accused-2";

type Placing = Pick<Told, "ref" | "after" | "before">;

/** A girl and the accused, in one proceeding. */
export const aCase = (...accused: readonly string[]): readonly Told[] => [
  event("PersonAdded", null, { person: girl, role: "survivor" }),
  ...accused.map((person) => event("PersonAdded", null, { person, role: "accused" })),
  event("ProceedingOpened", null, { proceeding, state: "in-wb" }),
];

export const arrested = (accused: string, on: string | null, placing: Placing = {}) =>
  event("AccusedArrested", on, { proceeding, accused }, placing);

export const remanded = (accused: string, on: string | null, placing: Placing = {}) =>
  event("AccusedRemanded", on, { proceeding, accused, kind: "judicial" }, placing);

/** Police custody, which is only given for the investigation. */
export const inPoliceCustody = (accused: string, on: string | null) =>
  event("AccusedRemanded", on, { proceeding, accused, kind: "police" });

export const released = (
  accused: string,
  on: string | null,
  because: EventData<"AccusedReleased">["because"] = "bail",
  placing: Placing = {},
) => event("AccusedReleased", on, { proceeding, accused, because }, placing);

export const appliedForBail = (accused: string, on: string | null, placing: Placing = {}) =>
  event("BailAppliedFor", on, { proceeding, accused, kind: "regular" }, placing);

export const bailDecided = (
  accused: string,
  on: string | null,
  outcome: EventData<"BailDecided">["outcome"],
  more: Partial<EventData<"BailDecided">> = {},
  placing: Placing = {},
) => event("BailDecided", on, { proceeding, accused, outcome, ...more }, placing);

export const firRegistered = (
  on: string | null,
  more: Partial<EventData<"FirRegistered">> = {},
  placing: Placing = {},
) => event("FirRegistered", on, { proceeding, ...more }, placing);

export const rescued = (on: string | null, placing: Placing = {}) =>
  event("SurvivorRescued", on, { survivors: [girl], proceeding }, placing);

export const statementRecorded = (on: string | null, placing: Placing = {}) =>
  event("MagistrateStatementRecorded", on, { person: girl, proceeding }, placing);

export const chargesheetFiled = (on: string | null, ...accused: readonly string[]) =>
  event("ChargesheetFiled", on, { proceeding, accused });

export const courtDate = (
  on: string | null,
  more: Partial<EventData<"CourtDateRecorded">> = {},
  placing: Placing = {},
) => event("CourtDateRecorded", on, { proceeding, result: "held", ...more }, placing);

export const threatened = (
  on: string | null,
  more: Partial<EventData<"ThreatReported">> = {},
  placing: Placing = {},
) =>
  event(
    "ThreatReported",
    on,
    { targets: [girl], manners: ["threat-not-to-testify"], proceeding, ...more },
    placing,
  );
