/**
 * The spans between two milestones, one row a proceeding or accused, from the rows of the projection `delays`.
 *
 * This is `spans.ts` once more, in SQL, for all cases at a time; a test holds the two together.
 */
import { type RawBuilder, sql } from "kysely";
import { type Milestone, milestones } from "../milestones.ts";
import { type SpanAsked, unitOf } from "./span-question.ts";

/**
 * The rows of one milestone. Materialised, because the planner cannot know that each case has one of them: it would
 * take two milestones of a case for unrelated, and look up each row of the one among all of the other's case.
 */
const rowsOf = (name: string, milestone: Milestone, ofAccused: boolean): RawBuilder<unknown> =>
  sql`${sql.ref(name)} as materialized (
    select case_id, proceeding, accused, status, earliest, latest, approximate, "endedBy", inherited, "lastPending",
      "certainlyAfter", "certainlyBefore", state, district, agency, year
    from delays where milestone = ${milestone} and accused is ${ofAccused ? sql`not null` : sql`null`})`;

/**
 * A relation with `case_id`, `proceeding`, `accused`, `state` (of `SpanState`, and two more: `counted-elsewhere`, in
 * the proceeding from which this one was split, and `moved`, into the one that was split off), `least`, `most`,
 * `approximate`, the days of both milestones, `last_pending`, and the breakdown (`place_state` for the State).
 */
export const spansInRows = (asked: SpanAsked): RawBuilder<unknown> => {
  const perAccused = unitOf(asked) === "accused";
  const [fromAccused, toAccused] = [asked.from, asked.to].map(
    (milestone) => perAccused && milestones[milestone].of !== "proceeding",
  );
  const accused = sql.ref(toAccused === true ? "t.accused" : "f.accused");
  const together = sql`f.case_id = t.case_id and f.proceeding = t.proceeding
    ${fromAccused === true && toAccused === true ? sql`and f.accused = t.accused` : sql``}`;
  // Whether an accused's part has ended stands in the accused's own rows, also where the proceeding is asked for.
  const ownEnd = perAccused && toAccused !== true;
  const unreached = sql`t.status = 'not-recorded'`;
  const both = sql`f.status = 'reached' and t.status = 'reached'`;
  // Which came first may be known where the dates leave it open; nothing is below 0 then.
  const inOrder = sql`(${asked.to}::text = any(f."certainlyBefore") or ${asked.from}::text = any(t."certainlyAfter"))`;
  const least = sql`t.earliest - f.latest`;
  const most = sql`t.latest - f.earliest`;
  return sql`(
    with ${rowsOf("f", asked.from, fromAccused === true)}, ${rowsOf("t", asked.to, toAccused === true)}
      ${ownEnd ? sql`, ${rowsOf("e", "judgment", true)}` : sql``},
    joined as (
      select t.case_id, t.proceeding, ${accused} as accused,
        f.status as from_status, t.status as to_status, t.inherited and f.inherited as inherited,
        case when f.status <> 'ended' then f.earliest end as from_earliest,
        case when f.status <> 'ended' then f.latest end as from_latest,
        case when t.status = 'reached' then t.earliest end as to_earliest,
        case when t.status = 'reached' then t.latest end as to_latest,
        case when ${both} then case when ${inOrder} then greatest(0, ${least}) else ${least} end end as least,
        case when ${both} then case when ${inOrder} and ${most} < 0 then 0 else ${most} end end as most,
        (f.approximate or t.approximate) as approximate,
        ${
          ownEnd
            ? sql`(t.status = 'ended' or (${unreached} and e.status in ('ended', 'reached'))) as has_ended,
                case when t.status = 'ended' then t."endedBy"
                  when ${unreached} and e.status = 'reached' then 'JudgmentGiven'
                  when ${unreached} then e."endedBy" end as ended_by`
            : sql`t.status = 'ended' as has_ended, t."endedBy" as ended_by`
        },
        t."lastPending" as last_pending, t.state as place_state, t.district, t.agency, t.year
      from f join t on ${together}
      ${
        ownEnd
          ? sql`join e on e.case_id = f.case_id and e.proceeding = f.proceeding and e.accused = f.accused`
          : sql``
      }
    )
    select joined.*,
      case
        when inherited then 'counted-elsewhere'
        when from_status in ('not-recorded', 'passed', 'ended') then
          case when to_status = 'reached' then 'start-not-recorded'
            when has_ended and ended_by = 'ProceedingSplit' then 'moved'
            else 'not-begun' end
        when from_status = 'possibly' or to_status = 'possibly' then 'possibly'
        when to_status = 'reached' then
          case when most is null and coalesce(least, 0) <= 0 then 'not-dated' else 'closed' end
        when to_status = 'passed' then 'not-recorded'
        when has_ended then case when ended_by = 'ProceedingSplit' then 'moved' else 'ended' end
        when last_pending is null or last_pending <= coalesce(from_latest, from_earliest) then 'not-recorded'
        when from_earliest is null and from_latest is null then 'open-not-dated'
        else 'open'
      end as state
    from joined
  )`;
};
