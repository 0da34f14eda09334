/** Events for tests of the log, to which their type and data mean nothing. */
import { createHash, randomUUID } from "node:crypto";
import type { ContentToAppend } from "../../catalogue/event-type.ts";

let counted = 0;

/** A UUIDv7-shaped id; later ones sort after earlier ones of this process. */
export const newId = (): string => {
  counted += 1;
  const count = counted.toString(16).padStart(12, "0");
  const random = randomUUID();
  return `${count.slice(0, 8)}-${count.slice(8)}-7${random.slice(15)}`;
};

export const newStream = (): string => `case-${randomUUID()}`;

/** A court date in a case's stream; what is given replaces what is usual. */
export const courtDate = (
  stream: string,
  given: Partial<Omit<ContentToAppend, "stream">> = {},
): ContentToAppend => {
  const id = given.id ?? newId();
  return {
    id,
    stream,
    type: "CourtDateRecorded",
    version: 1,
    occurred: "2020-11-12",
    after: [],
    before: [],
    source: { kind: "court-record" },
    data: { proceeding: "proceeding-1", result: "held", purposes: ["evidence"], next: "2020-12-12" },
    by: "person-1",
    command: { id, digest: createHash("sha256").update(id).digest("base64url"), size: 1 },
    ...given,
  };
};

export const courtDates = (stream: string, count: number): ContentToAppend[] =>
  Array.from({ length: count }, () => courtDate(stream));
