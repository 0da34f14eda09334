/** How long proceedings waited between two milestones, month by month: what the curves of a release are made of. */
import type { SpanAsked } from "../answers/span-question.ts";
import { spanState, unitSpans } from "../answers/units/unit-spans.ts";
import { NONE, type Units } from "../answers/units/units.ts";
import { standingsOf } from "./counted-units.ts";
import { standings } from "./release.ts";
import { MONTH_DAYS } from "./release-plan.ts";

/** Counts by month, counted from 0: what happened in the first 30 days is in month 0. */
export interface MonthlyWaits {
  /** Under observation from the first milestone on. */
  readonly atStart: number;
  readonly entered: readonly number[];
  readonly ended: readonly number[];
  /** Last known to wait: on the last day on which they were seen to, or on that on which they ended otherwise. */
  readonly lastKnownWaiting: readonly number[];
  /** All that are counted in the tables. */
  readonly counted: number;
  /** Those that are disposed of in the tables. */
  readonly disposed: number;
}

const isDisposed = standings.map((standing) => standing !== "pending" && standing !== "unknown");

const monthOf = (days: number): number => Math.max(0, Math.ceil(days / MONTH_DAYS) - 1);

/** Days are the least that the dates leave open; each counts from the day on which the office began to follow it. */
export const monthlyWaits = (units: Units, asked: SpanAsked): MonthlyWaits => {
  const spans = unitSpans(units, asked);
  const standing = standingsOf(units);
  const entered: number[] = [];
  const ended: number[] = [];
  const waiting: number[] = [];
  let [atStart, counted, disposed] = [0, 0, 0];
  const add = (months: number[], days: number): void => {
    const month = monthOf(days);
    months[month] = (months[month] ?? 0) + 1;
  };
  for (let i = 0; i < units.size; i++) {
    const stands = standing[i] ?? -1;
    if (stands < 0) continue;
    counted++;
    if (isDisposed[stands] === true) disposed++;
    const state = spans.state[i] ?? 0;
    const closed = state === spanState.closed;
    if (!closed && state !== spanState.open && state !== spanState.ended) continue;
    const [least, most] = [spans.least[i] ?? NONE, spans.most[i] ?? NONE];
    if (least === NONE || most === NONE || most < 0) continue;
    const time = Math.max(0, least);
    const entry = spans.entryLeast[i] ?? 0;
    if (entry > 0 && time <= entry) continue;
    if (entry === 0) atStart++;
    else add(entered, entry);
    add(closed ? ended : waiting, time);
  }
  const months = Math.max(entered.length, ended.length, waiting.length);
  const filled = (some: readonly number[]): readonly number[] =>
    Array.from({ length: months }, (_, month) => some[month] ?? 0);
  return {
    atStart,
    entered: filled(entered),
    ended: filled(ended),
    lastKnownWaiting: filled(waiting),
    counted,
    disposed,
  };
};
