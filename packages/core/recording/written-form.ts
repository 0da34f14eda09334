/**
 * Identifiers as people write them, brought to the form in which they are kept: `wbsp-01 001234 2021` is the CNR
 * `WBSP010012342021`. Only what would be refused is touched, and only where the form that results is right.
 */
import type { EventType } from "../catalogue/event-type.ts";
import { mapValues } from "../catalogue/fields.ts";

const rewritten = (text: string, pattern: RegExp): string => {
  if (pattern.test(text)) return text;
  const trimmed = text.trim();
  const candidates = [trimmed, trimmed.toUpperCase(), trimmed.toUpperCase().replace(/[\s\p{Pd}]/gu, "")];
  return candidates.find((candidate) => pattern.test(candidate)) ?? text;
};

/** The data with its identifiers in the form in which they are kept. */
export const inWrittenForm = (type: EventType, data: unknown): unknown =>
  mapValues(type.fields, data, ({ meaning, value }) =>
    meaning.kind === "name" && typeof value === "string" ? rewritten(value, meaning.pattern) : value,
  );
