/** Parameters of the figures that count proceedings, or the accused in them. */
import { courtTypes } from "@tareekh/core/catalogue/codes/bodies.ts";
import { acts } from "@tareekh/core/catalogue/codes/law.ts";
import { entryRules } from "@tareekh/projections/answers/delay-lines.ts";
import { unitNames } from "@tareekh/projections/answers/span-question.ts";
import { type UnitsChosen, unitBreakdowns } from "@tareekh/projections/answers/units/unit-question.ts";
import { custodies } from "@tareekh/projections/facts/custody.ts";
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import type { Cell } from "../csv/csv.ts";
import { narrowingParameters } from "./narrowing.ts";
import { atLeast, oneOf, oneOrTwoOf, optional, text, wholeNumber, yesNo } from "./parameters.ts";

/** Which units are counted, and what of them. */
export const unitParameters = {
  unit: optional(
    oneOf(
      "What is counted: the proceeding, which ends with the last of its accused, or the accused in it; proceedings where it is left out",
      unitNames,
    ),
  ),
  ...narrowingParameters,
  courtType: optional(oneOf("Only before courts of this kind: a code of the catalogue", courtTypes.codes)),
  court: optional(text("Only before the court of this name, in letters of any case", 200)),
  act: optional(oneOf("Only under this Act: a code of the catalogue", acts.codes)),
  section: optional(text("Only under this section, as written: 370(4); of the Act, where one is given", 40)),
  victim: optional(
    oneOf("Only with a child among the survivors when the offence began, or with adults only", [
      "child",
      "adult",
    ]),
  ),
  bail: optional(
    oneOf("Only where the accused stand so; `mixed` where those of a proceeding stand differently", [
      ...custodies,
      "mixed",
    ]),
  ),
  interState: optional(
    yesNo("Only of cases in which the record names more than one State, or only of others"),
  ),
  atLeast: optional(atLeast),
};

const by = optional(oneOrTwoOf("Broken down by", unitBreakdowns));

/** The units, compared by one thing or two. */
export const comparedParameters = { ...unitParameters, by };

const { unit: _, ...ofProceedings } = unitParameters;

/** Where only proceedings can be counted: which of them. */
export const proceedingParameters = ofProceedings;

/** Proceedings, compared by one thing or two. */
export const comparedProceedings = { ...proceedingParameters, by };

export const entryParameters = {
  entry: optional(
    oneOf(
      "`delayed`, where it is left out: each counts from the day on which the office began to follow it, and what ended before is left out; `ignored`: each counts from its beginning, which is right for a register that is complete",
      entryRules,
    ),
  ),
  step: optional(wholeNumber("Days between the points of the curves; 30 where it is left out", 1, 3650)),
};

/** Which table of the answer is wanted as CSV. */
export const curveTableParameter = {
  table: optional(
    oneOf("As CSV: the lines of figures, where it is left out, or the points of the curves", [
      "figures",
      "curves",
    ]),
  ),
};

/** Which of several tables, whose lines have different columns, is wanted as CSV: the first where it is left out. */
export const tableParameter = <const Names extends string>(first: Names, ...others: readonly Names[]) => ({
  table: optional(oneOf(`As CSV: which of the tables; ${first} where it is left out`, [first, ...others])),
});

/** Any milestone but the last. */
export const fromMilestone = (description: string) =>
  oneOf(
    description,
    milestoneNames.filter((name) => name !== "disposed"),
  );

/** In a table of figures: to what they were narrowed, and the position at which they stand. */
export const unitsAsked = (
  asked: UnitsChosen & { readonly by?: readonly string[] },
  { position }: { readonly position: number },
): Readonly<Record<string, Cell>> => ({
  unit: asked.unit ?? "proceeding",
  by: asked.by?.[0] ?? null,
  thenBy: asked.by?.[1] ?? null,
  onlyState: asked.state ?? null,
  onlyDistrict: asked.district ?? null,
  onlyAgency: asked.agency ?? null,
  onlyYear: asked.year ?? null,
  onlyCourtType: asked.courtType ?? null,
  onlyCourt: asked.court ?? null,
  onlyAct: asked.act ?? null,
  onlySection: asked.section ?? null,
  onlyVictim: asked.victim ?? null,
  onlyBail: asked.bail ?? null,
  onlyInterState: asked.interState ?? null,
  onlyCase: asked.caseId ?? null,
  position,
});
