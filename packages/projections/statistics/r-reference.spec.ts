/**
 * Agreement with R's `survival` 3 on the reference figures in ../shared/reference/survival, where that folder is beside
 * this project. What the room must agree with in any case is in `r-figures.spec.ts`.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ObservedOutcome } from "./aalen-johansen.ts";
import { kaplanMeier, type ObservedEvent } from "./kaplan-meier.ts";
import { type GroupedEvent, logRank } from "./log-rank.ts";
import {
  expectAalenJohansen,
  expectKaplanMeier,
  expectLogRank,
  type KaplanMeierBlock,
  type KnownDifferences,
  type LogRankBlock,
  type OutcomesBlock,
} from "./testing/blocks-by-r.ts";

const folder = new URL("../../../../shared/reference/survival/", import.meta.url);
const beside = existsSync(folder);

const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

type Row = Readonly<Record<string, string>>;

/** The reference's CSV files have no quotes. */
const csv = (name: string): readonly Row[] => {
  const [header = "", ...lines] = readFileSync(new URL(name, folder), "utf8").trim().split("\n");
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((column, i) => [column, cells[i] ?? ""]));
  });
};

/**
 * Where R's two functions differ and the room follows the first: `print` takes the first crossing, `quantile` takes, of
 * a curve that is flat at the level to its end, the middle between, and of limits that rise again another crossing.
 */
const KNOWN: Readonly<Record<string, KnownDifferences>> = {
  delayed_entry_gap_without_death: ["log 0.75 estimate", "log-log 0.75 estimate", "plain 0.75 estimate"],
  "channing gender female": ["log-log 0.25 lower"],
};

const event = (row: Row, time: string, status: string, entry?: string): ObservedEvent => ({
  time: Number(row[time]),
  event: row[status] === "1",
  ...(entry === undefined ? {} : { entry: Number(row[entry]) }),
});

describe("the figures of R's survival in ../shared/reference/survival", () => {
  it.skipIf(!beside)(
    beside
      ? "are of survival 3"
      : "cannot be compared: ../shared/reference/survival is not beside this project",
    () => {
      expect(json("edge.json")).toMatchObject({ made_with: { survival: expect.stringMatching(/^3/) } });
    },
  );

  interface Edge {
    readonly name: string;
    readonly input: {
      readonly time: readonly number[];
      readonly time_text?: readonly string[];
      readonly status: readonly number[];
      readonly entry?: readonly number[];
      readonly group?: readonly string[];
      readonly cause?: readonly number[];
    };
    readonly result: {
      readonly km: KaplanMeierBlock | { readonly error: string };
      readonly km_by_group?: Readonly<Record<string, KaplanMeierBlock>>;
      readonly logrank?: LogRankBlock | { readonly error: string };
      readonly logrank_rho1?: LogRankBlock | { readonly error: string };
      readonly logrank_delayed?: LogRankBlock;
      readonly aalen_johansen?: OutcomesBlock;
    };
  }

  const stated = <Block extends object>(block: Block | { readonly error: string } | undefined) =>
    block === undefined || "error" in block ? undefined : block;

  const casesOf = (file: string) => (json(file) as { readonly cases: readonly Edge[] }).cases;

  for (const { name, input, result } of beside ? ["edge.json", "fuzz.json"].flatMap(casesOf) : []) {
    const observations = input.time.map((time, i): GroupedEvent<string> & ObservedOutcome => ({
      time: Number(input.time_text?.[i] ?? time),
      event: input.status[i] === 1,
      outcome: input.status[i] === 1 ? `cause${input.cause?.[i] ?? 1}` : null,
      group: input.group?.[i] ?? "all",
      ...(input.entry === undefined ? {} : { entry: input.entry[i] ?? 0 }),
    }));
    const { km, km_by_group, logrank, logrank_rho1, logrank_delayed, aalen_johansen } = result;

    describe(name, () => {
      const whole = stated(km);
      if (whole !== undefined)
        it("is the Kaplan–Meier curve of", () =>
          expectKaplanMeier(observations, whole, { known: KNOWN[name] ?? [] }));
      else
        it("has no curve where R stops, for", () => {
          const ours = kaplanMeier(observations);
          expect(ours.curve).toEqual([]);
          expect(ours.quantile(0.5)).toEqual({ estimate: null, lower: null, upper: null });
        });
      if (logrank !== undefined && "error" in logrank)
        it("has no test where R stops, for", () => {
          expect(logRank(observations)).toMatchObject({ chiSquare: null, p: null });
        });
      for (const [group, block] of Object.entries(km_by_group ?? {}))
        it(`is the Kaplan–Meier curve of group ${group} of`, () =>
          expectKaplanMeier(
            observations.filter((one) => one.group === group),
            block,
            { known: KNOWN[name] ?? [] },
          ));
      for (const [what, block] of [
        ["log-rank test", stated(logrank)],
        ["Peto-Peto test", stated(logrank_rho1)],
        ["log-rank test with delayed entry", logrank_delayed],
      ] as const)
        if (block !== undefined)
          it(`is the ${what} of`, () => expectLogRank(observations, block, { rho: block.rho ?? 0 }));
      if (aalen_johansen !== undefined)
        it("is the Aalen–Johansen estimate of", () => expectAalenJohansen(observations, aalen_johansen));
    });
  }

  interface Set {
    readonly km?: KaplanMeierBlock;
    readonly km_any_event?: KaplanMeierBlock;
    readonly km_ignoring_entry?: KaplanMeierBlock;
    readonly km_from_age_816?: Readonly<Record<"all" | "female" | "male", KaplanMeierBlock>>;
    readonly km_by?: Readonly<Record<string, Readonly<Record<string, KaplanMeierBlock>>>>;
    readonly logrank?: readonly (LogRankBlock & { readonly call: string })[];
    readonly logrank_cause_specific?: readonly (LogRankBlock & { readonly call: string })[];
    readonly logrank_delayed?: LogRankBlock;
    readonly aalen_johansen?: OutcomesBlock;
    readonly aalen_johansen_by?: Readonly<Record<string, Readonly<Record<string, OutcomesBlock>>>>;
  }

  const compareSet = (
    name: string,
    observed: (row: Row) => ObservedEvent,
    outcomeOf?: (row: Row) => string | null,
  ): void => {
    if (!beside) return;
    const rows = csv(`${name}.csv`);
    const set = json(`${name}.json`) as Set;
    const of = (column: string, level: string) => rows.filter((row) => row[column] === level);
    const outcomes = (some: readonly Row[]): readonly ObservedOutcome[] =>
      some.map((row) => ({ ...observed(row), outcome: outcomeOf?.(row) ?? null }));

    describe(name, () => {
      const whole = set.km ?? set.km_any_event;
      if (whole !== undefined)
        it("has R's Kaplan–Meier curve", () => expectKaplanMeier(rows.map(observed), whole));
      for (const [column, levels] of Object.entries(set.km_by ?? {}))
        for (const [level, block] of Object.entries(levels))
          it(`has R's Kaplan–Meier curve where ${column} is ${level}`, () =>
            expectKaplanMeier(of(column, level).map(observed), block, {
              known: KNOWN[`${name} ${column} ${level}`] ?? [],
            }));
      const ignoring = set.km_ignoring_entry;
      if (ignoring !== undefined)
        it("has R's curve where entry is left out", () =>
          expectKaplanMeier(
            rows
              .map(observed)
              .filter(({ time, entry = 0 }) => time > entry)
              .map(({ time, event }) => ({ time, event })),
            ignoring,
          ));
      for (const who of ["all", "female", "male"] as const) {
        const block = set.km_from_age_816?.[who];
        if (block === undefined) continue;
        it(`has R's curve with start.time = 816 of ${who}, by leaving out who left before`, () =>
          expectKaplanMeier(
            (who === "all" ? rows : of("gender", who)).map(observed).filter(({ time }) => time >= 816),
            block,
          ));
      }
      for (const block of set.logrank ?? []) {
        const [, right = ""] = /~ (.*?), rho/.exec(block.call) ?? [];
        const terms = right.split(" + ");
        const strata = terms.flatMap((term) => /^strata\((.*)\)$/.exec(term)?.[1]?.split(", ") ?? []);
        const groups = terms.filter((term) => !term.startsWith("strata("));
        it(`has R's ${block.call}`, () =>
          expectLogRank(
            rows
              .filter((row) => [...groups, ...strata].every((column) => row[column] !== ""))
              .map((row) => ({
                ...observed(row),
                group: groups.map((column) => row[column]).join(", "),
                stratum: strata.map((column) => row[column]).join(", "),
              })),
            block,
            { rho: block.rho ?? 0 },
          ));
      }
      for (const block of set.logrank_cause_specific ?? []) {
        const [, code = ""] = /code == (\d)/.exec(block.call) ?? [];
        it(`has R's ${block.call}`, () =>
          expectLogRank(
            rows.map((row) => ({
              time: Number(row.time),
              event: row.code === code,
              group: row.sex ?? "",
            })),
            block,
          ));
      }
      const delayed = set.logrank_delayed;
      if (delayed !== undefined)
        it("has R's log-rank test with delayed entry", () =>
          expectLogRank(
            rows.map((row) => ({ ...observed(row), group: row.gender ?? "" })),
            delayed,
          ));
      const outcomesByR = set.aalen_johansen;
      if (outcomesByR !== undefined)
        it("has R's Aalen–Johansen estimate", () => expectAalenJohansen(outcomes(rows), outcomesByR));
      for (const [column, levels] of Object.entries(set.aalen_johansen_by ?? {}))
        for (const [level, block] of Object.entries(levels))
          it(`has R's Aalen–Johansen estimate where ${column} is ${level}`, () =>
            expectAalenJohansen(outcomes(of(column, level)), block));
    });
  };

  compareSet("rossi", (row) => event(row, "week", "arrest"));
  compareSet("lung", (row) => event(row, "time", "status"));
  compareSet("channing", (row) => event(row, "exit", "status", "entry"));
  compareSet(
    "mgus2",
    (row) => ({ time: Number(row.time), event: row.event !== "censored" }),
    (row) => (row.event === "censored" ? null : (row.event ?? null)),
  );
});
