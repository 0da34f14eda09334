/** Cases of sixty events as offices have them: two accused, bail, forty court dates. The same for the same seed. */

import { addDays, type Day } from "@tareekh/core/calendar/day.ts";
import { nextId } from "./ids.ts";
import { type CaseToAppend, caseOf, type Happened, randomFrom, reasons } from "./told-case.ts";

const proceeding = "proceeding-1";
const accused = ["accused-1", "accused-2"] as const;
const states = ["in-wb", "in-mh", "in-br", "in-gj", "in-ap"] as const;
const COURT_DATES = 40;

/** What happens in the case of that number, in order. */
const happenings = (number: number): readonly Happened[] => {
  const random = randomFrom(number);
  const among = <T>(choices: readonly [T, ...T[]]): T =>
    choices[Math.floor(random() * choices.length)] ?? choices[0];
  const fir = addDays("2018-01-01" as Day, Math.floor(random() * 2500));
  const after = (least: number, most: number): Day =>
    addDays(fir, least + Math.floor(random() * (most - least)));
  const state = among(states);
  const opening: Happened[] = [
    { type: "CaseOpened", occurred: null, data: { fileNumber: `${fir.slice(0, 4)}/${number}`, state } },
    { type: "PersonAdded", occurred: null, data: { person: "survivor-1", role: "survivor" } },
    ...accused.map(
      (person): Happened => ({ type: "PersonAdded", occurred: null, data: { person, role: "accused" } }),
    ),
    { type: "ProceedingOpened", occurred: null, data: { proceeding, state } },
    {
      type: "FirRegistered",
      occurred: fir,
      data: {
        proceeding,
        number: String(1 + Math.floor(random() * 900)),
        year: Number(fir.slice(0, 4)),
        state,
        district: `District ${1 + Math.floor(random() * 120)}`,
        policeStation: `Station ${1 + Math.floor(random() * 30)}`,
        sections: [{ act: "ipc", section: "370(4)" }],
      },
    },
    {
      type: "SurvivorRescued",
      occurred: random() < 0.5 ? after(0, 60) : `${fir.slice(0, 7)}~`,
      data: { survivors: ["survivor-1"], proceeding },
    },
    {
      type: "MagistrateStatementRecorded",
      occurred: after(1, 40),
      data: { proceeding, person: "survivor-1" },
    },
  ];
  const custody = accused.flatMap((person): Happened[] => {
    const arrest = after(0, 30);
    return [
      { type: "AccusedArrested", occurred: arrest, data: { proceeding, accused: person } },
      { type: "AccusedProduced", occurred: addDays(arrest, 1), data: { proceeding, accused: person } },
      {
        type: "AccusedRemanded",
        occurred: addDays(arrest, 1),
        data: { proceeding, accused: person, kind: "judicial" },
      },
      {
        type: "BailAppliedFor",
        occurred: addDays(arrest, 20),
        data: { proceeding, accused: person, kind: "regular" },
      },
      {
        type: "BailDecided",
        occurred: addDays(arrest, 45),
        data: { proceeding, accused: person, outcome: random() < 0.6 ? "granted" : "refused" },
      },
    ];
  });
  const trial: Happened[] = [
    { type: "ChargesheetFiled", occurred: after(60, 120), data: { proceeding, accused: [...accused] } },
    {
      type: "ChargesFramed",
      occurred: after(150, 400),
      data: { proceeding, accused: [...accused], sections: [{ act: "ipc", section: "370(4)" }] },
    },
  ];
  let day = after(130, 200);
  const dates = Array.from({ length: COURT_DATES }, (): Happened => {
    const gap = 14 + Math.floor(random() * 40);
    const on = day;
    day = addDays(day, gap);
    const held = random() < 0.4;
    return {
      type: "CourtDateRecorded",
      occurred: on,
      data: {
        proceeding,
        result: held ? "held" : "not-reached",
        purposes: ["prosecution-evidence"],
        ...(held ? {} : { adjournment: { askedBy: "defence", reason: among(reasons) } }),
        next: { date: day },
      },
    };
  });
  return [...opening, ...custody, ...trial, ...dates];
};

/** The case of that number as one command appends it. */
export const generatedCase = (number: number): CaseToAppend => caseOf(happenings(number), nextId);
