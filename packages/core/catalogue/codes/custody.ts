/** Arrest, production and remand of an accused; a survivor's own custody, which is never counted with it. */
import { codeList } from "../code-list.ts";

export const arrestWaits = codeList({
  name: "arrest-wait",
  title: "What the arrest waits for",
  source:
    "Tareekh; no statute makes the survivor's statement under BNSS s.183 (CrPC s.164) a condition of arrest",
  words: {
    "magistrate-statement": "The survivor's statement before a magistrate",
    "medical-report": "A medical report",
    "age-proof": "Proof of age",
    identification: "Identification of the accused",
    "sanction-or-permission": "A sanction or permission",
    "other-state": "Help of another State's police",
    tracing: "Finding the accused",
    "court-order": "A court's order",
    "notice-period": "A notice to appear, BNSS s.35(3) (CrPC s.41A)",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const producedBefore = codeList({
  name: "produced-before",
  title: "Produced before",
  source: "Constitution art. 22(2); BNSS ss.58, 187 (CrPC ss.57, 167)",
  words: {
    "nearest-magistrate": "The nearest magistrate",
    "magistrate-with-jurisdiction": "The magistrate with jurisdiction",
    "executive-magistrate": "An executive magistrate",
    "special-court": "The Special Court",
    "sessions-court": "The Court of Session",
    "juvenile-justice-board": "The Juvenile Justice Board",
    "not-stated": "Not stated",
  },
});

export const productionModes = codeList({
  name: "production-mode",
  title: "How",
  source: "BNSS s.187(4)",
  words: { "in-person": "In person", video: "By video", "not-stated": "Not stated" },
});

export const remandKinds = codeList({
  name: "remand-kind",
  title: "Kind of remand",
  source: "BNSS ss.187, 302, 346 (CrPC ss.167, 267, 309)",
  words: {
    police: "Police custody",
    judicial: "Judicial custody",
    transit: "Transit remand",
    "executive-magistrate": "Custody ordered by an executive magistrate",
    "after-cognizance": "Custody during inquiry or trial",
    "production-warrant": "Brought from another jail on a production warrant",
    "observation-home": "Observation home (child in conflict with law)",
    "not-stated": "Not stated",
  },
});

export const releaseGrounds = codeList({
  name: "release-ground",
  title: "Released because",
  source: "BNSS; usual words of release orders",
  words: {
    bail: "Bail furnished",
    "interim-bail": "Interim bail",
    "default-bail": "Default bail furnished",
    "remand-refused": "Remand refused or arrest found illegal",
    "no-case": "Released by the police, BNSS s.189 (CrPC s.169)",
    discharged: "Discharged",
    acquitted: "Acquitted",
    "sentence-suspended": "Sentence suspended",
    "sentence-served": "Sentence served",
    parole: "Parole or furlough",
    escaped: "Escaped",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const survivorCustodyKinds = codeList({
  name: "survivor-custody-kind",
  title: "Kind",
  source: "ITPA ss.10A, 17; JJ Act 2015 ss.31, 36, 37, 50, 51",
  words: {
    "nearest-magistrate-safe-custody": "Safe custody by the nearest magistrate, ITPA s.17(1)",
    "inquiry-safe-custody": "Safe custody during the inquiry, ITPA s.17(3)",
    "protective-home": "Protective home, ITPA s.17(4)",
    "cwc-interim-placement": "Interim placement by the Child Welfare Committee",
    "cwc-placement": "Placement by the Child Welfare Committee",
    shelter: "Shelter, by the survivor's own choice",
    "one-stop-centre": "One-stop centre",
    "handed-to-family": "Handed to parents, guardian or fit person",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const survivorPlaces = codeList({
  name: "survivor-place",
  title: "Kind of place",
  source: "ITPA s.21; JJ Act 2015 ss.41-51; Ministry of Women and Child Development schemes",
  words: {
    "protective-home": "Protective home",
    "childrens-home": "Children's home",
    "open-shelter": "Open shelter",
    "fit-facility": "Fit facility or fit person",
    "aftercare-shelter": "Aftercare shelter",
    shelter: "Shelter, without saying of which kind",
    "one-stop-centre": "One-stop centre",
    hospital: "Hospital",
    family: "Family",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const survivorCustodyEndings = codeList({
  name: "survivor-custody-ending",
  title: "How it ended",
  source: "ITPA s.17; JJ Act 2015 ss.36-40",
  words: {
    "returned-to-family": "Returned to the family",
    "released-on-own-wish": "Released on the survivor's own wish",
    "order-ended": "The order came to its end",
    "set-aside": "Set aside by a higher court",
    moved: "Moved to another place",
    left: "Left without an order",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const magistratesForSurvivor = codeList({
  name: "magistrate-for-survivor",
  title: "Which magistrate",
  source: "ITPA ss.15(5), 16(2), 17(1)",
  words: {
    "nearest-magistrate": "The nearest magistrate",
    "appropriate-magistrate": "The magistrate empowered under the Act",
    "not-stated": "Not stated",
  },
});

export const counselReadyMoments = codeList({
  name: "counsel-ready-moment",
  title: "Ready before what",
  source: "Tareekh; a pattern that our sources report",
  words: {
    "before-police-station": "Before the police or rescue team reached the police station",
    "before-production": "Before production before a magistrate",
    "at-production": "At the first production",
    "before-arrest": "Before the arrest",
    "not-stated": "Not stated",
  },
});
