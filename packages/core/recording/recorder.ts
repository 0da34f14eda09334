/**
 * Recording: from a command that somebody sent to events in the log, once, all of them or none.
 *
 * A command is decided on the case as it stands: read, checked, sealed, appended at the revision read. Facts of
 * different people commute, so an append that met a newer revision is decided again on the newer case; who must not
 * (If-Match) gets a conflict instead. A command is known again by its id, in whatever order the answers were lost.
 */
import { Clock, Context, Effect, Layer, Schedule } from "effect";
import { buildHistory } from "../history/build-history.ts";
import type { RecordedInStream } from "../history/history.ts";
import { openWarnings } from "../history/warnings.ts";
import { contentOf, EventLog } from "../log/event-log.ts";
import { contentDigest } from "../sealing/content-digest.ts";
import { KeyStore } from "../sealing/key-store.ts";
import { sealContents } from "../sealing/seal-event.ts";
import { CaseReader, readable } from "./case-reader.ts";
import { type CaseStream, revisionOf, streamOfCase } from "./case-stream.ts";
import { saysAlias } from "./check-aliases.ts";
import type { CommandEvent } from "./command-event.ts";
import { decide } from "./decide.ts";
import { caseIdOf, UUID_V7 } from "./event-ids.ts";
import { namesOf, noNames } from "./names-on-record.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { openingMany } from "./open-many.ts";
import { firstProblems, type Problem, problemAt } from "./problem.ts";
import { type ReadCommand, readCommand } from "./read-command.ts";
import type { OpenCase, Recorded, RecorderError, RecordInCase, Sent } from "./recorded.ts";
import {
  CaseExists,
  CommandConflict,
  Contended,
  Erased,
  InvalidContent,
  RecordingError,
  RevisionMismatch,
  TooLarge,
  UnknownCase,
} from "./refusal.ts";

export class Recorder extends Context.Service<
  Recorder,
  {
    /** Records events in a case. */
    record(command: RecordInCase): Effect.Effect<Recorded, RecorderError>;
    /** Opens a case with its first events. */
    openCase(command: OpenCase): Effect.Effect<Recorded, RecorderError>;
    /**
     * Makes ready to open many cases, each as `openCase` does: in the order of the commands, the effects that open them.
     * For cases of which nothing is known; one that is there all the same costs no more than time. Meant to be run
     * together: what each would wait for is then waited for once.
     */
    openMany(commands: readonly OpenCase[]): Effect.Effect<readonly Effect.Effect<Recorded, RecorderError>[]>;
  }
>()("@tareekh/core/recording/Recorder") {
  static readonly layer: Layer.Layer<Recorder, never, CaseReader | EventLog | KeyStore> = Layer.effect(
    Recorder,
    Effect.suspend(() => make),
  );
}

const refused = (reason: RecordingError["reason"]) => new RecordingError({ reason });

const invalid = (problems: readonly Problem[]) =>
  refused(new InvalidContent({ problems: firstProblems(problems) }));

/** A case whose opening nobody recorded has no beginning; nothing is added silently. */
const openingMissing = problemAt(
  ["events"],
  "a CaseOpened among the events",
  undefined,
  "events: a case is opened with a CaseOpened among its first events; add one",
);

/**
 * How often a command is decided again when others recorded in the same case meanwhile. Within a process commands on
 * a case wait for each other, so this is met only by several processes; each conflict means that one of them recorded.
 */
const ATTEMPTS = 30;
const again = Schedule.spaced("10 millis").pipe(Schedule.jittered);

/** The events of a command, where the case holds them. */
const recordedBefore = (stream: CaseStream, commandId: string): readonly RecordedInStream[] =>
  stream.recordings.filter(({ content }) => content.command.id === commandId);

/** What an event of the log is about besides itself: the target of a correction. */
const targetsOf = (recordings: readonly RecordedInStream[]): readonly string[] =>
  recordings.flatMap(({ content }) => {
    const target = (content.data as { readonly target?: unknown } | null)?.target;
    return typeof target === "string" ? [target] : [];
  });

/** The first answer to a command, whatever was recorded in the case since. */
const answerOf = (
  stream: CaseStream,
  ofCommand: readonly RecordedInStream[],
  repeated: boolean,
): Effect.Effect<Recorded, RecordingError> =>
  readable(stream.caseId, () => {
    const revision = ofCommand.at(-1)?.revision ?? 0;
    const history =
      revision === revisionOf(stream) ? stream.history : buildHistory(stream.recordings.slice(0, revision));
    const eventIds = ofCommand.map(({ content }) => content.id);
    const concerned = new Set([...eventIds, ...targetsOf(ofCommand)]);
    return {
      caseId: stream.caseId,
      revision,
      eventIds,
      warnings: openWarnings(history).filter(({ events }) => events.some((id) => concerned.has(id))),
      repeated,
    };
  });

const make = Effect.gen(function* () {
  const log = yield* EventLog;
  const keys = yield* KeyStore;
  const reader = yield* CaseReader;
  const inTurn = oneAtATime();

  /** The answer to a command that the case holds already; null where it does not. Another content is a conflict. */
  const answeredBefore = Effect.fnUntraced(function* (stream: CaseStream, commandId: string, digest: string) {
    const ofCommand = recordedBefore(stream, commandId);
    if (ofCommand.length === 0) return null;
    if (ofCommand.some(({ content }) => content.command.digest !== digest)) {
      return yield* refused(new CommandConflict({ commandId }));
    }
    return yield* answerOf(stream, ofCommand, true);
  });

  /** The command's events, if they may be recorded in the case. */
  const decided = Effect.fnUntraced(function* (stream: CaseStream, command: ReadCommand) {
    const now = new Date(yield* Clock.currentTimeMillis).toISOString();
    const names = saysAlias(command.events)
      ? yield* namesOf(stream.history).pipe(Effect.provideService(KeyStore, keys))
      : noNames;
    const decision = yield* readable(stream.caseId, () => decide(stream, command, now, names));
    return decision.ok ? decision.events : yield* invalid(decision.problems);
  });

  const sealed = (events: readonly CommandEvent[]) =>
    sealContents(
      events.map(({ content, type, corrects }) => ({
        content,
        type,
        ...(corrects === null ? {} : { replacementOf: corrects }),
      })),
    ).pipe(
      Effect.provideService(KeyStore, keys),
      Effect.catchReason("KeyStoreError", "SubjectForgotten", ({ subject }) =>
        Effect.fail(refused(new Erased({ subject }))),
      ),
    );

  /** One attempt, on the case as it stands now. */
  const attempt = Effect.fnUntraced(function* (
    caseId: string,
    command: ReadCommand,
    digest: string,
    opens: boolean,
    ifMatch: number | undefined,
  ) {
    const { commandId } = command;
    const stream = yield* reader.readStream(caseId);
    const before = yield* answeredBefore(stream, commandId, digest);
    if (before !== null) return before;
    const revision = revisionOf(stream);
    if (opens && !command.events.some(({ content }) => content.type === "CaseOpened")) {
      return yield* invalid([openingMissing]);
    }
    if (opens && revision > 0) return yield* refused(new CaseExists({ caseId }));
    if (!opens && revision === 0) return yield* refused(new UnknownCase({ caseId }));
    if (ifMatch !== undefined && ifMatch !== revision) {
      return yield* refused(new RevisionMismatch({ caseId, expected: ifMatch, actual: revision }));
    }

    const events = yield* sealed(yield* decided(stream, command));
    const appended = yield* log.append({ stream: streamOfCase(caseId), expected: revision, events });
    if (appended.repeated) {
      // Somebody sent the same command at the same time, through another process.
      if (appended.events.some((event) => contentOf(event).command.digest !== digest)) {
        return yield* refused(new CommandConflict({ commandId }));
      }
      const latest = yield* reader.readStream(caseId);
      return yield* answerOf(latest, recordedBefore(latest, commandId), true);
    }
    const extended = yield* reader.extend(stream, appended.events);
    return yield* answerOf(extended, recordedBefore(extended, commandId), false);
  });

  const isRevisionConflict = (error: RecorderError): boolean =>
    error._tag === "LogError" && error.reason._tag === "RevisionConflict";

  const recorded = Effect.fnUntraced(function* (
    caseId: string,
    command: ReadCommand,
    digest: string,
    opens: boolean,
    ifMatch: number | undefined,
  ): Effect.fn.Return<Recorded, RecorderError> {
    const { commandId } = command;
    return yield* inTurn(
      caseId,
      attempt(caseId, command, digest, opens, ifMatch).pipe(
        // With If-Match the second attempt finds the newer revision and says so.
        Effect.retry({ while: isRevisionConflict, times: ATTEMPTS - 1, schedule: again }),
      ),
    ).pipe(
      Effect.catchReasons("LogError", {
        RevisionConflict: () => Effect.fail(refused(new Contended({ caseId, attempts: ATTEMPTS }))),
        IdTaken: () => Effect.fail(refused(new CommandConflict({ commandId }))),
        AppendTooLarge: ({ bytes, limit }) => Effect.fail(refused(new TooLarge({ bytes, limit }))),
      }),
    );
  });

  /** Reads what was sent, so far as that needs no case. */
  const read = Effect.fnUntraced(function* (sent: Sent, caseIdFor: (commandId: string) => string) {
    let digest = "";
    const result = readCommand({ commandId: sent.commandId, events: sent.events }, (commandId, events) => {
      digest = contentDigest(keys.digestKey, events);
      return { stream: streamOfCase(caseIdFor(commandId)), by: sent.by, digest };
    });
    if (!result.ok) return yield* invalid(result.problems);
    return { command: result.command, digest };
  });

  const record = Effect.fn("Recorder.record")(function* (sent: RecordInCase) {
    const { command, digest } = yield* read(sent, () => sent.caseId);
    return yield* recorded(sent.caseId, command, digest, false, sent.ifMatch);
  });

  const openCase = Effect.fn("Recorder.openCase")(function* (sent: OpenCase) {
    if (sent.caseId !== undefined && !UUID_V7.test(sent.caseId)) {
      return yield* invalid([problemAt(["caseId"], "a UUID of version 7 in lower case", sent.caseId)]);
    }
    const caseIdFor = (commandId: string): string => sent.caseId ?? caseIdOf(commandId);
    const { command, digest } = yield* read(sent, caseIdFor);
    return yield* recorded(caseIdFor(command.commandId), command, digest, true, undefined);
  });

  return Recorder.of({ record, openCase, openMany: openingMany({ log, keys, openCase }) });
});
