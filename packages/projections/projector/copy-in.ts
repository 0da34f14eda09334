/** `COPY … FROM STDIN`, for which `pg` has the messages and no call. */
import type { ClientBase, Connection, Submittable } from "pg";

/** What the types of `pg` do not tell of its connection. */
interface Copying {
  sendCopyFromChunk(bytes: Buffer): void;
  endCopyFrom(): void;
}

/** Called by `pg` with what the server answers. */
class CopyIn implements Submittable {
  readonly #text: string;
  readonly #bytes: Buffer;
  readonly #answer = Promise.withResolvers<void>();

  constructor(text: string, bytes: Buffer) {
    this.#text = text;
    this.#bytes = bytes;
  }

  get answer(): Promise<void> {
    return this.#answer.promise;
  }

  submit(connection: Connection): void {
    connection.query(this.#text);
  }

  handleCopyInResponse(connection: Copying): void {
    connection.sendCopyFromChunk(this.#bytes);
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {
    // the server says that it is ready next, and only then may it be asked more
  }

  handleReadyForQuery(): void {
    this.#answer.resolve();
  }

  handleError(cause: Error): void {
    this.#answer.reject(cause);
  }
}

/** Gives bytes to a statement that copies from its client. Rejects with the database's error. */
export const copyIn = (client: ClientBase, text: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
  client.query(new CopyIn(text, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))).answer;
