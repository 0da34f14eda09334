/**
 * Whether an alias gives a name away.
 *
 * An alias stands in the clear and the name is sealed, so this can be asked only while the name is at hand: of the
 * command in which it is recorded.
 */

import { eventsOfType } from "../history/events-of-type.ts";
import type { History } from "../history/history.ts";
import { type CommandEvent, replacementOf } from "./command-event.ts";
import { type Path, type Problem, pathText } from "./problem.ts";

/** Words as compared: without case, accents and punctuation; the vowel signs of Indian scripts are kept. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}&&\p{Script=Inherited}]/gv, "")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");

/** Shorter words ("de", "bi") stand in many names and give none away. */
const TELLING = 3;

/** Whether the alias is the name, stands within it, or holds one of its words. */
const givesAway = (alias: string, name: string): boolean => {
  const aliasWords = wordsOf(alias);
  const nameWords = wordsOf(name);
  const within = nameWords.join("").includes(aliasWords.join(""));
  return (
    (aliasWords.length > 0 && within) ||
    aliasWords.some((word) => word.length >= TELLING && nameWords.includes(word))
  );
};

/** What an event of the command says of somebody: in itself, or as it corrects another. */
const said = (
  event: CommandEvent,
): { readonly type: string; readonly path: Path; readonly data: unknown } => {
  const replacement = replacementOf(event);
  return replacement === null
    ? { type: event.content.type, path: ["events", event.index, "data"], data: event.content.data }
    : {
        type: event.corrects?.type ?? "",
        path: ["events", event.index, "data", "replacement", "data"],
        data: replacement.data,
      };
};

/** Aliases that give away a name recorded in this command. The problem does not repeat the name. */
export const checkAliases = (after: History, events: readonly CommandEvent[]): readonly Problem[] => {
  const aliases = new Map(eventsOfType(after, "PersonAdded").map(({ data }) => [data.person, data.alias]));
  return events.flatMap((event) => {
    const { type, path, data } = said(event);
    if (type !== "IdentityRecorded") return [];
    const identity = data as {
      readonly person: string;
      readonly fullName?: unknown;
      readonly otherNames?: unknown;
    };
    return (["fullName", "otherNames"] as const).flatMap((field): Problem[] => {
      const name = identity[field];
      const alias = aliases.get(identity.person);
      if (typeof name !== "string" || alias === undefined || !givesAway(alias, name)) return [];
      const where = pathText([...path, field]);
      return [
        {
          path: where,
          expected: "a name that the person's alias does not give away",
          came: "a name that shares words with the alias",
          message: `${where}: the alias of ${identity.person} is part of this name, and an alias is readable by all who see the case. Choose an invented alias first`,
        },
      ];
    });
  });
};
