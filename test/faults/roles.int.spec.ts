/**
 * What one process does, done by several: one serves, two project, and on EventStoreDB one relays. Whoever projects
 * may be killed; whoever is left goes on with its cases.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStandIn } from "../eventstore-stand-in/stand-in.ts";
import {
  askWorker,
  type Directories,
  newDirectories,
  type ServerProcess,
  type Started,
  startCommand,
  startServer,
} from "../running/server-process.ts";

const CASES = 12;

interface Recorded {
  readonly caseId: string;
  readonly revision: number;
}

interface Part {
  readonly part: number;
  readonly position: number;
}

const byNumber = (a: Part, b: Part): number => a.part - b.part;

const source = { kind: "police-record" };
const commandId = (number: number): string =>
  `01900000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

const logs = [
  { name: "PostgreSQL's own log", eventstore: false },
  { name: "the replica of EventStoreDB", eventstore: true },
] as const;

describe.each(logs)("processes with a role each, on $name", ({ eventstore }) => {
  let directories: Directories;
  let environment: Record<string, string> = {};
  let server: ServerProcess;
  let relay: Started | null = null;
  let projectors: Started[] = [];
  const toStop: (() => Promise<unknown>)[] = [];

  const end = (started: Started, signal: NodeJS.Signals) => {
    started.process.kill(signal);
    return started.ended;
  };
  const keysOfNobody = () => join(directories.root, "keys-of-nobody");
  /** Whoever does not serve has no keys, and makes none. */
  const start = async (role: "relay" | "project", says: RegExp) => {
    const started = startCommand(
      "start",
      { dataDir: directories.dataDir, keysDir: keysOfNobody() },
      { ...environment, TAREEKH_ROLES: role },
    );
    toStop.push(() => end(started, "SIGKILL"));
    await started.said(says);
    return started;
  };
  const startProjector = () => start("project", /^Tareekh projects its share of the cases in DATABASE_URL$/m);

  beforeAll(async () => {
    directories = newDirectories();
    const postgres = await withPostgres();
    toStop.push(postgres.stop);
    environment = { DATABASE_URL: postgres.url };
    if (eventstore) {
      const standIn = await startStandIn();
      toStop.push(() => standIn.close());
      environment = { ...environment, EVENTSTORE_URL: standIn.connectionString };
      relay = await start("relay", /^Tareekh relays EVENTSTORE_URL into DATABASE_URL$/m);
    }
    projectors = [await startProjector(), await startProjector()];
    server = await startServer(directories, { environment: { ...environment, TAREEKH_ROLES: "serve" } });
    toStop.push(() => server.stop());
  }, 120_000);
  afterAll(async () => {
    for (const stop of toStop.toReversed()) await stop();
    directories?.remove();
  });

  const written: Recorded[] = [];
  const send = async (path: string, body: unknown): Promise<Recorded> => {
    const response = await server.send(path, body);
    expect(response.status).toBe(201);
    return (await response.json()) as Recorded;
  };
  const listedAt = ({ caseId, revision }: Recorded) => server.ask(`/api/cases?atLeast=${caseId}@${revision}`);
  const health = async () =>
    (await (await server.ask("/health")).json()) as {
      status: string;
      rows: { trouble: string | null };
      relay: { state: string } | null;
    };

  it("list what was recorded to whoever waits for it, and are well", async () => {
    for (let i = 0; i < CASES; i++) {
      const events = [{ type: "CaseOpened", occurred: null, source, data: { fileNumber: `2024/${i}` } }];
      written.push(await send("/api/cases", { commandId: commandId(i), events }));
    }
    for (const one of written) {
      await expect.poll(async () => (await listedAt(one)).status, { timeout: 30_000 }).toBe(200);
    }
    const listed = (await (await server.ask("/api/cases")).json()) as { total: number };
    expect(listed.total).toBe(CASES);
    // the relay is another process, and says only now and then that it has everything; half of the parts are nobody's
    // for a moment, while one projector hands them to the other
    await expect.poll(health, { timeout: 30_000 }).toMatchObject({
      status: "ok",
      rows: { trouble: null },
      relay: eventstore ? { state: "live", trouble: null } : null,
    });
    expect(existsSync(keysOfNobody())).toBe(false);
    await expect
      .poll(() => projectors.map(({ output }) => output()), { timeout: 30_000 })
      .toEqual([
        expect.stringContaining("Projects 16 of 32 parts of the cases"),
        expect.stringContaining("Projects 16 of 32 parts of the cases"),
      ]);
  }, 90_000);

  it("tell each how it is: the one that relays of its relay, those that project of their parts", async () => {
    const head = written.reduce((sum, { revision }) => sum + revision, 0);
    const told = async (one: Started) => {
      const answer = await askWorker(one, "/health");
      return { code: answer.status, ...((await answer.json()) as { parts: readonly Part[] | null }) };
    };
    const standing = async () =>
      (await Promise.all(projectors.map(told))).flatMap(({ parts }) => parts ?? []).toSorted(byNumber);
    await expect
      .poll(standing, { timeout: 20_000 })
      .toEqual(Array.from({ length: 32 }, (_, i) => ({ part: 1 + i, position: head })));
    for (const one of projectors) {
      expect(await told(one)).toMatchObject({
        code: 200,
        status: "ok",
        rows: { position: head, lag: 0, trouble: null },
        relay: null,
        parts: { length: 16 },
      });
    }
    if (relay === null) return;
    expect(await told(relay)).toMatchObject({
      code: 200,
      status: "ok",
      log: { position: head },
      relay: { state: "live", lagMs: 0, setAside: 0, trouble: null },
      rows: null,
      parts: null,
    });
    const metrics = await (await askWorker(relay, "/metrics")).text();
    expect(metrics).toContain('tareekh_relay_state{state="live"} 1\n');
    expect(metrics).not.toContain("tareekh_part");
  });

  it("go on with the cases of one that is killed", async () => {
    const [victim, survivor] = projectors;
    if (victim === undefined || survivor === undefined) throw new Error("Two were started");
    await end(victim, "SIGKILL");
    for (const [i, { caseId }] of written.entries()) {
      const events = [
        { type: "ProceedingOpened", occurred: null, source, data: { proceeding: "proceeding-1" } },
      ];
      written[i] = await send(`/api/cases/${caseId}/events`, { commandId: commandId(100 + i), events });
    }
    for (const one of written) {
      await expect.poll(async () => (await listedAt(one)).status, { timeout: 40_000 }).toBe(200);
    }
    await survivor.said(/Projects 32 of 32 parts of the cases/);
    const verifying = startCommand("verify", directories, environment);
    expect(await verifying.ended, verifying.output()).toBe(0);
  }, 120_000);

  it("say that nobody projects, rather than to show for new what is old", async () => {
    await Promise.all(projectors.map((one) => end(one, "SIGTERM")));
    const [{ caseId } = { caseId: "" }] = written;
    const events = [
      {
        type: "CourtDateRecorded",
        occurred: "2024-07-02",
        source,
        data: { proceeding: "proceeding-1", result: "held" },
      },
    ];
    const last = await send(`/api/cases/${caseId}/events`, { commandId: commandId(200), events });
    if (eventstore) {
      // Not before the relay has copied it is it known that there is something to wait for.
      await expect.poll(async () => (await listedAt(last)).status, { timeout: 30_000 }).toBe(503);
    }
    const answer = await listedAt(last);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await answer.json()).toMatchObject({
      detail: "Lists and figures do not rest on what was recorded last yet; ask again in a moment.",
    });
    expect(await health()).toMatchObject({
      status: "behind",
      rows: { trouble: expect.stringContaining("No process projects 32 of the 32 parts of the cases") },
    });
    const late = await startProjector();
    await expect.poll(async () => (await listedAt(last)).status, { timeout: 40_000 }).toBe(200);
    expect(await health()).toMatchObject({ status: "ok" });
    await end(late, "SIGTERM");
  }, 120_000);
});
