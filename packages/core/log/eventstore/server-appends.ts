/**
 * Sends appends to the server: many over one call, which is opened when there is something to send, and anew after it
 * failed. A server that does not know such calls is sent each append by itself.
 */
import { NO_STREAM } from "@eventstore/db-client";
import { BatchCall, BatchesUnknown } from "./batch-call.ts";
import type { ServerAppend } from "./batch-messages.ts";
import type { Connection } from "./connection.ts";

export class ServerAppends {
  readonly #connection: Connection;
  readonly #answerWithin: number;
  #call: BatchCall | undefined;

  /** @param answerWithin milliseconds after which the outcome of an append is not waited for any more */
  constructor(connection: Connection, answerWithin: number) {
    this.#connection = connection;
    this.#answerWithin = answerWithin;
  }

  /** Resolves when it was written; rejects with what `failureOf` knows. Nothing is sent again. */
  async send(append: ServerAppend): Promise<void> {
    if (!this.#call?.usable) this.#call = new BatchCall(this.#connection, this.#answerWithin);
    try {
      await this.#call.append(append);
    } catch (cause) {
      if (!(cause instanceof BatchesUnknown)) throw cause;
      await this.#sendAlone(append);
    }
  }

  async #sendAlone({ stream, revision, events }: ServerAppend): Promise<void> {
    await this.#connection.appendToStream(stream, [...events], {
      expectedRevision: revision === 0 ? NO_STREAM : BigInt(revision - 1),
      requiresLeader: true,
      deadline: this.#answerWithin,
    });
  }
}
