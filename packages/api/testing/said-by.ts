/** What a process of a test says, waited for. */
import type { Readable } from "node:stream";

export interface Speaking {
  /** The command, as it is named where it ends without having said so. */
  readonly name: string;
  readonly streams: readonly (Readable | null)[];
  /** What came by these streams so far. */
  readonly said: () => string;
  /** All that it said, for whoever looks why it ended. */
  readonly output: () => string;
  /** Fulfilled once the process is gone and all that it said has come. */
  readonly ended: Promise<unknown>;
}

/** What it says that matches, once it has; rejects with all that it said where it ends before. */
export const saidBy = (
  { name, streams, said, output, ended }: Speaking,
  pattern: RegExp,
): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    const look = () => {
      const found = pattern.exec(said());
      if (found !== null) resolve(found);
    };
    for (const stream of streams) stream?.on("data", look);
    ended.then(() => reject(new Error(`${name} ended before it said ${pattern}:\n${output()}`)), reject);
    look();
  });
