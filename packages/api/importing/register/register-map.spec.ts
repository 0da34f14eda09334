import { describe, expect, test } from "vitest";
import { checkMap, readRowMap } from "../map/checked-map.ts";
import { rowReader } from "../told-rows.ts";
import { type ColumnKind, columnKinds, supposedKind } from "./register-kinds.ts";
import { type RegisterChoices, registerMap, registerProblems, tellsPendency } from "./register-map.ts";
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
  day: null,
  lookedUpHow: "court-website",
  nothing: ["NA"],
  everyCase: false,
  meanings: { outcome: new Map(), status: new Map(), emptyOutcome: null },
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
      ["Transferred", "otherwise:transferred-elsewhere"],
      ["LPR", "otherwise:long-pending-register"],
    ]),
    status: new Map<string, string>(),
    emptyOutcome: "pending",
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

  test("tells of a row without a result only what was said that it means", () => {
    const checks = (emptyOutcome: string | null) => {
      const chosen = choices(columns, { meanings: { ...meanings, emptyOutcome } });
      return told(chosen, { ...row, "As on": "2026-06-15" });
    };
    expect(checks("under-investigation")).toContainEqual([
      "PendencyChecked",
      "2026-06-15",
      expect.objectContaining({ found: "under-investigation" }),
    ]);
    expect(checks(null)).toEqual([
      expect.arrayContaining(["CnrRecorded"]),
      expect.arrayContaining(["CourtCaseNumbered"]),
    ]);
  });

  test.each([
    ["Transferred", "transferred-elsewhere"],
    ["LPR", "long-pending-register"],
  ])("calls no case disposed of that it has as %s: it goes on", (Result, how) => {
    const ofRow = told(register, { ...row, Result, "As on": "2026-06-15" });
    expect(ofRow).toContainEqual(["AccusedDisposedOtherwise", null, expect.objectContaining({ how })]);
    expect(ofRow).not.toContainEqual(expect.arrayContaining(["PendencyChecked"]));
  });

  test("was looked up as was said, and not always on a website", () => {
    const ofOffice = choices(columns, { meanings, source: "ngo-report", lookedUpHow: "told-by-counsel" });
    for (const Result of ["", "Running", "Acquitted"])
      expect(told(ofOffice, { ...row, Result, "As on": "2026-06-15" })).toContainEqual([
        "PendencyChecked",
        "2026-06-15",
        expect.objectContaining({ how: "told-by-counsel" }),
      ]);
    expect([
      tellsPendency(registerMap(ofOffice)),
      tellsPendency(registerMap(choices({ cnr: "CNR" }))),
    ]).toEqual([true, false]);
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

describe("the number of an FIR", () => {
  const fir = (columns: Partial<Record<ColumnKind, string>>, cells: Readonly<Record<string, string>>) =>
    told(choices({ fileNumber: "File", ...columns }), { File: "1", ...cells });
  const numbered = (number: string, year: number) => [
    ["FirRegistered", null, expect.objectContaining({ number, year })],
  ];

  test.each([
    ["101/2020", "101"],
    ["FIR No. 0155 / 2020", "0155"],
    ["12-A of 2020", "12-A"],
  ])("is read with its year where it is written whole: %s", (cell, number) => {
    expect(fir({ fir: "FIR no" }, { "FIR no": cell })).toEqual(numbered(number, 2020));
  });

  test.each([
    ["fir", "101"],
    ["fir", "101/20"],
    ["firNumber", "101/2020"],
    ["firNumber", "101/20"],
  ] as const)(
    "refuses its row where a column of the kind %s holds %s: no number loses its year",
    (kind, cell) => {
      expect(fir({ [kind]: "FIR no" }, { "FIR no": cell })).toEqual([
        expect.stringMatching(/^FIR no: ".*" is not written as is expected here, such as 155/),
      ]);
    },
  );

  test("stands beside its year where each has a column", () => {
    expect(fir({ firNumber: "No", firYear: "Year" }, { No: "12/A", Year: "2020" })).toEqual(
      numbered("12/A", 2020),
    );
  });
});

describe("a list of which no column says when it was looked up", () => {
  const columns = { fileNumber: "File", status: "Status", nextDate: "Next" } as const;
  const meanings = {
    outcome: new Map<string, string>(),
    status: new Map([["Open", "standing:pending"]]),
    emptyOutcome: null,
  };
  const ofDay = choices(columns, { meanings, day: "2026-11-15" });

  test("is of one day, which is said for the whole of it", () => {
    expect(told(ofDay, { File: "1", Status: "Open", Next: "15/12/2026" })).toEqual([
      [
        "PendencyChecked",
        "2026-11-15",
        expect.objectContaining({ found: "pending", nextDate: "2026-12-15" }),
      ],
    ]);
    expect(registerProblems(ofDay)).toEqual([]);
  });

  test("tells nothing of a row whose status is empty", () => {
    expect(told(ofDay, { File: "1" })).toEqual([]);
  });

  test("needs that day; so does every later file with its map", () => {
    const { file: _, ...map } = registerMap(ofDay);
    const read = readRowMap(map);
    const checked = read.ok ? checkMap(read.value, Object.values(columns)) : read;
    expect(checked.ok ? [] : checked.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^file\.day: say of which day this list is/),
    ]);
    expect(registerProblems({ ...ofDay, day: null }).map(({ kind }) => kind)).toEqual(["nextDate", "status"]);
  });
});

test("a column that says nothing by itself is told with those that it needs", () => {
  const problems = (columns: Partial<Record<ColumnKind, string>>) => registerProblems(choices(columns));
  expect(problems({ caseNumber: "No" })).toEqual([{ kind: "caseNumber", needs: ["caseType", "caseYear"] }]);
  // A CNR has the year.
  expect(problems({ cnr: "CNR", caseNumber: "No" })).toEqual([{ kind: "caseNumber", needs: ["caseType"] }]);
  expect(problems({ decidedOn: "Decided" })).toEqual([{ kind: "decidedOn", needs: ["outcome"] }]);
  expect(problems({ courtCase: "Case", registeredOn: "Registered" })).toEqual([]);
  // That somebody looked does not say what was found.
  expect(problems({ cnr: "CNR", lookedUpOn: "As on" })).toEqual([{ kind: "lookedUpOn", needs: ["status"] }]);
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
    ["Chargesheet date", "chargesheetOn"],
    ["Remarks", null],
    ["Last hearing", null],
    ["Final report date", null],
    ["Chargesheet / final report", null],
  ])("of the column %s is %s", (name, kind) => {
    expect(supposedKind(name)).toBe(kind);
  });

  test.each([
    ["FIR no", ["101/2020"], "fir"],
    ["FIR no", ["101"], "firNumber"],
    ["Case no", ["POCSO/1/2020"], "courtCase"],
    ["Case no", ["61"], "caseNumber"],
  ])("of the column %s with %s is %s", (name, samples, kind) => {
    expect(supposedKind(name, samples)).toBe(kind);
  });

  test("of a text is what it says, among what it can mean", () => {
    expect(supposedMeaning("Acquitted u/s 235", outcomeMeanings)).toBe("judgment:acquitted");
    expect(supposedMeaning("Disposed", statusMeanings)).toBe("standing:disposed");
    expect(supposedMeaning("Disposed", outcomeMeanings)).toBeNull();
    expect(supposedMeaning("Acquitted", statusMeanings)).toBeNull();
    expect(supposedMeaning("Some convicted some acquitted", outcomeMeanings)).toBeNull();
  });
});
