/**
 * Who projects which part of the cases, as the database knows it.
 *
 * A part is leased to one process until a time by the database's clock. Whoever finds the time past may take it, and
 * raises its epoch by that; the process that had it can write nothing more, however late it wakes, because rows are
 * written under an epoch only (`moveCheckpoints`). No clock but the database's is ever compared.
 */
import { CHECKPOINT_COLUMNS, type Checkpoint, type CheckpointRow, checkpointsOf } from "./checkpoints.ts";
import { PARTS } from "./parts.ts";
import type { Queryable } from "./transaction.ts";

/** From now on, for so many milliseconds. */
const untilAfter = (milliseconds: string): string =>
  `clock_timestamp() + make_interval(secs => ${milliseconds}::float8 / 1000)`;

/** A process that was not heard of for so long is struck off the list: by then nobody counts it any more. */
const STRUCK_OFF_AFTER = "1 minute";

/** How many parts are a member's: as even as can be, the whole of them all together. */
export const shareOf = (member: string, members: readonly string[]): number => {
  const place = members.toSorted().indexOf(member);
  if (place < 0) return 0;
  return Math.floor(PARTS / members.length) + (place < PARTS % members.length ? 1 : 0);
};

/** The process lives, and is taken to live for so many milliseconds more. */
export const enrol = async (database: Queryable, member: string, lease: number): Promise<void> => {
  await database.query(
    `insert into projector_members (member, until) values ($1, ${untilAfter("$2")})
     on conflict (member) do update set until = excluded.until`,
    [member, lease],
  );
};

/** The processes that live, in the order of their names. */
export const readMembers = async (database: Queryable): Promise<readonly string[]> => {
  const { rows } = await database.query<{ member: string }>(
    "select member from projector_members where until > clock_timestamp() order by member",
  );
  return rows.map(({ member }) => member);
};

/** Takes those off the list who have been silent for long. */
export const strikeOff = async (database: Queryable): Promise<void> => {
  await database.query(
    `delete from projector_members where member in (
       select member from projector_members where until < clock_timestamp() - interval '${STRUCK_OFF_AFTER}'
       for update skip locked
     )`,
  );
};

/** Where the parts stand that a process holds, in the order of their numbers. */
export const readHeld = async (database: Queryable, member: string): Promise<readonly Checkpoint[]> => {
  const { rows } = await database.query<CheckpointRow>(
    `select ${CHECKPOINT_COLUMNS} from projector_checkpoint where owner = $1 order by part`,
    [member],
  );
  return checkpointsOf(rows);
};

/** Keeps the parts for so many milliseconds more. One whose rows are just being written is kept by that. */
export const renew = async (database: Queryable, member: string, lease: number): Promise<void> => {
  await database.query(
    `with held as materialized (
       select part from projector_checkpoint where owner = $1 order by part for update skip locked
     )
     update projector_checkpoint as checkpoint set until = ${untilAfter("$2")}
     from held where checkpoint.part = held.part`,
    [member, lease],
  );
};

/**
 * Takes parts that nobody holds, or whose time is past, at most so many. One at which somebody writes is left: where
 * its holder was stopped in the middle, the database ends its transaction before long.
 */
export const takeFree = async (
  database: Queryable,
  member: string,
  lease: number,
  most: number,
): Promise<void> => {
  await database.query(
    `with free as materialized (
       select part from projector_checkpoint where owner is null or until <= clock_timestamp()
       order by part limit $3 for update skip locked
     )
     update projector_checkpoint as checkpoint set owner = $1, until = ${untilAfter("$2")}, epoch = epoch + 1
     from free where checkpoint.part = free.part`,
    [member, lease, most],
  );
};

/** How many parts nobody projects at present: their time is past, or nobody has taken them. */
export const countUnattended = async (database: Queryable): Promise<number> => {
  const { rows } = await database.query<{ count: string }>(
    "select count(*) as count from projector_checkpoint where owner is null or until <= clock_timestamp()",
  );
  return Number(rows[0]?.count ?? 0);
};

/** Gives up these of the parts that a process holds, once what it writes of them is written. */
export const giveUp = async (
  database: Queryable,
  member: string,
  parts: readonly number[],
): Promise<void> => {
  await database.query(
    `with held as materialized (
       select part from projector_checkpoint where owner = $1 and part = any($2::integer[]) order by part for update
     )
     update projector_checkpoint as checkpoint set owner = null, until = null, epoch = epoch + 1
     from held where checkpoint.part = held.part`,
    [member, parts],
  );
};

/** The process projects no longer: what it held is free at once. */
export const leave = async (database: Queryable, member: string): Promise<void> => {
  const held = await readHeld(database, member);
  await giveUp(
    database,
    member,
    held.map(({ part }) => part),
  );
  await database.query("delete from projector_members where member = $1", [member]);
};

/** Takes all parts from whoever has them, for ever: for a database that one process alone can have open. */
export const takeAll = async (database: Queryable, member: string): Promise<readonly Checkpoint[]> => {
  const { rows } = await database.query<CheckpointRow>(
    `with held as materialized (select part as number from projector_checkpoint order by part for update)
     update projector_checkpoint set owner = $1, until = 'infinity', epoch = epoch + 1
     from held where part = number returning ${CHECKPOINT_COLUMNS}`,
    [member],
  );
  return checkpointsOf(rows).toSorted((a, b) => a.part - b.part);
};
