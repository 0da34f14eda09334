/** Which units a figure is of, and by what they are compared. */
import type { Unit } from "../span-question.ts";
import { Room } from "./room.ts";
import { NONE, type StoredColumn, storedColumn, type UnitColumn, type Units } from "./units.ts";
import { noneIn } from "./values.ts";

/** What units can be compared by: each has one value of it, or none on record. */
export const unitBreakdowns = [
  "state",
  "district",
  "agency",
  "year",
  "courtType",
  "court",
  "victim",
  "bail",
  "interState",
] as const;
export type UnitBreakdown = (typeof unitBreakdowns)[number];

export interface UnitsChosen {
  /** What is counted: proceedings where it is left out. */
  readonly unit?: Unit;
  readonly state?: string;
  /** In letters of any case, as `court`: they are names that people write. */
  readonly district?: string;
  readonly agency?: string;
  /** Of the FIR. */
  readonly year?: number;
  readonly courtType?: string;
  readonly court?: string;
  /** An Act by its code, and a section as written: alone, or of that Act. */
  readonly act?: string;
  readonly section?: string;
  readonly victim?: string;
  readonly bail?: string;
  readonly interState?: boolean;
  readonly caseId?: string;
}

export interface UnitsCompared extends UnitsChosen {
  /** None, one or two. */
  readonly by?: readonly UnitBreakdown[];
}

const filters = [
  "state",
  "district",
  "agency",
  "year",
  "courtType",
  "court",
  "victim",
  "bail",
  "interState",
] as const satisfies readonly (keyof UnitsChosen)[];

const inAnyCase = new Set<string>(["district", "court"]);

/** The columns that a question needs in order to choose and to compare. */
export const columnsAsked = (asked: UnitsCompared): readonly UnitColumn[] => [
  ...filters.filter((name) => asked[name] !== undefined),
  ...(asked.act === undefined || asked.section !== undefined ? [] : (["acts"] as const)),
  ...(asked.section === undefined ? [] : (["sections"] as const)),
  ...(asked.by ?? []),
];

/** Of each of a column's words, whether it fits. */
const wordsThat = (words: readonly string[], fits: (word: string) => boolean): Uint8Array =>
  Uint8Array.from(words, (word) => (fits(word) ? 1 : 0));

/** A list of laws fits where one of them does: `ipc 370(4)` where that section is asked, of that Act or of any. */
const lawFits =
  (act: string | undefined, section: string | undefined) =>
  (list: string): boolean =>
    list.split("\n").some((law) => {
      const [itsAct = "", itsSection] = law.split(" ");
      return (act === undefined || itsAct === act) && (section === undefined || itsSection === section);
    });

/**
 * Which units fit: 1 of each that does.
 *
 * @param room in which this is written; of its own where it is left out
 */
export const chosenUnits = (units: Units, asked: UnitsChosen, room = new Room()): Uint8Array => {
  const chosen = room.uint8(units.size).fill(1);
  const keepWords = (name: UnitColumn, fits: (word: string) => boolean): void => {
    const { values, words } = storedColumn(units, name);
    const fitting = wordsThat(words, fits);
    // What stands for none is below 0, and no word's place.
    for (let i = 0; i < chosen.length; i++) if (fitting[values[i] ?? -1] !== 1) chosen[i] = 0;
  };
  for (const name of filters) {
    const value = asked[name];
    if (value === undefined) continue;
    if (typeof value === "string") {
      const lower = value.toLowerCase();
      keepWords(
        name,
        inAnyCase.has(name) ? (word) => word.toLowerCase() === lower : (word) => word === value,
      );
      continue;
    }
    const { values } = storedColumn(units, name);
    const number = Number(value);
    for (let i = 0; i < chosen.length; i++) if (values[i] !== number) chosen[i] = 0;
  }
  if (asked.act !== undefined || asked.section !== undefined) {
    keepWords(asked.section === undefined ? "acts" : "sections", lawFits(asked.act, asked.section));
  }
  if (asked.caseId !== undefined) {
    const place = units.caseIds.placeOf(asked.caseId);
    const [from, to] = units.caseIds.isAt(place, asked.caseId)
      ? [units.starts[place] ?? 0, units.starts[place + 1] ?? 0]
      : [0, 0];
    chosen.fill(0, 0, from);
    chosen.fill(0, to);
  }
  return chosen;
};

/** What one group has in common: null where that is not on record. */
export type GroupKey = readonly (string | null)[];

export interface Groups {
  /** Of each unit, the place of its group in `keys`; -1 of one that was not chosen. */
  readonly of: Int32Array;
  /** In order of code units, what has none on record last. One empty key where nothing is compared. */
  readonly keys: readonly GroupKey[];
}

const shown = (name: GroupColumn, value: number, words: readonly string[]): string | null => {
  if (name === "year") return String(value);
  if (name === "interState") return value === 1 ? "yes" : "no";
  return words[value] ?? null;
};

const byKey = (a: GroupKey, b: GroupKey): number => {
  for (const [place, one] of a.entries()) {
    const other = b[place] ?? null;
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    return one < other ? -1 : 1;
  }
  return 0;
};

/** What a table may be made by: also the furthest stage, which says nothing of how long anything takes. */
export type GroupColumn = UnitBreakdown | "stage";

/** Up to this many places, groups are looked up in a table; beyond, in a map. */
const MOST_PLACES = 1 << 22;

/** How many places the values of a column take: 0 is for `NONE`. */
const placesIn = ({ values, words }: StoredColumn): number => {
  if (words.length > 0) return words.length + 1;
  let most = -1;
  for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) > most) most = values[i] ?? 0;
  return most + 2;
};

/** Numbers whole numbers from 0 as they come, so that few of them are few numbers. */
class Numbering {
  /** One more than the number of each; 0 of one that was not met. */
  readonly #table: Int32Array | null;
  readonly #map = new Map<number, number>();
  /** Those met, by their numbers. */
  readonly met: number[] = [];

  /** @param places all are below this, and 0 or more */
  constructor(places: number) {
    this.#table = places > MOST_PLACES ? null : new Int32Array(places);
  }

  numberOf(one: number): number {
    const table = this.#table;
    const known = (table === null ? (this.#map.get(one) ?? 0) : (table[one] ?? 0)) - 1;
    return known >= 0 ? known : this.#meet(one);
  }

  #meet(one: number): number {
    const count = this.met.push(one);
    if (this.#table === null) this.#map.set(one, count);
    else this.#table[one] = count;
    return count - 1;
  }
}

/** Numbers the values of the chosen as they come, -1 of the others; answers which they are. */
const numberValues = (column: StoredColumn, chosen: Uint8Array, numbers: Int32Array): readonly number[] => {
  const { values } = column;
  const none = noneIn(values);
  const numbering = new Numbering(placesIn(column));
  for (let i = 0; i < chosen.length; i++) {
    const value = values[i] ?? none;
    numbers[i] = chosen[i] === 1 ? numbering.numberOf(value === none ? 0 : value + 1) : -1;
  }
  return numbering.met.map((place) => (place === 0 ? NONE : place - 1));
};

/** Makes of two numbers of each unit one, in the place of the first; answers which pairs they are. */
const numberPairs = (
  first: Int32Array,
  second: Int32Array,
  [firsts, seconds]: readonly [readonly number[], readonly number[]],
): readonly (readonly number[])[] => {
  const width = seconds.length;
  const numbering = new Numbering(firsts.length * width);
  for (let i = 0; i < first.length; i++) {
    const one = first[i] ?? -1;
    if (one >= 0) first[i] = numbering.numberOf(one * width + (second[i] ?? 0));
  }
  return numbering.met.map((pair) => [
    firsts[Math.floor(pair / width)] ?? NONE,
    seconds[pair % width] ?? NONE,
  ]);
};

/** @param room in which the group of each unit is written; of its own where it is left out */
export const groupsOf = (
  units: Units,
  chosen: Uint8Array,
  by: readonly GroupColumn[] = [],
  room = new Room(),
): Groups => {
  const of = room.int32(units.size);
  const columns = by.map((name) => storedColumn(units, name));
  const [first, second] = columns;
  let met: readonly (readonly number[])[];
  if (first === undefined) {
    for (let i = 0; i < of.length; i++) of[i] = chosen[i] === 1 ? 0 : -1;
    met = chosen.includes(1) ? [[]] : [];
  } else {
    const firsts = numberValues(first, chosen, of);
    if (second === undefined) met = firsts.map((value) => [value]);
    else {
      const others = room.int32(units.size);
      met = numberPairs(of, others, [firsts, numberValues(second, chosen, others)]);
    }
  }
  const keys = met.map(
    (values): GroupKey =>
      by.map((name, at) => {
        const value = values[at] ?? NONE;
        return value === NONE ? null : shown(name, value, columns[at]?.words ?? []);
      }),
  );
  const order = keys.map((_, place) => place).sort((a, b) => byKey(keys[a] ?? [], keys[b] ?? []));
  const sorted = new Int32Array(keys.length);
  for (const [place, group] of order.entries()) sorted[group] = place;
  for (let i = 0; i < of.length; i++) {
    const group = of[i] ?? -1;
    if (group >= 0) of[i] = sorted[group] ?? -1;
  }
  return { of, keys: order.map((group) => keys[group] ?? []) };
};
