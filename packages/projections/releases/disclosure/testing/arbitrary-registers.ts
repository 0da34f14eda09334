/** Registers as they grow from one release to the next, small enough that most of their counts are a danger. */
import fc from "fast-check";
import { type Attributes, type Counts, cellKey, withZeros } from "../../cells.ts";

/** By what the tables of these tests are made: as those of releases are, two of them with two attributes. */
const kinds: readonly (readonly string[])[] = [
  [],
  ["standing"],
  ["state"],
  ["state", "standing"],
  ["state", "district"],
  ["state", "district", "standing"],
  ["year"],
  ["year", "standing"],
  ["state", "year"],
];

/** A register's units; a unit that is not yet on record in a release is absent from it. */
type Register = readonly Attributes[];

const countsOf = (register: Register): Counts => {
  const counts = new Map<string, number>();
  for (const unit of register) {
    for (const names of kinds) {
      const key = cellKey(Object.fromEntries(names.map((name) => [name, unit[name] ?? null])));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return withZeros(counts);
};

const standings = ["pending", "convicted", "acquitted"] as const;

interface Unit {
  readonly state: string;
  readonly district: string;
  readonly year: string;
  /** From which release on it is on record, and from which on it has ended. */
  readonly since: number;
  readonly endedSince: number;
  readonly ending: "convicted" | "acquitted";
}

const block = fc
  .record({
    size: fc.oneof(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 11, max: 60 })),
    state: fc.constantFrom("in-br", "in-wb", "in-gj"),
    district: fc.constantFrom("1", "2"),
    year: fc.constantFrom("2019", "2020"),
    since: fc.integer({ min: 0, max: 3 }).map((since) => Math.max(0, since - 1)),
    endedSince: fc.integer({ min: 0, max: 5 }),
    ending: fc.constantFrom("convicted" as const, "acquitted" as const),
  })
  .map(({ size, ...unit }): readonly Unit[] => Array.from({ length: size }, () => unit));

const asOf =
  (release: number) =>
  ({ state, district, year, since, endedSince, ending }: Unit): Attributes[] =>
    since > release
      ? []
      : [
          {
            state,
            district: `${state}-${district}`,
            year,
            standing: endedSince <= release ? ending : standings[0],
          },
        ];

/** The counts of one to three releases of one register. */
export const arbitraryReleases: fc.Arbitrary<readonly Counts[]> = fc
  .tuple(fc.array(block, { minLength: 1, maxLength: 14 }), fc.integer({ min: 1, max: 3 }))
  .map(([blocks, releases]) =>
    Array.from({ length: releases }, (_, release) => countsOf(blocks.flat().flatMap(asOf(release)))),
  );
