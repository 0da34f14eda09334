/** Bail: kinds, outcomes, grounds, conditions and notices. */
import { codeList } from "../code-list.ts";

export const bailKinds = codeList({
  name: "bail-kind",
  title: "Kind of bail",
  source: "BNSS ss.187(3), 430, 478-483 (CrPC ss.167(2), 389, 436-439)",
  words: {
    regular: "Regular",
    anticipatory: "Anticipatory",
    default: "Default (statutory)",
    interim: "Interim",
    medical: "Medical",
    "undertrial-term": "Half or a third of the term served, BNSS s.479 (CrPC s.436A)",
    "bailable-offence": "Bailable offence",
    "magistrate-trial-delay": "Magistrate's trial not done in 60 days, BNSS s.480(6) (CrPC s.437(6))",
    "pending-appeal": "Suspension of sentence pending appeal",
    "bond-for-higher-court": "Bond to appear before the higher court",
    "transit-anticipatory": "Transit anticipatory",
    juvenile: "Bail of a child in conflict with law, JJ Act s.12",
    "not-stated": "Not stated",
  },
});

export const bailOutcomes = codeList({
  name: "bail-outcome",
  title: "Outcome",
  source: "BNSS ch. XXXV (CrPC ch. XXXIII)",
  words: {
    granted: "Granted",
    refused: "Refused",
    "not-pressed": "Not pressed or withdrawn",
    infructuous: "Infructuous",
    modified: "Conditions modified",
    "set-aside": "Earlier grant set aside",
    "interim-granted": "Interim bail granted, application pending",
    "not-stated": "Not stated",
  },
});

export const bailGrounds = codeList({
  name: "bail-ground",
  title: "Grounds",
  source:
    "Pinki v. State of U.P., 2025 INSC 482; BNSS ss.187(3), 480 (CrPC ss.167(2), 437); usual grounds of bail orders",
  words: {
    "not-named-in-fir": "Not named in the FIR",
    "named-by-co-accused-only": "Named only by a co-accused",
    "victim-not-recovered-from-accused": "Victim not recovered from this accused",
    parity: "Parity with a co-accused",
    "bail-is-the-rule": "Bail is the rule",
    "long-custody": "Long custody",
    "trial-delay": "Trial delayed",
    "woman-sick-or-infirm": "Woman, sick or infirm, BNSS s.480(1) (CrPC s.437(1))",
    "no-antecedents": "No earlier cases",
    "chargesheet-filed": "Chargesheet filed, custody not needed",
    "statutory-default": "Chargesheet not filed in time",
    "victim-testimony-done": "Testimony of the victim done",
    "witness-hostile": "A witness did not support the case",
    "age-doubtful": "Age of the victim doubtful",
    consent: "Consent said to appear",
    gravity: "Gravity of the offence",
    "flight-risk": "Risk of absconding",
    tampering: "Risk of tampering with evidence",
    "threat-to-witness": "Threat to the victim or a witness",
    "repeat-offender": "Repeat offender or part of a syndicate",
    "condition-breached": "Breach of a condition",
    "victim-not-heard": "Victim not heard",
    "supervening-facts": "New facts",
    "order-perverse": "The order was perverse or ignored material",
    "investigation-incomplete": "Investigation not complete",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const bailConditions = codeList({
  name: "bail-condition",
  title: "Conditions",
  source: "BNSS s.480(3) (CrPC s.437(3)); usual conditions of bail orders",
  words: {
    attend: "Attend court",
    "no-similar-offence": "Commit no similar offence",
    "no-threat-or-inducement": "No inducement, threat or promise to anyone who knows the facts",
    "no-contact": "No contact with the victim or witnesses",
    "stay-away-from-area": "Not enter the victim's area or the district",
    "report-to-police": "Report to the police station",
    "surrender-passport": "Surrender the passport",
    "not-leave-without-leave": "Not leave the State or country without leave",
    "tell-change-of-address": "Tell of a change of address",
    sureties: "Sureties",
    "personal-bond": "Personal bond",
    deposit: "Deposit",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const bailNoticeReceivers = codeList({
  name: "bail-notice-receiver",
  title: "Who was told",
  source:
    "BNSS ss.482, 483 (CrPC ss.438, 439); POCSO Rules 2020 r.4(13), (15); Junaid v. State of U.P. (2021)",
  words: {
    "public-prosecutor": "Public prosecutor",
    "government-advocate": "Government advocate",
    state: "State",
    survivor: "Survivor",
    "survivors-family": "Survivor's family or guardian",
    informant: "Informant",
    "victims-counsel": "Victim's counsel",
    "support-person": "Support person",
    cwc: "Child Welfare Committee",
    "not-stated": "Not stated",
  },
});
