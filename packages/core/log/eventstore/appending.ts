/**
 * Appending to EventStoreDB: decided from what is known of the stream, sent with the revision that it then has, and
 * where the outcome is not known (no answer in time, a lost connection), settled by reading the stream's end before
 * it is sent again.
 *
 * Nothing is ever sent twice blindly. What was sent and lands late finds its revision taken, or takes the revision of
 * the second attempt, which is then refused and found to have been made.
 */
import { Clock, Duration, Effect, Random, Result, Semaphore } from "effect";
import {
  type Appended,
  AppendTooLarge,
  IdTaken,
  LogError,
  LogUnavailable,
  RevisionConflict,
} from "../event-log.ts";
import { hashAfter } from "../hash-chain.ts";
import type { PreparedAppend } from "../prepared-append.ts";
import { appendedBefore } from "./appended-before.ts";
import type { Connection } from "./connection.ts";
import { failureOf } from "./failures.ts";
import { ChainBroken, type KnownStream, KnownStreams } from "./known-streams.ts";
import { readServerStream, Silence } from "./read-stream.ts";
import { ServerAppends } from "./server-appends.ts";
import { dataOf, ForeignEvent, type ServerEvent } from "./server-event.ts";

export interface AppendingOptions {
  /** Milliseconds within which the server answers one call. */
  readonly answerWithin: number;
  /** Milliseconds after which an append that could not be settled is given up. */
  readonly patience: number;
  /** Events of the streams that are remembered between appends, together. */
  readonly mostKnownEvents: number;
}

/**
 * What waits here, for a slow server, does not use up its time to be answered. EventStoreDB 23.10 wrote half as much
 * again with 256 on their way as with 64, at two thirds of the processor's time here.
 */
const MOST_AT_ONCE = 256;
/** Where nothing else went wrong. It is made once: an error for each append would cost more than its events. */
const OTHERS_KEPT_APPENDING = new Silence("Others kept appending to the stream");
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 1_000;

const unavailable = (doing: string, cause: unknown) =>
  new LogError({ reason: new LogUnavailable({ doing, cause }) });

/** Whether asking again may help. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof ChainBroken || error instanceof ForeignEvent) && failureOf(error).kind === "unknown";

/** The events as they will stand in the stream after those that are known. */
const following = (append: PreparedAppend, known: KnownStream, now: number): readonly ServerEvent[] => {
  const time = new Date(now).toISOString();
  const recorded = time > known.recorded ? time : known.recorded;
  let { hash, revision } = known;
  return append.events.map(({ id, head, tail }) => {
    const body = head + recorded + tail;
    hash = hashAfter(hash, body);
    revision += 1;
    return { stream: append.stream, revision, id, recorded, body, hash };
  });
};

const answered = (events: readonly ServerEvent[], repeated: boolean): Appended => ({
  events: events.map((event) => ({ ...event, position: null })),
  repeated,
});

/**
 * @param claim gives an id that belongs to another stream, or null
 */
export const appendingTo = (
  connection: Connection,
  claim: (stream: string, ids: readonly string[]) => Effect.Effect<string | null, LogError>,
  { answerWithin, patience, mostKnownEvents }: AppendingOptions,
) => {
  const streams = new KnownStreams(mostKnownEvents);
  const server = new ServerAppends(connection, answerWithin);
  const atOnce = Semaphore.makeUnsafe(MOST_AT_ONCE);

  const send = (append: PreparedAppend, revision: number, events: readonly ServerEvent[]) =>
    Effect.tryPromise({
      try: () =>
        server.send({
          stream: append.stream,
          revision,
          events: events.map((event, place) => dataOf(event, append.events[place]?.type ?? "")),
        }),
      catch: (cause) => cause,
    }).pipe(atOnce.withPermit, Effect.result);

  /** Reads on from what is known. Where nothing follows though the server said so, the stream is not what it was. */
  const readOn = (known: KnownStream, surelyBehind: boolean) =>
    Effect.tryPromise({
      try: async () => {
        const after = known.revision;
        const events = await readServerStream(connection, known.stream, { after, patience: answerWithin });
        if (events.length === 0 && surelyBehind && after > 0) {
          known.forget();
          known.extend(await readServerStream(connection, known.stream, { patience: answerWithin }));
        } else known.extend(events);
      },
      catch: (cause) => cause,
    }).pipe(Effect.result);

  const readBack = (stream: string, first: number, count: number) =>
    Effect.tryPromise({
      try: () =>
        readServerStream(connection, stream, { after: first - 1, most: count, patience: answerWithin }),
      catch: (cause) => cause,
    }).pipe(Effect.retry({ while: mayPass, times: 3 }));

  const pause = (tries: number) =>
    Effect.flatMap(Random.nextBetween(0.5, 1), (share) =>
      Effect.sleep(Duration.millis(share * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries))),
    );

  const settled = Effect.fnUntraced(function* (
    append: PreparedAppend,
    known: KnownStream,
  ): Effect.fn.Return<Appended, LogError> {
    const { stream, expected } = append;
    const ids = append.events.map(({ id }) => id);
    /** Of the last event of each attempt: by them it is known whether what stands there is this call's. */
    const sent = new Set<string>();
    const givenUpAt = (yield* Clock.currentTimeMillis) + patience;
    let claimed = false;
    // a stream that is expected not to exist is not looked for: the server refuses the append where it does
    let behind: "surely" | "perhaps" | "no" = known.read || expected === 0 ? "no" : "perhaps";
    let trouble: unknown = OTHERS_KEPT_APPENDING;

    for (let tries = 0; ; ) {
      const tired = (yield* Clock.currentTimeMillis) >= givenUpAt;
      let lookedJustNow = false;
      if (behind !== "no") {
        const read = yield* readOn(known, behind === "surely");
        if (Result.isFailure(read)) {
          trouble = read.failure;
          if (tired || !mayPass(trouble)) return yield* unavailable("reading the stream's end", trouble);
          yield* pause(tries);
          tries += 1;
          continue;
        }
        behind = "no";
        lookedJustNow = true;
      }

      const before = appendedBefore(known, ids);
      if (before.kind === "taken") return yield* new LogError({ reason: new IdTaken({ id: before.id }) });
      if (before.kind === "together") {
        const events = yield* readBack(stream, before.first, ids.length).pipe(
          Effect.mapError((cause) => unavailable("reading what was appended before", cause)),
        );
        return answered(events, !sent.has(events.at(-1)?.hash ?? ""));
      }
      if (tired && tries > 0) return yield* unavailable("appending", trouble);
      if (expected !== "any" && expected !== known.revision) {
        if (lookedJustNow)
          return yield* new LogError({
            reason: new RevisionConflict({ stream, expected, actual: known.revision }),
          });
        behind = "perhaps";
        continue;
      }
      if (!claimed) {
        const taken = yield* claim(stream, ids);
        if (taken !== null) return yield* new LogError({ reason: new IdTaken({ id: taken }) });
        claimed = true;
      }

      const events = following(append, known, yield* Clock.currentTimeMillis);
      sent.add(events.at(-1)?.hash ?? "");
      const outcome = yield* send(append, known.revision, events);
      if (Result.isSuccess(outcome)) {
        known.extend(events);
        return answered(events, false);
      }
      const failure = failureOf(outcome.failure);
      switch (failure.kind) {
        case "wrong-revision":
          behind = "surely";
          break;
        case "too-large":
          return yield* new LogError({
            reason: new AppendTooLarge({ bytes: append.bytes, limit: failure.limit }),
          });
        case "refused":
        case "no-stream":
          return yield* unavailable("appending", outcome.failure);
        case "unknown":
          trouble = outcome.failure;
          behind = "perhaps";
      }
      yield* pause(tries);
      tries += 1;
    }
  });

  return (append: PreparedAppend): Effect.Effect<Appended, LogError> =>
    Effect.suspend(() => {
      const known = streams.of(append.stream);
      return known.turn
        .withPermit(settled(append, known))
        .pipe(Effect.ensuring(Effect.sync(() => streams.weigh(known))));
    });
};
