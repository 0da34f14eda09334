/** Starts `appending-process.ts` and listens to what it reports. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Acknowledged, AppendingTask, Report } from "./appending-process.ts";

export interface Appending {
  readonly reports: readonly Report[];
  readonly acknowledged: () => readonly Acknowledged[];
  /** Resolves once so many appends were acknowledged, or the process has ended. */
  readonly afterAcknowledged: (count: number) => Promise<void>;
  /** Kills it as `kill -9` does, and resolves once it is gone and all that it said was read. */
  readonly kill: () => Promise<void>;
  /** Resolves once it has ended by itself; rejects where it failed, with what it said. */
  readonly done: Promise<void>;
}

const script = fileURLToPath(new URL("./appending-process.ts", import.meta.url));

export const startAppending = (task: AppendingTask): Appending => {
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const reports: Report[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  let acknowledged = 0;
  let ended = false;
  let complaints = "";
  const tellWaiting = () => {
    for (const one of [...waiting])
      if (ended || acknowledged >= one.count) {
        waiting.splice(waiting.indexOf(one), 1);
        one.resolve();
      }
  };

  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    // the last line of a process that was killed may be half a line: then nobody was told
    if (!line.endsWith("}")) return;
    const report = JSON.parse(line) as Report;
    reports.push(report);
    if (report.kind === "acknowledged") acknowledged += 1;
    tellWaiting();
  });
  child.stderr.on("data", (chunk) => {
    complaints += String(chunk);
  });
  const read = new Promise<void>((resolve) => lines.once("close", resolve));
  const done = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", async (code, signal) => {
      await read;
      ended = true;
      tellWaiting();
      if (code === 0 || signal === "SIGKILL") resolve();
      else reject(new Error(`The appending process ended with ${code ?? signal}: ${complaints}`));
    });
  });
  done.catch(() => undefined);

  return {
    reports,
    acknowledged: () => reports.filter((report) => report.kind === "acknowledged"),
    afterAcknowledged: (count) =>
      new Promise((resolve) => {
        waiting.push({ count, resolve });
        tellWaiting();
      }),
    kill: async () => {
      child.kill("SIGKILL");
      await done;
    },
    done,
  };
};
