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
import { hearingPurposes } from "@tareekh/core/catalogue/codes/hearings.ts";
import type { HistoryEvent, HistoryEventOf } from "@tareekh/core/history/history.ts";
import { bailMatters } from "./bail-decisions.ts";
import { type CaseFacts, concerns, proceedingOf } from "./case-facts.ts";
import { chapterOf } from "./chapters.ts";
import { goesOn } from "./disposals.ts";
import { grantsBail, type Milestone } from "./milestones.ts";

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
/** Regular bail is also asked for by one who came to court by himself. */
const fromCustody = new Set<string>(["default", "undertrial-term"]);
const afterJudgment = new Set<string>(["pending-appeal", "bond-for-higher-court"]);
/** Not interim or medical bail, which is given until an appeal is heard as well. */
const beforeJudgment = new Set<string>([
  "regular",
  "anticipatory",
  "transit-anticipatory",
  "default",
  "undertrial-term",
  "bailable-offence",
  "magistrate-trial-delay",
  "juvenile",
]);

type BailDecision = HistoryEventOf<"BailDecided">;

/** The kind of bail of which an order speaks: its own word, or that of the application that it answers. */
const kindOfOrder = (facts: CaseFacts, order: BailDecision): string | undefined =>
  order.data.kind ??
  bailMatters(facts, order.data.proceeding, order.data.accused).find(({ decisions }) =>
    decisions.includes(order),
  )?.application?.data.kind;

/** The kind of bail that was furnished, breached or cancelled: of the order that is named, or of the only grant there is. */
const kindOfGrant = (
  facts: CaseFacts,
  data: { readonly proceeding: string; readonly accused: string; readonly decision?: string | undefined },
): string | undefined => {
  const orders = facts
    .of("BailDecided")
    .filter((one) => one.data.proceeding === data.proceeding && one.data.accused === data.accused);
  const grants = orders.filter(grantsBail);
  const order =
    orders.find(({ id }) => id === data.decision) ?? (grants.length === 1 ? grants[0] : undefined);
  return order === undefined ? undefined : kindOfOrder(facts, order);
};

/** Bail of a kind that nobody stated may be that until an appeal is heard: it says nothing of a judgment. */
const byKindOfBail = (whom: Whom, kind: string | undefined): readonly Said[] => {
  if (kind === undefined) return [];
  if (afterJudgment.has(kind)) return [between(whom, "judgment", null)];
  return beforeJudgment.has(kind) ? [pending(whom)] : [];
};

const onBail = (
  { data }: { readonly data: Parameters<typeof kindOfGrant>[1] },
  facts: CaseFacts,
): readonly Said[] => [
  ...byKindOfBail([data.accused], kindOfGrant(facts, data)),
  past([data.accused], "bail"),
];

const bailNoticeGiven = ({ data }: HistoryEventOf<"BailNoticeGiven">, facts: CaseFacts): readonly Said[] => {
  const applications = facts
    .of("BailAppliedFor")
    .filter((one) => one.data.proceeding === data.proceeding && one.data.accused === data.accused);
  const application =
    applications.find(({ id }) => id === data.application) ??
    (applications.length === 1 ? applications[0] : undefined);
  return [...byKindOfBail([data.accused], application?.data.kind), past([data.accused], "bail-application")];
};

const bailAppliedFor = ({ data }: HistoryEventOf<"BailAppliedFor">): readonly Said[] => {
  const whom = [data.accused];
  if (afterJudgment.has(data.kind)) return [between(whom, "judgment", null)];
  if (anticipatory.has(data.kind)) return [pending(whom), notArrested(whom)];
  return [
    notYet(whom, "bail", "release"),
    ...(fromCustody.has(data.kind) ? [past(whom, "arrest")] : []),
    ...byKindOfBail(whom, data.kind),
    // It is asked for after remand; and also where a chargesheet was filed and is said to be incomplete.
    ...(data.kind === "default" ? [past(whom, "production", "first-remand")] : []),
  ];
};

const bailDecided = (event: BailDecision, facts: CaseFacts): readonly Said[] => {
  const { data } = event;
  const whom = [data.accused];
  const kind = kindOfOrder(facts, event);
  const decided = past(whom, "bail-application");
  if (kind !== undefined && afterJudgment.has(kind)) return [decided, between(whom, "judgment", null)];
  const refused = data.outcome === "refused" || data.outcome === "not-pressed";
  return [
    decided,
    ...((data.grounds ?? []).includes("investigation-incomplete")
      ? [between(whom, null, "chargesheet")]
      : (data.grounds ?? []).includes("chargesheet-filed")
        ? [between(whom, "chargesheet", "judgment")]
        : byKindOfBail(whom, kind)),
    // An application for it falls away, once the accused is arrested.
    ...(kind !== undefined && anticipatory.has(kind) && data.outcome !== "infructuous"
      ? [notArrested(whom)]
      : []),
    ...(refused ? [notYet(whom, "bail", "release")] : []),
  ];
};

/**
 * Custody that is only given for the investigation, BNSS s.187 (CrPC s.167): there is no chargesheet against the accused
 * yet. "Judicial custody" is also the word for that during inquiry and trial, BNSS s.346 (CrPC s.309).
 */
const duringInvestigation = new Set<string>(["police", "transit"]);
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
/** Any other release, on parole say, may be before the judgment or after it. */
const releasedBeforeJudgment = new Set<string>([
  "bail",
  "default-bail",
  "remand-refused",
  "no-case",
  "discharged",
]);
const releasedOnBail = new Set<string>(["bail", "interim-bail", "default-bail"]);

const accusedReleased = ({ data }: HistoryEventOf<"AccusedReleased">): readonly Said[] => {
  const whom = [data.accused];
  return [
    past(whom, "arrest"),
    ...(releasedAfterJudgment.has(data.because) ? [between(whom, "judgment", null)] : []),
    ...(releasedBeforeJudgment.has(data.because) ? [pending(whom)] : []),
    ...(releasedOnBail.has(data.because) ? [past(whom, "bail")] : []),
    ...(data.because === "default-bail" ? [past(whom, "production", "first-remand")] : []),
  ];
};

/**
 * What a listing for each purpose says, whatever came of it; any other says that there is no judgment yet. An accused is
 * remanded or produced, appears and has matters argued before the chargesheet and after the charge as well.
 */
const listedFor = new Map<string, readonly [past: Step | null, notYet: Step | null]>([
  ["cognizance", ["chargesheet", "cognizance"]],
  ["copies-supplied", ["chargesheet", "charge"]],
  ["committal", ["cognizance", "charge"]],
  ["charge", ["cognizance", "charge"]],
  ["plea", ["cognizance", "judgment"]],
  ["child-testimony", ["charge", "judgment"]],
  ["prosecution-evidence", ["charge", "judgment"]],
  ["examination-of-accused", ["charge", "judgment"]],
  ["defence-evidence", ["charge", "judgment"]],
  ["judgment", ["charge", "judgment"]],
  ["sentence", ["judgment", null]],
  // These come after a judgment too.
  ["compensation", [null, null]],
  ["appeal", [null, null]],
]);

/** Whether a listing for a purpose says that there is a chargesheet, whatever came of it. */
export const isListedAfterChargesheet = (purpose: string): boolean =>
  (listedFor.get(purpose)?.[0] ?? null) !== null;

const nobody: readonly never[] = Object.freeze([]);
const notStated: readonly string[] = Object.freeze(["not-stated"]);

const furthest = (all: readonly (Step | null)[]): Step | null =>
  all.reduce((a, b) => (a === null || (b !== null && rankOf(b) > rankOf(a)) ? b : a), null);

const earliest = (all: readonly (Step | null)[]): Step | null =>
  all.reduce((a, b) => (a === null || (b !== null && rankOf(b) < rankOf(a)) ? b : a), null);

const saidOfListing = (
  purposes: readonly string[],
  attendance: readonly { readonly accused: string; readonly present: string }[],
): readonly Said[] => {
  const listed = purposes.map((purpose) => listedFor.get(purpose) ?? ([null, "judgment"] as const));
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

/** What court dates say that were listed for one thing, and of which nobody's attendance is recorded: nearly all. */
const listedForOne = new Map<string, readonly Said[]>(
  hearingPurposes.codes.map((purpose) => [purpose, saidOfListing([purpose], nobody)]),
);

const courtDate = ({ data }: HistoryEventOf<"CourtDateRecorded">): readonly Said[] => {
  const { purposes = notStated, attendance = nobody } = data;
  const [purpose] = purposes;
  const known =
    purpose !== undefined && purposes.length === 1 && attendance.length === 0
      ? listedForOne.get(purpose)
      : undefined;
  return known ?? saidOfListing(purposes, attendance);
};

/** A direction that only has a meaning before the judgment, and what had not come; any other may be given after it. */
const directed = [
  ["register-fir", "fir"],
  ["finish-investigation", "chargesheet"],
  ["further-investigation", "judgment"],
  ["finish-trial", "judgment"],
  ["secure-witness", "judgment"],
] as const satisfies readonly (readonly [string, Step])[];

const courtDirected = ({ data }: HistoryEventOf<"CourtDirected">): readonly Said[] => {
  const found = directed.find(([direction]) => data.what.includes(direction));
  return found === undefined ? [] : [between("all", null, found[1])];
};

/** Whether the case went on elsewhere, or waits on a register: what is then disposed of is a list's line, and not the case. */
const wentOnElsewhere = (facts: CaseFacts, proceeding: string): boolean =>
  facts
    .of("AccusedDisposedOtherwise")
    .some((event) => concerns(event, proceeding) && goesOn.has(event.data.how));

const pendencyChecked = ({ data }: HistoryEventOf<"PendencyChecked">, facts: CaseFacts): readonly Said[] => {
  switch (data.found) {
    case "under-investigation":
      return [between("all", null, "chargesheet")];
    case "pending":
      return [pending()];
    case "disposed":
      // It is over in some way, by a judgment or without one: no step before its end follows from that.
      return wentOnElsewhere(facts, data.proceeding) ? [] : [past("all", "disposed")];
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

const judgmentsAppealed = new Set<string>(["conviction", "acquittal", "lesser-offence", "sentence"]);

/** An appeal against a judgment; quashing and the revision of other orders are asked for at any stage. */
export const isAgainstJudgment = ({ data }: HistoryEventOf<"AppealFiled">): boolean =>
  judgmentsAppealed.has(data.against);

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
  BailNoticeGiven: bailNoticeGiven,
  BailDecided: bailDecided,
  BailFurnished: onBail,
  BailConditionBreached: onBail,
  BailCancellationAppliedFor: onBail,
  BailCancelled: onBail,
  BailCancellationRefused: onBail,

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
  AppealFiled: (event) =>
    isAgainstJudgment(event)
      ? [between(event.data.accused === undefined ? "all" : [event.data.accused], "judgment", null)]
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

/**
 * Whether a complaint to a magistrate (CrPC s.190(1)(a), BNSS s.210(1)(a)) is on record in a proceeding, or in one from
 * which it was split; with null, in any.
 */
export const isOnComplaint = (facts: CaseFacts, proceeding: string | null): boolean => {
  const complaints = facts.of("ComplaintFiled");
  if (complaints.length === 0) return false;
  let named = proceeding;
  if (named === null) return true;
  // Never round in a circle: no further than there are proceedings.
  for (let i = 0; i <= facts.proceedings.length; i++) {
    if (complaints.some(({ data }) => data.proceeding === named)) return true;
    named = facts.proceedings.find(({ id }) => id === named)?.splitFrom?.proceeding ?? null;
    if (named === null) return false;
  }
  return false;
};

const ofPolice = new Set<Milestone>(["fir", "chargesheet"]);

/** A case that a complaint brought to court may come to its judgment without an FIR and a chargesheet. */
const lessPoliceSteps = (said: Said): Said => ({
  ...said,
  past: said.past.filter((milestone) => !ofPolice.has(milestone)),
});

/** What an event says; a step in a proceeding of which nothing more is known is one before its judgment. */
export const saidBy = (facts: CaseFacts, event: HistoryEvent): readonly Said[] => {
  const said = saidByType(facts, event);
  // What the police did themselves, an FIR that they numbered anew say, they did in a case on a complaint too.
  return chapterOf(event.type) === "investigation" || !isOnComplaint(facts, proceedingOf(event))
    ? said
    : said.map(lessPoliceSteps);
};

const saidByType = (facts: CaseFacts, event: HistoryEvent): readonly Said[] => {
  // Each is only asked of events of its type.
  const declared = says[event.type] as unknown as
    | ((event: HistoryEvent, facts: CaseFacts) => readonly Said[])
    | undefined;
  if (declared !== undefined) return declared(event, facts);
  return proceedingOf(event) !== null && chaptersOfSteps.has(chapterOf(event.type)) ? [pending()] : [];
};
