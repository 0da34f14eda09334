/**
 * What the record of each proceeding lacks at each stage to which it came, by the table in `facts/wanted-facts.ts`. Of what is
 * sealed only that it is there.
 *
 * What one case lacks, with each event, is told by `timeline/missing.ts`; this is for counting.
 */
import { type EventTypeName, eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { isSealedValue } from "@tareekh/core/catalogue/fields.ts";
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import { ageLabelsOf } from "./facts/ages.ts";
import { type CaseFacts, concerns, factsOf, type ProceedingFacts } from "./facts/case-facts.ts";
import { unrecorded } from "./facts/confirmed-open.ts";
import { reached } from "./facts/milestones.ts";
import {
  type Stage,
  type Standpoint,
  stageWanted,
  type WantedStage,
  wantedStages,
} from "./facts/wanted-facts.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";
import { isAgeKnown, lacksCourtNumber } from "./timeline/missing.ts";

export const completenessColumns = {
  proceeding: "text",
  /** Those to which it came. */
  stages: "texts",
  /** Of these: nothing is missing or not stated, though something may be imprecise. */
  complete: "texts",
  /** `fir/place`: the stage lacks something of that kind. */
  lacking: "texts",
  /** `fir/station`: the stage and the fact. What is in none of the three is recorded. */
  imprecise: "texts",
  notStated: "texts",
  missing: "texts",
} as const satisfies Columns;

export type CompletenessRow = RowOf<typeof completenessColumns>;

/** From best to worst. */
const states = ["recorded", "imprecise", "not-stated", "missing"] as const;
type FactState = (typeof states)[number];
const rankOf = (state: FactState): number => states.indexOf(state);

/** Of a value with parts: recorded where any part is. */
const stateOf = (value: unknown): FactState => {
  if (value === undefined || value === null) return "missing";
  if (typeof value === "string") return value === "not-stated" ? "not-stated" : "recorded";
  if (typeof value !== "object" || isSealedValue(value)) return "recorded";
  const parts = (Array.isArray(value) ? value : Object.values(value)).map(stateOf);
  if (parts.includes("recorded")) return "recorded";
  return parts.includes("not-stated") ? "not-stated" : "missing";
};

const fieldOf = (data: object, name: string): unknown => (data as Readonly<Record<string, unknown>>)[name];

const placeState = (place: unknown): FactState => {
  if (typeof place !== "object" || place === null) return "missing";
  if (fieldOf(place, "district") !== undefined) return stateOf(fieldOf(place, "district"));
  return fieldOf(place, "state") === undefined ? "missing" : "imprecise";
};

const dateState = (facts: CaseFacts, { id }: HistoryEvent): FactState => {
  const { earliest, latest, approximate } = facts.history.order.bounds(id);
  if (earliest === null && latest === null) return "missing";
  return earliest === latest && !approximate ? "recorded" : "imprecise";
};

const saysWhatIsNext = ({ type, data }: HistoryEvent): boolean =>
  type === "CourtDateRecorded" && (data.next?.date !== undefined || data.next?.none === true);

const stateIn = (facts: CaseFacts, event: HistoryEvent, stands: Standpoint): FactState => {
  switch (stands.at) {
    case "date":
      return dateState(facts, event);
    case "field":
      return stateOf(fieldOf(event.data, stands.field));
    case "place":
      return placeState(stands.field === null ? event.data : fieldOf(event.data, stands.field));
    case "next-date":
      return saysWhatIsNext(event) ? "recorded" : "missing";
    default:
      // The event itself.
      return "recorded";
  }
};

const allOf = (people: readonly string[], known: (person: string) => boolean): FactState =>
  people.length > 0 && people.every(known) ? "recorded" : "missing";

const survivorsOf = (facts: CaseFacts): readonly string[] =>
  [...facts.people].filter(([, role]) => role === "survivor").map(([person]) => person);

/** What stands elsewhere than in the events of the stage; null of what stands there. */
const stateElsewhere = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  stands: Standpoint,
): FactState | null => {
  switch (stands.at) {
    case "identity": {
      const people = stands.of === "survivor" ? survivorsOf(facts) : proceeding.accused;
      // A name cannot be left out of an identity that is recorded.
      const identities = facts.of("IdentityRecorded");
      return allOf(people, (person) => identities.some(({ data }) => data.person === person));
    }
    case "age":
      return allOf(survivorsOf(facts), (person) => isAgeKnown(ageLabelsOf(facts, person, [])));
    case "officer":
      return facts.of("InvestigatingOfficerAssigned").some(({ data }) => data.proceeding === proceeding.id)
        ? "recorded"
        : "missing";
    default:
      return null;
  }
};

/** A fact of the table, with its names in a row, and the types of event that have a place for it. */
interface Plan {
  readonly item: string;
  readonly lacking: string;
  readonly stands: Standpoint;
  readonly heldBy: ReadonlySet<EventTypeName>;
}

const canHold = (type: EventTypeName, stands: Standpoint): boolean =>
  stands.at !== "field" || (eventTypeNamed(type)?.fields.some(({ name }) => name === stands.field) ?? false);

/** Made once: a rebuild asks the same of a million cases. */
const plans: ReadonlyMap<WantedStage, readonly Plan[]> = new Map(
  wantedStages.map((stage) => {
    const { events, facts } = stageWanted(stage);
    return [
      stage,
      Object.entries(facts).map(
        ([fact, { kind, stands }]): Plan => ({
          item: `${stage}/${fact}`,
          lacking: `${stage}/${kind}`,
          stands,
          heldBy: new Set(events.filter((type) => canHold(type, stands))),
        }),
      ),
    ];
  }),
);

const none: readonly HistoryEvent[] = Object.freeze([]);

/** The events of a stage in a proceeding's own record; what a split proceeding has from its parent is the parent's. */
const eventsOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  { events: types, only }: Stage,
): readonly HistoryEvent[] => {
  let found = none;
  for (const type of types) {
    const events = facts.of(type) as readonly HistoryEvent[];
    if (events.length === 0) continue;
    const own = events.filter(
      (event) =>
        !event.possibly &&
        concerns(event, proceeding.id) &&
        (only === undefined || only.codes.includes(String(fieldOf(event.data, only.field)))),
    );
    found = found.length === 0 ? own : [...found, ...own];
  }
  return found;
};

/** Whether it came to a stage of which no event is on record. */
const wasPassed = (facts: CaseFacts, proceeding: ProceedingFacts, stage: WantedStage): boolean => {
  if (stage === "registered") return lacksCourtNumber(facts, proceeding);
  const { milestone } = stageWanted(stage);
  if (milestone === null || proceeding.splitFrom !== null) return false;
  return (
    unrecorded(facts, proceeding, null, milestone, false).laterStep !== null &&
    reached(facts, proceeding, null, milestone).state === "not-reached"
  );
};

/**
 * The worst that any of the events says of a fact, since each should say it; but the FIR is known by the number that was
 * given last. Missing where no event has a place for it.
 */
const stateAmong = (
  facts: CaseFacts,
  events: readonly HistoryEvent[],
  { stands, heldBy }: Plan,
  lastOnly: boolean,
): FactState => {
  let worst: FactState | null = null;
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i];
    if (event === undefined || !heldBy.has(event.type)) continue;
    const state = stateIn(facts, event, stands);
    if (lastOnly || state === "missing") return state;
    if (worst === null || rankOf(state) > rankOf(worst)) worst = state;
  }
  return worst ?? "missing";
};

const rowOf = (facts: CaseFacts, proceeding: ProceedingFacts): CompletenessRow => {
  const row = {
    stages: [] as string[],
    complete: [] as string[],
    lacking: [] as string[],
    imprecise: [] as string[],
    notStated: [] as string[],
    missing: [] as string[],
  };
  for (const stage of wantedStages) {
    const events = eventsOf(facts, proceeding, stageWanted(stage));
    if (stage !== "people" && events.length === 0 && !wasPassed(facts, proceeding, stage)) continue;
    row.stages.push(stage);
    let complete = true;
    for (const plan of plans.get(stage) ?? []) {
      const state =
        stateElsewhere(facts, proceeding, plan.stands) ??
        stateAmong(facts, events, plan, stage === "fir" && plan.stands.at !== "date");
      if (state === "recorded") continue;
      const into = state === "imprecise" ? row.imprecise : state === "missing" ? row.missing : row.notStated;
      into.push(plan.item);
      if (state === "imprecise") continue;
      complete = false;
      if (!row.lacking.includes(plan.lacking)) row.lacking.push(plan.lacking);
    }
    if (complete) row.complete.push(stage);
  }
  return { key: proceeding.id, proceeding: proceeding.id, ...row };
};

export const completeness = projection({
  name: "completeness",
  version: 4,
  columns: completenessColumns,
  indexes: [],
  project: (history) => {
    const facts = factsOf(history);
    return facts.proceedings.map((proceeding) => rowOf(facts, proceeding));
  },
});
