/**
 * Dates as people write them: `12-11-2020`, `1 to 7 October 2020`, `about September 2020`, `September, year not
 * stated`, `date not known`. The recorded text (EDTF) is for machines; nobody should have to read it.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { DayRange } from "@tareekh/core/calendar/duration.ts";
import type { Occurrence } from "@tareekh/core/calendar/occurrence.ts";
import type { Bounds } from "@tareekh/core/calendar/order.ts";
import { html } from "hono/html";
import type { Html } from "../page-context.ts";
import { weekdayName } from "./weekdays.ts";
import type { Words } from "./words/words.ts";

/** A day as an Indian court writes it: `12-11-2020`. */
export const dayAsWritten = (day: string): string =>
  `${day.slice(8, 10)}-${day.slice(5, 7)}-${day.slice(0, 4)}`;

const monthOf = (words: Words, month: string): string => words.dates.months[Number(month) - 1] ?? month;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day, a month, a year, or a month of a year not stated; anything else as it stands. */
const plainAsWritten = (words: Words, text: string): string => {
  if (DAY.test(text)) return dayAsWritten(text);
  const month = /^(\d{4})-(0[1-9]|1[0-2])(?:-XX)?$/.exec(text);
  if (month) return `${monthOf(words, month[2] ?? "")} ${month[1]}`;
  const year = /^(\d{4})(?:-XX(?:-XX)?)?$/.exec(text);
  if (year) return year[1] ?? text;
  const yearless = /^XXXX-(0[1-9]|1[0-2])(?:-(\d{2}|XX))?$/.exec(text);
  if (yearless) {
    const name = monthOf(words, yearless[1] ?? "");
    const day = yearless[2] === undefined || yearless[2] === "XX" ? "" : `${Number(yearless[2])} `;
    return words.dates.yearNotStated(`${day}${name}`);
  }
  const decade = /^(\d{3})X$/.exec(text);
  if (decade) return words.dates.range(`${decade[1]}0`, `${decade[1]}9`);
  return text;
};

/** One side of an interval, or a whole text: with its `~`, `?` or `%` said in words. */
const markedAsWritten = (words: Words, text: string): string => {
  const marked = /^(.*?)([~?%])$/.exec(text);
  if (!marked) return plainAsWritten(words, text);
  const plain = plainAsWritten(words, marked[1] ?? "");
  if (marked[2] === "~") return words.dates.about(plain);
  if (marked[2] === "?") return words.dates.notCertain(plain);
  return words.dates.notCertain(words.dates.about(plain));
};

/** `1 to 7 October 2020`, `28 October to 3 November 2020`, `28-12-2020 to 03-01-2021`. */
const daysAsWritten = (words: Words, first: string, last: string): string => {
  if (first === last) return dayAsWritten(first);
  const [year, month, day] = [first.slice(0, 4), first.slice(5, 7), Number(first.slice(8, 10))];
  const [toYear, toMonth, toDay] = [last.slice(0, 4), last.slice(5, 7), Number(last.slice(8, 10))];
  if (year !== toYear) return words.dates.range(dayAsWritten(first), dayAsWritten(last));
  if (month !== toMonth)
    return `${words.dates.range(`${day} ${monthOf(words, month)}`, `${toDay} ${monthOf(words, toMonth)}`)} ${year}`;
  return `${words.dates.range(String(day), String(toDay))} ${monthOf(words, month)} ${year}`;
};

/** `6:30 am` of an instant, on the clock of the place where it was written. */
const clockAsWritten = (words: Words, text: string): string | null => {
  const time = /T(\d{2}):(\d{2})/.exec(text);
  if (!time) return null;
  const hour = Number(time[1]);
  const half = hour < 12 ? words.dates.am : words.dates.pm;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${time[2]} ${half}`;
};

/** A recorded text (EDTF or an instant) as people write it. */
export const textAsWritten = (words: Words, text: string): string => {
  const clock = clockAsWritten(words, text);
  if (clock !== null) return `${dayAsWritten(text.slice(0, 10))}, ${clock}`;
  const slash = text.indexOf("/");
  if (slash < 0) return markedAsWritten(words, text);
  const [first, last] = [text.slice(0, slash), text.slice(slash + 1)];
  const open = (side: string) => side === "" || side === "..";
  if (open(first) && open(last)) return words.dates.notKnown;
  if (open(first)) return words.dates.onOrBefore(markedAsWritten(words, last));
  if (open(last)) return words.dates.onOrAfter(markedAsWritten(words, first));
  if (DAY.test(first) && DAY.test(last)) return daysAsWritten(words, first, last);
  return words.dates.range(markedAsWritten(words, first), markedAsWritten(words, last));
};

/** The same with every day in full, so that nobody takes the month for the day: `Thursday, 12 November 2020`. */
export const textInFull = (words: Words, text: string): string =>
  textAsWritten(words, text).replace(/(\d{2})-(\d{2})-(\d{4})/g, (_, day, month, year) =>
    words.dates.inFull(
      weekdayName(words, `${year}-${month}-${day}` as Day),
      Number(day),
      monthOf(words, month),
      year,
    ),
  );

/** When something happened, as precisely as is known. */
export const occurrenceAsWritten = (words: Words, occurred: Pick<Occurrence, "text"> | null): string =>
  occurred === null ? words.dates.notKnown : textAsWritten(words, occurred.text);

/** Bounds that follow from other events: `on or after 12-11-2020`. */
export const boundsAsWritten = (words: Words, bounds: Pick<Bounds, "earliest" | "latest">): string => {
  const { earliest, latest } = bounds;
  if (earliest !== null && latest !== null) return daysAsWritten(words, earliest, latest);
  if (earliest !== null) return words.dates.onOrAfter(dayAsWritten(earliest));
  if (latest !== null) return words.dates.onOrBefore(dayAsWritten(latest));
  return words.dates.notKnown;
};

/** `36 to 42 days`, `1 day`, `at least 12 days`, `about 40 days`, `days not known`. */
export const daysRangeAsWritten = (
  words: Words,
  range: DayRange & { readonly approximate?: boolean },
): string => {
  const { least, most } = range;
  const about = range.approximate === true ? words.dates.about : (days: string) => days;
  if (least !== null && most !== null)
    return about(least === most ? words.days.exactly(least) : words.days.between(least, most));
  if (least !== null) return about(words.days.atLeast(least));
  if (most !== null) return about(words.days.atMost(most));
  return words.days.notKnown;
};

/** When something was entered, on the clock in India: `13-11-2020, 4:05 pm`. */
export const recordedAsWritten = (words: Words, at: string): string => {
  const MINUTES_AHEAD = 330;
  const india = new Date(Date.parse(at) + MINUTES_AHEAD * 60_000).toISOString();
  return textAsWritten(words, `${india.slice(0, 16)}+05:30`);
};

/** A text with its full dates kept on one line each. */
export const unbroken = (text: string): Html =>
  html`${text
    .split(/(\d{2}-\d{2}-\d{4}(?:, \d{1,2}:\d{2} \w+)?)/)
    .map((part, i) => (i % 2 === 1 ? html`<span class="nb">${part}</span>` : part))}`;
