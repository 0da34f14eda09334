import { describe, expect, it } from "vitest";
import { eventTypes } from "../catalogue/catalogue.ts";
import { eventIdOf } from "./event-ids.ts";
import { readCommand } from "./read-command.ts";
import { arrest, commandIdOf, event } from "./testing/given-case.ts";

const commandId = commandIdOf(1);
const recordedWith = () => ({ stream: "case-1", by: "liaison", digest: "d" });
const read = (...events: readonly unknown[]) => readCommand({ commandId, events }, recordedWith);
const problems = (...events: readonly unknown[]) => {
  const result = read(...events);
  return result.ok ? [] : result.problems;
};
const paths = (...events: readonly unknown[]) => problems(...events).map(({ path }) => path);

describe("the form of a command", () => {
  it("has an id of version 7 and 1 to 500 events", () => {
    const wrong = (request: unknown) => {
      const result = readCommand(request, recordedWith);
      return result.ok ? [] : result.problems.map(({ path }) => path);
    };
    expect(wrong({ commandId: "9b2f3c1e-8a5d-4f7b-9c1d-2e3f4a5b6c7d", events: [arrest(null)] })).toEqual([
      "commandId",
    ]);
    expect(wrong({ commandId, events: [] })).toEqual(["events"]);
    expect(wrong({ commandId, events: Array.from({ length: 501 }, () => arrest(null)) })).toEqual(["events"]);
    expect(wrong({ commandId, events: Array.from({ length: 500 }, () => arrest(null)) })).toEqual([]);
    expect(wrong(null)).toEqual([""]);
    expect(wrong({})).toEqual(["commandId", "events"]);
  });

  it("has no field that is not read: it would be lost in silence", () => {
    expect(paths({ ...arrest(null), ocurred: "2024-07-02" })).toEqual(["events[0].ocurred"]);
    expect(
      paths({ ...arrest(null), data: { proceeding: "proceeding-1", accused: "accused-1", reason: "x" } }),
    ).toEqual(["events[0].data.reason"]);
  });
});

describe("a command that was made to keep everybody waiting", () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => i);
  const names = (count: number) => Object.fromEntries(many(count).map((i) => [`field-${i}`, i]));

  it.each([
    ["numbers for events", { commandId, events: many(100_000) }],
    ["fields that no source has", { commandId, events: [{ ...arrest(null), source: names(130_000) }] }],
    ["events that came before it", { commandId, events: [{ ...arrest(null), after: many(100_000) }] }],
  ])("with 100,000 %s is refused before each is looked at", (_, request) => {
    const result = readCommand(request, recordedWith);
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      "The request holds more than 20000 values: send its events as several commands",
    ]);
  });

  it("with as much as is looked at, all of it wrong, is told all the same", () => {
    expect(paths({ ...arrest(null), source: names(19_000) })).toHaveLength(19_001);
    expect(paths({ ...arrest(null), after: many(19_000) })).toHaveLength(19_000);
  });

  it("names of hundreds of refs the first where another is named, so that what is told does not grow by both", () => {
    const named = many(500).map((i) => ({ ...arrest(null), ref: `arrest-${i}` }));
    const [told] = problems({ ...named[0], after: ["@arest"] }, ...named.slice(1));
    expect(told?.expected).toMatch(
      /^the id of an event, or @arrest-0, .*@arrest-19, or one of 480 other refs$/,
    );
  });
});

describe("every problem of a command", () => {
  it("is told at once, with its place, what was expected and what came", () => {
    expect(
      problems(
        { ...arrest("31-06-2024"), type: "Arrested" },
        { ...arrest("2024-06-31"), source: { kind: "rumour" }, data: { proceeding: 1 } },
      ),
    ).toMatchObject(
      [
        { path: "events[0].type", came: '"Arrested"' },
        { path: "events[0].occurred", came: '"31-06-2024"' },
        { path: "events[1].source.kind", came: '"rumour"', expected: /court-order/ },
        {
          path: "events[1].data.proceeding",
          came: "1",
          expected: "a proceeding's reference such as proceeding-1",
        },
        { path: "events[1].data.accused", came: "nothing" },
        { path: "events[1].occurred" },
      ].map((problem) => ({
        ...problem,
        ...(problem.expected instanceof RegExp ? { expected: expect.stringMatching(problem.expected) } : {}),
      })),
    );
  });

  it("is told with what is wrong with the form of the command, and once", () => {
    const result = readCommand(
      {
        commandId: "1",
        events: [
          {
            type: "AccusedArrested",
            source: { kind: "rumour" },
            data: { proceeding: 1, accused: "accused-1" },
          },
          { type: 7, occurred: "2024-06-31", source: { kind: "news" }, data: {} },
          "an event",
          { ...arrest(null), ref: "arrest" },
          event("DocumentAttached", { sha256: "0", kind: "court-order", supports: "@arrest" }),
        ],
      },
      recordedWith,
    );
    expect(result.ok ? [] : result.problems.map(({ path }) => path).sort()).toEqual([
      "commandId",
      "events[0].data.proceeding",
      "events[0].occurred",
      "events[0].source.kind",
      "events[1].occurred",
      "events[1].type",
      "events[2]",
      "events[4].data.sha256",
    ]);
  });

  it("never repeats a text that would have been sealed", () => {
    const told = problems(
      event("IdentityRecorded", { person: "survivor-1", fullName: `Asha ${"x".repeat(300)}` }),
      {
        ...event("ContactRecorded", { person: "survivor-1" }),
        data: { person: "survivor-1", safeWay: ["Asha's aunt"] },
      },
    );
    expect(told.map(({ path }) => path)).toEqual(["events[0].data.fullName", "events[1].data.safeWay"]);
    expect(JSON.stringify(told)).not.toContain("Asha");
  });
});

describe("a text that is to be sealed", () => {
  it("comes plain: one that comes sealed is refused", () => {
    const sealed = { sealed: { subject: "case", nonce: "", tag: "", text: "" } };
    const told = problems({
      ...arrest(null),
      data: { proceeding: "proceeding-1", accused: "accused-1", note: sealed },
    });
    expect(told).toMatchObject([
      { path: "events[0].data.note", expected: expect.stringMatching(/plain text/) },
    ]);
    expect(paths({ ...arrest(null), source: { kind: "news", quotation: sealed } })).toEqual([
      "events[0].source.quotation",
    ]);
  });

  it("has whole characters, so that it can be hashed the same way everywhere", () => {
    expect(
      paths({ ...arrest(null), data: { proceeding: "proceeding-1", accused: "accused-1", note: "\uD83D" } }),
    ).toEqual(["events[0].data.note"]);
  });

  it("has no NUL in it", () => {
    const noted = (note: string) =>
      paths({ ...arrest(null), data: { proceeding: "proceeding-1", accused: "accused-1", note } });
    expect(noted("before\0after")).toEqual(["events[0].data.note"]);
    expect(noted("क्‍ष, two\nlines")).toEqual([]);
  });

  it("cannot be nested to exhaust the stack", () => {
    let nested: unknown = "deep";
    for (let i = 0; i < 5_000; i++) nested = [nested];
    expect(
      paths({ ...arrest(null), data: { proceeding: "proceeding-1", accused: "accused-1", note: nested } }),
    ).toEqual(["events[0].data.note"]);
  });
});

describe("a correction of the record", () => {
  it("has no date and no order of its own", () => {
    const target = eventIdOf(commandId, 0);
    expect(paths(event("EventRetracted", { target, reason: "Twice" }, { occurred: "2024-07-02" }))).toEqual([
      "events[0].occurred",
    ]);
    expect(
      paths(event("EventRetracted", { target, reason: "Twice" }, { after: [target], before: [target] })),
    ).toEqual(["events[0].after", "events[0].before"]);
  });
});

describe("a field that is not read", () => {
  it("is named, and what came in it is not repeated", () => {
    const told = problems({ ...arrest(null), fullName: "Asha" });
    expect(told).toMatchObject([{ path: "events[0].fullName", came: "a value" }]);
    expect(JSON.stringify(told)).not.toContain("Asha");
  });
});

describe("references within a command", () => {
  it("stand wherever an event's id may stand", () => {
    const result = read(
      { ...arrest(null), ref: "arrest" },
      event("DocumentAttached", { sha256: "0".repeat(64), kind: "court-order", supports: "@arrest" }),
      event("EventRetracted", { target: "@arrest", reason: "Twice" }),
    );
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const id = eventIdOf(commandId, 0);
    expect(result.command.events.map(({ content }) => content.data)).toMatchObject([
      {},
      { supports: id },
      { target: id },
    ]);
  });

  it("are told once where they lead nowhere, and what there is", () => {
    expect(
      problems(
        { ...arrest(null), ref: "arrest" },
        event("DocumentAttached", { sha256: "0".repeat(64), kind: "court-order", supports: "@arest" }),
      ),
    ).toMatchObject([
      { path: "events[1].data.supports", came: '"@arest"', expected: "the id of an event, or @arrest" },
    ]);
  });
});

describe("identifiers", () => {
  const cnrOf = (cnr: string): unknown => {
    const result = read(event("CnrRecorded", { proceeding: "proceeding-1", cnr }));
    if (!result.ok) return result.problems.map(({ path }) => path).join();
    return result.command.events.map(({ content }) => (content.data as { cnr: unknown }).cnr).join();
  };

  it.each([
    "WBSP010012342021",
    "wbsp010012342021",
    "WBSP-01-001234-2021",
    " wbsp01 001234 2021 ",
    "WBSP01–001234–2021",
  ])("are kept in one form: %s", (cnr) => {
    expect(cnrOf(cnr)).toBe("WBSP010012342021");
  });

  it("that are none are refused as they came", () => {
    expect(cnrOf("WBSP0100123420")).toBe("events[0].data.cnr");
  });

  it("of another kind stay as they were written", () => {
    const result = read(event("CaseOpened", { fileNumber: "kol 2024-42/b" }));
    expect(result.ok && result.command.events[0]?.content.data).toEqual({ fileNumber: "kol 2024-42/b" });
  });
});

describe("every event type of the catalogue", () => {
  it.each(eventTypes.map((type) => [type.type, type.example] as const))(
    "can be sent: %s",
    (type, example) => {
      expect(problems({ type, source: { kind: "not-stated" }, ...example })).toEqual([]);
    },
  );
});
