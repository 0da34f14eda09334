/** Tareekh as `npm run demo` starts it: a process of its own, over a store of its own in a temporary directory. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { demoCases } from "@tareekh/api/demo/cases.ts";
import { shownCaseId } from "@tareekh/api/use-cases/case-id.ts";
import { caseIdOf } from "@tareekh/core/recording/event-ids.ts";

export interface DemoServer {
  /** `http://127.0.0.1:41234` */
  readonly url: string;
  readonly signInLink: string;
  /** Asks as a program would, with the administrator's token. */
  readonly ask: (path: string) => Promise<Response>;
  /** Sends JSON as a program would. */
  readonly send: (path: string, body: unknown) => Promise<Response>;
  /** The case of that file number: `Rajkot-1`. */
  readonly caseId: (fileNumber: string) => string;
  readonly stop: () => Promise<void>;
}

const DEMO = fileURLToPath(new URL("../../packages/api/commands/demo.ts", import.meta.url));
const TOKEN = "a-token-for-the-browser-tests";

export const startDemo = async (): Promise<DemoServer> => {
  const directory = mkdtempSync(join(tmpdir(), "tkb-"));
  const server = spawn(process.execPath, [DEMO], {
    env: {
      ...process.env,
      PORT: "0",
      DATA_DIR: join(directory, "data"),
      KEYS_DIR: join(directory, "keys"),
      TAREEKH_TOKEN: TOKEN,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const said: string[] = [];
  server.stderr.on("data", (chunk) => said.push(String(chunk)));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      said.push(line);
      const found = /(https?:\/\/\S+)\/sign-in\b/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.once("exit", () => reject(new Error(`The demo ended before it served:\n${said.join("\n")}`)));
  });
  const ask = (path: string) => fetch(`${url}${path}`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const cases = demoCases.map(({ command }) => ({
    caseId: shownCaseId(caseIdOf(command.commandId)),
    fileNumber: command.events.find(({ type }) => type === "CaseOpened")?.data.fileNumber,
    revision: command.events.length,
  }));
  // Lists follow the record within moments; a test begins when they have.
  for (const { caseId, revision } of cases) {
    const listed = await ask(`/api/cases?atLeast=${caseId}@${revision}`);
    if (!listed.ok) throw new Error(`The list of cases does not come: ${await listed.text()}`);
  }
  return {
    url,
    signInLink: `${url}/sign-in?token=${TOKEN}`,
    ask,
    send: (path, body) =>
      fetch(`${url}${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    caseId: (fileNumber) => {
      const found = cases.find((one) => one.fileNumber === fileNumber);
      if (found === undefined) throw new Error(`No published case has the file number ${fileNumber}`);
      return found.caseId;
    },
    stop: async () => {
      server.kill("SIGTERM");
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
