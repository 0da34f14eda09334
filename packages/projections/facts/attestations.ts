/**
 * What an event says of the milestones that it does not make itself: which of them had come by then, since it only
 * comes after them, and which had not, since it only comes before them.
 *
 * From this it follows whether a milestone that nobody recorded is known to be still to come. It is the order of
 * procedure of the CrPC and the BNSS, for each accused: FIR, chargesheet, cognizance, charge, judgment; and arrest,
 * production, remand, release. What is not bound to that order says nothing: an absconder is arrested after the
 * chargesheet, and a bail hearing may be at any stage before the judgment.
 */
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import type { HistoryEvent, HistoryEventOf } from "@tareekh/core/history/history.ts";
import { type CaseFacts, proceedingOf } from "./case-facts.ts";
import { chapterOf } from "./chapters.ts";
import type { Milestone } from "./milestones.ts";

/**
 * Those whom an event names; `all` where it is about everybody in the proceeding; empty where it is about the proceeding
 * and nobody can tell about whom in it.
 */
export type Whom = readonly string[] | "all";

export interface Said {
  readonly whom: Whom;
  /** What had not come before the day of the event. */
  readonly notYet: readonly Milestone[];
  /** What had come by the day of the event, whether or not anybody recorded it. */
  readonly past: readonly Milestone[];
}

/* ---- the order of procedure ---- */

const steps = [
  "fir",
  "chargesheet",
  "cognizance",
  "charge",
  "judgment",
] as const satisfies readonly Milestone[];
type Step = (typeof steps)[number];

const rankOf = (step: Step): number => steps.indexOf(step);

const noStep: readonly Milestone[] = Object.freeze([]);
const upTo = new Map(steps.map((step, rank) => [step, steps.slice(0, rank + 1)]));
const from = new Map(steps.map((step, rank) => [step, steps.slice(rank)]));

/** Between two steps: `past` and those before it have come, `notYet` and those after it have not. */
const between = (whom: Whom, past: Step | null, notYet: Step | null): Said => ({
  whom,
  past: past === null ? noStep : (upTo.get(past) ?? noStep),
  notYet: notYet === null ? noStep : (from.get(notYet) ?? noStep),
});

const notYet = (whom: Whom, ...milestones: readonly Milestone[]): Said => ({
  whom,
  notYet: milestones,
  past: [],
});

const past = (whom: Whom, ...milestones: readonly Milestone[]): Said => ({
  whom,
  notYet: [],
  past: milestones,
});

/** What follows the arrest of an accused, with it. */
const notArrested = (whom: Whom): Said => notYet(whom, "arrest", "production", "first-remand", "release");

const named = (accused: readonly string[] | undefined): Whom =>
  accused === undefined || accused.length === 0 ? "all" : accused;

const pending = (whom: Whom = "all"): Said => between(whom, null, "judgment");

/* ---- what each type says ---- */

const anticipatory = new Set<string>(["anticipatory", "transit-anticipatory"]);
const fromCustody = new Set<string>(["regular", "default", "undertrial-term"]);
const afterJudgment = new Set<string>(["pending-appeal", "bond-for-higher-court"]);

const bailAppliedFor = ({ data }: HistoryEventOf<"BailAppliedFor">): readonly Said[] => {
  const whom = [data.accused];
  if (afterJudgment.has(data.kind)) return [between(whom, "judgment", null)];
  if (anticipatory.has(data.kind)) return [pending(whom), notArrested(whom)];
  return [
    notYet(whom, "bail", "release"),
    ...(fromCustody.has(data.kind) ? [past(whom, "arrest")] : []),
    ...(data.kind === "default"
      ? [between(whom, null, "chargesheet"), past(whom, "production", "first-remand")]
      : [pending(whom)]),
  ];
};

const bailDecided = ({ data }: HistoryEventOf<"BailDecided">, facts: CaseFacts): readonly Said[] => {
  const whom = [data.accused];
  const application = facts.of("BailAppliedFor").find(({ id }) => id === data.application);
  const kind = data.kind ?? application?.data.kind;
  const decided = past(whom, "bail-application");
  if (kind !== undefined && afterJudgment.has(kind)) return [decided, between(whom, "judgment", null)];
  const refused = data.outcome === "refused" || data.outcome === "not-pressed";
  return [
    decided,
    (data.grounds ?? []).includes("investigation-incomplete")
      ? between(whom, null, "chargesheet")
      : (data.grounds ?? []).includes("chargesheet-filed")
        ? between(whom, "chargesheet", "judgment")
        : pending(whom),
    // An application for it falls away, once the accused is arrested.
    ...(kind !== undefined && anticipatory.has(kind) && data.outcome !== "infructuous"
      ? [notArrested(whom)]
      : []),
    ...(refused ? [notYet(whom, "bail", "release")] : []),
  ];
};

/** Custody during the investigation, BNSS s.187 (CrPC s.167): there is no chargesheet against the accused yet. */
const duringInvestigation = new Set<string>(["police", "judicial", "transit"]);
/** Of an accused who is in jail in another case, or who came to court by himself. */
const saysNothingOfArrest = new Set<string>(["production-warrant", "after-cognizance", "observation-home"]);

const accusedRemanded = ({ data }: HistoryEventOf<"AccusedRemanded">): readonly Said[] => {
  const whom = [data.accused];
  return [
    duringInvestigation.has(data.kind)
      ? between(whom, null, "chargesheet")
      : data.kind === "after-cognizance"
        ? between(whom, "cognizance", "judgment")
        : pending(whom),
    ...(saysNothingOfArrest.has(data.kind) ? [] : [past(whom, "arrest", "production")]),
    // Said to be in custody: the remand came on that day or before.
    ...(data.basis === "stated" ? [past(whom, "first-remand")] : []),
    ...(data.kind === "production-warrant" ? [] : [notYet(whom, "release")]),
  ];
};

const releasedAfterJudgment = new Set<string>(["acquitted", "sentence-suspended", "sentence-served"]);
const releasedOnBail = new Set<string>(["bail", "interim-bail", "default-bail"]);

const accusedReleased = ({ data }: HistoryEventOf<"AccusedReleased">): readonly Said[] => {
  const whom = [data.accused];
  return [
    past(whom, "arrest"),
    releasedAfterJudgment.has(data.because) ? between(whom, "judgment", null) : pending(whom),
    ...(releasedOnBail.has(data.because) ? [past(whom, "bail")] : []),
    ...(data.because === "default-bail" ? [past(whom, "production", "first-remand")] : []),
  ];
};

/** What a listing for each purpose says, whatever came of it; any other says that there is no judgment yet. */
const listedFor = new Map<string, readonly [past: Step | null, notYet: Step | null]>([
  ["remand", [null, "chargesheet"]],
  ["cognizance", ["chargesheet", "cognizance"]],
  ["appearance", ["chargesheet", "charge"]],
  ["copies-supplied", ["chargesheet", "charge"]],
  ["committal", ["cognizance", "charge"]],
  ["charge", ["cognizance", "charge"]],
  ["plea", ["cognizance", "judgment"]],
  ["child-testimony", ["charge", "judgment"]],
  ["prosecution-evidence", ["charge", "judgment"]],
  ["examination-of-accused", ["charge", "judgment"]],
  ["defence-evidence", ["charge", "judgment"]],
  ["arguments", ["charge", "judgment"]],
  ["judgment", ["charge", "judgment"]],
  ["sentence", ["judgment", null]],
  // These come after a judgment too.
  ["compensation", [null, null]],
  ["appeal", [null, null]],
]);

/** Whether a listing for a purpose says that there is a chargesheet, whatever came of it. */
export const isListedAfterChargesheet = (purpose: string): boolean =>
  (listedFor.get(purpose)?.[0] ?? null) !== null;

const furthest = (all: readonly (Step | null)[]): Step | null =>
  all.reduce((a, b) => (a === null || (b !== null && rankOf(b) > rankOf(a)) ? b : a), null);

const earliest = (all: readonly (Step | null)[]): Step | null =>
  all.reduce((a, b) => (a === null || (b !== null && rankOf(b) < rankOf(a)) ? b : a), null);

const courtDate = ({ data }: HistoryEventOf<"CourtDateRecorded">): readonly Said[] => {
  const attendance = data.attendance ?? [];
  const listed = (data.purposes ?? ["not-stated"]).map(
    (purpose) => listedFor.get(purpose) ?? ([null, "judgment"] as const),
  );
  const come = furthest(listed.map(([one]) => one));
  const still = earliest(
    // Listed for two stages at once: the case against some has come further than that against others.
    listed.map(([, one]) => (one === null || come === null || rankOf(one) > rankOf(come) ? one : null)),
  );
  const here = attendance.filter(({ present }) => present !== "absconding").map(({ accused }) => accused);
  const inJail = attendance.filter(({ present }) => present === "not-produced").map(({ accused }) => accused);
  return [
    // The case goes on without those who abscond, so it says nothing of how far that against them has come.
    between(attendance.length === 0 ? "all" : here, come, null),
    between("all", null, still),
    ...(inJail.length === 0 ? [] : [notYet(inJail, "release")]),
  ];
};

const courtDirected = ({ data }: HistoryEventOf<"CourtDirected">): readonly Said[] => {
  if (data.what.includes("register-fir")) return [between("all", null, "fir")];
  return [between("all", null, data.what.includes("finish-investigation") ? "chargesheet" : "judgment")];
};

const pendencyChecked = ({ data }: HistoryEventOf<"PendencyChecked">): readonly Said[] => {
  switch (data.found) {
    case "under-investigation":
      return [between("all", null, "chargesheet")];
    case "pending":
      return [pending()];
    case "disposed":
      return [between("all", "judgment", null)];
    default:
      return [];
  }
};

const counselReady = ({ data }: HistoryEventOf<"CounselReady">): readonly Said[] => {
  const whom = [data.accused];
  switch (data.when) {
    case "before-arrest":
      return [pending(whom), notArrested(whom), notYet(whom, "bail-application")];
    case "before-police-station":
    case "before-production":
      return [pending(whom), notYet(whom, "production", "first-remand", "bail-application", "release")];
    default:
      return [pending(whom)];
  }
};

const arrestDeferred = ({ data }: HistoryEventOf<"ArrestDeferred">, facts: CaseFacts): readonly Said[] => {
  const hers = data.statementOf === undefined || facts.people.get(data.statementOf) === "survivor";
  return [
    pending([data.accused]),
    notArrested([data.accused]),
    ...(data.until === "magistrate-statement" && hers ? [notYet("all", "statement-164")] : []),
  ];
};

/** Whom a closure report was about, where it can be told which was accepted. */
const closureAccepted = (
  { data }: HistoryEventOf<"ClosureReportAccepted">,
  facts: CaseFacts,
): readonly Said[] => {
  const reports = facts.of("ClosureReportFiled").filter((one) => one.data.proceeding === data.proceeding);
  const report =
    reports.find(({ id }) => id === data.report) ?? (reports.length === 1 ? reports[0] : undefined);
  const ofEveryone = reports.every((one) => named(one.data.accused) === "all");
  if (report === undefined && !ofEveryone) return [pending()];
  return [between(named(report?.data.accused), null, "chargesheet"), pending()];
};

/** A discharge comes before the charge (CrPC s.227, 239; BNSS s.250, 262); any other way may at any stage. */
const disposedOtherwise = ({ data }: HistoryEventOf<"AccusedDisposedOtherwise">): readonly Said[] => [
  data.how === "discharged" ? between([data.accused], "chargesheet", "charge") : pending([data.accused]),
];

const inTrial = (whom: Whom): readonly Said[] => [between(whom, "charge", "judgment")];
const silent = (): readonly Said[] => [];

type Says<Name extends EventTypeName> = (event: HistoryEventOf<Name>, facts: CaseFacts) => readonly Said[];

const says: { readonly [Name in EventTypeName]?: Says<Name> } = {
  MissingReportMade: () => [pending(), notYet("all", "rescue")],
  RescueAttemptCalledOff: () => [pending(), notYet("all", "rescue")],
  JourneyMade: ({ data }) => (data.purpose === "rescue" ? [pending(), notYet("all", "rescue")] : []),
  SurvivorRescued: () => [pending(), past("all", "arrival")],
  MagistrateStatementRetracted: ({ data }, facts) =>
    facts.people.get(data.person) === "survivor" ? [past("all", "statement-164")] : [],

  FirRegistered: () => [between("all", null, "chargesheet")],
  FirRenumbered: () => [between("all", "fir", "chargesheet")],
  ChargesheetFiled: ({ data }) => [past("all", "fir"), between(named(data.accused), null, "cognizance")],
  SupplementaryChargesheetFiled: () => [
    past("all", "fir"),
    // It adds to a chargesheet that was filed, though not against everybody.
    between([], "chargesheet", null),
    pending(),
  ],
  FurtherInvestigationPermitted: () => [between("all", "chargesheet", "judgment")],
  ClosureReportFiled: ({ data }) => [past("all", "fir"), between(named(data.accused), null, "chargesheet")],
  ClosureReportAccepted: closureAccepted,
  ClosureReportRejected: () => [between("all", "fir", "chargesheet")],
  PendencyChecked: pendencyChecked,

  CounselReady: counselReady,
  ArrestDeferred: arrestDeferred,
  AccusedProduced: ({ data }) => [pending([data.accused]), past([data.accused], "arrest")],
  AccusedRemanded: accusedRemanded,
  AccusedReleased: accusedReleased,
  BailAppliedFor: bailAppliedFor,
  BailNoticeGiven: ({ data }) => [pending([data.accused]), past([data.accused], "bail-application")],
  BailDecided: bailDecided,
  BailFurnished: ({ data }) => [pending([data.accused]), past([data.accused], "bail")],
  BailConditionBreached: ({ data }) => [pending([data.accused]), past([data.accused], "bail")],
  BailCancellationAppliedFor: ({ data }) => [pending([data.accused]), past([data.accused], "bail")],
  BailCancelled: ({ data }) => [pending([data.accused]), past([data.accused], "bail")],

  CognizanceTaken: ({ data }) => [between(named(data.accused), "chargesheet", "charge")],
  CopiesSupplied: ({ data }) => [between(named(data.accused), "chargesheet", "charge")],
  DocumentsAdmittedOrDenied: () => [between("all", "chargesheet", "judgment")],
  CommittedToSessions: ({ data }) => [between(named(data.accused), "cognizance", "charge")],
  DischargeAppliedFor: ({ data }) => [between([data.accused], "chargesheet", "charge")],
  DischargeRefused: ({ data }) => [between([data.accused], "chargesheet", "charge")],
  ChargesFramed: ({ data }) => [between(data.accused, "cognizance", "judgment")],
  ChargesAltered: ({ data }) => inTrial(data.accused),
  TestimonyInChiefCompleted: () => inTrial("all"),
  CrossExaminationCompleted: () => inTrial("all"),
  WitnessDeclaredHostile: () => inTrial("all"),
  WitnessGivenUp: () => inTrial("all"),
  AccusedExamined: ({ data }) => inTrial([data.accused]),
  ArgumentsCompleted: () => inTrial("all"),
  AbsentiaTrialBegun: ({ data }) => inTrial([data.accused]),
  CourtDirected: courtDirected,
  CourtDateRecorded: courtDate,

  AccusedDisposedOtherwise: disposedOtherwise,
  JudgmentGiven: ({ data }) => [between([data.accused], "charge", null)],
  SentenceGiven: ({ data }) => [between([data.accused], "judgment", null)],
  JudgmentUploaded: () => [between("all", "judgment", null)],
  AppealFiled: ({ data }) =>
    ["conviction", "acquittal", "lesser-offence", "sentence"].includes(data.against)
      ? [between(data.accused === undefined ? "all" : [data.accused], "judgment", null)]
      : [],
  AppealDecided: silent,

  // What was done to her, where she stays, and that a file was opened, are no steps against anybody.
  ProceedingOpened: silent,
  OffenceTookPlace: silent,
  CnrRecorded: silent,
  SurvivorProducedBeforeMagistrate: silent,
  SurvivorCustodyOrdered: silent,
  SurvivorInquiryConcluded: silent,
  SurvivorCustodyEnded: silent,
};

const chaptersOfSteps = new Set<string>(["investigation", "custody-and-bail", "court"]);

/** What an event says; a step in a proceeding of which nothing more is known is one before its judgment. */
export const saidBy = (facts: CaseFacts, event: HistoryEvent): readonly Said[] => {
  // Each is only asked of events of its type.
  const declared = says[event.type] as unknown as
    | ((event: HistoryEvent, facts: CaseFacts) => readonly Said[])
    | undefined;
  if (declared !== undefined) return declared(event, facts);
  return proceedingOf(event) !== null && chaptersOfSteps.has(chapterOf(event.type)) ? [pending()] : [];
};
