/** What looks implausible of court dates: recorded twice, and a next date that is not after the date itself. */
import { distinctCourtDates } from "./court-dates.ts";
import { eventsOfType } from "./events-of-type.ts";
import type { FoundWarning } from "./found-warning.ts";
import type { History, HistoryEventOf } from "./history.ts";

type CourtDateRecorded = HistoryEventOf<"CourtDateRecorded">;

/** `12-11-2024`: as a warning's reader writes a day. */
const written = (day: string): string => `${day.slice(8, 10)}-${day.slice(5, 7)}-${day.slice(0, 4)}`;

/** What a record says of the next date; null where it says nothing, which contradicts nobody. */
const nextOf = ({ data: { next } }: CourtDateRecorded): string | null =>
  next?.date !== undefined ? written(next.date) : next?.none === true ? "none" : null;

/** The day first, so that the text does not depend on which of the two was recorded first. */
const inOrder = (one: CourtDateRecorded, other: CourtDateRecorded): readonly (string | null)[] =>
  [one, other]
    .toSorted((a, b) => ((a.data.next?.date ?? "~") < (b.data.next?.date ?? "~") ? -1 : 1))
    .map(nextOf);

const saidOfBoth = (counted: CourtDateRecorded, other: CourtDateRecorded): string => {
  const [first, second] = inOrder(counted, other);
  const differently = [
    counted.data.result === other.data.result ? null : ", with different results",
    first === second || first === null || second === null
      ? null
      : `, recorded differently: next date ${first} and ${second}`,
  ].filter((part) => part !== null);
  return `This court date was recorded twice${differently.join("")}. Both records are kept, and it counts once.`;
};

/** Two people recorded the same court date. */
export const sameCourtDates = (history: History): readonly FoundWarning[] =>
  distinctCourtDates(history).flatMap(({ counted, others }) =>
    others.map((other) => {
      const events = [counted.id, other.id].sort();
      return {
        key: ["duplicate-court-date", ...events].join(":"),
        text: saidOfBoth(counted, other),
        events,
      };
    }),
  );

/**
 * A next date on the day itself or before it: a slip of whoever wrote the order or copied it, and nobody will be told
 * to come on a day that has gone by. Where the court date itself may lie before it, nothing is said.
 */
export const nextDatesGoneBy = (history: History): readonly FoundWarning[] =>
  eventsOfType(history, "CourtDateRecorded").flatMap(({ id, occurred, data: { next } }): FoundWarning[] => {
    const earliest = occurred?.outer.earliest ?? null;
    const day = next?.date;
    return earliest === null || day === undefined || day > earliest
      ? []
      : [
          {
            key: `next-date-not-after:${id}`,
            text: `The next date, ${written(day)}, is not after the court date itself.`,
            events: [id],
          },
        ];
  });
