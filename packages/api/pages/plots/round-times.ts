/**
 * The times at which an axis of days has its ticks: round ones, of which the curve knows how many were still under
 * observation. A curve is on a grid (every fifth day, every thirtieth), so round times are looked for on it.
 */

export interface RoundTimes {
  readonly unit: "days" | "years";
  readonly times: readonly number[];
}

/** Of 365 days: a curve knows no calendar. */
export const DAYS_A_YEAR = 365;

const DAYS = [1, 2, 5, 10, 20, 50, 100, 200, 300];
/** For curves that have a point every thirtieth day. */
const THIRTIES = [30, 60, 90, 120, 180, 360, 720, 1800];
const YEARS = [1, 2, 3, 5, 10, 20].map((years) => years * DAYS_A_YEAR);
/** A beginning and one more are no axis. */
const FEWEST = 2;
/** From here on people think in years. */
const LONG = 3 * DAYS_A_YEAR;

const multiples = (interval: number, longest: number): readonly number[] =>
  Array.from({ length: Math.floor(longest / interval) + 1 }, (_, place) => place * interval);

/**
 * @param grid the days of the curve's points, ascending from 0
 * @param most how many ticks there is room for, four or more
 */
export const roundTimes = (grid: readonly number[], most: number): RoundTimes => {
  const longest = grid.at(-1) ?? 0;
  const step = grid[1] ?? 1;
  const known = new Set(grid);
  const fits = (interval: number): boolean => {
    const times = multiples(interval, longest);
    return times.length > FEWEST && times.length <= most && times.every((time) => known.has(time));
  };
  const round = longest >= LONG ? YEARS : DAYS;
  const interval = round.find(fits);
  if (interval !== undefined)
    return { unit: longest >= LONG ? "years" : "days", times: multiples(interval, longest) };
  const thirties = THIRTIES.find(fits);
  if (thirties !== undefined) return { unit: "days", times: multiples(thirties, longest) };
  // A grid on which no round interval lies: so many steps of it as there is room for.
  const steps = Math.max(1, Math.ceil(grid.length / most));
  return { unit: "days", times: multiples(step * steps, longest).filter((time) => known.has(time)) };
};
