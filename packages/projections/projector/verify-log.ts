/** What can be wrong with the log itself: holes, changed events, times that run backwards. */
import type { RecordedContent } from "@tareekh/core/catalogue/event-type.ts";
import { contentOf, type LoggedEvent } from "@tareekh/core/log/event-log.ts";
import { verifyChain } from "@tareekh/core/log/hash-chain.ts";
import type { Queryable } from "./transaction.ts";

export type LogFinding =
  /** No event has these positions. */
  | { readonly kind: "hole"; readonly from: number; readonly to: number }
  /** From this event on, the stream is not what was recorded. */
  | {
      readonly kind: "broken-chain";
      readonly stream: string;
      readonly revision: number;
      readonly position: number;
      readonly problem: string;
    }
  /** The event's place in the table is not the one in its body. */
  | {
      readonly kind: "misplaced";
      readonly stream: string;
      readonly revision: number;
      readonly position: number;
      readonly fields: readonly string[];
    }
  /** The event was recorded at an earlier time than its predecessor. */
  | {
      readonly kind: "recorded-backwards";
      readonly stream: string;
      readonly revision: number;
      readonly position: number;
    };

const HOLES_NAMED = 100;

/** Positions up to the head that no event has. */
export const findHoles = async (database: Queryable, head: number): Promise<readonly LogFinding[]> => {
  const { rows } = await database.query<{ from: string; to: string }>(
    `select previous + 1 as "from", position - 1 as "to" from (
       select position, lag(position, 1, 0::bigint) over (order by position) as previous
       from events where position <= $1
     ) as places where position > previous + 1 order by position limit $2`,
    [head, HOLES_NAMED],
  );
  return rows.map(({ from, to }) => ({ kind: "hole", from: Number(from), to: Number(to) }));
};

const readContent = (event: LoggedEvent): RecordedContent | null => {
  try {
    return contentOf(event);
  } catch {
    return null; // the chain tells that it was changed
  }
};

/** What is wrong with one stream. */
export const findInStream = (events: readonly LoggedEvent[]): readonly LogFinding[] => {
  const findings: LogFinding[] = [];
  const at = ({ stream, revision, position }: LoggedEvent) => ({ stream, revision, position });
  const broken = verifyChain(events);
  const brokenAt = broken && events.find(({ revision }) => revision === broken.revision);
  if (broken && brokenAt) {
    findings.push({ kind: "broken-chain", ...at(brokenAt), problem: broken.problem });
  }
  let previous = "";
  let previousPosition = 0;
  for (const event of events) {
    const content = readContent(event);
    const fields = (["stream", "id", "recorded"] as const).filter(
      (field) => content !== null && content[field] !== event[field],
    );
    const misplaced: readonly string[] = event.position > previousPosition ? fields : [...fields, "position"];
    if (misplaced.length > 0) findings.push({ kind: "misplaced", ...at(event), fields: misplaced });
    // UTC with milliseconds sorts as it reads.
    if (event.recorded < previous) findings.push({ kind: "recorded-backwards", ...at(event) });
    previous = event.recorded;
    previousPosition = event.position;
  }
  return findings;
};
