/** Takes events by number from what comes in batches of any size. */
import type { LoggedEvent } from "../event-log.ts";

export class Cursor {
  readonly #batches: AsyncGenerator<readonly LoggedEvent[], void, undefined>;
  #waiting: readonly LoggedEvent[] = [];

  constructor(batches: AsyncGenerator<readonly LoggedEvent[], void, undefined>) {
    this.#batches = batches;
  }

  /** The next events; fewer than asked for only where there are no more. */
  async take(count: number): Promise<readonly LoggedEvent[]> {
    await this.#fill(count);
    const taken = this.#waiting.slice(0, count);
    this.#waiting = this.#waiting.slice(count);
    return taken;
  }

  /** The event that comes next, which is not taken. */
  async next(): Promise<LoggedEvent | undefined> {
    await this.#fill(1);
    return this.#waiting[0];
  }

  async close(): Promise<void> {
    await this.#batches.return();
  }

  async #fill(count: number): Promise<void> {
    while (this.#waiting.length < count) {
      const next = await this.#batches.next();
      if (next.done === true) return;
      this.#waiting = [...this.#waiting, ...next.value];
    }
  }
}
