import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoCases } from "../demo/cases.ts";
import type { Problem } from "../problem.ts";
import { differencesFromDescription } from "../testing/as-described.ts";
import { command, newCommandId, openingEvents, type SentEvent } from "../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";
import type { Recorded } from "../use-cases/record.ts";

let app: TemporaryApp;
/** The published cases by the place with which their titles begin. */
const published = new Map<string, Recorded>();
/** For questions that are to rest on all that was recorded here. */
let last = "";

const opened = async (sent: unknown): Promise<Recorded> => {
  const answer = await app.send("/api/cases", sent);
  const body = (await answer.json()) as Recorded;
  expect([answer.status, body]).toEqual([201, body]);
  last = `atLeast=${body.caseId}@${body.revision}`;
  return body;
};

beforeAll(async () => {
  app = await temporaryApp();
  for (const { title, command: told } of demoCases) {
    published.set(title.slice(0, title.indexOf(":")), await opened(told));
  }
});
afterAll(() => app.close());

const idOf = (place: string): string => published.get(place)?.caseId ?? "";
const asked = async <A = Record<string, unknown>>(path: string): Promise<A> => {
  const answer = await app.ask(`${path}${path.includes("?") ? "&" : "?"}${last}`);
  const body = await answer.json();
  expect([answer.status, body]).toEqual([200, body]);
  return body as A;
};
const problemsOf = async (path: string) => {
  const answer = await app.ask(path);
  return (await answer.json()) as Problem;
};
const lines = async (path: string, restingOn = last): Promise<readonly (readonly string[])[]> => {
  const answer = await app.ask(`${path}${path.includes("?") ? "&" : "?"}format=csv&${restingOn}`);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    200,
    "text/csv; charset=utf-8; header=present",
  ]);
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="tareekh-[a-z-]+-\d{4}-\d{2}-\d{2}\.csv"$/,
  );
  return (await answer.text())
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
};

describe("every answer is as the OpenAPI document describes it", () => {
  test.each([
    ["listCases", "/api/cases"],
    ["readDelays", "/api/delays?span=arrival..rescue&by=state"],
    ["readDelays", "/api/delays?span=arrest-deferred..arrest"],
    ["readDelays", "/api/delays?span=fir..disposed&unit=accused&by=state,victim&entry=ignored&step=90"],
    ["compareDelays", "/api/delays/comparison?span=arrival..rescue&by=state&compare=in-wb..in-gj"],
    ["readOutcomes", "/api/outcomes?by=courtType"],
    ["readOutcomes", "/api/outcomes?from=registered&unit=accused&entry=ignored&interState=true"],
    ["readStages", "/api/stages?by=state"],
    ["readPendency", "/api/pendency?by=district,year"],
    ["readAdjournments", "/api/adjournments?by=purpose,state"],
    ["readAdjournments", "/api/adjournments?side=defence&from=2020-01-01&to=2026-01-01"],
    ["readCompleteness", "/api/completeness?by=agency"],
    ["readCompleteness", "/api/completeness?stage=arrest&kind=date"],
    ["readCompensation", "/api/compensation?by=state,year"],
    ["readCompensation", "/api/compensation?entry=ignored&step=60&victim=child"],
    ["listBail", "/api/bail"],
    ["listBailApplications", "/api/bail/applications"],
    ["readBailFigures", "/api/bail/figures?by=district"],
    ["listIntimidation", "/api/intimidation"],
    ["readIntimidationFigures", "/api/intimidation/figures?by=agency"],
    ["listHearings", "/api/hearings"],
  ])("%s: %s", async (operationId, path) => {
    expect(differencesFromDescription(operationId, await asked(path))).toBe("");
  });

  test.each([...demoCases.map(({ title }) => title.slice(0, title.indexOf(":")))])(
    "readDelaysOfCase, readCase and readEvents of %s",
    async (place) => {
      const path = `/api/cases/${idOf(place)}`;
      const read = async (from: string) => (await app.ask(from)).json();
      expect(differencesFromDescription("readDelaysOfCase", await read(`${path}/delays`))).toBe("");
      expect(differencesFromDescription("readCase", await read(path))).toBe("");
      expect(differencesFromDescription("readEvents", await read(`${path}/events`))).toBe("");
    },
  );
});

interface CaseList {
  readonly cases: readonly { readonly caseId: string }[];
  readonly next: string | null;
  readonly total: number;
}
const found = async (query: string): Promise<readonly string[]> =>
  (await asked<CaseList>(`/api/cases?${query}`)).cases.map(({ caseId }) => caseId);

describe("the list of cases", () => {
  test("holds what was just recorded, once it is told to wait for it", async () => {
    const { caseId } = await opened(command(openingEvents));
    expect(await found("")).toContain(caseId);
  });

  test("is searched by file number, and by an FIR's number with its year and station", async () => {
    const fir: SentEvent = {
      type: "FirRegistered",
      occurred: "2023-02-03",
      data: { proceeding: "proceeding-1", number: "155", year: 2023, policeStation: "Jibantala" },
    };
    const { caseId } = await opened(command([...openingEvents, fir]));
    expect(await found("q=Rajkot-1")).toEqual([idOf("Rajkot")]);
    expect(await found(`q=${encodeURIComponent("FIR 0155/2023 Jibantala")}`)).toEqual([caseId]);
    expect(await found(`q=${encodeURIComponent("FIR 155/2022 Jibantala")}`)).toEqual([]);
  });

  test("is turned page by page without losing or repeating a case", async () => {
    const { total } = await asked<CaseList>("/api/cases");
    const seen: string[] = [];
    let cursor = "";
    for (let pages = 0; pages <= total; pages++) {
      const page = await asked<CaseList>(`/api/cases?limit=2${cursor}`);
      seen.push(...page.cases.map(({ caseId }) => caseId));
      if (page.next === null) break;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([total, total]);
  });

  test("as CSV holds every page", async () => {
    const { total } = await asked<CaseList>("/api/cases?limit=1");
    const [header, ...rows] = await lines("/api/cases?limit=1");
    expect(header?.[0]).toBe("caseId");
    expect(rows).toHaveLength(total);
  });
});

interface Delays {
  readonly total: Readonly<Record<string, number | null>>;
  readonly groups: readonly Readonly<Record<string, unknown>>[];
  readonly unit: string;
}

describe("delays across cases", () => {
  test("Rajkot: 36 to 42 days from arrival to rescue", async () => {
    const { spans } = (await (await app.ask(`/api/cases/${idOf("Rajkot")}/delays`)).json()) as {
      readonly spans: readonly Readonly<Record<string, unknown>>[];
    };
    expect(spans.find(({ from, to }) => from === "arrival" && to === "rescue")).toMatchObject({
      state: "closed",
      least: 36,
      most: 42,
    });
    const { total } = await asked<Delays>("/api/delays?span=arrival..rescue");
    expect(total).toMatchObject({ leastMax: 36, mostMax: 42 });
  });

  test("what is open is counted, and all lines add up", async () => {
    const { total, groups } = await asked<Delays>("/api/delays?span=fir..chargesheet&by=state");
    const states = [
      "closed",
      "open",
      "openNotDated",
      "notRecorded",
      "notDated",
      "ended",
      "notBegun",
      "startNotRecorded",
      "possibly",
    ];
    expect(states.reduce((sum, name) => sum + Number(total[name]), 0)).toBe(total.counted);
    expect(groups.reduce((sum, group) => sum + Number(group.counted), 0)).toBe(total.counted);
  });

  test("as CSV: a line for the total and one for each group", async () => {
    const { groups } = await asked<Delays>("/api/delays?span=fir..chargesheet&by=state");
    const [header, total, ...others] = await lines("/api/delays?span=fir..chargesheet&by=state");
    expect(header?.slice(0, 2)).toEqual(["line", "group"]);
    expect(total?.[0]).toBe("total");
    expect(others.map(([line]) => line)).toEqual(groups.map(() => "group"));
  });

  test("of a case as CSV, by parameter or by Accept", async () => {
    const path = `/api/cases/${idOf("Rajkot")}/delays`;
    const byHeader = await app.ask(path, { headers: { accept: "text/csv" } });
    const [header = [], ...rows] = await lines(path, "");
    expect((await byHeader.text()).split("\r\n")[0]).toBe(header.join(","));
    const span = rows.find((row) => row[header.indexOf("from")] === "arrival");
    expect([span?.[header.indexOf("least")], span?.[header.indexOf("most")]]).toEqual(["36", "42"]);
  });
});

describe("bail, intimidation and court dates", () => {
  test("Kolkata: one incident, at a hearing", async () => {
    const { rows, total } = await asked<{
      readonly rows: readonly Readonly<Record<string, unknown>>[];
      readonly total: number;
    }>(`/api/intimidation?caseId=${idOf("Kolkata")}`);
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ caseId: idOf("Kolkata"), earliest: null, latest: null });
  });

  test("a row for each accused in each proceeding", async () => {
    const { total } = await asked<{ readonly total: number }>("/api/bail");
    const [, ...rows] = await lines("/api/bail?limit=1");
    expect(total).toBeGreaterThan(1);
    expect(rows).toHaveLength(total);
  });

  test("court dates between two days, and those that are only given yet", async () => {
    const courtDate: SentEvent = {
      type: "CourtDateRecorded",
      occurred: "2024-03-05",
      data: { proceeding: "proceeding-1", result: "not-reached", next: { date: "2024-04-09" } },
    };
    const { caseId } = await opened(command([...openingEvents, courtDate]));
    const days = async (query: string) =>
      (
        await asked<{ readonly rows: readonly { readonly earliest: string; readonly kind: string }[] }>(
          `/api/hearings?caseId=${caseId}&${query}`,
        )
      ).rows.map(({ earliest, kind }) => [earliest, kind]);
    expect(await days("")).toEqual([
      ["2024-03-05", "recorded"],
      ["2024-04-09", "scheduled"],
    ]);
    expect(await days("from=2024-03-06&to=2024-04-09")).toEqual([["2024-04-09", "scheduled"]]);
    expect(await days("to=2024-04-08")).toEqual([["2024-03-05", "recorded"]]);
    expect(await days("kind=scheduled")).toEqual([["2024-04-09", "scheduled"]]);
  });
});

describe("figures of a part of the cases", () => {
  type Rows = { readonly total: number };
  interface BailFigures {
    readonly accused: { readonly total: Readonly<Record<string, number>> };
    readonly applications: { readonly total: Readonly<Record<string, number>> };
  }

  test.each(["", "state=in-mh", "state=in-wb", "district=rajkot", "agency=cbi"])(
    "bail with %j: the figures are of the rows, and the file holds the same rows",
    async (filters) => {
      const rows = await asked<Rows>(`/api/bail?${filters}`);
      const figures = await asked<BailFigures>(`/api/bail/figures?${filters}`);
      expect(figures.accused.total.accused).toBe(rows.total);
      const [, ...inFile] = await lines(`/api/bail?${filters}`);
      expect(inFile).toHaveLength(rows.total);
      const applications = await asked<Rows>(`/api/bail/applications?${filters}`);
      const { applications: made, ordersWithoutApplication } = figures.applications.total;
      expect((made ?? 0) + (ordersWithoutApplication ?? 0)).toBe(applications.total);
    },
  );

  test("delays are of what is chosen, and each line of the file says what that is", async () => {
    const path = "/api/delays?span=fir..chargesheet&state=in-mh";
    const { total } = await asked<Delays>(path);
    expect(total.counted).toBe(1);
    const [header = [], line = []] = await lines(path);
    expect([line[header.indexOf("counted")], line[header.indexOf("onlyState")]]).toEqual(["1", "in-mh"]);
  });

  test("threats: the figures are of the rows", async () => {
    const incidentsOf = async (filters: string) => {
      const { total } = await asked<{ readonly total: Readonly<Record<string, number>> }>(
        `/api/intimidation/figures?${filters}`,
      );
      return total.incidents;
    };
    const filters = `caseId=${idOf("Kolkata")}`;
    expect((await asked<Rows>(`/api/intimidation?${filters}`)).total).toBe(1);
    expect(await incidentsOf(filters)).toBe(1);
    expect(await incidentsOf(`caseId=${idOf("Rajkot")}`)).toBe(0);
  });
});

describe("figures of proceedings, or of the accused in them", () => {
  test.each([
    "/api/delays?span=fir..disposed",
    "/api/outcomes?from=fir",
    "/api/stages?from=fir",
    "/api/pendency?from=fir",
    "/api/adjournments",
    "/api/completeness",
    "/api/compensation",
  ])("%s says of what cases they are, and that it is no census", async (path) => {
    const { sentences } = await asked<{ readonly sentences: readonly string[] }>(path);
    expect(sentences.join(" ")).toContain("cases followed by this office");
    expect(sentences.join(" ")).toContain("It is not a census");
  });

  test("count more accused than proceedings where several are accused together", async () => {
    const ofProceedings = await asked<Delays>("/api/delays?span=fir..disposed");
    const ofAccused = await asked<Delays>("/api/delays?span=fir..disposed&unit=accused");
    expect([ofProceedings.unit, ofAccused.unit]).toEqual(["proceeding", "accused"]);
    expect(Number(ofAccused.total.counted)).toBeGreaterThan(Number(ofProceedings.total.counted));
  });

  test.each([
    ["/api/stages?by=state", ["total", "group"]],
    ["/api/pendency?from=fir&by=state", ["total", "stage", "court", "group"]],
    ["/api/outcomes?by=state", ["total", "group"]],
    ["/api/compensation", ["total"]],
    ["/api/compensation?table=waits", ["wait"]],
    ["/api/completeness?by=agency", ["stage", "groupStage"]],
    ["/api/completeness?by=agency&table=facts", ["fact", "groupFact"]],
  ])("%s as CSV says of each line in which table it stands, and what was asked", async (path, tables) => {
    const [header = [], ...rows] = await lines(path);
    expect([...new Set(rows.map(([line]) => line))]).toEqual(tables);
    expect(new Set(rows.map((row) => row[header.indexOf("unit")]))).toEqual(new Set(["proceeding"]));
    expect(rows.every((row) => row.length === header.length)).toBe(true);
  });
});

describe("court dates", () => {
  // One court date, held, and nothing put off.
  test.each([
    ["figures", "held", ["total", "group"], ["1", "1"]],
    [
      "per-proceeding",
      "standing",
      ["perProceeding", "perProceeding", "groupPerProceeding", "groupPerProceeding"],
      ["all", "pending", "all", "pending"],
    ],
    ["purposes", "courtDates", ["purpose"], ["1"]],
    ["sides", "putOff", [], []],
  ])(
    "as CSV, the table %s has lines of one kind, with columns of their own",
    async (table, name, kinds, told) => {
      const [header = [], ...rows] = await lines(
        `/api/adjournments?by=state&caseId=${idOf("Kolkata")}&table=${table}`,
      );
      const column = (of: string) => rows.map((row) => row[header.indexOf(of)]);
      expect(column("line")).toEqual(kinds);
      expect(column(name)).toEqual(told);
      expect(rows.every((row) => row.length === header.length)).toBe(true);
    },
  );
});

describe("what is on record of the published cases", () => {
  interface Fact {
    readonly stage: string;
    readonly fact: string;
    readonly recorded: number;
    readonly imprecise: number;
    readonly missing: number;
  }

  test.each([
    // A blog without a date; eight lawyers, and no names.
    ["Kolkata", "missing", ["rescue/date", "arrest/date", "court-dates/date", "people/survivor-name"]],
    // Four ages are still to be determined.
    ["Mumbai", "missing", ["people/survivor-age", "people/officer"]],
    // Rescued in the night of 12 November in Rajkot; the missing report has a station and no day.
    ["Rajkot", "recorded", ["rescue/date", "rescue/place", "missing-report/station"]],
    ["Rajkot", "imprecise", ["arrest/date"]],
    ["Saran", "recorded", ["rescue/date", "rescue/place"]],
  ] as const)("%s: %s", async (place, state, expected) => {
    const { facts } = await asked<{ readonly facts: readonly Fact[] }>(
      `/api/completeness?caseId=${idOf(place)}`,
    );
    const found = facts.filter((one) => one[state] > 0).map(({ stage, fact }) => `${stage}/${fact}`);
    expect(found).toEqual(expect.arrayContaining([...expected]));
  });

  test("nothing is said of compensation, of which they do not tell", async () => {
    const { survivors, total } = await asked<{
      readonly survivors: number;
      readonly total: readonly { readonly claims: number }[];
    }>(`/api/compensation?caseId=${idOf("Mumbai")}`);
    expect([survivors, total.map(({ claims }) => claims)]).toEqual([5, [0, 0, 0]]);
  });
});

describe("a table that is taken away", () => {
  test("names what it is, and the day on which it was taken", async () => {
    const answer = await app.ask("/api/delays?span=fir..chargesheet&format=csv");
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kolkata" }).format(new Date());
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="tareekh-delays-${today}.csv"`,
    );
  });

  test("says on each line of figures what was asked and where it stands", async () => {
    const [header = [], ...rows] = await lines("/api/delays?span=fir..chargesheet&by=state");
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
    expect(new Set(column("from"))).toEqual(new Set(["fir"]));
    expect(new Set(column("to"))).toEqual(new Set(["chargesheet"]));
    expect(column("position").every((position) => Number(position) > 0)).toBe(true);
  });

  test.each([
    ["/api/delays?span=fir..disposed&unit=accused&entry=ignored", "waiting"],
    ["/api/delays/comparison?span=fir..disposed&by=state&compare=in-wb..in-mh", "waiting"],
    ["/api/outcomes?unit=accused&entry=ignored", "share.convicted"],
  ])("%s as a table of curves says of each point of which question it is", async (path, share) => {
    const table = path.includes("comparison") ? path : `${path}&table=curves`;
    const [header = [], ...rows] = await lines(table);
    expect(header.slice(0, 4)).toEqual(["group", "thenGroup", "days", "atRisk"]);
    expect(header).toContain(share);
    expect(header.at(-1)).toBe("position");
    expect(rows.every((row) => row.length === header.length)).toBe(true);
  });

  test("spells out what has parts", async () => {
    const answer = await app.ask(`/api/cases?format=csv&${last}`);
    const text = await answer.text();
    expect(text).toContain("stage: ");
    expect(text).not.toMatch(/[{}[\]]/);
  });
});

describe("a question that cannot be answered as it was asked is refused, and its part named", () => {
  test.each([
    ["/api/delays", "span"],
    ["/api/delays?span=fir..charged", "span"],
    ["/api/delays?span=fir..fir", "span"],
    ["/api/delays?span=fir..arrest&by=caste", "by"],
    ["/api/delays?span=fir..arrest&by=state,state", "by"],
    ["/api/delays?span=fir..arrest&by=state,district,year", "by"],
    ["/api/delays?span=fir..arrest&table=points", "table"],
    ["/api/delays/comparison?span=fir..arrest&by=state&compare=in-wb", "compare"],
    ["/api/delays/comparison?span=fir..arrest&by=state&compare=in-wb..in-wb", "compare"],
    ["/api/delays/comparison?span=fir..arrest&compare=in-wb..in-br", "by"],
    ["/api/outcomes?from=disposed", "from"],
    ["/api/pendency?unit=case", "unit"],
    ["/api/stages?interState=perhaps", "interState"],
    ["/api/adjournments?side=fault", "side"],
    ["/api/completeness?stage=trial", "stage"],
    ["/api/compensation?entry=late", "entry"],
    ["/api/adjournments?unit=accused", "unit"],
    ["/api/adjournments?from=2024-02-02&to=2024-02-01&format=csv", "to"],
    ["/api/hearings?from=2024-02-30", "from"],
    ["/api/hearings?from=2024-02-02&to=2024-02-01", "to"],
    ["/api/hearings?from=2024-02-02&to=2024-02-01&format=csv", "to"],
    ["/api/bail?state=XX", "state"],
    ["/api/bail/figures?state=West%20Bengal", "state"],
    ["/api/intimidation?agency=unknown", "agency"],
    ["/api/bail/applications?outcome=allowed", "outcome"],
    ["/api/bail?cursor=e30&format=csv", "cursor"],
    ["/api/bail?statee=in-wb", "statee"],
    ["/api/catalogue?by=chapter", "by"],
    ["/api/hearings?kind=held", "kind"],
    ["/api/cases?limit=201", "limit"],
    ["/api/cases?cursor=page-2", "cursor"],
    ["/api/cases?state=pending", "state"],
    ["/api/bail?year=all", "year"],
    ["/api/bail?limit=1001", "limit"],
    ["/api/bail?format=xlsx", "format"],
    ["/api/bail?cursor=e30", "cursor"],
    ["/api/cases?atLeast=case-1@1", "atLeast"],
    [`/api/cases?atLeast=case-${newCommandId()}@1`, "atLeast"],
  ])("%s", async (path, field) => {
    const { status, problems } = await problemsOf(path);
    expect(status).toBe(400);
    expect(problems?.map((one) => one.field)).toEqual([field]);
  });
});
