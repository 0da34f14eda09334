/** What must be seen of the four cases that were published: told here as far as their delays and incidents need. */
import { describe, expect, it } from "vitest";
import { caseDelays } from "./answers/case-delays.ts";
import { bail } from "./bail.ts";
import { intimidation } from "./intimidation.ts";
import { asDay, event, given } from "./testing/given.ts";
import {
  aCase,
  arrested,
  courtDate,
  girl,
  man,
  proceeding,
  rescued,
  threatened,
  woman,
} from "./testing/words.ts";
import { timelineOf } from "./timeline/project-timeline.ts";

describe("Rajkot, in a press release of November 2020", () => {
  const rajkot = { state: "in-gj", district: "Rajkot" } as const;
  const history = given([
    ...aCase(man),
    event("JourneyMade", "2020-10-01/2020-10-07", {
      purpose: "trafficking",
      people: [girl, man],
      to: rajkot,
      proceeding,
    }),
    event("MissingReportMade", null, { person: girl, proceeding }, { before: ["@rescue"] }),
    event("SurvivorRescued", "2020-11-12", { survivors: [girl], proceeding, at: rajkot }, { ref: "rescue" }),
    arrested(man, "../2020-11-13"),
  ]);

  it("has 36 to 42 days between arrival and rescue", () => {
    const span = timelineOf(history, []).spans.find(({ from }) => from === "arrival");
    expect(span).toMatchObject({
      to: "rescue",
      state: "closed",
      days: { least: 36, most: 42, approximate: false },
    });
  });

  it("has no number of days from the missing report, of which no date is known", () => {
    const span = timelineOf(history, []).spans.find(
      ({ from, to }) => from === "missing-report" && to === "rescue",
    );
    expect(span).toMatchObject({ state: "not-dated", days: { least: null, most: null } });
  });

  it("does not say that he still waits to be produced: nobody recorded either", () => {
    const span = caseDelays(history, asDay("2026-11-22")).spans.find(({ to }) => to === "production");
    expect(span).toMatchObject({
      state: "not-recorded",
      soFarLeast: null,
      soFarMost: null,
      lastPending: null,
      lastRecorded: "2020-11-13",
    });
  });
});

describe("Kolkata, in a blog without a date", () => {
  const history = given([
    ...aCase(man, woman),
    rescued(null, { ref: "rescue" }),
    arrested(man, null),
    arrested(woman, null),
    event("CounselReady", null, { proceeding, accused: man, when: "before-police-station", lawyers: 8 }),
    courtDate(null, {}, { ref: "hearing", after: ["@rescue"] }),
    threatened(null, {
      by: [
        { role: "relative-of-accused", of: man },
        { role: "defence-counsel", of: man },
      ],
      venue: "court",
      courtDate: "@hearing",
    }),
    event("ClaimReported", null, { kind: "charged-unclear", about: [man, woman], proceeding }),
    event("ClaimReported", null, {
      kind: "link-across-cases",
      about: [man],
      numbers: { people: 14, cases: 6 },
    }),
  ]);

  it("has no date, and every span says so instead of guessing", () => {
    const { spans } = caseDelays(history, asDay("2026-11-22"));
    expect(spans.length).toBeGreaterThan(0);
    for (const span of spans) {
      expect(["not-dated", "not-recorded"]).toContain(span.state);
      expect([span.least, span.most, span.soFarLeast, span.soFarMost]).toEqual([null, null, null, null]);
    }
  });

  it("is at the stage of investigation: what the source calls charged makes no milestone", () => {
    const stages = timelineOf(history, []).header.proceedings[0]?.stages;
    expect(stages?.map(({ stage }) => stage)).toEqual(["investigation", "investigation"]);
  });

  it("has eight lawyers ready before the police station, and no application", () => {
    expect(bail.project(history)[0]).toMatchObject({
      accused: man,
      counselReady: true,
      lawyers: 8,
      applications: 0,
    });
  });

  it("has one incident of intimidation, at a hearing, by relatives and by defence lawyers", () => {
    expect(intimidation.project(history)).toMatchObject([
      { sources: ["relative-of-accused", "defence-counsel"], atCourtDate: true, targets: [girl] },
    ]);
  });

  it("keeps fourteen pimps in six cases as a claim, and invents no case of it", () => {
    const { header } = timelineOf(history, []);
    expect(header.claims.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ numbers: { people: 14, cases: 6 } }),
    );
    expect(header.proceedings).toHaveLength(1);
    expect(header.people.filter(({ role }) => role === "accused")).toHaveLength(2);
  });
});

describe("Mumbai, in a report that names a month", () => {
  const survivors = ["survivor-1", "survivor-2", "survivor-3", "survivor-4", "survivor-5"] as const;
  const history = given([
    ...survivors.map((person) => event("PersonAdded", null, { person, role: "survivor" })),
    event("ProceedingOpened", null, { proceeding }),
    event("SurvivorRescued", null, { survivors: [...survivors], proceeding }, { ref: "rescue" }),
    event("RescueAttemptCalledOff", null, { proceeding, reason: "public-protest" }, { before: ["@rescue"] }),
    ...survivors
      .slice(1)
      .map((person) =>
        event(
          "AgeDeterminationOrdered",
          null,
          { person, basis: "stated", by: "police" },
          { after: ["@rescue"] },
        ),
      ),
    ...survivors.map((person) =>
      event("SurvivorCustodyOrdered", null, {
        person,
        basis: "stated",
        by: "not-stated",
        kind: "not-stated",
        consented: "not-stated",
      }),
    ),
  ]);

  it("has the attempt that was called off before the rescue, though neither has a date", () => {
    const { entries } = timelineOf(history, []);
    const rescue = entries.findIndex(({ type }) => type === "SurvivorRescued");
    expect(entries[rescue - 1]?.type).toBe("RescueAttemptCalledOff");
    expect(entries[rescue]?.afterPrevious).toBe("yes");
  });

  it("has ages that are being determined and survivors in a shelter, and no order of either", () => {
    const { entries, waits } = timelineOf(history, []);
    const titles = new Set([...entries, ...waits].map(({ title }) => title));
    expect(titles).toContain("Age being determined, as stated");
    expect(titles).toContain("Survivor said to be in shelter or custody");
    expect([...titles].filter((title) => /order/i.test(title))).toEqual([]);
  });

  it("has four ages pending", () => {
    const pending = timelineOf(history, []).header.people.filter(({ ageLabels }) =>
      ageLabels.some(({ label }) => label === "pending"),
    );
    expect(pending.map(({ id }) => id)).toEqual(survivors.slice(1));
  });
});

describe("Saran, in a press release of November 2020", () => {
  const history = given([
    ...aCase(man, woman),
    rescued("2020-11-08"),
    arrested(woman, "../2020-11-09"),
    event("ArrestDeferred", "2020-11-09", {
      proceeding,
      accused: man,
      until: "magistrate-statement",
      statementOf: girl,
    }),
    event("JourneyMade", "2020-11-09", {
      purpose: "to-bring-back",
      progress: "under-way",
      team: ["city-police"],
      proceeding,
    }),
  ]);

  it("has an arrest that waits for the statement, for as many days as have passed", () => {
    const { waits, spans } = caseDelays(history, asDay("2020-12-09"));
    expect(waits).toMatchObject([
      { person: man, state: "open", sinceEarliest: "2020-11-09", soFarLeast: 30, soFarMost: 30 },
    ]);
    // The days between are another thing: that he had not been arrested is known of the day of the press release only.
    const until = (from: string) => spans.find((span) => span.from === from && span.accused === man);
    expect(until("rescue")).toMatchObject({
      to: "arrest",
      state: "open",
      soFarLeast: 1,
      lastPending: "2020-11-09",
    });
    expect(until("arrest-deferred")).toMatchObject({
      to: "arrest",
      state: "not-recorded",
      soFarLeast: null,
      lastPending: "2020-11-09",
    });
  });

  it("counts to the day for which it is asked, and not to today", () => {
    const then = given(
      [...aCase(man), event("ArrestDeferred", "2020-11-09", { proceeding, accused: man, until: "tracing" })],
      { asOf: asDay("2020-11-19") },
    );
    expect(caseDelays(then, asDay("2026-11-22"))).toMatchObject({
      until: "2020-11-19",
      waits: [{ soFarLeast: 10, soFarMost: 10 }],
    });
  });
});
