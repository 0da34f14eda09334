/** The app on a real socket over a store of its own, told when to beat: for tests of what is told live. */
import { mkdtempSync, rmSync } from "node:fs";
import type { createServer, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Effect, Layer, Logger, ManagedRuntime, Redacted, Stream } from "effect";
import { makeApp } from "../app.ts";
import { LiveChanges, type LiveOptions } from "../live/live-changes.ts";
import type { Run } from "../page-context.ts";
import { services } from "../services.ts";
import { barePages } from "./bare-pages.ts";
import { type Hearing, hear } from "./heard-events.ts";
import { TOKEN } from "./temporary-app.ts";

export interface LiveServer {
  readonly url: string;
  readonly run: Run;
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly send: (path: string, body: unknown) => Promise<Response>;
  /** How often the log is being followed to tell who listens. */
  readonly followers: () => number;
  readonly close: () => Promise<void>;
}

export const listeningOn = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

export const closed = (server: ReturnType<typeof createServer>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const authorization = `Bearer ${TOKEN}`;

/** Asks as the administrator. */
export const askAt = (url: string, path: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers);
  headers.set("authorization", authorization);
  return fetch(new URL(path, url), { ...init, headers });
};

/** Begins to listen, as a browser does that comes for the first time or again. */
export const listenAt = async (
  url: string,
  { caseId, lastId = null }: { readonly caseId?: string; readonly lastId?: string | null } = {},
): Promise<Hearing> => {
  const path = caseId === undefined ? "/api/live" : `/api/live?case=${caseId}`;
  const answer = await askAt(url, path, lastId === null ? {} : { headers: { "last-event-id": lastId } });
  if (answer.status !== 200 || answer.body === null) throw new Error(await answer.text());
  return hear(answer.body);
};

export const startLiveServer = async (options: Partial<LiveOptions> = {}): Promise<LiveServer> => {
  const directory = mkdtempSync(join(tmpdir(), "tk-"));
  const places = {
    dataDir: join(directory, "data"),
    keysDir: join(directory, "keys"),
    databaseUrl: null,
    eventstoreUrl: null,
  };
  let followers = 0;
  const follower = Effect.acquireRelease(
    Effect.sync(() => {
      followers += 1;
    }),
    () =>
      Effect.sync(() => {
        followers -= 1;
      }),
  );
  const counted = Layer.effect(
    EventLog,
    Effect.map(EventLog, (log) =>
      EventLog.of({ ...log, follow: (after) => Stream.unwrap(Effect.as(follower, log.follow(after))) }),
    ),
  );
  const runtime = ManagedRuntime.make(
    LiveChanges.layer({ tellEvery: "10 millis", ...options }).pipe(
      Layer.provide(counted),
      Layer.provideMerge(services(places)),
      Layer.provideMerge(Logger.layer([])),
    ),
  );
  await runtime.context();
  const app = makeApp(runtime, { token: Redacted.make(TOKEN) }, barePages);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const url = await listeningOn(server);
  return {
    url,
    run: (effect) => runtime.runPromise(effect),
    ask: (path, init) => askAt(url, path, init),
    send: (path, body) =>
      askAt(url, path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    followers: () => followers,
    close: async () => {
      await closed(server);
      await runtime.dispose();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
