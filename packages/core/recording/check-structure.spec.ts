import { describe, expect, it } from "vitest";
import { buildHistory } from "../history/build-history.ts";
import { arrested, opened, recordings } from "../history/recordings.fixture.ts";
import { checkStructure } from "./check-structure.ts";
import type { EventRequest } from "./command.ts";
import { arrest, cast, courtDate, event, fir, givenCase, idToCome } from "./testing/given-case.ts";

const NOBODY = "0190c2b0-0000-7000-8000-0000000000ee";
const proceeding = "proceeding-1";

const correction = (target: string, replacement: Partial<EventRequest> & { data: object }, version = 1) =>
  event("EventCorrected", {
    target,
    reason: "Misread",
    replacement: {
      occurred: replacement.occurred ?? null,
      ...(replacement.after === undefined ? {} : { after: replacement.after }),
      source: { kind: "court-record" },
      data: { ...replacement.data },
      version,
    },
  });
const takenBack = (target: string) => event("EventRetracted", { target, reason: "In the wrong case" });
const standsAgain = (target: string) => event("RetractionWithdrawn", { target, reason: "It was right" });

describe("people and proceedings named by a command", () => {
  it("may be introduced by the same command, before or after the event that names them", () => {
    givenCase()
      .whenRecorded(arrest("2024-07-02"), ...cast)
      .thenRecorded();
  });

  it("must be in the case", () => {
    givenCase(...cast)
      .whenRecorded(event("AccusedArrested", { proceeding: "proceeding-2", accused: "accused-3" }))
      .thenRefused(
        ["events[0].data.proceeding", "a proceeding of the case (proceeding-1)"],
        [
          "events[0].data.accused",
          "a person of the case (accused-1, accused-2, officer-1, survivor-1, survivor-2)",
        ],
      );
  });

  it("must have the role that the field is for", () => {
    givenCase(...cast)
      .whenRecorded(arrest("2024-07-02", "survivor-1"))
      .thenRefused([
        "events[0].data.accused",
        /survivor-1 is in the case as survivor; accused is expected here/,
      ]);
  });

  it("are checked inside lists and groups", () => {
    givenCase(...cast)
      .whenRecorded(
        courtDate("2024-11-12", {
          attendance: [
            { accused: "accused-1", present: "present" },
            { accused: "accused-9", present: "absent" },
          ],
        }),
      )
      .thenRefused(["events[0].data.attendance[1].accused", /a person of the case/]);
  });

  it("cannot take a reference that is taken", () => {
    givenCase(...cast)
      .whenRecorded(
        event("PersonAdded", { person: "accused-1", role: "accused" }),
        event("ProceedingOpened", { proceeding }),
      )
      .thenRefused(
        ["events[0].data.person", /accused-1 is in the case already/],
        ["events[1].data.proceeding", /proceeding-1 is in the case already/],
      );
  });

  it("cannot take the same reference twice in one command", () => {
    givenCase()
      .whenRecorded(
        event("PersonAdded", { person: "accused-1", role: "accused" }),
        event("PersonAdded", { person: "accused-1", role: "accused" }),
      )
      .thenRefused(["events[1].data.person", /in the case already/]);
  });
});

describe("before and after", () => {
  it("name events of the case, by id or by their name in the command", () => {
    const known = givenCase(...cast, fir("2024-07-01"));
    known
      .whenRecorded(
        { ...arrest(null), ref: "arrest", after: [known.idOf(6)] },
        { ...arrest(null, "accused-2"), after: ["@arrest"] },
      )
      .thenRecorded();
  });

  it("become ids, so that nothing of a name is recorded", () => {
    const { history } = givenCase(...cast).whenRecorded(
      { ...arrest(null), ref: "arrest" },
      { ...arrest(null, "accused-2"), after: ["@arrest"] },
    );
    const later = history.events.find(({ id }) => id === idToCome(1, 1));
    expect(later?.after).toEqual([idToCome(1, 0)]);
    expect(history.order.before(idToCome(1, 0), idToCome(1, 1))).toBe("yes");
  });

  it("are refused where they name no event", () => {
    givenCase(...cast)
      .whenRecorded({ ...arrest(null), after: [NOBODY], before: ["@rescue"], ref: "arrest" })
      .thenRefused(["events[0].before[0]", /or @arrest; "@rescue" came/]);
    givenCase(...cast)
      .whenRecorded({ ...arrest(null), after: [NOBODY] })
      .thenRefused(["events[0].after[0]", /the id of an event of this case/]);
  });

  it("cannot name the event itself", () => {
    givenCase(...cast)
      .whenRecorded({ ...arrest(null), ref: "arrest", after: ["@arrest"] })
      .thenRefused(["events[0]", /comes before itself/]);
  });

  it("cannot go round in a circle within a command", () => {
    givenCase(...cast)
      .whenRecorded(
        { ...arrest(null), ref: "one", after: ["@two"] },
        { ...arrest(null, "accused-2"), ref: "two", after: ["@one"] },
      )
      .thenRefused(["events[0]", /each come before themselves/]);
  });

  it("cannot close a circle through what is recorded, also by a correction", () => {
    const known = givenCase(
      ...cast,
      { ...arrest(null), ref: "one" },
      {
        ...arrest(null, "accused-2"),
        after: ["@one"],
      },
    );
    known
      .whenRecorded(
        correction(known.idOf(6), { data: { proceeding, accused: "accused-1" }, after: [known.idOf(7)] }),
      )
      .thenRefused(["events[0].data.replacement", /each come before themselves/]);
  });

  it("may contradict dates, which is a warning", () => {
    const known = givenCase(...cast, fir("2024-07-01"));
    known.whenRecorded({ ...arrest("2024-06-30"), after: [known.idOf(6)] }).thenWarns("dates-against-order");
  });

  it("cannot bear one name twice", () => {
    givenCase(...cast)
      .whenRecorded({ ...arrest(null), ref: "a" }, { ...arrest(null, "accused-2"), ref: "a" })
      .thenRefused(["events[1].ref", /a name that no other event has/]);
  });
});

describe("a correction", () => {
  const known = givenCase(...cast, arrest("2024-07-02"));
  const arrested = known.idOf(6);

  it("replaces what was recorded", () => {
    const { history } = known.whenRecorded(
      correction(arrested, { occurred: "2024-07-03", data: { proceeding, accused: "accused-2" } }),
    );
    expect(history.events.find(({ id }) => id === arrested)).toMatchObject({
      occurred: { text: "2024-07-03" },
      data: { accused: "accused-2" },
    });
  });

  it("may correct an event of its own command", () => {
    known
      .whenRecorded(
        { ...arrest("2024-07-04", "accused-2"), ref: "second" },
        correction("@second", { occurred: "2024-07-05", data: { proceeding, accused: "accused-2" } }),
      )
      .thenRecorded();
  });

  it("is checked as the corrected event would stand", () => {
    known
      .whenRecorded(correction(arrested, { data: { proceeding, accused: "survivor-1" } }))
      .thenRefused(["events[0].data.replacement.data.accused", /in the case as survivor/]);
  });

  it("has the data of the event that it corrects", () => {
    known
      .whenRecorded(correction(arrested, { data: { proceeding, outcome: "granted" } }))
      .thenRefused(
        ["events[0].data.replacement.data.outcome", /there is no such field/],
        ["events[0].data.replacement.data.accused", /accused/],
      );
  });

  it("is made in the current version of the event's type", () => {
    known
      .whenRecorded(correction(arrested, { data: { proceeding, accused: "accused-1" } }, 2))
      .thenRefused(["events[0].data.replacement.version", /1, the current version of AccusedArrested/]);
  });

  it("says when in words that are a date", () => {
    known
      .whenRecorded(
        correction(arrested, { occurred: "02-07-2024", data: { proceeding, accused: "accused-1" } }),
      )
      .thenRefused(["events[0].data.replacement.occurred", /2024/]);
  });

  it("needs an event to correct", () => {
    known
      .whenRecorded(correction(NOBODY, { data: { proceeding, accused: "accused-1" } }))
      .thenRefused(["events[0].data.target", /recorded before/]);
  });

  it("does not correct a correction", () => {
    const data = { proceeding, accused: "accused-1" };
    const once = known.and(correction(arrested, { occurred: "2024-07-03", data }));
    once
      .whenRecorded(correction(once.idOf(7), { occurred: "2024-07-04", data }), takenBack(once.idOf(7)))
      .thenRefused(
        ["events[0].data.target", /name the event that it is about/],
        ["events[1].data.target", /name the event that it is about/],
      );
  });

  it("may give a person another role only if nobody needs the old one", () => {
    known
      .whenRecorded(
        correction(known.idOf(2), { data: { person: "accused-1", role: "accused", gender: "male" } }),
      )
      .thenRecorded();
    const stranger = givenCase(
      ...cast,
      event("PersonAdded", { person: "0190c2b0-0000-7000-8000-0000000000aa", role: "accused" }),
      arrest("2024-07-02", "0190c2b0-0000-7000-8000-0000000000aa"),
    );
    stranger
      .whenRecorded(
        correction(stranger.idOf(6), {
          data: { person: "0190c2b0-0000-7000-8000-0000000000aa", role: "witness" },
        }),
      )
      .thenRefused(["events[0].data.target", /correct or take back that event first/]);
  });
});

describe("taking back", () => {
  const known = givenCase(...cast, arrest("2024-07-02"));
  const arrested = known.idOf(6);

  it("takes an event out of the history, and can be undone", () => {
    expect(known.whenRecorded(takenBack(arrested)).history.events).toHaveLength(6);
    expect(known.whenRecorded(takenBack(arrested), standsAgain(arrested)).history.events).toHaveLength(7);
  });

  it("is refused for what is not there, or was taken back", () => {
    known.whenRecorded(takenBack(NOBODY)).thenRefused(["events[0].data.target", /recorded before/]);
    known
      .and(takenBack(arrested))
      .whenRecorded(takenBack(arrested))
      .thenRefused(["events[0].data.target", /RetractionWithdrawn/]);
    known
      .whenRecorded(takenBack(arrested), takenBack(arrested))
      .thenRefused(["events[1].data.target", /RetractionWithdrawn/]);
  });

  it("cannot be undone where nothing was taken back", () => {
    known.whenRecorded(standsAgain(arrested)).thenRefused(["events[0].data.target", /stands already/]);
  });

  it("is refused for somebody whom another event names", () => {
    known
      .whenRecorded(takenBack(known.idOf(2)))
      .thenRefused(["events[0].data.target", /names accused-1, which would not be in the case any more/]);
    known.whenRecorded(takenBack(arrested), takenBack(known.idOf(2))).thenRecorded();
  });

  it("leaves an event to which others refer", () => {
    const after = known.and({ ...arrest(null, "accused-2"), after: [arrested] });
    after.whenRecorded(takenBack(arrested)).thenRecorded();
  });
});

describe("periods", () => {
  const remand = (occurred: string | null, until: string) =>
    event("AccusedRemanded", { proceeding, accused: "accused-1", kind: "judicial", until }, { occurred });

  it("cannot end before they begin", () => {
    givenCase(...cast)
      .whenRecorded(remand("2024-07-02", "2024-07-01"))
      .thenRefused(["events[0].data.until", /ends on 2024-07-01, before it begins on 2024-07-02/]);
  });

  it("may end on the day on which they begin, or where nobody can tell", () => {
    givenCase(...cast)
      .whenRecorded(remand("2024-07-02", "2024-07-02"))
      .thenRecorded();
    givenCase(...cast)
      .whenRecorded(remand("2024-07", "2024-07-01"))
      .thenRecorded();
    givenCase(...cast)
      .whenRecorded(remand(null, "2024-07-01"))
      .thenRecorded();
  });

  it("cannot be an interval the wrong way round", () => {
    givenCase(...cast)
      .whenRecorded(arrest("2024-07-09/2024-07-02"))
      .thenRefused(["events[0].occurred", /ends before it begins/]);
  });
});

describe("an alias", () => {
  const added = (alias: string) => event("PersonAdded", { person: "survivor-1", role: "survivor", alias });
  const identity = (fullName: string) => event("IdentityRecorded", { person: "survivor-1", fullName });

  it.each([
    ["Asha", "Asha Kumari Devi"],
    ["asha kumari devi", "Asha Kumari Devi"],
    ["A.K.", "Tara Aktar"],
    ["Little Asha", "Asha Kumari Devi"],
    ["Aśha", "Asha"],
    ["आशा", "आशा कुमारी"],
  ])("%s does not hide %s", (alias, name) => {
    const outcome = givenCase().whenRecorded(added(alias), identity(name));
    outcome.thenRefused(["events[1].data.fullName", /the alias of survivor-1 is part of this name/]);
  });

  it("that has nothing of the name may be recorded with it", () => {
    givenCase().whenRecorded(added("Meera"), identity("Asha Kumari Devi")).thenRecorded();
  });

  it("recorded earlier is compared too, and a refusal never repeats the name", () => {
    givenCase(added("Asha"))
      .whenRecorded(identity("Asha Kumari"))
      .thenRefused(["events[0].data.fullName", /^(?!.*Kumari).*$/]);
  });
});

describe("a case that an import left unsound", () => {
  it("can be recorded in: a command answers only for what it did itself", () => {
    // An arrest of somebody who is not in the case, in a proceeding that is not either.
    const unsound = recordings([arrested("a", "2024-07-02"), opened("b")]);
    const before = buildHistory(unsound.slice(0, 1));
    expect(checkStructure(before, buildHistory(unsound), [])).toEqual([]);
    expect(checkStructure(buildHistory([]), before, [])).toHaveLength(2);
  });
});

describe("the opening of a case", () => {
  const opening = event("CaseOpened", { fileNumber: "2024/42" });

  it("cannot be taken back: the case is closed instead", () => {
    const open = givenCase(opening, ...cast);
    open
      .whenRecorded(takenBack(open.idOf(0)))
      .thenRefused(["events[0].data.target", /close the case \(CaseClosed\)/]);
  });

  it("can be taken back where another one stands, and not both", () => {
    const twice = givenCase(opening, ...cast, event("CaseOpened", { fileNumber: "2024/43" }));
    twice.whenRecorded(takenBack(twice.idOf(7))).thenRecorded();
    twice.whenRecorded(takenBack(twice.idOf(0))).thenRecorded();
    twice
      .whenRecorded(takenBack(twice.idOf(0)), takenBack(twice.idOf(7)))
      .thenRefused(["events[1].data.target", /close the case/]);
  });

  it("can be taken back with all that the case tells, and not where anything is left", () => {
    const open = givenCase(opening, ...cast);
    const all = [opening, ...cast].map((_, i) => takenBack(open.idOf(i)));
    open.whenRecorded(...all).thenRecorded();
    open
      .whenRecorded(...all.slice(0, -1))
      .thenRefused([`events[${all.length - 2}].data.target`, /close the case/]);
  });

  it("says something of the case, be it only since when it is followed", () => {
    const empty = event("CaseOpened", {});
    const alone = ["events[0].data", /fileNumber.*title.*State.*note.*occurred/] as const;
    givenCase().whenRecorded(empty).thenRefused(alone);
    givenCase().whenRecorded(empty, empty).thenRefused(alone);
    givenCase().whenRecorded(opening).thenRecorded();
    for (const data of [
      { title: "The Jibantala matter" },
      { state: "in-wb" },
      { note: "By telephone." },
    ] as const)
      givenCase().whenRecorded(event("CaseOpened", data)).thenRecorded();
    givenCase()
      .whenRecorded(event("CaseOpened", {}, { occurred: "2024-07-01" }))
      .thenRecorded();
    givenCase()
      .whenRecorded(empty, ...cast)
      .thenRecorded();
  });

  it("is not asked for more where it was recorded before with nothing in it", () => {
    const before = buildHistory(recordings([{ id: "a", type: "CaseOpened", data: {} }]));
    expect(checkStructure(buildHistory([]), before, [])).toEqual([]);
    givenCase(opening).whenRecorded(event("CaseOpened", {})).thenRecorded();
  });
});
