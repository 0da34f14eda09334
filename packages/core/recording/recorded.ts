/** What the Recorder is asked, and what it answers. */
import type { Warning } from "../history/warnings.ts";
import type { LogError } from "../log/event-log.ts";
import type { KeyStoreError } from "../sealing/key-store.ts";
import type { RecordingError } from "./refusal.ts";

/** A command as it was sent; `commandId` and `events` are checked here, so they may be anything. */
export interface Sent {
  /** A UUID of version 7. */
  readonly commandId: unknown;
  /** Events as `EventRequest` has them. */
  readonly events: unknown;
  /** Who records. */
  readonly by: string;
}

export interface RecordInCase extends Sent {
  readonly caseId: string;
  /** The revision that the case must have: that which the sender has seen. */
  readonly ifMatch?: number;
}

export interface OpenCase extends Sent {
  /** A UUID of version 7; made from the command's id where it is absent. */
  readonly caseId?: string;
}

export interface Recorded {
  readonly caseId: string;
  /** The case's revision after the command. */
  readonly revision: number;
  /** The ids of the command's events, in their order. */
  readonly eventIds: readonly string[];
  /** What looked implausible of these events once they were recorded, and nobody has settled. */
  readonly warnings: readonly Warning[];
  /** The command had been recorded before; this is the first answer, and nothing was recorded now. */
  readonly repeated: boolean;
}

/** Why nothing was recorded, or why that is not known (`LogUnavailable`: send the same command again). */
export type RecorderError = RecordingError | LogError | KeyStoreError;
