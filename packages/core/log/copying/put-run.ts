/** Appending to a server stream what stands at given revisions elsewhere, until it is seen to stand there. */
import { setTimeout as pause } from "node:timers/promises";
import { NO_STREAM } from "@eventstore/db-client";
import { contentOf, type LoggedEvent } from "../event-log.ts";
import type { Connection } from "../eventstore/connection.ts";
import { failureOf } from "../eventstore/failures.ts";
import { readServerStream } from "../eventstore/read-stream.ts";
import { dataOf, ForeignEvent } from "../eventstore/server-event.ts";
import { CannotStand, CopyError, differs } from "./copy-error.ts";
import { inTime } from "./in-time.ts";
import type { Run } from "./stream-runs.ts";

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2_000;

export interface Server {
  readonly connection: Connection;
  /** As it is told to people. */
  readonly name: string;
  /** Milliseconds within which it answers one call. */
  readonly answerWithin: number;
  /** Milliseconds after which an append that does not succeed is given up. */
  readonly patience: number;
}

const send = ({ connection, answerWithin }: Server, [first, ...more]: Run): Promise<unknown> =>
  inTime(
    answerWithin + 1_000, // the client keeps a call waiting that has not found a server yet
    connection.appendToStream(
      first.stream,
      [first, ...more].map((event) => dataOf(event, contentOf(event).type)),
      {
        expectedRevision: first.revision === 1 ? NO_STREAM : BigInt(first.revision - 2),
        requiresLeader: true,
        deadline: answerWithin,
      },
    ),
  );

/** What of a run does not stand in its stream yet. */
const missingOf = async ({ connection, name, answerWithin }: Server, run: Run) => {
  const [{ stream, revision }] = run;
  const standing = await readServerStream(connection, stream, {
    after: revision - 1,
    most: run.length,
    patience: answerWithin,
  });
  for (const [place, { hash }] of standing.entries())
    if (run[place]?.hash !== hash)
      throw differs(
        name,
        `Revision ${revision + place} of ${stream} is there already, and is another event than the source has at position ${run[place]?.position}`,
      );
  return run.slice(standing.length);
};

/**
 * Appends a run. Where the outcome is not known (no answer in time, a lost connection, a revision that is taken), its
 * stream is read before anything is sent again: an earlier run of the copy that was killed may have written all of
 * it, or a part.
 *
 * Rejects with a `CopyError` of `TargetDiffers` or `CannotStand`, or with the client's error once the patience is over.
 */
export const putRun = async (server: Server, run: Run, signal: AbortSignal): Promise<void> => {
  const { name, patience } = server;
  const givenUpAt = performance.now() + patience;
  let left: readonly LoggedEvent[] = run;
  for (let tries = 0; ; tries += 1) {
    let misplaced = false;
    const [first, ...more] = left;
    if (first === undefined) return;
    signal.throwIfAborted();
    const rest: Run = [first, ...more];
    try {
      await send(server, rest);
      return;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "too-large") {
        const problem = `it refuses what is at position ${first.position} as larger than ${failure.limit} bytes; its MaxAppendSize must be 1 MiB at least`;
        throw new CopyError({ reason: new CannotStand({ target: name, problem }) });
      }
      misplaced = failure.kind === "wrong-revision";
      if (failure.kind === "refused" || performance.now() > givenUpAt) throw error;
    }
    try {
      left = await missingOf(server, rest);
      if (misplaced && left.length === rest.length)
        throw differs(name, `${first.stream} ends before revision ${first.revision - 1}, which was copied`);
    } catch (error) {
      if (error instanceof CopyError || error instanceof ForeignEvent) throw error;
      // it does not answer yet; what is sent again is refused if it stands there
    }
    if (left.length > 0)
      await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries), undefined, { signal });
  }
};
