/** The stages through which a proceeding goes, for each accused in it, and which events bring it to each. */

import type { Bounds } from "@tareekh/core/calendar/order.ts";
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import type { HistoryEvent, HistoryEventOf } from "@tareekh/core/history/history.ts";
import { courtsOwn } from "@tareekh/core/history/warnings-of-pendency.ts";
import { isAgainstJudgment, isListedAfterChargesheet } from "./attestations.ts";
import { type CaseFacts, countsIn, firstAmong, type ProceedingFacts } from "./case-facts.ts";
import { disposes, isDisposal } from "./disposals.ts";
import { noBounds } from "./first-of.ts";
import { onceAUnit } from "./once-a-unit.ts";

/** In the order of procedure. After `STAGE_*` of DRISTI and the order of the CrPC and the BNSS. */
export const stages = {
  // Nothing is on record that would have brought it anywhere.
  opened: "Opened; no stage recorded",
  reported: "Reported",
  investigation: "Investigation",
  // It has a number there, or was listed for what follows a chargesheet: nobody recorded how far it has come.
  "before-court": "Before the court; later stage not on record",
  "chargesheet-filed": "Chargesheet filed",
  cognizance: "Cognizance taken",
  committed: "Committed for trial",
  charge: "Charges framed",
  "prosecution-evidence": "Prosecution evidence",
  "examination-of-accused": "Examination of the accused",
  "defence-evidence": "Defence evidence",
  arguments: "Arguments",
  judgment: "Judgment given",
  appeal: "Appeal",
  disposed: "Disposed otherwise",
} as const;

export type Stage = keyof typeof stages;

const ranks = new Map<string, number>(Object.keys(stages).map((stage, rank) => [stage, rank]));

export const rankOf = (stage: Stage): number => ranks.get(stage) ?? -1;

/** The stage to which an event brings the accused whom it names, or every accused where it names none. */
type Bring = Stage | ((event: HistoryEvent) => Stage | null);

const atHearing = new Map<string, Stage>([
  ["child-testimony", "prosecution-evidence"],
  ["prosecution-evidence", "prosecution-evidence"],
  ["defence-evidence", "defence-evidence"],
]);

/**
 * A court date brings a case to evidence only when it was held for evidence. What was put off brought it nowhere; but a
 * case that is listed for what follows a chargesheet is before the court.
 */
const courtDate = ({ data }: HistoryEventOf<"CourtDateRecorded">): Stage | null => {
  let furthest: Stage | null = null;
  for (const purpose of data.purposes ?? []) {
    const listed = isListedAfterChargesheet(purpose) ? "before-court" : null;
    const stage = (data.result === "held" ? atHearing.get(purpose) : undefined) ?? listed;
    if (stage !== null && (furthest === null || rankOf(stage) > rankOf(furthest))) furthest = stage;
  }
  return furthest;
};

/** What a court's own records had, the court had. */
const pendencyChecked = ({ data }: HistoryEventOf<"PendencyChecked">): Stage | null =>
  courtsOwn.has(data.how) && (data.found === "pending" || data.found === "disposed") ? "before-court" : null;

const brings: Readonly<Partial<Record<EventTypeName, Bring>>> = {
  MissingReportMade: "reported",
  InformationReceived: "reported",
  FirRegistered: "investigation",
  FirRenumbered: "investigation",
  SurvivorRescued: "investigation",
  RescueAttemptCalledOff: "investigation",
  InvestigationTransferred: "investigation",
  SearchMade: "investigation",
  AccusedArrested: "investigation",
  ArrestDeferred: "investigation",
  AccusedRemanded: "investigation",
  MagistrateStatementRecorded: "investigation",
  CourtCaseNumbered: "before-court",
  // Called with events of its type only.
  PendencyChecked: pendencyChecked as unknown as Bring,
  ChargesheetFiled: "chargesheet-filed",
  SupplementaryChargesheetFiled: "chargesheet-filed",
  CognizanceTaken: "cognizance",
  CommittedToSessions: "committed",
  ChargesFramed: "charge",
  TestimonyInChiefCompleted: "prosecution-evidence",
  CrossExaminationCompleted: "prosecution-evidence",
  // Called with events of its type only.
  CourtDateRecorded: courtDate as unknown as Bring,
  AccusedExamined: "examination-of-accused",
  ArgumentsCompleted: "arguments",
  JudgmentGiven: "judgment",
  // Called with events of its type only. Asking for a case to be quashed, or an order revised, is at the side of its course.
  AppealFiled: ((event: HistoryEventOf<"AppealFiled">): Stage | null =>
    isAgainstJudgment(event) ? "appeal" : null) as unknown as Bring,
  AccusedDisposedOtherwise: "disposed",
  ClosureReportAccepted: "disposed",
};

/** Whom an event brings on: those whom its field names, or everyone. */
const concernsAccused = (event: HistoryEvent, accused: string): boolean => {
  const data: object = event.data;
  if (!("accused" in data) || bringsEveryone.has(event.type)) return true;
  const { accused: named } = data;
  return Array.isArray(named) ? named.includes(accused) : named === accused;
};

/** The investigation goes on against everyone, whoever is named in one of its steps. */
const bringsEveryone = new Set<EventTypeName>([
  "FirRegistered",
  "SearchMade",
  "AccusedArrested",
  "ArrestDeferred",
  "AccusedRemanded",
]);

const stageOf = (event: HistoryEvent): Stage | null => {
  const bring = brings[event.type];
  return typeof bring === "function" ? bring(event) : (bring ?? null);
};

/** Only a disposal that held; with null, one that held for the accused whom it names. */
const disposedOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  event: Parameters<typeof disposes>[2],
  accused: string | null,
): boolean =>
  disposes(
    facts,
    proceeding,
    event,
    accused ?? (event.type === "AccusedDisposedOtherwise" ? event.data.accused : null),
  );

/** What brought an accused (or, with null, anyone in the proceeding) to a stage. */
export interface Step {
  readonly stage: Stage;
  readonly event: HistoryEvent;
}

/** What would bring anyone in the proceeding anywhere, if every disposal held. */
const stepsInProceeding = onceAUnit((facts, proceeding): readonly Step[] => {
  const steps: Step[] = [];
  for (const event of facts.history.events) {
    const stage = stageOf(event);
    if (stage === null || facts.ahead.has(event.id)) continue;
    if (countsIn(facts, event, proceeding)) steps.push({ stage, event });
  }
  return steps;
});

const findSteps = (facts: CaseFacts, proceeding: ProceedingFacts, accused: string | null): readonly Step[] =>
  stepsInProceeding(facts, proceeding, null).filter(
    ({ event }) =>
      (!isDisposal(event) || disposedOf(facts, proceeding, event, accused)) &&
      (accused === null || concernsAccused(event, accused)),
  );

/** All that brought it anywhere, in the history's order. */
export const stepsOf = onceAUnit(findSteps);

export interface StageReached {
  readonly stage: Stage;
  readonly since: Bounds;
  readonly eventId: string | null;
}

/** The furthest stage certainly reached, and since when; `opened` from no known day where nothing says more. */
export const furthestStage = onceAUnit((facts, proceeding, accused): StageReached => {
  let furthest: Stage = "opened";
  let there: HistoryEvent[] = [];
  for (const { stage, event } of stepsOf(facts, proceeding, accused)) {
    if (event.possibly || rankOf(stage) < rankOf(furthest)) continue;
    if (stage !== furthest) there = [];
    furthest = stage;
    there.push(event);
  }
  const first = firstAmong(facts.history, there);
  return {
    stage: furthest,
    since: first.state === "not-reached" ? noBounds : first.bounds,
    eventId: first.eventId,
  };
});

/**
 * The furthest stage that had certainly been reached when something happened; null where a further one may have been,
 * or nothing is known to have come before.
 */
export const stageAt = (facts: CaseFacts, steps: readonly Step[], eventId: string): Stage | null => {
  const { order } = facts.history;
  let before: Stage | null = null;
  let perhaps: Stage | null = null;
  for (const { stage, event } of steps) {
    if (event.id === eventId) continue;
    const precedence = order.before(event.id, eventId);
    if (precedence === "yes" && !event.possibly) {
      if (before === null || rankOf(stage) > rankOf(before)) before = stage;
    } else if (precedence !== "no" && (perhaps === null || rankOf(stage) > rankOf(perhaps))) {
      perhaps = stage;
    }
  }
  if (before === null) return null;
  return perhaps !== null && rankOf(perhaps) > rankOf(before) ? null : before;
};
