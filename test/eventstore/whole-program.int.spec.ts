/** The program on EventStoreDB, as an office would run it, over the stand-in: records, lists, and says how it is. */
import { withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { Pool } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startStandIn } from "../eventstore-stand-in/stand-in.ts";
import {
  type Directories,
  newDirectories,
  type ServerProcess,
  startCommand,
  startServer,
} from "../running/server-process.ts";

let directories: Directories;
let server: ServerProcess;
let environment: { readonly DATABASE_URL: string; readonly EVENTSTORE_URL: string };
const toStop: (() => Promise<void>)[] = [];

beforeAll(async () => {
  directories = newDirectories();
  const standIn = await startStandIn();
  toStop.push(() => standIn.close());
  const postgres = await withPostgres();
  toStop.push(postgres.stop);
  environment = { DATABASE_URL: postgres.url, EVENTSTORE_URL: standIn.connectionString };
  server = await startServer(directories, { command: "demo", environment });
});
afterAll(async () => {
  await server?.stop();
  for (const stop of toStop.toReversed()) await stop();
  directories?.remove();
});

interface Listed {
  readonly cases: readonly { readonly caseId: string; readonly fileNumber: string }[];
}

it("shows in its lists what the relay has copied, and on a case's own page what was just recorded", async () => {
  const { cases } = (await (await server.ask("/api/cases")).json()) as Listed;
  expect(cases.map(({ fileNumber }) => fileNumber).sort()).toEqual([
    "Kolkata-1",
    "Mumbai-1",
    "Rajkot-1",
    "Saran-1",
  ]);
  const caseId = cases.find(({ fileNumber }) => fileNumber === "Rajkot-1")?.caseId;
  const sent = await server.send(`/api/cases/${caseId}/events`, {
    commandId: "01900000-0000-7000-8000-0000000000aa",
    events: [
      {
        type: "FirRegistered",
        occurred: "2020-10-15",
        source: { kind: "police-record" },
        data: { proceeding: "proceeding-1", number: "712", year: 2020 },
      },
    ],
  });
  expect(sent.status).toBe(201);
  const { revision } = (await sent.json()) as { revision: number };
  const timeline = (await (await server.ask(`/api/cases/${caseId}/timeline`)).json()) as { revision: number };
  expect(timeline.revision).toBe(revision);
  const found = (await (
    await server.ask(`/api/cases?q=712/2020&atLeast=${caseId}@${revision}`)
  ).json()) as Listed;
  expect(found.cases.map((one) => one.caseId)).toEqual([caseId]);
});

it("tells of its relay", async () => {
  const health = (await (await server.ask("/health")).json()) as { status: string; relay: unknown };
  expect(health).toMatchObject({ status: "ok", relay: { state: "live", setAside: 0, trouble: null } });
});

it("takes up a stream again that its relay had set aside, by the command that does so for cases", async () => {
  const { cases } = (await (await server.ask("/api/cases")).json()) as Listed;
  const caseId = cases.find(({ fileNumber }) => fileNumber === "Saran-1")?.caseId ?? "";
  const pool = new Pool({ connectionString: environment.DATABASE_URL });
  try {
    const { rows } = await pool.query<{ revision: number }>(
      "select max(revision) as revision from events where stream = $1",
      [caseId],
    );
    const last = rows[0]?.revision ?? 0;
    await pool.query(
      `insert into relay_set_aside (stream, server_revision, commit_position, prepare_position, problem, data, metadata)
       values ($1, $2, 0, 0, 'It could not be read', '', '')`,
      [caseId, last],
    );
    const sent = await server.send(`/api/cases/${caseId}/events`, {
      commandId: "01900000-0000-7000-8000-0000000000ab",
      events: [
        {
          type: "FirRegistered",
          occurred: "2020-10-15",
          source: { kind: "police-record" },
          data: { proceeding: "proceeding-1", number: "713", year: 2020 },
        },
      ],
    });
    expect(sent.status).toBe(201);
    const command = startCommand("take-up", directories, environment);
    expect(await command.ended, command.output()).toBe(0);
    expect(command.output()).toContain(`${caseId}: 1 events copied from the server.`);
    const found = (await (
      await server.ask(`/api/cases?q=713/2020&atLeast=${caseId}@${last + 1}`)
    ).json()) as Listed;
    expect(found.cases.map((one) => one.caseId)).toEqual([caseId]);
  } finally {
    await pool.end();
  }
});
