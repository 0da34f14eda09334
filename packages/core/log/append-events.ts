/** The call to the database function `append_events`: a group of appends out, an answer to each back. */
import type { Pool } from "pg";
import { integerArray, textArray, uuidArray } from "./binary-array.ts";
import type { LoggedEvent } from "./event-log.ts";
import type { PreparedAppend } from "./prepared-append.ts";

/** The database's answer to one append. */
export type AppendOutcome =
  | { readonly kind: "appended"; readonly events: readonly LoggedEvent[] }
  | { readonly kind: "repeated" }
  | { readonly kind: "conflict"; readonly actual: number }
  | { readonly kind: "taken"; readonly id: string };

const CALL = `select append, outcome, at_revision, at_position, recorded_at, hash_hex, taken_id
  from append_events($1, $2, $3, $4, $5, $6)`;

/** One for each event appended, and one for each append of which nothing was; in order. */
type Row = [
  append: number,
  outcome: AppendOutcome["kind"],
  revision: number,
  position: string | null,
  recorded: string,
  hash: string | null,
  taken: string | null,
];

const ANY_REVISION = -1;

const outcomeOf = (append: PreparedAppend, rows: readonly Row[], first: number): AppendOutcome => {
  const [, kind, actual, , , , taken] = rows[first] as Row;
  switch (kind) {
    case "appended":
      return {
        kind,
        events: append.events.map(({ id, head, tail }, place) => {
          const [, , revision, position, recorded, hash] = rows[first + place] as Row;
          const body = head + recorded + tail;
          return {
            position: Number(position),
            stream: append.stream,
            revision,
            id,
            recorded,
            body,
            hash: hash ?? "",
          };
        }),
      };
    case "repeated":
      return { kind };
    case "conflict":
      return { kind, actual };
    case "taken":
      return { kind, id: taken ?? "" };
  }
};

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
  const { rows } = await pool.query<Row>({
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
    ],
  });
  let next = 0;
  const outcomes = group.map((append, index): AppendOutcome => {
    if (rows[next]?.[0] !== index + 1) throw new Error("append_events gave no answer to an append");
    const outcome = outcomeOf(append, rows, next);
    next += outcome.kind === "appended" ? outcome.events.length : 1;
    return outcome;
  });
  if (next !== rows.length) throw new Error("append_events gave more answers than it was sent appends");
  return outcomes;
};
