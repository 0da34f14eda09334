/** Commands for tests. */
import { randomBytes } from "node:crypto";

/** A UUID of version 7 that no other command has. */
export const newCommandId = (): string => {
  const hex = `${Date.now().toString(16).padStart(12, "0")}7${randomBytes(2).toString("hex").slice(1)}8${randomBytes(8).toString("hex").slice(1)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

export interface SentEvent {
  readonly type: string;
  readonly occurred?: string | null;
  readonly ref?: string;
  readonly after?: readonly string[];
  readonly before?: readonly string[];
  readonly source?: unknown;
  readonly data: unknown;
}

/** A command with these events; taken from a court record unless an event says otherwise. */
export const command = (events: readonly SentEvent[], commandId = newCommandId()) => ({
  commandId,
  events: events.map((event) => ({ occurred: null, source: { kind: "court-record" }, ...event })),
});

/** The events with which a case of one survivor, one accused and one proceeding begins. */
export const openingEvents: readonly SentEvent[] = [
  { type: "CaseOpened", data: { fileNumber: "2024/17" } },
  { type: "PersonAdded", data: { person: "survivor-1", role: "survivor", alias: "Tara" } },
  { type: "PersonAdded", data: { person: "accused-1", role: "accused" } },
  { type: "ProceedingOpened", data: { proceeding: "proceeding-1" } },
];
