/**
 * A girl taken from West Bengal to Gujarat and rescued: a press release with one exact day and one week.
 *
 * Nothing is added to what was published.
 */
import { demoCase } from "./told.ts";

const girl = "survivor-1";
const man = "accused-1";
const proceeding = "proceeding-1";
const home = { state: "in-wb", district: "South 24 Parganas" } as const;
const rajkotDistrict = { state: "in-gj", district: "Rajkot" } as const;

export const rajkot = demoCase(
  "Rajkot: 36 to 42 days",
  "01759d2e-0002-7000-8000-000000000000",
  {
    kind: "press-release",
    publisher: "International Justice Mission",
    reference: "Press release, Kolkata, 13 November 2020",
  },
  [
    { type: "CaseOpened", occurred: null, data: { fileNumber: "Rajkot-1", state: "in-wb" } },
    {
      type: "PersonAdded",
      occurred: null,
      data: { person: girl, role: "survivor", gender: "female", minorAsReported: true },
    },
    { type: "PersonAdded", occurred: null, data: { person: man, role: "accused", gender: "male" } },
    {
      type: "DateOfBirthEvidenced",
      occurred: "2020-11-13",
      words: "A 14-year-old girl",
      data: { person: girl, kind: "said-by-source", age: 14 },
    },
    { type: "ProceedingOpened", occurred: null, data: { proceeding, state: "in-wb", part: "source" } },
    {
      type: "OffenceTookPlace",
      ref: "lured",
      occurred: null,
      before: ["@arrival", "@missing"],
      words: "a man who was already married, lured the girl on the pretext of marriage",
      data: {
        survivors: [girl],
        acts: ["recruited"],
        means: ["promise-of-marriage"],
        accused: [man],
        proceeding,
      },
    },
    {
      type: "JourneyMade",
      occurred: null,
      after: ["@lured"],
      words:
        "A 14-year-old girl, trafficked from South 24 Parganas of West Bengal … The victim girl came to know about his married life only after they landed in Gujarat.",
      data: {
        purpose: "trafficking",
        people: [girl, man],
        from: home,
        to: { state: "in-gj" },
        proceeding,
      },
    },
    {
      type: "JourneyMade",
      ref: "arrival",
      occurred: "2020-10-01/2020-10-07",
      words: "He took her to Rajkot district during the first week of October this year.",
      data: { purpose: "trafficking", people: [girl, man], to: rajkotDistrict, proceeding },
    },
    {
      type: "MissingReportMade",
      ref: "missing",
      occurred: null,
      before: ["@transferred"],
      words: "Initially a missing report was filed by the girl's family at Jibontala Police Station.",
      data: { person: girl, state: "in-wb", policeStation: "Jibontala", proceeding },
    },
    {
      type: "InvestigationTransferred",
      ref: "transferred",
      occurred: null,
      before: ["@team-arrived"],
      words: "The case was forwarded to CID-AHTU for tracking and investigation.",
      data: { proceeding, from: "police-station", to: "state-ahtu", office: "CID-AHTU, West Bengal" },
    },
    {
      type: "JourneyMade",
      ref: "team-arrived",
      occurred: "2020-11-12",
      before: ["@rescue"],
      words:
        "Once located, on 12 November, CID-AHTU with IJM's partner organisation Mukti Foundation reached Rajkot",
      data: { purpose: "rescue", team: ["state-ahtu", "ngo"], to: rajkotDistrict, proceeding },
    },
    {
      type: "SurvivorRescued",
      ref: "rescue",
      occurred: "2020-11-12",
      partOfTime: "night",
      words: "with IJM's support conducted the rescue on the same night",
      data: { survivors: [girl], proceeding, by: ["state-ahtu", "ngo"], at: rajkotDistrict },
    },
    {
      type: "AccusedArrested",
      occurred: "../2020-11-13",
      words: "Preliminary inquiries revealed that the man who took the minor has been arrested.",
      data: { proceeding, accused: man },
    },
  ],
);
