/**
 * Checks what is kept: the log for holes and changes, the rows against what each case's history gives now.
 *
 * Everything found is reported; nothing is changed, and nothing stops at the first finding. The log may be appended
 * to, and the projector may go on, while it runs.
 */
import { eventsByStream } from "@tareekh/core/log/events-by-stream.ts";
import { Effect } from "effect";
import type { Pool } from "pg";
import { countEvents, isCase, readHead, type WholeCase } from "./case-events.ts";
import { furthest, lowest, readCheckpoints } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import { partOf } from "./parts.ts";
import type { ProjectorError } from "./projector-error.ts";
import type { RebuildProgress } from "./rebuild.ts";
import { outdated, readTablesInUse, tablesOf } from "./tables-in-use.ts";
import { asking, interruptibly } from "./transaction.ts";
import { findHoles, findInStream, type LogFinding } from "./verify-log.ts";
import { findInCase, findRowsOfNobody, looksDifferent, type RowFinding } from "./verify-rows.ts";

export type Finding =
  | LogFinding
  | RowFinding
  /** Rows that another version of the program computed are not compared. */
  | { readonly kind: "versions-differ"; readonly projections: readonly string[] }
  /** The rows rest on events that the log does not have. */
  | { readonly kind: "log-behind-rows"; readonly head: number; readonly checkpoint: number };

export interface Verified {
  /** The log was checked up to this position. */
  readonly head: number;
  /** Every event of a case up to this position has been projected. */
  readonly checkpoint: number;
  readonly events: number;
  readonly streams: number;
  readonly cases: number;
  /** Cases with events that the projector had not come to in the end, so that their rows could not be compared. */
  readonly notYetProjected: readonly string[];
  readonly findings: readonly Finding[];
}

export interface VerifyOptions {
  readonly pool: Pool;
  readonly definitions: Definitions;
  /** Events of all streams that have been checked. */
  readonly onProgress?: (progress: RebuildProgress) => void;
}

/** A case that is being written to is looked at again so long after, until the projector has stood still so often. */
const BETWEEN_LOOKS = "100 millis";
const LOOKS_WITHOUT_PROGRESS = 5;

interface Read {
  readonly events: number;
  readonly streams: number;
  readonly cases: number;
  readonly findings: readonly Finding[];
  /** Cases to be looked at again: their rows are not what their events give. */
  readonly different: readonly string[];
}

const readEverything = async (
  { pool, definitions, onProgress = () => undefined }: VerifyOptions,
  { head, total, comparing }: { readonly head: number; readonly total: number; readonly comparing: boolean },
  signal: AbortSignal,
): Promise<Read> => {
  const findings: Finding[] = [];
  const different: string[] = [];
  let events = 0;
  let streams = 0;
  let cases = 0;
  onProgress({ done: 0, total });
  for await (const page of eventsByStream(pool, { prefix: "", upTo: head })) {
    signal.throwIfAborted();
    const whole: WholeCase[] = [];
    for (const stream of page) {
      findings.push(...findInStream(stream));
      const name = stream[0]?.stream ?? "";
      if (isCase(name)) whole.push({ caseId: name, events: stream });
      events += stream.length;
    }
    streams += page.length;
    cases += whole.length;
    if (comparing) different.push(...(await looksDifferent(pool, definitions, whole)));
    onProgress({ done: events, total });
  }
  return { events, streams, cases, findings, different };
};

/** Looks at single cases until each is settled, or the projector does not come to them. */
const lookAgain = Effect.fnUntraced(function* (
  { pool, definitions }: VerifyOptions,
  caseIds: readonly string[],
): Effect.fn.Return<
  { readonly findings: readonly RowFinding[]; readonly notYetProjected: readonly string[] },
  ProjectorError
> {
  const findings: RowFinding[] = [];
  let open = caseIds;
  let positions = "";
  for (let stood = 0; open.length > 0 && stood < LOOKS_WITHOUT_PROGRESS; ) {
    const still: string[] = [];
    for (const caseId of open) {
      const found = yield* findInCase(pool, definitions, caseId);
      if (found === "not-yet-projected") still.push(caseId);
      else findings.push(...found);
    }
    open = still;
    if (open.length === 0) break;
    const parts = new Set(open.map(partOf));
    const checkpoints = yield* asking(pool, "reading the checkpoints", readCheckpoints);
    const reached = checkpoints
      .filter(({ part }) => parts.has(part))
      .map(({ position }) => position)
      .join();
    stood = reached === positions ? stood + 1 : 0;
    positions = reached;
    yield* Effect.sleep(BETWEEN_LOOKS);
  }
  return { findings, notYetProjected: open };
});

/** Checks everything. Fails only where the database does. */
export const verify = Effect.fn("Projector.verify")(function* (
  options: VerifyOptions,
): Effect.fn.Return<Verified, ProjectorError> {
  const { pool, definitions } = options;
  const head = yield* asking(pool, "reading the last position", readHead);
  const total = yield* asking(pool, "counting events", (database) => countEvents(database, head));
  const holes = yield* asking(pool, "looking for holes", (database) => findHoles(database, head));
  const inUse = yield* asking(pool, "reading which tables are in use", readTablesInUse);
  const differing = outdated(definitions, inUse).map(({ name }) => name);
  const comparing = differing.length === 0;

  const { different, findings, ...read } = yield* interruptibly("checking the log and the rows", (signal) =>
    readEverything(options, { head, total, comparing }, signal),
  );
  const again = yield* lookAgain(options, different);
  const rowsOfNobody = yield* asking(pool, "looking for rows without a case", (database) =>
    findRowsOfNobody(database, tablesOf(definitions, inUse)),
  );
  const checkpoints = yield* asking(pool, "reading the checkpoints", readCheckpoints);
  const headNow = yield* asking(pool, "reading the last position", readHead);
  return {
    head,
    checkpoint: lowest(checkpoints),
    ...read,
    notYetProjected: again.notYetProjected,
    findings: [
      ...holes,
      ...(furthest(checkpoints) > headNow
        ? [{ kind: "log-behind-rows", head: headNow, checkpoint: furthest(checkpoints) } as const]
        : []),
      ...(comparing ? [] : [{ kind: "versions-differ", projections: differing } as const]),
      ...findings,
      ...again.findings,
      ...rowsOfNobody,
    ],
  };
});
