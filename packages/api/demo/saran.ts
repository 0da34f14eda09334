/**
 * A girl sold and taken to Bihar, rescued: a press release in which one arrest waits for her statement.
 *
 * Nothing is added to what was published; what its sentences leave open between them is left open.
 */
import { demoCase, type Told } from "./told.ts";

const girl = "survivor-1";
const acquaintance = "accused-1";
const lady = "accused-2";
const owner = "accused-3";
const father = "other-1";
const proceeding = "proceeding-1";
const home = { state: "in-wb", district: "North 24 Parganas" } as const;
const saranDistrict = { state: "in-br", district: "Saran" } as const;

const arrest = (accused: string): Told => ({
  type: "AccusedArrested",
  occurred: "../2020-11-09",
  words:
    "Preliminary inquiries revealed that the lady who took her to Bihar has been arrested along with the owner of the dance troupe.",
  data: { proceeding, accused },
});

export const saran = demoCase(
  "Saran: an arrest that waits for a statement",
  "01759d2e-0004-7000-8000-000000000000",
  {
    kind: "press-release",
    publisher: "International Justice Mission",
    reference: "Press release, Kolkata, 9 November 2020",
  },
  [
    { type: "CaseOpened", occurred: null, data: { fileNumber: "Saran-1", state: "in-wb" } },
    {
      type: "PersonAdded",
      occurred: null,
      data: { person: girl, role: "survivor", gender: "female", minorAsReported: true },
    },
    {
      type: "PersonAdded",
      occurred: null,
      data: {
        person: acquaintance,
        role: "accused",
        gender: "male",
        note: "The source calls him a local boy; his age is not stated.",
      },
    },
    { type: "PersonAdded", occurred: null, data: { person: lady, role: "accused", gender: "female" } },
    { type: "PersonAdded", occurred: null, data: { person: owner, role: "accused" } },
    { type: "PersonAdded", occurred: null, data: { person: father, role: "other", gender: "male" } },
    {
      type: "PeopleRelated",
      occurred: null,
      words: "A local boy known to the girl",
      data: { person: acquaintance, relation: "acquaintance", of: girl },
    },
    {
      type: "PeopleRelated",
      occurred: null,
      words: "the victim's father",
      data: { person: father, relation: "parent", of: girl },
    },
    {
      type: "DateOfBirthEvidenced",
      occurred: "2020-11-09",
      words: "A 14-year-old girl",
      data: { person: girl, kind: "said-by-source", age: 14 },
    },
    {
      type: "ProceedingOpened",
      occurred: null,
      data: { proceeding, note: "The source does not say which police registered an FIR." },
    },
    {
      type: "OffenceTookPlace",
      ref: "taken",
      occurred: null,
      words:
        "kidnapped from North 24 Parganas, West Bengal … A local boy known to the girl brought her to Barasat on the pretext of taking her out. She was rather kidnapped",
      data: {
        survivors: [girl],
        acts: ["abducted"],
        means: ["deception"],
        accused: [acquaintance],
        at: home,
        proceeding,
      },
    },
    {
      type: "OffenceTookPlace",
      ref: "sold",
      occurred: null,
      after: ["@taken"],
      words: "She was rather kidnapped and sold her to a lady",
      data: {
        survivors: [girl],
        acts: ["transferred-or-sold", "received-or-bought"],
        accused: [acquaintance, lady],
        proceeding,
      },
    },
    {
      type: "JourneyMade",
      ref: "moved",
      occurred: null,
      after: ["@sold"],
      words: "who later took her to Saran district in Bihar",
      data: { purpose: "trafficking", people: [girl, lady], to: saranDistrict, proceeding },
    },
    {
      type: "OffenceTookPlace",
      ref: "troupe",
      occurred: null,
      after: ["@moved"],
      before: ["@rescue"],
      words: "She was made to join a dance troupe where they took advantage of her.",
      data: {
        survivors: [girl],
        acts: ["forced-performance", "taken-advantage-of"],
        venue: "dance-troupe",
        at: saranDistrict,
        proceeding,
        note: "The source does not say who made her join, nor who took advantage of her.",
      },
    },
    {
      type: "InformationReceived",
      ref: "tip-off",
      occurred: null,
      before: ["@rescue"],
      words:
        "A tip off from our sources followed by the cooperation of the Bihar Police led to the rescue of the minor and arrest of the woman who purchased her.",
      data: {
        matters: ["not-stated"],
        how: "tip-off",
        proceeding,
        note: "The sources are those of International Justice Mission; what they told, and when, is not stated.",
      },
    },
    {
      type: "SurvivorRescued",
      ref: "rescue",
      occurred: "2020-11-08",
      words:
        "was rescued by International Justice Mission & Mission Mukti Foundation, in collaboration with Bihar Police from Saran District of Bihar yesterday",
      data: { survivors: [girl], proceeding, by: ["ngo", "state-police"], at: saranDistrict },
    },
    { ...arrest(lady), after: ["@tip-off"] },
    arrest(owner),
    {
      type: "ArrestDeferred",
      occurred: "2020-11-09",
      words: "The victim's acquaintance will be arrested only after recording 164 section IPC of the victim",
      data: {
        proceeding,
        accused: acquaintance,
        until: "magistrate-statement",
        statementOf: girl,
        note: "The source writes IPC; the statement is that of section 164 of the Code of Criminal Procedure.",
      },
    },
    {
      type: "JourneyMade",
      occurred: "2020-11-09",
      after: ["@rescue"],
      words: "Kolkata Police along with the victim's father are on the way to bring her back to Kolkata.",
      data: {
        purpose: "to-bring-back",
        progress: "under-way",
        people: [father],
        team: ["city-police"],
        proceeding,
        note: "On the way to her, to bring her back to Kolkata; when they reached her and when she came back is not stated. She is from North 24 Parganas, and why the police of Kolkata went is not stated.",
      },
    },
  ],
);
