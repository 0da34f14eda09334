/** Every projection whose rows are kept, in no order that means anything. The timeline is not among them: it is not kept. */
import { bail } from "./bail.ts";
import { bailApplications } from "./bail-applications.ts";
import { caseNumbers } from "./case-numbers.ts";
import { cases } from "./cases.ts";
import { compensation } from "./compensation.ts";
import { completeness } from "./completeness.ts";
import { delays } from "./delays.ts";
import { hearings } from "./hearings.ts";
import { intimidation } from "./intimidation.ts";
import type { Projection } from "./projection.ts";

export const projections: readonly Projection[] = [
  cases,
  caseNumbers,
  delays,
  bail,
  bailApplications,
  intimidation,
  hearings,
  completeness,
  compensation,
];
