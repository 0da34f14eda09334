/**
 * What looks implausible of checks of pendency: found in a court's own records before the court numbered the case, and
 * found pending and disposed of on one day.
 */
import { eventsOfType } from "./events-of-type.ts";
import type { FoundWarning } from "./found-warning.ts";
import type { History, HistoryEventOf } from "./history.ts";

/** Where only a case stands that a court has numbered. Police and others also tell of one that is not before it yet. */
export const courtsOwn = new Set<string>(["court-website", "cause-list"]);

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

const exactDay = ({ occurred }: HistoryEventOf<"PendencyChecked">): string | null =>
  occurred !== null && occurred.outer.earliest === occurred.outer.latest ? occurred.outer.earliest : null;

/** What was pending was not disposed of on the same day by another look: one of the two is of another case, or misread. */
export const pendencyContradicted = (history: History): readonly FoundWarning[] => {
  const checks = eventsOfType(history, "PendencyChecked");
  if (checks.length < 2) return [];
  const pending = checks.filter(({ data }) => data.found === "pending");
  return checks
    .filter(({ data }) => data.found === "disposed")
    .flatMap((disposed) =>
      pending.flatMap((open): FoundWarning[] => {
        const day = exactDay(disposed);
        if (day === null || day !== exactDay(open)) return [];
        if (open.data.proceeding !== disposed.data.proceeding) return [];
        const events = [disposed.id, open.id].sort();
        return [
          {
            key: ["pending-and-disposed", ...events].join(":"),
            text: "Of one day it is recorded that the proceeding was found pending, and that it was found disposed of. One of the two may be of another case.",
            events,
          },
        ];
      }),
    );
};
