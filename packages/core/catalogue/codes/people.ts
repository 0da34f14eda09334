/** Who people are in a case, how old, related how, and what they agreed to. */
import { codeList } from "../code-list.ts";

export const roles = codeList({
  name: "person-role",
  title: "Role",
  source: "Tareekh",
  words: {
    survivor: "Survivor",
    accused: "Accused",
    witness: "Witness",
    counsel: "Counsel",
    officer: "Officer",
    informant: "Informant",
    other: "Other",
  },
});

export const genders = codeList({
  name: "gender",
  title: "Gender",
  source: "Transgender Persons (Protection of Rights) Act 2019 s.4; court forms",
  words: {
    female: "Female",
    male: "Male",
    transgender: "Transgender",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const witnessKinds = codeList({
  name: "witness-kind",
  title: "Kind of witness",
  source: "BNSS and ITPA s.15(2); usual words of trial courts",
  words: {
    victim: "Victim",
    "child-victim": "Child victim",
    informant: "Informant or complainant",
    "parent-or-guardian": "Parent or guardian",
    "rescue-team": "Member of the rescue team",
    "decoy-customer": "Decoy customer",
    "search-witness": "Search or seizure witness (panch)",
    "investigating-officer": "Investigating officer",
    "medical-officer": "Medical officer",
    "forensic-expert": "Forensic expert",
    "recording-magistrate": "Magistrate who recorded the statement",
    "age-proof": "Witness to age (school or registry)",
    approver: "Co-accused turned approver",
    neighbour: "Neighbour of the accused",
    "transport-or-hotel": "Transport or hotel witness",
    formal: "Formal witness",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const relations = codeList({
  name: "relation",
  title: "Relation",
  source: "Tareekh; after HURIDOCS Events Standard Formats, field 2309",
  words: {
    parent: "Parent",
    child: "Child",
    sibling: "Brother or sister",
    spouse: "Husband or wife",
    "other-relative": "Another relative",
    guardian: "Guardian",
    acquaintance: "Acquaintance",
    neighbour: "Neighbour",
    employer: "Employer",
    "counsel-of": "Counsel of",
    "surety-of": "Stood surety for",
    "co-worker": "Works with, in the network",
    other: "Other",
  },
});

export const consentMatters = codeList({
  name: "consent-matter",
  title: "What was agreed to",
  source: "Tareekh; Digital Personal Data Protection Act 2023 s.6; BNSS s.184 for medical examination",
  words: {
    "keeping-the-record": "Keeping a record of the case",
    "legal-help": "Legal help",
    "medical-examination": "Medical examination",
    shelter: "Living in a shelter",
    counselling: "Counselling",
    "contact-with-family": "Contact with the family",
    "sharing-with-other-office": "Sharing with another office",
    research: "Use in research, without identity",
    publicity: "Publicity, without identity",
  },
});

export const consentGivers = codeList({
  name: "consent-giver",
  title: "Who agreed",
  source: "BNSS s.184(1); POCSO Act s.27; JJ Act 2015",
  words: {
    self: "The person",
    "parent-or-guardian": "Parent or guardian",
    cwc: "Child Welfare Committee",
    "support-person": "Support person",
    "not-stated": "Not stated",
  },
});

export const ageEvidenceKinds = codeList({
  name: "age-evidence",
  title: "Evidence of age",
  source: "JJ Act 2015 s.94(2), in its order; what is said outside it after that",
  words: {
    "school-or-matriculation-certificate": "School date-of-birth or matriculation certificate",
    "municipal-birth-certificate": "Birth certificate of a corporation, municipality or panchayat",
    "medical-test": "Ossification or other medical age test",
    "school-register": "School register, without certificate",
    aadhaar: "Aadhaar",
    "other-document": "Another document",
    "said-by-person": "Said by the person",
    "said-by-family": "Said by the family",
    "said-by-source": "Said by the source, without evidence",
    appearance: "Appearance, as the authority noted it",
    "not-stated": "Not stated",
  },
});

export const sides = codeList({
  name: "side",
  title: "Side",
  source: "BNSS s.346; who speaks for whom in a criminal court",
  words: {
    prosecution: "Prosecution",
    defence: "Defence",
    victim: "Victim or informant",
    court: "Court",
    "not-stated": "Not stated",
  },
});
