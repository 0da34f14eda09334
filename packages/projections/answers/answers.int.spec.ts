/** Answers over the rows of recorded cases, on both databases. */

import { buildHistory } from "@tareekh/core/history/build-history.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { delays } from "../delays.ts";
import { databases } from "../projector/testing/databases.ts";
import { asDay, event, recordings, type Told } from "../testing/given.ts";
import {
  aCase,
  appliedForBail,
  arrested,
  bailDecided,
  chargesheetFiled,
  courtDate,
  firRegistered,
  inPoliceCustody,
  man,
  proceeding,
  released,
  rescued,
  statementRecorded,
  threatened,
  woman,
} from "../testing/words.ts";
import { bailFigures } from "./bail-figures.ts";
import { bailApplicationRows, bailRows } from "./bail-rows.ts";
import { delayFigures, delaysOf } from "./delay-figures.ts";
import type { DelaysAsked } from "./delay-lines.ts";
import { hearingRows } from "./hearing-rows.ts";
import { intimidationFigures } from "./intimidation-figures.ts";
import { intimidationRows } from "./intimidation-rows.ts";
import { type CasesAsked, listCases } from "./list-cases.ts";
import { type RecordedCases, recordedCases } from "./testing/recorded-cases.ts";
import { unitsOfRows } from "./units/units.ts";

const today = asDay("2025-01-01");

const fir = (number: string, district: string, state: "in-wb" | "in-br" = "in-wb") => ({
  number,
  year: 2024,
  state,
  district,
  policeStation: `${district} Town`,
});

/** Seven cases in which the span from FIR to chargesheet is closed, open or not dated in each way. */
const told: Readonly<Record<string, readonly Told[]>> = {
  // closed, 88 days exactly; bail granted after 16 days and released before her statement; a threat after it
  "case-a": [
    event("CaseOpened", null, { fileNumber: "A-1" }),
    event("PersonAdded", null, { person: "witness-1", role: "witness", alias: "Asha" }),
    ...aCase(man),
    firRegistered("2024-07-02", fir("0155", "Howrah")),
    rescued("2024-07-01"),
    arrested(man, "2024-07-02"),
    appliedForBail(man, "2024-07-08"),
    bailDecided(man, "2024-07-24", "granted", { grounds: ["parity"] }),
    released(man, "2024-07-26"),
    statementRecorded("2024-08-01"),
    threatened("2024-08-05", { by: [{ role: "accused", person: man }] }, { ref: "threat" }),
    event("ThreatResponded", "2024-08-15", { threat: "@threat", by: "police", responses: ["diary-entry"] }),
    chargesheetFiled("2024-09-28", man),
    event("CourtCaseNumbered", "2024-10-01", {
      proceeding,
      court: "pocso-special-court",
      courtName: "Alipore",
      caseType: "POCSO",
      number: "61",
      year: 2024,
    }),
    event("CnrRecorded", null, { proceeding, cnr: "WBSP010012342024" }),
    courtDate("2024-11-12", { next: { date: "2025-01-20" } }),
  ],
  // closed, 59 to 89 days; the arrest came after the rescue, though their dates do not say so
  "case-b": [
    ...aCase(man),
    rescued("2024-07", { ref: "rescue" }),
    arrested(man, "2024-07", { after: ["@rescue"] }),
    firRegistered("2024-07", fir("155", "Saran", "in-br")),
    chargesheetFiled("2024-09-28", man),
    courtDate("2024-12"),
  ],
  // open since 2024-08-01, known to be so until the police custody of 2024-10-10
  "case-c": [
    ...aCase(man, woman),
    event("PersonAdded", null, { person: "witness-2", role: "witness", alias: "Victim 2" }),
    firRegistered("2024-08-01", fir("7", "Howrah")),
    arrested(man, "2024-08-03"),
    courtDate("2024-10-10", { result: "not-reached", purposes: ["remand"] }),
    inPoliceCustody(man, "2024-10-10"),
    courtDate(null),
  ],
  // open, and nobody knows since when
  "case-d": [
    ...aCase(man),
    firRegistered(null),
    inPoliceCustody(man, "2024-09-02"),
    threatened(null, {}, { ref: "threat" }),
    // Nobody stated what: no answer to it.
    event("ThreatResponded", null, { threat: "@threat", by: "not-stated", responses: ["not-stated"] }),
  ],
  // closed, and nobody knows after how many days
  "case-e": [...aCase(man), firRegistered(null), chargesheetFiled("2024-09-28", man)],
  // ended otherwise
  "case-f": [
    ...aCase(man),
    firRegistered("2024-07-02", fir("8", "Howrah")),
    event("ClosureReportAccepted", "2024-12-02", { proceeding }),
  ],
  // split after the chargesheet, which counts once; she was added to it later
  "case-g": [
    ...aCase(man, woman),
    firRegistered("2024-07-02", fir("9", "Howrah")),
    chargesheetFiled("2024-07-12", man),
    event("SupplementaryChargesheetFiled", "2024-10-01", { proceeding, accused: [woman] }),
    event("ProceedingSplit", "2024-11-01", { proceeding, into: "proceeding-2", accused: [woman] }),
    event("CaseClosed", "2024-12-31", { reason: "handed-over" }),
  ],
};

describe.each(databases)("answers on $name", ({ start }) => {
  let cases: RecordedCases;
  beforeAll(async () => {
    cases = await recordedCases(start, told);
  });
  afterAll(() => cases.stop());

  const found = async (search: string) =>
    (await cases.ask((rows) => listCases(rows, { search }))).cases.map(({ caseId }) => caseId).sort();

  describe("the list of cases", () => {
    it.each([
      ["FIR 0155/2024, Howrah Town PS", ["case-a"]],
      ["155/2024", ["case-a", "case-b"]],
      ["155 Saran", ["case-b"]],
      ["155/2023", []],
      ["155/24", ["case-a", "case-b"]],
      ["0155/24 Saran", ["case-b"]],
      ["155/23 Saran", []],
      ["POCSO 61/2024", ["case-a"]],
      ["wbsp01-001234-2024", ["case-a"]],
      ["asha", ["case-a"]],
      ["Victim 2", ["case-c"]],
      ["victim 3", []],
      ["A-1", ["case-a"]],
      ["howrah", ["case-a", "case-c", "case-f", "case-g"]],
      ["", Object.keys(told)],
      ["100%", []],
      ["%", []],
      ["_", []],
    ])("finds by %s", async (search, ids) => {
      expect(await found(search)).toEqual(ids);
    });

    it("comes in pages, each case once, and says how many there are", async () => {
      for (const order of ["recorded", "next-date"] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await cases.ask((rows) =>
            listCases(rows, { order, limit: 3, ...(cursor === undefined ? {} : { cursor }) }),
          );
          expect(page.total).toBe(7);
          seen.push(...page.cases.map(({ caseId }) => caseId));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(seen.toSorted()).toEqual(Object.keys(told));
        if (order === "next-date") expect(seen[0]).toBe("case-a");
      }
    });

    it("gives days as they are written, and where it stands", async () => {
      const { cases: list, standing } = await cases.ask((rows) => listCases(rows, { search: "A-1" }));
      expect(list[0]).toMatchObject({ nextDate: "2025-01-20", stage: "chargesheet-filed" });
      expect(standing).toEqual({
        position: Object.values(told).flat().length,
        setAside: [],
        datedAhead: 0,
      });
    });

    it("is narrowed to those that are followed", async () => {
      const closed = await cases.ask((rows) => listCases(rows, { state: "closed" }));
      expect(closed.cases.map(({ caseId }) => caseId)).toEqual(["case-g"]);
    });

    it("is not turned with a page of another question", async () => {
      const { next } = await cases.ask((rows) => listCases(rows, { limit: 1 }));
      const cursor = next ?? "";
      for (const other of [
        { search: "howrah" },
        { state: "open" },
        { order: "next-date" },
      ] satisfies CasesAsked[]) {
        await expect(cases.ask((rows) => listCases(rows, { ...other, cursor }))).rejects.toThrow(
          "of the same question",
        );
      }
      expect((await cases.ask((rows) => listCases(rows, { limit: 2, cursor }))).cases).toHaveLength(2);
    });

    it.each([{ limit: 0 }, { limit: 1.5 }, { cursor: "nonsense" }, { cursor: "WzFd" }])(
      "refuses %j with a reason",
      async (asked) => {
        await expect(cases.ask((rows) => listCases(rows, asked))).rejects.toThrow(/expected/);
      },
    );
  });

  describe("the figures of a span", () => {
    it("count the open ones and drop nothing", async () => {
      const { total, unit, countedElsewhere } = await cases.ask((rows) =>
        delayFigures(rows, { from: "fir", to: "chargesheet", today }),
      );
      expect(unit).toBe("proceeding");
      // proceeding-2 of case-g has its chargesheet from the proceeding from which it was split
      expect(countedElsewhere).toBe(1);
      expect(total).toMatchObject({
        counted: 7,
        cases: 7,
        closed: 3,
        open: 1,
        openNotDated: 1,
        notRecorded: 0,
        notDated: 1,
        ended: 1,
        notBegun: 0,
        exact: 2,
        ranges: 1,
        oneSided: 0,
        reversed: 0,
      });
      const { closed, open, openNotDated, notDated, ended, notBegun, startNotRecorded, possibly } = total;
      expect(closed + open + openNotDated + notDated + ended + notBegun + startNotRecorded + possibly).toBe(
        total.counted,
      );
    });

    it("count apart what nobody recorded and nobody said to be pending", async () => {
      const asked = { from: "chargesheet", to: "cognizance" } as const;
      const { total } = await cases.ask((rows) => delayFigures(rows, { ...asked, today }));
      // a, b, e and g have chargesheets; in g the case goes on in two proceedings
      expect(total).toMatchObject({
        closed: 0,
        open: 0,
        notRecorded: 5,
        openMaxKnown: null,
        openMaxToday: null,
      });
    });

    it("have no days below 0 where a reference says which came first", async () => {
      const { total } = await cases.ask((rows) =>
        delayFigures(rows, { from: "rescue", to: "arrest", caseId: "case-b", today }),
      );
      expect(total).toMatchObject({ closed: 1, leastMin: 0, mostMax: 30, reversed: 0 });
    });

    it("spread the days that are known, ranges by their least and by their most", async () => {
      const { total } = await cases.ask((rows) =>
        delayFigures(rows, { from: "fir", to: "chargesheet", entry: "ignored", today }),
      );
      // 10, 88, and 59 to 89 days: too few for a median
      expect(total).toMatchObject({
        leastMin: 10,
        leastMedian: null,
        leastMax: 88,
        mostMin: 10,
        mostMedian: null,
        mostMax: 89,
        naiveMedian: null,
        whyNoNaiveMedian: "too-few-events",
        median: null,
        whyNoMedian: "too-few-events",
      });
    });

    it("say how long the open ones have lasted, and until when that is known", async () => {
      const { total } = await cases.ask((rows) =>
        delayFigures(rows, { from: "fir", to: "chargesheet", today }),
      );
      // from 2024-08-01 to 2025-01-01, known to be pending until 2024-10-10
      expect(total).toMatchObject({
        openMaxToday: 153,
        openMaxKnown: 70,
        staleMax: 83,
      });
    });

    it("are broken down, what has no place on record last", async () => {
      const { groups } = await cases.ask((rows) =>
        delayFigures(rows, { from: "fir", to: "chargesheet", by: ["district"], today }),
      );
      expect(groups.map(({ group, counted, closed, open }) => [group, counted, closed, open])).toEqual([
        ["Howrah", 4, 2, 1],
        ["Saran", 1, 1, 0],
        [null, 2, 0, 0],
      ]);
    });

    it.each([
      [{ district: "HOWRAH" }, 4],
      [{ state: "in-br", year: 2024 }, 1],
      [{ caseId: "case-g" }, 1],
      [{ agency: "cbi" }, 0],
    ])("count with the filters %j only what is chosen", async (narrowed, counted) => {
      const { total } = await cases.ask((rows) =>
        delayFigures(rows, { from: "fir", to: "chargesheet", today, ...narrowed }),
      );
      expect(total.counted).toBe(counted);
    });

    it("count an accused who was split off once, in the proceeding in which it goes on", async () => {
      const { total, countedElsewhere } = await cases.ask((rows) =>
        delayFigures(rows, { from: "charge", to: "judgment", unit: "accused", today }),
      );
      // ten accused in eight proceedings; hers of case-g goes on in proceeding-2
      expect([total.notBegun, countedElsewhere]).toEqual([total.counted, 1]);
      expect(total.counted).toBe(9);
    });

    it("are those of the same rows given as such, whether they were read at once or as they changed", async () => {
      const rows = Object.entries(told).flatMap(([caseId, events]) =>
        delays.project(buildHistory(recordings(events, caseId))).map((row) => ({ ...row, caseId })),
      );
      for (const unit of ["proceeding", "accused"] as const) {
        for (const by of [[], ["district"], ["state", "courtType"]] as const) {
          const asked: DelaysAsked = { from: "fir", to: "chargesheet", unit, by, entry: "ignored", today };
          const { standing, ...found } = await cases.ask((database) => delayFigures(database, asked));
          expect(standing.position).toBeGreaterThan(0);
          expect(found).toEqual(delaysOf(unitsOfRows(rows, unit), asked));
        }
      }
    });
  });

  describe("bail", () => {
    it("is a row for each accused, and one for each application", async () => {
      const accused = await cases.ask((rows) => bailRows.page(rows, { caseId: "case-a" }));
      expect(accused.rows).toMatchObject([
        { accused: man, custody: "on-bail", releasedBeforeStatement: "yes", releasedEarliest: "2024-07-26" },
      ]);
      const applications = await cases.ask((rows) => bailApplicationRows.page(rows, { outcome: "granted" }));
      expect(applications.rows).toMatchObject([
        { caseId: "case-a", daysToOrderLeast: 16, grounds: ["parity"], appliedEarliest: "2024-07-08" },
      ]);
    });

    it("has figures of accused and of applications", async () => {
      const { accused, applications, grounds } = await cases.ask((rows) =>
        bailFigures(rows, { by: "state" }),
      );
      expect(accused.total).toMatchObject({
        accused: 10,
        cases: 7,
        withApplication: 1,
        releasedOnBail: 1,
        releasedBeforeStatement: 1,
        counselReady: 0,
      });
      expect(applications.total).toMatchObject({
        applications: 1,
        granted: 1,
        pending: 0,
        leastMedian: 16,
        mostMax: 16,
      });
      expect(applications.groups.map(({ group, applications: count }) => [group, count])).toEqual([
        ["in-wb", 1],
      ]);
      expect(grounds).toEqual([{ outcome: "granted", ground: "parity", orders: 1 }]);
    });

    it.each([
      [{}, 10, 1],
      // all but Saran's
      [{ state: "in-wb" }, 9, 1],
      // of case-a one, of case-c two, of case-f one, of case-g three in two proceedings
      [{ district: "howrah", year: 2024 }, 7, 1],
      [{ district: "Saran" }, 1, 0],
      [{ caseId: "case-a" }, 1, 1],
      [{ agency: "cbi" }, 0, 0],
    ])(
      "counts with the filters %j the accused and applications that its rows have",
      async (narrowed, accused, applications) => {
        const figures = await cases.ask((rows) => bailFigures(rows, narrowed));
        expect([figures.accused.total.accused, figures.applications.total.applications]).toEqual([
          accused,
          applications,
        ]);
        expect(figures.grounds).toHaveLength(applications);
        const ofAccused = await cases.ask((rows) => bailRows.page(rows, narrowed));
        const ofApplications = await cases.ask((rows) => bailApplicationRows.page(rows, narrowed));
        expect([ofAccused.total, ofApplications.total]).toEqual([accused, applications]);
      },
    );
  });

  describe("intimidation", () => {
    it("is a row for each incident, those without a date last", async () => {
      const { rows, total } = await cases.ask((database) => intimidationRows.page(database, {}));
      expect(total).toBe(2);
      expect(rows.map(({ caseId, earliest }) => [caseId, earliest])).toEqual([
        ["case-a", "2024-08-05"],
        ["case-d", null],
      ]);
    });

    it("has figures of what followed and how late", async () => {
      const { total, sources, manners } = await cases.ask((rows) => intimidationFigures(rows));
      expect(total).toMatchObject({
        incidents: 2,
        notDated: 1,
        answered: 1,
        unanswered: 1,
        responseLeastMedian: 10,
        afterRelease: 1,
        sinceReleaseLeastMedian: 10,
      });
      expect(sources).toEqual([{ code: "accused", incidents: 1 }]);
      expect(manners).toEqual([{ code: "threat-not-to-testify", incidents: 2 }]);
    });

    it.each([
      [{ state: "in-wb" }, 2, [{ code: "accused", incidents: 1 }]],
      [{ district: "HOWRAH" }, 1, [{ code: "accused", incidents: 1 }]],
      [{ caseId: "case-d" }, 1, []],
      [{ state: "in-br" }, 0, []],
    ])("counts with the filters %j the incidents that its rows have", async (narrowed, incidents, by) => {
      const figures = await cases.ask((rows) => intimidationFigures(rows, narrowed));
      expect(figures.total.incidents).toBe(incidents);
      expect(figures.sources).toEqual(by);
      const manners = incidents === 0 ? [] : [{ code: "threat-not-to-testify", incidents }];
      expect(figures.manners).toEqual(manners);
      const { total } = await cases.ask((rows) => intimidationRows.page(rows, narrowed));
      expect(total).toBe(incidents);
    });
  });

  describe("court dates", () => {
    const between = async (from: string, to: string, more = {}) => {
      const { rows } = await cases.ask((database) =>
        hearingRows.page(database, { from: asDay(from), to: asDay(to), ...more }),
      );
      return rows.map(({ caseId, kind, earliest }) => [caseId, kind, earliest]);
    };

    it("between two days are those on record and those given, and those that may lie between", async () => {
      expect(await between("2024-11-01", "2024-12-15")).toEqual([
        ["case-a", "recorded", "2024-11-12"],
        ["case-b", "recorded", "2024-12-01"],
      ]);
      expect(await between("2025-01-01", "2025-01-31")).toEqual([["case-a", "scheduled", "2025-01-20"]]);
    });

    it("between a day and an earlier one are refused, and the later part is named", async () => {
      await expect(between("2024-12-15", "2024-12-14")).rejects.toThrow(
        /^to: expected the same day as from \(2024-12-15\), or a later one/,
      );
      expect(await between("2024-11-12", "2024-11-12")).toEqual([["case-a", "recorded", "2024-11-12"]]);
    });

    it("without a day are in no window, and last where none is asked for", async () => {
      const { rows } = await cases.ask((database) => hearingRows.page(database, { kind: "recorded" }));
      expect(rows.map(({ caseId, earliest }) => [caseId, earliest])).toEqual([
        ["case-c", "2024-10-10"],
        ["case-a", "2024-11-12"],
        ["case-b", "2024-12-01"],
        ["case-c", null],
      ]);
    });

    it("come in pages, each once", async () => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await cases.ask((database) =>
          hearingRows.page(database, { limit: 1, ...(cursor === undefined ? {} : { cursor }) }),
        );
        seen.push(...page.rows.map(({ caseId, key }) => `${caseId} ${key}`));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(5);
      expect(new Set(seen).size).toBe(5);
    });

    it("are read part after part without being counted", async () => {
      const first = await cases.ask((database) => hearingRows.part(database, { limit: 3 }));
      expect(first).not.toHaveProperty("total");
      const second = await cases.ask((database) =>
        hearingRows.part(database, { limit: 3, cursor: first.next ?? "" }),
      );
      expect([first.rows.length, second.rows.length, second.next]).toEqual([3, 2, null]);
    });
  });

  it("name the cases that were set aside, whatever is asked", async () => {
    const { pool } = cases.database.store;
    await pool.query(
      "insert into set_aside (case_id, revision, position, reason) values ('case-x', 1, 1, 'not readable')",
    );
    const { standing } = await cases.ask((rows) => bailFigures(rows));
    expect(standing.setAside).toEqual([{ caseId: "case-x", reason: "not readable" }]);
    await pool.query("delete from set_aside");
  });

  it("fail with a reason while the rows cannot be read", async () => {
    const { pool } = cases.database.store;
    await pool.query("alter view delays rename to delays_elsewhere");
    const failed = await cases.ask((rows) =>
      delayFigures(rows, { from: "fir", to: "chargesheet", today }).pipe(Effect.flip, Effect.orDie),
    );
    expect(failed.reason._tag).toBe("RowsUnavailable");
    expect(failed.message).toContain("counting delays");
    await pool.query("alter view delays_elsewhere rename to delays");
  });
});
