import { describe, expect, it } from "vitest";
import { toldUnits } from "../answers/testing/told-units.ts";
import type { Units } from "../answers/units/units.ts";
import { event, type Told } from "../testing/given.ts";
import { figureDifferences } from "./differences.ts";
import type { ReleaseRow, ReleaseTable } from "./release.ts";
import { releaseDigest } from "./release-digest.ts";
import { type EarlierRelease, type MadeRelease, releaseOf } from "./release-of.ts";

type State = "in-wb" | "in-br" | "in-gj";

/** A prosecution of one accused, followed from the day of its FIR on; judged after some days, or last seen pending then. */
const prosecution = (
  state: State,
  year: number,
  days: number,
  judged: "convicted" | "acquitted" | null,
): readonly Told[] => {
  const on = (after: number): string =>
    new Date(Date.UTC(year, 0, 1) + after * 86_400_000).toISOString().slice(0, 10);
  const proceeding = "proceeding-1";
  const accused = "accused-1";
  return [
    event("CaseOpened", on(0), {}),
    event("PersonAdded", null, { person: accused, role: "accused" }),
    event("ProceedingOpened", null, { proceeding }),
    event("FirRegistered", on(0), { proceeding, number: "1", year, state, district: `${state}-1` }),
    judged === null
      ? event("PendencyChecked", on(days), { proceeding, how: "court-website", found: "pending" })
      : event("JudgmentGiven", on(days), { proceeding, accused, outcome: judged }),
  ];
};

interface Some {
  readonly count: number;
  readonly state: State;
  readonly year?: number;
  readonly days?: number;
  readonly judged?: "convicted" | "acquitted";
}

const register = (...all: readonly Some[]): Units =>
  toldUnits(
    Object.fromEntries(
      all
        .flatMap(({ count, state, year = 2020, days = 200, judged }) =>
          Array.from({ length: count }, () => prosecution(state, year, days, judged ?? null)),
        )
        .map((told, nth) => [`case-${String(nth).padStart(5, "0")}`, told]),
    ),
  );

const made = (units: Units, earlier: readonly EarlierRelease[] = []): MadeRelease =>
  releaseOf(units, {
    name: "A release",
    position: 1,
    setAside: 0,
    versions: { delays: 1, law: "1" },
    earlier,
  });

const published = (release: MadeRelease): EarlierRelease => ({
  ...release,
  digest: releaseDigest(release.content),
});

const table = ({ content }: MadeRelease, name: string): ReleaseTable => {
  const found = content.tables.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no table ${name}`);
  return found;
};

const rowOf = (release: MadeRelease, name: string, ...group: readonly (string | null)[]) =>
  table(release, name).rows.find((row) => row.group.join() === group.join());

describe("a release", () => {
  it("counts how proceedings stand, in all and by State, district and year of the FIR", () => {
    const release = made(
      register(
        { count: 30, state: "in-wb" },
        { count: 20, state: "in-wb", judged: "convicted" },
        { count: 15, state: "in-br", judged: "convicted" },
        { count: 25, state: "in-br", year: 2021 },
      ),
    );
    expect(rowOf(release, "all")).toEqual({
      group: [],
      total: 90,
      standing: { pending: 55, convicted: 35, acquitted: 0, other: 0, unknown: 0 },
    });
    expect(rowOf(release, "state", "in-wb")).toMatchObject({
      total: 50,
      standing: { pending: 30, convicted: 20 },
    });
    expect(rowOf(release, "state-year", "in-br", "2021")).toMatchObject({
      total: 25,
      standing: { convicted: 0 },
    });
    expect(rowOf(release, "state-district", "in-wb", "in-wb-1")).toMatchObject({ total: 50 });
    expect(release.withheld).toEqual([]);
  });

  it("withholds the four acquittals of a State, and so much beside them that nobody can subtract", () => {
    const release = made(
      register(
        { count: 30, state: "in-wb" },
        { count: 20, state: "in-wb", judged: "convicted" },
        { count: 4, state: "in-wb", judged: "acquitted" },
        { count: 40, state: "in-br" },
        { count: 30, state: "in-br", judged: "acquitted" },
      ),
    );
    const row = rowOf(release, "state", "in-wb");
    expect(row?.standing.acquitted).toBeNull();
    const hidden = [row?.total, ...Object.values(row?.standing ?? {})].filter((count) => count === null);
    expect(hidden.length).toBeGreaterThan(1);
    expect(rowOf(release, "all")?.total).toBe(124);
    expect(JSON.stringify(release.content)).not.toContain('"acquitted":4');
  });

  it("tells nothing of a State with four proceedings, not even that none of them ended", () => {
    const release = made(
      register(
        { count: 60, state: "in-wb" },
        { count: 30, state: "in-wb", judged: "convicted" },
        { count: 40, state: "in-br" },
        { count: 20, state: "in-br", judged: "convicted" },
        { count: 4, state: "in-gj" },
      ),
    );
    expect(table(release, "state").rows.map(({ group }) => group)).not.toContainEqual(["in-gj"]);
    expect(rowOf(release, "state", "in-wb")?.total).toBe(90);
  });

  it("does not tell by a line of nothing that a State has come to have somebody, nor in which years it has nobody", () => {
    const others: readonly Some[] = [
      { count: 60, state: "in-wb", year: 2019 },
      { count: 30, state: "in-wb", year: 2019, judged: "convicted" },
      { count: 40, state: "in-br", year: 2019 },
      { count: 20, state: "in-br", year: 2020, judged: "convicted" },
    ];
    const before = made(register(...others));
    const four = made(register(...others, { count: 4, state: "in-gj", year: 2020 }), [published(before)]);
    const lines = (release: MadeRelease, name: string) =>
      table(release, name).rows.map(({ group }) => group.join());
    for (const name of ["state", "state-year", "state-district"]) {
      expect(lines(before, name).length).toBeGreaterThan(1);
      expect(lines(four, name)).toEqual(lines(before, name));
    }
  });

  it("keeps the line of a State that was told of before, with nothing in it", () => {
    const before = published(made(register({ count: 40, state: "in-wb" }, { count: 30, state: "in-br" })));
    const few = made(register({ count: 43, state: "in-wb" }, { count: 30, state: "in-br" }), [before]);
    const row = rowOf(few, "state", "in-wb");
    expect([row?.total, ...Object.values(row?.standing ?? {})]).toEqual(Array(6).fill(null));
  });

  it("says how many cases could not be read, and has another digest for it", () => {
    const units = register({ count: 40, state: "in-wb" });
    const asked = { name: "A release", position: 1, versions: { delays: 1, law: "1" }, earlier: [] };
    const [none, two] = [0, 2].map((setAside) => releaseOf(units, { ...asked, setAside }).content);
    expect([none?.setAside, two?.setAside]).toEqual([0, 2]);
    if (none === undefined || two === undefined) throw new Error("There are two releases");
    expect(releaseDigest(two)).not.toBe(releaseDigest(none));
    expect(figureDifferences(none, two)).toEqual([{ where: "cases set aside", published: "0", now: "2" }]);
  });

  it("shows the same count where nothing came in, and none where fewer than eleven did", () => {
    const before = published(made(register({ count: 40, state: "in-wb" }, { count: 30, state: "in-br" })));
    const same = made(register({ count: 40, state: "in-wb" }, { count: 30, state: "in-br" }), [before]);
    expect(same.content.tables).toEqual(before.content.tables);
    const few = made(register({ count: 43, state: "in-wb" }, { count: 30, state: "in-br" }), [before]);
    expect(rowOf(few, "state", "in-wb")?.total).toBeNull();
    expect(rowOf(few, "all")?.total).toBeNull();
    expect(rowOf(few, "state", "in-br")?.total).toBe(30);
    const more = made(register({ count: 55, state: "in-wb" }, { count: 30, state: "in-br" }), [
      before,
      published(few),
    ]);
    expect(rowOf(more, "all")?.total).toBe(85);
  });

  it("draws its curve in steps of whole months with at least eleven ended in each, from their counts alone", () => {
    const release = made(
      register(
        { count: 12, state: "in-wb", days: 40, judged: "convicted" },
        { count: 6, state: "in-wb", days: 100, judged: "acquitted" },
        { count: 6, state: "in-wb", days: 150, judged: "acquitted" },
        { count: 40, state: "in-wb", days: 400 },
      ),
    );
    const curve = release.content.curves.find(({ from, to }) => from === "fir" && to === "disposed");
    expect(curve?.atStart).toBe(64);
    expect(curve?.steps).toEqual([
      { days: 60, entered: 0, ended: 12, lastKnownWaiting: 0, atRisk: 52, waiting: 0.8125 },
      { days: 150, entered: 0, ended: 12, lastKnownWaiting: 0, atRisk: 40, waiting: 0.625 },
    ]);
    expect(curve?.median).toBeNull();
  });

  it("has no curve of ten who ended", () => {
    const release = made(
      register({ count: 10, state: "in-wb", days: 40, judged: "convicted" }, { count: 40, state: "in-wb" }),
    );
    expect(release.content.curves.map(({ steps, atStart }) => [steps, atStart])).toEqual([
      [[], null],
      [[], null],
      [[], null],
      [[], null],
    ]);
  });

  it("has the digest of its content, whatever the order of its members; another count has another", () => {
    const { content } = made(register({ count: 40, state: "in-wb" }));
    const reversed = Object.fromEntries(Object.entries(content).reverse()) as unknown as typeof content;
    expect(releaseDigest(reversed)).toBe(releaseDigest(content));
    expect(releaseDigest(made(register({ count: 60, state: "in-wb" })).content)).not.toBe(
      releaseDigest(content),
    );
  });
});

it("Two releases differ where their figures do, and there alone", () => {
  const one = made(register({ count: 40, state: "in-wb" }, { count: 30, state: "in-br" })).content;
  const other = made(register({ count: 40, state: "in-wb" }, { count: 45, state: "in-br" })).content;
  expect(figureDifferences(one, one)).toEqual([]);
  const where = figureDifferences(one, other);
  expect(where).toContainEqual({ where: "state: state in-br", published: "30", now: "45" });
  expect(where.filter(({ where: place }) => place.includes("in-wb"))).toEqual([]);
});

it("A 0 that was published and is now withheld differs; a line of zeros that is not there does not", () => {
  const { content } = made(register({ count: 40, state: "in-wb" }));
  const [all] = content.tables;
  const [row] = all?.rows ?? [];
  if (all === undefined || row === undefined) throw new Error("There is a line of all");
  const withAll = (rows: readonly ReleaseRow[]): typeof content => ({
    ...content,
    tables: content.tables.map((one) => (one === all ? { ...all, rows } : one)),
  });
  const hidden = withAll([{ ...row, standing: { ...row.standing, convicted: null } }]);
  expect(figureDifferences(content, hidden)).toEqual([
    { where: "all: standing convicted", published: "0", now: "withheld" },
  ]);
  const nobody: ReleaseRow = {
    group: [],
    total: 0,
    standing: { pending: 0, convicted: 0, acquitted: 0, other: 0, unknown: 0 },
  };
  expect(figureDifferences(withAll([nobody]), withAll([]))).toEqual([]);
});
