/** What was recorded in a case, as it was recorded and in that order: corrections apart, texts opened. */
import { contentOf, EventLog } from "@tareekh/core/log/event-log.ts";
import { openerFor } from "@tareekh/core/sealing/open-event.ts";
import { Effect } from "effect";
import { ProblemRaised } from "../problem.ts";

export interface RecordedEvent {
  readonly id: string;
  readonly revision: number;
  /** Null on a log that gives a position only once the event is copied. */
  readonly position: number | null;
  readonly type: string;
  readonly version: number;
  readonly occurred: string | null;
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly source: unknown;
  readonly data: unknown;
  readonly by: string;
  readonly recorded: string;
  readonly commandId: string;
  /** Hash of the event and, through its predecessor's, of all before it. */
  readonly hash: string;
}

export interface RecordedEvents {
  readonly caseId: string;
  /** At which the case stands, whether or not its last events are among these. */
  readonly revision: number;
  readonly events: readonly RecordedEvent[];
  /** Where the next page begins, which may be between two events of one command; null where these reach `revision`. */
  readonly next: number | null;
}

/** At most `limit` events from revision `after` + 1 on. Fails with a problem where there is no such case. */
export const readRecordedEvents = Effect.fn("readRecordedEvents")(function* (
  caseId: string,
  { after = 0, limit }: { readonly after?: number; readonly limit: number },
) {
  const log = yield* EventLog;
  const stream = yield* log.readStream(caseId, after);
  const whole = stream.length > 0 || after === 0 ? stream : yield* log.readStream(caseId);
  const revision = whole.at(-1)?.revision;
  if (revision === undefined) {
    return yield* Effect.fail(
      new ProblemRaised(
        "not-found",
        `No case has the id ${caseId}. Take its id from the list of cases (/api/cases).`,
      ),
    );
  }
  const page = stream.slice(0, limit).map((event) => ({ event, content: contentOf(event) }));
  const open = yield* openerFor(page.flatMap(({ content }) => [content.source, content.data]));
  const read: RecordedEvents = {
    caseId,
    revision,
    events: page.map(({ event, content }) => ({
      id: event.id,
      revision: event.revision,
      position: event.position,
      type: content.type,
      version: content.version,
      occurred: content.occurred,
      after: content.after,
      before: content.before,
      source: open(content.source, { eventId: event.id, path: ["source"] }),
      data: open(content.data, { eventId: event.id, path: ["data"] }),
      by: content.by,
      recorded: event.recorded,
      commandId: content.command.id,
      hash: event.hash,
    })),
    next: stream.length > limit ? (page.at(-1)?.event.revision ?? null) : null,
  };
  return read;
});
