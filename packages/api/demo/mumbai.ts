/**
 * Five rescued from a home in Mumbai: a report that names a month without its year, and two attempts without a date.
 *
 * Nothing is added to what was published; the officer whom it names is left out.
 */
import { demoCase, type Told } from "./told.ts";

const survivors = ["survivor-1", "survivor-2", "survivor-3", "survivor-4", "survivor-5"] as const;
const ageNotFound = survivors.slice(1);
const suspect = "accused-1";
const proceeding = "proceeding-1";
const city = { state: "in-mh", district: "Mumbai" } as const;

export const mumbai = demoCase(
  "Mumbai: five rescued at the second attempt",
  "01759d2e-0001-7000-8000-000000000000",
  {
    kind: "ngo-report",
    publisher: "International Justice Mission",
    reference: "Report on a rescue in Mumbai; year not stated",
  },
  [
    { type: "CaseOpened", occurred: null, data: { fileNumber: "Mumbai-1", state: "in-mh" } },
    ...survivors.map(
      (person): Told => ({
        type: "PersonAdded",
        occurred: null,
        data: { person, role: "survivor", gender: "female" },
      }),
    ),
    {
      type: "PersonAdded",
      occurred: null,
      data: { person: suspect, role: "accused", gender: "female" },
    },
    {
      type: "DateOfBirthEvidenced",
      occurred: null,
      words: "a 35-year-old woman suspected of exploiting these victims",
      data: { person: suspect, kind: "said-by-source", age: 35 },
    },
    { type: "ProceedingOpened", occurred: null, data: { proceeding, state: "in-mh" } },
    {
      type: "OffenceTookPlace",
      occurred: null,
      before: ["@rescue"],
      words:
        "a small, cluttered apartment where they were being repeatedly sold for sex … force the girls to come to her home on demand … the suspect would use shame and threats of violence to ensure they always came back to her",
      data: {
        survivors: [...survivors],
        acts: ["sexual-exploitation"],
        lasted: "repeatedly",
        means: ["force", "threats", "shaming"],
        accused: [suspect],
        venue: "private-home",
        at: city,
        proceeding,
      },
    },
    {
      type: "OffenceTookPlace",
      occurred: null,
      before: ["@rescue"],
      words: "the suspect would secretly share images of the girls to potential customers over social media",
      data: {
        survivors: [...survivors],
        acts: ["images-made-or-shared"],
        accused: [suspect],
        venue: "online",
        proceeding,
      },
    },
    {
      type: "OrganisationJoined",
      ref: "work-began",
      occurred: "XXXX-09",
      partOfTime: "early",
      words: "IJM began working with police on this case in early September",
      data: { with: ["police"], proceeding },
    },
    {
      type: "RescueAttemptCalledOff",
      ref: "called-off",
      occurred: null,
      after: ["@work-began"],
      before: ["@rescue"],
      words: "the first rescue attempt was called off due to public protests in the target area",
      data: {
        survivors: [...survivors],
        proceeding,
        reason: "public-protest",
        at: city,
        note: "The source does not say who called it off.",
      },
    },
    {
      type: "SurvivorRescued",
      ref: "rescue",
      occurred: null,
      words:
        "Last month, IJM supported Mumbai authorities in rescuing five girls and young women from a small, cluttered apartment … On the second attempt, authorities were able to safely infiltrate the home",
      data: {
        survivors: [...survivors],
        proceeding,
        by: ["police-station", "ngo"],
        venue: "private-home",
        at: city,
        note: "Last month, as seen from a report of which no date is known. The officers were those of the Malvani Police Station.",
      },
    },
    {
      type: "AccusedArrested",
      occurred: null,
      words: "Police have also arrested a 35-year-old woman suspected of exploiting these victims",
      data: { proceeding, accused: suspect },
    },
    {
      type: "FirRegistered",
      occurred: null,
      words:
        "Authorities have filed a case against the suspect under India’s anti-trafficking and child protection laws.",
      data: {
        proceeding,
        state: "in-mh",
        accused: [suspect],
        note: "The source says that a case was filed, by whom it calls authorities; no number, station or section.",
      },
    },
    {
      type: "AgeFound",
      occurred: null,
      after: ["@rescue"],
      words: "police have confirmed one of the victims is a minor",
      data: { person: "survivor-1", by: "police", method: "not-stated", mostAge: 17, proceeding },
    },
    ...ageNotFound.map(
      (person): Told => ({
        type: "AgeDeterminationOrdered",
        occurred: null,
        after: ["@rescue"],
        words: "are working with the four others to determine their ages",
        data: { person, basis: "stated", by: "police", proceeding },
      }),
    ),
    ...survivors.map(
      (person): Told => ({
        type: "SurvivorCustodyOrdered",
        occurred: null,
        after: ["@rescue"],
        words:
          "All of the survivors have been brought to a safe shelter to begin recovering as the government’s relevant agencies strategize on their long-term aftercare.",
        data: {
          person,
          basis: "stated",
          by: "not-stated",
          kind: "not-stated",
          place: "shelter",
          consented: "not-stated",
        },
      }),
    ),
    ...survivors.map(
      (person): Told => ({
        type: "CareGiven",
        occurred: null,
        after: ["@rescue"],
        words:
          "IJM is glad to have been of assistance, especially with respect to post-rescue support and counseling of the victims.",
        data: { person, kinds: ["counselling"] },
      }),
    ),
  ],
);
