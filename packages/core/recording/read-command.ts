/**
 * From what was sent to the events that it means, or everything that is wrong with it at once.
 *
 * Only what can be told from the command itself is checked here; `decide.ts` asks the case.
 */
import { Schema } from "effect";
import { EventRequest, MOST_EVENTS } from "./command.ts";
import type { CommandEvent } from "./command-event.ts";
import { eventIdOf, UUID_V7 } from "./event-ids.ts";
import { type NamedEvents, namedEvents } from "./named-events.ts";
import { decodeAll, type Problem } from "./problem.ts";
import { readEvent } from "./read-event.ts";

/** A command with its form checked, and what its events hold not yet. */
const Envelope = Schema.Struct({
  commandId: Schema.String.check(
    Schema.isPattern(UUID_V7, { expected: "a UUID of version 7 in lower case" }),
  ),
  events: Schema.Array(
    Schema.Struct({
      type: EventRequest.fields.type,
      ref: EventRequest.fields.ref,
      occurred: EventRequest.fields.occurred,
      after: EventRequest.fields.after,
      before: EventRequest.fields.before,
      source: Schema.Unknown,
      data: Schema.Unknown,
    }),
  ).check(Schema.isMinLength(1), Schema.isMaxLength(MOST_EVENTS)),
});

export interface ReadCommand {
  readonly commandId: string;
  readonly events: readonly CommandEvent[];
  /** The references within the command, for what can only be read once the case is known. */
  readonly named: NamedEvents;
}

export type Read =
  | { readonly ok: true; readonly command: ReadCommand }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What every event of a command is recorded with. */
export interface RecordedWith {
  readonly stream: string;
  readonly by: string;
  /** The keyed digest of what was sent. */
  readonly digest: string;
}

/**
 * Reads a command. `recordedWith` is asked only once nothing is wrong, with the command's id and the events as they
 * were sent.
 */
export const readCommand = (
  request: unknown,
  recordedWith: (commandId: string, sent: unknown) => RecordedWith,
): Read => {
  const envelope = decodeAll(Envelope, request, []);
  if (!envelope.ok) return envelope;
  const { commandId, events: sent } = envelope.value;
  const named = namedEvents(sent.map(({ ref }, index) => ({ ref, id: eventIdOf(commandId, index) })));
  const problems: Problem[] = [...named.problems];
  const read = sent.map((event, index) => readEvent(named, event, ["events", index]));
  for (const event of read) if (!event.ok) problems.push(...event.problems);
  if (problems.length > 0) return { ok: false, problems };

  const { stream, by, digest } = recordedWith(commandId, sent);
  const events = read.flatMap((event, index): CommandEvent[] =>
    event.ok
      ? [
          {
            index,
            type: event.type,
            content: {
              ...event.said,
              id: eventIdOf(commandId, index),
              stream,
              by,
              command: { id: commandId, digest, size: sent.length },
            },
            corrects: null,
          },
        ]
      : [],
  );
  return { ok: true, command: { commandId, events, named } };
};
