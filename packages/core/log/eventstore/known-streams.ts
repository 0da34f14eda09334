/**
 * What this process knows of the streams that it appends to: how far each goes, and which ids stand in it.
 *
 * It saves a read before each append. It may be behind the server and is never ahead of it: what is decided from it
 * is sent with the revision that it knows, and the server refuses that where others have appended since.
 */
import { Semaphore } from "effect";
import { hashAfter, NO_PREDECESSOR } from "../hash-chain.ts";
import type { ServerEvent } from "./server-event.ts";

/** The events that stand in a stream are not those that were hashed. */
export class ChainBroken extends Error {
  override readonly name = "ChainBroken";
}

export class KnownStream {
  readonly stream: string;
  /** Appends of this process to one stream come one after the other. */
  readonly turn = Semaphore.makeUnsafe(1);
  /** Whether it was read at all. */
  read = false;
  /** Of the last event that is known; 0 where none is. */
  revision = 0;
  hash = NO_PREDECESSOR;
  /** Of the last event; the empty text sorts before every time. */
  recorded = "";
  readonly #revisions = new Map<string, number>();

  constructor(stream: string) {
    this.stream = stream;
  }

  get size(): number {
    return this.#revisions.size;
  }

  /** The revision of an event by its id. */
  revisionOf(id: string): number | undefined {
    return this.#revisions.get(id);
  }

  /** Takes note of the events that follow. Throws `ChainBroken` where they do not follow. */
  extend(events: readonly ServerEvent[]): void {
    for (const { revision, id, recorded, body, hash } of events) {
      if (revision !== this.revision + 1 || hash !== hashAfter(this.hash, body))
        throw new ChainBroken(
          `${this.stream} is not what was recorded, from revision ${this.revision + 1} on: its hashes do not follow from each other`,
        );
      this.revision = revision;
      this.hash = hash;
      this.recorded = recorded;
      this.#revisions.set(id, revision);
    }
    this.read = true;
  }

  /** Knows nothing any more. */
  forget(): void {
    this.read = false;
    this.revision = 0;
    this.hash = NO_PREDECESSOR;
    this.recorded = "";
    this.#revisions.clear();
  }
}

/** Keeps the streams used last, up to about so many events together. */
export class KnownStreams {
  readonly #most: number;
  readonly #streams = new Map<string, { readonly known: KnownStream; weight: number }>();
  #weight = 0;

  constructor(mostEvents: number) {
    this.#most = mostEvents;
  }

  get streams(): number {
    return this.#streams.size;
  }

  of(stream: string): KnownStream {
    const kept = this.#streams.get(stream) ?? { known: new KnownStream(stream), weight: 0 };
    this.#streams.delete(stream);
    this.#streams.set(stream, kept);
    return kept.known;
  }

  /** Weighs a stream after it was used, and forgets those that were not used for longest where there are too many. */
  weigh(known: KnownStream): void {
    const kept = this.#streams.get(known.stream);
    if (kept?.known !== known) return;
    this.#weight += known.size + 1 - kept.weight;
    kept.weight = known.size + 1;
    for (const [stream, { weight }] of this.#streams) {
      if (this.#weight <= this.#most) return;
      this.#weight -= weight;
      this.#streams.delete(stream);
    }
  }
}
