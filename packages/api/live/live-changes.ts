/**
 * Tells open pages and programs what changes: one follower of the log in this process, divided among all who listen.
 *
 * It follows the log as the projector does: appends of this process are heard of at once, those of others by asking.
 * Nothing is followed while nobody listens.
 */

import { EventLog, type LogError, type LoggedEvent } from "@tareekh/core/log/event-log.ts";
import { AppendSignal } from "@tareekh/core/log/follow.ts";
import type { Store } from "@tareekh/core/log/store.ts";
import { isCase } from "@tareekh/projections/projector/case-events.ts";
import { pauseAfter } from "@tareekh/projections/projector/pause-after.ts";
import { Projector } from "@tareekh/projections/projector/projector.ts";
import type { ProjectorError } from "@tareekh/projections/projector/projector-error.ts";
import { Context, type Duration, Effect, Exit, Layer, RcRef, Scope, Stream } from "effect";
import { ProblemRaised } from "../problem.ts";
import { changesBefore, type LiveAsked, type MostMissed } from "./changes-before.ts";
import { Listener } from "./listener.ts";
import type { LiveMessage } from "./live-message.ts";

export interface LiveOptions {
  /** Who may listen at the same time, in this process. Each is a connection and at most 64 kB. */
  readonly mostListeners: number;
  /** Proxies close a connection on which nothing has come for a minute or so. */
  readonly heartbeat: Duration.Input;
  /** So that a case in which much is recorded is told of once in that time. */
  readonly tellEvery: Duration.Input;
  /** For how long the log is followed once nobody listens: whoever turns a page comes again at once. */
  readonly linger: Duration.Input;
  readonly mostMissed: MostMissed;
}

const usual: LiveOptions = {
  mostListeners: 500,
  heartbeat: "15 seconds",
  tellEvery: "250 millis",
  linger: "10 seconds",
  mostMissed: { cases: 500, events: 20_000 },
};

/** Seconds after which it is worth trying again where too many listen. */
const RETRY_AFTER = "30";

/** As many events as a follower is given at once: then there are more, and they are not waited with. */
const FULL_BATCH = 500;

export interface Listening extends LiveAsked {
  /** Asked now and then: who may not listen any more is told nothing more. */
  readonly mayStay: () => boolean;
  /** Cuts the connection, where it is known: `listener.ts` does so where the reader is too slow. */
  readonly cut?: (() => void) | undefined;
}

export class LiveChanges extends Context.Service<
  LiveChanges,
  {
    /**
     * Begins to listen: server-sent events, until the stream is cancelled, its reader is too slow, or it is ended
     * here. Fails with a `ProblemRaised` where there is no such case or too many listen, with 503 then.
     */
    listen(
      listening: Listening,
    ): Effect.Effect<ReadableStream<Uint8Array<ArrayBuffer>>, LogError | ProjectorError | ProblemRaised>;
    /** How many listen. */
    readonly listeners: Effect.Effect<number>;
    /** Ends every stream, and refuses whoever comes then: the program is about to stop. */
    readonly end: Effect.Effect<void>;
  }
>()("@tareekh/api/live/LiveChanges") {
  static readonly layer = (
    options: Partial<LiveOptions> = {},
  ): Layer.Layer<LiveChanges, never, EventLog | Projector | Store> =>
    Layer.effect(LiveChanges, make({ ...usual, ...options }));
}

/** Each case of a batch once, at its last event there. */
const casesOf = (batch: readonly LoggedEvent[]): readonly LiveMessage[] => [
  ...new Map(
    batch
      .filter(({ stream }) => isCase(stream))
      .map(({ stream, revision, position }): [string, LiveMessage] => [
        stream,
        { kind: "case", caseId: stream, revision, position },
      ]),
  ).values(),
];

const refusal = (detail: string) =>
  new ProblemRaised("busy", detail, { headers: { "retry-after": RETRY_AFTER } });

const make = Effect.fnUntraced(function* (options: LiveOptions) {
  const services = yield* Effect.context<EventLog | Projector | Store>();
  const log = yield* EventLog;
  const projector = yield* Projector;
  const listeners = new Set<Listener>();
  let ended = false;

  const tellAll = (message: LiveMessage): void => {
    for (const listener of [...listeners]) listener.tell(message);
  };

  /** Begins again, after pauses that grow, whatever fails: the database or the log, and they come back. */
  const forEver = <E extends { readonly message: string }>(
    doing: (wentWell: () => void) => Effect.Effect<void, E>,
  ) =>
    Effect.gen(function* () {
      for (let failures = 0; ; ) {
        yield* doing(() => {
          failures = 0;
        }).pipe(
          Effect.catch((error) => {
            failures += 1;
            return Effect.andThen(
              Effect.logWarning(`Open pages are not told of changes: ${error.message}`),
              Effect.flatMap(pauseAfter(failures), Effect.sleep),
            );
          }),
        );
      }
    });

  /** Follows from where the log ends now, as long as its scope is open. */
  const following = Effect.gen(function* () {
    let position = yield* log.head;
    let rowsTold = (yield* projector.progress).checkpoint;
    const advanced = new AppendSignal();

    const followCases = forEver((wentWell) =>
      log.follow(position).pipe(
        Stream.runForEach((batch) => {
          position = batch.at(-1)?.position ?? position;
          for (const message of casesOf(batch)) tellAll(message);
          advanced.raise();
          wentWell();
          return batch.length >= FULL_BATCH ? Effect.void : Effect.sleep(options.tellEvery);
        }),
      ),
    );

    /** Rows follow a moment after; how far they have come is asked only while they have not come to what was told. */
    const followRows = forEver((wentWell) =>
      Effect.gen(function* () {
        const since = advanced.now;
        if (rowsTold >= position) yield* advanced.after(since);
        const { checkpoint } = yield* projector.progress;
        wentWell();
        if (checkpoint > rowsTold) {
          rowsTold = checkpoint;
          tellAll({ kind: "rows", position: checkpoint });
        }
        yield* Effect.sleep(options.tellEvery);
      }),
    );

    const beat = Effect.forever(
      Effect.andThen(Effect.sleep(options.heartbeat), () => {
        for (const listener of [...listeners]) listener.beat();
        return Effect.void;
      }),
    );

    yield* Effect.all([followCases, followRows, beat], { concurrency: "unbounded" }).pipe(Effect.forkScoped);
  });

  const follower = yield* RcRef.make({ acquire: following, idleTimeToLive: options.linger });

  const listen = Effect.fn("LiveChanges.listen")(function* ({ caseId, since, mayStay, cut }: Listening) {
    if (ended) return yield* Effect.fail(refusal("Tareekh is being stopped. Try again in half a minute."));
    if (listeners.size >= options.mostListeners)
      return yield* Effect.fail(
        refusal(
          `${options.mostListeners} pages are told of changes already, which is as many as this server tells. Try again in half a minute; everything else can be asked as ever.`,
        ),
      );
    const scope = yield* Scope.make();
    const close = Effect.runForkWith(services);
    const listener = new Listener({
      caseId,
      mayStay,
      cut,
      onGone: () => {
        listeners.delete(listener);
        close(Scope.close(scope, Exit.void));
      },
    });
    listeners.add(listener);
    return yield* Effect.gen(function* () {
      // first the follower, then how things stand: so nothing falls between them
      yield* RcRef.get(follower).pipe(Scope.provide(scope));
      const before = yield* changesBefore({ caseId, since }, options.mostMissed);
      listener.begin(before.messages, before.upTo);
      return listener.body;
    }).pipe(Effect.onError(() => Effect.sync(() => listener.end())));
  });

  const end = Effect.sync(() => {
    ended = true;
    for (const listener of [...listeners]) listener.end();
  });
  yield* Effect.addFinalizer(() => end);

  return LiveChanges.of({
    listen: (listening) => Effect.provideContext(listen(listening), services),
    listeners: Effect.sync(() => listeners.size),
    end,
  });
});
