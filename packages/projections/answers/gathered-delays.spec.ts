/** Figures of more units than are gone through in one block. */
import { buildHistory } from "@tareekh/core/history/build-history.ts";
import { describe, expect, it } from "vitest";
import { delays } from "../delays.ts";
import { asDay, event, recordings, type Told } from "../testing/given.ts";
import { aCase, chargesheetFiled, firRegistered, man, proceeding, woman } from "../testing/words.ts";
import { delaysOf } from "./delay-figures.ts";
import type { DelaysAsked } from "./delay-lines.ts";
import { UNITS_IN_A_BLOCK } from "./units/unit-spans.ts";
import { unitsOfRows } from "./units/units.ts";

const howrah = { state: "in-wb", district: "Howrah" } as const;
const saran = { state: "in-br", district: "Saran" } as const;
const openedOn = (day: string) => event("CaseOpened", day, {});

/** Closed, of imprecise length, stayed, waiting, entered too late, and silent: one of each. */
const kinds: readonly (readonly Told[])[] = [
  [
    openedOn("2020-01-01"),
    ...aCase(man),
    firRegistered("2020-01-01", howrah),
    chargesheetFiled("2020-04-01", man),
  ],
  [
    openedOn("2020-01-01"),
    ...aCase(man),
    firRegistered("2020-01", howrah),
    chargesheetFiled("2020-06-01", man),
  ],
  [
    openedOn("2020-02-01"),
    ...aCase(man, woman),
    firRegistered("2020-02-01", saran),
    event("ProceedingsStayed", "2020-03-01", { proceeding, by: "high-court" }),
    event("StayEnded", "2020-05-01", { proceeding }),
    chargesheetFiled("2021-01-01", man),
  ],
  [
    openedOn("2020-03-01"),
    ...aCase(man),
    firRegistered("2020-01-15", saran),
    event("PendencyChecked", "2022-01-01", {
      proceeding,
      how: "told-by-police",
      found: "under-investigation",
    }),
  ],
  [
    openedOn("2021-01-01"),
    ...aCase(man),
    firRegistered("2020-01-01", saran),
    chargesheetFiled("2020-02-01", man),
  ],
  [openedOn("2020-01-01"), ...aCase(man), firRegistered("2020-01-01", howrah)],
];
const rows = kinds.flatMap((told) => delays.project(buildHistory(recordings(told))));

/** So many of each kind, each in a case of its own. */
const unitsOf = (each: number) =>
  unitsOfRows(
    Array.from({ length: each }, (_, turn) =>
      rows.map((row, kind) => ({ ...row, caseId: `case-${String(turn).padStart(5, "0")}-${kind}` })),
    ).flat(),
    "proceeding",
  );

const asked: DelaysAsked = { from: "fir", to: "chargesheet", by: ["district"], today: asDay("2023-01-01") };
const counts = [
  "counted",
  "cases",
  "closed",
  "open",
  "notRecorded",
  "exact",
  "ranges",
  "stale",
  "stayed",
  "observed",
  "events",
  "enteredAfterEnd",
] as const;
const days = [
  "leastMax",
  "mostMax",
  "openMedianKnown",
  "staleMedian",
  "openMaxToday",
  "naiveMedian",
  "mostEstimate",
  "medianIfPendingToday",
  "medianLessStays",
] as const;

describe("units of several blocks", () => {
  const few = delaysOf(unitsOf(10), asked);
  const each = 10 * Math.ceil((2 * UNITS_IN_A_BLOCK + 100) / (10 * kinds.length));
  const many = delaysOf(unitsOf(each), asked);

  it("are counted as often as there are more of each kind, and take as long", () => {
    expect(many.groups.map(({ group }) => group)).toEqual(["Howrah", "Saran"]);
    for (const [place, line] of [many.total, ...many.groups].entries()) {
      const one = [few.total, ...few.groups][place];
      for (const name of counts) expect(line[name], name).toBe((one?.[name] ?? 0) * (each / 10));
      for (const name of days) expect(line[name], name).toBe(one?.[name]);
      expect(line.median).toBe(one?.median);
    }
  });

  it("have among them some of each that is counted otherwise", () => {
    for (const name of counts) expect(few.total[name], name).toBeGreaterThan(0);
    for (const name of days) expect(few.total[name], name).not.toBeNull();
  });
});
