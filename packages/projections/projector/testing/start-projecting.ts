/** Starts `projecting-process.ts`, several at once where wanted, and looks at what they hold. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Pool } from "pg";

const script = fileURLToPath(new URL("./projecting-process.ts", import.meta.url));

export interface Projecting {
  /** The name of its connections in the database. */
  readonly name: string;
  readonly output: () => string;
  /** The parts that it has, by the database. */
  readonly parts: () => Promise<readonly number[]>;
  /** As Ctrl-Z does: it stands still wherever it is. */
  readonly halt: () => void;
  readonly wake: () => void;
  /** As `kill -9` does. */
  readonly kill: () => Promise<void>;
  /** Told to stop; resolves once it has. */
  readonly stop: () => Promise<void>;
}

/** @param haltsAt the case at which it stops itself, once: see `projecting-process.ts` */
export const startProjecting = (
  { url, pool }: { readonly url: string; readonly pool: Pool },
  { name, lease, haltsAt }: { readonly name: string; readonly lease: number; readonly haltsAt?: string },
): Projecting => {
  const named = new URL(url);
  named.searchParams.set("application_name", name);
  const child = spawn(
    process.execPath,
    [script, named.href, String(lease), ...(haltsAt === undefined ? [] : [haltsAt])],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  const print = (chunk: Buffer) => {
    printed += chunk.toString("utf8");
  };
  child.stdout.on("data", print);
  child.stderr.on("data", print);
  const ended = once(child, "close");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    name,
    output: () => printed,
    parts: async () => {
      const { rows } = await pool.query<{ part: number }>(
        "select part from projector_checkpoint where split_part(owner, '/', 2) = $1 order by part",
        [String(child.pid)],
      );
      return rows.map(({ part }) => part);
    },
    halt: () => void child.kill("SIGSTOP"),
    wake: () => void child.kill("SIGCONT"),
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
};

/** Looks until it is so; fails, with the last words of the processes, where it is not so for long. */
export const until = async (
  what: string,
  isSo: () => Promise<boolean>,
  processes: readonly Projecting[],
): Promise<void> => {
  const giveUpAt = performance.now() + 40_000;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) {
      const words = processes.map(({ name, output }) => `${name}:\n${output()}`);
      throw new Error(`It did not come to this: ${what}\n${words.join("\n")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
