/** The app on a socket: started, and stopped so that what was asked is still answered. */
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Store, type StoreError } from "@tareekh/core/log/store.ts";
import { Context, Effect, Layer, ManagedRuntime, type Scope } from "effect";
import { makeApp } from "./app.ts";
import type { Configuration, ConfigurationRefused } from "./config.ts";
import { LiveChanges } from "./live/live-changes.ts";
import { logging } from "./logging.ts";
import type { PageContext, Pages } from "./page-context.ts";
import { patientWithUploads } from "./patient-uploads.ts";
import { type CannotListen, listening, portIsFree } from "./running/listening.ts";
import { type AppServices, type ServicesError, services } from "./services.ts";
import { usablePlaces } from "./usable-places.ts";

export interface Serving {
  /** `http://127.0.0.1:4400` */
  readonly url: string;
  /** Never succeeds; fails once the store has ended by itself, after which nothing can be answered. */
  readonly lost: Effect.Effect<never, StoreError>;
}

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
  const url = yield* listening(() => {
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    patientWithUploads(server);
    return server;
  }, config);
  // before the server is closed, which waits for what is being answered
  yield* Effect.addFinalizer(() => Context.get(opened, LiveChanges).end);
  return {
    url,
    lost: Context.get(opened, Store).lost,
  };
});
