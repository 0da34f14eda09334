/** The app on a socket: started, and stopped so that what was asked is still answered. */
import { createServer, type Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Store, type StoreError } from "@tareekh/core/log/store.ts";
import { Context, Effect, Layer, ManagedRuntime, Redacted, Schema, type Scope } from "effect";
import { makeApp } from "./app.ts";
import type { Configuration, ConfigurationRefused } from "./config.ts";
import { LiveChanges } from "./live/live-changes.ts";
import { logging } from "./logging.ts";
import type { PageContext, Pages } from "./page-context.ts";
import { patientWithUploads } from "./patient-uploads.ts";
import { type AppServices, type ServicesError, services } from "./services.ts";
import { usablePlaces } from "./usable-places.ts";

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

export interface Serving {
  /** `http://127.0.0.1:4400` */
  readonly url: string;
  /** Signs in whoever opens it. */
  readonly signInLink: string;
  /** Never succeeds; fails once the store has ended by itself, after which nothing can be answered. */
  readonly lost: Effect.Effect<never, StoreError>;
}

/** How long requests that are being answered may take once the server stops, in milliseconds. */
const GRACE = 5_000;

const listen = (server: Server, { port, host }: Pick<Configuration, "port" | "host">) =>
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
const portIsFree = (address: Pick<Configuration, "port" | "host">): Effect.Effect<void, CannotListen> =>
  Effect.acquireRelease(
    Effect.sync(() => createServer()),
    close,
  ).pipe(
    Effect.flatMap((server) => listen(server, address)),
    Effect.scoped,
    Effect.asVoid,
  );

/**
 * Serves until its scope is closed: the store is opened first, and closed last.
 *
 * @param first done once the store is open, before anybody is let in
 */
export const serve = Effect.fn("serve")(function* <E>(
  config: Configuration,
  pages: (context: PageContext) => Pages,
  first: Effect.Effect<void, E, AppServices>,
): Effect.fn.Return<Serving, ServicesError | ConfigurationRefused | CannotListen | E, Scope.Scope> {
  yield* portIsFree(config);
  yield* usablePlaces(config);
  const runtime = yield* Effect.acquireRelease(
    Effect.sync(() => ManagedRuntime.make(services(config).pipe(Layer.provideMerge(logging)))),
    (opened) => opened.disposeEffect,
  );
  const opened = yield* runtime.contextEffect;
  yield* Effect.provideContext(first, opened);
  const app = makeApp(runtime, config, pages);
  const server = yield* Effect.acquireRelease(
    Effect.sync(() => {
      const made = createAdaptorServer({ fetch: app.fetch }) as Server;
      patientWithUploads(made);
      return made;
    }),
    close,
  );
  const port = yield* listen(server, config);
  // before the server is closed, which waits for what is being answered
  yield* Effect.addFinalizer(() => Context.get(opened, LiveChanges).end);
  const url = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
  return {
    url,
    signInLink: `${url}/sign-in?token=${encodeURIComponent(Redacted.value(config.token))}`,
    lost: Context.get(opened, Store).lost,
  };
});
