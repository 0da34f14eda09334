/** Every number and alias by which a case can be found, in the form in which they are compared. */

import { comparedCnr, comparedNumber, comparedWords } from "@tareekh/core/catalogue/compared.ts";
import { firsInForce } from "@tareekh/core/history/firs.ts";
import { type CaseFacts, factsOf, type ProceedingFacts, proceedingOf } from "./facts/case-facts.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";

export const caseNumberColumns = {
  /** `fir`, `court-case`, `cnr`, `file`, `alias`. */
  kind: "text",
  proceeding: "text",
  /** Whose alias it is. */
  person: "text",
  /** As recorded. */
  shown: "text",
  /** As compared, by `compared.ts`: a number, a CNR, or the words of an alias. */
  number: "text",
  year: "integer",
  /** The police station of an FIR; of a court case, its type and the court: as recorded, and as compared. */
  place: "text",
  placeCompared: "text",
  district: "text",
  /** False once another number has superseded it: a zero FIR that was numbered anew, a court case that was converted. */
  inForce: "boolean",
} as const satisfies Columns;

export type CaseNumberRow = RowOf<typeof caseNumberColumns>;

const place = (...parts: readonly (string | undefined)[]) => {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0
    ? { place: null, placeCompared: null }
    : { place: known.join(", "), placeCompared: comparedWords(known.join(" ")) };
};

const nowhere = {
  proceeding: null,
  person: null,
  place: null,
  placeCompared: null,
  district: null,
  inForce: true,
};

const firRows = ({ id, firs }: ProceedingFacts): readonly CaseNumberRow[] => {
  const inForce = firsInForce(firs);
  return firs.flatMap((event): readonly CaseNumberRow[] => {
    const { number, year, policeStation, district } = event.data;
    // What a split proceeding has from its parent is found under the parent.
    if (number === undefined || proceedingOf(event) !== id) return [];
    const compared = comparedNumber(number, year);
    return [
      {
        key: `fir/${event.id}`,
        kind: "fir",
        proceeding: id,
        person: null,
        shown: number,
        number: compared.number,
        year: compared.year,
        ...place(policeStation),
        district: district ?? null,
        inForce: inForce.includes(event),
      },
    ];
  });
};

const courtCaseRows = (facts: CaseFacts): readonly CaseNumberRow[] => {
  const events = facts.recorded("CourtCaseNumbered");
  const superseded = new Set(events.map(({ data }) => data.supersedes));
  return events.map(({ id, data }): CaseNumberRow => {
    const compared = comparedNumber(data.number, data.year);
    return {
      key: `court-case/${id}`,
      kind: "court-case",
      proceeding: data.proceeding,
      person: null,
      shown: data.number,
      number: compared.number,
      year: compared.year,
      ...place(data.caseType, data.courtName),
      district: data.district ?? null,
      inForce: !superseded.has(id),
    };
  });
};

const cnrRows = (facts: CaseFacts): readonly CaseNumberRow[] => {
  const found = new Map<string, CaseNumberRow>();
  const add = (cnr: string | undefined, proceeding: string): void => {
    if (cnr === undefined) return;
    const key = `cnr/${proceeding}/${cnr}`;
    found.set(key, {
      key,
      kind: "cnr",
      ...nowhere,
      proceeding,
      shown: cnr,
      number: comparedCnr(cnr),
      year: null,
    });
  };
  for (const { data } of facts.of("CnrRecorded")) add(data.cnr, data.proceeding);
  for (const { data } of facts.recorded("BailAppliedFor")) add(data.cnr, data.proceeding);
  return [...found.values()];
};

const fileRows = (facts: CaseFacts): readonly CaseNumberRow[] =>
  facts.of("CaseOpened").flatMap(({ id, data }): readonly CaseNumberRow[] => {
    if (data.fileNumber === undefined) return [];
    const compared = comparedNumber(data.fileNumber);
    return [{ key: `file/${id}`, kind: "file", ...nowhere, shown: data.fileNumber, ...compared }];
  });

const aliasRows = (facts: CaseFacts): readonly CaseNumberRow[] =>
  facts.of("PersonAdded").flatMap(({ id, data }): readonly CaseNumberRow[] =>
    data.alias === undefined
      ? []
      : [
          {
            key: `alias/${id}`,
            kind: "alias",
            ...nowhere,
            person: data.person,
            shown: data.alias,
            number: comparedWords(data.alias),
            year: null,
          },
        ],
  );

export const caseNumbers = projection({
  name: "case_numbers",
  version: 3,
  columns: caseNumberColumns,
  indexes: [["number", "year"]],
  project: (history) => {
    const facts = factsOf(history);
    return [
      ...facts.proceedings.flatMap(firRows),
      ...courtCaseRows(facts),
      ...cnrRows(facts),
      ...fileRows(facts),
      ...aliasRows(facts),
    ];
  },
});
