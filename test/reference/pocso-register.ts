/**
 * A court register made from the published counts of POCSO cases by State, status, outcome and age: one row a case.
 *
 * The counts hold ages and no dates, numbers or places. So every case is looked up on one day, and was registered as many
 * days before it ended, or before that day, as it was old; ages and outcomes are real, the rest is invented to carry them.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";

/** In the two years before it no year has a leap day, so that a year of the calendar is 365 days of age. */
export const LOOKED_UP = "2019-12-31" as Day;

export interface CountedCases {
  readonly state: string;
  readonly status: string;
  readonly outcome: string;
  /** Negative where the register has the case disposed of, or counted, before it was registered. */
  readonly age: number;
  readonly cases: number;
}

/** Reads `state,status,outcome,case_age_days,cases`. */
export const countedCases = (csv: string): readonly CountedCases[] =>
  csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [state = "", status = "", outcome = "", age, cases] = line.split(",");
      return { state, status, outcome, age: Number(age), cases: Number(cases) };
    });

const MS_A_DAY = 86_400_000;

/** As Indian registers write it: 03/12/2020. */
const daysBefore = (day: string, days: number): string => {
  const [year, month, date] = new Date(Date.parse(day) - days * MS_A_DAY)
    .toISOString()
    .slice(0, 10)
    .split("-");
  return `${date}/${month}/${year}`;
};

const HEADER = "Number,State,Registered on,Status,Outcome,Disposed on,Looked up on";

/** The register as CSV. */
export const registerOf = (counted: readonly CountedCases[]): string => {
  const lines = [HEADER];
  for (const { state, status, outcome, age, cases } of counted) {
    const registered = daysBefore(LOOKED_UP, age);
    const today = daysBefore(LOOKED_UP, 0);
    for (let i = 0; i < cases; i++)
      lines.push(
        status === "disposed"
          ? `${lines.length},${state},${registered},${status},${outcome},${today},`
          : `${lines.length},${state},${registered},${status},,,${today}`,
      );
  }
  return `${lines.join("\r\n")}\r\n`;
};

/** What such a register says, for the import. It holds each case from its registration on, ended or not. */
export const registerMap = {
  name: "pocso-register",
  key: ["Number"],
  source: { kind: "court-record", reliability: "likely-reliable" },
  events: [
    {
      type: "CaseOpened",
      occurred: { column: "Registered on" },
      data: { state: { column: "State" } },
    },
    { type: "PersonAdded", data: { person: "accused-1", role: "accused" } },
    { type: "ProceedingOpened", data: { proceeding: "proceeding-1", state: { column: "State" } } },
    {
      type: "CourtCaseNumbered",
      occurred: { column: "Registered on" },
      data: {
        proceeding: "proceeding-1",
        court: "pocso-special-court",
        caseType: "POCSO",
        number: { column: "Number" },
        year: { column: "Registered on", pattern: "([0-9]{4})$" },
      },
    },
    {
      type: "JudgmentGiven",
      occurred: { column: "Disposed on" },
      when: [{ column: "Outcome", is: ["acquitted", "convicted"] }],
      data: { proceeding: "proceeding-1", accused: "accused-1", outcome: { column: "Outcome" } },
    },
    {
      type: "AccusedDisposedOtherwise",
      occurred: { column: "Disposed on" },
      when: [{ column: "Outcome", is: ["other"] }],
      data: {
        proceeding: "proceeding-1",
        accused: "accused-1",
        how: { column: "Outcome", values: { other: "other" } },
      },
    },
    {
      type: "PendencyChecked",
      occurred: { column: "Looked up on" },
      when: [{ column: "Status", is: ["pending"] }],
      accumulates: true,
      data: { proceeding: "proceeding-1", how: "court-website", found: "pending" },
    },
  ],
} as const;
