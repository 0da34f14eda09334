/** The counts of a release, made of the units that live figures are made of. */

import { columnOf, NONE, type UnitColumn, type Units, valuesOf } from "../answers/units/units.ts";
import { waitingStatuses } from "../facts/unit-status.ts";
import { type Attributes, type CellKey, type Counts, cellKey } from "./cells.ts";
import type { GroupName, Standing } from "./release.ts";
import { standings } from "./release.ts";
import { plannedTables } from "./release-plan.ts";

/** Each unit's value of an attribute by its place in `values`; -1 of units that are not counted. */
interface Coded {
  readonly name: string;
  readonly places: Int32Array;
  readonly values: readonly (string | null)[];
}

export const countedColumns: readonly UnitColumn[] = [
  "status",
  "outcome",
  "disposedPending",
  ...new Set(plannedTables.flatMap(({ groupedBy }) => groupedBy)),
];

/** How each unit stands, by place in `standings`; -1 of what was split off: the proceeding in which it goes on is counted. */
export const standingsOf = (units: Units): Int8Array => {
  const status = columnOf(units, "status");
  const outcome = columnOf(units, "outcome");
  const pending = valuesOf(units, "disposedPending");
  const placeOf = (standing: Standing): number => standings.indexOf(standing);
  // A release has one column for all that is neither a conviction nor an acquittal on record.
  const ended = outcome.words.map((word) => placeOf(standings.find((one) => one === word) ?? "other"));
  return Int8Array.from(status.values, (standing, i) => {
    const word = status.words[standing] ?? "";
    if (word === "split-off") return -1;
    if (word === "disposed") return ended[outcome.values[i] ?? NONE] ?? placeOf("other");
    return waitingStatuses.has(word) && pending[i] !== NONE ? placeOf("pending") : placeOf("unknown");
  });
};

const coded = (units: Units, name: GroupName): Coded => {
  const { values, words } = columnOf(units, name);
  if (words.length > 0)
    return {
      name,
      places: values.map((value) => (value === NONE ? words.length : value)),
      values: [...words, null],
    };
  const numbers = [...new Set(values)].filter((value) => value !== NONE);
  const places = new Map(numbers.map((value, place) => [value, place]));
  const shown = (value: number): string =>
    name === "interState" ? (value === 1 ? "yes" : "no") : String(value);
  return {
    name,
    places: values.map((value) => places.get(value) ?? numbers.length),
    values: [...numbers.map(shown), null],
  };
};

/** Adds the counts of all combinations of some attributes. */
const count = (counts: Map<CellKey, number>, counted: Int8Array, attributes: readonly Coded[]): void => {
  const found = new Map<number, number>();
  for (let i = 0; i < counted.length; i++) {
    if ((counted[i] ?? -1) < 0) continue;
    let place = 0;
    for (const { places, values } of attributes) place = place * values.length + (places[i] ?? 0);
    found.set(place, (found.get(place) ?? 0) + 1);
  }
  for (const [combined, size] of found) {
    let place = combined;
    const cell: Record<string, string | null> = {};
    for (const { name, values } of attributes.toReversed()) {
      cell[name] = values[place % values.length] ?? null;
      place = Math.floor(place / values.length);
    }
    counts.set(cellKey(cell satisfies Attributes), size);
  }
};

/** Every cell that a table of a release shows, with what it counts. */
export const countsOf = (units: Units): Counts => {
  const standing = standingsOf(units);
  const byStanding: Coded = { name: "standing", places: Int32Array.from(standing), values: standings };
  const groups = new Map<GroupName, Coded>();
  const groupOf = (name: GroupName): Coded => {
    const known = groups.get(name) ?? coded(units, name);
    groups.set(name, known);
    return known;
  };
  // A way to stand in which nobody stands is counted too: of a few, that it is of nobody is not to be told.
  const counts = new Map<CellKey, number>(standings.map((name) => [cellKey({ standing: name }), 0] as const));
  for (const { groupedBy } of plannedTables) {
    const by = groupedBy.map(groupOf);
    count(counts, standing, by);
    count(counts, standing, [...by, byStanding]);
  }
  return counts;
};
