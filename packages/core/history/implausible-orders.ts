/**
 * Events that hardly ever come before another: a judgment before the arrest, a chargesheet before the FIR.
 *
 * Data, so that a reader who knows the procedure can check them. None is impossible (an accused is arrested again
 * after the judgment, when his sentence is no longer suspended), so each makes a warning and not a refusal.
 */
import type { EventTypeName } from "../catalogue/catalogue.ts";

export interface ImplausibleOrder {
  /** The first part of the warning's key. */
  readonly key: string;
  /** What comes first: at least one of these. */
  readonly earlier: readonly EventTypeName[];
  /** What follows. */
  readonly later: EventTypeName;
  /**
   * For whom or what the order holds: fields of `earlier` and of `later` that must name the same. What names no
   * proceeding is about every one of the case.
   */
  readonly same: readonly (readonly [ofEarlier: string, ofLater: string])[];
  /** What is said where all of `earlier` certainly came after `later`. */
  readonly text: string;
  /** Keys of rules above it, of steps that lie nearer: where one of them is said of the same event, this is not. */
  readonly unless?: readonly string[];
}

const proceeding = [["proceeding", "proceeding"]] as const;
const accused = [...proceeding, ["accused", "accused"]] as const;
const person = [["person", "person"]] as const;

export const implausibleOrders: readonly ImplausibleOrder[] = [
  {
    key: "fir-renumbered-before-registered",
    earlier: ["FirRegistered"],
    later: "FirRenumbered",
    same: proceeding,
    text: "The FIR was renumbered before it was registered.",
  },
  {
    key: "rescue-before-missing-report",
    earlier: ["MissingReportMade"],
    later: "SurvivorRescued",
    same: [["person", "survivors"]],
    text: "The survivor was rescued before the missing report was made.",
  },
  {
    key: "fir-before-missing-report",
    earlier: ["MissingReportMade"],
    later: "FirRegistered",
    same: proceeding,
    text: "The FIR was registered before the missing report was made.",
  },
  {
    key: "chargesheet-before-fir",
    earlier: ["FirRegistered"],
    later: "ChargesheetFiled",
    same: proceeding,
    text: "The chargesheet was filed before the FIR was registered.",
  },
  {
    key: "closure-report-before-fir",
    earlier: ["FirRegistered"],
    later: "ClosureReportFiled",
    same: proceeding,
    text: "The closure report was filed before the FIR was registered.",
  },
  {
    key: "supplementary-before-chargesheet",
    earlier: ["ChargesheetFiled"],
    later: "SupplementaryChargesheetFiled",
    same: proceeding,
    text: "A supplementary chargesheet was filed before the chargesheet.",
  },
  {
    key: "production-before-arrest",
    earlier: ["AccusedArrested", "AccusedSurrendered"],
    later: "AccusedProduced",
    same: accused,
    text: "The accused was produced before the arrest or surrender.",
  },
  {
    key: "remand-before-arrest",
    earlier: ["AccusedArrested", "AccusedSurrendered"],
    later: "AccusedRemanded",
    same: accused,
    text: "The accused was remanded before the arrest or surrender.",
  },
  {
    key: "remand-before-fir",
    earlier: ["FirRegistered"],
    later: "AccusedRemanded",
    same: proceeding,
    text: "The accused was remanded before the FIR was registered.",
    unless: ["remand-before-arrest"],
  },
  {
    key: "release-before-arrest",
    earlier: ["AccusedArrested", "AccusedSurrendered"],
    later: "AccusedReleased",
    same: accused,
    text: "The accused was released before the arrest or surrender.",
  },
  {
    key: "deferred-after-arrest",
    earlier: ["ArrestDeferred"],
    later: "AccusedArrested",
    same: accused,
    text: "The arrest was deferred only after the accused had been arrested.",
  },
  {
    key: "bail-decided-before-applied",
    earlier: ["BailAppliedFor"],
    later: "BailDecided",
    same: accused,
    text: "Bail was decided before it was applied for.",
  },
  {
    key: "bail-furnished-before-decided",
    earlier: ["BailDecided"],
    later: "BailFurnished",
    same: accused,
    text: "Bail was furnished before it was decided.",
  },
  {
    key: "bail-cancelled-before-decided",
    earlier: ["BailDecided"],
    later: "BailCancelled",
    same: accused,
    text: "Bail was cancelled before it was decided.",
  },
  {
    key: "bail-breached-before-decided",
    earlier: ["BailDecided"],
    later: "BailConditionBreached",
    same: accused,
    text: "A condition of bail was breached before bail was decided.",
  },
  {
    key: "cognizance-before-chargesheet",
    earlier: ["ChargesheetFiled"],
    later: "CognizanceTaken",
    same: proceeding,
    text: "Cognizance was taken before the chargesheet was filed.",
  },
  {
    key: "cognizance-before-fir",
    earlier: ["FirRegistered"],
    later: "CognizanceTaken",
    same: proceeding,
    text: "Cognizance was taken before the FIR was registered.",
    unless: ["cognizance-before-chargesheet"],
  },
  {
    key: "committal-before-cognizance",
    earlier: ["CognizanceTaken"],
    later: "CommittedToSessions",
    same: proceeding,
    text: "The proceeding was committed to Sessions before cognizance was taken.",
  },
  {
    key: "charges-before-chargesheet",
    earlier: ["ChargesheetFiled"],
    later: "ChargesFramed",
    same: proceeding,
    text: "Charges were framed before the chargesheet was filed.",
  },
  {
    key: "charges-before-cognizance",
    earlier: ["CognizanceTaken"],
    later: "ChargesFramed",
    same: proceeding,
    text: "Charges were framed before cognizance was taken.",
    unless: ["charges-before-chargesheet"],
  },
  {
    key: "charges-before-registered",
    earlier: ["CourtCaseNumbered"],
    later: "ChargesFramed",
    same: proceeding,
    text: "Charges were framed before the court numbered the case.",
    unless: ["charges-before-chargesheet", "charges-before-cognizance"],
  },
  {
    key: "charges-before-fir",
    earlier: ["FirRegistered"],
    later: "ChargesFramed",
    same: proceeding,
    text: "Charges were framed before the FIR was registered.",
    unless: ["charges-before-chargesheet", "charges-before-cognizance", "charges-before-registered"],
  },
  {
    key: "charges-altered-before-framed",
    earlier: ["ChargesFramed"],
    later: "ChargesAltered",
    same: proceeding,
    text: "Charges were altered before they were framed.",
  },
  {
    key: "testimony-before-charges",
    earlier: ["ChargesFramed"],
    later: "TestimonyInChiefCompleted",
    same: proceeding,
    text: "Testimony was completed before charges were framed.",
  },
  {
    key: "arguments-before-charges",
    earlier: ["ChargesFramed"],
    later: "ArgumentsCompleted",
    same: proceeding,
    text: "Arguments were completed before charges were framed.",
  },
  {
    key: "arrest-after-judgment",
    earlier: ["AccusedArrested", "AccusedSurrendered"],
    later: "JudgmentGiven",
    same: accused,
    text: "The accused was arrested only after the judgment.",
  },
  {
    key: "judgment-before-charges",
    earlier: ["ChargesFramed"],
    later: "JudgmentGiven",
    same: proceeding,
    text: "The judgment was given before charges were framed.",
  },
  {
    key: "judgment-before-registered",
    earlier: ["CourtCaseNumbered"],
    later: "JudgmentGiven",
    same: proceeding,
    text: "The judgment was given before the court numbered the case.",
  },
  {
    key: "judgment-before-cognizance",
    earlier: ["CognizanceTaken"],
    later: "JudgmentGiven",
    same: proceeding,
    text: "The judgment was given before cognizance was taken.",
    unless: ["judgment-before-charges", "judgment-before-registered"],
  },
  {
    key: "judgment-before-chargesheet",
    earlier: ["ChargesheetFiled"],
    later: "JudgmentGiven",
    same: proceeding,
    text: "The judgment was given before the chargesheet was filed.",
    unless: ["judgment-before-charges", "judgment-before-registered", "judgment-before-cognizance"],
  },
  {
    key: "judgment-before-fir",
    earlier: ["FirRegistered"],
    later: "JudgmentGiven",
    same: proceeding,
    text: "The judgment was given before the FIR was registered.",
    unless: [
      "judgment-before-charges",
      "judgment-before-registered",
      "judgment-before-cognizance",
      "judgment-before-chargesheet",
    ],
  },
  {
    key: "disposed-before-registered",
    earlier: ["CourtCaseNumbered"],
    later: "AccusedDisposedOtherwise",
    same: proceeding,
    text: "The case against an accused ended before the court numbered the case.",
  },
  {
    key: "disposed-before-fir",
    earlier: ["FirRegistered"],
    later: "AccusedDisposedOtherwise",
    same: proceeding,
    text: "The case against an accused ended before the FIR was registered.",
    unless: ["disposed-before-registered"],
  },
  {
    key: "closure-before-fir",
    earlier: ["FirRegistered"],
    later: "ClosureReportAccepted",
    same: proceeding,
    text: "The closure report was accepted before the FIR was registered.",
  },
  {
    key: "sentence-before-judgment",
    earlier: ["JudgmentGiven"],
    later: "SentenceGiven",
    same: accused,
    text: "The sentence was given before the judgment.",
  },
  {
    key: "appeal-decided-before-filed",
    earlier: ["AppealFiled"],
    later: "AppealDecided",
    same: proceeding,
    text: "The appeal was decided before it was filed.",
  },
  {
    key: "stay-ended-before-stayed",
    earlier: ["ProceedingsStayed"],
    later: "StayEnded",
    same: proceeding,
    text: "The stay ended before the proceeding was stayed.",
  },
  {
    key: "statement-retracted-before-recorded",
    earlier: ["MagistrateStatementRecorded"],
    later: "MagistrateStatementRetracted",
    same: person,
    text: "The statement was retracted before it was recorded.",
  },
  {
    key: "statement-before-fir",
    earlier: ["FirRegistered"],
    later: "MagistrateStatementRecorded",
    same: proceeding,
    text: "The statement before a magistrate was recorded before the FIR was registered.",
  },
  {
    key: "statement-before-rescue",
    earlier: ["SurvivorRescued"],
    later: "MagistrateStatementRecorded",
    same: [["survivors", "person"]],
    text: "The survivor's statement before a magistrate was recorded before the rescue.",
    unless: ["statement-before-fir"],
  },
  {
    key: "protection-ended-before-ordered",
    earlier: ["ProtectionOrdered"],
    later: "ProtectionEnded",
    same: [["people", "people"]],
    text: "Protection ended before it was ordered.",
  },
  {
    key: "consent-withdrawn-before-given",
    earlier: ["ConsentGiven"],
    later: "ConsentWithdrawn",
    same: person,
    text: "Consent was withdrawn before it was given.",
  },
  {
    key: "home-before-rescue",
    earlier: ["SurvivorRescued"],
    later: "ReturnedHome",
    same: [["survivors", "person"]],
    text: "The survivor returned home before the rescue.",
  },
  {
    key: "compensation-paid-before-ordered",
    earlier: ["CompensationOrdered"],
    later: "CompensationPaid",
    same: person,
    text: "Compensation was paid before it was ordered.",
  },
];
