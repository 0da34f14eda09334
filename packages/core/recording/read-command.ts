/**
 * From what was sent to the events that it means, or everything that is wrong with it at once.
 *
 * Only what can be told from the command itself is checked here; `check-structure.ts` asks the case.
 */
import { Schema } from "effect";
import { parseOccurrence } from "../calendar/occurrence.ts";
import { eventTypeNamed } from "../catalogue/catalogue.ts";
import { type DataProblem, decodeData, decodeSource } from "../catalogue/decode.ts";
import type { ContentToAppend, EventType, Source } from "../catalogue/event-type.ts";
import { isSealedValue } from "../catalogue/fields.ts";
import { EventRequest, MOST_EVENTS } from "./command.ts";
import { type CommandEvent, isAboutAnother, type Replacement } from "./command-event.ts";
import { eventIdOf, UUID_V7 } from "./event-ids.ts";
import { type NamedEvents, namedEvents } from "./named-events.ts";
import { decodeAll, type Path, type Problem, problemAt } from "./problem.ts";
import { inWrittenForm } from "./written-form.ts";

/** A command with its form checked, and what it holds not yet. */
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
  ).check(
    Schema.makeFilter((events: readonly unknown[]) =>
      events.length >= 1 && events.length <= MOST_EVENTS ? undefined : `a list of 1 to ${MOST_EVENTS} events`,
    ),
  ),
});
type SentEvent = (typeof Envelope.Type)["events"][number];

export interface ReadCommand {
  readonly commandId: string;
  readonly events: readonly CommandEvent[];
  /** The references within the command, for what can only be read once the case is known. */
  readonly named: NamedEvents;
}

export type Read =
  | { readonly ok: true; readonly command: ReadCommand }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A problem of the catalogue's as a problem of the request. */
export const problemOfData = (prefix: Path, { path, expected, came, why }: DataProblem): Problem => {
  const { path: where, message } = problemAt([...prefix, ...path], expected, undefined);
  return {
    path: where,
    expected,
    came,
    message: why === null ? message.replace(/; nothing came$/, `; ${came} came`) : `${where}: ${why}`,
  };
};

/** No event type nests as deep; a request that does was made to exhaust the stack. */
const DEEPEST = 24;

/** What can be said of any JSON: that its texts are well formed, and that none comes sealed. */
function* malformed(value: unknown, path: Path): Generator<Problem> {
  if (path.length > DEEPEST)
    yield problemAt(path.slice(0, 4), "data as its type has them", "a deeper nesting");
  else if (typeof value === "string") {
    if (!value.isWellFormed()) yield problemAt(path, "a text of whole characters", "half a character");
  } else if (typeof value === "object" && value !== null) {
    if (isSealedValue(value)) {
      yield problemAt(path, "a plain text (it is sealed when it is recorded)", value);
      return;
    }
    for (const [name, part] of Object.entries(value)) {
      yield* malformed(part, [...path, Array.isArray(value) ? Number(name) : name]);
    }
  }
}

const occurrenceProblems = (occurred: string | null, path: Path): readonly Problem[] => {
  if (occurred === null) return [];
  const parsed = parseOccurrence(occurred);
  return parsed.ok
    ? []
    : [
        problemAt(
          path,
          "a date such as 2020-11-12, or null",
          occurred,
          `${problemAt(path, "", "").path}: ${parsed.reason}`,
        ),
      ];
};

/**
 * The replacement of a correction with its references resolved, as far as its form allows; its data are those of the
 * corrected event, which only the case knows.
 */
const resolvedReplacement = (named: NamedEvents, data: unknown, path: Path): unknown => {
  const replacement = (data as { readonly replacement?: unknown } | null)?.replacement;
  if (typeof replacement !== "object" || replacement === null) return data;
  const resolved: Record<string, unknown> = { ...replacement };
  for (const side of ["after", "before"] as const) {
    const refs = resolved[side];
    if (!Array.isArray(refs)) continue;
    resolved[side] = refs.map((ref, i) =>
      typeof ref === "string" ? named.resolve(ref, [...path, "replacement", side, i]) : ref,
    );
  }
  return { ...(data as object), replacement: resolved };
};

/** What every event of a command is recorded with. */
export interface RecordedWith {
  readonly stream: string;
  readonly by: string;
  /** The keyed digest of what was sent. */
  readonly digest: string;
}

interface Reading {
  readonly named: NamedEvents;
  readonly commandId: string;
  readonly size: number;
  readonly recordedWith: RecordedWith;
}

const readEvent = (
  { named, commandId, size, recordedWith }: Reading,
  sent: SentEvent,
  index: number,
  problems: Problem[],
): CommandEvent | null => {
  const path: Path = ["events", index];
  const at = (...steps: Path): Path => [...path, ...steps];
  const before = problems.length;
  problems.push(...malformed(sent.data, at("data")), ...malformed(sent.source, at("source")));
  problems.push(...occurrenceProblems(sent.occurred, at("occurred")));
  const references = (side: "after" | "before"): readonly string[] =>
    (sent[side] ?? []).map((ref, i) => named.resolve(ref, at(side, i)));
  const [after, beforeThese] = [references("after"), references("before")];

  const type: EventType | undefined = eventTypeNamed(sent.type);
  if (type === undefined) {
    problems.push(
      problemAt(at("type"), "an event type of the catalogue, such as AccusedArrested", sent.type),
    );
  }
  // What came sealed is told once, above, and not again as a text of the wrong form.
  if (type === undefined || problems.length > before) return null;

  const source = decodeSource(sent.source);
  if (!source.ok) problems.push(...source.problems.map((problem) => problemOfData(at("source"), problem)));
  const resolved = named.resolveData(type, resolvedReplacement(named, sent.data, at("data")), at("data"));
  const data = decodeData(type, inWrittenForm(type, resolved));
  if (!data.ok) problems.push(...data.problems.map((problem) => problemOfData(at("data"), problem)));
  if (!source.ok || !data.ok) return null;

  if (isAboutAnother(type.type) && sent.occurred !== null) {
    problems.push(
      problemAt(at("occurred"), "null: what is said of a record has no date of its own", sent.occurred),
    );
  }
  const replacement = (data.value as { readonly replacement?: Replacement }).replacement;
  if (type.type === "EventCorrected" && replacement !== undefined) {
    problems.push(...occurrenceProblems(replacement.occurred, at("data", "replacement", "occurred")));
  }
  const content: ContentToAppend = {
    id: eventIdOf(commandId, index),
    stream: recordedWith.stream,
    type: type.type,
    version: type.version,
    occurred: sent.occurred,
    after,
    before: beforeThese,
    source: source.value as Source,
    data: data.value,
    by: recordedWith.by,
    command: { id: commandId, digest: recordedWith.digest, size },
  };
  return { index, type, content, corrects: null };
};

/**
 * Reads a command. `recordedWith` is asked for only once the form is right, with what was sent.
 */
export const readCommand = (
  request: unknown,
  recordedWith: (commandId: string, sent: unknown) => RecordedWith,
): Read => {
  const envelope = decodeAll(Envelope, request, []);
  if (!envelope.ok) return envelope;
  const { commandId, events: sent } = envelope.value;
  const unwritable = [...malformed(sent, ["events"])];
  if (unwritable.length > 0) return { ok: false, problems: unwritable };
  const named = namedEvents(sent.map(({ ref }, index) => ({ ref, id: eventIdOf(commandId, index) })));
  const reading: Reading = {
    named,
    commandId,
    size: sent.length,
    recordedWith: recordedWith(commandId, sent),
  };
  const problems: Problem[] = [];
  const events = sent.map((event, index) => readEvent(reading, event, index, problems));
  problems.push(...named.problems);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, command: { commandId, events: events.filter((event) => event !== null), named } };
};
