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
  /** From events as they were recorded to a history; throws where one of them cannot be read. */
  readonly readHistory: ReadHistory;
  /** The module that exports these as `definitions`, for threads that rebuild; without it, rebuilds take one thread. */
  readonly module?: URL;
}

/** What a history is made of. */
export type RecordedBody = Pick<LoggedEvent, "revision" | "body">;

export type ReadHistory = (caseId: string, events: readonly RecordedBody[]) => History;
