import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../problem.ts";
import { command, newCommandId, openingEvents } from "../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";
import type { Recorded } from "../use-cases/record.ts";

let app: TemporaryApp;
beforeAll(async () => {
  app = await temporaryApp();
});
afterAll(() => app.close());

const opened = async (): Promise<Recorded> =>
  (await (await app.send("/api/cases", command(openingEvents))).json()) as Recorded;
const problemOf = async (answer: Response) => (await answer.json()) as Problem;
const arrest = {
  type: "AccusedArrested",
  occurred: "2024-07-02",
  data: { proceeding: "proceeding-1", accused: "accused-1" },
};

describe("opening a case", () => {
  test("answers with its id, its revision and the ids of its events, and says where it is", async () => {
    const answer = await app.send("/api/cases", command(openingEvents));
    const body = (await answer.json()) as Recorded;
    expect(answer.status).toBe(201);
    expect(body.caseId).toMatch(/^case-[0-9a-f-]{36}$/);
    expect(body).toMatchObject({ revision: 4, warnings: [] });
    expect(new Set(body.eventIds).size).toBe(4);
    expect(answer.headers.get("etag")).toBe('"4"');
    expect(answer.headers.get("location")).toBe(`/api/cases/${body.caseId}`);
  });

  test("sent again after a lost connection, it answers as before and opens no second case", async () => {
    const sent = command(openingEvents);
    const first = await app.send("/api/cases", sent);
    const second = await app.send("/api/cases", sent);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
  });

  test("of which nothing at all is told is refused, with what would be enough", async () => {
    const answer = await app.send("/api/cases", command([{ type: "CaseOpened", data: {} }]));
    expect(answer.status).toBe(400);
    expect(await problemOf(answer)).toMatchObject({
      problems: [
        {
          field: "events[0].data",
          expected: "something by which the case is found again",
          message: expect.stringContaining("fileNumber"),
        },
      ],
    });
  });

  test("without a CaseOpened is refused, and nothing is added silently", async () => {
    const answer = await app.send(
      "/api/cases",
      command(openingEvents.filter(({ type }) => type !== "CaseOpened")),
    );
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await problemOf(answer))).toContain("CaseOpened");
  });

  test("the sender may name it beforehand, once", async () => {
    const caseId = `case-${newCommandId()}`;
    const answer = await app.send("/api/cases", { ...command(openingEvents), caseId });
    expect(await answer.json()).toMatchObject({ caseId });
    const again = await app.send("/api/cases", { ...command(openingEvents), caseId });
    expect(again.status).toBe(409);
  });
});

describe("what is wrong throughout", () => {
  const parts = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`part-${i}`, "Reena"]));

  test.each([
    ["in an event", (wrong: object) => command([{ type: "CaseOpened", data: wrong }])],
    ["in the command", (wrong: object) => ({ ...command(openingEvents), ...wrong })],
  ])("%s is told by its first hundred problems, and how many more there are", async (_, sent) => {
    const answer = await app.send("/api/cases", sent(parts(150)));
    expect(answer.status).toBe(400);
    const { problems = [] } = await problemOf(answer);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toMatch(/^50 more problems are not named here/);
    expect(JSON.stringify(problems)).not.toContain("Reena");
  });
});

describe("what nobody writes", () => {
  test("is refused in a name, and the field told", async () => {
    const { caseId } = await opened();
    const fir = { proceeding: "proceeding-1", number: "17", year: 2024, policeStation: "A\u0000B" };
    const sent = command([{ type: "FirRegistered", occurred: "2024-07-01", data: fir }]);
    const answer = await app.send(`/api/cases/${caseId}/events`, sent);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await problemOf(answer))).toContain("policeStation should be a text without NUL");
  });

  test.each([
    "/api/cases?q=%00x",
    "/api/bail?district=%00x",
    `/api/cases?cursor=${Buffer.from('["\\u0000","case-b"]').toString("base64url")}`,
  ])("is refused in a question: %s", async (path) => {
    expect((await app.ask(path)).status).toBe(400);
  });
});

describe("recording in a case", () => {
  test("adds to what is there", async () => {
    const { caseId } = await opened();
    const answer = await app.send(`/api/cases/${caseId}/events`, command([arrest]));
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ caseId, revision: 5, warnings: [] });
  });

  test("the same command id with another content is a conflict", async () => {
    const { caseId } = await opened();
    const sent = command([arrest]);
    await app.send(`/api/cases/${caseId}/events`, sent);
    const other = command([{ ...arrest, occurred: "2024-07-03" }], sent.commandId);
    const answer = await app.send(`/api/cases/${caseId}/events`, other);
    expect(answer.status).toBe(409);
    expect(await problemOf(answer)).toMatchObject({ type: "/reference#problem-conflict" });
  });

  test("who must not write past others says which revision they have read", async () => {
    const { caseId, revision } = await opened();
    const read = { "if-match": `"${revision}"` };
    const first = await app.send(`/api/cases/${caseId}/events`, command([arrest]), read);
    expect(first.status).toBe(201);
    const second = await app.send(`/api/cases/${caseId}/events`, command([arrest]), read);
    expect(second.status).toBe(412);
    expect(await problemOf(second)).toMatchObject({ revision: 5 });
  });

  test("an If-Match that cannot be read is refused, and nothing is recorded", async () => {
    const { caseId } = await opened();
    for (const header of ['W/"4"', "four", '"0"', "*"]) {
      const answer = await app.send(`/api/cases/${caseId}/events`, command([arrest]), { "if-match": header });
      expect(answer.status).toBe(400);
      expect((await problemOf(answer)).problems?.[0]?.field).toBe("If-Match");
    }
    expect(await (await app.ask(`/api/cases/${caseId}/events`)).json()).toMatchObject({ revision: 4 });
  });

  test("everything that is wrong is named at once, with what was expected and what came", async () => {
    const { caseId } = await opened();
    const answer = await app.send(`/api/cases/${caseId}/events`, {
      commandId: "1",
      events: [
        {
          type: "AccusedArrested",
          occurred: "2023-02-29",
          source: { kind: "hearsay" },
          data: { accused: 7 },
        },
      ],
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const { problems = [] } = await problemOf(answer);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem).toEqual({
        field: expect.stringMatching(/./),
        expected: expect.stringMatching(/./),
        came: expect.stringMatching(/./),
        message: expect.stringMatching(/./),
      });
    }
  });

  test("a person who is not in the case is named", async () => {
    const { caseId } = await opened();
    const stranger = { ...arrest, data: { proceeding: "proceeding-1", accused: "accused-9" } };
    const answer = await app.send(`/api/cases/${caseId}/events`, command([stranger]));
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).problems).toContainEqual(
      expect.objectContaining({ field: "events[0].data.accused", came: '"accused-9"' }),
    );
  });

  test.each([
    ["no command", [], "body"],
    ["an unknown part", { ...command([arrest]), priority: "high" }, "priority"],
    ["a name for an old case", { ...command([arrest]), caseId: "case-1" }, "caseId"],
  ])("%s is refused by name", async (_, body, field) => {
    const { caseId } = await opened();
    const answer = await app.send(`/api/cases/${caseId}/events`, body);
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).problems?.map((one) => one.field)).toContain(field);
  });

  test("in a case that is not there is 404", async () => {
    for (const caseId of [`case-${newCommandId()}`, "case-1", "office-1", "..%2fevents"]) {
      const answer = await app.send(`/api/cases/${caseId}/events`, command([arrest]));
      expect([caseId, answer.status]).toEqual([caseId, 404]);
    }
  });
});

describe("what a body may be", () => {
  test("another type than JSON is 415", async () => {
    const form = new URLSearchParams({ commandId: "1" });
    expect((await app.ask("/api/cases", { method: "POST", body: form })).status).toBe(415);
    expect((await app.ask("/api/cases", { method: "POST" })).status).toBe(415);
  });

  test("what is no JSON is 400", async () => {
    const headers = { "content-type": "application/json" };
    const answer = await app.ask("/api/cases", { method: "POST", body: "{", headers });
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).problems).toHaveLength(1);
  });

  test("more than a mebibyte is 413, whether the sender says so or not", async () => {
    const body = JSON.stringify({ text: "x".repeat(1024 * 1024) });
    const headers = { "content-type": "application/json" };
    expect((await app.ask("/api/cases", { method: "POST", body, headers })).status).toBe(413);
    const stream = new Blob([body]).stream();
    const streamed = await app.ask("/api/cases", {
      method: "POST",
      body: stream,
      headers,
      duplex: "half",
    } as RequestInit);
    expect(streamed.status).toBe(413);
  });
});

describe("a body that cannot be read", () => {
  const sent = (body: string, type: string | null = "application/json") =>
    app.ask("/api/cases", {
      method: "POST",
      body: new TextEncoder().encode(body),
      headers: type === null ? {} : { "content-type": type },
    });

  test("is told what is wrong with it, and nothing of what it holds", async () => {
    const broken = await problemOf(await sent('{"alias": "Asha", }'));
    expect(broken.problems?.[0]).toMatchObject({
      field: "body",
      expected: "a JSON object",
      came: "a text that is no JSON from character 19 on",
    });
    expect(JSON.stringify(broken)).not.toContain("Asha");
    expect((await problemOf(await sent(""))).problems?.[0]?.came).toBe("nothing");
  });

  test("is told which type came, and which is expected", async () => {
    expect((await problemOf(await sent("{}", "text/plain"))).detail).toMatch(
      /Content-Type: application\/json\. Content-Type: text\/plain came\./,
    );
    expect((await problemOf(await sent("{}", null))).detail).toContain("No Content-Type came.");
  });

  test("has no part that no command has", async () => {
    const answer = await app.send("/api/cases", { ...command(openingEvents), office: "Kolkata" });
    expect((await problemOf(answer)).problems?.map(({ message }) => message)).toEqual([
      "office is no part of a command: it has caseId, commandId, events",
    ]);
  });

  test("asks for an id that a case can have", async () => {
    const answer = await app.send("/api/cases", { ...command(openingEvents), caseId: "17" });
    expect((await problemOf(answer)).problems?.[0]).toMatchObject({
      field: "caseId",
      expected: expect.stringContaining("case-"),
      came: '"17"',
    });
  });
});

describe("what was recorded", () => {
  test("reads in the order of recording, page by page, texts opened", async () => {
    const { caseId } = await opened();
    const quoted = { ...arrest, source: { kind: "police-record", quotation: "arrested at Sealdah" } };
    await app.send(`/api/cases/${caseId}/events`, command([quoted]));
    const first = await app.ask(`/api/cases/${caseId}/events?limit=3`);
    // It ends in the middle of what opened the case, and says at which revision the case stands all the same.
    expect(await first.json()).toMatchObject({ caseId, revision: 5, next: 3 });
    expect(first.headers.get("etag")).toBeNull();
    const rest = await app.ask(`/api/cases/${caseId}/events?after=3`);
    expect(rest.headers.get("etag")).toBe('"5"');
    expect(await rest.json()).toMatchObject({
      revision: 5,
      next: null,
      events: [
        { revision: 4, type: "ProceedingOpened" },
        {
          revision: 5,
          type: "AccusedArrested",
          occurred: "2024-07-02",
          source: { quotation: "arrested at Sealdah" },
          by: "administrator",
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
  });

  test("a page beyond the end is empty, and a case that is not there is 404", async () => {
    const { caseId } = await opened();
    const beyond = await app.ask(`/api/cases/${caseId}/events?after=99`);
    expect(await beyond.json()).toMatchObject({ revision: 4, events: [], next: null });
    expect(beyond.headers.get("etag")).toBe('"4"');
    expect((await app.ask(`/api/cases/case-${newCommandId()}/events`)).status).toBe(404);
  });

  test.each(["limit=0", "limit=many", "after=-1", "before=3", "limit=1&limit=2"])(
    "the query %s is refused, and the parameter named",
    async (query) => {
      const { caseId } = await opened();
      const answer = await app.ask(`/api/cases/${caseId}/events?${query}`);
      expect(answer.status).toBe(400);
      expect((await problemOf(answer)).problems?.[0]?.field).toBe(query.split("=")[0]);
    },
  );
});

test("a fault of ours is told without its details, and names the line in the log", async () => {
  const answer = await app.askAsStranger("/api/cases", { method: "POST" });
  expect(answer.status).toBe(403);
  expect((await problemOf(answer)).instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
});
