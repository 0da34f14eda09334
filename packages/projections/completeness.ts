/**
 * What the record of each proceeding lacks at each stage to which it came, by the table in `wanted-facts.ts`. Of what is
 * sealed only that it is there.
 *
 * What one case lacks, with each event, is told by `missing.ts`; this is for counting.
 */
import { type EventTypeName, eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { isSealedValue } from "@tareekh/core/catalogue/fields.ts";
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import { ageLabelsOf } from "./ages.ts";
import { type CaseFacts, concerns, factsOf, type ProceedingFacts } from "./case-facts.ts";
import { unrecorded } from "./confirmed-open.ts";
import { reached } from "./milestones.ts";
import { isAgeKnown, lacksCourtNumber } from "./missing.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";
import { type Standpoint, stageWanted, type WantedStage, wantedStages } from "./wanted-facts.ts";

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

/** From best to worst: of several events of a stage, the worst counts. */
const states = ["recorded", "imprecise", "not-stated", "missing"] as const;
type FactState = (typeof states)[number];

const worst = (all: readonly FactState[]): FactState =>
  all.reduce((a, b) => (states.indexOf(b) > states.indexOf(a) ? b : a), "recorded");

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

/** Whether events of a type have a place for it at all. */
const canHold = (type: EventTypeName, stands: Standpoint): boolean =>
  stands.at !== "field" || (eventTypeNamed(type)?.fields.some(({ name }) => name === stands.field) ?? false);

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
      const named = new Set(facts.of("IdentityRecorded").map(({ data }) => data.person));
      return allOf(people, (person) => named.has(person));
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

/** The events of a stage in a proceeding's own record; what a split proceeding has from its parent is the parent's. */
const eventsOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  types: readonly EventTypeName[],
): readonly HistoryEvent[] =>
  types.flatMap((type) => {
    const events = facts.of(type) as readonly HistoryEvent[];
    return events.filter((event) => !event.possibly && concerns(event, proceeding.id));
  });

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

/** The FIR is known by the number that was given last; of all other events each should say what is wanted. */
const sayer = (stage: WantedStage, events: readonly HistoryEvent[], stands: Standpoint) => {
  const able = events.filter(({ type }) => canHold(type, stands));
  return stage === "fir" && stands.at !== "date" ? able.slice(-1) : able;
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
    const wanted = stageWanted(stage);
    const events = eventsOf(facts, proceeding, wanted.events);
    if (stage !== "people" && events.length === 0 && !wasPassed(facts, proceeding, stage)) continue;
    row.stages.push(stage);
    const kinds = new Set<string>();
    for (const [fact, { kind, stands }] of Object.entries(wanted.facts)) {
      const said = sayer(stage, events, stands);
      const state =
        stateElsewhere(facts, proceeding, stands) ??
        (said.length === 0 ? "missing" : worst(said.map((event) => stateIn(facts, event, stands))));
      if (state === "recorded") continue;
      const into = state === "imprecise" ? row.imprecise : state === "missing" ? row.missing : row.notStated;
      into.push(`${stage}/${fact}`);
      if (state !== "imprecise") kinds.add(kind);
    }
    if (kinds.size === 0) row.complete.push(stage);
    for (const kind of kinds) row.lacking.push(`${stage}/${kind}`);
  }
  return { key: proceeding.id, proceeding: proceeding.id, ...row };
};

export const completeness = projection({
  name: "completeness",
  version: 1,
  columns: completenessColumns,
  indexes: [],
  project: (history) => {
    const facts = factsOf(history);
    return facts.proceedings.map((proceeding) => rowOf(facts, proceeding));
  },
});
