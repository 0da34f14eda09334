/** What rows are computed by. */
import type { History } from "@tareekh/core/history/history.ts";
import type { LoggedEvent } from "@tareekh/core/log/event-log.ts";
import type { Projection } from "../projection.ts";

export interface Definitions {
  readonly projections: readonly Projection[];
  /**
   * The version of what rows rest on besides the events: acts, sections and clocks, and how a history is read.
   * Rows that were computed with another one are rebuilt.
   */
  readonly dataVersion: string;
  readonly readHistory: ReadHistory;
  /** The module that exports these as `definitions`, for threads that rebuild; without it, rebuilds take one thread. */
  readonly module?: URL;
}

/** What a history is made of. */
export type RecordedBody = Pick<LoggedEvent, "revision" | "body">;

/**
 * Begins to read a case. What it gives is handed what was recorded, first all of it and later what has come since, and
 * gives the history of all that it was handed; it throws where an event cannot be read, and is then of no use any more.
 */
export type ReadHistory = (caseId: string) => ReadOn;

export type ReadOn = (events: readonly RecordedBody[]) => History;
