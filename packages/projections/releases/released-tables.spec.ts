import { MAX_APPEND_BYTES } from "@tareekh/core/log/event-log.ts";
import { describe, expect, it } from "vitest";
import { type CellKey, cellKey } from "./cells.ts";
import { standings } from "./release.ts";
import { plannedTables } from "./release-plan.ts";
import { releasedCounts, releasedTables, withheldTables } from "./released-tables.ts";

/** Of India's size: 36 States and Union Territories, 800 districts, 20 years of FIRs, and what is not on record. */
const STATES = 36;
const DISTRICTS = 800;

const some = (count: number, make: (nth: number) => string): readonly (string | null)[] => [
  ...Array.from({ length: count }, (_, nth) => make(nth)),
  null,
];

const states = some(STATES, (nth) => `in-state-${nth}`);

const valuesOf: Readonly<Record<string, readonly (string | null)[]>> = {
  year: some(20, (nth) => String(2007 + nth)),
  agency: some(20, (nth) => `Police of State ${nth}`),
  courtType: some(6, (nth) => `court-type-${nth}`),
  victim: some(2, (nth) => `victim-${nth}`),
  interState: some(2, (nth) => `${nth}`),
};

/** Every group of every table, each of some hundreds in each way to stand. */
const large = (): ReadonlyMap<CellKey, number> => {
  const counts = new Map<CellKey, number>();
  const add = (group: Readonly<Record<string, string | null>>): void => {
    counts.set(cellKey(group), 500);
    for (const standing of standings) counts.set(cellKey({ ...group, standing }), 100);
  };
  add({});
  for (const state of states) {
    add({ state });
    for (const year of valuesOf.year ?? []) add({ state, year });
  }
  for (let nth = 0; nth < DISTRICTS; nth++)
    add({ state: `in-state-${nth % STATES}`, district: `A district of the name ${nth}` });
  for (const [name, values] of Object.entries(valuesOf)) for (const value of values) add({ [name]: value });
  return counts;
};

describe("the tables of a release of all of India", () => {
  const counts = large();

  it.each([
    ["everything", () => true],
    ["half of each line", (cell: CellKey) => /pending|convicted|acquitted/.test(cell)],
    ["nothing", () => false],
  ])("can be appended with %s withheld, and have room to grow", (_, isWithheld) => {
    const withheld = new Set([...counts.keys()].filter(isWithheld));
    const event = {
      tables: releasedTables({ counts, withheld }, plannedTables, []),
      withheld: withheldTables(counts, withheld, plannedTables),
    };
    expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(MAX_APPEND_BYTES / 2);
  });

  it("are read back as what was counted, and what of it was withheld", () => {
    const withheld = new Set([...counts.keys()].filter((_, nth) => nth % 3 === 0));
    const tables = releasedTables({ counts, withheld }, plannedTables, []);
    const read = releasedCounts(tables, withheldTables(counts, withheld, plannedTables));
    expect(read.withheld).toEqual(withheld);
    expect(read.counts).toEqual(counts);
  });
});
