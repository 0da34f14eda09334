/** Threats and inducements, what followed, and the protection of witnesses. */
import { codeList } from "../code-list.ts";

export const threatManners = codeList({
  name: "threat-manner",
  title: "Manner",
  source: "Tareekh; BNS ss.232, 351 (IPC ss.195A, 503-506); words of our sources",
  words: {
    "threat-of-violence": "Threat of violence",
    violence: "Violence",
    abduction: "Abduction or confinement",
    "threat-not-to-testify": "Threat against testifying",
    "threat-to-publish-images": "Threat to publish images",
    shaming: "Shaming in the community",
    boycott: "Social boycott",
    "offer-of-money": "Offer of money",
    "offer-of-marriage": "Offer of marriage",
    "pressure-to-settle": "Pressure to settle or withdraw",
    "false-counter-case": "A counter-case said to be false",
    "pressure-through-officials": "Pressure through officials or a panchayat",
    surveillance: "Following or watching",
    "damage-to-property": "Damage to property",
    "threat-to-family": "Threat to the family",
    "phone-or-online": "By phone or online",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const threatSources = codeList({
  name: "threat-source",
  title: "By whom",
  source: "Tareekh; words of our sources",
  words: {
    accused: "Accused",
    "co-accused": "A co-accused",
    "relative-of-accused": "Relative of the accused",
    "associate-of-accused": "Associate of the accused",
    "defence-counsel": "Counsel of the accused",
    "community-member": "Neighbour or member of the community",
    official: "Official or elected person",
    police: "Police",
    "own-family": "The person's own family",
    unknown: "Not known who",
    other: "Other",
  },
});

export const threatReceivers = codeList({
  name: "threat-receiver",
  title: "Reported to",
  source: "Witness Protection Scheme 2018; BNSS s.398; BNSS s.216 (CrPC s.195A)",
  words: {
    court: "Court",
    police: "Police",
    prosecutor: "Prosecutor",
    "competent-authority": "Competent Authority for witness protection",
    cwc: "Child Welfare Committee",
    "legal-services-authority": "Legal services authority",
    organisation: "Organisation",
    counsel: "Counsel",
    nobody: "Nobody yet",
    "not-stated": "Not stated",
  },
});

export const threatCategories = codeList({
  name: "wps-category",
  title: "Category of the threat",
  source: "Witness Protection Scheme 2018, cl. 3; Mahender Chawla v. Union of India (2018)",
  words: {
    a: "A: to life",
    b: "B: to safety, reputation or property",
    c: "C: moderate; harassment or intimidation",
    "not-assessed": "Not assessed",
  },
});

export const threatResponses = codeList({
  name: "threat-response",
  title: "What followed",
  source: "Tareekh; BNSS ss.216, 480(5) (CrPC ss.195A, 437(5)) and s.398; after HURIDOCS field 2613",
  words: {
    "fir-registered": "FIR registered",
    "diary-entry": "General diary entry",
    "court-warned": "The court gave a warning",
    "court-complaint": "Complaint before a court",
    "police-protection": "Police protection given",
    "protection-application": "Protection applied for",
    "bail-cancellation-asked": "Cancellation of bail asked",
    "person-moved": "The person was moved to safety",
    "hearing-in-camera": "Hearing behind closed doors or by video",
    "statement-taken": "A statement was taken",
    "told-to-bar-council": "Told to the bar council",
    nothing: "Nothing",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const firRefusalReasons = codeList({
  name: "fir-refusal-reason",
  title: "Reason given",
  source: "Tareekh; BNSS s.173(4) (CrPC s.154(3)); Lalita Kumari v. Government of U.P. (2013)",
  words: {
    "no-jurisdiction": "Said not to have jurisdiction",
    "not-cognizable": "Said not to be cognizable",
    "no-evidence": "Said to lack evidence",
    "told-to-settle": "Told to settle",
    "told-to-come-back": "Told to come back",
    "other-fir-exists": "Said to be part of another FIR",
    "none-given": "None given",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const protectionSeekers = codeList({
  name: "protection-seeker",
  title: "Who applied",
  source: "Witness Protection Scheme 2018, cl. 5",
  words: {
    witness: "The witness",
    family: "Family",
    counsel: "Counsel",
    "investigating-officer": "Investigating officer",
    "station-house-officer": "Officer in charge of the police station",
    "jail-superintendent": "Jail superintendent",
    prosecutor: "Prosecutor",
    organisation: "Organisation",
    "court-itself": "The court on its own",
    "not-stated": "Not stated",
  },
});

export const protectionMeasures = codeList({
  name: "protection-measure",
  title: "Measures",
  source: "Witness Protection Scheme 2018, cl. 7, 9-11; BNSS s.366 (CrPC s.327)",
  words: {
    "no-face-to-face": "Witness and accused do not meet",
    "mail-and-calls-monitored": "Mail and calls monitored",
    "number-changed": "Phone number changed",
    "security-devices": "Security devices at home",
    "identity-concealed": "Identity concealed",
    "emergency-contact": "Emergency contact",
    "close-protection": "Close protection or patrols",
    "temporary-residence": "Temporary change of residence",
    "escort-to-court": "Escort to court and back",
    "closed-hearing": "Hearing behind closed doors",
    "support-person-present": "Support person present",
    "special-court-room": "Court room for vulnerable witnesses, video or screen",
    "quick-recording": "Testimony to be recorded without adjournment",
    "financial-help": "Financial help",
    relocation: "Relocation",
    "new-identity": "New identity",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const protectionEndings = codeList({
  name: "protection-ending",
  title: "Why it ended",
  source: "Witness Protection Scheme 2018, cl. 7, 12",
  words: {
    "time-over": "Its time was over",
    "threat-gone": "The threat had gone",
    withdrawn: "At the person's own wish",
    "conditions-broken": "Conditions were not kept",
    "case-over": "The case was over",
    other: "Other",
    "not-stated": "Not stated",
  },
});
