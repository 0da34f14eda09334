/** Opening a case and recording in it: what a person sent, under their name. */

import type { Warning } from "@tareekh/core/history/warnings.ts";
import type { Recorded as RecordedInCore } from "@tareekh/core/recording/recorded.ts";
import { Recorder } from "@tareekh/core/recording/recorder.ts";
import { Effect } from "effect";
import { shownCaseId, uuidOfCase } from "./case-id.ts";

/** What was sent, as it came; everything that is wrong with it is told at once (`InvalidContent`). */
export interface Sent {
  readonly commandId: unknown;
  readonly events: unknown;
  /** Who records. */
  readonly by: string;
}

/** Of what was recorded, and settled by nobody yet. */
export type OpenWarning = Omit<Warning, "settled">;

export interface Recorded {
  readonly caseId: string;
  /** The case's revision after the command. */
  readonly revision: number;
  readonly eventIds: readonly string[];
  /** What looks implausible now and nobody has settled. */
  readonly warnings: readonly OpenWarning[];
}

export interface RecordedOnce {
  readonly recorded: Recorded;
  /** The command had been recorded before: this is the first answer, and nothing was recorded now. */
  readonly repeated: boolean;
}

const shown = ({ caseId, revision, eventIds, warnings, repeated }: RecordedInCore): RecordedOnce => ({
  recorded: {
    caseId: shownCaseId(caseId),
    revision,
    eventIds,
    warnings: warnings.map(({ key, kind, text, events }) => ({ key, kind, text, events })),
  },
  repeated,
});

/** Opens a case with its first events. `caseId` may be given by the sender, so that they know it beforehand. */
export const openCase = Effect.fn("openCase")(function* (sent: Sent & { readonly caseId?: unknown }) {
  const recorder = yield* Recorder;
  const { caseId, ...command } = sent;
  return shown(
    yield* recorder.openCase({
      ...command,
      ...(caseId === undefined ? {} : { caseId: uuidOfCase(String(caseId)) }),
    }),
  );
});

/** Records in a case; with `expected`, only where it still stands at that revision. */
export const record = Effect.fn("record")(function* (
  sent: Sent & { readonly caseId: string; readonly expected: number | null },
) {
  const recorder = yield* Recorder;
  const { caseId, expected, ...command } = sent;
  return shown(
    yield* recorder.record({
      ...command,
      caseId: uuidOfCase(caseId),
      ...(expected === null ? {} : { ifMatch: expected }),
    }),
  );
});
