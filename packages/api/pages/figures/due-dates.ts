/** Court dates for which nothing is on record, by how soon they are: what has gone by comes first. */
import { addDays, type Day } from "@tareekh/core/calendar/day.ts";
import { dayOfWeek, SUNDAY } from "../weekdays.ts";

/** In order of the day. `week`: after tomorrow, up to the Sunday with which the week of today ends. */
const dueGroups = ["overdue", "today", "tomorrow", "week", "later"] as const;
type DueGroup = (typeof dueGroups)[number];

export const dueGroupOf = (today: Day, day: Day): DueGroup => {
  if (day < today) return "overdue";
  if (day === today) return "today";
  if (day === addDays(today, 1)) return "tomorrow";
  const sunday = dayOfWeek(today) === SUNDAY ? today : addDays(today, 7 - dayOfWeek(today));
  return day <= sunday ? "week" : "later";
};

/** A group as far as a page of the list has it. */
export interface DuePart<Row> {
  readonly group: DueGroup;
  readonly rows: readonly Row[];
  /** All of the group stands on this page: then none means that there is none. */
  readonly whole: boolean;
}

interface DuePage<Row> {
  /** In order of day. */
  readonly rows: readonly Row[];
  /** Pages came before this one, and follow it. */
  readonly continued: boolean;
  readonly goesOn: boolean;
}

/** The groups in order; of those that another page has the whole of, nothing. */
export const dueParts = <Row extends { readonly earliest: string | null }>(
  today: Day,
  { rows, continued, goesOn }: DuePage<Row>,
): readonly DuePart<Row>[] => {
  const rank = (row: Row | undefined, none: number): number =>
    row === undefined ? none : dueGroups.indexOf(dueGroupOf(today, row.earliest as Day));
  const first = continued ? rank(rows[0], dueGroups.length) : -1;
  const last = goesOn ? rank(rows.at(-1), -1) : dueGroups.length;
  return dueGroups
    .map(
      (group, i): DuePart<Row> => ({
        group,
        rows: rows.filter((row) => rank(row, -1) === i),
        whole: first < i && i < last,
      }),
    )
    .filter(({ rows: own, whole }) => whole || own.length > 0);
};
