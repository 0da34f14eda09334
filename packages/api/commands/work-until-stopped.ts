/** What a process does that does not serve: it relays, projects, or both, in the background, and listens nowhere. */
import { Store } from "@tareekh/core/log/store.ts";
import { Effect } from "effect";
import type { Configuration, Role } from "../config.ts";
import { backgroundServices } from "../services.ts";

const doing: Readonly<Record<Exclude<Role, "serve">, string>> = {
  relay: "relays EVENTSTORE_URL into DATABASE_URL",
  project: "projects its share of the cases in DATABASE_URL",
};

/** Works, says at what, and goes on until the process is told to stop, or the store is lost. */
export const workUntilStopped = (config: Configuration) =>
  Effect.gen(function* () {
    const { lost } = yield* Store;
    const work = config.roles.flatMap((role) => (role === "serve" ? [] : [doing[role]]));
    console.log(`Tareekh ${work.join(" and ")}`);
    return yield* lost;
  }).pipe(Effect.provide(backgroundServices(config)));
