/** The cases that the benchmark makes up: recordable, plausible, and as long as real ones were. */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { decodeData, decodeSource } from "@tareekh/core/catalogue/decode.ts";
import { buildHistory } from "@tareekh/core/history/build-history.ts";
import { warningsOf } from "@tareekh/core/history/warnings.ts";
import { delays } from "@tareekh/projections/delays.ts";
import { describe, expect, it } from "vitest";
import { agesOfCases } from "./ages-of-cases.ts";
import { DISTRICTS, generatedProceeding } from "./generated-proceedings.ts";

const SEED = 7;
const numbers = Array.from({ length: 3000 }, (_, number) => number);

const rowOf = (number: number) => {
  const { stream, events } = generatedProceeding(SEED, number);
  const history = buildHistory(
    events.map((content, place) => ({
      revision: place + 1,
      content: { ...content, recorded: "2026-01-01T00:00:00.000Z" },
    })),
  );
  const row = delays.project(history).find(({ accused }) => accused === null);
  if (row === undefined) throw new Error(`${stream} has no proceeding`);
  return { row, warnings: warningsOf(history) };
};

describe("a made-up proceeding", () => {
  it("is told in events that the catalogue accepts", () => {
    for (const number of numbers.slice(0, 500)) {
      for (const { type, version, data, source } of generatedProceeding(SEED, number).events) {
        const eventType = eventTypeNamed(type);
        if (eventType === undefined) throw new Error(`There is no type ${type}`);
        expect(version).toBe(eventType.version);
        expect(decodeSource(source).ok).toBe(true);
        const decoded = decodeData(eventType, data);
        expect(decoded.ok ? [] : decoded.problems, type).toEqual([]);
        expect(eventType.check(data as never).ok).toBe(true);
      }
    }
  });

  it("is the same for the same seed and number, and another for another", () => {
    expect(generatedProceeding(SEED, 12)).toEqual(generatedProceeding(SEED, 12));
    expect(generatedProceeding(SEED, 12).events[4]?.data).not.toEqual(
      generatedProceeding(8, 12).events[4]?.data,
    );
  });

  it("has ids that no other has, in the order of the numbers", () => {
    const ids = numbers.flatMap((number) => generatedProceeding(SEED, number).events.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });

  it("has twenty events, as a rule", () => {
    const events = numbers.reduce((sum, number) => sum + generatedProceeding(SEED, number).events.length, 0);
    expect(events / numbers.length).toBeGreaterThan(19);
    expect(events / numbers.length).toBeLessThan(21);
  });

  it("gives nobody cause to look into it", () => {
    for (const number of numbers.slice(0, 500)) expect(rowOf(number).warnings, String(number)).toEqual([]);
  });
});

describe("many made-up proceedings", () => {
  const rows = numbers.map((number) => rowOf(number).row);
  const all = agesOfCases.reduce((sum, { cases }) => sum + cases, 0);
  const near = (share: number, expected: number) => expect(Math.abs(share - expected)).toBeLessThan(0.03);

  it("are pending, convicted and acquitted as often as the real ones", () => {
    for (const outcome of ["convicted", "acquitted", "other"] as const) {
      const real = agesOfCases
        .filter(({ ended }) => ended === outcome)
        .reduce((sum, { cases }) => sum + cases, 0);
      near(rows.filter((row) => row.outcome === outcome).length / rows.length, real / all);
    }
  });

  it("take as long: half of the acquitted in Delhi ended by the real median", () => {
    const real = agesOfCases.find(({ state, ended }) => state === "in-dl" && ended === "acquitted");
    const taken = rows
      .filter(({ state, outcome }) => state === "in-dl" && outcome === "acquitted")
      .map(
        ({ registeredLatest, disposedLatest }) =>
          dayNumber(disposedLatest as Day) - dayNumber(registeredLatest as Day),
      );
    const within = taken.filter((days) => days <= (real?.days[10] ?? 0)).length;
    expect(Math.abs(within / taken.length - 0.5)).toBeLessThan(0.1);
  });

  it("are in nearly all districts already, and in no more", () => {
    const districts = new Set(rows.map(({ district }) => district));
    expect(districts.size).toBeGreaterThan(DISTRICTS * 0.9);
    expect(districts.size).toBeLessThanOrEqual(DISTRICTS);
  });
});
