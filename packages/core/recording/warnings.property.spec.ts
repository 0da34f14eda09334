import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildHistory } from "../history/build-history.ts";
import { distinctCourtDates } from "../history/court-dates.ts";
import { recordings, type Told } from "../history/recordings.fixture.ts";
import { warningsOf } from "../history/warnings.ts";

const proceeding = "proceeding-1";
const day = fc.constantFrom(
  null,
  "2023-01-02",
  "2023-01-03",
  "2023-01",
  "2023-01-03~",
  "2023-01-03T10:00+05:30",
);
const accused = fc.constantFrom("accused-1", "accused-2");

const what = fc.oneof(
  accused.map((who) => ({ type: "AccusedArrested", data: { proceeding, accused: who } }) as const),
  accused.map(
    (who) => ({ type: "JudgmentGiven", data: { proceeding, accused: who, outcome: "acquitted" } }) as const,
  ),
  fc.constant({ type: "FirRegistered", data: { proceeding } } as const),
  accused.map((who) => ({ type: "ChargesheetFiled", data: { proceeding, accused: [who] } }) as const),
  fc
    .record(
      {
        proceeding: fc.constantFrom(proceeding, "proceeding-2"),
        result: fc.constantFrom("held" as const, "not-reached" as const),
        purposes: fc.constant(["charge"] as const),
      },
      { requiredKeys: ["proceeding", "result"] },
    )
    .map((data) => ({ type: "CourtDateRecorded", data }) as const),
);

const told: fc.Arbitrary<readonly Told[]> = fc
  .array(fc.tuple(what, day), { minLength: 1, maxLength: 14 })
  .map((all) => all.map(([one, occurred], i): Told => ({ ...one, occurred, id: `event-${i}` })));

const inTwoOrders = told.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
);

describe("warnings", () => {
  it("do not depend on the order of recording", () => {
    fc.assert(
      fc.property(inTwoOrders, ([one, other]) => {
        expect(warningsOf(buildHistory(recordings(other)))).toEqual(
          warningsOf(buildHistory(recordings(one))),
        );
      }),
    );
  });

  it("have keys of their own, that a WarningSettled can name", () => {
    fc.assert(
      fc.property(told, (all) => {
        const keys = warningsOf(buildHistory(recordings(all))).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9-]*(?::[A-Za-z0-9-]+)*$/);
      }),
    );
  });
});

describe("court dates", () => {
  const idsOf = (all: readonly Told[]) =>
    distinctCourtDates(buildHistory(recordings(all))).map(({ counted, others }) => [
      counted.id,
      others.map(({ id }) => id),
    ]);

  it("count the same record, whoever recorded first", () => {
    fc.assert(
      fc.property(inTwoOrders, ([one, other]) => {
        expect(idsOf(other)).toEqual(idsOf(one));
      }),
    );
  });

  it("are each counted once, and none is lost", () => {
    fc.assert(
      fc.property(told, (all) => {
        const ids = idsOf(all).flat(2);
        expect(ids.toSorted()).toEqual(
          all
            .filter(({ type }) => type === "CourtDateRecorded")
            .map(({ id }) => id)
            .toSorted(),
        );
      }),
    );
  });
});
