/**
 * The appends that wait for the log, sent in groups: one call to the database, and one sync to its disk, for many.
 *
 * A group is sent as soon as the one before is answered; there is no timer. A plain object on purpose, since tens of
 * thousands pass it in a second.
 */
import type { AppendOutcome } from "./append-events.ts";
import { isConnectionLost } from "./connection-lost.ts";
import type { PreparedAppend } from "./prepared-append.ts";

export type Settled =
  | { readonly kind: "answered"; readonly outcome: AppendOutcome }
  | { readonly kind: "failed"; readonly cause: unknown };

const NOT_ANSWERED: Settled = { kind: "failed", cause: new Error("The log did not answer") };

/** An append in the queue: what to withdraw it by. */
export interface Waiting {
  readonly append: PreparedAppend;
  readonly settle: (settled: Settled) => void;
}

export type SendGroup = (group: readonly PreparedAppend[]) => Promise<readonly AppendOutcome[]>;

/** With more callers than this, one group is worked on by the database while the next is made ready here. */
export const MOST_APPENDS_IN_GROUP = 128;
export const MOST_BYTES_IN_GROUP = 1_048_576;

export class AppendQueue {
  readonly #send: SendGroup;
  #waiting: Waiting[] = [];
  /** From when a group is due until it is answered. */
  #busy = false;
  #whenIdle: (() => void)[] = [];

  constructor(send: SendGroup) {
    this.#send = send;
  }

  add(append: PreparedAppend, settle: (settled: Settled) => void): Waiting {
    const waiting = { append, settle };
    this.#waiting.push(waiting);
    this.#wake();
    return waiting;
  }

  /** Takes back an append that was not yet sent; one that was is answered to nobody. */
  withdraw(waiting: Waiting): void {
    const index = this.#waiting.indexOf(waiting);
    if (index >= 0) this.#waiting.splice(index, 1);
  }

  /** Resolves once everything added is answered. */
  idle(): Promise<void> {
    if (!this.#busy) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #wake(): void {
    if (this.#busy) return;
    this.#busy = true;
    setImmediate(() => void this.#work());
  }

  /** The next group is on its way before the answers to the last are handed out: the database does not wait. */
  async #work(): Promise<void> {
    let group = this.#takeGroup();
    let answers = this.#answersTo(group);
    while (group.length > 0) {
      const answered = group;
      const settled = await answers;
      group = this.#takeGroup();
      answers = this.#answersTo(group);
      for (const [index, { settle }] of answered.entries()) settle(settled[index] ?? NOT_ANSWERED);
    }
    this.#busy = false;
    // those who were answered just now have their turn before the next group is taken: they may add to it
    if (this.#waiting.length > 0) this.#wake();
    else for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  /**
   * The appends that waited longest, at most one a stream: the second must see what the first did to its revision,
   * and waits for the next group, as do those behind it on the same stream.
   */
  #takeGroup(): readonly Waiting[] {
    const streams = new Set<string>();
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    let bytes = 0;
    let full = false;
    for (const waiting of this.#waiting) {
      const { stream, bytes: more } = waiting.append;
      full ||=
        group.length === MOST_APPENDS_IN_GROUP || (group.length > 0 && bytes + more > MOST_BYTES_IN_GROUP);
      if (full || streams.has(stream)) {
        left.push(waiting);
        continue;
      }
      streams.add(stream);
      group.push(waiting);
      bytes += more;
    }
    this.#waiting = left;
    return group;
  }

  async #answersTo(group: readonly Waiting[]): Promise<readonly Settled[]> {
    if (group.length === 0) return [];
    try {
      const outcomes = await this.#send(group.map(({ append }) => append));
      return outcomes.map((outcome) => ({ kind: "answered", outcome }));
    } catch (cause) {
      if (group.length === 1 || isConnectionLost(cause)) return group.map(() => ({ kind: "failed", cause }));
      // one that the database refuses fails the whole call: each is sent by itself, and fails alone
      const settled: Settled[] = [];
      for (const waiting of group) settled.push(...(await this.#answersTo([waiting])));
      return settled;
    }
  }
}
