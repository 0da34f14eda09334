/** An address, listened on until it is let go of: so that what was asked is still answered. */
import { createServer, type Server } from "node:http";
import { Effect, Schema, type Scope } from "effect";
import type { Configuration } from "../config.ts";

/** The address could not be listened on. */
export class CannotListen extends Schema.TaggedError<CannotListen>()("CannotListen", {
  port: Schema.Int,
  code: Schema.String,
}) {
  override get message(): string {
    switch (this.code) {
      case "EADDRINUSE":
        return `Port ${this.port} is in use by another program, or by Tareekh itself if it runs already: stop that one, or choose another with PORT.`;
      case "EACCES":
        return `Port ${this.port} may not be listened on by this user: choose one above 1023 with PORT.`;
      default:
        return `Port ${this.port} could not be listened on (${this.code}): choose another with PORT, or another HOST.`;
    }
  }
}

type Address = Pick<Configuration, "port" | "host">;

/** How long requests that are being answered may take once the server stops, in milliseconds. */
const GRACE = 5_000;

const listen = (server: Server, { port, host }: Address) =>
  Effect.callback<number, CannotListen>((resume) => {
    const failed = (error: NodeJS.ErrnoException) =>
      resume(Effect.fail(new CannotListen({ port, code: error.code ?? error.message })));
    server.once("error", failed);
    server.listen(port, host, () => {
      server.off("error", failed);
      const address = server.address();
      resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : port));
    });
  });

const close = (server: Server) =>
  Effect.callback<void>((resume) => {
    const late = setTimeout(() => server.closeAllConnections(), GRACE);
    server.close(() => {
      clearTimeout(late);
      resume(Effect.void);
    });
    server.closeIdleConnections();
  });

/**
 * That the port can be listened on, before anything is made for a start that would be refused: it is listened on, and
 * let go at once. Whoever takes it in the moment after is told of when it is listened on to stay.
 */
export const portIsFree = (address: Address): Effect.Effect<void, CannotListen> =>
  Effect.acquireRelease(
    Effect.sync(() => createServer()),
    close,
  ).pipe(
    Effect.flatMap((server) => listen(server, address)),
    Effect.scoped,
    Effect.asVoid,
  );

/**
 * Listens until its scope is closed.
 *
 * @returns where: `http://127.0.0.1:4400`
 */
export const listening = Effect.fnUntraced(function* (
  make: () => Server,
  address: Address,
): Effect.fn.Return<string, CannotListen, Scope.Scope> {
  const server = yield* Effect.acquireRelease(Effect.sync(make), close);
  const port = yield* listen(server, address);
  return `http://${address.host.includes(":") ? `[${address.host}]` : address.host}:${port}`;
});
