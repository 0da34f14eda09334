/**
 * What starts and ends each statutory clock: the words in which the law's table says it, and the events and fields in
 * which it is recorded. A start or an end for which nothing can be recorded would make a clock that never runs.
 */
import type { EventTypeName } from "../catalogue/catalogue.ts";
import type { PersonRole } from "../catalogue/fields.ts";

/** Any of these codes. */
export type Codes = string | readonly [string, ...string[]];

/**
 * Something that can be recorded and stops or starts a clock: in the proceeding, and of the person, whose clock it is. An
 * event that names some of the accused says nothing of the others.
 */
export interface ClockPoint {
  readonly type: EventTypeName;
  /** Codes (or `true`) that fields must have, by their path; in a list, any of its values. */
  readonly where?: Readonly<Record<string, Codes | true>>;
  /** Codes with which it is none: a state of things of which no order is known starts no time of an order. */
  readonly unless?: Readonly<Record<string, Codes>>;
  /**
   * Who the person of a field must be; a field that names nobody rules nobody out. A child is a survivor who was one
   * under the POCSO Act on the day of the offence.
   */
  readonly who?: Readonly<Record<string, PersonRole | "child" | "anybody">>;
  /** What the event must be that a field refers to. */
  readonly of?: Readonly<Record<string, ClockPoint>>;
  /** It counts only where one of these came before it. */
  readonly after?: readonly EventTypeName[];
  /** It counts only in cases that are tried so. */
  readonly tried?: "by-sessions" | "as-warrant-case";
  /** The path of the field that says when, or what is counted; the event's own date where none is given. */
  readonly at?: string;
}

/** Which of several events counts. An end counts only where it does not come before its start. */
export type Counting =
  /** Whichever came first. */
  | "earliest"
  | "latest"
  /** Of the point that stands first among those of which anything is recorded, the earliest. */
  | "first-listed"
  /** Every one: two duties in one row, or a time that begins anew. */
  | "each";

/** One end of a clock, in the table's words. */
export type ClockEnd =
  /** The earliest event counts where nothing else is said. */
  | { readonly text: string; readonly points: readonly [ClockPoint]; readonly counts?: Counting }
  | {
      readonly text: string;
      readonly points: readonly [ClockPoint, ClockPoint, ...ClockPoint[]];
      readonly counts: Counting;
    }
  /** Why there is nothing to record. */
  | { readonly text: string; readonly none: string };

export interface ClockPoints {
  /** The clock's id in the law's table. */
  readonly id: string;
  readonly start: ClockEnd;
  readonly end: ClockEnd;
}

const notOrdered = { basis: "stated" } as const;

/** Custody under CrPC 167 or BNSS 187, and none during inquiry or trial, nor on a production warrant. */
const DURING_INVESTIGATION = ["police", "judicial", "transit", "executive-magistrate"] as const;

/** A supplementary chargesheet is the police report of those whom it names for the first time. */
const CHARGESHEET: readonly [ClockPoint, ClockPoint] = [
  { type: "ChargesheetFiled" },
  { type: "SupplementaryChargesheetFiled" },
];

const AFTER_CHARGESHEET = CHARGESHEET.map(({ type }) => type);

/** Of an order by which the application goes on, or which changes an earlier one, nothing is decided. */
const notDecided = { outcome: ["interim-granted", "modified", "set-aside"] } as const;

/** A court that takes cognizance of an offence under the POCSO Act without committal is its Special Court (ss.28, 33(1)). */
const SPECIAL_COURT: readonly [ClockPoint, ClockPoint] = [
  { type: "CognizanceTaken", where: { court: "pocso-special-court" } },
  {
    type: "CognizanceTaken",
    where: { court: ["fast-track-special-court", "sessions-court"], "sections.act": "pocso" },
  },
];

export const clockPoints: readonly ClockPoints[] = [
  {
    id: "fir-copy-informant",
    start: { text: "fir-registered", points: [{ type: "FirRegistered" }] },
    end: { text: "fir-copy-given", points: [{ type: "FirCopyGiven" }] },
  },
  {
    id: "efir-signature",
    start: {
      text: "information-received-electronically",
      points: [{ type: "InformationReceived", where: { how: "electronic" } }],
    },
    end: { text: "informant-signed", points: [{ type: "InformationSigned" }] },
  },
  {
    id: "preliminary-enquiry-14d",
    start: { text: "information-received", points: [{ type: "InformationReceived" }] },
    end: { text: "preliminary-enquiry-concluded", points: [{ type: "PreliminaryEnquiryConcluded" }] },
  },
  {
    id: "fir-report-to-magistrate",
    start: { text: "fir-registered", points: [{ type: "FirRegistered" }] },
    end: {
      text: "fir-sent-to-magistrate",
      points: [{ type: "ReportedToAuthority", where: { matter: "fir", to: "magistrate" } }],
    },
  },
  {
    id: "fir-web-upload",
    start: { text: "fir-registered", points: [{ type: "FirRegistered" }] },
    end: { text: "fir-published-online", points: [{ type: "FirPublishedOnline" }] },
  },
  {
    id: "missing-child-ahtu-4m",
    start: { text: "missing-report", points: [{ type: "MissingReportMade" }] },
    end: {
      text: "case-transferred-to-ahtu",
      points: [{ type: "InvestigationTransferred", where: { to: ["district-ahtu", "state-ahtu", "ahtu"] } }],
    },
  },
  {
    id: "pocso-report-24h",
    start: {
      text: "pocso-information-received",
      points: [{ type: "InformationReceived", where: { matters: "offence-against-child" } }],
    },
    end: {
      text: "reported-to-cwc AND reported-to-special-court (two separate clocks)",
      counts: "each",
      points: [
        { type: "ReportedToAuthority", where: { matter: "pocso-offence", to: "cwc" } },
        { type: "ReportedToAuthority", where: { matter: "pocso-offence", to: "special-court" } },
      ],
    },
  },
  {
    id: "pocso-care-24h",
    start: {
      text: "pocso-information-received",
      points: [{ type: "InformationReceived", where: { matters: "offence-against-child" } }],
    },
    end: {
      text: "care-arranged (shelter/hospital)",
      points: [{ type: "CareGiven", where: { kinds: ["shelter", "hospital-admission"] } }],
    },
  },
  {
    id: "pocso-emergency-medical-24h",
    start: {
      text: "pocso-information-received",
      points: [{ type: "InformationReceived", where: { matters: "offence-against-child" } }],
    },
    end: { text: "hospital-reached", points: [{ type: "HospitalReached" }] },
  },
  {
    id: "pocso-cwc-production-24h",
    start: {
      text: "pocso-information-received",
      points: [{ type: "InformationReceived", where: { matters: "offence-against-child" } }],
    },
    end: { text: "produced-before-cwc", points: [{ type: "ProducedBeforeCwc" }] },
  },
  {
    id: "pocso-cwc-determination-3d",
    start: { text: "produced-before-cwc", points: [{ type: "ProducedBeforeCwc" }] },
    end: { text: "cwc-order", points: [{ type: "CwcOrderMade" }] },
  },
  {
    id: "pocso-support-person-24h",
    start: { text: "support-person-assigned", points: [{ type: "SupportPersonAssigned" }] },
    end: {
      text: "special-court-informed",
      points: [{ type: "ReportedToAuthority", where: { matter: "support-person", to: "special-court" } }],
    },
  },
  {
    id: "jj-cwc-24h",
    start: { text: "child-rescued / found", points: [{ type: "SurvivorRescued" }] },
    end: { text: "produced-before-cwc", points: [{ type: "ProducedBeforeCwc" }] },
  },
  {
    id: "jj-age-test-15d",
    start: {
      text: "age-test-ordered",
      points: [
        {
          type: "AgeDeterminationOrdered",
          where: { method: "medical-test" },
          unless: notOrdered,
          who: { person: "anybody" },
        },
      ],
    },
    end: {
      text: "age-test-report",
      counts: "earliest",
      points: [
        { type: "AgeFound", where: { method: "medical-test" }, who: { person: "anybody" } },
        { type: "ReportReceived", where: { report: "age" } },
      ],
    },
  },
  {
    id: "jj-cwc-final-order-4m",
    start: { text: "produced-before-cwc (first)", points: [{ type: "ProducedBeforeCwc" }] },
    end: { text: "cwc-final-order", points: [{ type: "CwcOrderMade", where: { final: true } }] },
  },
  {
    id: "itpa-produce-forthwith",
    start: {
      text: "removed-from-premises",
      points: [{ type: "SurvivorRescued", where: { under: ["itpa-15", "itpa-16"] } }],
    },
    end: { text: "produced-before-magistrate", points: [{ type: "SurvivorProducedBeforeMagistrate" }] },
  },
  {
    id: "itpa-medical-15-5A",
    start: { text: "produced-before-magistrate", points: [{ type: "SurvivorProducedBeforeMagistrate" }] },
    end: {
      text: "medical-exam",
      points: [{ type: "MedicalExaminationMade", who: { person: "survivor" } }],
    },
  },
  {
    id: "itpa-safe-custody-10d",
    start: {
      text: "nearest-magistrate-order",
      points: [{ type: "SurvivorCustodyOrdered", where: { kind: "nearest-magistrate-safe-custody" } }],
    },
    end: {
      text: "produced-before-appropriate-magistrate",
      points: [{ type: "SurvivorProducedBeforeMagistrate", where: { before: "appropriate-magistrate" } }],
    },
  },
  {
    id: "itpa-inquiry-custody-3w",
    start: {
      text: "magistrate-safe-custody-order",
      points: [{ type: "SurvivorCustodyOrdered", where: { kind: "inquiry-safe-custody" } }],
    },
    end: { text: "inquiry-concluded", points: [{ type: "SurvivorInquiryConcluded" }] },
  },
  {
    id: "itpa-protective-home",
    start: {
      text: "magistrate-order",
      points: [{ type: "SurvivorCustodyOrdered", where: { kind: "protective-home" } }],
    },
    end: { text: "release", points: [{ type: "SurvivorCustodyEnded" }] },
  },
  {
    id: "victim-medical-24h",
    start: {
      text: "information-received",
      points: [{ type: "InformationReceived", where: { matters: "rape" } }],
    },
    end: {
      text: "sent-to-medical-examination",
      points: [{ type: "SentForMedicalExamination", who: { person: "survivor" } }],
    },
  },
  {
    id: "victim-medical-report-7d",
    start: {
      text: "medical-examination-completed (statute names no start; take this)",
      points: [{ type: "MedicalExaminationMade", who: { person: "survivor" } }],
    },
    end: {
      text: "medical-report-forwarded-to-io",
      points: [
        {
          type: "ReportForwarded",
          where: { report: "medical", to: "investigating-officer" },
          who: { about: "survivor" },
        },
      ],
    },
  },
  {
    id: "magistrate-statement-24h",
    start: {
      text: "io-learnt-of-rape (date AND time)",
      points: [{ type: "InformationReceived", where: { matters: "rape" } }],
    },
    end: {
      text: "taken-to-magistrate",
      counts: "earliest",
      points: [
        { type: "TakenToMagistrateForStatement", who: { person: "survivor" } },
        { type: "MagistrateStatementRecorded", who: { person: "survivor" }, at: "taken" },
      ],
    },
  },
  {
    id: "search-record-48h",
    start: { text: "search", points: [{ type: "SearchMade", where: { under: "without-warrant" } }] },
    end: {
      text: "search-record-at-magistrate",
      points: [{ type: "ReportedToAuthority", where: { matter: "search-record", to: "magistrate" } }],
    },
  },
  {
    id: "document-admission-30d",
    start: { text: "documents-supplied", points: [{ type: "CopiesSupplied" }] },
    end: { text: "documents-admitted-or-denied", points: [{ type: "DocumentsAdmittedOrDenied" }] },
  },
  {
    id: "arrest-grounds-written",
    start: { text: "arrest", points: [{ type: "AccusedArrested" }] },
    end: { text: "written-grounds-given", points: [{ type: "AccusedArrested", at: "groundsGivenAt" }] },
  },
  {
    id: "arrest-inform-relative",
    start: { text: "arrest", points: [{ type: "AccusedArrested" }] },
    end: { text: "relative-informed", points: [{ type: "AccusedArrested", at: "relativeInformedAt" }] },
  },
  {
    id: "production-24h",
    start: { text: "arrest (time of actual restraint)", points: [{ type: "AccusedArrested" }] },
    end: { text: "produced-before-magistrate", points: [{ type: "AccusedProduced" }] },
  },
  {
    id: "police-custody-15d",
    start: {
      text: "first-remand",
      points: [{ type: "AccusedRemanded", where: { kind: DURING_INVESTIGATION }, unless: notOrdered }],
    },
    end: {
      text: "last day of police custody",
      counts: "latest",
      points: [{ type: "AccusedRemanded", where: { kind: "police" }, unless: notOrdered, at: "until" }],
    },
  },
  {
    id: "executive-magistrate-7d",
    start: {
      text: "executive-magistrate-order",
      points: [{ type: "AccusedRemanded", where: { kind: "executive-magistrate" }, unless: notOrdered }],
    },
    end: {
      text: "judicial-magistrate-order",
      points: [{ type: "AccusedRemanded", where: { kind: ["judicial", "police"] }, unless: notOrdered }],
    },
  },
  {
    id: "default-bail",
    start: {
      text: "first-remand-by-magistrate (NOT arrest)",
      points: [{ type: "AccusedRemanded", where: { kind: DURING_INVESTIGATION }, unless: notOrdered }],
    },
    end: { text: "police-report-filed (chargesheet)", counts: "earliest", points: CHARGESHEET },
  },
  {
    id: "remand-after-cognizance-15d",
    start: {
      text: "each remand",
      counts: "each",
      points: [{ type: "AccusedRemanded", where: { kind: "after-cognizance" }, unless: notOrdered }],
    },
    end: { text: "next production", points: [{ type: "AccusedProduced" }] },
  },
  {
    id: "undertrial-half",
    start: {
      text: "first custody day",
      counts: "earliest",
      points: [
        { type: "AccusedArrested" },
        { type: "AccusedSurrendered", where: { takenIntoCustody: true } },
      ],
    },
    end: { text: "release", points: [{ type: "AccusedReleased" }] },
  },
  {
    id: "magistrate-trial-60d",
    start: {
      text: "first-date-fixed-for-evidence",
      points: [
        { type: "CourtDateRecorded", where: { "next.purposes": "prosecution-evidence" }, at: "next.date" },
      ],
    },
    end: {
      text: "trial-concluded",
      counts: "earliest",
      points: [{ type: "JudgmentGiven" }, { type: "AccusedDisposedOtherwise" }],
    },
  },
  {
    id: "investigation-2m",
    start: { text: "information-recorded (FIR)", points: [{ type: "FirRegistered" }] },
    end: {
      text: "investigation-completed (police report)",
      counts: "earliest",
      points: [...CHARGESHEET, { type: "ClosureReportFiled" }],
    },
  },
  {
    id: "progress-to-victim-90d",
    start: {
      text: "fir-registered (statute names no start; take this)",
      points: [{ type: "FirRegistered" }],
    },
    end: { text: "progress-informed", points: [{ type: "ProgressToldToVictim" }] },
  },
  {
    id: "further-investigation-90d",
    start: { text: "court-permission", points: [{ type: "FurtherInvestigationPermitted" }] },
    end: { text: "supplementary-report", points: [{ type: "SupplementaryChargesheetFiled" }] },
  },
  {
    id: "wb-investigation-stop",
    start: {
      text: "arrest or appearance of accused",
      counts: "earliest",
      points: [
        { type: "AccusedArrested" },
        { type: "AccusedSurrendered" },
        { type: "CourtDateRecorded", where: { "attendance.present": "present" } },
      ],
    },
    end: {
      text: "investigation-concluded",
      counts: "earliest",
      points: [...CHARGESHEET, { type: "ClosureReportFiled" }],
    },
  },
  {
    id: "documents-14d",
    start: {
      // In a case on a police report: who is produced for a remand before it appears in none yet.
      text: "accused-produced-or-appeared",
      counts: "earliest",
      points: [
        { type: "AccusedProduced", after: AFTER_CHARGESHEET },
        { type: "AccusedSurrendered", after: AFTER_CHARGESHEET },
        {
          type: "CourtDateRecorded",
          where: { "attendance.present": "present" },
          after: AFTER_CHARGESHEET,
        },
      ],
    },
    end: { text: "documents-supplied", points: [{ type: "CopiesSupplied" }] },
  },
  {
    id: "committal-90d",
    start: { text: "cognizance", points: [{ type: "CognizanceTaken" }] },
    end: { text: "committed-to-sessions", points: [{ type: "CommittedToSessions" }] },
  },
  {
    id: "discharge-application-60d",
    start: {
      text: "committal (sessions) / supply of copies (warrant case)",
      counts: "earliest",
      points: [
        { type: "CommittedToSessions", tried: "by-sessions" },
        { type: "CopiesSupplied", tried: "as-warrant-case" },
      ],
    },
    end: { text: "discharge-application", points: [{ type: "DischargeAppliedFor" }] },
  },
  {
    id: "charge-framing-60d",
    start: {
      text: "first-hearing-on-charge",
      points: [{ type: "CourtDateRecorded", where: { purposes: "charge", result: "held" } }],
    },
    end: { text: "charge-framed", points: [{ type: "ChargesFramed" }] },
  },
  {
    id: "pocso-child-evidence-30d",
    start: { text: "special-court-cognizance", counts: "earliest", points: SPECIAL_COURT },
    end: {
      text: "child-evidence-completed",
      points: [{ type: "CrossExaminationCompleted", who: { witness: "child" } }],
    },
  },
  {
    id: "pocso-trial-1y",
    start: { text: "special-court-cognizance", counts: "earliest", points: SPECIAL_COURT },
    end: { text: "judgment", points: [{ type: "JudgmentGiven" }] },
  },
  {
    id: "rape-trial-2m",
    start: { text: "chargesheet-filed", points: [{ type: "ChargesheetFiled" }] },
    end: { text: "judgment", points: [{ type: "JudgmentGiven" }] },
  },
  {
    id: "trafficking-trial-6m",
    start: {
      text: "High Court circular / direction",
      points: [{ type: "CourtDirected", where: { by: "high-court", what: "finish-trial" } }],
    },
    end: { text: "judgment", points: [{ type: "JudgmentGiven" }] },
  },
  {
    id: "day-to-day",
    start: {
      text: "each hearing with witness in attendance",
      counts: "each",
      points: [{ type: "CourtDateRecorded", where: { "witnesses.present": "present" } }],
    },
    end: {
      text: "next hearing",
      counts: "earliest",
      points: [{ type: "CourtDateRecorded" }, { type: "CourtDateRecorded", at: "next.date" }],
    },
  },
  {
    id: "adjournment-cap-2",
    start: {
      text: "count",
      counts: "each",
      points: [{ type: "CourtDateRecorded", at: "adjournment.askedBy" }],
    },
    end: {
      text: "count",
      counts: "each",
      points: [{ type: "CourtDateRecorded", at: "adjournment.askedBy" }],
    },
  },
  {
    id: "absentia-90d",
    start: { text: "charge-framed", points: [{ type: "ChargesFramed" }] },
    end: { text: "absentia-trial-begins", points: [{ type: "AbsentiaTrialBegun" }] },
  },
  {
    id: "judgment-30-45d",
    start: { text: "arguments-completed", points: [{ type: "ArgumentsCompleted" }] },
    end: { text: "judgment", points: [{ type: "JudgmentGiven" }] },
  },
  {
    id: "judgment-upload-7d",
    start: { text: "judgment", points: [{ type: "JudgmentGiven" }] },
    end: { text: "judgment-uploaded", points: [{ type: "JudgmentUploaded" }] },
  },
  {
    id: "bail-disposal",
    start: { text: "bail-application-filed", points: [{ type: "BailAppliedFor" }] },
    end: { text: "bail-order", points: [{ type: "BailDecided", unless: notDecided }] },
  },
  {
    id: "bail-pp-notice-15d",
    start: {
      text: "bail-application-notice-received",
      points: [{ type: "BailNoticeGiven", at: "applicationReceived" }],
    },
    end: { text: "pp-notified", points: [{ type: "BailNoticeGiven", where: { to: "public-prosecutor" } }] },
  },
  {
    id: "bail-informant-presence",
    start: {
      text: "bail-hearing",
      counts: "each",
      points: [
        { type: "CourtDateRecorded", where: { purposes: "bail", result: "held" } },
        { type: "BailDecided" },
      ],
    },
    end: { text: "informant-present", points: [{ type: "BailDecided", where: { informantPresent: "yes" } }] },
  },
  {
    id: "anticipatory-bar",
    start: { text: "application", points: [{ type: "BailAppliedFor", where: { kind: "anticipatory" } }] },
    end: { text: "—", none: "A bar, not a time: nothing ends it" },
  },
  {
    id: "up-pocso-bail-notice",
    start: {
      text: "notice-served-on-government-advocate",
      points: [{ type: "BailNoticeGiven", where: { to: "government-advocate" } }],
    },
    end: {
      text: "cwc-notified / family-notified / listed",
      counts: "each",
      points: [
        { type: "BailNoticeGiven", where: { to: "cwc" } },
        { type: "BailNoticeGiven", where: { to: "survivors-family" } },
        { type: "BailNoticeGiven", at: "listedFor" },
      ],
    },
  },
  {
    id: "wb-anticipatory-30d",
    start: {
      text: "anticipatory-application",
      points: [{ type: "BailAppliedFor", where: { kind: "anticipatory" } }],
    },
    end: {
      text: "order",
      points: [{ type: "BailDecided", where: { kind: "anticipatory" }, unless: notDecided }],
    },
  },
  {
    id: "wps-tar-5wd",
    start: {
      // Counted from its receipt; from the order itself only where nobody recorded that.
      text: "competent-authority-order-for-TAR",
      counts: "first-listed",
      points: [{ type: "ThreatAnalysisAsked", at: "receivedByPolice" }, { type: "ThreatAnalysisAsked" }],
    },
    end: { text: "tar-received", points: [{ type: "ThreatAnalysisReceived" }] },
  },
  {
    id: "wps-disposal-5wd",
    start: { text: "tar-received", points: [{ type: "ThreatAnalysisReceived" }] },
    end: {
      text: "witness-protection-order",
      counts: "earliest",
      points: [{ type: "ProtectionOrdered", unless: notOrdered }, { type: "ProtectionRefused" }],
    },
  },
  {
    id: "wps-measure-3m",
    start: { text: "witness-protection-order", points: [{ type: "ProtectionOrdered", unless: notOrdered }] },
    end: { text: "review / renewal", points: [{ type: "ProtectionRenewed" }] },
  },
  {
    id: "wps-followup-monthly",
    start: { text: "witness-protection-order", points: [{ type: "ProtectionOrdered", unless: notOrdered }] },
    end: { text: "follow-up-report (recurring)", points: [{ type: "ProtectionFollowedUp" }] },
  },
  {
    id: "victim-first-aid",
    start: { text: "victim-at-hospital", points: [{ type: "HospitalReached" }] },
    end: { text: "treatment", points: [{ type: "CareGiven", where: { kinds: "first-aid-or-treatment" } }] },
  },
  {
    id: "compensation-enquiry-2m",
    start: {
      text: "court-recommendation OR victim-application",
      counts: "earliest",
      points: [{ type: "CompensationRecommended" }, { type: "CompensationAppliedFor" }],
    },
    end: {
      text: "compensation-award",
      counts: "earliest",
      points: [{ type: "CompensationOrdered" }, { type: "CompensationRefused" }],
    },
  },
  {
    id: "pocso-compensation-pay-30d",
    start: {
      // POCSO Rules 2020 r.9: an order of the Special Court, and of no legal services authority.
      text: "order-received-by-state",
      points: [
        {
          type: "CompensationOrderReceivedByState",
          of: { order: { type: "CompensationOrdered", where: { by: "special-court" } } },
        },
      ],
    },
    end: { text: "compensation-paid", points: [{ type: "CompensationPaid" }] },
  },
  {
    id: "pocso-special-relief-1w",
    start: {
      text: "cwc-recommendation-received",
      points: [{ type: "SpecialReliefRecommended", at: "receivedAt" }],
    },
    end: { text: "relief-paid", points: [{ type: "SpecialReliefPaid" }] },
  },
  {
    id: "appeal-disposal-6m",
    start: {
      text: "appeal-filed",
      points: [{ type: "AppealFiled", where: { against: ["conviction", "sentence"] } }],
    },
    end: { text: "appeal-decided", points: [{ type: "AppealDecided" }] },
  },
  {
    id: "appeal-conviction",
    start: {
      // The sentence is often given on a later day than the judgment.
      text: "sentence-or-order-date",
      counts: "first-listed",
      points: [{ type: "SentenceGiven" }, { type: "JudgmentGiven", where: { outcome: "convicted" } }],
    },
    end: { text: "appeal-filed", points: [{ type: "AppealFiled", where: { against: "conviction" } }] },
  },
  {
    id: "appeal-acquittal-state",
    start: { text: "acquittal-order", points: [{ type: "JudgmentGiven", where: { outcome: "acquitted" } }] },
    end: {
      text: "appeal-filed",
      points: [{ type: "AppealFiled", where: { against: "acquittal", by: "prosecution" } }],
    },
  },
  {
    id: "victim-appeal",
    start: { text: "judgment", points: [{ type: "JudgmentGiven" }] },
    end: {
      text: "victim-appeal-filed",
      points: [
        {
          type: "AppealFiled",
          where: { by: "victim", against: ["acquittal", "lesser-offence", "compensation"] },
        },
      ],
    },
  },
  {
    id: "cognizance-limitation",
    start: {
      // From the day on which it was known who did it, or else that it was done, where that was not known at once.
      text: "offence date / knowledge / identity known",
      counts: "first-listed",
      points: [{ type: "AccusedIdentified" }, { type: "InformationReceived" }, { type: "OffenceTookPlace" }],
    },
    end: {
      text: "complaint filed or FIR recorded (BNSS 514 Expl.)",
      counts: "earliest",
      points: [{ type: "ComplaintFiled" }, { type: "FirRegistered" }],
    },
  },
];
