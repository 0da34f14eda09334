/** What became of a row, and why a row is refused that could be read. */
import type { Problem } from "@tareekh/core/recording/problem.ts";
import type { RecorderError } from "@tareekh/core/recording/recorded.ts";
import { RecordingError } from "@tareekh/core/recording/refusal.ts";
import { Effect } from "effect";
import type { ChangedEntry } from "./changed-row.ts";
import type { Contradiction } from "./changes-of-row.ts";

export type RowResult =
  | {
      /** `opened`: its case is new; `changed`: the case was brought to what the row says. */
      readonly kind: "opened" | "changed";
      /** The types of the events that were recorded, or would be. */
      readonly types: readonly string[];
      /** What looks implausible of them. */
      readonly warnings: readonly string[];
      /** How the case comes to read otherwise; empty where it is new. */
      readonly entries: readonly ChangedEntry[];
    }
  | {
      /** The case says so already. */
      readonly kind: "unchanged";
      readonly types: readonly [];
      readonly warnings: readonly [];
      /** Events of the case that this same import recorded, before it was broken off. */
      readonly recordedBefore: number;
    }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

const OPENED_BY_OTHERS =
  "its case was recorded otherwise than by this table; give the map a name that no other map has";

/** Places in a command, told as places in the map. */
const inTermsOfMap = (text: string, places: readonly number[]): string =>
  text.replace(/events\[(\d+)\]/g, (_, index: string) => `events[${places[Number(index)] ?? index}]`);

/** @param places of the events that were sent, in the map */
export const refusedBecause = (problems: readonly Problem[], places: readonly number[]): RowResult => ({
  kind: "refused",
  reasons: problems.map(({ message }) => inTermsOfMap(message, places)),
});

/** What only this row's content causes; anything else (the database is gone) ends the import. */
export const refusalOf =
  (places: readonly number[]) =>
  (error: RecorderError): Effect.Effect<RowResult, RecorderError> => {
    if (!(error instanceof RecordingError)) return Effect.fail(error);
    switch (error.reason._tag) {
      case "InvalidContent":
        return Effect.succeed(refusedBecause(error.reason.problems, places));
      case "TooLarge":
      case "Erased":
      case "UnreadableCase":
      case "CommandConflict":
        return Effect.succeed({ kind: "refused", reasons: [error.message] });
      default:
        return Effect.fail(error);
    }
  };

/** The table said nothing of the case, and has none to add to. */
export const openedByOthers: RowResult = { kind: "refused", reasons: [OPENED_BY_OTHERS] };

export const contradicted = (contradictions: readonly Contradiction[]): RowResult => ({
  kind: "refused",
  reasons: contradictions.map(
    ({ type, changedBy }) =>
      `its ${type} was changed in the case by ${changedBy}, and the row says something else now: look at both, and correct the case or the row`,
  ),
});
