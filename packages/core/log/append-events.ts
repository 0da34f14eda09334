/**
 * The calls to the database functions `append_one_each` and `append_events`: a group of appends out, an answer to each
 * back.
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

const APPEND_ONE_EACH: Call = {
  name: "append_one_each",
  text: "select at_position, recorded_at, hash_hex from append_one_each($1, $2, $3, $4, $5)",
};

/** One for each append. */
type AppendedRow = [position: string, recorded: string, hash: string];

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

/** PostgreSQL's SQLSTATEs. */
const UNIQUE_VIOLATION = "23505";
const NO_DATA_FOUND = "P0002";

/** Digits of a SHA-256. */
const HASH_DIGITS = 64;

const rowsOf = async <Row extends unknown[]>(
  { pool, keepsCalls }: Appender,
  { name, text }: Call,
  values: unknown[],
): Promise<Row[]> => {
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

/**
 * Whether one of a group could not be appended as it stands, and so nothing was: its event stands in the log already or
 * was sent by somebody else at the same moment, or its stream is at another revision.
 */
const isToBeDecided = (cause: unknown): boolean =>
  cause instanceof DatabaseError &&
  ((cause.code === UNIQUE_VIOLATION && cause.table === "events") || cause.code === NO_DATA_FOUND);

/** Of one event, at a revision that is known: what nearly all are. */
const isOneEach = (append: PreparedAppend): append is PreparedAppend & { readonly expected: number } =>
  append.events.length === 1 && append.expected !== "any";

/** All of them, or none. */
const appendOneEach = async (
  appender: Appender,
  group: readonly (PreparedAppend & { readonly expected: number })[],
): Promise<readonly AppendOutcome[]> => {
  const values = [streamsOf(group), expectedOf(group), ...contentsOf(group)];
  const rows = await rowsOf<AppendedRow>(appender, APPEND_ONE_EACH, values);
  // positions follow the order of the group; rows come in it too, though SQL does not promise it
  rows.sort(([position], [other]) => Number(position) - Number(other));
  return group.map((append, index) => {
    const [position, recorded, hash] = rows[index] as AppendedRow;
    return appendedAt(append, append.expected + 1, position, recorded, hash);
  });
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
 * Rejects with the database's error. What was appended nevertheless, because the connection was lost, is answered as
 * repeated when it is sent again.
 */
export const sendGroup = async (
  appender: Appender,
  group: readonly PreparedAppend[],
): Promise<readonly AppendOutcome[]> => {
  try {
    if (group.every(isOneEach)) return await appendOneEach(appender, group);
    return await appendEvents(appender, group, false);
  } catch (cause) {
    if (!isToBeDecided(cause)) throw cause;
    return appendEvents(appender, group, true);
  }
};
