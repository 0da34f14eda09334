/** One event of a command: what was sent, as the catalogue understands it, or everything that is wrong with it. */
import { parseOccurrence } from "../calendar/occurrence.ts";
import { eventTypeNamed } from "../catalogue/catalogue.ts";
import { decodeData, decodeSource } from "../catalogue/decode.ts";
import type { ContentToAppend, EventType } from "../catalogue/event-type.ts";
import { isAboutAnother, type Replacement } from "./command-event.ts";
import type { NamedEvents } from "./named-events.ts";
import { unrecordable } from "./plain-json.ts";
import { type Path, type Problem, pathText, problemAt, problemOfData } from "./problem.ts";
import { inWrittenForm } from "./written-form.ts";

/** An event as it came, with nothing known of it but its form. */
export interface SentEvent {
  readonly type: string;
  readonly occurred: string | null;
  readonly after?: readonly string[] | undefined;
  readonly before?: readonly string[] | undefined;
  readonly source: unknown;
  readonly data: unknown;
}

/** What an event says, apart from who says it, in which stream and by which command. */
type SaidByEvent = Pick<
  ContentToAppend,
  "type" | "version" | "occurred" | "after" | "before" | "source" | "data"
>;

export type ReadEvent =
  | { readonly ok: true; readonly type: EventType; readonly said: SaidByEvent }
  | { readonly ok: false; readonly problems: readonly Problem[] };

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
          `${pathText(path)}: ${parsed.reason}`,
        ),
      ];
};

/** When it happened. What is said of a record has no date and no order of its own; its replacement has them. */
const problemsOfDates = (type: EventType, sent: SentEvent, data: unknown, path: Path): readonly Problem[] => {
  const own = occurrenceProblems(sent.occurred, [...path, "occurred"]);
  if (!isAboutAnother(type.type)) return own;
  const none =
    sent.occurred === null
      ? []
      : [
          problemAt(
            [...path, "occurred"],
            "null: what is said of a record has no date of its own",
            sent.occurred,
          ),
        ];
  const unordered = (["after", "before"] as const).flatMap((side) =>
    (sent[side] ?? []).length === 0
      ? []
      : [
          problemAt(
            [...path, side],
            "absent: what is said of a record has no place in the order",
            sent[side],
          ),
        ],
  );
  const replacement = (data as { readonly replacement?: Replacement }).replacement;
  return replacement === undefined
    ? [...none, ...unordered]
    : [
        ...none,
        ...unordered,
        ...occurrenceProblems(replacement.occurred, [...path, "data", "replacement", "occurred"]),
      ];
};

/**
 * The replacement of a correction with its references resolved, as far as its form allows; its data are those of the
 * corrected event, which only the case knows.
 */
const withReplacementResolved = (named: NamedEvents, data: unknown, path: Path): unknown => {
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

/** What was told of a place, and within it. */
interface Told {
  here: boolean;
  readonly within: Map<string, Told>;
}

/** `events[0].data` step by step: `events`, `[0]`, `.data`. */
const stepsOf = (path: string): readonly string[] => path.split(/(?=[.[])/);

/**
 * The problems, the first of those at each place and within it: what is told of `events[0]` stands for what is wrong with
 * `events[0].data.accused`. In one pass, since whoever sends a large request that is wrong throughout makes others wait.
 */
export const firstAtEachPlace = (problems: readonly Problem[]): readonly Problem[] => {
  const root: Told = { here: false, within: new Map() };
  return problems.filter(({ path }) => {
    let place = root;
    for (const step of stepsOf(path)) {
      const inner = place.within.get(step) ?? { here: false, within: new Map() };
      place.within.set(step, inner);
      if (inner.here) return false;
      place = inner;
    }
    place.here = true;
    return true;
  });
};

/** Reads an event that stands at `path` in the request. */
export const readEvent = (named: NamedEvents, sent: SentEvent, path: Path): ReadEvent => {
  const at = (...steps: Path): Path => [...path, ...steps];
  const referencesWrong = named.problems.length;
  const resolved = (side: "after" | "before"): readonly string[] =>
    (sent[side] ?? []).map((ref, i) => named.resolve(ref, at(side, i)));
  const [after, before] = [resolved("after"), resolved("before")];
  const unknownType = (): readonly Problem[] => [
    problemAt(at("type"), "an event type of the catalogue, such as AccusedArrested", sent.type),
    ...occurrenceProblems(sent.occurred, at("occurred")),
  ];
  const type = eventTypeNamed(sent.type);
  const source = decodeSource(sent.source);
  const problems: readonly Problem[] = [
    ...unrecordable(sent.data, at("data")),
    ...unrecordable(sent.source, at("source")),
    ...(type === undefined ? unknownType() : []),
    ...(source.ok ? [] : source.problems.map((problem) => problemOfData(at("source"), problem))),
  ];
  const withReferences = (more: readonly Problem[]): readonly Problem[] =>
    firstAtEachPlace([...named.problems.slice(referencesWrong), ...problems, ...more]);
  if (type === undefined) return { ok: false, problems: withReferences([]) };

  const plain = named.resolveData(type, withReplacementResolved(named, sent.data, at("data")), at("data"));
  const data = decodeData(type, inWrittenForm(type, plain));
  const all = withReferences([
    ...(data.ok ? [] : data.problems.map((problem) => problemOfData(at("data"), problem))),
    ...problemsOfDates(type, sent, data.ok ? data.value : {}, path),
  ]);
  if (all.length > 0 || !data.ok || !source.ok) return { ok: false, problems: all };
  return {
    ok: true,
    type,
    said: {
      type: type.type,
      version: type.version,
      occurred: sent.occurred,
      after,
      before,
      source: source.value,
      data: data.value,
    },
  };
};
