import { describe, expect, it } from "vitest";
import { type GroupedEvent, logRank, logRankOfColumns } from "./log-rank.ts";
import { withMercaptopurine, withPlacebo } from "./testing/remissions.ts";

const inGroup = (group: string, times: readonly number[], event = true): GroupedEvent<string>[] =>
  times.map((time) => ({ time, event, group }));

describe("the log-rank test", () => {
  it("of the remissions with and without 6-mercaptopurine has the published figures", () => {
    const { chiSquare, degreesOfFreedom, p, groups } = logRank([
      ...withMercaptopurine.map((one) => ({ ...one, group: "6-MP" })),
      ...withPlacebo.map((one) => ({ ...one, group: "placebo" })),
    ]);
    expect(chiSquare?.toFixed(2)).toBe("16.79");
    expect(degreesOfFreedom).toBe(1);
    expect(p).toBeLessThan(0.0001);
    expect(
      groups.map(({ group, n, observed, expected }) => [group, n, observed, expected.toFixed(2)]),
    ).toEqual([
      ["6-MP", 21, 9, "19.25"],
      ["placebo", 21, 21, "10.75"],
    ]);
  });

  it("lists groups in order, numbers by their size", () => {
    const { groups } = logRank([10, 9, 2].map((group, i) => ({ time: i + 1, event: true, group })));
    expect(groups.map(({ group }) => group)).toEqual([2, 9, 10]);
  });

  it("lists a group that was gone before the first event, and does not test it", () => {
    const { degreesOfFreedom, groups } = logRank([
      ...inGroup("a", [1, 2], false),
      ...inGroup("b", [5, 6]),
      ...inGroup("c", [5.5, 8]),
    ]);
    expect(degreesOfFreedom).toBe(1);
    expect(groups[0]).toEqual({ group: "a", n: 2, observed: 0, expected: 0 });
  });

  it("finds nothing to test with events expected in one group alone: χ² 0, p 1", () => {
    expect(logRank([...inGroup("a", [1, 2], false), ...inGroup("b", [3, 4])])).toMatchObject({
      chiSquare: 0,
      degreesOfFreedom: 0,
      p: 1,
    });
  });

  it("has no p where no event was observed", () => {
    expect(logRank([...inGroup("a", [1, 2], false), ...inGroup("b", [3, 4], false)])).toMatchObject({
      chiSquare: 0,
      degreesOfFreedom: -1,
      p: null,
    });
  });

  it.each([
    ["nothing", []],
    ["one group", inGroup("a", [1, 2, 3])],
    [
      "a group beside one that had ended when it came",
      [...inGroup("a", [1, 2]), { time: 3, event: true, group: "b", entry: 3 }],
    ],
    ["groups that all ended on one day", [...inGroup("a", [4, 4]), ...inGroup("b", [4, 4])]],
  ] as const)("makes no test of %s", (_, observations) => {
    expect(logRank<string>(observations)).toMatchObject({ chiSquare: null, degreesOfFreedom: 0, p: null });
  });

  it("compares within strata, so that one in which both are alike hides nothing of another", () => {
    const special = [...inGroup("a", [1, 2, 3]), ...inGroup("b", [7, 8, 9])];
    const alike = [...inGroup("a", [400, 500]), ...inGroup("b", [400, 500])];
    const apart = logRank([
      ...special.map((one) => ({ ...one, stratum: "special" })),
      ...alike.map((one) => ({ ...one, stratum: "sessions" })),
    ]);
    const alone = logRank(special);
    expect((apart.groups[0]?.observed ?? 0) - (apart.groups[0]?.expected ?? 0)).toBeCloseTo(
      (alone.groups[0]?.observed ?? 0) - (alone.groups[0]?.expected ?? 0),
      12,
    );
  });

  it("tests what can be compared of groups that were never at risk together", () => {
    const together = [...inGroup("b", [21, 23, 29]), ...inGroup("c", [22, 31, 37])].map((one) => ({
      ...one,
      entry: 15,
    }));
    const { chiSquare, degreesOfFreedom } = logRank([...inGroup("a", [1, 2, 3]), ...together]);
    const alone = logRank(together);
    expect(degreesOfFreedom).toBe(1);
    expect(chiSquare).toBeCloseTo(alone.chiSquare ?? 0, 12);
  });

  it("gives an early difference more weight with rho 1 than a late one", () => {
    const early = [...inGroup("a", [1, 2, 3, 30, 31, 32]), ...inGroup("b", [10, 11, 12, 30, 31, 32])];
    expect(logRank(early, { rho: 1 }).p).toBeLessThan(logRank(early).p ?? 0);
  });

  it("weighs nothing what came after all at risk had ended, with a negative rho too", () => {
    const first = [...inGroup("a", [1, 3]), ...inGroup("b", [2, 5])];
    const later = [...inGroup("a", [11, 13]), ...inGroup("b", [12, 15])].map((one) => ({ ...one, entry: 8 }));
    for (const rho of [1, -1]) {
      const figures = ({ chiSquare, groups }: ReturnType<typeof logRank<string>>) => [
        chiSquare,
        ...groups.flatMap(({ observed, expected }) => [observed, expected]),
      ];
      expect(figures(logRank([...first, ...later], { rho }))).toEqual(figures(logRank(first, { rho })));
    }
  });

  it("tells hundreds of groups apart", () => {
    const groups = 300;
    const time = Float64Array.from(
      { length: groups * 20 },
      (_, i) => 1 + ((i * 7919) % 97) + (i % groups === 0 ? 60 : 0),
    );
    const test = logRankOfColumns({
      time,
      event: new Uint8Array(time.length).fill(1),
      group: Int32Array.from(time, (_, i) => i % groups),
      groups: Array.from({ length: groups }, (_, g) => g),
    });
    expect(test.degreesOfFreedom).toBe(groups - 1);
    expect(test.p).toBeGreaterThan(0);
    expect(test.p).toBeLessThan(1);
  });
});

describe("what the log-rank test refuses", () => {
  it("an observation of no group", () => {
    expect(() => logRank([...inGroup("a", [1]), ...inGroup("", [2])])).toThrow(
      'observation 1: group: expected a word or a number, and "" came',
    );
    expect(() => logRank([{ time: 1, event: true, group: Number.NaN }])).toThrow("observation 0: group");
  });

  it("a rho that is not finite, and a time that is none", () => {
    expect(() => logRank(inGroup("a", [1]), { rho: Number.NaN })).toThrow("rho: expected a finite number");
    expect(() => logRank(inGroup("a", [-1]))).toThrow("observation 0: time");
  });

  it("columns with a group or a stratum that there is not", () => {
    const columns = { time: Float64Array.of(1), event: Uint8Array.of(1), groups: ["a"] };
    expect(() => logRankOfColumns({ ...columns, group: Int32Array.of(1) })).toThrow("observation 0: group");
    expect(() =>
      logRankOfColumns({ ...columns, group: Int32Array.of(0), stratum: Int32Array.of(-1) }),
    ).toThrow("observation 0: stratum");
  });
});
