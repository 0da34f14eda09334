/**
 * From a date as people write it to the text that is recorded (EDTF, or an instant with India's offset).
 *
 * Reads `12-11-2020`, `12/11/20`, `12 Nov 2020`, `2020-11-12`, `11-2020`, `November 2020`, `2020`, `November` (a
 * month whose year is not stated), each also after `about`; `1 to 7 October 2020`, `between 12-11-2020 and
 * 15-11-2020`, `before …`, `on or before …`, `after …`, `on or after …`; `not known`; and EDTF itself. The day stands
 * before the month, as in India. What is taken for a date is read back in words on the form (`read-back.ts`).
 */
import { addDays, type Day, isDay } from "@tareekh/core/calendar/day.ts";
import { MONTH_NAMES, monthNamed } from "@tareekh/core/calendar/month-names.ts";
import { parseOccurrence } from "@tareekh/core/calendar/occurrence.ts";
import { datePartsOf } from "../../date-parts.ts";

/** Why a date was not understood; `refused-date.ts` says each in a sentence. */
export type DateRefusal =
  | "date-missing"
  | "not-understood"
  | "two-digit-year"
  | "no-such-month"
  | "no-such-day"
  | "ends-before-it-begins"
  | "not-a-time"
  | "time-without-day"
  | "second-date-missing";

/** A date whose month there is not: most often one in which the month stands before the day. */
export interface NoSuchMonth {
  /** As it was typed. */
  readonly written: string;
  readonly month: number;
  /** Whether it is written with the day before the month, rather than with the year first. */
  readonly dayFirst: boolean;
  /** How it is written once day and month have changed places; empty where that is no date either. */
  readonly instead: readonly string[];
}

export interface RefusedDate {
  readonly ok: false;
  readonly refusal: DateRefusal;
  /** With `no-such-month`, where a whole day was written. */
  readonly noSuchMonth?: NoSuchMonth;
}

export type WrittenDate = { readonly ok: true; readonly text: string | null } | RefusedDate;

/** How sure the writer is; the choices beside the date on a form. */
export const certainties = ["on", "about", "between", "by", "from", "not-known"] as const;

/** What stands chosen before anybody chose: what is of the record holds on any day, so no day is asked of it. */
export const certaintyAtFirst = (timeless: boolean): (typeof certainties)[number] =>
  timeless ? "not-known" : "on";

/** What a form sends for one date. */
export interface DateOnForm {
  readonly certainty: string;
  readonly date: string;
  /** The second date of `between`. */
  readonly until: string;
  /** `14:30`, or empty. */
  readonly time: string;
}

const refused = (refusal: DateRefusal): RefusedDate => ({ ok: false, refusal });
const understood = (text: string | null): WrittenDate => ({ ok: true, text });

const two = (digits: string): string => digits.padStart(2, "0");

/** The refusal of a day in a month that there is not, with the date that was likely meant. */
const inNoMonth = (written: string, year: string, month: string, day: string): RefusedDate => {
  const dayFirst = !written.startsWith(year);
  const iso = `${year}-${two(day)}-${two(month)}`;
  const separator = /[-/. ]/.exec(written)?.[0] ?? "-";
  const asTyped = dayFirst ? [[two(month), two(day), year].join(separator)] : [];
  return {
    ...refused("no-such-month"),
    noSuchMonth: { written, month: Number(month), dayFirst, instead: isDay(iso) ? [...asTyped, iso] : [] },
  };
};

const ofDay = (year: string, month: string, day: string, written: string): WrittenDate => {
  if (Number(month) < 1 || Number(month) > 12) return inNoMonth(written, year, month, day);
  const text = `${year}-${two(month)}-${two(day)}`;
  return isDay(text) ? understood(text) : refused("no-such-day");
};

const ofMonth = (year: string, month: string): WrittenDate =>
  Number(month) >= 1 && Number(month) <= 12 ? understood(`${year}-${two(month)}`) : refused("no-such-month");

/** A day, a month or a year, without a word about how sure it is. */
const readPlain = (text: string): WrittenDate => {
  if (/^\d{4}$/.test(text)) return understood(text);
  const yearless = monthNamed(text);
  if (yearless !== null) return understood(`XXXX-${two(String(yearless))}`);
  if (/^[a-z]+\.?[ ,-]+\d{2}$/i.test(text)) return refused("two-digit-year");
  const parts = datePartsOf(text);
  if (parts === null || parts.time !== null) return refused("not-understood");
  const { year, month, day } = parts;
  return day === null ? ofMonth(year, two(String(month))) : ofDay(year, String(month), day, text);
};

/** A day, month or year with `about` before it. */
const readOne = (text: string): WrittenDate => {
  const about = /^(?:about|around|circa|approximately)\s+(.+)$/i.exec(text);
  if (!about) return readPlain(text);
  const plain = readPlain(about[1] ?? "");
  return plain.ok ? understood(`${plain.text}~`) : plain;
};

/** Two dates of which the first may lack what the second says: `1 to 7 October 2020`, `28 October to 3 November 2020`. */
const readRange = (first: string, last: string): WrittenDate => {
  const to = readOne(last);
  if (!to.ok || to.text === null) return to;
  const endsOn = to.text.slice(0, 10);
  const completed = isDay(endsOn)
    ? /^\d{1,2}$/.test(first)
      ? `${first}-${endsOn.slice(5, 7)}-${endsOn.slice(0, 4)}`
      : /^\d{1,2} [a-z]+\.?$/i.test(first)
        ? `${first} ${endsOn.slice(0, 4)}`
        : first
    : /^[a-z]+\.?$/i.test(first)
      ? `${first} ${endsOn.slice(0, 4)}`
      : first;
  const from = readOne(completed);
  if (!from.ok) return from;
  const interval = `${from.text}/${to.text}`;
  const bounds = [parseOccurrence(from.text ?? ""), parseOccurrence(to.text)] as const;
  const [begins, ends] = [
    bounds[0].ok ? bounds[0].value.earliest : null,
    bounds[1].ok ? bounds[1].value.latest : null,
  ];
  if (begins === null || ends === null) return refused("not-understood");
  return begins <= ends ? understood(interval) : refused("ends-before-it-begins");
};

/** `before`: strictly where a day is named, so the day itself is left out; a month or year is kept as it is written. */
const readOpen = (side: "by" | "from", strictly: boolean, text: string): WrittenDate => {
  const one = readOne(text);
  if (!one.ok || one.text === null) return one;
  if (one.text.startsWith("XXXX")) return refused("not-understood");
  const limit = strictly && isDay(one.text) ? addDays(one.text as Day, side === "by" ? -1 : 1) : one.text;
  return understood(side === "by" ? `../${limit}` : `${limit}/..`);
};

/** Reads one line as a person would write it. An empty line, or `not known`, is a date of which nothing is known. */
export const readWrittenDate = (line: string): WrittenDate => {
  const text = line.trim().replace(/\s+/g, " ").replace(/[–—]/g, "-");
  if (text === "" || /^(?:date )?(?:not known|unknown|not stated)$/i.test(text)) return understood(null);

  const by = /^(on or before|by|before|until)\s+(.+)$/i.exec(text);
  if (by) return readOpen("by", by[1]?.toLowerCase() === "before", by[2] ?? "");
  const from = /^(on or after|from|since|after)\s+(.+)$/i.exec(text);
  if (from && !/\s(?:to|till)\s/i.test(text))
    return readOpen("from", from[1]?.toLowerCase() === "after", from[2] ?? "");

  const range =
    /^between\s+(.+?)\s+and\s+(.+)$/i.exec(text) ??
    /^(?:from\s+)?(.+?)\s+(?:to|till|until|-)\s+(.+)$/i.exec(text);
  if (range) return readRange(range[1] ?? "", range[2] ?? "");

  const one = readOne(text);
  if (one.ok || one.refusal !== "not-understood") return one;
  const edtf = parseOccurrence(text);
  return edtf.ok ? understood(text) : one;
};

/** Minutes by which India is ahead of UTC, as written in an instant. There is one zone, without summer time. */
const INDIA = "+05:30";

const withTime = (date: WrittenDate, time: string): WrittenDate => {
  if (time.trim() === "" || !date.ok) return date;
  const clock = /^(\d{1,2})[:.](\d{2})(?::\d{2})?(?:\s*(am|pm))?$/i.exec(time.trim());
  if (!clock) return refused("not-a-time");
  const half = clock[3]?.toLowerCase();
  const written = Number(clock[1]);
  const hour = half === undefined ? written : (written % 12) + (half === "pm" ? 12 : 0);
  if (hour > 23 || Number(clock[2]) > 59 || (half !== undefined && (written < 1 || written > 12)))
    return refused("not-a-time");
  if (date.text === null || !isDay(date.text)) return refused("time-without-day");
  return understood(`${date.text}T${two(String(hour))}:${clock[2]}:00${INDIA}`);
};

/**
 * Reads what the form sends. The choice beside the date says how sure the writer is; a word such as `about` in the
 * line itself is understood as well, so that either is enough.
 */
export const readDateOnForm = (form: DateOnForm): WrittenDate => {
  const line = form.date.trim();
  // That nothing is known of a date is chosen, or written in words; an empty line may have been forgotten.
  const forgotten = line === "" && (form.certainty !== "on" || form.time.trim() === "");
  if (forgotten && form.certainty !== "not-known") return refused("date-missing");
  switch (form.certainty) {
    case "not-known":
      return understood(null);
    case "about": {
      const one = readWrittenDate(line);
      if (!one.ok || one.text === null || /[~/T]/.test(one.text)) return one;
      return understood(one.text.replace(/\??$/, "~"));
    }
    case "between":
      if (form.until.trim() === "")
        return / (?:to|and|till) /i.test(line) ? readWrittenDate(line) : refused("second-date-missing");
      return readRange(line, form.until.trim());
    case "by":
      return readOpen("by", false, line.replace(/^(?:on or before|by)\s+/i, ""));
    case "from":
      return readOpen("from", false, line.replace(/^(?:on or after|from)\s+/i, ""));
    default:
      return withTime(readWrittenDate(line), form.time);
  }
};

/** The inverse, to fill a form with what is recorded: what stands in the date, and the choice beside it. */
export const dateOnFormOf = (text: string | null): DateOnForm => {
  const on = (day: string) =>
    isDay(day) ? `${day.slice(8, 10)}-${day.slice(5, 7)}-${day.slice(0, 4)}` : monthFirst(day);
  const blank = { date: "", until: "", time: "" };
  if (text === null) return { ...blank, certainty: "not-known" };
  const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):00\+05:30$/.exec(text);
  if (instant) return { ...blank, certainty: "on", date: on(instant[1] ?? ""), time: instant[2] ?? "" };
  const slash = text.indexOf("/");
  if (slash < 0) {
    const about = /^(\d[\d-]*|XXXX-\d{2})~$/.exec(text);
    return about
      ? { ...blank, certainty: "about", date: on(about[1] ?? "") }
      : { ...blank, certainty: "on", date: on(text) };
  }
  const [first, last] = [text.slice(0, slash), text.slice(slash + 1)];
  if (first === "..") return { ...blank, certainty: "by", date: on(last) };
  if (last === "..") return { ...blank, certainty: "from", date: on(first) };
  const simple = /^\d[\d-]*$/;
  return simple.test(first) && simple.test(last)
    ? { ...blank, certainty: "between", date: on(first), until: on(last) }
    : { ...blank, certainty: "on", date: text };
};

/**
 * Whether a form still says of a date what it said at first, when it was written from what is recorded. Then the
 * recorded text stays: EDTF says more (`2020-21`, a season; `202X`) than a line that people write can be read as.
 */
export const isStillOnForm = (form: DateOnForm, recorded: string): boolean => {
  const first = dateOnFormOf(recorded);
  if (form.certainty !== first.certainty || form.certainty === "not-known") return false;
  return (["date", "until", "time"] as const).every((part) => form[part].trim() === first[part].trim());
};

/** `09-2020` of `2020-09`, `September` of `XXXX-09`; what is neither stays. */
const monthFirst = (text: string): string => {
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month) return `${month[2]}-${month[1]}`;
  const yearless = /^XXXX-(0[1-9]|1[0-2])$/.exec(text);
  const name = yearless ? (MONTH_NAMES[Number(yearless[1]) - 1] ?? "") : "";
  return name === "" ? text : name.charAt(0).toUpperCase() + name.slice(1);
};
