import { describe, expect, test } from "vitest";
import { checkMap, readRowMap } from "./map/checked-map.ts";
import { rowReader } from "./told-rows.ts";

const columns = ["CNR", "State", "Sections", "Number", "Decided", "Result", "Child"];

/** What a row tells by a map with these events besides the opening; or why it is refused. */
const told = (
  events: readonly object[],
  cells: Readonly<Record<string, string>>,
  more: object = {},
): unknown => {
  const read = readRowMap({
    name: "register",
    key: ["CNR"],
    source: { kind: "court-record" },
    events: [{ type: "CaseOpened", data: {} }, ...events],
    ...more,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const checked = checkMap(read.value, columns);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const row = rowReader(checked.map, { columns, serialDays: false })({
    row: 2,
    cells: columns.map((name) => cells[name] ?? (name === "CNR" ? "k" : "")),
    broken: null,
  });
  return row.kind === "refused"
    ? row.reasons
    : row.events.slice(1).map(({ type, occurred, data }) => [type, occurred, data]);
};

const opened = (data: object) => [
  { type: "ProceedingOpened", data: { proceeding: "proceeding-1", ...data } },
];
const openedWith = (data: object) => [["ProceedingOpened", null, { proceeding: "proceeding-1", ...data }]];

describe("a cell", () => {
  test.each(["West Bengal", "west bengal", "in-wb", " West Bengal "])(
    "%j is the code of the State",
    (State) => {
      expect(told(opened({ state: { column: "State" } }), { State })).toEqual(openedWith({ state: "in-wb" }));
    },
  );

  test("that is no code that is known refuses the row, and says where to mend it", () => {
    expect(told(opened({ state: { column: "State" } }), { State: "Bengla" })).toEqual([
      'State: "Bengla" is not known here (State or union territory); correct the cell, or say in a map what it means, under values',
    ]);
    // Two events take it, and one cell is to be corrected.
    const twice = [
      ...opened({ state: { column: "State" } }),
      { type: "FirRegistered", data: { proceeding: "proceeding-1", state: { column: "State" } } },
    ];
    expect(told(twice, { State: "Bengla" })).toHaveLength(1);
  });

  test("is what the map's table says, in letters of any case; null leaves the field out", () => {
    const state = { column: "State", values: { Bangla: "in-wb", "?": null } };
    expect(told(opened({ state }), { State: "BANGLA" })).toEqual(openedWith({ state: "in-wb" }));
    expect(told(opened({ state }), { State: "?" })).toEqual(openedWith({}));
  });

  test("that means nothing leaves the field out", () => {
    const state = { column: "State" };
    expect(told(opened({ state }), { State: "" })).toEqual(openedWith({}));
    expect(told(opened({ state }), { State: "n.a." }, { nothing: ["N.A."] })).toEqual(openedWith({}));
  });

  test("can hold several values, or a part that is meant", () => {
    const events = [
      {
        type: "CourtCaseNumbered",
        data: {
          proceeding: "proceeding-1",
          court: "pocso-special-court",
          caseType: { column: "Number", pattern: "^([A-Z]+)/" },
          number: { column: "Number", pattern: "/([0-9]+)/" },
          year: { column: "Number", pattern: "/([0-9]{4})$" },
        },
      },
    ];
    expect(told(events, { Number: "SC/61/2024" })).toMatchObject([
      ["CourtCaseNumbered", null, { caseType: "SC", number: "61", year: 2024 }],
    ]);
    expect(told(events, { Number: "61 of 2024" })).toHaveLength(3);
  });

  test.each([
    ["yes", true],
    ["N", false],
  ])("%s answers a question of yes or no", (Child, minorAsReported) => {
    const person = { person: "survivor-1", role: "survivor", minorAsReported: { column: "Child" } };
    expect(told([{ type: "PersonAdded", data: person }], { Child })).toMatchObject([
      ["PersonAdded", null, { minorAsReported }],
    ]);
  });
});

describe("a group", () => {
  const fir = [
    {
      type: "FirRegistered",
      data: { proceeding: "proceeding-1", sections: [{ act: "pocso", section: { column: "Sections" } }] },
    },
  ];
  test("is left out where the row has nothing of it", () => {
    expect(told(fir, {})).toEqual([["FirRegistered", null, { proceeding: "proceeding-1" }]]);
    expect(told(fir, { Sections: "6" })).toMatchObject([
      ["FirRegistered", null, { sections: [{ act: "pocso", section: "6" }] }],
    ]);
  });
});

describe("an event", () => {
  const decided = (when: readonly object[]) => [
    {
      type: "JudgmentGiven",
      when,
      occurred: { column: "Decided" },
      data: { proceeding: "proceeding-1", accused: "accused-1", outcome: "acquitted" },
    },
  ];
  test("is told where every one of its conditions holds", () => {
    const when = [
      { column: "Decided", filled: true },
      { column: "Result", isNot: ["Transferred"] },
    ];
    expect(told(decided(when), { Decided: "03/12/2020", Result: "Free" })).toMatchObject([
      ["JudgmentGiven", "2020-12-03", {}],
    ]);
    expect(told(decided(when), { Decided: "03/12/2020", Result: "transferred" })).toEqual([]);
    expect(told(decided(when), { Result: "Free" })).toEqual([]);
  });

  test("whose date cannot be read refuses the row, with everything else that is wrong with it", () => {
    expect(told(decided([]), { CNR: "", Decided: "31/02/2020" })).toEqual([
      "CNR: it is empty, and names the row",
      'Decided: "31/02/2020" is no day of the calendar',
    ]);
  });
});
