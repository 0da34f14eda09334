/**
 * How far a long command has come: a bar that redraws itself on a terminal, a line for every tenth elsewhere.
 */
import type { Pace } from "./pace.ts";

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Where the bar is drawn: `process.stderr`, so that what a command prints can still be piped. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface ProgressBar {
  readonly show: (progress: Progress) => void;
  /** Leaves the bar as it stands and goes to the next line. */
  readonly end: () => void;
}

const WIDEST = 40;
/** What stands beside the bar: percentage, counts, label; and the pace, where it is told. */
const BESIDE = 50;
const PACE = 34;

const counted = new Intl.NumberFormat("en-IN");

const share = ({ done, total }: Progress): number => (total === 0 ? 1 : Math.min(1, done / total));

const figures = (progress: Progress, things: string): string =>
  `${String(Math.floor(share(progress) * 100)).padStart(3)} %  ${counted.format(progress.done)} of ${counted.format(progress.total)} ${things}`;

/**
 * @param pace how fast it goes and what is left are told too
 * @param things what is counted
 */
export const progressBar = (label: string, screen: Screen, pace?: Pace, things = "events"): ProgressBar => {
  const beside = BESIDE + (pace === undefined ? 0 : PACE);
  const width = Math.max(10, Math.min(WIDEST, (screen.columns ?? 80) - beside - label.length));
  let shown = "";
  let tenth = -1;

  const told = (progress: Progress): string => {
    const words = pace?.after(progress.done, progress.total) ?? "";
    return words === "" ? figures(progress, things) : `${figures(progress, things)}, ${words}`;
  };

  const draw = (progress: Progress): void => {
    const full = Math.round(share(progress) * width);
    const line = `${label} ${"█".repeat(full)}${"░".repeat(width - full)} ${told(progress)}`;
    if (line === shown) return;
    shown = line;
    screen.write(`\r${line}\u001b[K`);
  };

  const tell = (progress: Progress): void => {
    const words = told(progress);
    const reached = Math.floor(share(progress) * 10);
    if (reached === tenth) return;
    tenth = reached;
    screen.write(`${label} ${words}\n`);
  };

  return {
    show: screen.isTTY === true ? draw : tell,
    end: () => {
      if (screen.isTTY === true && shown !== "") screen.write("\n");
    },
  };
};
