/** What is told to whoever begins to listen: how things stand, or what changed since they listened last. */
import { readChangedStreams, readStreamHead } from "@tareekh/core/log/changed-streams.ts";
import { EventLog, LogError, LogUnavailable } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { CASE_PREFIX } from "@tareekh/projections/projector/case-events.ts";
import { Projector } from "@tareekh/projections/projector/projector.ts";
import { Effect } from "effect";
import { ProblemRaised } from "../problem.ts";
import type { LiveMessage } from "./live-message.ts";

export interface LiveAsked {
  /** As it is named in addresses; null for all of them, and lists. */
  readonly caseId: string | null;
  /** The position up to which everything was told before; null to whoever comes for the first time. */
  readonly since: number | null;
}

/** Cases that are told one by one, and events that are looked through for them. */
export interface MostMissed {
  readonly cases: number;
  readonly events: number;
}

export interface ChangesBefore {
  readonly messages: readonly LiveMessage[];
  /** Everything up to this position is in them. */
  readonly upTo: number;
}

const asking = <A>(question: () => Promise<A>): Effect.Effect<A, LogError> =>
  Effect.tryPromise({
    try: question,
    catch: (cause) =>
      new LogError({ reason: new LogUnavailable({ doing: "asking what has changed", cause }) }),
  });

const ofOneCase = Effect.fnUntraced(function* (caseId: string, since: number | null) {
  const { pool } = yield* Store;
  const head = yield* asking(() => readStreamHead(pool, caseId));
  if (head === null)
    return yield* Effect.fail(
      new ProblemRaised("not-found", `There is no case ${caseId}; take its id from the list of cases.`),
    );
  const { revision, position } = head;
  const told = since !== null && position <= since;
  const before: ChangesBefore = {
    messages: told ? [] : [{ kind: "case", caseId, revision, position }],
    upTo: position,
  };
  return before;
});

const casesSince = Effect.fnUntraced(function* (since: number, upTo: number, most: MostMissed) {
  const { pool } = yield* Store;
  const all: readonly LiveMessage[] = [{ kind: "more", position: upTo }];
  // a position beyond the end was told by a log that has been put back from a backup since
  if (since > upTo || upTo - since > most.events) return all;
  const changed = yield* asking(() =>
    readChangedStreams(pool, { prefix: CASE_PREFIX, after: since, upTo, limit: most.cases + 1 }),
  );
  return changed.length > most.cases
    ? all
    : changed.map(
        ({ stream, revision, position }): LiveMessage => ({
          kind: "case",
          caseId: stream,
          revision,
          position,
        }),
      );
});

/** Fails where there is no such case. */
export const changesBefore = Effect.fn("changesBefore")(function* (
  { caseId, since }: LiveAsked,
  most: MostMissed,
) {
  if (caseId !== null) return yield* ofOneCase(caseId, since);
  const upTo = yield* (yield* EventLog).head;
  const { checkpoint } = yield* (yield* Projector).progress;
  const cases = since === null ? [] : yield* casesSince(since, upTo, most);
  const before: ChangesBefore = { messages: [...cases, { kind: "rows", position: checkpoint, upTo }], upTo };
  return before;
});
