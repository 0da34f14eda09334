/** What rows are computed by. */
import type { History } from "@tareekh/core/history/history.ts";
import type { Projection } from "../projection.ts";
import type { CaseEvent } from "./case-events.ts";

export interface Definitions {
  readonly projections: readonly Projection[];
  /**
   * The version of what rows rest on besides the events: acts, sections and clocks, and how a history is read.
   * Rows that were computed with another one are rebuilt.
   */
  readonly dataVersion: string;
  /** From events as they were recorded to a history; throws where one of them cannot be read. */
  readonly readHistory: ReadHistory;
}

export type ReadHistory = (caseId: string, events: readonly CaseEvent[]) => History;
