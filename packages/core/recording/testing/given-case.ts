/**
 * Given a case, when a command is recorded, then …: the decision on a command as a sentence, without a log or keys.
 *
 *     givenCase(...people, arrest).whenRecorded(judgment).thenWarns("arrest-after-judgment");
 */
import { expect } from "vitest";
import type { EventData, EventTypeName } from "../../catalogue/catalogue.ts";
import { buildHistory } from "../../history/build-history.ts";
import type { History } from "../../history/history.ts";
import { openWarnings, type Warning, warningsOf } from "../../history/warnings.ts";
import { type CaseStream, emptyStream } from "../case-stream.ts";
import type { EventRequest } from "../command.ts";
import { decide } from "../decide.ts";
import { eventIdOf } from "../event-ids.ts";
import type { Problem } from "../problem.ts";
import { readCommand } from "../read-command.ts";

const CASE = "0190c2b0-0000-7000-8000-00000000000a";

/** An event as a test tells it: with the data of its type, from a source that does not matter. */
export const event = <Name extends EventTypeName>(
  type: Name,
  data: EventData<Name>,
  more: Partial<Omit<EventRequest, "type" | "data">> = {},
): EventRequest => ({ type, occurred: null, source: { kind: "not-stated" }, data: { ...data }, ...more });

/** The id of a test's command by its number; commands are a second apart. */
export const commandIdOf = (number: number): string =>
  `0190c2b0-${(number * 1_000).toString(16).padStart(4, "0")}-7000-8000-000000000000`;

/** When a test's commands are recorded: long after what they tell. */
const RECORDED = "2026-11-12T06:30:00.000Z";

type Outcome = ReturnType<typeof decideAt>;

const decideAt = (stream: CaseStream, number: number, events: readonly unknown[], recorded: string) => {
  const commandId = commandIdOf(number);
  const read = readCommand({ commandId, events }, () => ({
    stream: `case-${CASE}`,
    by: "liaison",
    digest: "",
  }));
  return read.ok ? decide(stream, read.command, recorded) : read;
};

const extended = (stream: CaseStream, outcome: Outcome, recorded: string): CaseStream => {
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join("\n"));
  const recordings = [
    ...stream.recordings,
    ...outcome.events.map(({ content, index }) => ({
      revision: stream.recordings.length + index + 1,
      content: { ...content, recorded },
    })),
  ];
  return { caseId: CASE, recordings, history: buildHistory(recordings) };
};

/** What became of a command. */
interface WhenRecorded {
  /** The history with it. */
  readonly history: History;
  /** Everything was recorded. */
  thenRecorded(): void;
  /** Nothing was, for exactly these problems: where, and a part of what is said. */
  thenRefused(...problems: readonly (readonly [path: string, message: string | RegExp])[]): void;
  /** It was recorded, and exactly these kinds of warnings are open. */
  thenWarns(...kinds: readonly string[]): readonly Warning[];
}

export interface GivenCase {
  readonly history: History;
  /** The id of the given event of this index. */
  idOf(index: number): string;
  readonly warnings: readonly Warning[];
  whenRecorded(...events: readonly unknown[]): WhenRecorded;
  /** The same, at an instant. */
  whenRecordedAt(recorded: string, ...events: readonly unknown[]): WhenRecorded;
  /** The case with a further command recorded in it. */
  and(...events: readonly EventRequest[]): GivenCase;
}

const whenRecorded = (
  stream: CaseStream,
  number: number,
  events: readonly unknown[],
  recorded: string,
): WhenRecorded => {
  const outcome = decideAt(stream, number, events, recorded);
  const messages = outcome.ok ? [] : outcome.problems.map(({ message }: Problem) => message);
  return {
    get history() {
      return extended(stream, outcome, recorded).history;
    },
    thenRecorded: () => expect(messages).toEqual([]),
    thenRefused: (...expected) => {
      const problems = outcome.ok ? [] : outcome.problems;
      expect(problems.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
      for (const [i, [, message]] of expected.entries()) expect(problems[i]?.message).toMatch(message);
    },
    thenWarns: (...kinds) => {
      expect(messages).toEqual([]);
      const open = openWarnings(extended(stream, outcome, recorded).history);
      expect(open.map(({ kind }) => kind)).toEqual(kinds);
      return open;
    },
  };
};

const given = (stream: CaseStream, commands: number): GivenCase => ({
  history: stream.history,
  idOf: (index) => stream.recordings[index]?.content.id ?? "",
  warnings: warningsOf(stream.history),
  whenRecorded: (...events) => whenRecorded(stream, commands + 1, events, RECORDED),
  whenRecordedAt: (recorded, ...events) => whenRecorded(stream, commands + 1, events, recorded),
  and: (...events) =>
    given(extended(stream, decideAt(stream, commands + 1, events, RECORDED), RECORDED), commands + 1),
});

/** A case in which these events are recorded, as one command. */
export const givenCase = (...events: readonly EventRequest[]): GivenCase =>
  events.length === 0 ? given(emptyStream(CASE), 0) : given(emptyStream(CASE), 0).and(...events);

/** The id that the event of this index will have when it is recorded in the command after `commands` others. */
export const idToCome = (commands: number, index: number): string =>
  eventIdOf(commandIdOf(commands + 1), index);

/* ---- a case as most tests need it ---- */

/** Two accused, two survivors, an officer and a proceeding. */
export const cast: readonly EventRequest[] = [
  event("PersonAdded", { person: "survivor-1", role: "survivor", alias: "Meera" }),
  event("PersonAdded", { person: "survivor-2", role: "survivor" }),
  event("PersonAdded", { person: "accused-1", role: "accused" }),
  event("PersonAdded", { person: "accused-2", role: "accused" }),
  event("PersonAdded", { person: "officer-1", role: "officer" }),
  event("ProceedingOpened", { proceeding: "proceeding-1" }),
];

const proceeding = "proceeding-1";

export const fir = (occurred: string | null) =>
  event("FirRegistered", { proceeding, number: "155", year: 2024 }, { occurred });
export const arrest = (occurred: string | null, accused = "accused-1") =>
  event("AccusedArrested", { proceeding, accused }, { occurred });
export const judgment = (occurred: string | null, accused = "accused-1") =>
  event("JudgmentGiven", { proceeding, accused, outcome: "convicted" }, { occurred });
export const courtDate = (occurred: string, data: Partial<EventData<"CourtDateRecorded">> = {}) =>
  event("CourtDateRecorded", { proceeding, result: "held", ...data }, { occurred });
