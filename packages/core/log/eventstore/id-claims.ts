/**
 * Event ids are unique in the whole log. EventStoreDB knows them within a stream only, so each is claimed for its
 * stream in the replica's database before it is appended.
 *
 * A claim is kept where the append then fails: the id belongs to that stream, and may be sent for it again. Claims
 * that wait go to the database together, as appends do on PostgreSQL.
 */
import type { Pool } from "pg";

interface Claim {
  readonly id: string;
  readonly stream: string;
}

interface Waiting {
  readonly claims: readonly Claim[];
  readonly resolve: (taken: string | null) => void;
  readonly reject: (cause: unknown) => void;
}

const CLAIM = `insert into claimed_ids (id, stream)
  select given.id, given.stream from unnest($1::uuid[], $2::text[]) as given(id, stream)
  where not exists (select from events e where e.id = given.id and e.stream <> given.stream)
  order by given.id
  on conflict (id) do nothing
  returning id, stream`;

/** In a statement of its own, which sees what others committed while the first one waited for them. */
const OWNERS = `select id, stream from claimed_ids where id = any($1)
  union select id, stream from events where id = any($1)`;

/** Claims older than this are given up once their events stand in the replica, where they are found as well. */
const FORGET = `delete from claimed_ids c
  where c.claimed < now() - interval '1 hour' and exists (select from events e where e.id = c.id)`;

/** An id is claimed before its event is appended, and its claim outlasts the event's way into the replica. */
const NOT_IN_REPLICA = `select distinct c.stream from claimed_ids c
  where not exists (select from events e where e.id = c.id)`;

const pair = ({ id, stream }: Claim): string => `${id} ${stream}`;

/** The ids among these that belong to another stream than the one given with them. */
const takenOf = async (pool: Pool, claims: readonly Claim[]): Promise<ReadonlySet<string>> => {
  const { rows: granted } = await pool.query<Claim>(CLAIM, [
    claims.map(({ id }) => id),
    claims.map(({ stream }) => stream),
  ]);
  const ours = new Set(granted.map(pair));
  const others = claims.filter((claim) => !ours.has(pair(claim)));
  if (others.length === 0) return new Set();
  const { rows: owners } = await pool.query<Claim>(OWNERS, [others.map(({ id }) => id)]);
  const ownerOf = new Map(owners.map(({ id, stream }) => [id, stream]));
  return new Set(others.filter(({ id, stream }) => ownerOf.get(id) !== stream).map(pair));
};

const MOST_IN_GROUP = 2_000;

export class IdClaims {
  readonly #pool: Pool;
  #waiting: Waiting[] = [];
  #busy = false;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Gives an id that belongs to another stream, or null: then all of them are this stream's. */
  claim(stream: string, ids: readonly string[]): Promise<string | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ claims: ids.map((id) => ({ id, stream })), resolve, reject });
      if (this.#busy) return;
      this.#busy = true;
      setImmediate(() => void this.#work());
    });
  }

  async forgetOld(): Promise<void> {
    await this.#pool.query(FORGET);
  }

  /** Streams to which something was, or was to be, appended that the replica does not hold. */
  async notInReplica(): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ stream: string }>(NOT_IN_REPLICA);
    return rows.map(({ stream }) => stream);
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) await this.#answer(this.#takeGroup());
    this.#busy = false;
  }

  #takeGroup(): readonly Waiting[] {
    let claims = 0;
    const most = this.#waiting.findIndex((waiting) => {
      claims += waiting.claims.length;
      return claims > MOST_IN_GROUP;
    });
    return this.#waiting.splice(0, most < 0 ? this.#waiting.length : Math.max(1, most));
  }

  async #answer(group: readonly Waiting[]): Promise<void> {
    try {
      const taken = await takenOf(
        this.#pool,
        group.flatMap(({ claims }) => claims),
      );
      for (const { claims, resolve } of group)
        resolve(claims.find((claim) => taken.has(pair(claim)))?.id ?? null);
    } catch (cause) {
      for (const { reject } of group) reject(cause);
    }
  }
}
