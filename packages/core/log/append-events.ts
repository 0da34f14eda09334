/**
 * The calls to the database functions `append_single_events` and `append_events`: a group of appends out, an answer to
 * each back.
 */
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

/** The database that appends, and whether each of its connections keeps a parsed call under the call's name. */
export interface Appender {
  readonly pool: Pool;
  readonly keepsCalls: boolean;
}

interface Call {
  readonly name: string;
  readonly text: string;
}

const APPEND_SINGLE_EVENTS: Call = {
  name: "append_single_events",
  text: `select appended_to, at_revision, at_position, recorded_at, hash_hex
    from append_single_events($1, $2, $3, $4, $5)`,
};

/** One for each append whose event was appended. */
type AppendedRow = [stream: string, revision: number, position: string, recorded: string, hash: string];

const APPEND_EVENTS: Call = {
  name: "append_events",
  text: `select outcome, revision_before, first_position, recorded_at, hashes_hex, taken_id
    from append_events($1, $2, $3, $4, $5, $6, $7)`,
};

/** One for each append, in order. */
type DecidedRow = [
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

const rowsOf = async <Row extends unknown[]>(
  { pool, keepsCalls }: Appender,
  { name, text }: Call,
  values: unknown[],
): Promise<readonly Row[]> => {
  const query = { text, values, rowMode: "array" } as const;
  const { rows } = await pool.query<Row>(keepsCalls ? { ...query, name } : query);
  return rows;
};

const streamsOf = (group: readonly PreparedAppend[]): Buffer => textArray(group.map(({ stream }) => stream));

const expectedOf = (group: readonly PreparedAppend[]): Buffer =>
  integerArray(group.map(({ expected }) => (expected === "any" ? ANY_REVISION : expected)));

/** The appends' events, one after the other. */
const contentsOf = (
  group: readonly PreparedAppend[],
): readonly [ids: Buffer, heads: Buffer, tails: Buffer] => {
  const events = group.flatMap((append) => append.events);
  return [
    uuidArray(events.map(({ id }) => id)),
    textArray(events.map(({ head }) => head)),
    textArray(events.map(({ tail }) => tail)),
  ];
};

const appendedAt = (
  { stream, events }: PreparedAppend,
  firstRevision: number,
  firstPosition: string,
  recorded: string,
  hashes: string,
): AppendOutcome => ({
  kind: "appended",
  events: events.map(({ id, head, tail }, place) => ({
    position: Number(firstPosition) + place,
    stream,
    revision: firstRevision + place,
    id,
    recorded,
    body: head + recorded + tail,
    hash: hashes.slice(place * HASH_DIGITS, (place + 1) * HASH_DIGITS),
  })),
});

const outcomeOf = (
  append: PreparedAppend,
  [kind, before, firstPosition, recorded, hashes, taken]: DecidedRow,
): AppendOutcome => {
  switch (kind) {
    case "appended":
      if (
        firstPosition === null ||
        recorded === null ||
        hashes?.length !== append.events.length * HASH_DIGITS
      )
        throw new Error("append_events did not say what it appended");
      return appendedAt(append, before + 1, firstPosition, recorded, hashes);
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

/** Of appends of one event each, what was appended, by stream: of none where an id stands in the log already. */
const appendSingleEvents = async (
  appender: Appender,
  group: readonly PreparedAppend[],
): Promise<ReadonlyMap<string, AppendedRow>> => {
  const values = [streamsOf(group), expectedOf(group), ...contentsOf(group)];
  try {
    const rows = await rowsOf<AppendedRow>(appender, APPEND_SINGLE_EVENTS, values);
    return new Map(rows.map((row) => [row[0], row]));
  } catch (cause) {
    if (!metAnId(cause)) throw cause;
    return new Map();
  }
};

/** An answer to each, in order. */
const appendEvents = async (
  appender: Appender,
  group: readonly PreparedAppend[],
  lookForIds: boolean,
): Promise<readonly AppendOutcome[]> => {
  const values = [
    streamsOf(group),
    expectedOf(group),
    integerArray(group.map(({ events }) => events.length)),
    ...contentsOf(group),
    lookForIds,
  ];
  const rows = await rowsOf<DecidedRow>(appender, APPEND_EVENTS, values);
  if (rows.length !== group.length)
    throw new Error(`append_events gave ${rows.length} answers to ${group.length} appends`);
  return group.map((append, index) => outcomeOf(append, rows[index] as DecidedRow));
};

/**
 * Sends a group; at most one append a stream may be in it. Gives an answer to each append, in order.
 *
 * Rejects with the database's error. What was appended nevertheless, because the connection was lost or only those
 * that were left failed, is answered as repeated when it is sent again.
 */
export const sendGroup = async (
  appender: Appender,
  group: readonly PreparedAppend[],
): Promise<readonly AppendOutcome[]> => {
  if (group.some(({ events }) => events.length > 1))
    return appendEvents(appender, group, false).catch((cause: unknown) => {
      if (!metAnId(cause)) throw cause;
      return appendEvents(appender, group, true);
    });
  const appended = await appendSingleEvents(appender, group);
  const left = group.filter(({ stream }) => !appended.has(stream));
  const decided = left.length === 0 ? [] : await appendEvents(appender, left, true);
  const outcomes = new Map(left.map(({ stream }, index) => [stream, decided[index]]));
  return group.map((append) => {
    const row = appended.get(append.stream);
    if (row) {
      const [, revision, position, recorded, hash] = row;
      return appendedAt(append, revision, position, recorded, hash);
    }
    return outcomes.get(append.stream) as AppendOutcome;
  });
};
