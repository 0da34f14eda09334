/**
 * The spans between two milestones, one row a proceeding or accused, from the rows of the projection `delays`.
 *
 * This is `spans.ts` once more, in SQL, for all cases at a time; a test holds the two together.
 */
import { type RawBuilder, sql } from "kysely";
import { milestones } from "../milestones.ts";
import { type SpanAsked, unitOf } from "./span-question.ts";

/**
 * A relation with `case_id`, `proceeding`, `accused`, `state` (of `SpanState`, and two more: `counted-elsewhere`, in
 * the proceeding from which this one was split, and `moved`, into the one that was split off), `least`, `most`,
 * `approximate`, the days of both milestones, `last_pending`, and the breakdown (`place_state` for the State).
 */
export const spansInRows = (asked: SpanAsked): RawBuilder<unknown> => {
  const perAccused = unitOf(asked) === "accused";
  const ofAccused = (milestone: SpanAsked["from"]) => perAccused && milestones[milestone].of === "accused";
  // The accused of a proceeding are those who have a row of any milestone that an accused reaches.
  const units = perAccused
    ? sql`select case_id, proceeding, accused from delays where milestone = 'arrest' and accused is not null`
    : sql`select case_id, proceeding, null::text as accused from delays
        where milestone = ${asked.to} and accused is null`;
  const joined = (alias: "f" | "t", milestone: SpanAsked["from"]) => sql`
    join delays as ${sql.ref(alias)} on ${sql.ref(`${alias}.case_id`)} = u.case_id
      and ${sql.ref(`${alias}.proceeding`)} = u.proceeding
      and ${sql.ref(`${alias}.milestone`)} = ${milestone}
      and ${sql.ref(`${alias}.accused`)} ${ofAccused(milestone) ? sql`= u.accused` : sql`is null`}`;
  // Whether an accused's part has ended stands in the accused's own rows, whichever milestone is asked for.
  const ended = perAccused && !ofAccused(asked.to);
  const endedOf = ended
    ? sql`join delays as e on e.case_id = u.case_id and e.proceeding = u.proceeding
        and e.accused = u.accused and e.milestone = 'judgment'`
    : sql``;
  const endedBy = ended
    ? sql`case when t.status = 'ended' then t."endedBy"
        when t.status = 'not-reached' and e.status = 'ended' then e."endedBy"
        when t.status = 'not-reached' and e.status = 'reached' then 'JudgmentGiven' end`
    : sql`case when t.status = 'ended' then t."endedBy" end`;
  const hasEnded = ended
    ? sql`(t.status = 'ended' or (t.status = 'not-reached' and e.status in ('ended', 'reached')))`
    : sql`(t.status = 'ended')`;
  return sql`(
    select s.*,
      case
        when inherited then 'counted-elsewhere'
        when from_status in ('not-reached', 'ended') then
          case when to_status = 'reached' then 'start-not-recorded' else 'not-begun' end
        when from_status = 'possibly' or to_status = 'possibly' then 'possibly'
        when to_status = 'reached' then
          case when most is null and coalesce(least, 0) <= 0 then 'not-dated' else 'closed' end
        when has_ended then case when ended_by = 'ProceedingSplit' then 'moved' else 'ended' end
        when from_earliest is null and from_latest is null then 'open-not-dated'
        else 'open'
      end as state
    from (
      select u.case_id, u.proceeding, u.accused,
        f.status as from_status, t.status as to_status, t.inherited and f.inherited as inherited,
        case when f.status <> 'ended' then f.earliest end as from_earliest,
        case when f.status <> 'ended' then f.latest end as from_latest,
        case when t.status = 'reached' then t.earliest end as to_earliest,
        case when t.status = 'reached' then t.latest end as to_latest,
        case when f.status = 'reached' and t.status = 'reached' then t.earliest - f.latest end as least,
        case when f.status = 'reached' and t.status = 'reached' then t.latest - f.earliest end as most,
        (f.approximate or t.approximate) as approximate,
        ${hasEnded} as has_ended, ${endedBy} as ended_by,
        t."lastPending" as last_pending,
        t.state as place_state, t.district, t.agency, t.year
      from (${units}) as u
      ${joined("f", asked.from)}
      ${joined("t", asked.to)}
      ${endedOf}
    ) as s
  )`;
};
