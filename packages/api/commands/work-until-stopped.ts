/**
 * What a process does that does not serve: it relays, projects, or both, in the background. It listens only where it is
 * given a port, to tell how it is.
 */
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { EventLog } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Effect } from "effect";
import type { Configuration, Role } from "../config.ts";
import { listening, portIsFree } from "../running/listening.ts";
import { makeWorkerApp } from "../running/worker-app.ts";
import { backgroundServices } from "../services.ts";

const doing: Readonly<Record<Exclude<Role, "serve">, string>> = {
  relay: "relays EVENTSTORE_URL into DATABASE_URL",
  project: "projects its share of the cases in DATABASE_URL",
};

/** Tells how it is until its scope is closed; answers where. */
const telling = Effect.fnUntraced(function* (config: Configuration) {
  const services = yield* Effect.context<Store | EventLog>();
  const app = makeWorkerApp(Effect.runPromiseWith(services), config);
  return yield* listening(() => createAdaptorServer({ fetch: app.fetch }) as Server, config);
});

/** Works, says at what, and goes on until the process is told to stop, or the store is lost. */
export const workUntilStopped = Effect.fnUntraced(function* (config: Configuration) {
  if (config.listens) yield* portIsFree(config);
  const working = Effect.gen(function* () {
    const { lost } = yield* Store;
    const work = config.roles.flatMap((role) => (role === "serve" ? [] : [doing[role]]));
    const url = config.listens ? yield* telling(config) : null;
    console.log(`Tareekh ${work.join(" and ")}`);
    if (url !== null) console.log(`How it is: ${url}/health`);
    return yield* lost;
  });
  return yield* working.pipe(Effect.scoped, Effect.provide(backgroundServices(config)));
});
