/** What looks implausible of checks of pendency: found in a court's own records before the court numbered the case. */
import { eventsOfType } from "./events-of-type.ts";
import type { FoundWarning } from "./found-warning.ts";
import type { History } from "./history.ts";

/** Where only a case stands that a court has numbered. Police and others also tell of one that is not before it yet. */
const courtsOwn = new Set<string>(["court-website", "cause-list"]);

/** A register that was looked up on a day cannot have had a case of a later one: one of the two days is wrong. */
export const pendingBeforeNumbered = (history: History): readonly FoundWarning[] => {
  const numbered = eventsOfType(history, "CourtCaseNumbered");
  return eventsOfType(history, "PendencyChecked").flatMap(({ id, data }): FoundWarning[] => {
    if (data.found !== "pending" || !courtsOwn.has(data.how)) return [];
    const numbers = numbered.filter((one) => one.data.proceeding === data.proceeding);
    if (numbers.length === 0 || numbers.some((one) => history.order.before(id, one.id) !== "yes")) return [];
    return [
      {
        key: `pending-before-registered:${id}`,
        text: "The court's own records had the case as pending before the court numbered it.",
        events: [id, ...numbers.map((one) => one.id).sort()],
      },
    ];
  });
};
