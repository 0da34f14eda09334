/**
 * Ids that follow from a command's id: those of its events, and that of the case it opens.
 *
 * They are UUIDs of version 7 (RFC 9562). They keep the command's time, so that an index over them grows at its end
 * (random ids write two to three times the WAL), and depend on nothing else, so that a command sent twice names the
 * same events.
 */
import { hash } from "node:crypto";

/** UUIDv7 in lower case. */
export const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The twelve bits after the version hold an event's index in its command. */
const MOST_EVENTS = 4096;

/** `time` (48 bits), version, `high` (12 bits), variant, and the first 62 bits of a digest in hex. */
const uuid = (commandId: string, high: number, digest: string): string => {
  const variant = ((Number.parseInt(digest.slice(0, 2), 16) & 0x3f) | 0x80).toString(16);
  return `${commandId.slice(0, 13)}-7${high.toString(16).padStart(3, "0")}-${variant}${digest.slice(2, 4)}-${digest.slice(4, 16)}`;
};

const digestOf = (...parts: readonly string[]): string => hash("sha256", parts.join("\n"), "hex");

/**
 * The id of a command's event by its index from 0: a UUIDv7 with the command's time, then the index, then 62 bits of
 * SHA-256. Ids of one command sort by index.
 */
export const eventIdOf = (commandId: string, index: number): string => {
  if (!Number.isInteger(index) || index < 0 || index >= MOST_EVENTS) {
    throw new RangeError(`A command holds no event number ${index}`);
  }
  return uuid(commandId, index, digestOf("event", commandId, String(index)));
};

/** The id of the case that a command opens without naming one: a UUIDv7 with the command's time. */
export const caseIdOf = (commandId: string): string => {
  const digest = digestOf("case", commandId);
  return uuid(commandId, Number.parseInt(digest.slice(16, 20), 16) & 0xfff, digest);
};
