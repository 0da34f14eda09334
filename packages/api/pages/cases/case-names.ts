/** What to call the people, proceedings and the case itself on a page: by alias or number, never by a name. */
import type { TimelineHeader } from "@tareekh/projections/timeline/timeline.ts";
import type { Words } from "../words/words.ts";

type Named = Pick<TimelineHeader, "people" | "proceedings" | "fileNumber">;
type Proceeding = TimelineHeader["proceedings"][number];

/** `Accused 2` of `accused-2`; what is neither a role nor a number is shown by its first letters. */
const byReference = (words: Words, id: string, role: string | undefined): string => {
  const numbered = /^([a-z]+)-(\d+)$/.exec(id);
  const kind = numbered?.[1] ?? role;
  const word =
    kind !== undefined && kind in words.roles ? words.roles[kind as keyof Words["roles"]] : words.roles.other;
  return `${word} ${numbered?.[2] ?? id.slice(-4)}`;
};

/** The alias by which the office speaks of a person, or role and number. */
export const personName = (words: Words, header: Named, id: string): string => {
  const person = header.people.find((one) => one.id === id);
  return person?.alias ?? byReference(words, id, person?.role);
};

/** `155/2024, Malvani` of the FIR in force, and of each where several that differ are on record; null where none is. */
export const firName = (proceeding: Proceeding): string | null => {
  const named = proceeding.firs.flatMap((fir) => {
    if (!fir.inForce || fir.number === null) return [];
    const number = fir.year === null ? fir.number : `${fir.number}/${fir.year}`;
    return [fir.station === null ? number : `${number}, ${fir.station}`];
  });
  return named.length === 0 ? null : named.join("; ");
};

/** `POCSO 12/2024` of the court case in force; null where none is recorded. */
export const courtCaseName = (proceeding: Proceeding): string | null => {
  const inForce = proceeding.courtCases.filter((court) => court.inForce).at(-1);
  return inForce === undefined ? null : `${inForce.caseType} ${inForce.number}/${inForce.year}`;
};

/** A proceeding by its FIR, or by its place in the case. */
export const proceedingName = (words: Words, header: Named, id: string): string => {
  const index = header.proceedings.findIndex((one) => one.id === id);
  const proceeding = header.proceedings[index];
  if (proceeding === undefined) return id;
  const fir = firName(proceeding);
  return fir === null ? words.case.proceeding(index + 1) : `${words.case.fir} ${fir}`;
};

/** What the case is called: the office's file number, or an FIR, or that it has no number yet. */
export const caseName = (words: Words, header: Named): string => {
  if (header.fileNumber !== null) return header.fileNumber;
  const fir = header.proceedings.map(firName).find((name) => name !== null);
  return fir === undefined ? words.cases.unnumbered : `${words.case.fir} ${fir}`;
};
