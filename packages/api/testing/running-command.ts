/** A command of `commands/` in a process of its own, as npm would start it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

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

  const heard = (stream: Readable | null, said: () => string, pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said());
        if (found !== null) resolve(found);
      };
      stream?.on("data", look);
      ended.then(
        () => reject(new Error(`${name} ended before it said ${pattern}: ${stdout}${stderr}`)),
        reject,
      );
      look();
    });

  return {
    ended,
    line: (pattern) => heard(child.stdout, () => stdout, pattern),
    errorLine: (pattern) => heard(child.stderr, () => stderr, pattern),
    stop: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
};
