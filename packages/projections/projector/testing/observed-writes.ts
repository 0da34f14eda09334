/**
 * Every write of a projector, observed by the database in the order in which the writes of a part happened: to show
 * that nothing was ever written by a process that did not have the part.
 *
 * Who writes a part's rows holds the part's row in `projector_checkpoint` until its transaction ends. The numbers that
 * triggers give to writes of one part therefore stand in the order of their transactions; what was rolled back leaves
 * no trace.
 */
import type { Pool } from "pg";
import { partOf } from "../parts.ts";

const OBSERVING = `
  create table observed (
    number bigserial primary key,
    writer text not null default current_setting('application_name'),
    part integer,
    case_id text,
    epoch bigint,
    moved boolean,
    owner text
  );

  create function observe_checkpoint() returns trigger language plpgsql as $$
  begin
    if new.epoch <> old.epoch or new.position <> old.position then
      insert into observed (part, epoch, moved, owner)
        values (new.part, new.epoch, new.position <> old.position, new.owner);
    end if;
    return null;
  end $$;
  create trigger observed after update on projector_checkpoint for each row execute function observe_checkpoint();

  create function observe_row() returns trigger language plpgsql as $$
  begin
    insert into observed (case_id) values (coalesce(new.case_id, old.case_id));
    return null;
  end $$;
  create function observe_new_tables() returns event_trigger language plpgsql as $$
  declare made record;
  begin
    for made in select objid from pg_event_trigger_ddl_commands() where object_identity like 'public.rows\\_%' loop
      execute format('create trigger observed after insert or update or delete on %s
        for each row execute function observe_row()', made.objid::regclass);
    end loop;
  end $$;
  create event trigger observe_new_tables on ddl_command_end when tag in ('CREATE TABLE')
    execute function observe_new_tables();
`;

/** From now on; of tables of rows, those that are made from now on. */
export const observeWrites = async (pool: Pool): Promise<void> => {
  await pool.query(OBSERVING);
};

interface Observed {
  readonly number: string;
  readonly writer: string;
  readonly part: number | null;
  readonly case_id: string | null;
  readonly epoch: string | null;
  readonly moved: boolean | null;
  readonly owner: string | null;
}

export interface Writes {
  /** Writes to rows or checkpoints of a part by a process that did not have it; in words. */
  readonly strange: readonly string[];
  /** Who had each part, one after the other, by the name of its connections. */
  readonly holders: ReadonlyMap<number, readonly string[]>;
  /** Rows that each process wrote. */
  readonly rows: ReadonlyMap<string, number>;
}

/** @param rebuilder the name under which tables are filled and put in use, which holds all parts for that */
export const readWrites = async (pool: Pool, rebuilder: string): Promise<Writes> => {
  const { rows } = await pool.query<Observed>("select * from observed order by number");
  const strange: string[] = [];
  const owners = new Map<number, string | null>();
  const holders = new Map<number, string[]>();
  const written = new Map<string, number>();
  const now = new Map<number, string | null>();
  for (const { number, writer, case_id: caseId, moved, ...of } of rows) {
    const part = of.part ?? partOf(caseId ?? "");
    if (of.part !== null && of.owner !== (owners.get(part) ?? null)) {
      owners.set(part, of.owner);
      now.set(part, of.owner === null ? null : writer);
      if (of.owner !== null) holders.set(part, [...(holders.get(part) ?? []), writer]);
      continue;
    }
    if (writer === rebuilder) continue;
    if (now.get(part) !== writer) {
      const what = caseId === null ? (moved ? "the checkpoint" : "the epoch") : `rows of ${caseId}`;
      strange.push(
        `${number}: ${writer} wrote ${what} in part ${part}, which ${now.get(part) ?? "nobody"} had`,
      );
    }
    if (caseId !== null) written.set(writer, (written.get(writer) ?? 0) + 1);
  }
  return { strange, holders, rows: written };
};
