/** The decision whether a command may be recorded in a case as it stands: pure, so that it can be made again. */
import { buildHistory } from "../history/build-history.ts";
import type { History, RecordedInStream } from "../history/history.ts";
import { type CaseStream, revisionOf } from "./case-stream.ts";
import { checkAliases } from "./check-aliases.ts";
import { checkStructure } from "./check-structure.ts";
import { checkTargets } from "./check-targets.ts";
import type { CommandEvent } from "./command-event.ts";
import { type NamesOnRecord, noNames } from "./names-on-record.ts";
import type { Problem } from "./problem.ts";
import type { ReadCommand } from "./read-command.ts";

export type Decision =
  | {
      readonly ok: true;
      /** To be sealed and appended. */
      readonly events: readonly CommandEvent[];
      /** The case as it would stand. */
      readonly after: History;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Decides on a command; `now` is the instant at which it would be recorded, `names` those that the case holds already,
 * opened, to be compared with an alias. Throws `UnreadableHistory` where the case cannot be read.
 */
export const decide = (
  stream: CaseStream,
  command: ReadCommand,
  now: string,
  names: NamesOnRecord = noNames,
): Decision => {
  const { events, problems } = checkTargets(stream.history, command.events, command.named);
  if (problems.length > 0) return { ok: false, problems };
  const asRecorded = events.map(
    ({ content, index }): RecordedInStream => ({
      revision: revisionOf(stream) + index + 1,
      content: { ...content, recorded: now },
    }),
  );
  const after = buildHistory([...stream.recordings, ...asRecorded]);
  const unsound = [...checkStructure(stream.history, after, events), ...checkAliases(after, events, names)];
  return unsound.length > 0 ? { ok: false, problems: unsound } : { ok: true, events, after };
};
