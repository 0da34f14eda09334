/** The court case from its number to the appeal. */
import { codeList } from "../code-list.ts";

export const cnrMatters = codeList({
  name: "cnr-matter",
  title: "Which matter the CNR is of",
  source: "eCourts case information system; a matter can have several numbers",
  words: {
    main: "The main case",
    committal: "The case before committal",
    bail: "A bail application",
    "other-application": "Another application",
    appeal: "Appeal, revision or writ",
    "not-stated": "Not stated",
  },
});

export const movingReasons = codeList({
  name: "moving-reason",
  title: "Why it moved",
  source: "BNSS ss.212, 232, 446-450 (CrPC ss.192, 209, 406-410)",
  words: {
    committal: "Committed to the Court of Session",
    jurisdiction: "Jurisdiction",
    "special-court": "To the Special Court",
    administrative: "Administrative order",
    "transfer-petition": "Transfer petition allowed",
    "new-court": "A new court was set up",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const splittingReasons = codeList({
  name: "splitting-reason",
  title: "Why it was split",
  source: "BNSS ss.335, 356 (CrPC s.299); JJ Act 2015 s.23",
  words: {
    absconding: "An accused is absconding",
    "child-in-conflict-with-law": "An accused is a child",
    "supplementary-chargesheet": "A later chargesheet",
    "separate-trial": "Separate trial ordered",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const pleas = codeList({
  name: "plea",
  title: "Plea",
  source: "BNSS ss.251(2), 252, 263(2) (CrPC ss.228(2), 229, 240(2))",
  words: {
    "not-guilty": "Not guilty",
    guilty: "Guilty",
    "refused-to-plead": "Refused to plead",
    "not-stated": "Not stated",
  },
});

export const processes = codeList({
  name: "process",
  title: "Process",
  source: "BNSS ch. VI and s.302 (CrPC ch. VI and s.267)",
  words: {
    summons: "Summons",
    "bailable-warrant": "Bailable warrant",
    "non-bailable-warrant": "Non-bailable warrant",
    "production-warrant": "Production warrant",
    notice: "Notice",
    "notice-to-surety": "Notice to a surety",
    attachment: "Attachment of property",
    "look-out-circular": "Look-out circular",
    "not-stated": "Not stated",
  },
});

export const processResults = codeList({
  name: "process-result",
  title: "How it came back",
  source: "Usual words of service reports",
  words: {
    served: "Served",
    executed: "Executed",
    unserved: "Not served",
    unexecuted: "Not executed",
    refused: "Refused",
    "address-not-found": "Address not found",
    "person-moved": "The person had moved",
    "not-returned": "Did not come back",
    "not-stated": "Not stated",
  },
});

export const directions = codeList({
  name: "direction",
  title: "What was directed",
  source: "Tareekh; usual directions of trial courts and High Courts",
  words: {
    "finish-investigation": "Finish the investigation quickly",
    "further-investigation": "Further investigation",
    "finish-trial": "Finish the trial by a time, or day to day",
    "file-report": "File a report",
    "produce-record": "Produce records or property",
    "secure-witness": "Secure a witness",
    "protect-witness": "Protect a witness",
    "register-fir": "Register an FIR",
    "hide-identity": "Keep the identity of the victim hidden",
    "pay-compensation": "Compensation",
    "officer-to-appear": "An officer is to appear",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const directionAddressees = codeList({
  name: "direction-addressee",
  title: "To whom",
  source: "Tareekh",
  words: {
    police: "Police",
    prosecution: "Prosecution",
    defence: "Defence",
    "trial-court": "Trial court",
    jail: "Jail",
    "forensic-laboratory": "Forensic laboratory",
    "medical-officer": "Medical officer",
    "legal-services-authority": "Legal services authority",
    "state-government": "State government",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const judgmentOutcomes = codeList({
  name: "judgment-outcome",
  title: "Outcome",
  source: "BNSS ss.258, 271, 392, 393 (CrPC ss.235, 248, 353, 354)",
  words: {
    convicted: "Convicted",
    "convicted-of-less": "Convicted of a lesser offence",
    "convicted-on-plea": "Convicted on a plea of guilty",
    acquitted: "Acquitted",
    "not-stated": "Not stated",
  },
});

export const acquittalReasons = codeList({
  name: "acquittal-reason",
  title: "Why acquitted",
  source: "Tareekh; usual reasons in judgments",
  words: {
    "witness-hostile": "Witnesses turned hostile",
    "victim-hostile": "The victim did not support the case",
    "benefit-of-doubt": "Benefit of doubt",
    "age-not-proved": "Age not proved",
    "identity-not-proved": "Identity of the accused not proved",
    "investigation-defective": "Defects of investigation",
    "delay-of-fir": "Delay of the FIR",
    "witnesses-not-examined": "Witnesses not examined",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const sentenceKinds = codeList({
  name: "sentence-kind",
  title: "Kind of sentence",
  source: "BNS s.4 (IPC s.53); BNSS s.401; Probation of Offenders Act 1958",
  words: {
    "rigorous-imprisonment": "Rigorous imprisonment",
    "simple-imprisonment": "Simple imprisonment",
    "life-imprisonment": "Imprisonment for life",
    "life-remainder": "Imprisonment for the remainder of life",
    death: "Death",
    fine: "Fine",
    "custody-undergone": "Custody already undergone",
    probation: "Probation",
    "community-service": "Community service",
    "not-stated": "Not stated",
  },
});

export const disposals = codeList({
  name: "disposal",
  title: "How the case against the accused ended otherwise",
  source: "BNSS ss.250, 262, 268, 360, 528 (CrPC ss.227, 239, 245, 321, 482); eCourts disposal natures",
  words: {
    discharged: "Discharged",
    quashed: "Quashed",
    withdrawn: "Withdrawn by the prosecution",
    abated: "Abated: the accused died",
    compounded: "Compounded",
    "plea-bargain": "Plea bargain",
    "to-juvenile-board": "Sent to the Juvenile Justice Board",
    "not-sent-for-trial": "Not sent for trial by the police",
    "turned-approver": "Pardoned and made an approver",
    "transferred-elsewhere": "Transferred to another court or State",
    "long-pending-register": "Put on the register of long-pending cases",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const appealKinds = codeList({
  name: "appeal-kind",
  title: "Against what",
  source: "BNSS ss.413, 415, 418, 419, 438, 528 (CrPC ss.372, 374, 377, 378, 397, 482)",
  words: {
    conviction: "Conviction",
    acquittal: "Acquittal",
    "lesser-offence": "Conviction of a lesser offence",
    sentence: "Sentence",
    compensation: "Compensation",
    revision: "Revision of another order",
    quashing: "To quash the proceeding",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const appealOutcomes = codeList({
  name: "appeal-outcome",
  title: "Outcome",
  source: "BNSS s.427 (CrPC s.386)",
  words: {
    dismissed: "Dismissed",
    allowed: "Allowed",
    "allowed-in-part": "Allowed in part",
    retrial: "Sent back for retrial",
    withdrawn: "Withdrawn",
    abated: "Abated",
    "leave-refused": "Leave refused",
    "not-stated": "Not stated",
  },
});
