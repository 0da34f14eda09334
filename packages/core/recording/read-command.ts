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
import { decodeAll, type Problem, problemOfSize } from "./problem.ts";
import { firstAtEachPlace, readEvent, type SentEvent } from "./read-event.ts";

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

/** Stands for the id of a command that has none: with it the references within the command are read all the same. */
const NO_ID = "00000000-0000-7000-8000-000000000000";

const textOr = <Otherwise>(value: unknown, otherwise: Otherwise): string | Otherwise =>
  typeof value === "string" ? value : otherwise;

const textsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : undefined;

/** As much of each event as has the form of one; none where there are too many to be looked at. */
const eventsOf = (request: unknown): readonly (SentEvent & { readonly ref: string | undefined })[] => {
  const events = (request as { readonly events?: unknown } | null)?.events;
  if (!Array.isArray(events) || events.length > MOST_EVENTS) return [];
  return events.map((sent: unknown) => {
    const event: Readonly<Record<string, unknown>> =
      typeof sent === "object" && sent !== null ? { ...sent } : {};
    return {
      type: textOr(event.type, ""),
      ref: textOr(event.ref, undefined),
      occurred: textOr(event.occurred, null),
      after: textsOf(event.after),
      before: textsOf(event.before),
      source: event.source,
      data: event.data,
    };
  });
};

/**
 * What is wrong with the events of a command whose own form is wrong: whoever mends that is to learn of all the rest in
 * the same round. What is told of a place already is not told again of what stands there.
 */
const withProblemsOfEvents = (told: readonly Problem[], request: unknown): readonly Problem[] => {
  const sent = eventsOf(request);
  const named = namedEvents(sent.map(({ ref }, index) => ({ ref, id: eventIdOf(NO_ID, index) })));
  const inEvents = sent.flatMap((event, index) => {
    const read = readEvent(named, event, ["events", index]);
    return read.ok ? [] : read.problems;
  });
  return firstAtEachPlace([...told, ...named.problems, ...inEvents]);
};

/**
 * Reads a command. `recordedWith` is asked only once nothing is wrong, with the command's id and the events as they
 * were sent.
 */
export const readCommand = (
  request: unknown,
  recordedWith: (commandId: string, sent: unknown) => RecordedWith,
): Read => {
  const tooMuch = problemOfSize(request);
  if (tooMuch !== null) return { ok: false, problems: [tooMuch] };
  const envelope = decodeAll(Envelope, request, []);
  if (!envelope.ok) return { ok: false, problems: withProblemsOfEvents(envelope.problems, request) };
  const { commandId, events: sent } = envelope.value;
  const ids = sent.map((_, index) => eventIdOf(commandId, index));
  const named = namedEvents(sent.map(({ ref }, index) => ({ ref, id: ids[index] ?? "" })));
  const ofRefs = [...named.problems];
  const read = sent.map((event, index) => readEvent(named, event, ["events", index]));
  const problems = [...ofRefs, ...read.flatMap((event) => (event.ok ? [] : event.problems))];
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
              id: ids[index] ?? "",
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
