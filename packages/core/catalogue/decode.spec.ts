import { describe, expect, it } from "vitest";
import { eventTypeNamed, everyEventType } from "./catalogue.ts";
import { type DataProblem, decodeData, decodeSource } from "./decode.ts";
import type { EventType } from "./event-type.ts";

const typeNamed = (name: string): EventType => {
  const type = eventTypeNamed(name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
};

const problemsWith = (name: string, data: unknown): readonly DataProblem[] => {
  const decoded = decodeData(typeNamed(name), data);
  return decoded.ok ? [] : decoded.problems;
};

/** The problems by their path, as a reader would look them up. */
const byPath = (problems: readonly DataProblem[]) =>
  Object.fromEntries(problems.map(({ path, ...problem }) => [path.join("."), problem]));

describe("decoding an event's data", () => {
  it.each(everyEventType.map((type) => [type.type, type] as const))(
    "accepts the example of %s",
    (_, type) => {
      expect(decodeData(type, type.example.data)).toEqual({ ok: true, value: type.example.data });
    },
  );

  it("names every field that is wrong, what was expected there and what came", () => {
    const problems = byPath(
      problemsWith("CourtDateRecorded", {
        result: "helt",
        purposes: [],
        attendance: [{ accused: "accused-1" }, { accused: "witness one", present: "present" }],
        witnesses: "none",
        adjournment: { askedBy: "court", reason: "other", costs: -5.5 },
        next: { date: "2024-02-30" },
      }),
    );
    expect(problems.proceeding).toEqual({
      expected: "a proceeding's reference such as proceeding-1",
      came: "nothing",
      why: null,
    });
    expect(problems.result).toEqual({
      expected: "one of held, not-reached, court-not-sitting, passed-over, vacated, not-stated",
      came: '"helt"',
      why: null,
    });
    expect(problems.purposes).toMatchObject({
      expected: expect.stringMatching(/^a list of 1 to 500, each one of remand, bail/),
      came: "an empty list",
    });
    expect(problems["attendance.0.present"]).toMatchObject({ came: "nothing" });
    expect(problems["attendance.1.accused"]).toMatchObject({
      expected: "the reference of a person of the case who is accused, such as accused-1",
      came: '"witness one"',
    });
    expect(problems.witnesses).toMatchObject({ came: "a text of 4 characters" });
    expect(problems["adjournment.costs"]).toEqual({
      expected: "a whole number from 0 to 10000000",
      came: "-5.5",
      why: null,
    });
    expect(problems["next.date"]).toMatchObject({
      expected: "a day of the calendar such as 2024-08-30",
      came: '"2024-02-30"',
    });
    expect(Object.keys(problems)).toHaveLength(8);
  });

  it("refuses a field that the type does not have, so that nothing unsealed is kept, and does not quote it", () => {
    const [problem] = problemsWith("AccusedArrested", {
      proceeding: "proceeding-1",
      accused: "accused-1",
      name: "a name",
    });
    expect(problem).toEqual({
      path: ["name"],
      expected: "nothing: there is no such field",
      came: "a value",
      why: null,
    });
  });

  it("says of a date why it cannot be one", () => {
    const [problem] = problemsWith("AccusedArrested", {
      proceeding: "proceeding-1",
      accused: "accused-1",
      groundsGivenAt: "2024-02-30",
    });
    expect(problem?.path).toEqual(["groundsGivenAt"]);
    expect(problem?.came).toBe('"2024-02-30"');
    expect(problem?.why).toContain("2024-02-30");
  });

  it("never quotes a text that would have been sealed", () => {
    const secret = "x".repeat(4001);
    const [problem] = problemsWith("AccusedArrested", {
      proceeding: "proceeding-1",
      accused: "accused-1",
      note: secret,
    });
    expect(problem).toEqual({
      path: ["note"],
      expected: "a text of 1 to 4000 characters",
      came: "a text of 4001 characters",
      why: null,
    });
  });

  it("says what contradicts what in data whose fields are right one by one", () => {
    expect(
      problemsWith("CourtDateRecorded", {
        proceeding: "proceeding-1",
        result: "held",
        next: { date: "2024-12-03", none: true },
      }),
    ).toEqual([
      {
        path: ["next"],
        expected: "an object with date, none, purposes",
        came: "an object",
        why: "give a next date, or say that there is none, not both",
      },
    ]);
    expect(problemsWith("PersonAdded", { person: "accused-1", role: "witness" })).toMatchObject([
      {
        path: ["person"],
        came: '"accused-1"',
        why: "the reference accused-1 is of another role than witness",
      },
    ]);
    expect(
      problemsWith("CourtDateRecorded", {
        proceeding: "proceeding-1",
        result: "not-reached",
        witnesses: [{ person: "survivor-1", present: "present", examined: "in-chief" }],
      }),
    ).toMatchObject([{ path: ["witnesses"] }]);
    expect(problemsWith("DateOfBirthEvidenced", { person: "survivor-1", kind: "aadhaar" })).toMatchObject([
      { path: ["born"] },
    ]);
    expect(
      problemsWith("AgeFound", {
        person: "survivor-1",
        by: "cwc",
        method: "medical-test",
        leastAge: 18,
        mostAge: 16,
      }),
    ).toMatchObject([{ path: ["mostAge"] }]);
  });

  it("refuses an order of custody of which only the state of things is said to be known", () => {
    const custody = { person: "survivor-1", by: "not-stated", consented: "not-stated", basis: "stated" };
    expect(problemsWith("SurvivorCustodyOrdered", { ...custody, kind: "cwc-placement" })).toMatchObject([
      { path: ["basis"], came: '"stated"' },
    ]);
    for (const kind of ["shelter", "one-stop-centre", "handed-to-family", "other", "not-stated"]) {
      expect([kind, problemsWith("SurvivorCustodyOrdered", { ...custody, kind })]).toEqual([kind, []]);
    }
  });

  it("names what is wrong inside what a correction puts in place", () => {
    expect(
      byPath(
        problemsWith("EventCorrected", {
          target: "0190e6c8-7c1a-7000-8000-000000000001",
          reason: "wrong day",
          replacement: { occurred: null, source: { kind: "rumour" }, data: [], version: 0 },
        }),
      ),
    ).toMatchObject({
      "replacement.source.kind": { came: "a text of 6 characters" },
      "replacement.data": { came: "an empty list" },
      "replacement.version": { came: "0" },
    });
  });

  it.each([null, undefined, "text", 5, []])("refuses %j, which is no event's data at all", (data) => {
    const [problem] = problemsWith("AccusedArrested", data);
    expect(problem?.path).toEqual([]);
    expect(problem?.expected).toMatch(/^an object with proceeding, accused/);
  });
});

describe("decoding a source", () => {
  it("accepts a kind alone", () => {
    expect(decodeSource({ kind: "court-order" })).toEqual({ ok: true, value: { kind: "court-order" } });
  });

  it("names what is wrong with it", () => {
    const decoded = decodeSource({ reliability: "quite" });
    expect(decoded.ok ? [] : decoded.problems.map(({ path }) => path)).toEqual([["kind"], ["reliability"]]);
  });
});
