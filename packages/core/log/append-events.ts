/** The call to the database function `append_events`: a group of appends out, an answer to each back. */
import { DatabaseError, type Pool } from "pg";
import { integerArray, textArray, uuidArray } from "./binary-array.ts";
import type { LoggedEvent } from "./event-log.ts";
import type { PreparedAppend } from "./prepared-append.ts";

/** The database's answer to one append. */
export type AppendOutcome =
  | { readonly kind: "appended"; readonly events: readonly LoggedEvent[] }
  | { readonly kind: "repeated" }
  | { readonly kind: "conflict"; readonly actual: number }
  | { readonly kind: "taken"; readonly id: string };

const CALL = `select outcome, revision_before, first_position, recorded_at, hashes_hex, taken_id
  from append_events($1, $2, $3, $4, $5, $6, $7)`;

/** One for each append, in order. */
type Row = [
  outcome: AppendOutcome["kind"],
  revisionBefore: number,
  firstPosition: string | null,
  recorded: string | null,
  hashes: string | null,
  taken: string | null,
];

const ANY_REVISION = -1;

/** PostgreSQL's SQLSTATE. */
const UNIQUE_VIOLATION = "23505";

/** Digits of a SHA-256. */
const HASH_DIGITS = 64;

const outcomeOf = (
  { stream, events }: PreparedAppend,
  [kind, before, firstPosition, recorded, hashes, taken]: Row,
): AppendOutcome => {
  switch (kind) {
    case "appended":
      if (firstPosition === null || recorded === null || hashes?.length !== events.length * HASH_DIGITS)
        throw new Error("append_events did not say what it appended");
      return {
        kind,
        events: events.map(({ id, head, tail }, place) => ({
          position: Number(firstPosition) + place,
          stream,
          revision: before + 1 + place,
          id,
          recorded,
          body: head + recorded + tail,
          hash: hashes.slice(place * HASH_DIGITS, (place + 1) * HASH_DIGITS),
        })),
      };
    case "repeated":
      return { kind };
    case "conflict":
      return { kind, actual: before };
    case "taken":
      return { kind, id: taken ?? "" };
  }
};

/** An event of the group stands in the log already, or was sent by somebody else at the same moment. */
const metAnId = (cause: unknown): boolean =>
  cause instanceof DatabaseError && cause.code === UNIQUE_VIOLATION && cause.constraint === "events_id";

/**
 * Sends a group; at most one append a stream may be in it. Gives an answer to each append, in order.
 *
 * @param statementName under which the server keeps the parsed call; none where connections share one session
 *
 * Rejects with the database's error: then nothing of the group was written, unless the connection was lost.
 */
export const sendGroup = async (
  pool: Pool,
  group: readonly PreparedAppend[],
  statementName?: string,
): Promise<readonly AppendOutcome[]> => {
  const events = group.flatMap((append) => append.events);
  const call = (lookForIds: boolean) =>
    pool.query<Row>({
      ...(statementName === undefined ? {} : { name: statementName }),
      text: CALL,
      rowMode: "array",
      values: [
        textArray(group.map(({ stream }) => stream)),
        integerArray(group.map(({ expected }) => (expected === "any" ? ANY_REVISION : expected))),
        integerArray(group.map((append) => append.events.length)),
        uuidArray(events.map(({ id }) => id)),
        textArray(events.map(({ head }) => head)),
        textArray(events.map(({ tail }) => tail)),
        lookForIds,
      ],
    });
  const { rows } = await call(false).catch((cause: unknown) => {
    if (!metAnId(cause)) throw cause;
    return call(true);
  });
  if (rows.length !== group.length)
    throw new Error(`append_events gave ${rows.length} answers to ${group.length} appends`);
  return group.map((append, index) => outcomeOf(append, rows[index] as Row));
};
