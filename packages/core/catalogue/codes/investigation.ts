/** From the first information to the police report. */
import { codeList } from "../code-list.ts";

export const informationMatters = codeList({
  name: "information-matter",
  title: "What the information was about",
  source: "BNSS ss.173, 183(6), 184; POCSO Act s.19; JJ Act 2015 s.33",
  words: {
    "missing-person": "A missing person",
    trafficking: "Trafficking",
    rape: "Rape or an attempt to commit it",
    "other-sexual-offence": "Another sexual offence",
    "offence-against-child": "A sexual offence against a child (POCSO)",
    "child-in-need-of-care": "A child in need of care and protection",
    kidnapping: "Kidnapping or abduction",
    "forced-labour": "Forced or bonded labour",
    threat: "A threat or inducement",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const informationMeans = codeList({
  name: "information-means",
  title: "How the information came",
  source: "BNSS s.173(1); usual ways of report",
  words: {
    "in-person": "In person",
    electronic: "Electronically (e-FIR)",
    telephone: "By telephone",
    helpline: "Through a helpline",
    "through-ngo": "Through an organisation",
    "tip-off": "Tip-off",
    "police-found": "The police found it themselves",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const missingReportKinds = codeList({
  name: "missing-report-kind",
  title: "Kind of missing report",
  source: "JJ Model Rules 2016 r.92; Bachpan Bachao Andolan v. Union of India (2013)",
  words: {
    fir: "FIR",
    "diary-entry": "General diary entry",
    online: "Online report",
    "not-stated": "Not stated",
  },
});

export const enquiryOutcomes = codeList({
  name: "enquiry-outcome",
  title: "Outcome of the preliminary enquiry",
  source: "BNSS s.173(3)",
  words: {
    "fir-to-be-registered": "FIR to be registered",
    "no-offence-found": "No offence found",
    "not-stated": "Not stated",
  },
});

/** The acts of trafficking and what was done afterwards, as a source tells them; not charges. */
export const offenceActs = codeList({
  name: "offence-act",
  title: "What was done",
  source: "BNS s.143(1) (IPC s.370(1)); ITPA; POCSO Act; words of our sources",
  words: {
    recruited: "Recruited or lured",
    abducted: "Kidnapped or abducted",
    transported: "Taken from one place to another",
    harboured: "Kept or confined",
    "transferred-or-sold": "Transferred or sold",
    "received-or-bought": "Received or bought",
    "sexual-exploitation": "Sexually exploited",
    "sexual-assault": "Raped or sexually assaulted",
    "sale-attempted": "A sale was attempted",
    "forced-labour": "Made to work",
    "forced-performance": "Made to dance or perform",
    "forced-marriage": "Married off by force",
    "images-made-or-shared": "Images made or shared",
    violence: "Beaten or hurt",
    "taken-advantage-of": "Taken advantage of, without saying how",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const offenceMeans = codeList({
  name: "offence-means",
  title: "By what means",
  source: "BNS s.143(1) (IPC s.370(1)), first to sixthly",
  words: {
    threats: "Threats",
    force: "Force or coercion",
    abduction: "Abduction",
    deception: "Deception",
    "promise-of-marriage": "Pretext of marriage",
    "promise-of-work": "Pretext of work",
    "abuse-of-power": "Abuse of power",
    inducement: "Payment or other inducement",
    shaming: "Shaming, or threat to shame",
    "not-stated": "Not stated",
  },
});

/** In the words of a source that names no dates: "repeatedly", "for several years". */
export const offenceDurations = codeList({
  name: "offence-duration",
  title: "For how long, or how often",
  source: "Tareekh; words of our sources",
  words: {
    once: "Once",
    repeatedly: "More than once",
    days: "For days",
    weeks: "For weeks",
    months: "For months",
    years: "For years",
    "not-stated": "Not stated",
  },
});

export const requestsToOtherState = codeList({
  name: "request-to-other-state",
  title: "What was asked of the other State",
  source:
    "Ministry of Home Affairs advisories to Anti Human Trafficking Units; usual requests between States",
  words: {
    "trace-person": "Trace a person",
    "help-in-rescue": "Help in a rescue",
    "help-in-arrest": "Help in an arrest",
    "investigate-source-side": "Investigate the trafficker at the source",
    "transfer-fir": "Transfer or take over an FIR",
    documents: "Documents or certified copies",
    "home-verification": "Verify the home",
    "age-proof": "Proof of age",
    "serve-process": "Serve a summons or warrant",
    escort: "Escort",
    other: "Other",
  },
});

export const repliesOfOtherState = codeList({
  name: "reply-of-other-state",
  title: "What the other State replied",
  source: "Tareekh; after HURIDOCS Events Standard Formats, field 2613",
  words: {
    done: "Done as asked",
    "done-in-part": "Done in part",
    refused: "Refused",
    acknowledged: "Acknowledged only",
    "more-asked": "Asked for more",
    other: "Other",
  },
});

export const callingOffReasons = codeList({
  name: "calling-off-reason",
  title: "Why the attempt was called off",
  source: "Tareekh; words of our sources",
  words: {
    "public-protest": "Public protests or unrest in the area",
    "information-leaked": "The information had leaked",
    "survivor-moved": "The person had been moved",
    "no-police-support": "Police were not available",
    danger: "Danger to the survivor or the team",
    "no-warrant": "No warrant or permission",
    weather: "Weather or travel",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const rescuePowers = codeList({
  name: "rescue-power",
  title: "Power used",
  source:
    "ITPA ss.15, 16; BNSS s.100 (CrPC s.97); JJ Act 2015 s.31; Bonded Labour System (Abolition) Act 1976",
  words: {
    "itpa-15": "Search without warrant, ITPA s.15",
    "itpa-16": "Rescue ordered by a magistrate, ITPA s.16",
    "search-for-confined-person": "Search for a confined person, BNSS s.100 (CrPC s.97)",
    "child-in-need-of-care": "Child in need of care, JJ Act s.31",
    "bonded-labour": "Release of bonded labour",
    "ordinary-investigation": "In the course of the investigation",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const searchPowers = codeList({
  name: "search-power",
  title: "Search made under",
  source: "BNSS ss.96-103, 185 (CrPC ss.93-100, 165); ITPA s.15",
  words: {
    warrant: "A warrant",
    "without-warrant": "Without warrant, BNSS s.185 (CrPC s.165)",
    "itpa-15": "ITPA s.15",
    consent: "Consent of the occupier",
    "not-stated": "Not stated",
  },
});

export const seizedThings = codeList({
  name: "seized-thing",
  title: "What was seized",
  source: "Tareekh",
  words: {
    phone: "Phone",
    "computer-or-storage": "Computer or storage",
    money: "Money",
    registers: "Registers or accounts",
    "identity-papers": "Identity papers",
    clothes: "Clothes or bedding",
    "biological-samples": "Biological samples",
    vehicle: "Vehicle",
    weapon: "Weapon",
    other: "Other",
    nothing: "Nothing",
  },
});

export const reportKinds = codeList({
  name: "report-kind",
  title: "Kind of report",
  source: "BNSS ss.184(6), 329; JJ Act 2015 s.94; ITPA s.15(5A)",
  words: {
    forensic: "Forensic laboratory (FSL)",
    dna: "DNA",
    "digital-forensic": "Digital forensic",
    medical: "Medical",
    age: "Age",
    "social-investigation": "Social investigation",
    "home-verification": "Home verification",
    other: "Other",
  },
});

export const statementProvisions = codeList({
  name: "statement-provision",
  title: "Recorded under",
  source: "CrPC s.164; BNSS s.183",
  words: {
    "crpc-164": "CrPC s.164",
    "bnss-183": "BNSS s.183",
    "not-stated": "Not stated",
  },
});

export const statementPlaces = codeList({
  name: "statement-place",
  title: "Where it was recorded",
  source: "BNSS s.183(6); POCSO Act ss.24, 25",
  words: {
    "court-room": "Court room",
    chamber: "Magistrate's chamber",
    "residence-of-child": "Residence of the child, or a place of the child's choice",
    shelter: "Shelter or home",
    hospital: "Hospital",
    "video-link": "By video",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const peoplePresent = codeList({
  name: "present-at-statement",
  title: "Who was present",
  source: "POCSO Act ss.25, 26, 38; BNSS s.183(6)",
  words: {
    "parent-or-trusted-person": "Parent or a trusted person",
    "support-person": "Support person",
    interpreter: "Interpreter or translator",
    "special-educator": "Special educator",
    "woman-officer": "Woman officer",
    "police-in-uniform": "Police in uniform",
    "investigating-officer": "Investigating officer",
    accused: "The accused",
    "counsel-of-accused": "Counsel of the accused",
    "victims-counsel": "Victim's counsel",
    "shelter-staff": "Staff of the shelter",
    nobody: "Nobody else",
    "not-stated": "Not stated",
  },
});

export const recordingMeans = codeList({
  name: "recording-means",
  title: "How it was recorded",
  source: "BNSS s.183(6)(a); POCSO Act s.26(4)",
  words: {
    writing: "In writing",
    audio: "Audio",
    video: "Audio and video",
    "not-stated": "Not stated",
  },
});

export const chargesheetGaps = codeList({
  name: "chargesheet-gap",
  title: "What is missing from the chargesheet",
  source: "BNSS s.193(3) (CrPC s.173(2), (5)); usual objections of defence",
  words: {
    "forensic-report": "Forensic report",
    "dna-report": "DNA report",
    "digital-forensic-report": "Digital forensic report",
    "medical-report": "Medical report",
    "age-report": "Proof of age",
    "magistrate-statement": "Statement before the magistrate",
    "witness-statements": "Witness statements",
    sanction: "Sanction to prosecute",
    "an-accused": "An accused not yet traced or arrested",
    "source-side": "The trafficker at the source",
    "money-trail": "Money trail",
    "call-records": "Call records",
    "seized-property": "Seized property or its list",
    translation: "Translations",
    other: "Other",
    nothing: "Nothing is missing",
  },
});

export const closureReasons = codeList({
  name: "closure-reason",
  title: "Why the police closed it",
  source: "BNSS s.193 (CrPC s.173); usual words of final reports",
  words: {
    untraced: "Untraced",
    "insufficient-evidence": "Insufficient evidence",
    "mistake-of-fact": "Mistake of fact or law",
    "false-report": "Said to be false",
    "civil-dispute": "Said to be a civil dispute",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const identificationMeans = codeList({
  name: "identification-means",
  title: "How the accused was identified",
  source: "BSA s.7 (Evidence Act s.9); usual words",
  words: {
    "named-in-fir": "Named in the FIR",
    "named-by-survivor": "Named by the survivor",
    "named-by-co-accused": "Named by a co-accused",
    "test-identification": "Test identification parade",
    photograph: "From a photograph",
    "electronic-trail": "From phone or payment records",
    "police-inquiry": "By police inquiry",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const reportedMatters = codeList({
  name: "reported-matter",
  title: "What was reported",
  source: "BNSS ss.176, 185(5); POCSO Act s.19(6); POCSO Rules 2020 r.4",
  words: {
    fir: "The FIR",
    "pocso-offence": "The offence against a child (POCSO)",
    "support-person": "The support person assigned",
    "search-record": "The record of a search",
    rescue: "The rescue",
    "missing-child": "The missing child",
    "reasons-for-delay": "Reasons for a delay",
    other: "Other",
  },
});
