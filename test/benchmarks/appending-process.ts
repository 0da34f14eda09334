/**
 * One store in a process of its own: `node appending-process.ts <store> <where>`. Appends under each load that it is
 * sent, answers how many events a second those were, and closes the store when the process that forked it lets go.
 */
import { emmettOn } from "./emmett.ts";
import { appendsASecond } from "./load.ts";
import { eventData, tareekhOn } from "./tareekh.ts";

/** What is measured of each store. */
interface Appender {
  /** One event to a stream at the revision that the caller expects it at (`turn` events stand there). */
  append(stream: string, turn: number, data: Record<string, unknown>): Promise<void>;
  /** Many events at once, whatever the revision. */
  appendMany(stream: string, data: readonly Record<string, unknown>[]): Promise<void>;
  close(): Promise<void>;
}

/** Where each store is: at the URL of a database, or in a directory. */
const stores = {
  postgres: (url: string): Promise<Appender> => tareekhOn({ databaseUrl: url }),
  embedded: (directory: string): Promise<Appender> => tareekhOn({ dataDir: directory }),
  emmett: (url: string): Promise<Appender> => emmettOn(url),
};
export type StoreName = keyof typeof stores;

/** What the process is sent. */
export interface Load {
  readonly callers: number;
  /** By all of them together. */
  readonly appends: number;
  readonly eventsEach: number;
}

/** What it answers: first, that the store is open; then to each load. */
export type Answer =
  | { readonly kind: "open" }
  | { readonly kind: "appended"; readonly eventsASecond: number };

const note = "x".repeat(180);
let run = 0;

/** Each caller appends to a stream of its own, at the revision that it expects. */
const underLoad = async (store: Appender, { callers, appends, eventsEach }: Load): Promise<number> => {
  run += 1;
  const here = run;
  const one = eventData(note);
  const many = Array.from({ length: eventsEach }, () => one);
  const streamOf = (caller: number) => `case-b${here}-${caller}`;
  const rate = await appendsASecond(callers, appends, (caller, turn) =>
    eventsEach === 1 ? store.append(streamOf(caller), turn, one) : store.appendMany(streamOf(caller), many),
  );
  return rate * eventsEach;
};

const answer = (told: Answer): void => {
  process.send?.(told);
};

const [name = "", where = ""] = process.argv.slice(2);
const open = stores[name as StoreName];
if (!open) throw new Error(`There is no store ${JSON.stringify(name)}: ${Object.keys(stores).join(", ")}`);
const store = await open(where);
process.on("message", async (load: Load) => {
  answer({ kind: "appended", eventsASecond: await underLoad(store, load) });
});
process.on("disconnect", () => void store.close());
answer({ kind: "open" });
