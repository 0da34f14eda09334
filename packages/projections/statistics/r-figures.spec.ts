/** Agreement with R's `survival` 3 on observations made up here; `testing/figures-by-r.R` makes the figures anew. */
import { describe, it } from "vitest";
import {
  expectAalenJohansen,
  expectKaplanMeier,
  expectLogRank,
  type KaplanMeierBlock,
  type LogRankBlock,
  type OutcomesBlock,
} from "./testing/blocks-by-r.ts";
import figures from "./testing/figures-by-r.json" with { type: "json" };

interface Case {
  readonly name: string;
  readonly input: {
    readonly time: readonly number[];
    readonly status: readonly number[];
    readonly group: readonly string[];
    readonly cause: readonly number[];
    readonly entry?: readonly number[];
    readonly weight?: readonly number[];
    readonly stratum?: readonly number[];
    readonly level?: number;
  };
  readonly result: {
    readonly km: KaplanMeierBlock;
    readonly logrank: readonly LogRankBlock[];
    readonly aalen_johansen: OutcomesBlock;
  };
}

const cases: readonly Case[] = figures.cases;

describe.each(cases)("R's figures for $name", ({ input, result }) => {
  const observations = input.time.map((time, i) => ({
    time,
    event: input.status[i] === 1,
    outcome: input.status[i] === 1 ? `cause${input.cause[i]}` : null,
    group: input.group[i] ?? "",
    entry: input.entry?.[i],
    weight: input.weight?.[i],
    stratum: input.stratum?.[i],
  }));

  it("are the Kaplan–Meier curve's", () =>
    expectKaplanMeier(observations, result.km, { level: input.level ?? 0.95 }));

  it("are the Aalen–Johansen estimate's", () => expectAalenJohansen(observations, result.aalen_johansen));

  it.each(result.logrank)("are the test's with rho $rho", (block) =>
    expectLogRank(observations, block, { rho: block.rho ?? 0 }),
  );
});
