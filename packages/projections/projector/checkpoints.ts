/** How far each part of the cases has been projected, and the epoch by which it is told who may project it. */
import { PARTS } from "./parts.ts";
import type { Queryable } from "./transaction.ts";

/** Where a part of the cases stands. */
export interface Checkpoint {
  readonly part: number;
  /** Every event of its cases up to this position of the log has been projected. */
  readonly position: number;
  /** Raised whenever the part changes hands, when other tables are put in use, and when another writes rows of it. */
  readonly epoch: number;
}

/** A row of `projector_checkpoint`, of which `CHECKPOINT_COLUMNS` are selected. */
export interface CheckpointRow {
  readonly part: number;
  readonly position: string;
  readonly epoch: string;
}

export const CHECKPOINT_COLUMNS = "part, position, epoch";

export const checkpointsOf = (rows: readonly CheckpointRow[]): readonly Checkpoint[] =>
  rows.map(({ part, position, epoch }) => ({ part, position: Number(position), epoch: Number(epoch) }));

/** The position up to which all of these parts have been projected. There must be one at least. */
export const lowest = (checkpoints: readonly Checkpoint[]): number =>
  checkpoints.reduce((least, { position }) => Math.min(least, position), Number.POSITIVE_INFINITY);

/** The position beyond which none of these parts has been projected; 0 where there are none. */
export const furthest = (checkpoints: readonly Checkpoint[]): number =>
  checkpoints.reduce((most, { position }) => Math.max(most, position), 0);

const all = (checkpoints: readonly Checkpoint[]): readonly Checkpoint[] => {
  if (checkpoints.length !== PARTS) {
    throw new Error(`There are checkpoints of ${checkpoints.length} parts, and not of ${PARTS}`);
  }
  return checkpoints;
};

/** The checkpoints of all parts, in the order of their numbers. */
export const readCheckpoints = async (database: Queryable): Promise<readonly Checkpoint[]> => {
  const { rows } = await database.query<CheckpointRow>(
    `select ${CHECKPOINT_COLUMNS} from projector_checkpoint order by part`,
  );
  return all(checkpointsOf(rows));
};

/** The position up to which the cases of a part have been projected. */
export const readPosition = async (database: Queryable, part: number): Promise<number> => {
  const { rows } = await database.query<{ position: string }>(
    "select position from projector_checkpoint where part = $1",
    [part],
  );
  if (rows[0] === undefined) throw new Error(`There is no checkpoint of part ${part}`);
  return Number(rows[0].position);
};

/** Reads all and holds them until the transaction ends: nobody else writes rows meanwhile. */
export const holdCheckpoints = async (client: Queryable): Promise<readonly Checkpoint[]> => {
  // Everybody who holds several takes them in this order, so that no two wait for each other.
  const { rows } = await client.query<CheckpointRow>(
    `select ${CHECKPOINT_COLUMNS} from projector_checkpoint order by part for update`,
  );
  return all(checkpointsOf(rows));
};

/** Holds the part until the transaction ends: nobody else writes rows of its cases meanwhile. */
export const holdPart = async (client: Queryable, part: number): Promise<void> => {
  await client.query("select from projector_checkpoint where part = $1 for update", [part]);
};

/**
 * Moves parts on to a position, and holds them until the transaction ends; unless one of them is no longer where it
 * was, or under another epoch: then gives false, and nothing may be written.
 *
 * @param lease milliseconds for which they are kept from now on; null where they are kept anyhow
 */
export const moveCheckpoints = async (
  client: Queryable,
  from: readonly Checkpoint[],
  position: number,
  lease: number | null,
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `with held as materialized (
       select checkpoint.part from projector_checkpoint as checkpoint
       join unnest($1::integer[], $2::bigint[], $3::bigint[]) as known (part, position, epoch)
         on known.part = checkpoint.part and known.position = checkpoint.position
           and known.epoch = checkpoint.epoch
       order by checkpoint.part for update of checkpoint
     )
     update projector_checkpoint as checkpoint
     set position = $4, until = coalesce(clock_timestamp() + make_interval(secs => $5::float8 / 1000), until)
     from held where checkpoint.part = held.part`,
    [
      from.map(({ part }) => part),
      from.map((checkpoint) => checkpoint.position),
      from.map(({ epoch }) => epoch),
      position,
      lease,
    ],
  );
  return rowCount === from.length;
};

/**
 * Other tables are in use from now on: whoever projects must read anew which. All parts have been projected up to
 * `reached` in them. The parts must be held.
 */
export const beginEpoch = async (client: Queryable, reached = 0): Promise<void> => {
  await client.query(
    "update projector_checkpoint set epoch = epoch + 1, position = greatest(position, $1::bigint)",
    [reached],
  );
};

/** Rows of a part were written by another than who projects it. The part must be held. */
export const beginEpochOf = async (client: Queryable, part: number): Promise<void> => {
  await client.query("update projector_checkpoint set epoch = epoch + 1 where part = $1", [part]);
};
