/**
 * Opening many cases of which nothing is known, as an import does: what `openCase` does for each, with what each would
 * wait for waited for once. No case is read before it is opened: the log itself refuses to open one that is there.
 *
 * Only what goes through at once is answered here. Whatever is unusual about a command (something is wrong with it, the
 * case is there, somebody sent it before) is left to `openCase`, which reads, tells and tries again.
 */
import { Clock, Effect } from "effect";
import { dayInIndia } from "../calendar/days-in-india.ts";
import type { ContentToAppend } from "../catalogue/event-type.ts";
import type { History } from "../history/history.ts";
import { openWarnings } from "../history/warnings.ts";
import type { EventLog, LogError, StreamEvent } from "../log/event-log.ts";
import { contentDigest } from "../sealing/content-digest.ts";
import { KeyStore } from "../sealing/key-store.ts";
import { sealContents } from "../sealing/seal-event.ts";
import { emptyStream, streamOfCase } from "./case-stream.ts";
import type { CommandEvent } from "./command-event.ts";
import { decide } from "./decide.ts";
import { UUID_V7 } from "./event-ids.ts";
import { type ReadCommand, readCommand } from "./read-command.ts";
import type { OpenCase, Recorded, RecorderError } from "./recorded.ts";

/** Commands read in one go: nobody else whom this process serves waits for more. */
const READ_IN_ONE_GO = 16;

interface Opening {
  readonly caseId: string;
  readonly command: ReadCommand;
  /** Not sealed yet. */
  readonly events: readonly CommandEvent[];
  /** The case as it would stand if it were recorded then. */
  readonly after: History;
  readonly at: string;
}

/** Null where it cannot be opened just so. */
const openingOf = (
  digestKey: KeyStore["Service"]["digestKey"],
  sent: OpenCase,
  at: string,
): Opening | null => {
  const { caseId, commandId, by } = sent;
  if (caseId === undefined || !UUID_V7.test(caseId)) return null;
  const read = readCommand({ commandId, events: sent.events }, (_, events) => ({
    stream: streamOfCase(caseId),
    by,
    digest: contentDigest(digestKey, events),
  }));
  if (!read.ok) return null;
  const { command } = read;
  if (!command.events.some(({ content }) => content.type === "CaseOpened")) return null;
  const decision = decide(emptyStream(caseId), command, at);
  return decision.ok ? { caseId, command, events: decision.events, after: decision.after, at } : null;
};

const onTheSameDay = (one: string, other: string): boolean =>
  one.slice(0, 10) === other.slice(0, 10) && dayInIndia(one) === dayInIndia(other);

/** As the log recorded it: what looks implausible may rest on the day of recording, and on nothing finer. */
const asRecorded = ({ caseId, command, after, at }: Opening, recorded: string): History => {
  if (onTheSameDay(at, recorded)) return after;
  const decision = decide(emptyStream(caseId), command, recorded);
  return decision.ok ? decision.after : after;
};

const answerTo = (opening: Opening, events: readonly StreamEvent[]): Recorded => ({
  caseId: opening.caseId,
  revision: events.length,
  eventIds: events.map(({ id }) => id),
  warnings: openWarnings(asRecorded(opening, events[0]?.recorded ?? opening.at)),
  repeated: false,
});

export interface Recording {
  readonly log: EventLog["Service"];
  readonly keys: KeyStore["Service"];
  readonly openCase: (command: OpenCase) => Effect.Effect<Recorded, RecorderError>;
}

/** See `Recorder.openMany`. */
export const openingMany = ({ log, keys, openCase }: Recording) => {
  /** The events of all, in order; null where they cannot be sealed all together. */
  const sealed = (openings: readonly Opening[]): Effect.Effect<readonly ContentToAppend[] | null> =>
    sealContents(
      openings.flatMap(({ events }) => events.map(({ content, type }) => ({ content, type }))),
    ).pipe(
      Effect.provideService(KeyStore, keys),
      Effect.catch(() => Effect.succeed(null)),
    );

  const isUnanswered = (error: LogError): boolean => error.reason._tag === "LogUnavailable";

  const opened = (
    sent: OpenCase,
    opening: Opening,
    events: readonly ContentToAppend[],
  ): Effect.Effect<Recorded, RecorderError> =>
    Effect.matchEffect(log.append({ stream: streamOfCase(opening.caseId), expected: 0, events }), {
      onFailure: (error) => (isUnanswered(error) ? Effect.fail(error) : openCase(sent)),
      onSuccess: (appended) =>
        appended.repeated ? openCase(sent) : Effect.succeed(answerTo(opening, appended.events)),
    });

  return Effect.fn("Recorder.openMany")(function* (
    commands: readonly OpenCase[],
  ): Effect.fn.Return<readonly Effect.Effect<Recorded, RecorderError>[]> {
    const at = new Date(yield* Clock.currentTimeMillis).toISOString();
    const openings: (Opening | null)[] = [];
    for (const [i, sent] of commands.entries()) {
      if (i % READ_IN_ONE_GO === 0) yield* Effect.yieldNow;
      openings.push(openingOf(keys.digestKey, sent, at));
    }
    const contents = yield* sealed(openings.filter((one) => one !== null));
    let next = 0;
    return commands.map((sent, i) => {
      const opening = openings[i] ?? null;
      if (opening === null || contents === null) return openCase(sent);
      const first = next;
      next += opening.events.length;
      return opened(sent, opening, contents.slice(first, next));
    });
  });
};
