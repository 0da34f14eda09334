/** In what an event at the target is not the one that the source has at that position, in words. */
import type { LoggedEvent } from "../event-log.ts";

const named = ({ stream, revision, hash }: LoggedEvent): string =>
  `revision ${revision} of ${stream} (hash ${hash.slice(0, 12)}…)`;

/** Null where they are the same to the byte. */
export const differenceBetween = (source: LoggedEvent, target: LoggedEvent): string | null => {
  if (source.position !== target.position)
    return `After position ${source.position - 1} it goes on with position ${target.position}, ${named(target)}`;
  const at = `At position ${source.position}`;
  if (source.stream !== target.stream || source.revision !== target.revision)
    return `${at} it has ${named(target)}, where the source has ${named(source)}`;
  const fields = (["id", "recorded", "body", "hash"] as const).filter(
    (field) => source[field] !== target[field],
  );
  return fields.length === 0
    ? null
    : `${at} it has ${named(target)}, of which ${fields.join(", ")} ${fields.length === 1 ? "is" : "are"} not as the source has it`;
};

export const moreThanSource = (sourceEnd: number, target: LoggedEvent): string =>
  `The source ends at position ${sourceEnd}, and it goes on with ${named(target)}`;
