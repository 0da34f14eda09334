/**
 * When each proceeding, and each accused in it, reached each milestone, or that it has not. A query subtracts.
 */
import { factsOf } from "./case-facts.ts";
import { endingOf, lastKnownPending } from "./endings.ts";
import { noBounds } from "./first-of.ts";
import { type Milestone, milestoneNames, milestones, reached } from "./milestones.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";

export const delayColumns = {
  proceeding: "text",
  /** Null in the row of the proceeding itself: for what each accused reaches, when the first of them did. */
  accused: "text",
  milestone: "text",
  /**
   * `reached`, `possibly` (with `asOf`: by that day, or after), `not-reached`, or `ended`: it can no longer be reached,
   * because the proceeding ended otherwise for this accused. A milestone reached on a day of which nothing is known is
   * `reached` with no days.
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
  /** The last day on which the proceeding was known to be pending: what can be vouched for ends here. */
  lastPending: "day",
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

export const delays = projection({
  name: "delays",
  version: 3,
  columns: delayColumns,
  indexes: [["milestone"]],
  project: (history) => {
    const facts = factsOf(history);
    return facts.proceedings.flatMap((proceeding) => {
      const lastPending = lastKnownPending(facts, proceeding);
      return [null, ...proceeding.accused].flatMap((accused) => {
        const ending = endingOf(facts, proceeding, accused);
        return milestoneNames
          .filter((milestone) => accused === null || milestones[milestone].of !== "proceeding")
          .map((milestone): DelayRow => {
            const found = reached(facts, proceeding, accused, milestone);
            const ended = found.state === "not-reached" && ending.state === "reached";
            const bounds = ended ? ending.bounds : found.state === "not-reached" ? noBounds : found.bounds;
            return {
              key: rowKey(proceeding.id, accused, milestone),
              proceeding: proceeding.id,
              accused,
              milestone,
              status: ended ? "ended" : found.state,
              earliest: bounds.earliest,
              latest: bounds.latest,
              approximate: bounds.approximate,
              eventId: ended ? ending.eventId : found.eventId,
              endedBy: ended ? ending.by : null,
              inherited: found.inherited,
              lastPending,
              ...proceeding.breakdown,
            };
          });
      });
    });
  },
});
