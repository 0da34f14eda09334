/**
 * How long a request may take to arrive. Node cuts each off after five minutes, in which the largest file that may be
 * imported does not come over a slow line; so the whole may take long, and who sends nothing is cut off instead.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

export interface Patience {
  /** Milliseconds in which a request must have arrived whole. */
  readonly whole: number;
  /** Milliseconds in which something of it must arrive. */
  readonly idle: number;
}

/** 256 MB at 0.3 Mbit/s. The headers alone have Node's own minute. */
const USUAL: Patience = { whole: 2 * 60 * 60_000, idle: 2 * 60_000 };

/** Before it is listened on. An answer may take as long as it takes, sending or not. */
export const patientWithUploads = (server: Server, { whole, idle }: Patience = USUAL): void => {
  server.requestTimeout = whole;
  server.timeout = idle;
  const asked = new WeakMap<Socket, { readonly request: IncomingMessage; readonly answer: ServerResponse }>();
  server.on("request", (request: IncomingMessage, answer: ServerResponse) => {
    asked.set(request.socket, { request, answer });
  });
  server.on("timeout", (socket: Socket) => {
    const last = asked.get(socket);
    const isAnswered = last?.request.complete === true && !last.answer.writableFinished;
    if (!isAnswered) socket.destroy();
  });
};
