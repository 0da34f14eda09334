/**
 * Moves a log to another store: looks at what stands there, appends what is missing, and reads all of it back.
 *
 * Nothing is remembered between two runs but what stands at the target itself: a copy that was killed at any moment
 * is started again, compares what it finds with the source, and goes on. The source may be recorded in meanwhile; the
 * copy ends where the source ended when it was looked at last.
 */
import { Duration, Effect, Schedule } from "effect";
import type { Pool } from "pg";
import { isConnectionLost } from "../connection-lost.ts";
import { readHead } from "../read-events.ts";
import { compareEnds, sumUp } from "./compare-ends.ts";
import { type CopyError, differs, interrupted } from "./copy-error.ts";
import type { CopyEnd, CopyTarget } from "./copy-target.ts";
import { logPages } from "./log-pages.ts";
import { type LogFigures, LogSum, sameFigures } from "./log-sum.ts";

/** `following`: the replica of a server is brought up to it. */
export type CopyPhase = "comparing" | "copying" | "following" | "verifying";

export interface CopyProgress {
  readonly phase: CopyPhase;
  readonly done: number;
  /** Events of the source, as many as it is known to have. */
  readonly total: number;
}

export interface Copied {
  /** Of the source, up to where the copy ends. */
  readonly source: LogFigures;
  /** Events that stood at the target before. */
  readonly found: number;
  /** What was read back from each end; the figures are the source's. */
  readonly ends: readonly CopiedEnd[];
}

export interface CopiedEnd {
  readonly name: string;
  readonly figures: LogFigures;
}

export interface CopyOptions {
  /** The database whose events table is copied. */
  readonly source: Pool;
  readonly target: CopyTarget;
  readonly onProgress?: (progress: CopyProgress) => void;
}

const working = <A>(doing: string, work: (signal: AbortSignal) => Promise<A>): Effect.Effect<A, CopyError> =>
  Effect.tryPromise({ try: work, catch: interrupted(doing) });

/** What may be over when everything at the target is looked at once more. */
const mayPass = ({ reason }: CopyError): boolean =>
  reason._tag === "TargetMoved" || (reason._tag === "CopyInterrupted" && isConnectionLost(reason.cause));

const againFromTheComparison = {
  while: mayPass,
  times: 5,
  schedule: Schedule.exponential(Duration.millis(200), 2),
};

/** Reads an end back. Gives null where it is not, event by event, what was summed up of the source. */
const readBack = async (
  end: CopyEnd,
  expected: LogFigures,
  onAdvanced: (done: number) => void,
  signal: AbortSignal,
): Promise<LogFigures | null> => {
  const sum = new LogSum();
  for await (const batch of end.standing()) {
    signal.throwIfAborted();
    // where it is the source's own table, it may have gone on
    const copied = end.isSource ? batch.filter(({ position }) => position <= expected.events) : batch;
    if (copied.some((event) => sum.take(event) !== null)) return null;
    if (copied.length < batch.length) break;
    onAdvanced(sum.position);
  }
  const figures = sum.figures();
  return sameFigures(figures, expected) ? figures : null;
};

/**
 * Copies everything, and reads it back. Fails with `TargetDiffers` where the target holds anything but the beginning
 * of the source: then nothing was written, unless somebody else wrote to it meanwhile.
 */
export const copyLog = Effect.fn("copyLog")(function* ({
  source,
  target,
  onProgress = () => undefined,
}: CopyOptions): Effect.fn.Return<Copied, CopyError> {
  let total = 0;
  const advanced = (phase: CopyPhase) => (done: number) => {
    total = Math.max(total, done);
    onProgress({ phase, done, total });
  };

  const compareAndCopy = Effect.gen(function* () {
    const sum = new LogSum();
    total = yield* working("asking where the source ends", () => readHead(source));
    const found = yield* working("comparing what stands at the target", async (signal) => {
      const lengths = await compareEnds(source, target.ends, sum, advanced("comparing"), signal);
      return lengths.get(target.ends[0]) ?? 0;
    });
    yield* working("copying", async (signal) => {
      advanced("copying")(found);
      for await (const page of logPages(source, found)) {
        signal.throwIfAborted();
        sumUp(sum, page);
        await target.append(page, signal);
        advanced("copying")(page.at(-1)?.position ?? 0);
      }
    });
    return { found, figures: sum.figures() };
  });

  const { found, figures } = yield* Effect.retry(compareAndCopy, againFromTheComparison);
  const verified = Effect.fnUntraced(function* (end: CopyEnd): Effect.fn.Return<CopiedEnd, CopyError> {
    const read = yield* working("reading back what was copied", (signal) =>
      readBack(end, figures, advanced("verifying"), signal),
    );
    if (read !== null) return { name: end.name, figures: read };
    // the comparison names the first difference
    yield* working("comparing what was copied", (signal) =>
      compareEnds(source, [end], new LogSum(), () => undefined, signal),
    );
    return yield* differs(end.name, "It holds other events than were copied");
  });
  const [first, ...others] = target.ends;
  const ends = [yield* verified(first)];
  yield* target.settle(advanced("following"));
  for (const end of others) ends.push(yield* verified(end));
  return { source: figures, found, ends };
});
