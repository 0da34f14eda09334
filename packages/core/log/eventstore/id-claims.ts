/**
 * Event ids are unique in the whole log. EventStoreDB knows them within a stream only, so each is claimed for its
 * stream in the replica's database before it is appended.
 *
 * A claim is kept where the append then fails: the id belongs to that stream, and may be sent for it again. Claims
 * that wait go to the database together, as appends do on PostgreSQL.
 *
 * While several come together, groups begin some milliseconds apart: a group costs the database and its disk the same
 * however few claims are in it, and the appends behind them then go to the server together too. A caller that makes one
 * claim after the other is never made to wait.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { textArray, uuidArray } from "../binary-array.ts";

interface Claim {
  readonly id: string;
  readonly stream: string;
}

interface Waiting {
  readonly claims: readonly Claim[];
  readonly resolve: (taken: string | null) => void;
  readonly reject: (cause: unknown) => void;
}

/** Parsed once a connection. */
const CLAIM = {
  name: "claim_ids",
  text: "select taken_id as id, refused_stream as stream from claim_ids($1, $2)",
};

/** Claims older than this are given up once their events stand in the replica, where they are found as well. */
const FORGET = `delete from claimed_ids c
  where c.claimed < now() - interval '1 hour' and exists (select from events e where e.id = c.id)`;

/** An id is claimed before its event is appended, and its claim outlasts the event's way into the replica. */
const NOT_IN_REPLICA = `select distinct c.stream from claimed_ids c
  where not exists (select from events e where e.id = c.id)`;

const pair = ({ id, stream }: Claim): string => `${id} ${stream}`;

/** The claims among these whose ids belong to another stream, as `pair`. */
const refusedOf = async (pool: Pool, claims: readonly Claim[]): Promise<ReadonlySet<string>> => {
  const { rows } = await pool.query<Claim>({
    ...CLAIM,
    values: [uuidArray(claims.map(({ id }) => id)), textArray(claims.map(({ stream }) => stream))],
  });
  return new Set(rows.map(pair));
};

const MOST_IN_GROUP = 2_000;
const BETWEEN_GROUPS_MS = 5;

export class IdClaims {
  readonly #pool: Pool;
  readonly #betweenGroups: number;
  #waiting: Waiting[] = [];
  #busy = false;

  /** @param betweenGroups milliseconds from the beginning of a group of several claims to that of the next */
  constructor(pool: Pool, betweenGroups = BETWEEN_GROUPS_MS) {
    this.#pool = pool;
    this.#betweenGroups = betweenGroups;
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
    while (this.#waiting.length > 0) {
      const begun = performance.now();
      const group = this.#takeGroup();
      await this.#answer(group);
      const left = begun + this.#betweenGroups - performance.now();
      if (group.length > 1 && left > 0) await pause(left);
    }
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
      const refused = await refusedOf(
        this.#pool,
        group.flatMap(({ claims }) => claims),
      );
      for (const { claims, resolve } of group)
        resolve(claims.find((claim) => refused.has(pair(claim)))?.id ?? null);
    } catch (cause) {
      for (const { reject } of group) reject(cause);
    }
  }
}
