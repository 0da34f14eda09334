/** The whole app over a store of its own in a temporary directory; spoken to without a socket. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Layer, Logger, ManagedRuntime, Redacted } from "effect";
import { makeApp } from "../app.ts";
import type { PageContext, Pages, Run } from "../page-context.ts";
import { services } from "../services.ts";
import { barePages } from "./bare-pages.ts";

export const TOKEN = "a-token-for-tests-only";
/** Reads releases, and nothing else. */
export const RELEASE_TOKEN = "a-token-for-readers-of-releases";

export interface TemporaryApp {
  readonly run: Run;
  /** As the administrator, with the bearer token. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** As a stranger. */
  readonly askAsStranger: (path: string, init?: RequestInit) => Promise<Response>;
  /** Sends JSON as the administrator. */
  readonly send: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly directory: string;
  readonly close: () => Promise<void>;
}

export const temporaryApp = async (
  pages: (context: PageContext) => Pages = barePages,
): Promise<TemporaryApp> => {
  const directory = mkdtempSync(join(tmpdir(), "tk-"));
  const runtime = ManagedRuntime.make(
    services({
      dataDir: join(directory, "data"),
      keysDir: join(directory, "keys"),
      databaseUrl: null,
      eventstoreUrl: null,
    }).pipe(Layer.provideMerge(Logger.layer([]))),
  );
  await runtime.context();
  const app = makeApp(
    runtime,
    { token: Redacted.make(TOKEN), releaseToken: Redacted.make(RELEASE_TOKEN) },
    pages,
  );
  const asking = async (path: string, init: RequestInit, headers: Record<string, string>) => {
    const sent = new Headers(init.headers);
    for (const [name, value] of Object.entries(headers)) sent.set(name, value);
    return app.request(path, { ...init, headers: sent });
  };
  const host = { host: "127.0.0.1:4400" };
  const authorization = `Bearer ${TOKEN}`;
  return {
    run: (effect) => runtime.runPromise(effect),
    ask: (path, init = {}) => asking(path, init, { ...host, authorization }),
    askAsStranger: (path, init = {}) => asking(path, init, host),
    send: (path, body, headers = {}) =>
      asking(
        path,
        { method: "POST", body: JSON.stringify(body) },
        { ...host, authorization, "content-type": "application/json", ...headers },
      ),
    directory,
    close: async () => {
      await runtime.dispose();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
