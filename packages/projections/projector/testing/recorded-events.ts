/** Events to be appended, made from the catalogue's examples, for tests that need many and care little which. */
import { randomUUID } from "node:crypto";
import { type AnyEventType, eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { ContentToAppend } from "@tareekh/core/catalogue/event-type.ts";

/** Types that stand by themselves: no correction, nothing that another event must come before. */
export const ordinaryTypes = [
  "FirRegistered",
  "AccusedArrested",
  "BailAppliedFor",
  "BailDecided",
  "CourtDateRecorded",
] as const satisfies readonly AnyEventType["type"][];

export interface EventWords {
  readonly type?: AnyEventType["type"];
  readonly version?: number;
  readonly occurred?: string | null;
  readonly after?: readonly string[];
  readonly data?: unknown;
}

/** An event of a case: the example of its type, except what is given. */
export const anEvent = (stream: string, given: EventWords = {}): ContentToAppend => {
  const type = eventTypeNamed(given.type ?? "CourtDateRecorded");
  if (type === undefined) throw new Error(`There is no event type ${given.type}`);
  const id = randomUUID();
  return {
    id,
    stream,
    type: type.type,
    version: given.version ?? type.version,
    occurred: given.occurred === undefined ? type.example.occurred : given.occurred,
    after: given.after ?? [],
    before: [],
    source: { kind: "not-stated" },
    data: given.data ?? type.example.data,
    by: "person-1",
    command: { id: randomUUID(), digest: "digest", size: 1 },
  };
};
