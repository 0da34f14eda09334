/** What looks implausible of FIRs: a year that is not that of the date, and two that differ in one proceeding. */
import { comparedNumber } from "../catalogue/compared.ts";
import { eventsOfType } from "./events-of-type.ts";
import { type FirEvent, firsDiffer } from "./firs.ts";
import type { FoundWarning } from "./found-warning.ts";
import type { History } from "./history.ts";

const yearOf = ({ data: { number, year } }: FirEvent): number | null =>
  number === undefined ? (year ?? null) : comparedNumber(number, year).year;

/** A police station numbers its FIRs anew each year, so that the year of the number is that of the registration. */
export const firYearsAgainstDates = (history: History): readonly FoundWarning[] =>
  [...eventsOfType(history, "FirRegistered"), ...eventsOfType(history, "FirRenumbered")].flatMap(
    (fir): FoundWarning[] => {
      const year = yearOf(fir);
      const { earliest, latest } = fir.occurred?.outer ?? { earliest: null, latest: null };
      if (year === null || earliest === null || latest === null) return [];
      if (year >= Number(earliest.slice(0, 4)) && year <= Number(latest.slice(0, 4))) return [];
      return [
        {
          key: `fir-year-against-date:${fir.id}`,
          text: `The FIR is one of ${year}, and by its date it was given its number in another year.`,
          events: [fir.id],
        },
      ];
    },
  );

/** Two FIRs are two proceedings, each with its own remand and bail; a zero FIR goes on under a number given anew. */
export const differentFirs = (history: History): readonly FoundWarning[] => {
  const firs = eventsOfType(history, "FirRegistered");
  return firs.flatMap((second, i): FoundWarning[] =>
    firs.slice(0, i).flatMap((first): FoundWarning[] => {
      if (first.data.proceeding !== second.data.proceeding || !firsDiffer(first, second)) return [];
      const events = [first.id, second.id].sort();
      return [
        {
          key: ["different-firs", ...events].join(":"),
          text: "Two different FIRs are recorded in one proceeding. Correct the one that is wrong; record a second FIR in a proceeding of its own, and a zero FIR that another police station took over as numbered anew.",
          events,
        },
      ];
    }),
  );
};
