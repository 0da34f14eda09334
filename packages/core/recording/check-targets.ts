/**
 * What a command says of other events: that they are corrected, taken back, or stand after all.
 *
 * The target's type gives a correction's data their meaning, so this is also where they are read.
 */
import { eventTypeNamed } from "../catalogue/catalogue.ts";
import { decodeData } from "../catalogue/decode.ts";
import type { EventType } from "../catalogue/event-type.ts";
import type { History } from "../history/history.ts";
import { type CommandEvent, isAboutAnother, replacementOf, targetOf } from "./command-event.ts";
import type { NamedEvents } from "./named-events.ts";
import { type Path, type Problem, problemAt, problemOfData } from "./problem.ts";
import { inWrittenForm } from "./written-form.ts";

export interface CheckedTargets {
  /** The events with the corrections among them read. */
  readonly events: readonly CommandEvent[];
  readonly problems: readonly Problem[];
}

/** What can be said of an event of the case: its type, and whether it was taken back. */
interface Target {
  readonly type: EventType;
  takenBack: boolean;
}

/** Ids of corrections and retractions that a history tells of; those that were superseded and undone are not told. */
const changesOf = (history: History): Set<string> => {
  const changes = new Set<string>();
  for (const event of [...history.events, ...history.retracted.map(({ event }) => event)]) {
    for (const { recorded } of [...event.earlier, event]) {
      if (recorded.eventId !== event.id) changes.add(recorded.eventId);
    }
  }
  for (const { recorded } of history.retracted) changes.add(recorded.eventId);
  for (const { recorded } of history.ineffective) changes.add(recorded.eventId);
  return changes;
};

const targetsOf = (history: History): Map<string, Target> => {
  const targets = new Map<string, Target>();
  const add = (id: string, name: string, takenBack: boolean): void => {
    const type = eventTypeNamed(name);
    if (type !== undefined) targets.set(id, { type, takenBack });
  };
  for (const event of history.events) add(event.id, event.type, false);
  for (const { event } of history.retracted) add(event.id, event.type, true);
  return targets;
};

/** What is wrong with what an event says of its target; null where nothing is. */
const wrongWith = (
  event: CommandEvent,
  target: Target | undefined,
  changes: ReadonlySet<string>,
  path: Path,
): Problem | null => {
  const id = targetOf(event);
  if (target === undefined) {
    return changes.has(id ?? "")
      ? problemAt(
          path,
          "the id of the event itself",
          id,
          `${id} is a correction or a taking back: name the event that it is about, and correct that`,
        )
      : problemAt(path, "the id of an event of this case that was recorded before", id);
  }
  const withdraws = event.content.type === "RetractionWithdrawn";
  if (withdraws && !target.takenBack) {
    return problemAt(
      path,
      "the id of an event that was taken back",
      id,
      `${id} stands already: it was not taken back`,
    );
  }
  if (!withdraws && target.takenBack) {
    return problemAt(
      path,
      "the id of an event that stands",
      id,
      `${id} was taken back: record a RetractionWithdrawn first if it is to stand after all`,
    );
  }
  return null;
};

/** A correction with its data read as the target's type has them. */
const readCorrection = (
  event: CommandEvent,
  corrects: EventType,
  named: NamedEvents,
  problems: Problem[],
): CommandEvent => {
  const replacement = replacementOf(event);
  if (replacement === null) return event;
  const path: Path = ["events", event.index, "data", "replacement"];
  if (replacement.version !== corrects.version) {
    problems.push(
      problemAt(
        [...path, "version"],
        `${corrects.version}, the current version of ${corrects.type}`,
        replacement.version,
      ),
    );
  }
  const resolved = named.resolveData(corrects, replacement.data, [...path, "data"]);
  const data = decodeData(corrects, inWrittenForm(corrects, resolved));
  if (!data.ok) {
    for (const problem of data.problems) problems.push(problemOfData([...path, "data"], problem));
    return event;
  }
  return {
    ...event,
    corrects,
    content: {
      ...event.content,
      data: { ...(event.content.data as object), replacement: { ...replacement, data: data.value } },
    },
  };
};

/** Checks the events of a command in their order, each against the case and what the command said before it. */
export const checkTargets = (
  history: History,
  events: readonly CommandEvent[],
  named: NamedEvents,
): CheckedTargets => {
  const targets = targetsOf(history);
  const changes = changesOf(history);
  const problems: Problem[] = [];
  const referencesWrong = named.problems.length;
  const checked = events.map((event): CommandEvent => {
    const { id } = event.content;
    if (!isAboutAnother(event.content.type)) {
      targets.set(id, { type: event.type, takenBack: false });
      return event;
    }
    changes.add(id);
    const target = targets.get(targetOf(event) ?? "");
    const problem = wrongWith(event, target, changes, ["events", event.index, "data", "target"]);
    if (problem !== null) problems.push(problem);
    if (problem !== null || target === undefined) return event;
    if (event.content.type === "EventCorrected") return readCorrection(event, target.type, named, problems);
    target.takenBack = event.content.type === "EventRetracted";
    return event;
  });
  return { events: checked, problems: [...problems, ...named.problems.slice(referencesWrong)] };
};
