/** A court date: for what, with what result, who came, why it was put off. */
import { codeList } from "../code-list.ts";

export const courtDateResults = codeList({
  name: "court-date-result",
  title: "Result",
  source:
    "Tareekh; after DRISTI hearing states and the hearing results of HMCTS and the US Board of Veterans' Appeals",
  words: {
    held: "Held",
    "not-reached": "Not reached",
    "court-not-sitting": "Court not sitting",
    "passed-over": "Passed over",
    vacated: "Vacated before the day",
    "not-stated": "Not stated",
  },
});

export const hearingPurposes = codeList({
  name: "hearing-purpose",
  title: "Purpose",
  source:
    "Order of BNSS chs. XVI-XIX; after DRISTI hearing types and the CivicDataLab groups of eCourts purposes",
  words: {
    remand: "Remand or production",
    bail: "Bail",
    cognizance: "Cognizance",
    appearance: "Appearance",
    "copies-supplied": "Supply of copies",
    committal: "Committal",
    charge: "Hearing on charge",
    plea: "Plea",
    "child-testimony": "Testimony of the child",
    "prosecution-evidence": "Prosecution evidence",
    "examination-of-accused": "Examination of the accused, BNSS s.351 (CrPC s.313)",
    "defence-evidence": "Defence evidence",
    arguments: "Arguments",
    judgment: "Judgment",
    sentence: "Hearing on sentence",
    process: "Summons, warrant or proclamation",
    "report-awaited": "For a report",
    application: "An application",
    "survivor-order": "Custody, shelter or other order about the survivor",
    compensation: "Compensation",
    protection: "Protection of a witness",
    transfer: "Transfer",
    appeal: "Appeal or revision",
    direction: "For compliance with a direction",
    miscellaneous: "Miscellaneous",
    "not-stated": "Not stated",
  },
});

export const presences = codeList({
  name: "presence",
  title: "Presence",
  source: "BNSS ss.228, 355 (CrPC ss.205, 317); usual words of order sheets",
  words: {
    present: "Present",
    "present-by-video": "Present by video",
    exempted: "Exempted for the day",
    "not-produced": "Not produced from custody",
    absent: "Absent",
    absconding: "Absconding",
    "not-needed": "Not needed",
    "not-stated": "Not stated",
  },
});

export const examinations = codeList({
  name: "examination",
  title: "Examined",
  source: "BSA ss.140-144, 157 (Evidence Act ss.135-139, 154)",
  words: {
    "not-examined": "Not examined",
    "in-chief": "In chief",
    "in-chief-in-part": "In chief, in part",
    "cross-examined": "Cross-examined",
    "cross-examined-in-part": "Cross-examined, in part",
    "in-chief-and-cross": "In chief and cross-examined",
    "not-stated": "Not stated",
  },
});

export const adjournmentReasons = codeList({
  name: "adjournment-reason",
  title: "Reason",
  source:
    "Tareekh; groups after Law Commission of India, Report 239, para 2.4, and BNSS s.346(2) (CrPC s.309(2))",
  words: {
    "accused-absent": "Accused absent",
    "accused-not-produced": "Accused not produced from jail",
    "accused-absconding": "Accused absconding",
    "warrant-unexecuted": "Warrant not executed",
    "summons-unserved": "Summons not served",
    "witness-not-summoned": "Witness not summoned",
    "witness-absent": "Witness absent",
    "official-witness-absent": "Officer, doctor or expert absent",
    "witness-present-not-examined": "Witness present, not examined",
    "victim-unwell-or-not-ready": "Victim unwell or not ready",
    "travel-or-shelter-not-arranged": "Travel or shelter of the witness not arranged",
    "threat-reported": "A threat was reported",
    "support-person-or-interpreter-absent": "Support person or interpreter absent",
    "defence-counsel-absent": "Defence counsel absent",
    "defence-seeks-time": "Defence asks for time",
    "counsel-engaged-elsewhere": "Counsel engaged elsewhere",
    "change-of-counsel": "Change of counsel",
    "application-filed": "An application was filed",
    "prosecutor-absent": "Prosecutor absent",
    "investigating-officer-absent": "Investigating officer absent",
    "prosecution-seeks-time": "Prosecution asks for time",
    "report-awaited": "A report is awaited",
    "property-not-produced": "Seized property not produced",
    "sanction-awaited": "Sanction awaited",
    "documents-not-supplied": "Documents not supplied",
    "judge-on-leave": "Presiding officer on leave or training",
    "judge-transferred": "Presiding officer transferred",
    "court-vacant": "Court vacant",
    "time-insufficient": "Court short of time",
    "lawyers-strike": "Lawyers' strike or boycott",
    "holiday-declared": "Holiday declared",
    "stay-by-higher-court": "Stay by a higher court",
    "record-not-available": "Record not available",
    "transfer-or-recommittal": "Transfer or recommittal",
    "video-link-failed": "Video link failed",
    other: "Other",
    "not-stated": "Not stated",
  },
});
