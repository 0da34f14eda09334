/**
 * What survivors were applied for, ordered and paid, how long each took, and what was ordered and never recorded as paid.
 *
 * Section 357A CrPC (396 BNSS) has the legal services authority enquire within two months; rule 9 of the POCSO Rules 2020
 * has the State pay within 30 days of receiving the order, and rule 8 special relief within a week.
 */
import type { Effect } from "effect";
import { type RawBuilder, sql, type Transaction } from "kysely";
import {
  type CompensationRow,
  type CompensationTrack,
  compensationColumns,
  compensationTracks,
} from "../compensation.ts";
import { FEWEST_EVENTS } from "../statistics/statistics.ts";
import type { AnswerError } from "./answer-error.ts";
import { type Answer, asking } from "./asking.ts";
import { amountFigures, amountsInOrder } from "./compensation-amounts.ts";
import {
  type AmountCount,
  type Compensation,
  type CompensationAsked,
  type CompensationCurve,
  type CompensationFigures,
  type CompensationWaitFigures,
  compensationWaits,
} from "./compensation-lines.ts";
import { compensationSentences } from "./compensation-sentences.ts";
import { waitFigures } from "./compensation-waits.ts";
import { groupText, isNarrowed, proceedingsThat } from "./proceedings-asked.ts";
import { columnsOf, type ProjectorTables, type RowOfCase, type RowsDatabase } from "./rows-database.ts";
import { of100 } from "./shares.ts";

type Claim = RowOfCase<typeof compensationColumns> & {
  readonly group: string | null;
  readonly thenGroup: string | null;
};

type Rows = Transaction<ProjectorTables>;

const DEFAULT_STEP = 30;

/** Claims that name none of several proceedings are left out where only some proceedings are asked for. */
const claimsAsked = async (rows: Rows, asked: CompensationAsked): Promise<readonly Claim[]> => {
  const [first, second] = asked.by ?? [];
  const group = (name: typeof first): RawBuilder<unknown> =>
    name === undefined ? sql`null::text` : groupText(name);
  const { caseId: _, ...besidesCase } = asked;
  const found = await sql<Claim>`select ${columnsOf(compensationColumns, "compensation")},
      "group", "thenGroup"
    from compensation left join (
      select case_id, proceeding, ${group(first)} as "group", ${group(second)} as "thenGroup"
      from ${proceedingsThat(asked)} as chosen) as chosen using (case_id, proceeding)
    where (chosen.case_id is not null
      or (compensation.proceeding is null and ${!isNarrowed(besidesCase)}))
      and ${asked.caseId === undefined ? sql`true` : sql`compensation.case_id = ${asked.caseId}`}
    order by "group" collate "C" nulls last, "thenGroup" collate "C" nulls last,
      compensation.case_id, compensation.row_key`.execute(rows);
  return found.rows;
};

/** Claims of the cases asked for that name none of several proceedings, where only some proceedings are asked for. */
const unnamedClaims = async (rows: Rows, asked: CompensationAsked): Promise<number> => {
  const { caseId: _, ...besidesCase } = asked;
  if (!isNarrowed(besidesCase)) return 0;
  const found = await sql<{ claims: number }>`select count(*)::integer as claims from compensation
    where proceeding is null
      and case_id in (select case_id from ${proceedingsThat(asked)} as chosen)`.execute(rows);
  return found.rows[0]?.claims ?? 0;
};

/** How many survivors the chosen cases have, whether or not anything was asked for them. */
const survivorsAsked = async (
  rows: Rows,
  asked: CompensationAsked,
): Promise<{ readonly survivors: number; readonly cases: number }> => {
  const found = await sql<{
    survivors: number;
    cases: number;
  }>`select coalesce(sum(survivors), 0)::integer as survivors, count(*)::integer as cases from cases
    where ${isNarrowed(asked) ? sql`case_id in (select case_id from ${proceedingsThat(asked)} as chosen)` : sql`true`}`.execute(
    rows,
  );
  return found.rows[0] ?? { survivors: 0, cases: 0 };
};

interface Group {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly claims: readonly Claim[];
}

/** In the order in which they come. */
const byGroup = (claims: readonly Claim[]): readonly Group[] => {
  const groups = new Map<string, { group: string | null; thenGroup: string | null; claims: Claim[] }>();
  for (const claim of claims) {
    const { group, thenGroup } = claim;
    const key = JSON.stringify([group, thenGroup]);
    const known = groups.get(key) ?? { group, thenGroup, claims: [] };
    groups.set(key, known);
    known.claims.push(claim);
  }
  return [...groups.values()];
};

const paysWithoutOrder = ({ ordered, recommended, track }: CompensationRow): boolean =>
  track === "special-relief" ? recommended !== true : ordered !== true;

const anyPaid = ({ paid, paidInPart }: CompensationRow): boolean => paid === true || paidInPart === true;

const amountsOrdered = (claims: readonly Claim[]): readonly (string | null)[] =>
  claims.filter(({ ordered }) => ordered === true).map(({ orderedAmount }) => orderedAmount);

const amountsPaid = (claims: readonly Claim[]): readonly (string | null)[] =>
  claims.flatMap(({ paidAmounts }) => paidAmounts ?? []);

const figuresOf = (
  { group, thenGroup, claims: all }: Group,
  track: CompensationTrack,
): CompensationFigures => {
  const claims = all.filter((claim) => claim.track === track);
  const count = (fits: (claim: Claim) => boolean | null): number =>
    claims.filter((claim) => fits(claim) === true).length;
  const survivors = (fits: (claim: Claim) => boolean | null): number =>
    new Set(claims.filter((claim) => fits(claim) === true).map(({ caseId, person }) => `${caseId} ${person}`))
      .size;
  const payable = (claim: Claim): boolean => !paysWithoutOrder(claim);
  const neverPaid = count((claim) => payable(claim) && !anyPaid(claim) && claim.paymentUnclear !== true);
  const ordered = amountFigures(amountsOrdered(claims));
  const paid = amountFigures(amountsPaid(claims));
  return {
    group,
    thenGroup,
    track,
    claims: claims.length,
    cases: new Set(claims.map(({ caseId }) => caseId)).size,
    survivors: survivors(() => true),
    survivorsOrdered: survivors((claim) => claim.ordered),
    survivorsPaid: survivors(anyPaid),
    applied: count((claim) => claim.applied),
    recommended: count((claim) => claim.recommended),
    ordered: count((claim) => claim.ordered),
    refused: count((claim) => claim.refused),
    undecided: count(
      (claim) =>
        track !== "special-relief" &&
        (claim.applied === true || claim.recommended === true) &&
        claim.ordered !== true &&
        claim.refused !== true &&
        // Its answer is on record: it cannot be told which it is.
        claim.answerUnclear !== true,
    ),
    unclear: count((claim) => claim.answerUnclear === true || claim.paymentUnclear === true),
    paid: count((claim) => claim.paid),
    paidInPart: count((claim) => claim.paidInPart === true && claim.paid !== true),
    neverPaid,
    neverPaidOf100: of100(neverPaid, count(payable)),
    paidWithoutOrder: count((claim) => anyPaid(claim) && paysWithoutOrder(claim)),
    orderedLeast: ordered.least,
    orderedMost: ordered.most,
    orderedNotRecorded: ordered.notRecorded,
    paidLeast: paid.least,
    paidMost: paid.most,
    paidNotRecorded: paid.notRecorded,
    orderedQ1: ordered.q1,
    orderedMedian: ordered.median,
    orderedQ3: ordered.q3,
    paidQ1: paid.q1,
    paidMedian: paid.median,
    paidQ3: paid.q3,
  };
};

const amountLines = ({ group, thenGroup, claims: all }: Group): readonly AmountCount[] =>
  compensationTracks.flatMap((track) => {
    const claims = all.filter((claim) => claim.track === track);
    return (["ordered", "paid"] as const).flatMap((what) => {
      const amounts = what === "ordered" ? amountsOrdered(claims) : amountsPaid(claims);
      const line = (amount: string | null, many: number): AmountCount => ({
        group,
        thenGroup,
        track,
        what,
        amount,
        claims: many,
      });
      const known = amountsInOrder.map((name) => line(name, amounts.filter((one) => one === name).length));
      const rest = amounts.length - known.reduce((sum, one) => sum + one.claims, 0);
      return [...known, line(null, rest)].filter((one) => one.claims > 0);
    });
  });

/** Fails as every answer does where the rows cannot be asked. */
export const compensationFigures = (
  database: RowsDatabase,
  asked: CompensationAsked,
): Effect.Effect<Answer<Compensation>, AnswerError> =>
  asking(
    database,
    "counting compensation",
    ["compensation", "delays", "cases"],
    async (rows): Promise<Compensation> => {
      const { by = [], entry = "delayed", step = DEFAULT_STEP, today } = asked;
      const claims = await claimsAsked(rows, asked);
      const size = await survivorsAsked(rows, asked);
      const unnamed = await unnamedClaims(rows, asked);
      const all: Group = { group: null, thenGroup: null, claims };
      const groups = by.length === 0 ? [] : byGroup(claims);
      const waitsIn = (one: Group) =>
        compensationTracks.flatMap((track) =>
          compensationWaits.flatMap((wait) => {
            if (track === "special-relief" && wait === "request-to-order") return [];
            const of = one.claims.filter((claim) => claim.track === track);
            const { figures, points } = waitFigures(of, wait, { today, delayed: entry === "delayed", step });
            const whose = { group: one.group, thenGroup: one.thenGroup, track, wait };
            const line: CompensationWaitFigures = { ...whose, ...figures };
            const curve: CompensationCurve = { ...whose, points };
            return [{ line, curve }];
          }),
        );
      const total = compensationTracks.map((track) => figuresOf(all, track));
      const waits = waitsIn(all);
      const ofGroups = groups.flatMap(waitsIn);
      return {
        by: by[0] ?? null,
        thenBy: by[1] ?? null,
        entry,
        step,
        today,
        fewestEvents: FEWEST_EVENTS,
        ...size,
        total,
        groups: groups.flatMap((one) =>
          compensationTracks.map((track) => figuresOf(one, track)).filter((line) => line.claims > 0),
        ),
        waits: waits.map(({ line }) => line),
        groupWaits: ofGroups.map(({ line }) => line).filter(({ counted }) => counted > 0),
        amounts: amountLines(all),
        curves: [...waits, ...ofGroups].map(({ curve }) => curve).filter(({ points }) => points.length > 0),
        sentences: compensationSentences(
          { ...size, unnamed },
          total,
          waits.map(({ line }) => line),
        ),
      };
    },
  );
