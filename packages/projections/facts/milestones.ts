/**
 * The milestones of a proceeding: what it, or an accused in it, reaches for the first time, and which events make each.
 *
 * A word that could mean several of them makes none: `ClaimReported` ("charged") is in no line below.
 */
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import { eventWithId } from "@tareekh/core/history/events-of-type.ts";
import type { HistoryEvent, HistoryEventOf } from "@tareekh/core/history/history.ts";
import {
  type CaseFacts,
  concerns,
  countsIn,
  firstAmong,
  type ProceedingFacts,
  proceedingOf,
} from "./case-facts.ts";
import { disposalOf } from "./endings.ts";
import { type Found, firstOf, lastOf, notReached } from "./first-of.ts";

/**
 * In the order in which a proceeding usually reaches them, with the words for each and whose they are.
 *
 * `proceeding`: reached once for all; `accused`: reached by each accused in the proceeding, and by the proceeding when
 * the first of them does (but `disposed` when the last of them is: it has not ended before); `either`: likewise, but asked of the proceeding unless the other milestone of the question is
 * the accused's.
 */
export const milestones = {
  "missing-report": { title: "Missing report", of: "proceeding" },
  arrival: { title: "Arrival where she was found", of: "proceeding" },
  fir: { title: "FIR", of: "proceeding" },
  rescue: { title: "Rescue", of: "proceeding" },
  "statement-164": { title: "Statement to a magistrate (164 CrPC, 183 BNSS)", of: "proceeding" },
  "arrest-deferred": { title: "Arrest deferred", of: "accused" },
  arrest: { title: "Arrest", of: "accused" },
  production: { title: "First production", of: "accused" },
  "first-remand": { title: "First remand", of: "accused" },
  "bail-application": { title: "First bail application", of: "accused" },
  bail: { title: "Bail granted", of: "accused" },
  release: { title: "Release on bail", of: "accused" },
  registered: { title: "Registered by the court", of: "proceeding" },
  chargesheet: { title: "Chargesheet", of: "either" },
  cognizance: { title: "Cognizance", of: "either" },
  charge: { title: "Charges framed", of: "accused" },
  judgment: { title: "Judgment", of: "accused" },
  disposed: { title: "Decided or disposed of otherwise", of: "accused" },
} as const satisfies Record<
  string,
  { readonly title: string; readonly of: "proceeding" | "accused" | "either" }
>;

export type Milestone = keyof typeof milestones;

export const milestoneNames = Object.keys(milestones) as readonly Milestone[];

export const isMilestone = (text: string): text is Milestone => Object.hasOwn(milestones, text);

const withCase = new Set<Milestone>(["chargesheet", "cognizance", "charge", "judgment", "disposed"]);

/**
 * Whether a milestone can no longer come once the case against an accused has ended. A survivor's statement may be made
 * while others are tried, a warrant executed and bail granted pending an appeal: those can.
 */
export const endsWithCase = (milestone: Milestone): boolean => withCase.has(milestone);

/** An event type that makes a milestone, and for whom. */
interface Maker {
  readonly type: EventTypeName;
  /** The accused for whom an event makes it; `all`: for every accused in its proceeding; null: it makes none. */
  readonly reachedBy: (event: HistoryEvent) => readonly string[] | "all" | null;
}

/** Every event of the type makes it, unless `made` says otherwise. */
const by = <Name extends EventTypeName>(
  type: Name,
  reachedBy: (event: HistoryEventOf<Name>) => readonly string[] | "all" | null,
): Maker => ({
  type,
  // Only asked of events of its type.
  reachedBy: reachedBy as unknown as Maker["reachedBy"],
});

const all = () => "all" as const;

/** Those named; where nobody is, every accused. */
const whomNamed = (accused: readonly string[] | undefined): readonly string[] | "all" =>
  accused === undefined || accused.length === 0 ? "all" : accused;

/** Bail in force, for a time at least; not a changed condition, nor a grant that was set aside. */
export const grantsBail = ({ data }: HistoryEventOf<"BailDecided">): boolean =>
  data.outcome === "granted" || data.outcome === "interim-granted";

const releasesOnBail = new Set<string>(["bail", "interim-bail", "default-bail"]);

export const releasedOnBail = ({ data }: HistoryEventOf<"AccusedReleased">): boolean =>
  releasesOnBail.has(data.because);

const makers: Readonly<Record<Exclude<Milestone, "arrival" | "disposed">, readonly Maker[]>> = {
  "missing-report": [by("MissingReportMade", all)],
  fir: [by("FirRegistered", all)],
  rescue: [by("SurvivorRescued", all)],
  // A survivor's: that of a witness does not open the way to anything.
  "statement-164": [by("MagistrateStatementRecorded", all)],
  "arrest-deferred": [by("ArrestDeferred", ({ data }) => [data.accused])],
  arrest: [
    by("AccusedArrested", ({ data }) => [data.accused]),
    by("AccusedSurrendered", ({ data }) => (data.takenIntoCustody === true ? [data.accused] : null)),
  ],
  production: [by("AccusedProduced", ({ data }) => [data.accused])],
  // Said to be in custody, an accused may have been remanded on any day before.
  "first-remand": [by("AccusedRemanded", ({ data }) => (data.basis === "stated" ? null : [data.accused]))],
  "bail-application": [by("BailAppliedFor", ({ data }) => [data.accused])],
  bail: [by("BailDecided", (event) => (grantsBail(event) ? [event.data.accused] : null))],
  release: [
    by("AccusedReleased", (event) => (releasedOnBail(event) ? [event.data.accused] : null)),
    by("BailFurnished", ({ data }) => [data.accused]),
  ],
  // Under its first number; one that supersedes it, or that another court gives, goes on with it.
  registered: [by("CourtCaseNumbered", all)],
  chargesheet: [
    by("ChargesheetFiled", ({ data }) => whomNamed(data.accused)),
    // It may add sections or papers only: it is the chargesheet of those whom it names.
    by("SupplementaryChargesheetFiled", ({ data }) => data.accused ?? null),
  ],
  cognizance: [by("CognizanceTaken", ({ data }) => whomNamed(data.accused))],
  charge: [by("ChargesFramed", ({ data }) => data.accused)],
  judgment: [by("JudgmentGiven", ({ data }) => [data.accused])],
};

/** A milestone that an event makes, and for whom. */
export interface Made {
  readonly milestone: Milestone;
  /** The accused for whom; `all`: for every accused in its proceeding. */
  readonly whom: readonly string[] | "all";
}

/**
 * The milestones that an event makes, if no earlier one made them; not the arrival, which the last journey makes, nor
 * that it is disposed of, which is for `endings.ts` to say.
 */
export const madeBy = (facts: CaseFacts, event: HistoryEvent): readonly Made[] =>
  ofSurvivor(facts, event)
    ? (Object.keys(makers) as (keyof typeof makers)[]).flatMap((milestone) =>
        makers[milestone].flatMap(({ type, reachedBy }): readonly Made[] => {
          const whom = type === event.type ? reachedBy(event) : null;
          return whom === null ? [] : [{ milestone, whom }];
        }),
      )
    : [];

const ofSurvivor = (facts: CaseFacts, event: HistoryEvent): boolean =>
  event.type !== "MagistrateStatementRecorded" || facts.people.get(event.data.person) === "survivor";

/**
 * What makes a milestone only where the other is not on record: a supplementary chargesheet follows the chargesheet,
 * and bail that is furnished leads to the release, also where the dates alone do not tell.
 */
const standsInFor = new Map<EventTypeName, EventTypeName>([
  ["SupplementaryChargesheetFiled", "ChargesheetFiled"],
  ["BailFurnished", "AccusedReleased"],
]);

/** The accused whom an event names; empty where it is about all of them. */
const accusedIn = ({ data }: HistoryEvent): readonly string[] =>
  !("accused" in data) || data.accused === undefined
    ? []
    : typeof data.accused === "string"
      ? [data.accused]
      : data.accused;

const ofOneAccused = (a: HistoryEvent, b: HistoryEvent): boolean => {
  const [first, second] = [accusedIn(a), accusedIn(b)];
  return first.length === 0 || second.length === 0 || first.some((accused) => second.includes(accused));
};

const lessStandIns = (events: readonly HistoryEvent[]): readonly HistoryEvent[] =>
  events.filter((event) => {
    const original = standsInFor.get(event.type);
    return (
      original === undefined ||
      !events.some((one) => one.type === original && !one.possibly && ofOneAccused(one, event))
    );
  });

interface Place {
  readonly state?: string | undefined;
  readonly district?: string | undefined;
}

const sameDistrict = (a: Place | undefined, b: Place | undefined): boolean =>
  a?.district !== undefined && a.district === b?.district && a.state === b.state;

/**
 * The arrival at the district in which she was found: the last of the journeys that traffickers made with her, or a
 * telling that she was taken there. Where no rescue or no district is on record, the last of all such journeys.
 *
 * She is whoever was rescued first: a journey of somebody else, or one that certainly came after that rescue, is not
 * what the rescue ended. A journey that names nobody may have been hers.
 */
const arrivals = (facts: CaseFacts, counts: (event: HistoryEvent) => boolean): readonly HistoryEvent[] => {
  const told = facts.of("SurvivorRescued").filter(counts);
  const first = firstAmong(facts.history, told);
  const rescues = told.filter(({ id }) => first.candidates.includes(id));
  const rescued = new Set(rescues.flatMap(({ data }) => data.survivors));
  const hers = (people: readonly string[] | undefined): boolean =>
    rescued.size === 0 || people === undefined || people.some((person) => rescued.has(person));
  const endedByRescue = ({ id }: HistoryEvent): boolean =>
    rescues.length === 0 || rescues.some((rescue) => facts.history.order.before(rescue.id, id) !== "yes");
  const found = (place: Place | undefined): boolean =>
    rescues.some(({ data }) => sameDistrict(data.at, place));
  const journeys = facts
    .of("JourneyMade")
    .filter(
      (event) =>
        event.data.purpose === "trafficking" &&
        event.data.progress !== "under-way" &&
        hers(event.data.people) &&
        endedByRescue(event),
    );
  const taken = facts
    .of("OffenceTookPlace")
    .filter(
      (event) =>
        event.data.acts.includes("transported") && hers(event.data.survivors) && endedByRescue(event),
    );
  const there = [
    ...journeys.filter(({ data }) => found(data.to)),
    ...taken.filter(({ data }) => found(data.at)),
  ].filter(counts);
  return there.length > 0 ? there : journeys.filter(counts);
};

/** Whether anything is on record that could make a milestone: asked first, since most have nothing. */
const mayBeReached = (facts: CaseFacts, milestone: Exclude<Milestone, "disposed">): boolean =>
  milestone === "arrival"
    ? facts.of("JourneyMade").length > 0 || facts.of("OffenceTookPlace").length > 0
    : makers[milestone].some(({ type }) => facts.of(type).length > 0);

/** When a milestone was reached, and whether that was before the proceeding was split from another. */
export interface Reached extends Found {
  readonly inherited: boolean;
}

const neverReached: Reached = Object.freeze({ ...notReached, inherited: false });

/** The events that make a milestone for an accused, or for the proceeding. */
const makersOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
  milestone: keyof typeof makers,
): readonly HistoryEvent[] => {
  const isFor = (event: HistoryEvent, whom: readonly string[] | "all" | null): boolean => {
    if (whom === null || whom === "all") return whom === "all";
    if (accused !== null) return whom.includes(accused);
    // What a split proceeding has from its parent, it has for those who were split off.
    return concerns(event, proceeding.id) || whom.some((person) => proceeding.accused.includes(person));
  };
  const found: HistoryEvent[] = [];
  for (const { type, reachedBy } of makers[milestone]) {
    for (const event of facts.of(type) as readonly HistoryEvent[]) {
      if (!countsIn(facts, event, proceeding) || !ofSurvivor(facts, event)) continue;
      if (isFor(event, reachedBy(event))) found.push(event);
    }
  }
  return found.length < 2 ? found : lessStandIns(found);
};

/** Whether all that may have been it is recorded of the proceeding from which this one was split. */
const isOfParent = ({ history }: CaseFacts, { candidates }: Found, { id }: ProceedingFacts): boolean =>
  candidates.length > 0 &&
  candidates.every((candidate) => {
    const event = eventWithId(history, candidate);
    const named = event === undefined ? null : proceedingOf(event);
    return named !== null && named !== id;
  });

/**
 * When a proceeding, or an accused in it, first reached a milestone (or last, of an arrival).
 *
 * `accused: null` asks for the proceeding: what each accused reaches, it reaches with the first of them, and it is
 * disposed of with the last.
 */
export const reached = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
  milestone: Milestone,
): Reached => {
  if (milestone === "disposed") return { ...disposalOf(facts, proceeding, accused), inherited: false };
  if (!mayBeReached(facts, milestone)) return neverReached;
  const counts = (event: HistoryEvent): boolean => countsIn(facts, event, proceeding);
  const { order } = facts.history;
  const found =
    milestone === "arrival"
      ? lastOf(arrivals(facts, counts), order)
      : firstOf(makersOf(facts, proceeding, accused, milestone), order);
  return { ...found, inherited: proceeding.splitFrom !== null && isOfParent(facts, found, proceeding) };
};
