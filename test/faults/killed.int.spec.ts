/**
 * The program killed in the middle, twenty times: what it had acknowledged is there, what it had not can be sent again
 * and is there once, and the projector goes on where it was.
 */
import { newSeed, seededRandom } from "@tareekh/core/log/testing/seeded-random.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type Directories,
  newDirectories,
  type ServerProcess,
  startCommand,
  startServer,
} from "../running/server-process.ts";

const KILLS = 20;
const CALLERS = 4;
const MOST_BETWEEN_KILLS = 40;

interface Answer {
  readonly caseId: string;
  readonly revision: number;
  readonly eventIds: readonly string[];
}

const source = { kind: "court-record" };
const commandId = (number: number): string =>
  `01900000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

const opening = (number: number) => ({
  commandId: commandId(number),
  events: [
    { type: "CaseOpened", occurred: null, source, data: { fileNumber: `2024/${number}` } },
    { type: "ProceedingOpened", occurred: null, source, data: { proceeding: "proceeding-1" } },
  ],
});

const courtDate = (number: number) => ({
  commandId: commandId(number),
  events: [
    {
      type: "CourtDateRecorded",
      occurred: "2024-07-02",
      source,
      data: { proceeding: "proceeding-1", result: "held", note: `Number ${number}` },
    },
  ],
});

let directories: Directories;
beforeAll(() => {
  directories = newDirectories();
});
afterAll(() => directories?.remove());

it("loses nothing that it acknowledged, records nothing twice, and its rows equal a fresh projection", async () => {
  const seed = newSeed();
  const random = seededRandom(seed);
  const told = `with TEST_SEED=${seed}`;
  let next = 0;
  const cases: string[] = [];
  /** Sent and not answered: nobody knows whether they were recorded. */
  const unanswered = new Map<string, { readonly path: string; readonly body: unknown }>();
  const acknowledged = new Map<string, Answer>();

  /** Sends; false once the server is gone. */
  const send = async (server: ServerProcess, path: string, body: { readonly commandId: string }) => {
    unanswered.set(body.commandId, { path, body });
    const response = await server.send(path, body).catch(() => null);
    const text = await response?.text().catch(() => null);
    if (response === null || text == null) return false;
    expect([200, 201], `${told}: ${text}`).toContain(response.status);
    acknowledged.set(body.commandId, JSON.parse(text) as Answer);
    unanswered.delete(body.commandId);
    return true;
  };

  const caller = async (server: ServerProcess, path: string, stop: () => boolean) => {
    while (!stop()) {
      next += 1;
      if (!(await send(server, path, courtDate(next)))) return;
    }
  };

  for (let kill = 0; kill < KILLS; kill++) {
    const server = await startServer(directories);
    for (const { path, body } of [...unanswered.values()]) {
      expect(await send(server, path, body as { commandId: string }), told).toBe(true);
    }
    if (kill === 0) {
      for (let i = 0; i < CALLERS; i++) {
        next += 1;
        const opened = opening(next);
        await send(server, "/api/cases", opened);
        cases.push(acknowledged.get(opened.commandId)?.caseId ?? "");
      }
    }
    const before = acknowledged.size;
    const enough = 1 + Math.floor(random() * MOST_BETWEEN_KILLS);
    let killed: Promise<void> | null = null;
    await Promise.all(
      cases.map((caseId) =>
        caller(server, `/api/cases/${caseId}/events`, () => {
          // The other callers are still waiting for their answers.
          if (killed === null && acknowledged.size - before >= enough) killed = server.kill();
          return killed !== null;
        }),
      ),
    );
    await killed;
  }

  const server = await startServer(directories);
  for (const { path, body } of [...unanswered.values()])
    await send(server, path, body as { commandId: string });
  const recorded = new Map<string, number>();
  for (const caseId of cases) {
    const response = await server.ask(`/api/cases/${caseId}/events`);
    const { events } = (await response.json()) as { events: { id: string; revision: number }[] };
    for (const { id, revision } of events) {
      expect(recorded.has(id), `${told}: ${id} stands twice`).toBe(false);
      recorded.set(id, revision);
    }
  }
  const expected = [...acknowledged.values()].flatMap(({ eventIds }) => eventIds);
  expect([...recorded.keys()].sort(), told).toEqual(expected.sort());
  for (const { revision, eventIds } of acknowledged.values()) {
    expect(recorded.get(eventIds.at(-1) ?? ""), told).toBe(revision);
  }
  await server.stop();

  const verifying = startCommand("verify", directories);
  expect(await verifying.ended, `${told}\n${verifying.output()}`).toBe(0);
}, 300_000);
