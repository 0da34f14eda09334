/**
 * Cases with one proceeding each, of some twenty events, in 600 districts: how long they took, which ended and how, and
 * which are pending, as in the register of `ages-of-cases.ts`. The same for the same seed and number, in whatever order they
 * are made.
 */
import { addDays, type Day } from "@tareekh/core/calendar/day.ts";
import { type CaseToAppend, caseOf, type Happened, randomFrom, reasons } from "../told-case.ts";
import { type AgesOfCases, agesOfCases } from "./ages-of-cases.ts";

export const DISTRICTS = 600;
/** The last day of the register. */
const LOOKED_UP = "2020-03-31" as Day;
const proceeding = "proceeding-1";
const accused = "accused-1";
const survivor = "survivor-1";
const court = "pocso-special-court";
const STATES = [...new Set(agesOfCases.map(({ state }) => state))];
const sections = ["4", "6", "8", "10", "12"];

const casesOf = (some: readonly AgesOfCases[]): number => some.reduce((sum, { cases }) => sum + cases, 0);

/** One of some, each as often as it has cases, by a number below 1. */
const amongCases = (some: readonly AgesOfCases[], at: number): AgesOfCases => {
  let left = at * casesOf(some);
  for (const one of some) {
    left -= one.cases;
    if (left < 0) return one;
  }
  throw new Error("There are no cases to choose from");
};

/** Each district lies in one of the States, which have districts as they have cases. */
const statesOfDistricts = Array.from(
  { length: DISTRICTS },
  (_, district) => amongCases(agesOfCases, ((district * 7919) % DISTRICTS) / DISTRICTS).state,
);
const agesByState = new Map(
  STATES.map((state) => [state, agesOfCases.filter((one) => one.state === state)] as const),
);

/** The day at a share from 0 to 1, between two quantiles in proportion. */
const dayAt = ({ days }: AgesOfCases, share: number): number => {
  const place = share * (days.length - 1);
  const below = Math.floor(place);
  const [from = 0, to = from] = [days[below], days[below + 1]];
  return Math.floor(from + (place - below) * (to - from));
};

/** What happened in the proceeding of that number, in order of recording. */
export const happenings = (seed: number, number: number): readonly Happened[] => {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ number);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  // Some districts have several times the cases of others.
  const place = Math.floor(DISTRICTS * random() ** 1.5);
  const state = statesOfDistricts[place] ?? "in-as";
  const district = `District ${String(place + 1).padStart(3, "0")}`;
  const courtName = `Special Court ${1 + upTo(1 + (place % 3))}, ${district}`;
  const ages = amongCases(agesByState.get(state) ?? [], random());
  const age = dayAt(ages, random());

  const last = addDays(LOOKED_UP, -Math.floor((ages.ended === null ? 400 : 1500) * random() ** 2));
  const registered = addDays(last, -age);
  const chargesheet = addDays(registered, -upTo(10));
  const fir = addDays(chargesheet, -20 - upTo(130));
  const arrest = addDays(fir, upTo(15));
  const followed = random();
  const opened =
    followed < 0.65
      ? fir
      : followed < 0.95
        ? addDays(registered, upTo(Math.min(age, 400)))
        : addDays(last, 1 + upTo(60));
  const law = { act: "pocso", section: sections[upTo(sections.length - 1)] ?? "4" } as const;
  const [year, month] = [Number(fir.slice(0, 4)), fir.slice(0, 7)];

  const told: Happened[] = [
    {
      type: "CaseOpened",
      occurred: opened,
      data: { fileNumber: `${opened.slice(0, 4)}/${number + 1}`, state },
    },
    { type: "PersonAdded", occurred: null, data: { person: survivor, role: "survivor" } },
    { type: "PersonAdded", occurred: null, data: { person: accused, role: "accused" } },
    { type: "ProceedingOpened", occurred: null, data: { proceeding, state } },
    {
      type: "FirRegistered",
      // Of some only the month is known.
      occurred: random() < 0.04 ? month : fir,
      data: {
        proceeding,
        number: String(1 + upTo(899)),
        year,
        state,
        district,
        policeStation: `Station ${1 + upTo(29)}`,
        sections: [law],
      },
    },
    {
      type: "MagistrateStatementRecorded",
      occurred: addDays(fir, upTo(20)),
      data: { proceeding, person: survivor },
    },
    { type: "AccusedArrested", occurred: arrest, data: { proceeding, accused } },
    { type: "AccusedProduced", occurred: addDays(arrest, 1), data: { proceeding, accused } },
    {
      type: "AccusedRemanded",
      occurred: addDays(arrest, 1),
      data: { proceeding, accused, kind: "judicial" },
    },
  ];
  if (random() < 0.6) {
    const applied = addDays(arrest, 10 + upTo(30));
    told.push(
      { type: "BailAppliedFor", occurred: applied, data: { proceeding, accused, kind: "regular" } },
      {
        type: "BailDecided",
        occurred: addDays(applied, 5 + upTo(20)),
        data: { proceeding, accused, outcome: random() < 0.5 ? "granted" : "refused" },
      },
    );
  }
  told.push(
    { type: "ChargesheetFiled", occurred: chargesheet, data: { proceeding, accused: [accused] } },
    {
      type: "CourtCaseNumbered",
      occurred: registered,
      data: {
        proceeding,
        court,
        courtName,
        state,
        district,
        caseType: "POCSO",
        number: String(number + 1),
        year: Number(registered.slice(0, 4)),
      },
    },
    {
      type: "CognizanceTaken",
      occurred: addDays(registered, upTo(Math.min(age, 20))),
      data: { proceeding, court },
    },
  );
  if (age > 60) {
    told.push({
      type: "ChargesFramed",
      occurred: addDays(registered, 20 + upTo(Math.min(age - 40, 200))),
      data: { proceeding, accused: [accused], sections: [law] },
    });
  }
  if (age > 300 && random() < 0.015) {
    const stayed = addDays(registered, 100 + upTo(100));
    told.push(
      { type: "ProceedingsStayed", occurred: stayed, data: { proceeding, by: "high-court" } },
      { type: "StayEnded", occurred: addDays(stayed, 20 + upTo(60)), data: { proceeding } },
    );
  }
  // At most one a week, each on a day of its own.
  const dates = Math.min(3 + upTo(5), Math.floor(age / 7));
  const gap = Math.floor(age / (dates + 1));
  for (let i = 1; i <= dates; i++) {
    const on = addDays(registered, i * gap);
    const held = random() < 0.4;
    told.push({
      type: "CourtDateRecorded",
      occurred: on,
      data: {
        proceeding,
        result: held ? "held" : "not-reached",
        purposes: ["prosecution-evidence"],
        ...(held ? {} : { adjournment: { askedBy: "defence", reason: reasons[upTo(3)] ?? reasons[0] } }),
        ...(i < dates ? { next: { date: addDays(on, gap) } } : {}),
      },
    });
  }
  if (ages.ended === null) {
    told.push({
      type: "PendencyChecked",
      occurred: last,
      data: { proceeding, how: "court-website", found: "pending" },
    });
  } else if (ages.ended === "other") {
    told.push({
      type: "AccusedDisposedOtherwise",
      occurred: last,
      data: { proceeding, accused, how: "other" },
    });
  } else {
    told.push({ type: "JudgmentGiven", occurred: last, data: { proceeding, accused, outcome: ages.ended } });
  }
  return told;
};

/** Ids are UUIDv7, in order of number and then of place: the milliseconds are those of a clock that ticks with each case. */
const idOf = (number: number, place: number): string => {
  const time = (0x0190_0000_0000 + number).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place.toString(16).padStart(3, "0")}-8000-${number.toString(16).padStart(12, "0")}`;
};

/** The case of that number as one command appends it. */
export const generatedProceeding = (seed: number, number: number): CaseToAppend =>
  caseOf(happenings(seed, number), (place) => idOf(number, place));
