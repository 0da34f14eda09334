/** The four published cases, recorded by the demo and asked for as its users ask: over the API. */
import type { Span } from "@tareekh/projections/facts/spans.ts";
import type { Wait } from "@tareekh/projections/facts/waits.ts";
import type { Timeline, TimelineEntry } from "@tareekh/projections/timeline/timeline.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Directories,
  newDirectories,
  type ServerProcess,
  startServer,
} from "../running/server-process.ts";

let directories: Directories;
let server: ServerProcess;
const caseIds = new Map<string, string>();

const asked = async <Answer>(path: string): Promise<Answer> => {
  const response = await server.ask(path);
  expect(response.status, `${path}: ${await response.clone().text()}`).toBe(200);
  return (await response.json()) as Answer;
};

const timelineOf = (fileNumber: string, query = ""): Promise<Timeline> =>
  asked<Timeline>(`/api/cases/${caseIds.get(fileNumber)}/timeline${query}`);

const entriesOf = (timeline: Timeline, type: string): readonly TimelineEntry[] =>
  timeline.entries.filter((entry) => entry.type === type);

const spanOf = ({ spans }: Timeline, from: string, to: string, accused: string | null = null): Span => {
  const span = spans.find((one) => one.from === from && one.to === to && one.accused === accused);
  if (span === undefined) throw new Error(`There is no span from ${from} to ${to}`);
  return span;
};

const noDays = { least: null, most: null };

beforeAll(async () => {
  directories = newDirectories();
  server = await startServer(directories, { command: "demo" });
  const { cases } = await asked<{ cases: readonly { caseId: string; fileNumber: string }[] }>("/api/cases");
  for (const { caseId, fileNumber } of cases) caseIds.set(fileNumber, caseId);
});
afterAll(async () => {
  await server?.stop();
  directories?.remove();
});

it("tells of four cases and invents none", () => {
  expect([...caseIds.keys()].sort()).toEqual(["Kolkata-1", "Mumbai-1", "Rajkot-1", "Saran-1"]);
});

describe("Rajkot: a girl taken in a week that is known, and rescued on a day that is", () => {
  it("was 36 to 42 days from her arrival in the first week of October to the rescue on 12 November 2020", async () => {
    const timeline = await timelineOf("Rajkot-1");
    const span = spanOf(timeline, "arrival", "rescue");
    expect(span.began).toMatchObject({ earliest: "2020-10-01", latest: "2020-10-07" });
    expect(span.reached).toMatchObject({ earliest: "2020-11-12", latest: "2020-11-12" });
    expect(span).toMatchObject({ state: "closed", days: { least: 36, most: 42 } });
  });

  it("had its missing report before the transfer to the CID, and the transfer before the team arrived", async () => {
    const [report] = entriesOf(await timelineOf("Rajkot-1"), "MissingReportMade");
    expect(report?.bounds).toMatchObject({ earliest: null, latest: "2020-11-12" });
  });

  it("has an arrest by 13 November that may have come any day before", async () => {
    const timeline = await timelineOf("Rajkot-1");
    const [arrest] = entriesOf(timeline, "AccusedArrested");
    expect(arrest?.bounds).toMatchObject({ earliest: null, latest: "2020-11-13" });
  });

  it("was still waiting for its rescue as of 31 October, which the later rescue says", async () => {
    const asOf = await timelineOf("Rajkot-1", "?asOf=2020-10-31");
    expect(spanOf(asOf, "arrival", "rescue")).toMatchObject({ state: "open", lastPending: "2020-10-31" });
  });

  it("was empty before anything of it was recorded", async () => {
    const known = await timelineOf("Rajkot-1", "?knownAt=2020-12-31");
    expect(known).toMatchObject({
      revision: 0,
      entries: [],
      spans: [],
      header: { people: [], proceedings: [] },
    });
  });

  it("does not say that the man arrested in 2020 still waits to be produced: nobody recorded either", async () => {
    const span = spanOf(await timelineOf("Rajkot-1"), "arrest", "production", "accused-1");
    expect(span).toMatchObject({ state: "not-recorded", lastPending: null, lastRecorded: "2020-11-13" });
  });
});

describe("Kolkata: two sisters, and not one date", () => {
  it("says of every span that it is not dated or its end not recorded, and guesses none", async () => {
    const { spans, waits } = await timelineOf("Kolkata-1");
    expect(spans.length).toBeGreaterThan(0);
    for (const one of [...spans, ...waits] as readonly (Span | Wait)[]) {
      expect(one.state).toMatch(/^(?:(?:open-)?not-dated|not-recorded)$/);
      expect(one.days).toMatchObject(noDays);
    }
    expect(spans.find(({ from, to }) => from === "rescue" && to === "fir")?.state).toBe("not-recorded");
  });

  it("had eight lawyers ready before the police station was reached", async () => {
    const { rows } = await asked<{ rows: readonly Record<string, unknown>[] }>(
      `/api/bail?caseId=${caseIds.get("Kolkata-1")}`,
    );
    const kingpin = rows.find(({ accused }) => accused === "accused-1");
    expect(kingpin).toMatchObject({
      counselReady: true,
      counselReadyWhen: ["before-police-station"],
      lawyers: 8,
    });
  });

  it("had one incident of intimidation, at a court date, by relatives and by counsel, against the elder sister", async () => {
    const { rows } = await asked<{ rows: readonly Record<string, unknown>[] }>("/api/intimidation");
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      caseId: caseIds.get("Kolkata-1"),
      atCourtDate: true,
      sources: ["relative-of-accused", "defence-counsel"],
      targets: ["survivor-1"],
    });
    const { header } = await timelineOf("Kolkata-1");
    expect(header.people.find(({ id }) => id === "survivor-1")?.alias).toBe("Reena");
  });

  it("says of all five that they were charged, as its source does, and leaves open what that means", async () => {
    const { header } = await timelineOf("Kolkata-1");
    const charged = header.claims
      .map(({ data }) => data as { readonly kind: string; readonly about: readonly string[] })
      .find(({ kind }) => kind === "charged-unclear");
    const accused = header.people.filter(({ role }) => role === "accused").map(({ id }) => id);
    expect(charged?.about).toEqual(accused);
  });

  it("keeps the fourteen pimps in six cases as a claim, and makes no milestone of an unclear charge", async () => {
    const timeline = await timelineOf("Kolkata-1");
    expect(timeline.header.claims.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ kind: "link-across-cases", numbers: { people: 14, cases: 6 } }),
    );
    expect(timeline.header.people.filter(({ role }) => role === "accused")).toHaveLength(5);
    expect(timeline.header.proceedings.flatMap(({ stages }) => stages.map(({ stage }) => stage))).toEqual(
      Array.from({ length: 5 }, () => "investigation"),
    );
  });
});

describe("Mumbai: five rescued at the second attempt", () => {
  it("has the attempt that was called off before the rescue, though neither has a date", async () => {
    const timeline = await timelineOf("Mumbai-1");
    const [calledOff] = entriesOf(timeline, "RescueAttemptCalledOff");
    const [rescue] = entriesOf(timeline, "SurvivorRescued");
    expect(calledOff?.occurred).toBeNull();
    expect(rescue?.occurred).toBeNull();
    expect(calledOff?.before).toEqual([rescue?.eventId]);
    expect(timeline.entries.indexOf(calledOff as TimelineEntry)).toBeLessThan(
      timeline.entries.indexOf(rescue as TimelineEntry),
    );
  });

  it("began early in a September of which no year is known", async () => {
    const [began] = entriesOf(await timelineOf("Mumbai-1"), "OrganisationJoined");
    expect(began?.occurred?.text).toBe("XXXX-09");
    expect(began?.source.partOfTime).toBe("early");
  });

  it("says of no shelter and of no age that they were ordered, of which its source says nothing", async () => {
    const { entries, waits } = await timelineOf("Mumbai-1");
    const titles = [...entries, ...waits].map(({ title }) => title);
    expect(titles.filter((title) => /order/i.test(title))).toEqual([]);
    expect(titles.filter((title) => title === "Survivor said to be in shelter or custody")).toHaveLength(5);
  });

  it("waits for the ages of four of the five", async () => {
    const { header, waits } = await timelineOf("Mumbai-1");
    const labels = header.people
      .filter(({ role }) => role === "survivor")
      .map(({ ageLabels }) => ageLabels.map(({ label }) => label));
    expect(labels).toEqual([["child"], ["pending"], ["pending"], ["pending"], ["pending"]]);
    expect(waits.filter(({ type }) => type === "AgeDeterminationOrdered")).toHaveLength(4);
  });
});

describe("Saran: an arrest that waits for the survivor's statement", () => {
  const waitOf = ({ waits }: Timeline) => waits.find(({ type }) => type === "ArrestDeferred");

  it("has waited since 9 November 2020, and for thirty days by 9 December", async () => {
    const timeline = await timelineOf("Saran-1", "?asOf=2020-12-09");
    expect(waitOf(timeline)).toMatchObject({
      person: "accused-1",
      state: "open",
      since: { earliest: "2020-11-09", latest: "2020-11-09" },
      endedBy: null,
    });
    const { waits } = await asked<{
      waits: readonly { title: string; soFarLeast: number; soFarMost: number }[];
    }>(`/api/cases/${caseIds.get("Saran-1")}/delays?asOf=2020-12-09`);
    expect(waits.find(({ title }) => title === "Arrest deferred")).toMatchObject({
      soFarLeast: 30,
      soFarMost: 30,
    });
  });

  it("has the police and her father on the way to her on 9 November, and does not have her back", async () => {
    const timeline = await timelineOf("Saran-1");
    const onTheWay = entriesOf(timeline, "JourneyMade").find(({ title }) => title === "Journey under way");
    expect(onTheWay).toMatchObject({ occurred: { text: "2020-11-09" }, people: [{ id: "other-1" }] });
    expect(entriesOf(timeline, "ReturnedHome")).toEqual([]);
  });

  it("keeps the source's words, in which the statement stands under the wrong code", async () => {
    const [deferred] = entriesOf(await timelineOf("Saran-1"), "ArrestDeferred");
    expect(deferred?.source.quotation).toContain("164 section IPC");
  });
});
