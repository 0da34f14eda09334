/** A load of so many callers at once, for a bounded count; and figures as rows of a table. */

/** Appends a second when `callers` callers each append one after another, `total` in all. */
export const appendsASecond = async (
  callers: number,
  total: number,
  append: (caller: number, turn: number) => Promise<void>,
): Promise<number> => {
  const each = Math.ceil(total / callers);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let turn = 0; turn < each; turn++) await append(caller, turn);
    }),
  );
  return (each * callers * 1000) / (performance.now() - started);
};

/** The middle of several runs: a noisy machine moves the ends. */
export const median = (figures: readonly number[]): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("No figures, no median");
  return middle;
};

/** The figure up to which a share of the ascending figures come. */
export const share = (sorted: readonly number[], of: number): number => {
  const figure = sorted[Math.max(0, Math.ceil(sorted.length * of) - 1)];
  if (figure === undefined) throw new Error("No figures, no share of them");
  return figure;
};

/** A figure with thousands apart and at most three digits that matter. */
export const shown = (figure: number): string =>
  figure >= 100
    ? Math.round(figure).toLocaleString("en-US")
    : figure.toLocaleString("en-US", { maximumSignificantDigits: 3 });

/** Prints a table whose columns are as wide as they need to be; the first is text, the others figures. */
export const printTable = (
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): void => {
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  console.log(`\n${title}\n${line(header)}\n${widths.map((width) => "-".repeat(width)).join("  ")}`);
  for (const row of rows) console.log(line(row));
};
