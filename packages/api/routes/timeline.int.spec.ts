import { daysBetween } from "@tareekh/core/calendar/day.ts";
import { dayInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { subjectOfPerson } from "@tareekh/core/sealing/subject.ts";
import { Effect } from "effect";
import { TestClock } from "effect/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoCases } from "../demo/cases.ts";
import type { Problem } from "../problem.ts";
import type { TimelineShape } from "../shapes/timeline.ts";
import { differencesFromDescription } from "../testing/as-described.ts";
import { command, newCommandId, openingEvents } from "../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";
import { readCaseDelays } from "../use-cases/read-case-delays.ts";
import type { Recorded } from "../use-cases/record.ts";

type Timeline = typeof TimelineShape.Type;

let app: TemporaryApp;
beforeAll(async () => {
  app = await temporaryApp();
});
afterAll(() => app.close());

const opened = async (events = openingEvents): Promise<Recorded> =>
  (await (await app.send("/api/cases", command(events))).json()) as Recorded;
const recorded = async (caseId: string, ...events: Parameters<typeof command>[0]): Promise<Recorded> => {
  const answer = await app.send(`/api/cases/${caseId}/events`, command(events));
  const body = await answer.json();
  expect([answer.status, body]).toEqual([201, body]);
  return body as Recorded;
};
const timelineOf = async (caseId: string, query = ""): Promise<Timeline> =>
  (await (await app.ask(`/api/cases/${caseId}/timeline${query}`)).json()) as Timeline;

const fir = (occurred: string | null) => ({
  type: "FirRegistered",
  occurred,
  data: { proceeding: "proceeding-1", number: "17", year: 2024, policeStation: "Jibontala" },
});
const chargesheet = (occurred: string | null) => ({
  type: "ChargesheetFiled",
  occurred,
  data: { proceeding: "proceeding-1", accused: ["accused-1"] },
});

describe("the timeline of a published case", () => {
  test.each(demoCases.map((one) => [one.title, one] as const))(
    "%s holds just what the OpenAPI document says of it, and no ciphertext",
    async (_, { command: told }) => {
      const { caseId } = (await (await app.send("/api/cases", told)).json()) as Recorded;
      const answer = await app.ask(`/api/cases/${caseId}/timeline`);
      const read = await answer.json();
      expect(differencesFromDescription("readTimeline", read)).toBe("");
      expect(JSON.stringify(read)).not.toContain('"sealed"');
      expect(answer.headers.get("etag")).toBe(`"${told.events.length}"`);
    },
  );

  test("the words of the source are opened for whoever has signed in", async () => {
    const rajkot = demoCases.find(({ title }) => title.startsWith("Rajkot"));
    const { caseId } = (await (await app.send("/api/cases", rajkot?.command)).json()) as Recorded;
    const { entries } = await timelineOf(caseId);
    const journey = entries.find(({ type }) => type === "JourneyMade");
    expect(journey?.source).toMatchObject({
      kind: "press-release",
      quotation: expect.stringContaining("Rajkot district"),
    });
  });
});

describe("a timeline shows what was just recorded", () => {
  test("without waiting for any row", async () => {
    const { caseId } = await opened();
    const { revision } = await recorded(caseId, fir("2024-07-01"));
    const read = await timelineOf(caseId);
    expect(read.revision).toBe(revision);
    expect(read.entries.map(({ type }) => type)).toContain("FirRegistered");
  });

  test("a correction, with what was said before and why it was corrected", async () => {
    const { caseId } = await opened();
    const { eventIds } = await recorded(caseId, fir("2024-07-01"));
    const { data } = fir(null);
    await recorded(caseId, {
      type: "EventCorrected",
      data: {
        target: eventIds[0],
        reason: "The copy of the FIR has the second.",
        replacement: {
          occurred: "2024-07-02",
          source: { kind: "police-record", quotation: "2 July" },
          data,
          version: 1,
        },
      },
    });
    const entry = (await timelineOf(caseId)).entries.find(({ type }) => type === "FirRegistered");
    expect(entry).toMatchObject({
      occurred: { text: "2024-07-02" },
      source: { quotation: "2 July" },
      earlier: [{ occurred: { text: "2024-07-01" }, reason: "The copy of the FIR has the second." }],
    });
  });

  test("what was taken back, and why", async () => {
    const { caseId } = await opened();
    const { eventIds } = await recorded(caseId, fir("2024-07-01"));
    await recorded(caseId, {
      type: "EventRetracted",
      data: { target: eventIds[0], reason: "Of another case." },
    });
    const { entries, retracted } = await timelineOf(caseId);
    expect(entries.map(({ type }) => type)).not.toContain("FirRegistered");
    expect(retracted).toMatchObject([{ type: "FirRegistered", retracted: { reason: "Of another case." } }]);
  });

  test("a warning, until it is settled, and then why it stands", async () => {
    const { caseId } = await opened();
    const judgment = { proceeding: "proceeding-1", accused: "accused-1", outcome: "convicted" };
    const { warnings } = await recorded(
      caseId,
      { type: "JudgmentGiven", occurred: "2024-06-01", data: judgment },
      {
        type: "AccusedArrested",
        occurred: "2024-07-02",
        data: { proceeding: "proceeding-1", accused: "accused-1" },
      },
    );
    const warning = warnings.find(({ kind }) => kind === "arrest-after-judgment");
    expect((await timelineOf(caseId)).warnings).toContainEqual({ ...warning, settled: null });
    await recorded(caseId, {
      type: "WarningSettled",
      data: { warning: warning?.key, reason: "Arrested again." },
    });
    expect((await timelineOf(caseId)).warnings).toContainEqual(
      expect.objectContaining({
        key: warning?.key,
        settled: expect.objectContaining({ reason: "Arrested again." }),
      }),
    );
  });

  test("what was forgotten, as forgotten", async () => {
    const { caseId } = await opened();
    await recorded(caseId, {
      type: "IdentityRecorded",
      data: { person: "survivor-1", fullName: "Not her real name", home: "a village" },
    });
    const nameOf = async () => {
      const { entries } = await timelineOf(caseId);
      const identity = entries.find(({ type }) => type === "IdentityRecorded")?.data;
      return (identity as { readonly fullName: unknown } | undefined)?.fullName;
    };
    expect(await nameOf()).toBe("Not her real name");
    await app.run(Effect.flatMap(KeyStore, (keys) => keys.destroy(subjectOfPerson(caseId, "survivor-1"))));
    expect(await nameOf()).toEqual({ forgotten: true });
  });
});

describe("a timeline of another time", () => {
  test("as the case stood on a day, spans that had not ended are open", async () => {
    const { caseId } = await opened();
    await recorded(caseId, fir("2024-07-01"), chargesheet("2024-09-20"));
    const spanAt = async (asOf: string) =>
      (await timelineOf(caseId, `?asOf=${asOf}`)).spans.find(
        ({ from, to }) => from === "fir" && to === "chargesheet",
      );
    expect(await spanAt("2024-09-19")).toMatchObject({ state: "open" });
    expect(await spanAt("2024-09-20")).toMatchObject({ state: "closed", days: { least: 81, most: 81 } });
  });

  test("as it was known before something was recorded, that is left out", async () => {
    const { caseId } = await opened();
    const before = (await timelineOf(caseId)).entries.at(-1)?.recorded.at ?? "";
    await recorded(caseId, fir("2024-07-01"));
    const then = await timelineOf(caseId, `?knownAt=${encodeURIComponent(before)}`);
    expect(then.revision).toBe(openingEvents.length);
    expect(then.entries.map(({ type }) => type)).not.toContain("FirRegistered");
  });

  test("a closing and a next date of which nobody knows when they came are not told of an earlier day", async () => {
    const { caseId } = await opened();
    await recorded(
      caseId,
      {
        type: "PendencyChecked",
        data: {
          proceeding: "proceeding-1",
          how: "court-website",
          found: "pending",
          nextDate: "2024-09-01",
        },
      },
      { type: "CaseClosed", data: { reason: "handed-over" } },
    );
    const { header } = await timelineOf(caseId);
    expect(header).toMatchObject({ state: "closed" });
    expect(JSON.stringify(header)).toContain("2024-09-01");
    const then = await timelineOf(caseId, "?asOf=2015-06-01");
    expect(then.header).toMatchObject({ state: "open" });
    expect(JSON.stringify(then.header)).not.toContain("2024-09-01");
  });

  test("as the case was known on a day, what was open had waited until that day", async () => {
    const { caseId } = await opened();
    await recorded(caseId, fir("2024-07-01"));
    const knownAt = new Date().toISOString();
    const aYearLater = Effect.andThen(
      TestClock.setTime(Date.parse(knownAt) + 365 * 86_400_000),
      Effect.all([readCaseDelays(caseId, { knownAt }), readCaseDelays(caseId)]),
    ).pipe(Effect.provide(TestClock.layer()));
    const [then, now] = await app.run(aYearLater);
    expect(then.until).toBe(dayInIndia(knownAt));
    expect(daysBetween(then.until, now.until)).toBe(365);
  });

  test("on a day before anything of the case was recorded, it is empty; where there is no case, there is none", async () => {
    const { caseId } = await opened();
    for (const path of ["timeline", "delays"]) {
      const answer = await app.ask(`/api/cases/${caseId}/${path}?knownAt=2001-01-01&asOf=2001-01-01`);
      expect(await answer.json()).toMatchObject({ caseId, revision: 0, spans: [], waits: [] });
    }
    const empty = await (await app.ask(`/api/cases/${caseId}/timeline?knownAt=2001-01-01`)).json();
    expect(differencesFromDescription("readTimeline", empty)).toBe("");
    const other = `case-${newCommandId()}`;
    expect((await app.ask(`/api/cases/${other}/timeline?knownAt=2001-01-01`)).status).toBe(404);
  });

  test.each([
    ["asOf=2024-02-30", "asOf"],
    ["asOf=yesterday", "asOf"],
    ["knownAt=2024-03-03T10:00:00", "knownAt"],
    ["asof=2024-01-01", "asof"],
  ])("%s is refused, and the parameter named", async (query, field) => {
    const { caseId } = await opened();
    const answer = await app.ask(`/api/cases/${caseId}/timeline?${query}`);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as Problem).problems).toMatchObject([{ field }]);
  });
});

describe("a case in short", () => {
  test("has its people and proceedings", async () => {
    const { caseId } = await opened();
    expect(await (await app.ask(`/api/cases/${caseId}`)).json()).toMatchObject({
      caseId,
      revision: openingEvents.length,
      header: {
        fileNumber: "2024/17",
        state: "open",
        people: expect.arrayContaining([
          expect.objectContaining({ id: "survivor-1", alias: "Tara" }),
          expect.objectContaining({ id: "accused-1" }),
        ]),
      },
    });
  });

  test("is 404 where there is none", async () => {
    for (const caseId of [`case-${newCommandId()}`, "case-1"]) {
      expect((await app.ask(`/api/cases/${caseId}`)).status).toBe(404);
    }
  });
});
