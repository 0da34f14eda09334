/**
 * Random cases: everything recorded of one case, as a log would hold it, and the same case recorded in another order.
 *
 * The people and proceedings that are needed come first, then facts of any type in any order of occurrence, then corrections and
 * retractions of them, in sequence. What an event refers to was recorded before it, so that a recorder would accept
 * the whole; `after` and `before` never form a circle, because all agree with one hidden order.
 */
import fc from "fast-check";
import { type EventTypeName, eventTypeNamed, eventTypes } from "../catalogue.ts";
import { type EventType, type RecordedContent, type Source, sourceFields } from "../event-type.ts";
import { mapValues, valuesIn } from "../fields.ts";
import {
  anyDataOf,
  anyOccurred,
  anySource,
  arbitraryPeople,
  arbitraryProceedings,
  asSealed,
} from "./arbitrary-events.ts";

/** The stream of every arbitrary case. */
const ARBITRARY_STREAM = "case-0190e6c8-0000-7000-8000-000000000001";

export interface CaseShape {
  /** The types of which facts are made; all that tell what happened where none are given. */
  readonly types?: readonly EventTypeName[];
  /** At most so many facts besides people and proceedings. */
  readonly facts?: number;
  /** Whether facts are corrected, retracted and restored. */
  readonly changes?: boolean;
}

const RECORDED_ABOUT_RECORDS: ReadonlySet<string> = new Set([
  "EventCorrected",
  "EventRetracted",
  "RetractionWithdrawn",
]);
const INTRODUCES: ReadonlySet<string> = new Set(["PersonAdded", "ProceedingOpened"]);

const typeNamed = (name: string): EventType => {
  const type = eventTypeNamed(name);
  if (type === undefined) throw new Error(`There is no event type ${name}`);
  return type;
};

const factTypes: readonly EventTypeName[] = eventTypes
  .map(({ type }) => type)
  .filter((type) => !RECORDED_ABOUT_RECORDS.has(type) && !INTRODUCES.has(type));

/** Ids in the form of a UUIDv7, in order. */
const idOf = (prefix: string, number: number): string =>
  `${prefix}-7000-8000-${number.toString(16).padStart(12, "0")}`;
const eventId = (number: number): string => idOf("0190e6c8-0001", number);
const commandId = (number: number): string => idOf("0190e6c8-0002", number);

/** What one recording says, before references are filled in. */
interface Telling {
  readonly occurred: string | null;
  readonly source: Source;
  readonly data: unknown;
}

type Change = "correct" | "retract" | "restore";

/** One fact: how it was first told, how it may be told better, and what is done to it, each with a place in time. */
interface Fact {
  readonly type: string;
  readonly tellings: readonly [Telling, ...Telling[]];
  readonly changes: readonly { readonly change: "correct" | "flip"; readonly later: number }[];
  /** Its place in the hidden order with which all references agree. */
  readonly rank: number;
  readonly references: readonly number[];
}

const anyTelling = (type: EventType): fc.Arbitrary<Telling> =>
  fc.record({ occurred: anyOccurred, source: anySource, data: anyDataOf(type) });

const anyFact = (type: EventType, changes: boolean): fc.Arbitrary<Fact> =>
  fc.record({
    type: fc.constant(type.type),
    tellings: fc
      .tuple(anyTelling(type), fc.array(anyTelling(type), { maxLength: changes ? 2 : 0 }))
      .map(([first, others]): readonly [Telling, ...Telling[]] => [first, ...others]),
    changes: fc.array(
      fc.record({ change: fc.constantFrom("correct" as const, "flip" as const), later: fc.nat(20) }),
      { maxLength: changes ? 3 : 0 },
    ),
    rank: fc.nat(1_000_000),
    references: fc.array(fc.nat(), { maxLength: 2 }),
  });

const introduction = (type: string, data: unknown): Fact => ({
  type,
  tellings: [{ occurred: null, source: { kind: "not-stated" }, data }],
  changes: [],
  rank: 0,
  references: [],
});

/** How a case begins: opened, then every person and proceeding that its facts name. */
const introductionsTo = (facts: readonly Fact[]): readonly Fact[] => {
  const named = new Set<unknown>();
  for (const { type, tellings } of facts) {
    for (const { data } of tellings) {
      for (const { meaning, value } of valuesIn(typeNamed(type).fields, data)) {
        if (meaning.kind === "person" || meaning.kind === "proceeding") named.add(value);
      }
    }
  }
  return [
    introduction("CaseOpened", {}),
    ...Object.entries(arbitraryPeople).flatMap(([role, people]) =>
      people
        .filter((person) => named.has(person))
        .map((person) => introduction("PersonAdded", { person, role })),
    ),
    ...arbitraryProceedings
      .filter((proceeding) => named.has(proceeding))
      .map((proceeding) => introduction("ProceedingOpened", { proceeding })),
  ];
};

/** A recording that is to come: a fact as first told, or a change of it. */
interface Step {
  readonly fact: number;
  readonly at: number;
  readonly change: Change | "tell";
  readonly telling: number;
}

/** Each fact at its own time, its changes after it in sequence; a flip retracts what stands and restores what does not. */
const stepsOf = (facts: readonly Fact[]): readonly Step[] =>
  facts
    .flatMap((fact, index): Step[] => {
      const steps: Step[] = [{ fact: index, at: index, change: "tell", telling: 0 }];
      let [at, retracted, told] = [index, false, 0];
      for (const { change, later } of fact.changes) {
        at += later;
        if (change === "flip") {
          steps.push({ fact: index, at, change: retracted ? "restore" : "retract", telling: told });
          retracted = !retracted;
        } else if (!retracted && told + 1 < fact.tellings.length) {
          told += 1;
          steps.push({ fact: index, at, change: "correct", telling: told });
        }
      }
      return steps;
    })
    .map((step, written) => ({ step, written }))
    .sort((a, b) => a.step.at - b.step.at || a.written - b.written)
    .map(({ step }) => step);

const CHANGE_TYPES: Readonly<Record<Change, string>> = {
  correct: "EventCorrected",
  retract: "EventRetracted",
  restore: "RetractionWithdrawn",
};

const RECORDED_FROM = Date.UTC(2024, 6, 1);

interface Recording {
  readonly facts: readonly Fact[];
  /** How many events each command holds, in turn. */
  readonly sizes: readonly number[];
  /** Milliseconds between commands, in turn. */
  readonly pauses: readonly number[];
}

const contentsOf = ({ facts, sizes, pauses }: Recording): readonly RecordedContent[] => {
  const steps = stepsOf(facts);
  const idOfFact = new Map<number, string>();
  /** Facts told so far, to which a later recording may refer. */
  const told: number[] = [];

  const rankOf = (fact: number): number => facts[fact]?.rank ?? 0;
  const idTold = (fact: number): string => idOfFact.get(fact) ?? eventId(0);

  /** Earlier recordings before and after this one in the hidden order. A fact of equal rank is neither. */
  const placed = (fact: number, picks: readonly number[]) => {
    const others = [...new Set(picks.map((pick) => told[pick % Math.max(told.length, 1)]))].filter(
      (other) => other !== undefined && other !== fact,
    ) as number[];
    return {
      after: others.filter((other) => rankOf(other) < rankOf(fact)).map(idTold),
      before: others.filter((other) => rankOf(other) > rankOf(fact)).map(idTold),
    };
  };

  /** The data with its references to events and its new proceeding pointing into this case. */
  const settled = (type: EventType, fact: number, data: unknown): unknown =>
    mapValues(type.fields, data, ({ meaning, value }) => {
      if (meaning.kind === "event") {
        const others = told.filter((other) => other !== fact);
        return idTold(others[Number.parseInt(String(value).slice(-6), 16) % others.length] ?? 0);
      }
      return meaning.kind === "proceeding-new" && type.type !== "ProceedingOpened"
        ? `proceeding-${1000 + fact}`
        : value;
    });

  const recordings = steps.map((step, index) => {
    const fact = facts[step.fact] as Fact;
    const type = typeNamed(fact.type);
    const telling = fact.tellings[step.telling] as Telling;
    const id = eventId(index + 1);
    const { after, before } = placed(step.fact, fact.references);
    const as = {
      occurred: telling.occurred,
      source: asSealed(sourceFields, telling.source, ARBITRARY_STREAM) as Source,
      data: asSealed(type.fields, settled(type, step.fact, telling.data), ARBITRARY_STREAM),
    };
    if (step.change === "tell") {
      idOfFact.set(step.fact, id);
      told.push(step.fact);
      return { id, type: type.type, version: type.version, after, before, ...as };
    }
    const changing = typeNamed(CHANGE_TYPES[step.change]);
    const target = idTold(step.fact);
    const data = asSealed(changing.fields, { target, reason: "for a reason" }, ARBITRARY_STREAM) as object;
    return {
      id,
      type: changing.type,
      version: changing.version,
      occurred: null,
      after: [],
      before: [],
      source: { kind: "own-observation" } as const,
      data:
        step.change === "correct"
          ? { ...data, replacement: { ...as, after, before, version: type.version } }
          : data,
    };
  });

  const contents: RecordedContent[] = [];
  let now = RECORDED_FROM;
  for (let command = 0; contents.length < recordings.length; command += 1) {
    now += pauses[command % pauses.length] ?? 0;
    const size = sizes[command % sizes.length] ?? 1;
    const together = recordings.slice(contents.length, contents.length + size);
    for (const recording of together) {
      contents.push({
        ...recording,
        stream: ARBITRARY_STREAM,
        by: `user-${(command % 3) + 1}`,
        command: { id: commandId(command + 1), digest: `digest-${command + 1}`, size: together.length },
        recorded: new Date(now).toISOString(),
      });
    }
  }
  return contents;
};

/** Everything recorded of a plausible case, in the order in which it was recorded; texts are sealed values. */
export const anyCase = (shape: CaseShape = {}): fc.Arbitrary<readonly RecordedContent[]> =>
  fc
    .record({
      facts: fc
        .array(
          fc.oneof(
            ...(shape.types ?? factTypes).map((type) => anyFact(typeNamed(type), shape.changes ?? true)),
          ),
          { maxLength: shape.facts ?? 20, size: "max" },
        )
        .map((facts) => [...introductionsTo(facts), ...facts]),
      sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
      pauses: fc.array(fc.nat(86_400_000 * 3), { minLength: 1, maxLength: 5 }),
    })
    .map(contentsOf);

const targetOf = ({ type, data }: RecordedContent): string | null =>
  RECORDED_ABOUT_RECORDS.has(type) ? (data as { readonly target: string }).target : null;

/**
 * The same recordings in another order: changes of an event after it and in their own sequence, the rest as it comes.
 * Ids and contents stay; only when each was recorded, and in which revision, differs.
 */
export const anyReordering = (
  contents: readonly RecordedContent[],
): fc.Arbitrary<readonly RecordedContent[]> =>
  fc.array(fc.nat(), { minLength: contents.length, maxLength: contents.length }).map((keys) => {
    const shuffled = contents
      .map((content, index) => ({ content, key: keys[index] ?? 0 }))
      .sort((a, b) => a.key - b.key || (a.content.id < b.content.id ? -1 : 1))
      .map(({ content }) => content);
    /** For each event, itself and then its changes as they were recorded, to be taken in turn. */
    const queues = new Map<string, RecordedContent[]>();
    for (const content of contents) {
      const about = targetOf(content) ?? content.id;
      queues.set(about, [...(queues.get(about) ?? []), content]);
    }
    return shuffled.map((content, index) => {
      const queue = queues.get(targetOf(content) ?? content.id) ?? [];
      const next = queue.shift() ?? content;
      return { ...next, recorded: contents[index]?.recorded ?? next.recorded };
    });
  });
