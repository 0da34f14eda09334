/** What goes wrong within one node of the stand-in, on command; what goes wrong between it and the client is the wire. */

/** What becomes of one append. */
export interface AppendFate {
  readonly written: boolean;
  /** Once it resolves, the answer is sent; never where the answer is lost. */
  readonly answered: Promise<void> | "never";
}

export const WELL: AppendFate = { written: true, answered: Promise.resolve() };

export class Faults {
  readonly #fates = new Map<string, AppendFate[]>();
  #subscriptionsHeld = false;
  readonly #onRelease = new Set<() => void>();
  readonly #endings = new Set<() => void>();
  /** Appends of a call each of which something has come, and not yet all. */
  arriving = 0;
  /** Calls for many appends that were opened. */
  batchCalls = 0;
  /** Reads that it was asked for, subscriptions apart. */
  reads = 0;
  /** Milliseconds before each answer to an append. */
  answerAfter = 0;
  /** Whether a subscription names the end of the log as its checkpoint before it sends the events up to there. */
  checkpointsAhead = false;
  /** Every call is answered with this sentence, and that the server is unavailable; undefined while it is well. */
  unavailable: string | undefined;
  /** Whether the caller may do nothing. */
  denied = false;

  /** What becomes of appends for which no fate was named. */
  usualFate: () => AppendFate = () => WELL;

  /** Lets the next append to a stream, and then the one after it, meet these fates. */
  nextAppendsTo(stream: string, ...fates: readonly AppendFate[]): void {
    this.#fates.set(stream, [...(this.#fates.get(stream) ?? []), ...fates]);
  }

  fateOfAppendTo(stream: string): AppendFate {
    return this.#fates.get(stream)?.shift() ?? this.usualFate();
  }

  /** While true, subscriptions stay open and send nothing. */
  holdSubscriptions(held: boolean): void {
    this.#subscriptionsHeld = held;
    if (!held) for (const release of [...this.#onRelease]) release();
  }

  /** Resolves at once while subscriptions are not held. */
  async released(): Promise<void> {
    while (this.#subscriptionsHeld)
      await new Promise<void>((resolve) => {
        const release = () => {
          this.#onRelease.delete(release);
          resolve();
        };
        this.#onRelease.add(release);
      });
  }

  /** Ends every subscription as a server does that has nothing more to say. */
  endSubscriptions(): void {
    for (const end of [...this.#endings]) end();
  }

  get openSubscriptions(): number {
    return this.#endings.size;
  }

  /** Calls back when subscriptions are to end, until the answer is called. */
  onEnd(end: () => void): () => void {
    this.#endings.add(end);
    return () => this.#endings.delete(end);
  }
}
