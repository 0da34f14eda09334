/** What this process projects now, as the database knows it: for whoever watches over the process. */
import { hostname } from "node:os";
import { CHECKPOINT_COLUMNS, type Checkpoint, type CheckpointRow, checkpointsOf } from "./checkpoints.ts";
import type { Queryable } from "./transaction.ts";

/**
 * Where the parts stand that are leased to this process, in the order of their numbers.
 *
 * A process is known by its machine's name and its number, with which its name among the members begins (`share.ts`):
 * what one of the same number held that was killed here counts for as long as its lease had still to run.
 */
export const readHeldHere = async (database: Queryable): Promise<readonly Checkpoint[]> => {
  const { rows } = await database.query<CheckpointRow>(
    `select ${CHECKPOINT_COLUMNS} from projector_checkpoint
     where starts_with(owner, $1) and until > clock_timestamp() order by part`,
    [`${hostname()}/${process.pid}/`],
  );
  return checkpointsOf(rows);
};
