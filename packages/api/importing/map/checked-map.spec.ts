import { describe, expect, test } from "vitest";
import { checkMap, readRowMap } from "./checked-map.ts";

const columns = ["CNR", "State", "Status", "Outcome", "Disposed on"];

const opening = { type: "CaseOpened", data: { state: { column: "State" } } };
const judgment = {
  type: "JudgmentGiven",
  occurred: { column: "Disposed on" },
  when: [{ column: "Status", is: ["Disposed"] }],
  data: {
    proceeding: "proceeding-1",
    accused: "accused-1",
    outcome: { column: "Outcome", values: { Freed: "acquitted" } },
  },
};
const written = {
  name: "court-register",
  key: ["CNR"],
  source: { kind: "court-record" },
  events: [opening, judgment],
};

/** What is wrong with a map; empty where it can be used. */
const problemsOf = (map: unknown): readonly string[] => {
  const read = readRowMap(map);
  if (!read.ok) return read.problems.map(({ message }) => message);
  const checked = checkMap(read.value, columns);
  return checked.ok ? [] : checked.problems.map(({ message }) => message);
};
const withJudgment = (change: object) => ({ ...written, events: [opening, { ...judgment, ...change }] });
const withData = (data: object) => withJudgment({ data: { ...judgment.data, ...data } });

test("a map whose columns, types and fields are there is taken", () => {
  expect(problemsOf(written)).toEqual([]);
});

describe("a map is refused, with the place named,", () => {
  test.each<readonly [string, unknown, RegExp]>([
    ["without a key", { ...written, key: undefined }, /^key /],
    [
      "with a key that the file does not have",
      { ...written, key: ["FIR"] },
      /^key\[0\]: the file has no column "FIR"; it has "CNR"/,
    ],
    [
      "with a name that a person might bear",
      { ...written, name: "Court Register" },
      /^name should be lower-case letters/,
    ],
    ["with a word that nobody reads", { ...written, colums: [] }, /^colums is no field that is read here/],
    [
      "with an event that there is not",
      withJudgment({ type: "Judgement" }),
      /^events\[1\]\.type should be an event type/,
    ],
    [
      "with an event that takes others back",
      withJudgment({ type: "EventRetracted" }),
      /^events\[1\]\.type should be/,
    ],
    [
      "with a field that the event does not have",
      withData({ verdict: "x" }),
      /^events\[1\]\.data\.verdict should be one of proceeding, accused/,
    ],
    [
      "without a field that it must have",
      withJudgment({ data: { proceeding: "proceeding-1", accused: "accused-1" } }),
      /^events\[1\]\.data\.outcome is missing/,
    ],
    [
      "with a column that the file does not have",
      withData({ outcome: { column: "Result" } }),
      /^events\[1\]\.data\.outcome\.column: the file has no column "Result"/,
    ],
    [
      "with a code that there is not",
      withData({ outcome: "free" }),
      /^events\[1\]\.data\.outcome should be one of convicted/,
    ],
    [
      "with such a code in a table",
      withData({ outcome: { column: "Outcome", values: { Freed: "free" } } }),
      /^events\[1\]\.data\.outcome\.values\.Freed should be one of convicted/,
    ],
    [
      "with a condition that asks nothing",
      withJudgment({ when: [{ column: "Status" }] }),
      /^events\[1\]\.when\[0\] should be a condition/,
    ],
    [
      "with a date that is none",
      withJudgment({ occurred: "soon" }),
      /^events\[1\]\.occurred should be a column, or a date/,
    ],
    [
      "with a pattern that takes nothing",
      withData({ outcome: { column: "Outcome", pattern: "x" } }),
      /^events\[1\]\.data\.outcome\.pattern should be a regular expression with one group/,
    ],
    [
      "with a pattern that is none",
      withData({ outcome: { column: "Outcome", pattern: "(" } }),
      /^events\[1\]\.data\.outcome\.pattern: Invalid regular expression/,
    ],
    [
      "with a source that there is not",
      { ...written, source: { kind: "hearsay" } },
      /^source\.kind should be one of court-order/,
    ],
    ["without a case to open", { ...written, events: [judgment] }, /^events: every row opens a case/],
    [
      "with a case opened on a condition",
      { ...written, events: [{ ...opening, when: judgment.when }] },
      /^events: every row opens a case/,
    ],
  ])("%s", (_, map, message) => {
    expect(problemsOf(map)).toEqual([expect.stringMatching(message)]);
  });

  test("for everything that is wrong with it at once", () => {
    const map = { ...withData({ outcome: "free", verdict: "x" }), key: ["FIR"] };
    expect(problemsOf(map)).toHaveLength(3);
  });
});
