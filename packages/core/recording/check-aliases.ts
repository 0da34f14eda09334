/**
 * Whether an alias gives a name away.
 *
 * An alias stands in the clear, in a log that is never changed, and the name is sealed. So each alias is compared before
 * it is recorded: with the names of its command, and with those that the case holds, which the recorder opens for this.
 */

import { eventsOfType } from "../history/events-of-type.ts";
import type { History } from "../history/history.ts";
import { type CommandEvent, replacementOf } from "./command-event.ts";
import type { NamesOnRecord } from "./names-on-record.ts";
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

const aliasWithin = (data: unknown): string | undefined => {
  const { alias } = data as { readonly alias?: unknown };
  return typeof alias === "string" ? alias : undefined;
};

/** Whether the events state an alias, so that the names on record are to be opened first. */
export const saysAlias = (events: readonly CommandEvent[]): boolean =>
  events.some((event) => aliasWithin(replacementOf(event)?.data ?? event.content.data) !== undefined);

/** The aliases of people, by reference: those that stand, and those that the command states. */
type Aliases = ReadonlyMap<string, readonly string[]>;

const aliasesOf = (after: History, events: readonly CommandEvent[]): Aliases => {
  const aliases = new Map<string, string[]>();
  const add = (data: unknown): void => {
    const { person } = data as { readonly person: string };
    const alias = aliasWithin(data);
    if (alias !== undefined) aliases.set(person, [...(aliases.get(person) ?? []), alias]);
  };
  for (const { data } of eventsOfType(after, "PersonAdded")) add(data);
  // One that a later event of the command takes back is in the log all the same.
  for (const { type, data } of events.map(said)) if (type === "PersonAdded") add(data);
  return aliases;
};

/** Names stated in the command that an alias gives away. */
const namesGivenAway = (events: readonly CommandEvent[], aliases: Aliases): readonly Problem[] =>
  events.map(said).flatMap(({ type, path, data }) => {
    if (type !== "IdentityRecorded") return [];
    const identity = data as {
      readonly person: string;
      readonly fullName?: unknown;
      readonly otherNames?: unknown;
    };
    return (["fullName", "otherNames"] as const).flatMap((field): Problem[] => {
      const name = identity[field];
      if (typeof name !== "string") return [];
      if (!aliases.get(identity.person)?.some((alias) => givesAway(alias, name))) return [];
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

/** Aliases stated in the command that give away a name on record. */
const aliasesThatGiveAway = (events: readonly CommandEvent[], names: NamesOnRecord): readonly Problem[] =>
  events.map(said).flatMap(({ type, path, data }): Problem[] => {
    const alias = aliasWithin(data);
    if (type !== "PersonAdded" || alias === undefined) return [];
    const { person } = data as { readonly person: string };
    if (!names.get(person)?.some((name) => givesAway(alias, name))) return [];
    const where = pathText([...path, "alias"]);
    return [
      {
        path: where,
        expected: "an alias that does not give the person's name away",
        came: "an alias that shares words with the name",
        message: `${where}: this alias is part of the name that is recorded of ${person}, and an alias is readable by all who see the case. Choose an invented one`,
      },
    ];
  });

/**
 * Aliases that give away a name: one recorded in this command, or one that the case held before, opened. No problem
 * repeats a name, nor an alias that is one.
 */
export const checkAliases = (
  after: History,
  events: readonly CommandEvent[],
  names: NamesOnRecord,
): readonly Problem[] => [
  ...namesGivenAway(events, aliasesOf(after, events)),
  ...aliasesThatGiveAway(events, names),
];
