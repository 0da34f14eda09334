/**
 * Which proceedings a question in SQL is of, and by what they are compared: what `units/unit-question.ts` says of units in
 * memory, for figures that are counted from rows of another kind.
 */
import { type RawBuilder, sql } from "kysely";
import { allOf, type Condition, condition } from "./conditions.ts";
import type { UnitBreakdown, UnitsChosen } from "./units/unit-question.ts";

type Chosen = Omit<UnitsChosen, "unit">;

/** A list of laws fits where one of them does: `ipc 370(4)` where that section is asked, of that Act or of any. */
const lawConditions = ({ act, section }: Chosen): readonly Condition[] => {
  if (section === undefined) return act === undefined ? [] : [condition`${act} = any(acts)`];
  return act === undefined
    ? [condition`exists (select from unnest(sections) as law where split_part(law, ' ', 2) = ${section})`]
    : [condition`${`${act} ${section}`} = any(sections)`];
};

const conditionsOf = (asked: Chosen): readonly Condition[] => {
  const { state, district, agency, year, courtType, court, victim, bail, interState, caseId } = asked;
  return [
    ...(state === undefined ? [] : [condition`state = ${state}`]),
    ...(district === undefined ? [] : [condition`lower(district) = lower(${district})`]),
    ...(agency === undefined ? [] : [condition`agency = ${agency}`]),
    ...(year === undefined ? [] : [condition`year = ${year}`]),
    ...(courtType === undefined ? [] : [condition`"courtType" = ${courtType}`]),
    ...(court === undefined ? [] : [condition`lower(court) = lower(${court})`]),
    ...(victim === undefined ? [] : [condition`victim = ${victim}`]),
    ...(bail === undefined ? [] : [condition`bail = ${bail}`]),
    ...(interState === undefined ? [] : [condition`"interState" = ${interState}`]),
    ...(caseId === undefined ? [] : [condition`case_id = ${caseId}`]),
    ...lawConditions(asked),
  ];
};

/** The proceedings that fit, a line each: `case_id`, and the columns of `delays`. */
export const proceedingsThat = (asked: Chosen): RawBuilder<unknown> =>
  sql`(select * from delays where accused is null and ${allOf(conditionsOf(asked))})`;

/** What a proceeding has in common with the others of its group, as text. */
export const groupText = (name: UnitBreakdown): RawBuilder<unknown> =>
  name === "interState"
    ? sql`case when "interState" then 'yes' when not "interState" then 'no' end`
    : sql`${sql.ref(name)}::text`;

/** Whether only some proceedings were asked for. */
export const isNarrowed = (asked: Chosen): boolean => conditionsOf(asked).length > 0;
