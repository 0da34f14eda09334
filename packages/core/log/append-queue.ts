/**
 * The appends that wait for the log, sent in groups: one call to the database, and one sync to its disk, for many.
 *
 * A group is sent as soon as the one before is answered, or many are waiting; there is no timer. A plain object on purpose, since tens of
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

export const MOST_APPENDS_IN_GROUP = 128;
/** So that of large appends, too, one group is made ready while another is written. One append may be larger. */
export const MOST_BYTES_IN_GROUP = 262_144;

/** While the database works on one group, the next is made ready here and read by it. */
const MOST_GROUPS_ON_THE_WAY = 2;

/** Fewer wait for those on the way: small groups would each pay for a sync of the disk. */
export const WORTH_A_SECOND_GROUP = 64;

/** Or so many bytes, where few appends have many events: they take as long to write. */
export const BYTES_WORTH_A_SECOND_GROUP = 131_072;

export class AppendQueue {
  readonly #send: SendGroup;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #groupsOnTheWay = 0;
  /** Two groups on their way could be written in either order: a stream is in one of them at most. */
  readonly #streamsOnTheWay = new Set<string>();
  #sendingSoon = false;
  #whenIdle: (() => void)[] = [];

  constructor(send: SendGroup) {
    this.#send = send;
  }

  add(append: PreparedAppend, settle: (settled: Settled) => void): Waiting {
    const waiting = { append, settle };
    this.#waiting.push(waiting);
    this.#waitingBytes += append.bytes;
    this.#sendSoon();
    return waiting;
  }

  /** Takes back an append that was not yet sent; one that was is answered to nobody. */
  withdraw(waiting: Waiting): void {
    const index = this.#waiting.indexOf(waiting);
    if (index < 0) return;
    this.#waiting.splice(index, 1);
    this.#waitingBytes -= waiting.append.bytes;
  }

  /** Resolves once everything added is answered. */
  idle(): Promise<void> {
    if (this.#waiting.length === 0 && this.#groupsOnTheWay === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Those who add in the same moment, as those do who were answered together, are sent together. */
  #sendSoon(): void {
    if (this.#sendingSoon) return;
    this.#sendingSoon = true;
    setImmediate(() => {
      this.#sendingSoon = false;
      if (this.#groupsOnTheWay === 0) this.#sendOne();
      this.#sendWhileOthersAreOnTheWay();
    });
  }

  #sendWhileOthersAreOnTheWay(): void {
    while (this.#groupsOnTheWay < MOST_GROUPS_ON_THE_WAY && this.#worthAGroup()) if (!this.#sendOne()) return;
  }

  #worthAGroup(): boolean {
    return this.#waiting.length >= WORTH_A_SECOND_GROUP || this.#waitingBytes >= BYTES_WORTH_A_SECOND_GROUP;
  }

  #sendOne(): boolean {
    const group = this.#takeGroup();
    if (group.length === 0) return false;
    this.#groupsOnTheWay += 1;
    void this.#answersTo(group).then((settled) => {
      for (const { append } of group) this.#streamsOnTheWay.delete(append.stream);
      this.#groupsOnTheWay -= 1;
      // the database does not wait while the answers are handed out
      this.#sendWhileOthersAreOnTheWay();
      for (const [index, { settle }] of group.entries()) settle(settled[index] ?? NOT_ANSWERED);
      if (this.#waiting.length > 0) this.#sendSoon();
      else if (this.#groupsOnTheWay === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
    });
    return true;
  }

  /**
   * The appends that waited longest, at most one a stream: the second must see what the first did to its revision,
   * and waits for a later group, as do those behind it on the same stream. Their streams are on the way from here on.
   */
  #takeGroup(): readonly Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    let bytes = 0;
    let full = false;
    for (const waiting of this.#waiting) {
      const { stream, bytes: more } = waiting.append;
      full ||=
        group.length === MOST_APPENDS_IN_GROUP || (group.length > 0 && bytes + more > MOST_BYTES_IN_GROUP);
      if (full || this.#streamsOnTheWay.has(stream)) {
        left.push(waiting);
        continue;
      }
      this.#streamsOnTheWay.add(stream);
      group.push(waiting);
      bytes += more;
    }
    this.#waiting = left;
    this.#waitingBytes -= bytes;
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
