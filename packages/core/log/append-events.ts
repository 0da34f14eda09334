/** The call to the database function `append_events`: a group of appends out, an answer to each back. */
import type { Pool } from "pg";
import type { LoggedEvent } from "./event-log.ts";
import type { PreparedAppend } from "./prepared-append.ts";

/** The database's answer to one append. */
export type AppendOutcome =
  | { readonly kind: "appended"; readonly events: readonly LoggedEvent[] }
  | { readonly kind: "repeated" }
  | { readonly kind: "conflict"; readonly actual: number }
  | { readonly kind: "taken"; readonly id: string };

const CALL = `select outcome, at_revision, at_position, recorded_at, hashes, taken_id
  from append_events($1, $2, $3, $4, $5, $6)`;

type Row = [
  outcome: AppendOutcome["kind"],
  revision: number | null,
  position: string | null,
  recorded: string | null,
  hashes: string | null,
  taken: string | null,
];

const HASH_DIGITS = 64;
const ANY_REVISION = -1;

const outcomeOf = (append: PreparedAppend, row: Row | undefined): AppendOutcome => {
  if (!row) throw new Error("append_events gave fewer answers than it was sent appends");
  const [kind, revision, position, recorded, hashes, taken] = row;
  switch (kind) {
    case "appended":
      return {
        kind,
        events: append.events.map(({ id, head, tail }, place) => ({
          position: Number(position) + place,
          stream: append.stream,
          revision: Number(revision) + place,
          id,
          recorded: recorded ?? "",
          body: head + recorded + tail,
          hash: (hashes ?? "").slice(place * HASH_DIGITS, (place + 1) * HASH_DIGITS),
        })),
      };
    case "repeated":
      return { kind };
    case "conflict":
      return { kind, actual: Number(revision) };
    case "taken":
      return { kind, id: taken ?? "" };
  }
};

/**
 * Sends a group; at most one append a stream may be in it. Gives an answer to each append, in order.
 *
 * Rejects with the database's error: then nothing of the group was written, unless the connection was lost.
 */
export const sendGroup = async (
  pool: Pool,
  group: readonly PreparedAppend[],
): Promise<readonly AppendOutcome[]> => {
  const events = group.flatMap((append) => append.events);
  const { rows } = await pool.query<Row>({
    text: CALL,
    rowMode: "array",
    values: [
      group.map(({ stream }) => stream),
      group.map(({ expected }) => (expected === "any" ? ANY_REVISION : expected)),
      group.map((append) => append.events.length),
      events.map(({ id }) => id),
      events.map(({ head }) => head),
      events.map(({ tail }) => tail),
    ],
  });
  return group.map((append, index) => outcomeOf(append, rows[index]));
};
