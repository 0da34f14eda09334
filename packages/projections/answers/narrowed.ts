/** What rows and figures may be narrowed by: where the FIR stands, its year, one case. */
import type { Breakdown } from "./breakdown.ts";
import { type Condition, condition } from "./conditions.ts";

export type Narrowed = { readonly [Name in Exclude<Breakdown, "year">]?: string } & {
  readonly year?: number;
  readonly caseId?: string;
};

/** Codes as they are; a district however its letters are cased, since it is a name that people write. */
export const narrowing = ({ state, district, agency, year, caseId }: Narrowed): readonly Condition[] => [
  ...(state === undefined ? [] : [condition`state = ${state}`]),
  ...(district === undefined ? [] : [condition`lower(district) = lower(${district})`]),
  ...(agency === undefined ? [] : [condition`agency = ${agency}`]),
  ...(year === undefined ? [] : [condition`year = ${year}`]),
  ...(caseId === undefined ? [] : [condition`case_id = ${caseId}`]),
];
