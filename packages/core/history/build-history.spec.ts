import { describe, expect, it } from "vitest";
import type { Day } from "../calendar/day.ts";
import { buildHistory } from "./build-history.ts";
import type { History } from "./history.ts";
import {
  arrested,
  corrected,
  hour,
  opened,
  personAdded,
  recordings,
  type Told,
  takenBack,
  takingBackUndone,
} from "./recordings.fixture.ts";
import { UnreadableHistory } from "./unreadable-history.ts";

const historyOf = (told: readonly Told[], options: Parameters<typeof buildHistory>[1] = {}): History =>
  buildHistory(recordings(told), options);

const ids = (history: History): readonly string[] => history.events.map(({ id }) => id);

/** Each event with whether it only possibly had happened. */
const possibly = (history: History): Readonly<Record<string, boolean>> =>
  Object.fromEntries(history.events.map((event) => [event.id, event.possibly]));

describe("what was recorded", () => {
  it("stands in the order in which it happened, not in which it was typed", () => {
    const history = historyOf([
      arrested("second-arrest", "2024-08-20"),
      arrested("first-arrest", "2024-07-02T06:30:00+05:30"),
    ]);
    expect(ids(history)).toEqual(["first-arrest", "second-arrest"]);
    expect(history.order.before("first-arrest", "second-arrest")).toBe("yes");
    expect(history).toMatchObject({
      stream: "case-1",
      revision: 2,
      asOf: null,
      retracted: [],
      ineffective: [],
    });
  });

  it("says who recorded it, when, and from which paper", () => {
    const [event] = historyOf([
      arrested("arrest", "2024-07", { by: "asha", source: { kind: "police-record" } }),
    ]).events;
    expect(event).toMatchObject({
      type: "AccusedArrested",
      occurred: { text: "2024-07", earliest: "2024-07-01", latest: "2024-07-31" },
      source: { kind: "police-record" },
      data: { accused: "accused-1" },
      recorded: { eventId: "arrest", revision: 1, at: hour(1), by: "asha" },
      earlier: [],
      reasons: [],
      possibly: false,
    });
  });

  it("is read by revision, in whatever order it is handed over", () => {
    const told = [arrested("arrest", "2024-07-02"), corrected("c", arrested("arrest", "2024-07-03"))];
    expect(buildHistory(recordings(told).toReversed()).events).toEqual(historyOf(told).events);
  });

  it("is nothing where nothing was", () => {
    expect(historyOf([])).toMatchObject({ stream: "", revision: 0, events: [], retracted: [] });
  });

  it("is not mixed with another case", () => {
    const [one] = recordings([opened("a")]);
    if (one === undefined) throw new Error("A recording was made above");
    const other = { revision: 2, content: { ...one.content, id: "b", stream: "case-2" } };
    expect(() => buildHistory([one, other])).toThrow(RangeError);
  });
});

describe("corrections", () => {
  const wrong = arrested("arrest", "2024-07-02", { source: { kind: "news" } });
  const right = arrested("arrest", "2024-07-03", { after: ["opened"] });

  it("replace all that the event says, and keep what it said readable", () => {
    const history = historyOf([wrong, opened("opened"), corrected("correction", right, "Misread.")]);
    expect(ids(history)).toEqual(["opened", "arrest"]);
    expect(history.events.find(({ id }) => id === "arrest")).toMatchObject({
      occurred: { text: "2024-07-03" },
      after: ["opened"],
      source: { kind: "court-record" },
      recorded: { eventId: "correction", revision: 3, at: hour(3), by: "supervisor" },
      earlier: [
        {
          occurred: { text: "2024-07-02" },
          after: [],
          source: { kind: "news" },
          recorded: { eventId: "arrest", revision: 1, at: hour(1), by: "clerk" },
        },
      ],
      reasons: ["Misread."],
    });
  });

  it("of one event are applied one after another, and each keeps its reason", () => {
    const [event] = historyOf([
      wrong,
      corrected("first", right, "One."),
      corrected("second", arrested("arrest", "2024-07-04"), "Two."),
    ]).events;
    expect(event?.occurred?.text).toBe("2024-07-04");
    expect(event?.earlier.map(({ occurred }) => occurred?.text)).toEqual(["2024-07-02", "2024-07-03"]);
    expect(event?.earlier.map(({ recorded }) => recorded.eventId)).toEqual(["arrest", "first"]);
    expect(event?.reasons).toEqual(["One.", "Two."]);
  });

  it("may take a date away again", () => {
    const [event] = historyOf([wrong, corrected("correction", arrested("arrest", null))]).events;
    expect(event?.occurred).toBeNull();
  });
});

describe("what was taken back", () => {
  const arrest = arrested("arrest", "2024-07-02");

  it("leaves the history and its order, and stays readable with the reason", () => {
    const history = historyOf([
      arrest,
      arrested("later", null, { after: ["arrest"] }),
      takenBack("retraction", "arrest", "Another person."),
    ]);
    expect(ids(history)).toEqual(["later"]);
    expect(history.order.ids).toEqual(["later"]);
    expect(history.order.bounds("later").earliest).toBeNull();
    expect(history.retracted).toMatchObject([
      {
        event: { id: "arrest", occurred: { text: "2024-07-02" } },
        reason: "Another person.",
        recorded: { eventId: "retraction", revision: 3 },
      },
    ]);
  });

  it("stands again, corrected meanwhile, once the taking back is undone", () => {
    const history = historyOf([
      arrest,
      takenBack("retraction", "arrest"),
      corrected("correction", arrested("arrest", "2024-07-03")),
      takingBackUndone("undone", "arrest"),
    ]);
    expect(history.retracted).toEqual([]);
    expect(history.events).toMatchObject([{ id: "arrest", occurred: { text: "2024-07-03" } }]);
  });

  it("can be taken back a second time, and then gives the second reason", () => {
    const history = historyOf([
      arrest,
      takenBack("first", "arrest", "One."),
      takingBackUndone("undone", "arrest"),
      takenBack("second", "arrest", "Two."),
    ]);
    expect(history.events).toEqual([]);
    expect(history.retracted).toMatchObject([{ reason: "Two.", recorded: { eventId: "second" } }]);
  });
});

describe("corrections that change nothing", () => {
  it("are named, and leave what stands alone", () => {
    const history = historyOf([
      corrected("too-early", arrested("arrest", "2024-07-05")),
      arrested("arrest", "2024-07-02"),
      takenBack("nothing-there", "missing"),
      corrected("correction", arrested("arrest", "2024-07-03")),
      takenBack("of-a-correction", "correction"),
      takingBackUndone("of-what-stands", "arrest"),
    ]);
    expect(history.events).toMatchObject([{ id: "arrest", occurred: { text: "2024-07-03" } }]);
    expect(history.ineffective).toMatchObject([
      { recorded: { eventId: "too-early" }, target: "arrest", why: "target-not-recorded-before" },
      { recorded: { eventId: "nothing-there" }, target: "missing", why: "target-not-recorded-before" },
      { recorded: { eventId: "of-a-correction" }, target: "correction", why: "target-is-a-correction" },
      { recorded: { eventId: "of-what-stands" }, target: "arrest", why: "target-not-taken-back" },
    ]);
  });
});

describe("as it stood on a day", () => {
  const told: readonly Told[] = [
    opened("opened"),
    personAdded("person"),
    arrested("arrest", "2024-07-02"),
    arrested("some-day-in-july", "2024-07"),
    arrested("no-date", null),
    arrested("before-the-arrest", null, { before: ["arrest"] }),
    arrested("after-the-arrest", null, { after: ["arrest"] }),
    {
      id: "age-found",
      type: "AgeFound",
      data: { person: "survivor-1", by: "cwc", method: "medical-test", mostAge: 17 },
    },
    { id: "proceeding", type: "ProceedingOpened", data: { proceeding: "proceeding-1" } },
  ];

  it("what certainly happened later is left out, and what may have is marked", () => {
    expect(possibly(historyOf(told, { asOf: "2024-07-01" as Day }))).toEqual({
      opened: false,
      person: false,
      proceeding: false,
      "some-day-in-july": true,
      "no-date": true,
      "before-the-arrest": true,
      "age-found": true,
    });
  });

  it("references count: what came before something that had happened had happened", () => {
    expect(possibly(historyOf(told, { asOf: "2024-07-02" as Day }))).toEqual({
      opened: false,
      person: false,
      proceeding: false,
      arrest: false,
      "before-the-arrest": false,
      "after-the-arrest": true,
      "some-day-in-july": true,
      "no-date": true,
      "age-found": true,
    });
  });

  it("what is of the record and has a date holds from that date on", () => {
    const closed: readonly Told[] = [
      { id: "closed", type: "CaseClosed", occurred: "2026-03-31", data: { reason: "finally-decided" } },
    ];
    expect(ids(historyOf(closed, { asOf: "2026-03-30" as Day }))).toEqual([]);
    expect(possibly(historyOf(closed, { asOf: "2026-03-31" as Day }))).toEqual({ closed: false });
  });

  it("a closing, a check or a claim without a date may have come by then or not", () => {
    const undated: readonly Told[] = [
      opened("opened"),
      { id: "closed", type: "CaseClosed", data: { reason: "finally-decided" } },
      { id: "reopened", type: "CaseReopened", data: {} },
      {
        id: "checked",
        type: "PendencyChecked",
        data: {
          proceeding: "proceeding-1",
          how: "court-website",
          found: "pending",
          nextDate: "2024-09-01",
        },
      },
      { id: "claimed", type: "ClaimReported", data: { kind: "link-across-cases" } },
    ];
    const may = { closed: true, reopened: true, checked: true, claimed: true };
    expect(possibly(historyOf(undated, { asOf: "2015-06-01" as Day }))).toEqual({ opened: false, ...may });
    expect(historyOf(undated).events.some((event) => event.possibly)).toBe(false);
  });

  it("a day ends when it ends in India", () => {
    const late = [arrested("arrest", "2024-07-02T18:30:00Z")];
    expect(ids(historyOf(late, { asOf: "2024-07-02" as Day }))).toEqual([]);
    expect(ids(historyOf(late, { asOf: "2024-07-03" as Day }))).toEqual(["arrest"]);
  });

  it("an approximate date is not certain before its widest reading is over", () => {
    const about = [arrested("arrest", "2024-07~")];
    expect(ids(historyOf(about, { asOf: "2024-05-31" as Day }))).toEqual([]);
    expect(possibly(historyOf(about, { asOf: "2024-08-01" as Day }))).toEqual({ arrest: true });
    expect(possibly(historyOf(about, { asOf: "2024-08-31" as Day }))).toEqual({ arrest: false });
  });

  it("without a day, nothing is left out and nothing is marked", () => {
    const history = historyOf(told);
    expect(history.events).toHaveLength(told.length);
    expect(Object.values(possibly(history))).not.toContain(true);
  });
});

describe("as it was known at an instant", () => {
  const told = [
    arrested("arrest", "2024-07-02"),
    arrested("other", "2024-07-05"),
    corrected("correction", arrested("arrest", "2024-07-03")),
    takenBack("retraction", "other"),
  ];

  it("nothing recorded later counts: neither events nor corrections nor retractions", () => {
    const known = historyOf(told, { knownAt: hour(2) });
    expect(known.revision).toBe(2);
    expect(known.retracted).toEqual([]);
    expect(known.events).toMatchObject([
      { id: "arrest", occurred: { text: "2024-07-02" }, earlier: [] },
      { id: "other" },
    ]);
    expect(historyOf(told, { knownAt: hour(3) }).events).toMatchObject([
      { id: "arrest", occurred: { text: "2024-07-03" } },
      { id: "other" },
    ]);
  });

  it("what was recorded at that very millisecond counts, however the instant is written", () => {
    expect(historyOf(told, { knownAt: "2024-07-01T06:30:00+05:30" }).revision).toBe(1);
    expect(historyOf(told, { knownAt: "2024-07-01T01:00Z" }).revision).toBe(1);
    expect(historyOf(told, { knownAt: "2024-07-01T00:59:59.999Z" }).revision).toBe(0);
  });

  it("a time without an offset is no instant", () => {
    expect(() => historyOf(told, { knownAt: "2024-07-01T06:30:00" })).toThrow("is no instant");
  });

  it("before anything was recorded the case is there, and empty", () => {
    expect(historyOf(told, { knownAt: hour(0) })).toMatchObject({
      stream: "case-1",
      revision: 0,
      events: [],
    });
  });
});

describe("what cannot be read", () => {
  const refusal = (told: readonly Told[]): UnreadableHistory => {
    try {
      historyOf(told);
    } catch (error) {
      if (error instanceof UnreadableHistory) return error;
      throw error;
    }
    throw new Error("The history was read");
  };

  it("an event of a newer version is refused with its place, not skipped", () => {
    const error = refusal([opened("opened"), { ...opened("newer"), version: 99 }]);
    expect(error).toMatchObject({ stream: "case-1", eventId: "newer", revision: 2 });
    expect(error.message).toContain("version 99");
  });

  it("a type that is not in the catalogue is refused", () => {
    const unknown = recordings([opened("opened")]).map((one) => ({
      ...one,
      content: { ...one.content, type: "CometSighted" },
    }));
    expect(() => buildHistory(unknown)).toThrow("CometSighted");
  });

  it("a date that is none is refused, in a correction too", () => {
    expect(refusal([arrested("arrest", "2024-02-30")]).message).toContain("February 2024 has 29 days");
    expect(
      refusal([arrested("arrest", "2024-02-29"), corrected("correction", arrested("arrest", "soon"))]),
    ).toMatchObject({ eventId: "correction", revision: 2 });
  });

  it("a correction to a version that its target's type does not have is refused", () => {
    const newer = { ...arrested("arrest", "2024-07-03"), version: 99 };
    expect(refusal([arrested("arrest", "2024-07-02"), corrected("correction", newer)]).eventId).toBe(
      "correction",
    );
  });
});
