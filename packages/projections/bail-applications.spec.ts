import { describe, expect, it } from "vitest";
import { bailApplications } from "./bail-applications.ts";
import { event, given, type Told } from "./testing/given.ts";
import { aCase, appliedForBail, bailDecided, man, proceeding, woman } from "./testing/words.ts";

const rows = (...told: readonly Told[]) => bailApplications.project(given([...aCase(man, woman), ...told]));

describe("a bail application", () => {
  it("is pending while no order is on record", () => {
    expect(rows(appliedForBail(man, "2024-07-08"))).toMatchObject([
      {
        accused: man,
        outcome: "pending",
        appliedEarliest: "2024-07-08",
        daysToOrderLeast: null,
        furnished: null,
      },
    ]);
  });

  it("took the days to its order, with the order's grounds and conditions", () => {
    expect(
      rows(
        appliedForBail(man, "2024-07-08", { ref: "application" }),
        bailDecided(man, "2024-07-24", "granted", {
          application: "@application",
          grounds: ["parity", "long-custody"],
          conditions: ["no-contact"],
        }),
      ),
    ).toMatchObject([
      {
        outcome: "granted",
        daysToOrderLeast: 16,
        daysToOrderMost: 16,
        grounds: ["parity", "long-custody"],
        conditions: ["no-contact"],
        furnished: false,
      },
    ]);
  });

  it("is answered by an order that names none, where it is the only one that it can be about", () => {
    expect(rows(appliedForBail(man, "2024-07-08"), bailDecided(man, "2024-07", "refused"))).toMatchObject([
      { outcome: "refused", daysToOrderLeast: -7, daysToOrderMost: 23 },
    ]);
  });

  it("is not guessed at, where an order could be about two of them", () => {
    const found = rows(
      appliedForBail(man, "2024-07-08"),
      appliedForBail(man, "2024-07-09"),
      bailDecided(man, "2024-07-24", "refused"),
    );
    expect(found.map(({ applicationId, outcome }) => [applicationId === null, outcome])).toEqual([
      [false, "pending"],
      [false, "pending"],
      [true, "refused"],
    ]);
  });

  it("is not answered by an order that came before it, nor by one on another kind of bail", () => {
    expect(
      rows(bailDecided(man, "2024-07-01", "refused"), appliedForBail(man, "2024-07-08")).map(
        ({ outcome }) => outcome,
      ),
    ).toEqual(["pending", "refused"]);
    expect(
      rows(
        appliedForBail(man, "2024-07-08"),
        bailDecided(man, "2024-07-24", "granted", { kind: "default" }),
      ).map(({ outcome }) => outcome),
    ).toEqual(["pending", "granted"]);
  });

  it("has a number where the dates are certain, and none where they are not", () => {
    const found = rows(appliedForBail(man, "2024-07-08"), appliedForBail(man, "2024-09-01"));
    expect(found.map(({ successive }) => successive)).toEqual([1, 2]);
    const unsure = rows(appliedForBail(man, "2024-07-08"), appliedForBail(man, "2024-07"));
    expect(unsure.map(({ successive }) => successive)).toEqual([null, null]);
  });

  it("is pending on interim bail, and was decided before an order that only changed one", () => {
    const application = appliedForBail(man, "2024-07-08", { ref: "application" });
    const ordered = (outcome: "interim-granted" | "modified" | "set-aside") =>
      bailDecided(man, "2024-07-10", outcome, { application: "@application" });
    expect(rows(application, ordered("interim-granted"))).toMatchObject([
      { outcome: "pending", interim: true, daysToOrderLeast: null, decidedEarliest: null, furnished: null },
    ]);
    expect(rows(application, ordered("interim-granted"), ordered("modified"))[0]?.outcome).toBe("pending");
    for (const outcome of ["modified", "set-aside"] as const)
      expect(rows(application, ordered(outcome))).toMatchObject([
        { outcome, interim: false, daysToOrderLeast: null },
      ]);
  });

  it("keeps the order that decided it, where interim bail came before", () => {
    expect(
      rows(
        appliedForBail(man, "2024-07-08", { ref: "application" }),
        bailDecided(man, "2024-07-10", "interim-granted", { application: "@application" }),
        bailDecided(man, "2024-07-24", "refused", { application: "@application" }),
      ),
    ).toMatchObject([{ outcome: "refused", interim: true, daysToOrderLeast: 16 }]);
  });

  it("was furnished, where bail was furnished on the only grant", () => {
    const told = [
      appliedForBail(man, "2024-07-08"),
      bailDecided(man, "2024-07-24", "granted"),
      event("BailFurnished", "2024-07-26", { proceeding, accused: man }),
    ];
    expect(rows(...told)).toMatchObject([{ furnished: true }]);
  });

  it("shows the co-accused who certainly had bail before the order", () => {
    const found = rows(
      appliedForBail(woman, "2024-07-01"),
      bailDecided(woman, "2024-07-05", "granted"),
      appliedForBail(man, "2024-07-08"),
      bailDecided(man, "2024-07-24", "granted", { grounds: ["parity"] }),
    );
    expect(found.map(({ accused, coAccusedBefore }) => [accused, coAccusedBefore])).toEqual([
      [man, [woman]],
      [woman, []],
    ]);
  });
});

describe("several orders on one application", () => {
  const ordered = (outcome: "granted" | "refused", on: string) =>
    bailDecided(man, on, outcome, { application: "@application" });
  const application = appliedForBail(man, "2021-01-04", { ref: "application" });

  it("leave the outcome open, where it is not known which came first", () => {
    const told = [application, ordered("granted", "2021-02"), ordered("refused", "2021-02")];
    expect(rows(...told)).toMatchObject([{ outcome: "cannot-tell", decisionId: null, furnished: null }]);
  });

  it("are decided by the first, whichever was recorded first", () => {
    const told = [application, ordered("granted", "2021-03-02"), ordered("refused", "2021-02-02")];
    expect(rows(...told)).toMatchObject([{ outcome: "refused", daysToOrderLeast: 29 }]);
  });
});
