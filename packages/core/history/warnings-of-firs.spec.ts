import { describe, expect, it } from "vitest";
import type { EventData } from "../catalogue/catalogue.ts";
import { buildHistory } from "./build-history.ts";
import { type FirEvent, firsInForce } from "./firs.ts";
import { recordings, type Told } from "./recordings.fixture.ts";
import { warningsOf } from "./warnings.ts";

type Fir = Omit<EventData<"FirRegistered">, "proceeding">;

const fir = (id: string, data: Fir, occurred: string | null = null, proceeding = "proceeding-1"): Told => ({
  id,
  type: "FirRegistered",
  occurred,
  data: { proceeding, ...data },
});

const renumbered = (id: string, number: string, occurred: string): Told => ({
  id,
  type: "FirRenumbered",
  occurred,
  data: {
    proceeding: "proceeding-1",
    number,
    year: 2025,
    state: "in-br",
    district: "River District",
    policeStation: "Station Road",
  },
});

const warned = (kind: string, ...told: readonly Told[]): readonly unknown[] =>
  warningsOf(buildHistory(recordings(told)))
    .filter((warning) => warning.kind === kind)
    .map(({ events }) => events);

describe("the year of an FIR", () => {
  it("is warned of where the date lies in another, before it or after it", () => {
    expect(warned("fir-year-against-date", fir("late", { number: "155", year: 2026 }, "2025-12-03"))).toEqual(
      [["late"]],
    );
    expect(
      warned("fir-year-against-date", fir("early", { number: "999", year: 2019 }, "2025-12-03")),
    ).toEqual([["early"]]);
    expect(warned("fir-year-against-date", renumbered("anew", "201", "2026-01-02"))).toEqual([["anew"]]);
  });

  it("is read behind the number where it stands there", () => {
    expect(warned("fir-year-against-date", fir("joined", { number: "2/2021" }, "2020-12-03"))).toEqual([
      ["joined"],
    ]);
  });

  it("is not warned of where the date may lie in it, or either is not recorded", () => {
    for (const [year, occurred] of [
      [2025, "2025-12-03"],
      [2026, "2025-12/2026-01"],
      [2026, "2025-12-31~"],
      [2026, null],
    ] as const)
      expect([occurred, warned("fir-year-against-date", fir("one", { year }, occurred))]).toEqual([
        occurred,
        [],
      ]);
    expect(warned("fir-year-against-date", fir("one", { number: "155" }, "2025-12-03"))).toEqual([]);
  });
});

describe("two FIRs in one proceeding", () => {
  const first = fir("one", { number: "155", year: 2025, policeStation: "Domjur" });

  it("are warned of where number, year or police station differ", () => {
    for (const other of [
      { number: "999", year: 2025 },
      { number: "155", year: 2019 },
      { number: "155", year: 2025, policeStation: "Sankrail" },
    ])
      expect(warned("different-firs", first, fir("two", other))).toEqual([["one", "two"]]);
  });

  it("are one where they say the same, however it is written, or one says less", () => {
    for (const same of [
      { number: "0155/2025", policeStation: "DOMJUR" },
      { policeStation: "Domjur" },
      { year: 2025 },
    ])
      expect(warned("different-firs", first, fir("two", same))).toEqual([]);
  });

  it("are not warned of in two proceedings, nor is an FIR with its number given anew", () => {
    expect(warned("different-firs", first, fir("two", { number: "999" }, null, "proceeding-2"))).toEqual([]);
    expect(warned("different-firs", first, renumbered("anew", "201", "2025-12-20"))).toEqual([]);
  });
});

describe("the FIRs in force", () => {
  const inForce = (...told: readonly Told[]): readonly string[] =>
    firsInForce(buildHistory(recordings(told)).events as readonly FirEvent[]).map(({ id }) => id);

  it("are all that differ, and of one recorded twice the last", () => {
    const one = fir("one", { number: "155", year: 2025 }, "2025-12-03");
    expect(inForce(one, fir("two", { number: "999", year: 2019 }, "2025-12-04"))).toEqual(["one", "two"]);
    expect(inForce(one, fir("again", { number: "0155", year: 2025 }, "2025-12-04"))).toEqual(["again"]);
  });

  it("are the number given anew, in place of the only one before it", () => {
    const one = fir("one", { number: "155", year: 2025 }, "2025-12-03");
    const anew = renumbered("anew", "201", "2025-12-20");
    expect(inForce(one, anew)).toEqual(["anew"]);
    expect(inForce(one, fir("two", { number: "999", year: 2019 }, "2025-12-04"), anew)).toEqual([
      "one",
      "two",
      "anew",
    ]);
  });
});
