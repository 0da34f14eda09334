/**
 * Which names, dates and places are missing, by stage: how many of the proceedings that came to a stage lack each fact that
 * law or practice wants of its record.
 */
import type { Effect } from "effect";
import { type RawBuilder, sql, type Transaction } from "kysely";
import {
  stageWanted,
  type WantedFact,
  type WantedKind,
  type WantedStage,
  wantedFacts,
  wantedStages,
} from "../facts/wanted-facts.ts";
import { FEWEST_EVENTS } from "../statistics/statistics.ts";
import type { AnswerError } from "./answer-error.ts";
import { type Answer, asking } from "./asking.ts";
import type {
  Completeness,
  CompletenessAsked,
  FactFigures,
  StageCompleteness,
} from "./completeness-lines.ts";
import { casesIn, unitsIn } from "./counts-in-words.ts";
import { groupText, proceedingsThat } from "./proceedings-asked.ts";
import type { ProjectorTables, RowsDatabase } from "./rows-database.ts";
import { of100 } from "./shares.ts";
import type { UnitBreakdown } from "./units/unit-question.ts";

type Rows = Transaction<ProjectorTables>;

/** The columns of a row that are counted, and under which names. */
const listed = ["stages", "complete", "lacking", "imprecise", "notStated", "missing"] as const;
type Listed = (typeof listed)[number];

interface Counted {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly list: Listed;
  /** A stage; or a stage and a kind or fact: `fir/station`. */
  readonly item: string;
  readonly proceedings: number;
}

const recordsOf = (asked: CompletenessAsked): RawBuilder<unknown> =>
  sql`${proceedingsThat(asked)} as chosen
    join (select case_id, proceeding, ${sql.join(listed.map((name) => sql.ref(name)))} from completeness) as record
      using (case_id, proceeding)`;

const counted = async (
  rows: Rows,
  asked: CompletenessAsked,
  [first, second]: readonly UnitBreakdown[],
): Promise<readonly Counted[]> => {
  const group = (name: UnitBreakdown | undefined) => (name === undefined ? sql`null::text` : groupText(name));
  const lists = listed.map((name) => sql`(${sql.lit(name)}, ${sql.ref(name)})`);
  const found = await sql<Counted>`select "group", "thenGroup", list, item, count(*)::integer as proceedings
    from (select ${group(first)} as "group", ${group(second)} as "thenGroup",
        ${sql.join(listed.map((name) => sql.ref(name)))} from ${recordsOf(asked)}) as records
      cross join lateral (values ${sql.join(lists)}) as lists(list, items)
      cross join lateral unnest(items) as item
    group by "group", "thenGroup", list, item
    order by "group" collate "C" nulls last, "thenGroup" collate "C" nulls last`.execute(rows);
  return found.rows;
};

/** How often each item stands in each list, of one group. */
class GroupCounts {
  readonly #counts = new Map<string, number>();
  readonly group: string | null;
  readonly thenGroup: string | null;

  constructor({ group, thenGroup }: Pick<Counted, "group" | "thenGroup">) {
    this.group = group;
    this.thenGroup = thenGroup;
  }

  add({ list, item, proceedings }: Counted): void {
    this.#counts.set(`${list} ${item}`, proceedings);
  }

  of(list: Listed, item: string): number {
    return this.#counts.get(`${list} ${item}`) ?? 0;
  }
}

const byGroup = (lines: readonly Counted[]): readonly GroupCounts[] => {
  const groups = new Map<string, GroupCounts>();
  for (const line of lines) {
    const key = JSON.stringify([line.group, line.thenGroup]);
    const known = groups.get(key) ?? new GroupCounts(line);
    groups.set(key, known);
    known.add(line);
  }
  return [...groups.values()];
};

const stageLine = (counts: GroupCounts, stage: WantedStage): StageCompleteness => {
  const lacks = (kind: WantedKind): number => counts.of("lacking", `${stage}/${kind}`);
  const [of, complete] = [counts.of("stages", stage), counts.of("complete", stage)];
  return {
    group: counts.group,
    thenGroup: counts.thenGroup,
    stage,
    of,
    complete,
    lacksDate: lacks("date"),
    lacksWho: lacks("who"),
    lacksNumber: lacks("number"),
    lacksPlace: lacks("place"),
    lacksWhat: lacks("what"),
    completeOf100: of100(complete, of),
  };
};

const factLine = (counts: GroupCounts, { stage, fact, kind, keeper }: WantedFact): FactFigures => {
  const of = counts.of("stages", stage);
  const [imprecise, notStated, missing] = (["imprecise", "notStated", "missing"] as const).map((list) =>
    counts.of(list, `${stage}/${fact}`),
  ) as [number, number, number];
  const recorded = of - imprecise - notStated - missing;
  return {
    group: counts.group,
    thenGroup: counts.thenGroup,
    stage,
    fact,
    kind,
    keeper,
    of,
    recorded,
    imprecise,
    notStated,
    missing,
    recordedOf100: of100(recorded, of),
    missingOf100: of100(missing, of),
  };
};

/** What is missing most often, in a sentence; null where nothing is, or where too few have come to any stage. */
export const missingMostOften = (facts: readonly FactFigures[]): string | null => {
  const [worst] = facts
    .filter(({ of }) => of >= FEWEST_EVENTS)
    .toSorted((a, b) => b.missing / b.of - a.missing / a.of);
  const title = wantedFacts.find(({ stage, fact }) => stage === worst?.stage && fact === worst.fact)?.title;
  return worst === undefined || title === undefined || worst.missing === 0
    ? null
    : `Missing most often: ${stageWanted(worst.stage).title}, ${title.toLowerCase()}: in ${worst.missingOf100} of 100 proceedings that came so far.`;
};

const sentencesOf = (
  proceedings: number,
  cases: number,
  facts: readonly FactFigures[],
): readonly string[] => {
  const head = `These are cases followed by this office: ${unitsIn("proceeding", proceedings)} in ${casesIn(cases)}. It is not a census.`;
  const worst = missingMostOften(facts);
  return [
    head,
    "Missing means: not on record with this office. Whoever keeps the record may have it; what no record of the case says to have happened is asked of nobody.",
    ...(worst === null ? [] : [worst]),
    "Of names it is only counted whether one is recorded: they are sealed, and stand in no figure and no row.",
  ];
};

export const completenessFigures = (
  database: RowsDatabase,
  asked: CompletenessAsked = {},
): Effect.Effect<Answer<Completeness>, AnswerError> =>
  asking(database, "counting what is on record", ["completeness", "delays"], async (rows) => {
    const { by = [], stage, kind } = asked;
    const wanted = wantedFacts.filter(
      (one) => (stage === undefined || one.stage === stage) && (kind === undefined || one.kind === kind),
    );
    const stages = wantedStages.filter((name) => wanted.some((one) => one.stage === name));
    const linesOf = (groups: readonly GroupCounts[]) => ({
      stages: groups.flatMap((counts) =>
        stages.map((name) => stageLine(counts, name)).filter(({ of }) => of > 0),
      ),
      facts: groups.flatMap((counts) =>
        wanted.map((one) => factLine(counts, one)).filter(({ of }) => of > 0),
      ),
    });
    const size = await sql<{ proceedings: number; cases: number }>`select count(*)::integer as proceedings,
      count(distinct case_id)::integer as cases from ${recordsOf(asked)}`.execute(rows);
    const { proceedings = 0, cases = 0 } = size.rows[0] ?? {};
    const total = linesOf(byGroup(await counted(rows, asked, [])));
    const groups =
      by.length === 0 ? { stages: [], facts: [] } : linesOf(byGroup(await counted(rows, asked, by)));
    return {
      by: by[0] ?? null,
      thenBy: by[1] ?? null,
      proceedings,
      cases,
      stages: total.stages,
      facts: total.facts,
      groupStages: groups.stages,
      groupFacts: groups.facts,
      wanted,
      sentences: sentencesOf(proceedings, cases, total.facts),
    };
  });
