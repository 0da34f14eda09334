/** Which FIRs of a proceeding are one and which are not: as their numbers, years and police stations say. */
import { comparedNumber, comparedWords } from "../catalogue/compared.ts";
import type { HistoryEventOf } from "./history.ts";

export type FirEvent = HistoryEventOf<"FirRegistered"> | HistoryEventOf<"FirRenumbered">;

const differ = <Value>(a: Value | null | undefined, b: Value | null | undefined): boolean =>
  a !== null && a !== undefined && b !== null && b !== undefined && a !== b;

const stationOf = ({ policeStation }: FirEvent["data"]): string | undefined =>
  policeStation === undefined ? undefined : comparedWords(policeStation);

/** Whether two records of an FIR cannot be of the same: both say its number, its year or its station, and not alike. */
export const firsDiffer = ({ data: a }: FirEvent, { data: b }: FirEvent): boolean => {
  const one = a.number === undefined ? null : comparedNumber(a.number, a.year);
  const other = b.number === undefined ? null : comparedNumber(b.number, b.year);
  return (
    differ(one?.number, other?.number) ||
    differ(one?.year ?? a.year, other?.year ?? b.year) ||
    differ(stationOf(a), stationOf(b))
  );
};

/**
 * The FIRs by which a proceeding goes, of those on record for it: of records of one FIR the last. A number given anew
 * stands for the only one before it; where several differ it is not guessed for which, and all are in force.
 */
export const firsInForce = (firs: readonly FirEvent[]): readonly FirEvent[] => {
  const registered = firs.filter(
    (fir, i) =>
      fir.type === "FirRegistered" &&
      !firs.some((other, j) => j > i && other.type === "FirRegistered" && !firsDiffer(fir, other)),
  );
  const renumbered = firs.filter(({ type }) => type === "FirRenumbered").at(-1);
  if (renumbered === undefined) return registered;
  return registered.length < 2 ? [renumbered] : [...registered, renumbered];
};
