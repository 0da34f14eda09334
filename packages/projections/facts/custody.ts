/** Where an accused stands between arrest and liberty, and the periods of custody, as far as the record goes. */
import type { Bounds } from "@tareekh/core/calendar/order.ts";
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import { type CaseFacts, countsIn, type ProceedingFacts } from "./case-facts.ts";
import { lastOf, noBounds } from "./first-of.ts";
import { releasedOnBail } from "./milestones.ts";
import { onceAUnit } from "./once-a-unit.ts";

/**
 * Where an accused stands, by the last event on record that says so. `no-arrest-recorded` does not say that there was
 * none; `cannot-tell`: events say different things, and it is not known which came last.
 */
export const custodies = [
  "no-arrest-recorded",
  "arrest-deferred",
  "arrested",
  "in-custody",
  "on-bail",
  "released",
  "bail-cancelled",
  "absconding",
  "cannot-tell",
] as const;
export type Custody = (typeof custodies)[number];

const custodyAfter = (event: HistoryEvent, accused: string | null): Custody | null => {
  const data: object = event.data;
  if (!("accused" in data) || data.accused !== accused) return null;
  switch (event.type) {
    case "ArrestDeferred":
      return "arrest-deferred";
    case "AccusedArrested":
      return "arrested";
    case "AccusedSurrendered":
      return event.data.takenIntoCustody === true ? "in-custody" : null;
    case "AccusedRemanded":
      return "in-custody";
    case "BailFurnished":
      return "on-bail";
    case "AccusedReleased":
      if (event.data.because === "escaped") return "absconding";
      return releasedOnBail(event) ? "on-bail" : "released";
    case "BailCancelled":
      return "bail-cancelled";
    case "AccusedAbsconded":
    case "AccusedProclaimed":
      return "absconding";
    default:
      return null;
  }
};

const types = new Set<EventTypeName>([
  "ArrestDeferred",
  "AccusedArrested",
  "AccusedSurrendered",
  "AccusedRemanded",
  "BailFurnished",
  "AccusedReleased",
  "BailCancelled",
  "AccusedAbsconded",
  "AccusedProclaimed",
]);

interface Told {
  readonly event: HistoryEvent;
  readonly custody: Custody;
}

/** In the history's order. */
const eventsOfCustody = onceAUnit((facts, proceeding, accused): readonly Told[] => {
  const told: Told[] = [];
  for (const event of facts.history.events) {
    if (!types.has(event.type) || facts.ahead.has(event.id) || !countsIn(facts, event, proceeding)) continue;
    const custody = custodyAfter(event, accused);
    if (custody !== null) told.push({ event, custody });
  }
  return told;
});

/** A remand follows an arrest, and an arrest ends its deferral: of these no date is needed to say which came last. */
const goesBefore: ReadonlyMap<Custody, readonly Custody[]> = new Map([
  ["arrest-deferred", ["arrested", "in-custody", "on-bail", "released", "bail-cancelled"]],
  ["arrested", ["in-custody"]],
]);

/** Where an accused stands by the last event on record that says so, and which that is. */
export interface CustodyOnRecord {
  readonly custody: Custody;
  /** The kind of event; null where none says so, or several kinds may have been the last. */
  readonly by: EventTypeName | null;
  /** When it was: nothing is known of any later day. */
  readonly on: Bounds;
}

const said = (custody: Custody): CustodyOnRecord => ({ custody, by: null, on: noBounds });

/** Of an accused: of a proceeding nobody asks. */
const findCustody = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
): CustodyOnRecord => {
  const told = eventsOfCustody(facts, proceeding, accused);
  const { order } = facts.history;
  const last = lastOf(
    told.map(({ event }) => event),
    order,
  );
  const latest = told.filter(({ event }) => last.candidates.includes(event.id));
  const contending = new Set(latest.map(({ custody }) => custody));
  for (const [earlier, later] of goesBefore) {
    if (later.some((one) => contending.has(one))) contending.delete(earlier);
  }
  const [only] = contending;
  if (only === undefined) return said("no-arrest-recorded");
  if (contending.size > 1 || last.state !== "reached") return said("cannot-tell");
  const saying = latest.flatMap(({ event, custody }) => (custody === only ? [event] : []));
  const types = new Set(saying.map(({ type }) => type));
  const [type = null] = types.size === 1 ? types : [];
  return { custody: only, by: type, on: lastOf(saying, order).bounds };
};

export const custodyOnRecord: (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string,
) => CustodyOnRecord = onceAUnit(findCustody);

export const custodyOf = (facts: CaseFacts, proceeding: ProceedingFacts, accused: string): Custody =>
  custodyOnRecord(facts, proceeding, accused).custody;

export interface CustodyPeriod {
  readonly from: Bounds;
  /** Null while it lasts. */
  readonly to: Bounds | null;
  /** Whether its beginning certainly came before its end; null while it lasts. */
  readonly inOrder: boolean | null;
}

const begins = new Set<Custody>(["arrested", "in-custody"]);
const ends = new Set<Custody>(["on-bail", "released", "absconding"]);

/**
 * The periods between arrest (or surrender, or remand) and release, in the history's order. Where that order is not
 * certain the period says so; an accused's custody is not a survivor's shelter, which is never counted here.
 */
export const custodyPeriods = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string,
): readonly CustodyPeriod[] => {
  const { order } = facts.history;
  const all = eventsOfCustody(facts, proceeding, accused).filter(({ event }) => !event.possibly);
  const released = all.some(({ event }) => event.type === "AccusedReleased");
  // Bail is furnished before the gates open: it ends custody only where no release is on record.
  const told = all.filter(({ event }) => !released || event.type !== "BailFurnished");
  const periods: CustodyPeriod[] = [];
  let begun: string | null = null;
  for (const { event, custody } of told) {
    if (begins.has(custody)) begun ??= event.id;
    else if (ends.has(custody) && begun !== null) {
      periods.push({
        from: order.bounds(begun),
        to: order.bounds(event.id),
        inOrder: order.before(begun, event.id) === "yes",
      });
      begun = null;
    }
  }
  if (begun !== null) periods.push({ from: order.bounds(begun), to: null, inOrder: null });
  return periods;
};
