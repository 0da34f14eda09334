/** The court dates that a question is of, in SQL: a line each, with what it says of being put off, and its groups. */
import { type RawBuilder, sql } from "kysely";
import type { AdjournmentsAsked, CourtDateBreakdown } from "./adjournment-lines.ts";
import { allOf, type Condition, condition } from "./conditions.ts";
import { groupText, proceedingsThat } from "./proceedings-asked.ts";

/** Stands in a record for what nobody said; so does nothing at all. */
const NOT_STATED = "not-stated";

/** Fits exactly: what was asked for is on record, or nobody recorded it where that was asked for. */
const fits = (column: string, asked: string | undefined): Condition => {
  if (asked === undefined) return condition`true`;
  return asked === NOT_STATED
    ? condition`${sql.ref(column)} is null`
    : condition`${sql.ref(column)} is not distinct from ${asked}`;
};

/** Fits, or nobody recorded whether it does. */
const mayFit = (column: string, asked: string | undefined): Condition =>
  asked === undefined ? condition`true` : condition`(${fits(column, asked)} or ${sql.ref(column)} is null)`;

const courtDateConditions = ({
  courtType,
  court,
  purpose,
  from,
  to,
}: AdjournmentsAsked): readonly Condition[] => [
  ...(courtType === undefined ? [] : [condition`"courtType" = ${courtType}`]),
  ...(court === undefined ? [] : [condition`lower(court) = lower(${court})`]),
  ...(purpose === undefined
    ? []
    : purpose === NOT_STATED
      ? [condition`cardinality(purposes) = 0`]
      : [condition`${purpose} = any(purposes)`]),
  ...(from === undefined ? [] : [condition`latest >= ${from}::date`]),
  ...(to === undefined ? [] : [condition`earliest <= ${to}::date`]),
];

/**
 * Court dates on record with their proceeding's columns. The court is that of the date, or where the date names none that
 * of the proceeding; a date that is put off has an adjournment on record, or was not held.
 */
const courtDates = ({ courtType: _, court: __, ...asked }: AdjournmentsAsked): RawBuilder<unknown> => sql`(
  select h.case_id, h.proceeding,
    case p.status when 'disposed' then 'ended' when 'passed' then 'end-not-recorded'
      when 'split-off' then 'split-off' else 'pending' end as standing,
    p.state, p.district, p.agency, p.year, p.victim, p."interState",
    coalesce(h.court, p."courtType") as "courtType",
    coalesce(h."courtName", case when h.court is null or h.court = p."courtType" then p.court end) as court,
    h.earliest, h.latest, h.result, array_remove(h.purposes, ${NOT_STATED}) as purposes,
    h.adjourned or h.result not in ('held', ${NOT_STATED}) as "isPutOff",
    nullif(h.side, ${NOT_STATED}) as side, nullif(h.reason, ${NOT_STATED}) as reason,
    h.opposed, h.costs, h."witnessesPresent", h."witnessesExamined", h."witnessesSentHome",
    h.next, h."noNextDate",
    case when h.earliest = h.latest and not h.approximate and h.next > h.earliest
      then h.next - h.earliest end as "nextDays",
    cardinality(h."eventIds") > 1 as "recordedTwice", h."recordsDiffer"
  from hearings as h join ${proceedingsThat(asked)} as p using (case_id, proceeding)
  where h.kind = 'recorded')`;

const groupOfDate = (name: CourtDateBreakdown | undefined): RawBuilder<unknown> => {
  if (name === undefined) return sql`null::text`;
  if (name === "purpose") return sql`"ofPurpose"`;
  return name === "result" ? sql`nullif(result, ${NOT_STATED})` : groupText(name);
};

/**
 * Adds to each court date its `group` and `thenGroup`, whether it `isCounted` as put off (by the side and for the reason
 * that were asked for), and whether it `mayCount`. By purpose, a date for two purposes is two lines.
 */
export const countedCourtDates = (
  asked: AdjournmentsAsked,
  by: readonly CourtDateBreakdown[],
): RawBuilder<unknown> => {
  const counted = sql`"isPutOff" and ${fits("side", asked.side)} and ${fits("reason", asked.reason)}`;
  const may = sql`"isPutOff" and ${mayFit("side", asked.side)} and ${mayFit("reason", asked.reason)}`;
  const purposes = by.includes("purpose")
    ? sql`left join lateral unnest(purposes) as each_purpose("ofPurpose") on true`
    : sql``;
  return sql`(select dates.*, ${groupOfDate(by[0])} as "group", ${groupOfDate(by[1])} as "thenGroup",
      ${counted} as "isCounted",
      not (${counted}) and ((not "isPutOff" and result = ${NOT_STATED}) or (${may})) as "mayCount"
    from ${courtDates(asked)} as dates ${purposes}
    where ${allOf(courtDateConditions(asked))}
    -- What is said of a date is worked out once, and not anew in each figure.
    offset 0)`;
};
