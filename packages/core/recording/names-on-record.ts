/** The names of people that a case holds sealed, opened to be compared with what is to stand in the clear. */
import { Effect } from "effect";
import { eventsOfType } from "../history/events-of-type.ts";
import type { History } from "../history/history.ts";
import { openEvent, openerFor } from "../sealing/open-event.ts";

/** The names of each person, by reference. */
export type NamesOnRecord = ReadonlyMap<string, readonly string[]>;

export const noNames: NamesOnRecord = new Map();

/** The names within an identity: its name and other names, as far as they are words. */
export const namesWithin = (
  identity: unknown,
): { readonly person: string; readonly names: readonly string[] } => {
  const { person, fullName, otherNames } = identity as Readonly<Record<string, unknown>>;
  return {
    person: String(person),
    names: [fullName, otherNames].filter((name) => typeof name === "string"),
  };
};

/**
 * Every name on record, also as it read before a correction and in an identity that was taken back: what was sealed
 * once is not to be read in the clear. A name that does not open, since its person was forgotten or its key is lost, is
 * left out. Fails with `KeyStoreError`.
 */
export const namesOf = Effect.fn("namesOf")(function* (history: History) {
  const identities = [
    ...eventsOfType(history, "IdentityRecorded"),
    ...history.retracted.map(({ event }) => event).filter(({ type }) => type === "IdentityRecorded"),
  ];
  const open = yield* openerFor(
    identities.flatMap(({ earlier, data }) => [data, ...earlier.map((one) => one.data)]),
  );
  const known = new Map<string, string[]>();
  for (const identity of identities) {
    const { earlier, data } = openEvent(open, identity);
    for (const version of [...earlier.map((one) => one.data), data]) {
      const { person, names } = namesWithin(version);
      known.set(person, [...(known.get(person) ?? []), ...names]);
    }
  }
  return known as NamesOnRecord;
});
