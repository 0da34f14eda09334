/** `npm run copy-log` as a process, and what it says of both ends. */
import { type Directories, type Started, startCommand } from "../running/server-process.ts";

export interface Places {
  readonly directories: Pick<Directories, "dataDir" | "keysDir">;
  /** The office's own data directory where it is not given. */
  readonly from?: string;
  readonly to: string;
  readonly eventstore?: string;
}

export const startCopy = ({ directories, from, to, eventstore }: Places): Started =>
  startCommand("copy-log", directories, {}, [
    ...(from === undefined ? [] : ["--from", from]),
    "--to",
    to,
    ...(eventstore === undefined ? [] : ["--eventstore", eventstore]),
  ]);

export interface EndTold {
  readonly events: number;
  readonly heads: string;
}

/** Runs a copy to its end. Rejects with what it printed where it did not end well. */
export const copied = async (places: Places): Promise<readonly EndTold[]> => {
  const { ended, output } = startCopy(places);
  const code = await ended;
  if (code !== 0) throw new Error(`The copy ended with ${code}:\n${output()}`);
  return [
    ...output().matchAll(/^(?:From|To) .+: ([\d,]+) events of [\d,]+ streams, heads ([0-9a-f]{64})$/gm),
  ].map(([, events = "", heads = ""]) => ({ events: Number(events.replaceAll(",", "")), heads }));
};
