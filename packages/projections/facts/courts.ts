/** The court before which a proceeding is, and its number there. */
import { type CaseFacts, describes } from "./case-facts.ts";

export interface Court {
  /** A code of the catalogue. */
  readonly type: string;
  readonly name: string | null;
}

/** The court of the last court case number, move or court date on record, in the history's order; null before one. */
export const courtOf = (facts: CaseFacts, proceeding: string): Court | null => {
  let court = null as Court | null;
  for (const event of facts.history.events) {
    if (event.possibly || !describes(facts, event)) continue;
    if (event.type === "CourtCaseNumbered" && event.data.proceeding === proceeding) {
      court = { type: event.data.court, name: event.data.courtName ?? null };
    } else if (event.type === "CaseMovedToCourt" && event.data.proceeding === proceeding) {
      court = { type: event.data.to, name: event.data.toCourtName ?? null };
    } else if (
      event.type === "CourtDateRecorded" &&
      event.data.proceeding === proceeding &&
      event.data.court !== undefined
    ) {
      const sameCourt: string | null = court?.type === event.data.court ? court.name : null;
      court = { type: event.data.court, name: event.data.courtName ?? sameCourt };
    }
  }
  return court;
};

/** `POCSO 61/2024`: the court's number in force, of several the last on record; null where none is. */
export const courtCaseOf = (facts: CaseFacts, proceeding: string): string | null => {
  const numbered = facts
    .recorded("CourtCaseNumbered")
    .filter(({ data, possibly }) => data.proceeding === proceeding && !possibly);
  const superseded = new Set(numbered.map(({ data }) => data.supersedes));
  const last = numbered.findLast(({ id }) => !superseded.has(id))?.data;
  return last === undefined ? null : `${last.caseType} ${last.number}/${last.year}`;
};
