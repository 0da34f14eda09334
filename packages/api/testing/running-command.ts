/** A command of `commands/` in a process of its own, as npm would start it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { saidBy } from "./said-by.ts";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  /** The first line of its output that matches; rejects with all that was said if it ends before. */
  readonly line: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Likewise of what it tells besides its output: how far it is, what went wrong. */
  readonly errorLine: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly stop: (signal: NodeJS.Signals) => Promise<Ended>;
  readonly ended: Promise<Ended>;
}

const OWN_VARIABLES = [
  "PORT",
  "HOST",
  "DATA_DIR",
  "KEYS_DIR",
  "DATABASE_URL",
  "TAREEKH_TOKEN",
  "TAREEKH_RELEASE_TOKEN",
];

const surroundings = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN_VARIABLES.includes(name)));

export const runCommand = (
  name: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): RunningCommand => {
  const script = fileURLToPath(new URL(`../commands/${name}.ts`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    env: { ...surroundings(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = once(child, "close").then(([code]): Ended => ({ code, stdout, stderr }));

  const speaking = { name, output: () => `${stdout}${stderr}`, ended };

  return {
    ended,
    line: (pattern) => saidBy({ ...speaking, streams: [child.stdout], said: () => stdout }, pattern),
    errorLine: (pattern) => saidBy({ ...speaking, streams: [child.stderr], said: () => stderr }, pattern),
    stop: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
};
