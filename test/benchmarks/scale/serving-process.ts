/** The serving process under questions: how long it takes over them, and how much memory it holds. */
import { readFileSync } from "node:fs";
import type { Delays } from "@tareekh/projections/answers/delay-figures.ts";
import { type Directories, startServer } from "../../running/server-process.ts";
import { share } from "../load.ts";

/** Spans that people ask for. */
const SPANS = [
  "registered..disposed",
  "fir..judgment",
  "fir..chargesheet",
  "chargesheet..charge",
  "arrest..chargesheet",
  "registered..charge",
] as const;

const MOST_OFTEN = 30;

export interface Served {
  /** Milliseconds until the first question of all is answered: its columns are read. */
  readonly first: number;
  /** The first of each further span, which reads further columns. */
  readonly furtherSpans: number;
  /** Of questions that nobody has asked before: the median, the 95th of a hundred, and the longest. */
  readonly different: Times;
  /** Of one question, asked again while nothing has changed. */
  readonly same: Times;
  readonly bytes: number;
  /** Of the process, in MB: now, and at most ever. */
  readonly memory: number;
  readonly memoryAtMost: number;
  /** What was answered of the span that is held against DuckDB. */
  readonly answer: Delays;
}

interface Times {
  readonly median: number;
  readonly slow: number;
  readonly slowest: number;
}

const timesOf = (times: readonly number[]): Times => {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: share(sorted, 0.5), slow: share(sorted, 0.95), slowest: share(sorted, 1) };
};

/** From `/proc`, in MB; not a number where the system has none. */
const memoryOf = (pid: number | undefined, line: "VmRSS" | "VmHWM"): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${line}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? Number.NaN) / 1024;
  } catch {
    return Number.NaN;
  }
};

/** No two of them alike: by span, by who is followed from when, and by the step of the curves; some of one State. */
const differentQuestions = (): readonly string[] =>
  SPANS.flatMap((span) =>
    ["delayed", "ignored"].flatMap((entry) =>
      [29, 30, 31, 32, 33, 34, 35, 36].map((step) => {
        const only = step === 36 ? "&state=in-dl" : step === 35 ? "&courtType=pocso-special-court" : "";
        return `/api/delays?span=${span}&by=district&entry=${entry}&step=${step}${only}`;
      }),
    ),
  );

/** What is asked of DuckDB too. */
export const COMPARED = "/api/delays?span=registered..disposed&by=district";

/** Starts the program on the database as its users do, asks, and stops it. */
export const measureServing = async (directories: Directories, databaseUrl: string): Promise<Served> => {
  const server = await startServer(directories, { environment: { DATABASE_URL: databaseUrl } });
  try {
    let bytes = 0;
    const asked = async (path: string): Promise<number> => {
      const begun = performance.now();
      const response = await server.ask(path);
      const body = await response.arrayBuffer();
      const took = performance.now() - begun;
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      bytes = Math.max(bytes, body.byteLength);
      return took;
    };
    const first = await asked(COMPARED);
    let furtherSpans = 0;
    for (const span of SPANS.slice(1)) {
      furtherSpans = Math.max(
        furtherSpans,
        await asked(`/api/delays?span=${span}&by=district&courtType=other&state=in-dl`),
      );
    }
    const different: number[] = [];
    for (const question of differentQuestions()) different.push(await asked(question));
    const same: number[] = [];
    for (let time = 0; time < MOST_OFTEN; time++) same.push(await asked(COMPARED));
    const answer = (await (await server.ask(COMPARED)).json()) as Delays;
    return {
      first,
      furtherSpans,
      different: timesOf(different),
      same: timesOf(same),
      bytes,
      memory: memoryOf(server.pid, "VmRSS"),
      memoryAtMost: memoryOf(server.pid, "VmHWM"),
      answer,
    };
  } finally {
    await server.stop();
  }
};
