/** A copy of an office in a directory: made while it works, brought up to date, and gone on with when the office is lost. */
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type Directories,
  newDirectories,
  type ServerProcess,
  startCommand,
  startServer,
} from "../running/server-process.ts";
import { copied, startCopy } from "./copy-command.ts";

let office: Directories;
let copies: Directories;
beforeAll(() => {
  office = newDirectories();
  copies = newDirectories();
});
afterAll(() => {
  office?.remove();
  copies?.remove();
});

const timelines = async (server: ServerProcess) => {
  const { cases } = (await (await server.ask("/api/cases")).json()) as {
    cases: readonly { readonly caseId: string }[];
  };
  const ids = cases.map(({ caseId }) => caseId).sort();
  return Promise.all(ids.map(async (caseId) => (await server.ask(`/api/cases/${caseId}/timeline`)).json()));
};

it("A copy has all of the log, is brought up to date with what is new alone, and opens with the copied keys", async () => {
  const server = await startServer(office, { command: "demo" });
  const to = copies.dataDir;
  const first = await copied({ directories: office, to });
  expect(first).toEqual([first[0], first[0]]);

  const opened = await server.send("/api/cases", {
    commandId: "01900000-0000-7000-8000-0000000000b1",
    events: [
      {
        type: "CaseOpened",
        occurred: "2026-11-02",
        source: { kind: "other" },
        data: { fileNumber: "After the copy" },
      },
    ],
  });
  expect([opened.status, await opened.text()]).toEqual([201, expect.any(String)]);
  const again = startCopy({ directories: office, to });
  expect(await again.ended, again.output()).toBe(0);
  const stood = first[0]?.events ?? 0;
  expect(again.output()).toMatch(new RegExp(`Copied [1-9]\\d* events; ${stood} stood there already`));
  cpSync(office.keysDir, copies.keysDir, { recursive: true });
  const before = await timelines(server);
  expect(before).toHaveLength(5);
  await server.kill();

  const restored = await startServer(copies);
  await expect.poll(() => timelines(restored), { timeout: 20_000 }).toEqual(before);
  await restored.stop();
  const verifying = startCommand("verify", copies);
  expect(await verifying.ended, verifying.output()).toBe(0);
}, 120_000);

it("A directory in which somebody works is not copied to", async () => {
  const other = { ...copies, dataDir: join(copies.root, "other"), keysDir: join(copies.root, "other.keys") };
  mkdirSync(other.dataDir, { mode: 0o700 });
  const server = await startServer(other);
  const copying = startCopy({ directories: office, to: other.dataDir });
  expect(await copying.ended).toBe(1);
  expect(copying.output()).toContain("is in use by another process");
  await server.stop();
}, 60_000);
