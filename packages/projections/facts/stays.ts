/** When a proceeding, or the case against an accused, stood still by order of a higher court. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type CaseFacts, concerns, type ProceedingFacts } from "./case-facts.ts";

/** From the day on which it was certainly stayed to that on which it certainly no longer was; null while it is. */
export interface Stay {
  readonly from: Day;
  readonly to: Day | null;
}

/** In order of day, none of them overlapping another. A stay of some accused stays the proceeding for none of the others. */
export const staysOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
): readonly Stay[] => {
  const { order } = facts.history;
  const ends = facts.of("StayEnded").filter((event) => concerns(event, proceeding.id) && !event.possibly);
  const concerned = (whom: readonly string[] | undefined): boolean =>
    whom === undefined ||
    whom.length === 0 ||
    (accused === null ? proceeding.accused.every((one) => whom.includes(one)) : whom.includes(accused));
  const stays = facts
    .of("ProceedingsStayed")
    .filter((event) => concerns(event, proceeding.id) && !event.possibly && concerned(event.data.accused))
    .flatMap((event): Stay[] => {
      const from = order.bounds(event.id).latest;
      if (from === null) return [];
      const until = ends
        .filter(({ id, data }) =>
          data.stay === undefined ? order.before(event.id, id) === "yes" : data.stay === event.id,
        )
        .map(({ id }) => order.bounds(id).earliest ?? from);
      const stated = event.data.until === undefined ? [] : [event.data.until as Day];
      const [to = null] = [...until, ...stated].sort();
      return to !== null && to <= from ? [] : [{ from, to }];
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const apart: Stay[] = [];
  for (const stay of stays) {
    const before = apart.at(-1);
    if (before === undefined || (before.to !== null && before.to < stay.from)) apart.push(stay);
    else if (before.to !== null && (stay.to === null || stay.to > before.to))
      apart[apart.length - 1] = { from: before.from, to: stay.to };
  }
  return apart;
};
