/** What holds of the log-rank test of any observations. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LogRank, logRank, logRankOfColumns } from "./log-rank.ts";
import { anyObservations, isNear, repeated, scaled, withAnyOrder } from "./testing/arbitrary-observations.ts";
import { groupDifferences, wasEverAtRisk } from "./testing/by-definition.ts";

const anyRho = fc.constantFrom(0, 0.5, 1, 2);

const byName = (a: string, b: string): number => (a < b ? -1 : 1);

/** What two tests differ in beyond rounding. */
const differences = (one: LogRank<string>, other: LogRank<string>): readonly string[] => {
  const figures = ({ chiSquare, degreesOfFreedom, p, groups }: LogRank<string>) => [
    chiSquare,
    degreesOfFreedom,
    p,
    ...groups.flatMap(({ n, observed, expected }) => [n, observed, expected]),
  ];
  expect(one.groups.map(({ group }) => group)).toEqual(other.groups.map(({ group }) => group));
  const others = figures(other);
  return figures(one).flatMap((figure, i) =>
    isNear(figure, others[i] ?? null, 1e-8) ? [] : [`figure ${i}: ${figure}, ${others[i]}`],
  );
};

/** The value of x′ M⁻¹ x by Cramer's rule for two, or the plain quotient for one. */
const quadratic = (x: readonly number[], m: readonly (readonly number[])[]): number => {
  const [a = 0, b = 0] = x;
  const [[p = 0, q = 0] = [], [r = 0, s = 0] = []] = m;
  return x.length === 1 ? (a * a) / p : (a * a * s - a * b * (q + r) + b * b * p) / (p * s - q * r);
};

describe("the log-rank test of any observations", () => {
  it("has the sums over the times with events, and the χ² of their covariance", () => {
    fc.assert(
      fc.property(anyObservations(), anyRho, (observations, rho) => {
        const test = logRank(observations, { rho });
        const groups = test.groups.map(({ group }) => group);
        expect(groups).toEqual([...new Set(observations.map(({ group }) => group))].sort(byName));
        const { observed, expected, covariance } = groupDifferences(observations, groups, rho);
        for (const [g, group] of test.groups.entries()) {
          expect(isNear(group.observed, observed[g] ?? 0)).toBe(true);
          expect(isNear(group.expected, expected[g] ?? 0)).toBe(true);
        }
        const tested = groups.flatMap((_, g) => ((covariance[g]?.[g] ?? 0) > 1e-9 ? [g] : [])).slice(1);
        const matrix = tested.map((g) => tested.map((h) => covariance[g]?.[h] ?? 0));
        const [[p = 0, q = 0] = [], [, s = 0] = []] = matrix;
        const wellConditioned = tested.length === 1 || (tested.length === 2 && p * s - q * q > 1e-4 * p * s);
        if (!wellConditioned) return;
        const difference = tested.map((g) => (observed[g] ?? 0) - (expected[g] ?? 0));
        expect(test.degreesOfFreedom).toBe(tested.length);
        expect(isNear(test.chiSquare, quadratic(difference, matrix), 1e-8)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("expects as many events over all groups as there were", () => {
    fc.assert(
      fc.property(anyObservations(), anyRho, (observations, rho) => {
        const { groups } = logRank(observations, { rho });
        const total = (field: "observed" | "expected") =>
          groups.reduce((sum, group) => sum + group[field], 0);
        expect(isNear(total("observed"), total("expected"))).toBe(true);
      }),
    );
  });

  it("does not depend on the order of the observations, on what strata are called, or on the unit", () => {
    fc.assert(
      fc.property(withAnyOrder(anyObservations()), anyRho, ([some, reordered], rho) => {
        const strata = reordered.map((one) => ({ ...one, stratum: one.stratum === "special" ? 9 : 1 }));
        expect(differences(logRank(strata, { rho }), logRank(some, { rho }))).toEqual([]);
        expect(differences(logRank(scaled(some, 0.1), { rho }), logRank(some, { rho }))).toEqual([]);
      }),
    );
  });

  it("does not depend on what the groups are called", () => {
    fc.assert(
      fc.property(anyObservations(), anyRho, (observations, rho) => {
        const names: Readonly<Record<string, string>> = { Gaya: "c", Patna: "a", Saran: "b" };
        const one = logRank(observations, { rho });
        const other = logRank(
          observations.map(({ group, ...rest }) => ({ ...rest, group: names[group] ?? group })),
          { rho },
        );
        expect(isNear(other.chiSquare, one.chiSquare, 1e-8)).toBe(true);
        expect(other.degreesOfFreedom).toBe(one.degreesOfFreedom);
        for (const { group, expected } of one.groups) {
          const renamed = other.groups.find((candidate) => candidate.group === names[group]);
          expect(isNear(renamed?.expected ?? null, expected)).toBe(true);
        }
      }),
    );
  });

  it("takes a weight of three for three alike, and an entry at 0 for none", () => {
    fc.assert(
      fc.property(anyObservations(), anyObservations({ late: false }), anyRho, (some, early, rho) => {
        expect(differences(logRank(repeated(some), { rho }), logRank(some, { rho }))).toEqual([]);
        const entered = early.map((one) => ({ ...one, entry: 0 }));
        expect(differences(logRank(entered, { rho }), logRank(early, { rho }))).toEqual([]);
      }),
    );
  });

  it("finds no difference between a group and itself under another name", () => {
    fc.assert(
      fc.property(anyObservations({ weighted: false }), (observations) => {
        const twice = ["one", "other"].flatMap((group) => observations.map((one) => ({ ...one, group })));
        const { chiSquare } = logRank(twice);
        expect(chiSquare ?? 0).toBeLessThan(1e-12);
      }),
    );
  });

  it("is the same by columns, and with strata that are all one", () => {
    fc.assert(
      fc.property(anyObservations(), anyRho, (observations, rho) => {
        const groups = [...new Set(observations.map(({ group }) => group))].sort(byName);
        const columns = {
          time: Float64Array.from(observations, ({ time }) => time),
          event: Uint8Array.from(observations, ({ event }) => (event ? 1 : 0)),
          group: Int32Array.from(observations, ({ group }) => groups.indexOf(group)),
          groups,
          entry: Float64Array.from(observations, ({ entry = 0 }) => entry),
          weight: Float64Array.from(observations, ({ weight = 1 }) => weight),
        };
        const stratum = Int32Array.from(observations, (one) => (one.stratum === "special" ? 0 : 1));
        const inStrata = logRankOfColumns({ ...columns, stratum }, { rho });
        expect(differences(inStrata, logRank(observations, { rho }))).toEqual([]);
        const together = observations.map(({ stratum: _, ...one }) => one);
        expect(differences(logRankOfColumns(columns, { rho }), logRank(together, { rho }))).toEqual([]);
        expect(inStrata.neverAtRisk).toBe(repeated(observations.filter((one) => !wasEverAtRisk(one))).length);
      }),
    );
  });
});
