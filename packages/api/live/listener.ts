/**
 * One open page, or program, that is told of changes: a stream of bytes that holds little for whoever reads slowly.
 *
 * A plain object on purpose: thousands of messages may be told to hundreds of these in a second.
 */
import { asServerSentEvent, GREETING, HEARTBEAT, type LiveMessage } from "./live-message.ts";

/** Bytes that may wait for a reader. Who falls further behind is dropped, comes again, and is told each case once. */
export const MOST_WAITING_BYTES = 64 * 1024;

/** Messages that may come while the listener is being told what changed before. */
const MOST_HELD = 1_000;

/** The reader did not take what it was told. */
export class TooSlow extends Error {
  override readonly name = "TooSlow";
}

const bytes = new TextEncoder();

export interface Listening {
  /** The case that it asks about; null for all of them, and lists. */
  readonly caseId: string | null;
  /** Whether whoever listens may still do so. */
  readonly mayStay: () => boolean;
  /** Called once, when nothing can be told any more. */
  readonly onGone: () => void;
  /**
   * Cuts the connection of a reader that is too slow, where it is known; then its stream is cancelled. Where it is
   * not, the stream fails with `TooSlow`, of which a server would write into its log.
   */
  readonly cut?: (() => void) | undefined;
}

export class Listener {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly #listening: Listening;
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null;
  /** What comes before it has been told what changed earlier; null from then on. */
  #held: LiveMessage[] | null = [];
  #gone = false;

  constructor(listening: Listening, mostWaitingBytes = MOST_WAITING_BYTES) {
    this.#listening = listening;
    this.body = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.#leave(),
      },
      { highWaterMark: mostWaitingBytes, size: ({ byteLength }) => byteLength },
    );
  }

  /** Tells what changed up to a position before it came; and then what came meanwhile, of which that is no part. */
  begin(earlier: readonly LiveMessage[], upTo: number): void {
    const held = this.#held ?? [];
    this.#held = null;
    this.#write(GREETING);
    for (const message of earlier) this.#write(asServerSentEvent(message));
    for (const message of held)
      if (message.kind === "rows" || message.position > upTo) this.#write(asServerSentEvent(message));
  }

  /** Tells what it asks about, and passes over the rest. */
  tell(message: LiveMessage): void {
    const { caseId } = this.#listening;
    if (caseId !== null && !(message.kind === "case" && message.caseId === caseId)) return;
    if (this.#held === null) this.#write(asServerSentEvent(message));
    else if (this.#held.push(message) > MOST_HELD) this.#drop();
  }

  /** Shows that the connection is open; ends it where whoever listens may not do so any more. */
  beat(): void {
    if (!this.#listening.mayStay()) this.end();
    else if (this.#held === null) this.#write(HEARTBEAT);
  }

  /** What was told is still read, and then nothing follows. */
  end(): void {
    if (this.#gone) return;
    this.#controller?.close();
    this.#leave();
  }

  #write(text: string): void {
    if (this.#gone) return;
    if ((this.#controller?.desiredSize ?? 0) <= 0) this.#drop();
    else this.#controller?.enqueue(bytes.encode(text));
  }

  #drop(): void {
    if (this.#gone) return;
    this.#leave();
    const { cut } = this.#listening;
    if (cut) cut();
    else this.#controller?.error(new TooSlow("The reader takes less than it is told"));
  }

  #leave(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#listening.onGone();
  }
}
