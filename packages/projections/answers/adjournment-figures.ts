/**
 * What comes of court dates: held or not, put off by which side and why, witnesses who came and were sent home, and how
 * far the next date lies ahead; per court date, and per proceeding.
 *
 * A side is the side that asked, as the record has it. Dates of which nobody recorded the side or the reason are counted
 * as such.
 */
import type { Effect } from "effect";
import { type RawBuilder, type SqlBool, sql, type Transaction } from "kysely";
import { FEWEST_EVENTS } from "../statistics/statistics.ts";
import {
  type Adjournments,
  type AdjournmentsAsked,
  type CourtDateBreakdown,
  type CourtDateFigures,
  type PerProceedingFigures,
  type PurposeFigures,
  type PutOffCount,
  proceedingStandings,
} from "./adjournment-lines.ts";
import { adjournmentSentences } from "./adjournment-sentences.ts";
import { type AnswerError, badQuestion } from "./answer-error.ts";
import type { Answer } from "./asking.ts";
import { countedCourtDates } from "./counted-court-dates.ts";
import { countOf } from "./grouped.ts";
import { askingOnce } from "./keeping.ts";
import type { ProjectorTables, RowsDatabase } from "./rows-database.ts";
import { meanOf, of100 } from "./shares.ts";

type Rows = Transaction<ProjectorTables>;

const named = (figure: RawBuilder<unknown>, name: string): RawBuilder<unknown> =>
  sql`${figure} as ${sql.ref(name)}`;

const count = (name: string, where: RawBuilder<SqlBool>): RawBuilder<unknown> => named(countOf(where), name);

const sum = (name: string): RawBuilder<unknown> =>
  named(sql`coalesce(sum(${sql.ref(name)}), 0)::integer`, name);

/** Quartiles of a column, each a value that occurs; null of fewer than five. */
const quartilesOf = (column: string, where: RawBuilder<SqlBool>): RawBuilder<unknown> =>
  sql`case when count(${sql.ref(column)}) filter (where ${where}) >= ${FEWEST_EVENTS}
    then percentile_disc(array[0.25, 0.5, 0.75]) within group (order by ${sql.ref(column)})
      filter (where ${where}) end`;

type Quartiles = readonly [number, number, number] | null;

const is = sql<SqlBool>;
const all = is`true`;

/** One line for each group, or one for all. */
const byGroup = (
  by: readonly CourtDateBreakdown[],
  also: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> => (by.length === 0 ? sql`` : sql`group by "group", "thenGroup" ${also}`);

const inOrder = sql`"group" collate "C" nulls last, "thenGroup" collate "C" nulls last`;

const group = (by: readonly CourtDateBreakdown[]): RawBuilder<unknown> =>
  by.length === 0 ? sql`null as "group", null as "thenGroup"` : sql`"group", "thenGroup"`;

const orderOf = (by: readonly CourtDateBreakdown[]): RawBuilder<unknown> =>
  by.length === 0 ? sql`` : sql`order by ${inOrder}`;

interface DateRow
  extends Omit<
    CourtDateFigures,
    | "proceedings"
    | "cases"
    | "putOffOf100"
    | "atMostOf100"
    | "sentHomeOf100"
    | "nextQ1"
    | "nextMedian"
    | "nextQ3"
    | "putOffNextMedian"
  > {
  readonly next: Quartiles;
  readonly putOffNext: Quartiles;
}

const figuresOfDates = async (
  rows: Rows,
  asked: AdjournmentsAsked,
  by: readonly CourtDateBreakdown[],
  spread: readonly ProceedingLine[],
): Promise<readonly CourtDateFigures[]> => {
  const found = await sql<DateRow>`select ${group(by)}, ${sql.join([
    count("courtDates", all),
    count("held", is`result = 'held'`),
    count("notReached", is`result = 'not-reached'`),
    count("courtNotSitting", is`result = 'court-not-sitting'`),
    count("passedOver", is`result = 'passed-over'`),
    count("vacated", is`result = 'vacated'`),
    count("resultNotStated", is`result = 'not-stated'`),
    count("putOff", is`"isCounted"`),
    count("perhapsPutOff", is`"mayCount"`),
    count("sideNotRecorded", is`"isPutOff" and side is null`),
    count("reasonNotRecorded", is`"isPutOff" and reason is null`),
    count("opposed", is`"isCounted" and opposed`),
    count("costsRecorded", is`"isCounted" and costs is not null`),
    count("costsOrdered", is`"isCounted" and costs > 0`),
    sql`coalesce(sum(costs) filter (where "isCounted"), 0)::float8 as "costsRupees"`,
    count("witnessesNotRecorded", is`"witnessesPresent" is null`),
    count("datesWithWitnesses", is`"witnessesPresent" > 0`),
    count("datesSentHome", is`"witnessesSentHome" > 0`),
    ...["witnessesPresent", "witnessesExamined", "witnessesSentHome"].map(sum),
    named(
      sql`coalesce(sum(greatest("witnessesPresent" - "witnessesExamined" - "witnessesSentHome", 0)), 0)::integer`,
      "witnessesNotTold",
    ),
    count("nextGiven", is`next is not null`),
    count("noNextDate", is`next is null and "noNextDate"`),
    count("nextNotRecorded", is`next is null and "noNextDate" is not true`),
    count("nextNotDated", is`next is not null and "nextDays" is null`),
    named(quartilesOf("nextDays", all), "next"),
    named(quartilesOf("nextDays", is`"isCounted"`), "putOffNext"),
    count("recordedTwice", is`"recordedTwice"`),
    count("recordsDiffer", is`"recordsDiffer"`),
  ])} from ${countedCourtDates(asked, by)} as dates ${byGroup(by)} ${orderOf(by)}`.execute(rows);
  const allOf = new Map(
    spread
      .filter(({ line }) => line.standing === "all")
      .map(({ line, cases }) => [keyOf(line), { proceedings: line.proceedings, cases }]),
  );
  return found.rows.map(({ next, putOffNext, group: one, thenGroup, courtDates, ...line }) => ({
    group: one,
    thenGroup,
    courtDates,
    ...(allOf.get(keyOf({ group: one, thenGroup })) ?? { proceedings: 0, cases: 0 }),
    ...line,
    putOffOf100: of100(line.putOff, courtDates),
    atMostOf100: of100(line.putOff + line.perhapsPutOff, courtDates),
    sentHomeOf100: of100(line.witnessesSentHome, line.witnessesSentHome + line.witnessesExamined),
    nextQ1: next?.[0] ?? null,
    nextMedian: next?.[1] ?? null,
    nextQ3: next?.[2] ?? null,
    putOffNextMedian: putOffNext?.[1] ?? null,
  }));
};

/** Of what the lines are: of sides, of reasons, or of both. */
type CountedBy = "side" | "reason" | "both";

interface PutOffRow extends Omit<PutOffCount, "of" | "of100"> {
  readonly counted: CountedBy;
  readonly of: number;
}

const putOffCounts = async (
  rows: Rows,
  asked: AdjournmentsAsked,
  by: readonly CourtDateBreakdown[],
): Promise<Readonly<Record<CountedBy, readonly PutOffCount[]>>> => {
  // By proceeding first: to tell millions of proceedings apart afterwards, PostgreSQL would sort them.
  const found =
    await sql<PutOffRow>`select "group", "thenGroup", side, reason, counted, count(*)::integer as proceedings,
      ${sql.join(["putOff", "opposed", "costsOrdered"].map(sum))},
      (sum(sum("putOff")) over (partition by "group", "thenGroup", counted))::integer as of
    from (select "group", "thenGroup", side, reason,
        case grouping(side, reason) when 1 then 'side' when 2 then 'reason' else 'both' end as counted,
        ${sql.join([count("putOff", all), count("opposed", is`opposed`), count("costsOrdered", is`costs > 0`)])}
      from ${countedCourtDates(asked, by)} as dates where "isCounted"
      group by grouping sets (
        ("group", "thenGroup", case_id, proceeding, side),
        ("group", "thenGroup", case_id, proceeding, reason),
        ("group", "thenGroup", case_id, proceeding, side, reason))) as proceedings
    group by "group", "thenGroup", counted, side, reason
    order by ${inOrder}, (case counted when 'side' then side when 'reason' then reason
        else coalesce(side, reason) end) is null, sum("putOff") desc, side collate "C" nulls last,
      reason collate "C" nulls last`.execute(rows);
  const lines = (which: CountedBy): readonly PutOffCount[] =>
    found.rows
      .filter(({ counted }) => counted === which)
      .map(({ group: one, thenGroup, side, reason, putOff, of, proceedings, opposed, costsOrdered }) => ({
        group: one,
        thenGroup,
        side,
        reason,
        putOff,
        of,
        of100: of100(putOff, of),
        proceedings,
        opposed,
        costsOrdered,
      }));
  return { side: lines("side"), reason: lines("reason"), both: lines("both") };
};

interface ProceedingRow
  extends Pick<
    PerProceedingFigures,
    "group" | "thenGroup" | "standing" | "proceedings" | "courtDates" | "putOff" | "withSentHome"
  > {
  readonly cases: number;
  readonly datesSpread: Quartiles;
  readonly putOffSpread: Quartiles;
}

/** With how many cases they are of. */
interface ProceedingLine {
  readonly line: PerProceedingFigures;
  readonly cases: number;
}

const keyOf = ({ group: one, thenGroup }: Pick<PerProceedingFigures, "group" | "thenGroup">): string =>
  JSON.stringify([one, thenGroup]);

const perProceeding = async (
  rows: Rows,
  asked: AdjournmentsAsked,
  by: readonly CourtDateBreakdown[],
): Promise<readonly ProceedingLine[]> => {
  const found = await sql<ProceedingRow>`select ${group(by)}, standings.standing, ${sql.join([
    count("proceedings", all),
    // Most cases have one proceeding: each is counted with its first.
    count("cases", is`"isFirstOfCase"`),
    sum("courtDates"),
    sum("putOff"),
    count("withSentHome", is`"sentHome"`),
    named(quartilesOf("courtDates", all), "datesSpread"),
    named(quartilesOf("putOff", all), "putOffSpread"),
  ])} from (
      select "group", "thenGroup", standing, count(*)::integer as "courtDates",
        row_number() over (partition by "group", "thenGroup", case_id collate "C") = 1 as "isFirstOfCase",
        ${countOf(is`"isCounted"`)} as "putOff", bool_or("witnessesSentHome" > 0) as "sentHome"
      from ${countedCourtDates(asked, by)} as dates
      group by "group", "thenGroup", standing, case_id, proceeding) as proceedings
    cross join lateral (values ('all'), (proceedings.standing)) as standings(standing)
    group by ${by.length === 0 ? sql`` : sql`"group", "thenGroup",`} standings.standing
    order by ${by.length === 0 ? sql`` : sql`${inOrder},`}
      array_position(${proceedingStandings}::text[], standings.standing)`.execute(rows);
  return found.rows.map(({ datesSpread, putOffSpread, cases, ...line }) => ({
    cases,
    line: {
      ...line,
      courtDatesMean: meanOf(line.courtDates, line.proceedings),
      courtDatesQ1: datesSpread?.[0] ?? null,
      courtDatesMedian: datesSpread?.[1] ?? null,
      courtDatesQ3: datesSpread?.[2] ?? null,
      putOffMean: meanOf(line.putOff, line.proceedings),
      putOffQ1: putOffSpread?.[0] ?? null,
      putOffMedian: putOffSpread?.[1] ?? null,
      putOffQ3: putOffSpread?.[2] ?? null,
    },
  }));
};

const byPurpose = async (rows: Rows, asked: AdjournmentsAsked): Promise<readonly PurposeFigures[]> => {
  const found = await sql<Omit<PurposeFigures, "mean" | "endedMean">>`select "group" as purpose,
      ${sql.join([
        sum("courtDates"),
        count("proceedings", all),
        named(
          sql`coalesce(sum("courtDates") filter (where standing = 'ended'), 0)::integer`,
          "endedCourtDates",
        ),
        count("endedProceedings", is`standing = 'ended'`),
      ])}
    from (select "group", standing, count(*)::integer as "courtDates"
      from ${countedCourtDates(asked, ["purpose"])} as dates
      group by "group", standing, case_id, proceeding) as proceedings
    group by "group" order by "group" is null, sum("courtDates") desc, "group" collate "C"`.execute(rows);
  return found.rows.map((line) => ({
    ...line,
    mean: meanOf(line.courtDates, line.proceedings),
    endedMean: meanOf(line.endedCourtDates, line.endedProceedings),
  }));
};

/** Fails with `BadQuestion` where the last day comes before the first. */
export const adjournmentFigures = (
  database: RowsDatabase,
  asked: AdjournmentsAsked = {},
): Effect.Effect<Answer<Adjournments>, AnswerError> =>
  askingOnce(
    database,
    "counting what was put off",
    ["hearings", "delays"],
    JSON.stringify(asked),
    async (rows) => {
      const { by = [], from, to, side = null, reason = null } = asked;
      if (from !== undefined && to !== undefined && to < from) {
        throw badQuestion("to", `the same day as from (${from}), or a later one`, to);
      }
      const spread = await perProceeding(rows, asked, []);
      const [total] = await figuresOfDates(rows, asked, [], spread);
      if (total === undefined) throw new Error("An aggregate over everything gave no line");
      const ofAll = spread.map(({ line }) => line);
      const counts = await putOffCounts(rows, asked, []);
      const compared = by.length > 0;
      const groupSpread = compared ? await perProceeding(rows, asked, by) : [];
      const groupCounts = compared ? await putOffCounts(rows, asked, by) : { side: [], reason: [] };
      return {
        by: by[0] ?? null,
        thenBy: by[1] ?? null,
        side,
        reason,
        total,
        groups: compared ? await figuresOfDates(rows, asked, by, groupSpread) : [],
        sides: counts.side,
        reasons: counts.reason,
        sidesAndReasons: counts.both,
        groupSides: groupCounts.side,
        groupReasons: groupCounts.reason,
        perProceeding: ofAll,
        groupsPerProceeding: groupSpread.map(({ line }) => line),
        purposes: await byPurpose(rows, asked),
        sentences: adjournmentSentences(total, ofAll, asked),
      };
    },
  );
