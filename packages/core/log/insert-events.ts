/**
 * Putting events into the events table as they stand elsewhere: with the bytes, hash and time that they have there,
 * at the positions that follow. (Events that are new are appended by `append_events`.)
 *
 * Whoever does it holds the lock of the log, and has seen under it that the log ends where these events begin.
 */
import { integerArray, textArray, uuidArray } from "./binary-array.ts";
import type { StreamEvent } from "./event-log.ts";

/** A statement of the parameters $1 to $7, which `insertedAfter` gives. */
export const INSERT_AFTER = `insert into events (position, stream, revision, id, recorded, body, hash)
  select $1::bigint + new.ordinal, new.stream, new.revision, new.id, new.recorded, new.body, decode(new.hash, 'hex')
  from unnest($2::text[], $3::integer[], $4::uuid[], $5::timestamptz[], $6::text[], $7::text[])
    with ordinality as new(stream, revision, id, recorded, body, hash, ordinal)`;

/** @param position the last one of the log */
export const insertedAfter = (
  position: number,
  events: readonly Omit<StreamEvent, "position">[],
): readonly unknown[] => [
  position,
  textArray(events.map(({ stream }) => stream)),
  integerArray(events.map(({ revision }) => revision)),
  uuidArray(events.map(({ id }) => id)),
  events.map(({ recorded }) => recorded),
  textArray(events.map(({ body }) => body)),
  textArray(events.map(({ hash }) => hash)),
];
