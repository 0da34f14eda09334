/** What made-up cases have in common: random numbers from a seed, what happens as the catalogue has it, and the command. */
import type { EventData, EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import type { ContentToAppend } from "@tareekh/core/catalogue/event-type.ts";

export type Happened = {
  readonly [Name in EventTypeName]: {
    readonly type: Name;
    readonly occurred: string | null;
    readonly data: EventData<Name>;
  };
}[EventTypeName];

/** For which court dates are put off. */
export const reasons = [
  "witness-absent",
  "accused-absent",
  "defence-seeks-time",
  "counsel-engaged-elsewhere",
] as const;

/** A generator of numbers below one (mulberry32), the same for the same seed. */
export const randomFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

/** A case as one command appends it. */
export interface CaseToAppend {
  readonly stream: string;
  readonly events: readonly ContentToAppend[];
}

/** @param idAt the id of the command at 0, and those of its events, in order, from 1 */
export const caseOf = (told: readonly Happened[], idAt: (place: number) => string): CaseToAppend => {
  const commandId = idAt(0);
  const stream = `case-${commandId}`;
  return {
    stream,
    events: told.map(({ type, occurred, data }, place) => ({
      id: idAt(place + 1),
      stream,
      type,
      version: 1,
      occurred,
      after: [],
      before: [],
      source: { kind: "court-record" },
      data,
      by: "benchmark",
      command: { id: commandId, digest: "", size: told.length },
    })),
  };
};
