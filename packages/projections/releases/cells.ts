/**
 * The counts of a release, each known by what it is of: values by attribute, such as pending proceedings of a State. The
 * same count is one cell, in however many tables it stands.
 */

/** Values by attribute; null where the record has none. An attribute that is left out is summed over. */
export type Attributes = Readonly<Record<string, string | null>>;

/** The text by which a cell is known: its attributes, in order of name. */
export type CellKey = string;

export const cellKey = (attributes: Attributes): CellKey =>
  JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));

export const attributesOf = (key: CellKey): Attributes =>
  Object.fromEntries(JSON.parse(key) as readonly (readonly [string, string | null])[]);

/** Every count of a release, by cell; of nobody too, since it is a count like others. What is not there cannot be. */
export type Counts = ReadonlyMap<CellKey, number>;

/** An attribute of which each value belongs to one value of another: a district to its State. */
const LIES_IN: Readonly<Record<string, string>> = { district: "state" };

const namesOf = (attributes: Attributes): string => Object.keys(attributes).sort().join();

/** The kind of a cell: the attributes by which it is counted. */
export const kindOf = (key: CellKey): string => namesOf(attributesOf(key));

/**
 * The counts, and 0 of whatever else could be counted by the same attributes: each value of one with each of another, but
 * a district only with its State.
 */
export const withZeros = (counts: Counts): Counts => {
  const kinds = new Map<string, readonly string[]>();
  const values = new Map<string, Map<string, Attributes>>();
  for (const key of counts.keys()) {
    const cell = attributesOf(key);
    kinds.set(namesOf(cell), Object.keys(cell));
    for (const [name, value] of Object.entries(cell)) {
      const around = LIES_IN[name];
      const part =
        around === undefined ? { [name]: value } : { [around]: cell[around] ?? null, [name]: value };
      const known = values.get(name) ?? new Map<string, Attributes>();
      values.set(name, known.set(cellKey(part), part));
    }
  }
  const all = new Map(counts);
  for (const names of kinds.values()) {
    const inner = new Set(names.map((name) => LIES_IN[name]));
    let cells: readonly Attributes[] = [{}];
    for (const name of names) {
      if (inner.has(name)) continue;
      cells = cells.flatMap((cell) =>
        [...(values.get(name)?.values() ?? [])].map((part) => ({ ...cell, ...part })),
      );
    }
    for (const cell of cells) {
      const key = cellKey(cell);
      if (!all.has(key)) all.set(key, 0);
    }
  }
  return all;
};

/** One count that is the sum of others: each unit of the whole is in exactly one of the parts. */
export interface Sum {
  readonly whole: CellKey;
  readonly parts: readonly CellKey[];
}

const isWithin = (some: readonly string[], more: readonly string[]): boolean =>
  some.length < more.length && some.every((name) => more.includes(name));

/**
 * All sums that hold among cells, by which some can be computed from others: a cell is the sum of those that say of one
 * attribute or more what it leaves open. Sums that follow from two others are left out.
 */
export const sumsAmong = (counts: Counts): readonly Sum[] => {
  const byNames = new Map<string, { readonly names: readonly string[]; readonly cells: Attributes[] }>();
  for (const key of counts.keys()) {
    const attributes = attributesOf(key);
    const names = Object.keys(attributes);
    const same = names.join();
    const known = byNames.get(same);
    if (known === undefined) byNames.set(same, { names, cells: [attributes] });
    else known.cells.push(attributes);
  }
  const kinds = [...byNames.values()];
  const sums: Sum[] = [];
  for (const whole of kinds) {
    for (const part of kinds) {
      if (!isWithin(whole.names, part.names)) continue;
      if (kinds.some(({ names }) => isWithin(whole.names, names) && isWithin(names, part.names))) continue;
      const parts = new Map<CellKey, CellKey[]>();
      for (const cell of part.cells) {
        const of = cellKey(Object.fromEntries(whole.names.map((name) => [name, cell[name] ?? null])));
        const known = parts.get(of);
        if (known === undefined) parts.set(of, [cellKey(cell)]);
        else known.push(cellKey(cell));
      }
      for (const [of, some] of parts) sums.push({ whole: of, parts: some });
    }
  }
  return sums;
};
