/**
 * References within one command: `@rescue` for the event that bears `ref: "rescue"`.
 *
 * A sender cannot know the ids of events that are not recorded yet. Wherever an event's id may stand (`after`,
 * `before`, a field that names an event, a correction's target), a reference may stand instead; it becomes the id.
 */

import type { EventType } from "../catalogue/event-type.ts";
import { mapValues } from "../catalogue/fields.ts";
import { type Path, type Problem, problemAt } from "./problem.ts";

export interface NamedEvents {
  /** The id for a reference; any other text as it came. A reference to nothing is a problem, and stays. */
  resolve(text: string, path: Path): string;
  /** Data with every field that names an event resolved. */
  resolveData(type: EventType, data: unknown, path: Path): unknown;
  /** What was wrong with the references met so far. */
  readonly problems: readonly Problem[];
}

/** As many as help whoever mistyped one; a command may have hundreds, and as many mistyped. */
const MOST_NAMED = 20;

/** What may stand where an event is named. */
const anEvent = (refs: readonly string[]): string => {
  if (refs.length === 0) return "the id of an event (no event of this command has a ref)";
  const named = refs.slice(0, MOST_NAMED).map((ref) => `@${ref}`);
  const more = refs.length - named.length;
  return `the id of an event, or ${named.join(", ")}${more > 0 ? `, or one of ${more} other refs` : ""}`;
};

/** Reads the names that a command's events bear. */
export const namedEvents = (
  events: readonly { readonly ref?: string | undefined; readonly id: string }[],
): NamedEvents => {
  const problems: Problem[] = [];
  const ids = new Map<string, string>();
  for (const [index, { ref, id }] of events.entries()) {
    if (ref === undefined) continue;
    if (ids.has(ref))
      problems.push(problemAt(["events", index, "ref"], "a name that no other event has", ref));
    else ids.set(ref, id);
  }
  const expected = anEvent([...ids.keys()]);
  const resolve = (text: string, path: Path): string => {
    if (!text.startsWith("@")) return text;
    const id = ids.get(text.slice(1));
    if (id !== undefined) return id;
    problems.push(problemAt(path, expected, text));
    return text;
  };
  return {
    resolve,
    resolveData: (type, data, path) =>
      mapValues(
        type.fields,
        data,
        ({ meaning, value, path: where }) =>
          meaning.kind === "event" && typeof value === "string" ? resolve(value, where) : value,
        path,
      ),
    problems,
  };
};
