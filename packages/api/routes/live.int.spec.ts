/** What changes, told over a real connection: at once, again after it was lost, and through what stands between. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Effect, Exit, Logger, Redacted, Scope } from "effect";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LiveChanges } from "../live/live-changes.ts";
import { serve } from "../server.ts";
import { barePages } from "../testing/bare-pages.ts";
import { command, newCommandId, openingEvents } from "../testing/commands.ts";
import type { Hearing } from "../testing/heard-events.ts";
import { closed, type LiveServer, listenAt, listeningOn, startLiveServer } from "../testing/live-server.ts";
import { TOKEN } from "../testing/temporary-app.ts";

let server: LiveServer;
beforeAll(async () => {
  server = await startLiveServer({
    mostListeners: 20,
    heartbeat: "40 millis",
    linger: "50 millis",
    mostMissed: { cases: 3, events: 60 },
  });
});
afterAll(() => server.close());

const toClose: Hearing[] = [];
const listen: typeof listenAt = async (...asked) => {
  const hearing = await listenAt(...asked);
  toClose.push(hearing);
  return hearing;
};
const listening = () => server.run(Effect.flatMap(LiveChanges, ({ listeners }) => listeners));
afterEach(async () => {
  for (const hearing of toClose.splice(0)) await hearing.close();
  await expect.poll(listening).toBe(0);
});

interface Sent {
  readonly caseId: string;
  readonly revision: number;
}
const openCase = async (): Promise<Sent> =>
  (await (await server.send("/api/cases", command(openingEvents))).json()) as Sent;

const record = async (caseId: string): Promise<Sent> => {
  const events = [
    {
      type: "CourtDateRecorded",
      occurred: "2024-07-02",
      data: { proceeding: "proceeding-1", result: "held" },
    },
  ];
  const answer = await server.send(`/api/cases/${caseId}/events`, command(events, newCommandId()));
  expect(answer.status).toBe(201);
  return (await answer.json()) as Sent;
};

const head = () => server.run(Effect.flatMap(EventLog, (log) => log.head));

const askAndLeave = async (path: string): Promise<Response> => {
  const answer = await server.ask(path);
  await answer.body?.cancel();
  return answer;
};

describe("GET /api/live", () => {
  test("tells of each case that is recorded in, and then that lists rest on it", async () => {
    const hearing = await listen(server.url);
    const began = await head();
    expect(await hearing.next()).toMatchObject({ event: "rows", id: String(began) });
    const opened = await openCase();
    expect(await hearing.nextOf("case")).toEqual({
      event: "case",
      data: { caseId: opened.caseId, revision: opened.revision },
      id: String(await head()),
    });
    const rows = await hearing.nextOf("rows");
    expect(rows?.data).toEqual({ position: await head() });
    const again = await record(opened.caseId);
    expect((await hearing.nextOf("case"))?.data).toEqual({ caseId: opened.caseId, revision: again.revision });
  });

  test("narrowed to a case tells at first where it stands, and of no other case", async () => {
    const [mine, other] = [await openCase(), await openCase()];
    const hearing = await listen(server.url, { caseId: mine.caseId });
    expect((await hearing.next())?.data).toEqual({ caseId: mine.caseId, revision: mine.revision });
    await record(other.caseId);
    const changed = await record(mine.caseId);
    expect((await hearing.next())?.data).toEqual({ caseId: mine.caseId, revision: changed.revision });
  });

  test("tells whoever comes again of each case that changed since, once, as it stands now", async () => {
    const [first, second, third] = [await openCase(), await openCase(), await openCase()];
    const since = String(await head());
    await record(second.caseId);
    await record(first.caseId);
    const last = await record(second.caseId);
    const hearing = await listen(server.url, { lastId: since });
    const told = [await hearing.next(), await hearing.next(), await hearing.next()];
    expect(told.map((heard) => [heard?.event, heard?.data])).toEqual([
      ["case", { caseId: first.caseId, revision: first.revision + 1 }],
      ["case", { caseId: second.caseId, revision: last.revision }],
      ["rows", { position: expect.any(Number) }],
    ]);
    expect(told.map((heard) => Number(heard?.id))).toEqual(
      told.map((heard) => Number(heard?.id)).toSorted((a, b) => a - b),
    );
    const narrowed = await listen(server.url, { caseId: third.caseId, lastId: since });
    const changed = await record(third.caseId);
    expect((await narrowed.next())?.data).toEqual({ caseId: third.caseId, revision: changed.revision });
  });

  test("says only that more has changed where that is too much to be told case by case, or the log was put back", async () => {
    const since = await head();
    for (let cases = 0; cases < 4; cases += 1) await openCase();
    const now = await head();
    for (const lastId of [since, 0, now + 1_000]) {
      const hearing = await listen(server.url, { lastId: String(lastId) });
      expect([lastId, await hearing.next()]).toEqual([
        lastId,
        { event: "more", data: { position: now }, id: String(now) },
      ]);
    }
  });

  test("is sent so that nobody keeps it, compresses it or holds it back", async () => {
    const answer = await server.ask("/api/live", { headers: { "accept-encoding": "gzip" } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    });
    expect(answer.headers.get("content-encoding")).toBeNull();
    await answer.body?.cancel();
  });

  test("asked for its head alone, begins nothing", async () => {
    expect((await server.ask("/api/live", { method: "HEAD" })).status).toBe(200);
    expect(await listening()).toBe(0);
  });

  test.each([
    ["a case that there is not", "/api/live?case=case-00000000-0000-7000-8000-000000000000", {}, 404],
    ["what can be no case", "/api/live?case=17", {}, 400],
    ["a parameter that there is not", "/api/live?cases=17", {}, 400],
    ["an id that was never told", "/api/live", { "last-event-id": "yesterday" }, 400],
  ])("refuses %s", async (_, path, headers, status) => {
    const answer = await server.ask(path, { headers });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
    expect(await listening()).toBe(0);
  });

  test("is not open to strangers", async () => {
    expect((await fetch(`${server.url}/api/live`)).status).toBe(401);
  });

  test("refuses one more than it can serve, says when to come again, and takes them once another has left", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => listen(server.url)));
    const refused = await server.ask("/api/live");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "30"]);
    expect(await refused.json()).toMatchObject({
      type: "/reference#problem-busy",
      detail: expect.stringMatching(/^20 pages/),
    });
    await all[0]?.close();
    await expect.poll(async () => (await askAndLeave("/api/live")).status).toBe(200);
  });

  test("follows the log once, however many listen, and not at all once nobody does", async () => {
    await expect.poll(() => server.followers()).toBe(0);
    const hearings = await Promise.all(Array.from({ length: 10 }, () => listen(server.url)));
    const { caseId, revision } = await openCase();
    for (const hearing of hearings)
      expect((await hearing.nextOf("case"))?.data).toEqual({ caseId, revision });
    expect(server.followers()).toBe(1);
    for (const hearing of hearings) await hearing.close();
    await expect.poll(() => server.followers()).toBe(0);
  });
});

interface Proxy {
  readonly url: string;
  /** Cuts every connection that it has, as a phone does that leaves the network. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

/** Hands on every byte as it comes, and cuts a connection on which none has come for so many milliseconds. */
const startProxy = async (idleMilliseconds: number): Promise<Proxy> => {
  const sockets = new Set<Socket>();
  const proxy = createServer((asked, answered) => {
    const onward = request(
      new URL(asked.url ?? "/", server.url),
      { method: asked.method, headers: { ...asked.headers, host: new URL(server.url).host } },
      (answer) => {
        answered.writeHead(answer.statusCode ?? 502, answer.headers);
        answered.flushHeaders();
        answer.pipe(answered);
      },
    );
    onward.on("error", () => answered.destroy());
    answered.on("close", () => onward.destroy());
    asked.pipe(onward);
  });
  proxy.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    socket.setTimeout(idleMilliseconds, () => socket.destroy());
  });
  return {
    url: await listeningOn(proxy),
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => closed(proxy),
  };
};

describe("through a proxy", () => {
  let proxy: Proxy;
  afterEach(() => proxy.close());

  test("that closes idle connections, it stays open while nothing changes, and tells what changes then", async () => {
    const idle = 2_000;
    proxy = await startProxy(idle);
    const began = performance.now();
    const hearing = await listen(proxy.url);
    await hearing.next();
    const change = hearing.nextOf("case");
    await expect
      .poll(() => performance.now() - began, { timeout: 3 * idle, interval: 100 })
      .toBeGreaterThan(1.5 * idle);
    expect(hearing.comments()).toBeGreaterThan(3);
    const { caseId, revision } = await openCase();
    expect((await change)?.data).toEqual({ caseId, revision });
  });

  test("that cuts the connection, whoever comes again is told what changed meanwhile, once", async () => {
    proxy = await startProxy(60_000);
    const [first, second] = [await openCase(), await openCase()];
    const hearing = await listen(proxy.url);
    await hearing.next();
    await record(second.caseId);
    await hearing.nextOf("case");
    const lastId = hearing.lastId();
    const lost = hearing.nextOf("case");
    proxy.cut();
    await expect(lost).rejects.toThrow();
    await expect.poll(listening).toBe(0);

    await record(first.caseId);
    const changed = await record(first.caseId);
    const again = await listen(proxy.url, { lastId });
    expect(await again.next()).toMatchObject({
      event: "case",
      data: { caseId: first.caseId, revision: changed.revision },
    });
    expect((await again.next())?.event).toBe("rows");
  });
});

describe("when the program stops", () => {
  test("what is open is ended at once, and not cut off", async () => {
    const directory = mkdtempSync(join(tmpdir(), "tk-"));
    const configuration = {
      port: 0,
      listens: true,
      host: "127.0.0.1",
      dataDir: join(directory, "data"),
      keysDir: join(directory, "keys"),
      databaseUrl: null,
      eventstoreUrl: null,
      roles: ["serve", "relay", "project"] as const,
      releaseToken: null,
      publishing: { office: null, address: null },
      token: Redacted.make(TOKEN),
      tokenIsMade: false,
    };
    const scope = Scope.makeUnsafe();
    const serving = await Effect.runPromise(
      serve(configuration, barePages, Effect.void).pipe(
        Effect.provideService(Scope.Scope, scope),
        Effect.provide(Logger.layer([])),
      ),
    );
    const hearing = await listenAt(serving.url);
    await hearing.next();
    const rest = hearing.nextOf("case");
    await Effect.runPromise(Scope.close(scope, Exit.void));
    expect(await rest).toBeNull();
    rmSync(directory, { recursive: true, force: true });
  });
});
