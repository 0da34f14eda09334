/**
 * One call for many appends (BatchAppend): each is sent with an id of its own, and answered by it, in whichever order
 * the server likes.
 *
 * Each append has an outcome of its own. All that its call can do to it is to leave its outcome unknown: where the
 * call ends, or where no answer came in time. An answer that comes later than that is nobody's.
 */
import { randomUUID } from "node:crypto";
import type { BatchAppendResp } from "@eventstore/db-client/generated/streams_pb.js";
import { Predicate } from "effect";
import { failureIn, requestOf, type ServerAppend } from "./batch-messages.ts";
import type { Connection, ServerCall } from "./connection.ts";
import { Silence } from "./read-stream.ts";

/** The server ended the call without an error. */
class CallEnded extends Error {
  override readonly name = "CallEnded";
}

/** The server does not know such calls, being older than 21.10: nothing was done of what was sent on this one. */
export class BatchesUnknown extends Error {
  override readonly name = "BatchesUnknown";
}

const UNIMPLEMENTED = 12;

interface Waiting {
  readonly append: ServerAppend;
  /** In milliseconds, as `performance.now()` counts. */
  readonly since: number;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

export class BatchCall {
  readonly #answerWithin: number;
  /** By their ids; in the order in which they came, which is that in which they are overdue. */
  readonly #waiting = new Map<string, Waiting>();
  /** Ids of those that were not written: the call is not open yet, or its socket takes no more for now. */
  #unwritten: string[] = [];
  #call: ServerCall | undefined;
  #takesMore = false;
  #retired = false;
  #over = false;
  #unknown: BatchesUnknown | undefined;
  /** When the server said something last. */
  #heard = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param answerWithin milliseconds after which an append that was not answered is given up */
  constructor(connection: Connection, answerWithin: number) {
    this.#answerWithin = answerWithin;
    connection.openBatchAppend((call) => this.#opened(call)).catch((cause: unknown) => this.#end(cause));
  }

  /** Whether further appends may come here; else it ends when the last of those that wait is settled. */
  get usable(): boolean {
    if (this.#call?.isOnClosedChannel()) this.#retire();
    return !this.#retired;
  }

  /**
   * Resolves when it was written. Rejects with the client's error that says why it was not, or with `BatchesUnknown`;
   * with `Silence`, `CallEnded`, or the error with which the call failed, where it may have been.
   */
  append(append: ServerAppend): Promise<void> {
    if (this.#unknown) return Promise.reject(this.#unknown);
    return new Promise((resolve, reject) => {
      const id = randomUUID();
      this.#waiting.set(id, { append, since: performance.now(), resolve, reject });
      this.#unwritten.push(id);
      this.#write();
      this.#watch();
    });
  }

  #opened(call: ServerCall): void {
    this.#call = call;
    call.stream
      .on("data", (answer: BatchAppendResp) => this.#answer(answer))
      .on("drain", () => this.#mayWrite())
      .on("error", (cause) => this.#end(cause))
      .on("end", () => this.#end(new CallEnded("The server ended the call for appends without saying why")));
    this.#mayWrite();
    this.#endIfDone();
  }

  #mayWrite(): void {
    this.#takesMore = true;
    this.#write();
  }

  #write(): void {
    if (!this.#takesMore || !this.#call) return;
    const ids = this.#unwritten;
    let written = 0;
    while (this.#takesMore && written < ids.length) {
      const id = ids[written++] ?? "";
      const append = this.#waiting.get(id)?.append; // none where it was given up meanwhile
      if (append) this.#takesMore = this.#call.stream.write(requestOf(id, append));
    }
    this.#unwritten = ids.slice(written);
  }

  #answer(answer: BatchAppendResp): void {
    this.#heard = performance.now();
    const id = answer.getCorrelationId()?.getString() ?? "";
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    const failure = failureIn(answer, waiting.append.stream);
    if (failure) waiting.reject(failure);
    else waiting.resolve();
    this.#endIfDone();
  }

  /** Sees to it that the oldest is given up in time. */
  #watch(): void {
    if (this.#timer) return;
    for (const { since } of this.#waiting.values()) {
      const left = since + this.#answerWithin - performance.now();
      this.#timer = setTimeout(() => this.#giveUpOverdue(), Math.max(0, left));
      return;
    }
  }

  #giveUpOverdue(): void {
    this.#timer = undefined;
    const latest = performance.now() - this.#answerWithin;
    for (const [id, { since, reject }] of this.#waiting) {
      if (since > latest) break;
      this.#waiting.delete(id);
      reject(new Silence(`The server did not answer within ${this.#answerWithin} ms`));
      // nothing was heard for as long at all: what comes next has a better chance on a call of its own
      if (this.#heard < since) this.#retired = true;
    }
    this.#watch();
    this.#endIfDone();
  }

  #retire(): void {
    this.#retired = true;
    this.#endIfDone();
  }

  /** It is cancelled, and not ended: servers up to KurrentDB 26 keep one that was ended while nothing was under way. */
  #endIfDone(): void {
    if (this.#retired && this.#waiting.size === 0) this.#call?.stream.cancel();
  }

  /** The call is over; gRPC may say so twice. */
  #end(cause: unknown): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#heard === 0 && Predicate.hasProperty(cause, "code") && cause.code === UNIMPLEMENTED)
      this.#unknown = new BatchesUnknown("The server does not know calls for many appends", { cause });
    else this.#retired = true;
    this.#takesMore = false;
    this.#unwritten = [];
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#call?.stream.end();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(this.#unknown ?? cause);
  }
}
