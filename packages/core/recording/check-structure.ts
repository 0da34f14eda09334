/**
 * Whether a case would still be sound with a command's events in it.
 *
 * The case is looked at as it would stand, corrections applied, and what is wrong with it then and was not before is
 * what the command did wrong. So a correction is checked as the corrected event would stand, taking back somebody whom
 * other events name is refused, and what an import left unsound does not keep anyone from recording.
 */
import type { History } from "../history/history.ts";
import { warningsOf } from "../history/warnings.ts";
import { type CommandEvent, targetOf } from "./command-event.ts";
import { type Fault, faultsOf } from "./faults.ts";
import { type Path, type Problem, pathText, problemAt } from "./problem.ts";

const keyOf = ({ eventId, path, expected, came }: Fault): string =>
  JSON.stringify([eventId, path, expected.replace(/\(.*\)/, ""), came]);

/** Where in the request an event of the history is stated; null where it stands as it was recorded before. */
const statedAt = (after: History, eventId: string, events: readonly CommandEvent[]): Path | null => {
  const stating = after.events.find(({ id }) => id === eventId)?.recorded.eventId;
  const event = events.find(({ content }) => content.id === stating);
  if (event === undefined) return null;
  return event.content.id === eventId
    ? ["events", event.index]
    : ["events", event.index, "data", "replacement"];
};

const problemOf = (after: History, fault: Fault, events: readonly CommandEvent[]): Problem => {
  const stated = statedAt(after, fault.eventId, events);
  if (stated !== null) {
    const path = [...stated, ...fault.path];
    const why = fault.why === null ? undefined : `${pathText(path)}: ${fault.why}`;
    return problemAt(path, fault.expected, fault.came, why);
  }
  // An event recorded before lost what it refers to: by a correction or a taking back in this command.
  const change = events.findLast(
    ({ content }) => content.type === "EventCorrected" || content.type === "EventRetracted",
  );
  const path: Path = change === undefined ? ["events"] : ["events", change.index, "data", "target"];
  return problemAt(
    path,
    "an event that no other rests on",
    fault.came,
    `${pathText(path)}: the event ${fault.eventId} names ${String(fault.came)}, which would not be in the case any more: correct or take back that event first`,
  );
};

/** Circles of before and after that the command closes: told once, at the first of its events on it. */
const circleProblems = (
  before: History,
  after: History,
  events: readonly CommandEvent[],
): readonly Problem[] => {
  const old = new Set(before.order.circle);
  const circle = after.order.circle.filter((id) => !old.has(id));
  if (circle.length === 0) return [];
  const stated = after.order.circle.map((id) => statedAt(after, id, events)).filter((path) => path !== null);
  const [path = ["events"]] = stated.sort((a, b) => Number(a[1]) - Number(b[1]));
  const reason = `${pathText(path)}: with its "after" and "before", ${circle.length === 1 ? `the event ${circle[0]} comes before itself` : `the events ${circle.join(", ")} each come before themselves`}; leave out one of these references`;
  return [problemAt(path, "an order in which no event comes before itself", circle, reason)];
};

/**
 * Settled warnings that there are not, and those that somebody settled before: of two people who settle one at the same
 * moment the second is told, since only the first one's reason stands beside the warning.
 */
const settlementProblems = (after: History, events: readonly CommandEvent[]): readonly Problem[] => {
  const settling = events.filter(({ content }) => content.type === "WarningSettled");
  if (settling.length === 0) return [];
  const warnings = new Map(warningsOf(after).map((warning) => [warning.key, warning]));
  return settling.flatMap(({ index, content }): readonly Problem[] => {
    const { warning: key } = content.data as { readonly warning: string };
    const path: Path = ["events", index, "data", "warning"];
    const warning = warnings.get(key);
    if (warning === undefined) return [problemAt(path, "the key of a warning of this case", key)];
    // The command itself may take its own settling back.
    if (warning.settled === null || warning.settled.eventId === content.id) return [];
    return [
      problemAt(
        path,
        "the key of a warning that nobody has settled",
        key,
        `${pathText(path)}: ${warning.settled.recorded.by} has settled this warning already; take that entry back first if another reason is to stand`,
      ),
    ];
  });
};

const isOpened = ({ events }: History): boolean => events.some(({ type }) => type === "CaseOpened");

/**
 * A case whose only opening is taken back would go on without a beginning, a file number or a title. Where all that it
 * told is taken back with it, nothing goes on: the case was never one, as after an import of the wrong table.
 */
const openingProblems = (
  before: History,
  after: History,
  events: readonly CommandEvent[],
): readonly Problem[] => {
  if (!isOpened(before) || isOpened(after) || after.events.length === 0) return [];
  const change = events.findLast(({ content }) => content.type === "EventRetracted");
  const path: Path = change === undefined ? ["events"] : ["events", change.index, "data", "target"];
  return [
    problemAt(
      path,
      "an event other than the opening of the case",
      change === undefined ? undefined : targetOf(change),
      `${pathText(path)}: a case is not without its opening; close the case (CaseClosed) if it is followed no more, or correct the opening if it was recorded wrongly`,
    ),
  ];
};

/** An opening that says no more than that there is a case: not even since when it is followed. */
const saysNothing = ({ content: { type, occurred, data } }: CommandEvent): boolean =>
  type === "CaseOpened" && occurred === null && Object.keys(data as object).length === 0;

/**
 * A case of which nothing at all is told cannot be told from another, and nobody finds it again. Who knows no number of
 * it yet says at least since when it is followed. Asked of the command that opens a case, and never of what is recorded:
 * a case that was opened so before stands.
 */
const emptinessProblems = (before: History, events: readonly CommandEvent[]): readonly Problem[] => {
  const [opening] = events;
  if (opening === undefined || isOpened(before) || !events.every(saysNothing)) return [];
  const path: Path = ["events", opening.index, "data"];
  return [
    problemAt(
      path,
      "something by which the case is found again",
      {},
      `${pathText(path)}: nothing tells this case from another; give the office's own number (fileNumber), a title, the State or a note, or record with it what is known, such as an FIR or a person with an alias; where nothing is known yet, give the day since which it is followed (occurred)`,
    ),
  ];
};

/**
 * What is structurally wrong with a command's events, given the case before them and as it would stand with them.
 */
export const checkStructure = (
  before: History,
  after: History,
  events: readonly CommandEvent[],
): readonly Problem[] => {
  const old = new Set(faultsOf(before).map(keyOf));
  return [
    ...faultsOf(after)
      .filter((fault) => !old.has(keyOf(fault)))
      .map((fault) => problemOf(after, fault, events)),
    ...circleProblems(before, after, events),
    ...openingProblems(before, after, events),
    ...emptinessProblems(before, events),
    ...settlementProblems(after, events),
  ];
};
