/** Courts, police and other bodies that act in a case. */
import { codeList } from "../code-list.ts";

export const courtTypes = codeList({
  name: "court-type",
  title: "Kind of court",
  source:
    "BNSS ss.6-15 (CrPC ss.6-20); POCSO Act s.28; JJ Act 2015 s.4; scheme for Fast Track Special Courts 2019",
  words: {
    "magistrate-first-class": "Judicial Magistrate of the first class",
    "magistrate-second-class": "Judicial Magistrate of the second class",
    "chief-judicial-magistrate": "Chief Judicial Magistrate",
    "metropolitan-magistrate": "Metropolitan Magistrate",
    "executive-magistrate": "Executive Magistrate",
    "itpa-special-court": "Special court under the Immoral Traffic (Prevention) Act",
    "pocso-special-court": "Special Court under the POCSO Act",
    "fast-track-special-court": "Fast Track Special Court",
    "sessions-court": "Court of Session",
    "high-court": "High Court",
    "supreme-court": "Supreme Court",
    "juvenile-justice-board": "Juvenile Justice Board",
    other: "Another court",
    "not-stated": "Not stated",
  },
});

export const agencies = codeList({
  name: "agency",
  title: "Police or other agency",
  source:
    "Ministry of Home Affairs advisories on Anti Human Trafficking Units; Police Act 1861 s.2, State police Acts; JJ Act 2015 s.107; NIA Act 2008",
  words: {
    police: "Police, without saying which",
    "police-station": "Police station",
    "city-police": "Police of a city, without saying which station or unit",
    "state-police": "Police of a State, without saying which station or unit",
    ahtu: "Anti Human Trafficking Unit, without saying of which level",
    "district-ahtu": "Anti Human Trafficking Unit of the district",
    "state-ahtu": "Anti Human Trafficking Unit of the State (CID)",
    cid: "Criminal Investigation Department",
    "crime-branch": "Crime branch",
    sjpu: "Special Juvenile Police Unit",
    "railway-police": "Railway police",
    nia: "National Investigation Agency",
    cbi: "Central Bureau of Investigation",
    "special-investigation-team": "Special investigation team",
    "labour-department": "Labour department",
    "child-protection-unit": "District Child Protection Unit",
    childline: "Childline 1098",
    ngo: "Non-governmental organisation",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const authorities = codeList({
  name: "authority",
  title: "Authority",
  source:
    "BNSS; POCSO Act s.19(6); JJ Act 2015 s.27; Legal Services Authorities Act 1987; Witness Protection Scheme 2018",
  words: {
    police: "Police, without saying who",
    "investigating-officer": "Investigating officer",
    "senior-police-officer": "Senior police officer",
    magistrate: "Magistrate",
    "special-court": "Special Court",
    "sessions-court": "Court of Session",
    "high-court": "High Court",
    "supreme-court": "Supreme Court",
    cwc: "Child Welfare Committee",
    jjb: "Juvenile Justice Board",
    "public-prosecutor": "Public prosecutor",
    dlsa: "District Legal Services Authority",
    slsa: "State Legal Services Authority",
    "state-government": "State government",
    "witness-competent-authority": "Competent Authority for witness protection",
    "child-protection-unit": "District Child Protection Unit",
    "child-rights-commission": "Child rights commission",
    "human-rights-commission": "Human rights commission",
    other: "Other",
    "not-stated": "Not stated",
  },
});
