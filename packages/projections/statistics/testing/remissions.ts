/**
 * Weeks to relapse of leukaemia with 6-mercaptopurine and with a placebo: Gehan 1965, Biometrika 52:203, after Freireich
 * and others 1963. The figures for it are in Kleinbaum & Klein, "Survival Analysis", chapter 2.
 */
import type { ObservedEvent } from "../kaplan-meier.ts";

const relapsed = (weeks: readonly number[]): readonly ObservedEvent[] =>
  weeks.map((time) => ({ time, event: true }));

const inRemission = (weeks: readonly number[]): readonly ObservedEvent[] =>
  weeks.map((time) => ({ time, event: false }));

export const withMercaptopurine: readonly ObservedEvent[] = [
  ...relapsed([6, 6, 6, 7, 10, 13, 16, 22, 23]),
  ...inRemission([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]),
];

export const withPlacebo: readonly ObservedEvent[] = relapsed([
  1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23,
]);
