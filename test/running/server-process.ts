/** Tareekh started as its users start it: a process of its own, on a free port, with directories of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saidBy } from "@tareekh/api/testing/said-by.ts";

const TOKEN = "a-token-for-tests-only";
const root = join(import.meta.dirname, "..", "..");

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};

/** What `npm run` starts Node with: flags and the file. */
const nodeArguments = (script: string): readonly string[] => {
  const [program, ...words] = (scripts[script] ?? "").split(" ");
  if (program !== "node") throw new Error(`No script "${script}" runs Node`);
  return words.map((word) => (word.startsWith("--") ? word : join(root, word)));
};

export interface Directories {
  /** Holds both. */
  readonly root: string;
  readonly dataDir: string;
  readonly keysDir: string;
  readonly remove: () => void;
}

/** Empty directories under a short path: the store's socket lies in them. */
export const newDirectories = (): Directories => {
  const root = mkdtempSync(join(tmpdir(), "tk-"));
  return {
    root,
    dataDir: join(root, "data"),
    keysDir: join(root, "keys"),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
};

export interface ServerProcess {
  readonly url: string;
  readonly pid: number | undefined;
  /** Everything that it has printed so far. */
  readonly output: () => string;
  /** Asks as the administrator. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** Sends JSON as the administrator. */
  readonly send: (path: string, body: unknown) => Promise<Response>;
  /** As Ctrl-C does; resolves once the process is gone. */
  readonly stop: () => Promise<void>;
  /** As `kill -9` does; resolves once the process is gone. */
  readonly kill: () => Promise<void>;
}

export interface Started {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** What it says that matches, once it has; rejects with all that it said where it ends before. */
  readonly said: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Resolves with the exit code, or the signal by which it ended. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Starts a script of the program (`start`, `demo`, `verify` …) without waiting for anything. */
export const startCommand = (
  script: string,
  directories: Pick<Directories, "dataDir" | "keysDir">,
  environment: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Started => {
  const child = spawn(process.execPath, [...nodeArguments(script), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PORT: "0",
      DATA_DIR: directories.dataDir,
      KEYS_DIR: directories.keysDir,
      TAREEKH_TOKEN: TOKEN,
      ...environment,
    },
  });
  let printed = "";
  const print = (chunk: Buffer) => {
    printed += chunk.toString("utf8");
  };
  child.stdout.on("data", print);
  child.stderr.on("data", print);
  const ended = once(child, "close").then(([code, signal]) => code ?? signal);
  const output = () => printed;
  const speaking = { name: script, streams: [child.stdout, child.stderr], said: output, output, ended };
  return { process: child, output, ended, said: (pattern) => saidBy(speaking, pattern) };
};

/** Asks as the administrator. */
const asking =
  (url: string) =>
  (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, url), {
      ...init,
      headers: { authorization: `Bearer ${TOKEN}`, ...Object.fromEntries(new Headers(init.headers)) },
    });

/** The same of a process that does not serve, once it says where it tells how it is. */
export const askWorker = async ({ said }: Started, path: string): Promise<Response> => {
  const [, url = ""] = await said(/^How it is: (http:\/\/[^/\s]+)\//m);
  return asking(url)(path);
};

/** Starts the program and waits until it serves; rejects with what it said where it ends before. */
export const startServer = async (
  directories: Pick<Directories, "dataDir" | "keysDir">,
  {
    command = "start",
    environment = {},
  }: { command?: "start" | "demo"; environment?: Record<string, string> } = {},
): Promise<ServerProcess> => {
  const { process: child, output, said, ended } = startCommand(command, directories, environment);
  const [, url = ""] = await said(/Sign in: (http:\/\/[^/\s]+)\//);
  const ask = asking(url);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    url,
    pid: child.pid,
    output,
    ask,
    send: (path, body) =>
      ask(path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
};
