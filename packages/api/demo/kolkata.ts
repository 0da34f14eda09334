/**
 * Two sisters in Kolkata: a blog that quotes an organisation. It states no date at all, and an ambiguous "charged".
 *
 * Names are the source's pseudonyms. Nothing is added to what was published.
 */
import { demoCase, type Told } from "./told.ts";

const archana = "accused-1";
const reena = "survivor-1";
const simi = "survivor-2";
const proceeding = "proceeding-1";
const others = ["accused-2", "accused-3", "accused-4", "accused-5"] as const;

const arrest = (accused: string): Told => ({
  type: "AccusedArrested",
  ref: `arrest-${accused}`,
  occurred: null,
  before: ["@hearing"],
  words:
    "Major Kingpin Arrested in Kolkata … helped Kolkata’s anti-trafficking police rescue two victims at a private home, and arrest five criminals who were selling them for sex",
  data: { proceeding, accused, by: "ahtu", at: { state: "in-wb", district: "Kolkata" } },
});

const sheltered = (person: string): Told => ({
  type: "SurvivorCustodyOrdered",
  occurred: null,
  after: ["@rescue"],
  words: "Both sisters are now safe at an aftercare shelter.",
  data: {
    person,
    basis: "stated",
    by: "not-stated",
    kind: "not-stated",
    place: "aftercare-shelter",
    consented: "not-stated",
  },
});

export const kolkata = demoCase(
  "Kolkata: two sisters, no dates",
  "01759d2e-0000-7000-8000-000000000000",
  { kind: "blog", reference: "Blog of a partner, quoting International Justice Mission; year not stated" },
  [
    { type: "CaseOpened", occurred: null, data: { fileNumber: "Kolkata-1", state: "in-wb" } },
    {
      type: "PersonAdded",
      occurred: null,
      data: { person: reena, role: "survivor", alias: "Reena", gender: "female" },
    },
    {
      type: "PersonAdded",
      occurred: null,
      data: { person: simi, role: "survivor", alias: "Simi", gender: "female", minorAsReported: true },
    },
    {
      type: "PersonAdded",
      occurred: null,
      data: { person: archana, role: "accused", alias: "Archana", gender: "female" },
    },
    ...others.map(
      (person): Told => ({ type: "PersonAdded", occurred: null, data: { person, role: "accused" } }),
    ),
    {
      type: "PeopleRelated",
      occurred: null,
      words: "Archana was exploiting two sisters from a poor community",
      data: { person: reena, relation: "sibling", of: simi },
    },
    {
      type: "DateOfBirthEvidenced",
      occurred: null,
      words: "21-year-old Reena",
      data: { person: reena, kind: "said-by-source", age: 21 },
    },
    {
      type: "DateOfBirthEvidenced",
      occurred: null,
      words: "15-year-old Simi",
      data: { person: simi, kind: "said-by-source", age: 15 },
    },
    { type: "ProceedingOpened", occurred: null, data: { proceeding, state: "in-wb" } },
    {
      type: "OffenceTookPlace",
      occurred: null,
      before: ["@rescue"],
      words:
        "five criminals who were selling them for sex … Archana was exploiting two sisters from a poor community. 21-year-old Reena* had been abused by the trafficking network for several years.",
      data: {
        survivors: [reena],
        acts: ["sexual-exploitation"],
        lasted: "years",
        accused: [archana, ...others],
        proceeding,
        note: "The source speaks of the network, and does not say since when each of the five was part of it, nor where.",
      },
    },
    {
      type: "OffenceTookPlace",
      occurred: null,
      before: ["@rescue"],
      words:
        "was about to be sold for sex for the first time—but fortunately was rescued before Archana could close the deal",
      data: { survivors: [simi], acts: ["sale-attempted"], accused: [archana], proceeding },
    },
    {
      type: "ClaimReported",
      occurred: null,
      words:
        "Over the last decade, Archana is well-known to have brought several children into the sex trade",
      data: { kind: "long-exploitation", about: [archana], numbers: { years: 10 } },
    },
    {
      type: "ClaimReported",
      occurred: null,
      words: "She has been on the radar of the police and IJM staff for the past several years.",
      data: { kind: "police-watch", about: [archana] },
    },
    {
      type: "ClaimReported",
      occurred: null,
      words: "she slipped away from the police after exerting influence and power",
      data: { kind: "evaded-police", about: [archana] },
    },
    {
      type: "SurvivorRescued",
      ref: "rescue",
      occurred: null,
      words: "helped Kolkata’s anti-trafficking police rescue two victims at a private home",
      data: {
        survivors: [reena, simi],
        proceeding,
        by: ["ahtu", "ngo"],
        venue: "private-home",
        at: { state: "in-wb", district: "Kolkata" },
      },
    },
    arrest(archana),
    ...others.map(arrest),
    {
      type: "ClaimReported",
      occurred: null,
      after: ["@rescue"],
      words:
        "Archana and her accomplices were unafraid as they explained their tactics to police after the operation.",
      data: {
        kind: "told-police",
        about: [archana],
        proceeding,
        note: "The source does not say which of the others; one of them is said to have run the business from his home.",
      },
    },
    {
      type: "CounselReady",
      occurred: null,
      before: ["@hearing"],
      words:
        "A group of eight defense lawyers were waiting to bail out Archana even before the rescue team had reached the police station.",
      data: { proceeding, accused: archana, when: "before-police-station", lawyers: 8 },
    },
    {
      type: "CourtDateRecorded",
      ref: "hearing",
      occurred: null,
      after: ["@rescue"],
      words: "at the subsequent court hearing",
      data: { proceeding, result: "held" },
    },
    {
      type: "ThreatReported",
      occurred: null,
      after: ["@rescue"],
      words: "Archana’s relatives and several defense lawyers threatened Reena against testifying",
      data: {
        targets: [reena],
        by: [
          { role: "relative-of-accused", of: archana },
          { role: "defence-counsel", of: archana },
        ],
        manners: ["threat-not-to-testify"],
        venue: "court",
        courtDate: "@hearing",
        reportedTo: ["not-stated"],
        proceeding,
      },
    },
    {
      type: "ClaimReported",
      occurred: null,
      words:
        "Archana and the other suspects have been charged under India’s anti-trafficking and child protection laws.",
      data: {
        kind: "charged-unclear",
        about: [archana, ...others],
        proceeding,
        note: "The investigation was still going on, so this may mean the FIR.",
      },
    },
    {
      type: "CourtDirected",
      occurred: null,
      after: ["@rescue"],
      words: "The judge overseeing the case instructed police to complete their investigations quickly",
      data: { proceeding, to: "police", what: ["finish-investigation"] },
    },
    sheltered(reena),
    sheltered(simi),
    {
      type: "ClaimReported",
      occurred: null,
      words: "Police have now traced her as a common link between 14 pimps in six individual IJM cases",
      data: { kind: "link-across-cases", about: [archana], numbers: { people: 14, cases: 6 } },
    },
    {
      type: "ClaimReported",
      occurred: null,
      words: "several survivors have also pointed to Archana as a trafficking ring-leader",
      data: { kind: "leads-network", about: [archana] },
    },
  ],
);
