/**
 * The events that the stand-in holds, in memory: streams, and all of them in one order.
 *
 * Appends are decided as the server documents: an expected revision that is a number is exact, and events that stand
 * already where a repeated append would have put them are answered as written, and not written again.
 */

/** A place in the order of all events, as the server counts: bytes, so with gaps. */
export type LogPosition = bigint;

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface StoredEvent extends ProposedEvent {
  readonly stream: string;
  /** From 0, as the server counts. */
  readonly revision: number;
  readonly position: LogPosition;
  readonly created: Date;
}

export type ExpectedRevision = number | "any" | "no_stream" | "stream_exists";

export type Decision =
  | { readonly kind: "written"; readonly last: StoredEvent }
  /** The revision at which the stream is; -1 where there is none. */
  | { readonly kind: "wrong-revision"; readonly current: number };

/** What an event takes up on the server's disk, by which the size of an append is limited. */
export const sizeOf = ({ type, data, metadata }: ProposedEvent): number =>
  2 * type.length + data.length + metadata.length;

export class Ledger {
  readonly #all: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #watchers = new Set<() => void>();
  #end: LogPosition = 0n;

  /** Every event, in order. */
  get all(): readonly StoredEvent[] {
    return this.#all;
  }

  /** The events of a stream; none where it does not exist. */
  stream(name: string): readonly StoredEvent[] {
    return this.#streams.get(name) ?? [];
  }

  append(stream: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): Decision {
    const standing = this.stream(stream);
    const current = standing.length - 1;
    const repeated = this.#repeated(standing, expected, events);
    if (repeated) return { kind: "written", last: repeated };
    const right =
      expected === "any" ||
      (expected === "no_stream" && current === -1) ||
      (expected === "stream_exists" && current >= 0) ||
      expected === current;
    if (!right) return { kind: "wrong-revision", current };
    return { kind: "written", last: this.#write(stream, standing, events) };
  }

  /** Whether an event begins at a position, or it lies beyond the last. */
  beginsAt(position: LogPosition): boolean {
    return position >= this.#end || this.#all.some((event) => event.position === position);
  }

  /** Has only its first events, so many, as a server has that was restored from a copy made when there were no more. */
  restoreTo(count: number): void {
    this.#end = this.#all[count]?.position ?? this.#end;
    this.#all.length = Math.min(count, this.#all.length);
    this.#streams.clear();
    for (const event of this.#all) {
      const events = this.#streams.get(event.stream);
      if (events) events.push(event);
      else this.#streams.set(event.stream, [event]);
    }
  }

  /** Calls back after each write, until the answer is called. */
  watch(onWrite: () => void): () => void {
    this.#watchers.add(onWrite);
    return () => this.#watchers.delete(onWrite);
  }

  /** The last of the events, where all of them stand one after the other from where this append would put them. */
  #repeated(
    standing: readonly StoredEvent[],
    expected: ExpectedRevision,
    events: readonly ProposedEvent[],
  ): StoredEvent | undefined {
    const first =
      expected === "any" || expected === "stream_exists"
        ? standing.findIndex(({ id }) => id === events[0]?.id)
        : expected === "no_stream"
          ? 0
          : expected + 1;
    if (first < 0 || events.some(({ id }, place) => standing[first + place]?.id !== id)) return undefined;
    return standing[first + events.length - 1];
  }

  #write(stream: string, standing: readonly StoredEvent[], events: readonly ProposedEvent[]): StoredEvent {
    const created = new Date();
    const written = events.map((event, place): StoredEvent => {
      const position = this.#end;
      this.#end += BigInt(100 + sizeOf(event));
      return { ...event, stream, revision: standing.length + place, position, created };
    });
    const last = written.at(-1);
    if (!last) throw new Error("An append without events cannot be written");
    if (standing.length === 0) this.#streams.set(stream, []);
    this.#streams.get(stream)?.push(...written);
    this.#all.push(...written);
    for (const onWrite of [...this.#watchers]) onWrite();
    return last;
  }
}
