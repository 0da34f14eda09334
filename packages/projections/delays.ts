/**
 * When each proceeding, and each accused in it, reached each milestone, or that it has not. A query subtracts.
 */
import { durationBetween, mayBeNegative } from "@tareekh/core/calendar/duration.ts";
import { type CaseFacts, factsOf, type ProceedingFacts } from "./case-facts.ts";
import { type Unrecorded, unrecorded } from "./confirmed-open.ts";
import { endingOf } from "./endings.ts";
import { noBounds } from "./first-of.ts";
import { type Milestone, milestoneNames, milestones, type Reached, reached } from "./milestones.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";

export const delayColumns = {
  proceeding: "text",
  /** Null in the row of the proceeding itself: for what each accused reaches, when the first of them did. */
  accused: "text",
  milestone: "text",
  /**
   * `reached`, `possibly` (with `asOf`: by that day, or after), `not-recorded`, `passed`: likewise not on record, and
   * something is that only comes after it; or `ended`: it can no longer be reached, because the proceeding ended
   * otherwise for this accused. A milestone reached on a day of which nothing is known is `reached` with no days.
   */
  status: "text",
  /** The first and last day on which it may have been reached; of `ended`, on which it ended. */
  earliest: "day",
  latest: "day",
  /** The days rest on an approximate or uncertain date. */
  approximate: "boolean",
  /** The event that makes it (or ended it), where it is certain which. */
  eventId: "text",
  /** Of `ended`: the type of event by which; `ProceedingSplit` where it goes on in another proceeding. */
  endedBy: "text",
  /** Reached before the proceeding was split from another, whose row has it too: count it there. */
  inherited: "boolean",
  /**
   * Of `not-recorded`, `passed` and `possibly`: the last day before which it is known not to have been reached; null
   * where nothing on record says so. What can be vouched for as open ends here.
   */
  lastPending: "day",
  /**
   * The milestones, of the same accused or of the proceeding, that it certainly came after and before though their
   * dates do not tell: references or clock times do. Null where there is none.
   */
  certainlyAfter: "texts",
  certainlyBefore: "texts",
  /** What figures are broken down by, from the FIR and transfers; null where not recorded. */
  state: "text",
  district: "text",
  agency: "text",
  /** The year of the FIR, by its number or else its date. */
  year: "integer",
} as const satisfies Columns;

export type DelayRow = RowOf<typeof delayColumns>;

const rowKey = (proceeding: string, accused: string | null, milestone: Milestone): string =>
  `${proceeding}/${accused ?? "-"}/${milestone}`;

type Found = ReadonlyMap<Milestone, Reached>;

/** The milestones that one certainly came before, though their dates leave open which came first. */
const knownByOrder = (
  { history }: CaseFacts,
  found: Found,
  before: (one: string, other: string) => readonly [earlier: string, later: string],
  milestone: Milestone,
): readonly Milestone[] | null => {
  const one = found.get(milestone);
  if (one?.state !== "reached" || one.eventId === null) return null;
  const known: Milestone[] = [];
  for (const [name, other] of found) {
    if (name === milestone || other.state !== "reached" || other.eventId === null) continue;
    if (!mayBeNegative(durationBetween(one.bounds, other.bounds))) continue;
    if (!mayBeNegative(durationBetween(other.bounds, one.bounds))) continue;
    const [earlier, later] = before(one.eventId, other.eventId);
    if (history.order.before(earlier, later) === "yes") known.push(name);
  }
  return known.length === 0 ? null : known;
};

const statusOf = (found: Reached, ended: boolean, { laterStep }: Unrecorded): string => {
  if (found.state !== "not-reached") return found.state;
  if (laterStep !== null) return "passed";
  return ended ? "ended" : "not-recorded";
};

const rowsOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
  /** When the proceeding, and when this accused, reached each of their milestones. */
  ofProceeding: Found,
  own: Found,
): readonly DelayRow[] => {
  const ending = endingOf(facts, proceeding, accused);
  const around: Found = new Map([...ofProceeding, ...own]);
  return [...own].map(([milestone, found]): DelayRow => {
    const hasEnded = ending.state === "reached";
    const unknown =
      found.state === "reached"
        ? { openUntil: null, laterStep: null }
        : unrecorded(facts, proceeding, accused, milestone, hasEnded);
    const status = statusOf(found, hasEnded, unknown);
    const ended = status === "ended";
    const bounds = ended ? ending.bounds : found.state === "not-reached" ? noBounds : found.bounds;
    return {
      key: rowKey(proceeding.id, accused, milestone),
      proceeding: proceeding.id,
      accused,
      milestone,
      status,
      earliest: bounds.earliest,
      latest: bounds.latest,
      approximate: bounds.approximate,
      eventId: ended ? ending.eventId : found.eventId,
      endedBy: ended ? ending.by : null,
      inherited: found.inherited,
      lastPending: ended ? null : unknown.openUntil,
      certainlyAfter: knownByOrder(facts, around, (one, other) => [other, one], milestone),
      certainlyBefore: knownByOrder(facts, around, (one, other) => [one, other], milestone),
      ...proceeding.breakdown,
    };
  });
};

export const delays = projection({
  name: "delays",
  version: 4,
  columns: delayColumns,
  indexes: [["milestone"]],
  project: (history) => {
    const facts = factsOf(history);
    return facts.proceedings.flatMap((proceeding) => {
      const found = (accused: string | null): Found =>
        new Map(
          milestoneNames
            .filter((milestone) => accused === null || milestones[milestone].of !== "proceeding")
            .map((milestone) => [milestone, reached(facts, proceeding, accused, milestone)]),
        );
      const ofProceeding = found(null);
      return [
        ...rowsOf(facts, proceeding, null, ofProceeding, ofProceeding),
        ...proceeding.accused.flatMap((accused) =>
          rowsOf(facts, proceeding, accused, ofProceeding, found(accused)),
        ),
      ];
    });
  },
});
