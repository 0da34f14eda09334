/**
 * A log in a few figures, checked on the way: by them two logs are told to be the same, wherever they stand.
 *
 * Of each stream its last revision and hash are kept, some 200 bytes a stream; of the events nothing.
 */
import { createHash } from "node:crypto";
import type { LoggedEvent } from "../event-log.ts";
import { hashAfter, NO_PREDECESSOR } from "../hash-chain.ts";

export interface LogFigures {
  readonly events: number;
  readonly streams: number;
  /**
   * SHA-256, in hex, of a line `<stream> <revision> <hash>\n` for the last event of each stream, in the order of the
   * streams' names by their bytes: since a last hash vouches for all of its stream, it vouches for all of the log.
   */
  readonly heads: string;
  /** SHA-256, in hex, of a line `<position> <hash>\n` for each event: the order in which they stand. */
  readonly order: string;
}

interface Head {
  readonly revision: number;
  readonly hash: string;
}

export class LogSum {
  readonly #heads = new Map<string, Head>();
  readonly #order = createHash("sha256");
  #events = 0;

  /** Of the last event taken, which is also how many there were; 0 before the first. */
  get position(): number {
    return this.#events;
  }

  /** Takes the next event. Gives what is wrong with it, if anything; then it was not taken. */
  take({ position, stream, revision, body, hash }: LoggedEvent): string | null {
    const head = this.#heads.get(stream) ?? { revision: 0, hash: NO_PREDECESSOR };
    const place = `${stream}, revision ${revision}, at position ${position}`;
    if (position !== this.#events + 1) return `after position ${this.#events} comes ${place}`;
    if (revision !== head.revision + 1)
      return `${place} follows revision ${head.revision} of its stream in the order of the log`;
    if (hash !== hashAfter(head.hash, body))
      return `the hash of ${place} does not follow from its body and its predecessor`;
    this.#heads.set(stream, { revision, hash });
    this.#order.update(`${position} ${hash}\n`);
    this.#events = position;
    return null;
  }

  figures(): LogFigures {
    const heads = createHash("sha256");
    for (const stream of [...this.#heads.keys()].sort()) {
      const head = this.#heads.get(stream);
      if (head) heads.update(`${stream} ${head.revision} ${head.hash}\n`);
    }
    return {
      events: this.#events,
      streams: this.#heads.size,
      heads: heads.digest("hex"),
      order: this.#order.copy().digest("hex"),
    };
  }
}

export const sameFigures = (a: LogFigures, b: LogFigures): boolean =>
  a.events === b.events && a.streams === b.streams && a.heads === b.heads && a.order === b.order;
