import { describe, expect, test } from "vitest";
import { checkMap, readRowMap } from "../map/checked-map.ts";
import { rowReader } from "../told-rows.ts";
import { type ColumnKind, columnKinds, supposedKind } from "./register-kinds.ts";
import { type RegisterChoices, registerMap, registerProblems } from "./register-map.ts";
import { outcomeMeanings, statusMeanings, supposedMeaning } from "./register-meanings.ts";

const choices = (
  columns: Partial<Record<ColumnKind, string>>,
  more: Partial<RegisterChoices> = {},
): RegisterChoices => ({
  name: "register",
  columns: new Map(Object.entries(columns) as [ColumnKind, string][]),
  key: Object.values(columns).slice(0, 1),
  source: "court-record",
  court: "pocso-special-court",
  nothing: ["NA"],
  everyCase: false,
  meanings: { outcome: new Map(), status: new Map() },
  ...more,
});

/** What a row tells: its events but for those that every row has. */
const told = (chosen: RegisterChoices, cells: Readonly<Record<string, string>>): unknown => {
  const columns = [...new Set([...chosen.columns.values()])];
  const read = readRowMap(registerMap(chosen));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const checked = checkMap(read.value, columns);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const row = rowReader(checked.map, { columns, serialDays: false })({
    row: 2,
    cells: columns.map((name) => cells[name] ?? ""),
    broken: null,
  });
  return row.kind === "refused"
    ? row.reasons
    : row.events
        .filter(({ type }) => !["CaseOpened", "PersonAdded", "ProceedingOpened"].includes(type))
        .map(({ type, occurred, data }) => [type, occurred, data]);
};

test("every kind of column has a map that the catalogue accepts", () => {
  const all = Object.fromEntries(columnKinds.map((kind) => [kind, `the ${kind}`]));
  for (const left of [[], ["courtCase"], ["status"], ["firNumber"]]) {
    const columns = Object.fromEntries(Object.entries(all).filter(([kind]) => !left.includes(kind)));
    const read = readRowMap(registerMap(choices(columns)));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const checked = checkMap(read.value, Object.values(columns));
    expect(checked.ok ? [] : checked.problems.map(({ message }) => message)).toEqual([]);
  }
});

describe("a register of a court", () => {
  const columns = {
    cnr: "CNR",
    courtCase: "Case",
    registeredOn: "Registered",
    outcome: "Result",
    decidedOn: "Decided",
    lookedUpOn: "As on",
  } as const;
  const meanings = {
    outcome: new Map([
      ["Acquitted", "judgment:acquitted"],
      ["Abated", "otherwise:abated"],
      ["Running", "standing:pending"],
    ]),
    status: new Map<string, string>(),
  };
  const register = choices(columns, { meanings });
  const row = { CNR: "WBSP010000012023", Case: "Spl. POCSO/61/2024", Registered: "03/12/2020" };

  test("tells the court's number and its day, of a number that is written whole", () => {
    expect(told(register, row)).toContainEqual([
      "CourtCaseNumbered",
      "2020-12-03",
      expect.objectContaining({ caseType: "Spl. POCSO", number: "61", year: 2024 }),
    ]);
  });

  test("tells how a case ended, and that it is pending where it has not", () => {
    const ended = told(register, {
      ...row,
      Result: "ACQUITTED",
      Decided: "5 Jan 2022",
      "As on": "2026-06-15",
    });
    expect(ended).toContainEqual([
      "JudgmentGiven",
      "2022-01-05",
      expect.objectContaining({ outcome: "acquitted" }),
    ]);
    expect(ended).toContainEqual([
      "PendencyChecked",
      "2026-06-15",
      expect.objectContaining({ found: "disposed" }),
    ]);
    const abated = told(register, { ...row, Result: "Abated", Decided: "5 Jan 2022" });
    expect(abated).toContainEqual([
      "AccusedDisposedOtherwise",
      "2022-01-05",
      expect.objectContaining({ how: "abated" }),
    ]);
    for (const Result of ["", "Running", "NA"])
      expect(told(register, { ...row, Result, "As on": "2026-06-15" })).toEqual([
        expect.arrayContaining(["CnrRecorded"]),
        expect.arrayContaining(["CourtCaseNumbered"]),
        ["PendencyChecked", "2026-06-15", expect.objectContaining({ found: "pending" })],
      ]);
  });

  test("refuses a row whose result nobody gave a meaning: a misspelt one is not lost", () => {
    expect(told(register, { ...row, Result: "Aquitted", Decided: "5 Jan 2022" })).toEqual([
      expect.stringMatching(/^Result: "Aquitted" is/),
    ]);
  });

  test("that holds every case has watched each since its registration", () => {
    const opening = (everyCase: boolean) =>
      registerMap({ ...register, everyCase }).events.find(({ type }) => type === "CaseOpened")?.occurred;
    expect([opening(true), opening(false)]).toEqual([{ column: "Registered" }, undefined]);
  });
});

test("a column that says nothing by itself is told with those that it needs", () => {
  const problems = (columns: Partial<Record<ColumnKind, string>>) =>
    registerProblems(choices(columns).columns);
  expect(problems({ caseNumber: "No" })).toEqual([{ kind: "caseNumber", needs: ["caseType", "caseYear"] }]);
  // A CNR has the year.
  expect(problems({ cnr: "CNR", caseNumber: "No" })).toEqual([{ kind: "caseNumber", needs: ["caseType"] }]);
  expect(problems({ decidedOn: "Decided" })).toEqual([{ kind: "decidedOn", needs: ["outcome"] }]);
  expect(problems({ courtCase: "Case", registeredOn: "Registered" })).toEqual([]);
});

describe("what is supposed", () => {
  test.each([
    ["CNR", "cnr"],
    ["Our file number", "fileNumber"],
    ["Case type", "caseType"],
    ["Registered on", "registeredOn"],
    ["FIR year", "firYear"],
    ["POCSO section", "pocsoSection"],
    ["Nature of disposal", "outcome"],
    ["Disposed on", "decidedOn"],
    ["Looked up on", "lookedUpOn"],
    ["Police station", "policeStation"],
    ["Date of arrest", "arrestedOn"],
    ["Remarks", null],
  ])("of the column %s is %s", (name, kind) => {
    expect(supposedKind(name)).toBe(kind);
  });

  test("of a text is what it says, among what it can mean", () => {
    expect(supposedMeaning("Acquitted u/s 235", outcomeMeanings)).toBe("judgment:acquitted");
    expect(supposedMeaning("Disposed", statusMeanings)).toBe("standing:disposed");
    expect(supposedMeaning("Disposed", outcomeMeanings)).toBeNull();
    expect(supposedMeaning("Acquitted", statusMeanings)).toBeNull();
  });
});
