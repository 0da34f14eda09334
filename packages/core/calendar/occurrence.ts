/**
 * When something happened, as precisely as is known: reading what was written about it.
 *
 * A date is a date: no time zone ever moves its day, and nothing here depends on the machine's.
 */
import { type Day, isDay } from "./day.ts";
import { readInstant } from "./instant.ts";
import type { Parsed } from "./parsed.ts";
import { FIRST_YEAR, LAST_YEAR, outsideTheYears, quoted, whyNoDate } from "./refused-date.ts";
import { readSingleDate } from "./single-date.ts";

export type { Parsed };

/**
 * When something happened, as precisely as is known.
 *
 * `earliest` and `latest` are the bounds that the text states, null where it states none; an approximate
 * (`~`) or uncertain (`?`) text keeps its stated bounds and says so. An interval as the date of an event means some
 * day within it.
 */
export interface Occurrence {
  /** As recorded: EDTF (ISO 8601-2, levels 0 and 1, and `XXXX-MM`) or an instant with its offset. */
  readonly text: string;
  readonly earliest: Day | null;
  readonly latest: Day | null;
  /**
   * The bounds that hold for certain: those stated, and where the text is approximate or uncertain, one of the units
   * in which it is written further on that side (August to October for `2020-09~`).
   */
  readonly outer: { readonly earliest: Day | null; readonly latest: Day | null };
  /** Milliseconds since 1970-01-01T00:00Z, where the text is an instant; its day is the day where it was written. */
  readonly instant: number | null;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/** Longer texts are refused unread. */
const LONGEST = 80;

const refused = (reason: string): Parsed<never> => ({ ok: false, reason });

const onDay = (text: string, day: Day, instant: number | null): Occurrence => ({
  text,
  earliest: day,
  latest: day,
  outer: { earliest: day, latest: day },
  instant,
  approximate: false,
  uncertain: false,
});

/** Whether the year that a date begins with, whatever its open digits are, is one that a case may touch. */
const withinTheYears = (text: string): boolean =>
  text.startsWith("XXXX") ||
  (Number(text.slice(0, 4).replaceAll("X", "0")) >= FIRST_YEAR &&
    Number(text.slice(0, 4).replaceAll("X", "9")) <= LAST_YEAR);

const parseSingle = (text: string): Parsed<Occurrence> => {
  const instant = readInstant(text);
  const value = instant !== null ? onDay(text, instant.day, instant.milliseconds) : readSingleDate(text);
  if (value === null) return refused(whyNoDate(text));
  if (!withinTheYears(text)) return refused(outsideTheYears(text));
  return { ok: true, value: { instant: null, ...value, text } };
};

const unknown = { earliest: null, latest: null } as const;

/** An end of an interval that states nothing: unknown (empty) or open (`..`). */
const unstated: Occurrence = {
  text: "",
  ...unknown,
  outer: unknown,
  instant: null,
  approximate: false,
  uncertain: false,
};

const parseEnd = (text: string): Parsed<Occurrence> =>
  text === "" || text === ".." ? { ok: true, value: unstated } : parseSingle(text);

const endsBeforeItBegins = (first: Occurrence, last: Occurrence): boolean =>
  first.instant !== null && last.instant !== null
    ? last.instant < first.instant
    : first.earliest !== null && last.latest !== null && last.latest < first.earliest;

const parseInterval = (text: string, left: string, right: string): Parsed<Occurrence> => {
  const first = parseEnd(left);
  if (!first.ok) return first;
  const last = parseEnd(right);
  if (!last.ok) return last;
  if (first.value === unstated && last.value === unstated) {
    return refused(
      `${quoted(text)} states neither when it begins nor when it ends. Give one of them, as 2020-10-01/.., or no date at all.`,
    );
  }
  if (endsBeforeItBegins(first.value, last.value)) {
    return refused(
      `${quoted(text)} ends before it begins. Write the earlier date first, as 2020-10-01/2020-10-07.`,
    );
  }
  return {
    ok: true,
    value: {
      text,
      earliest: first.value.earliest,
      latest: last.value.latest,
      outer: { earliest: first.value.outer.earliest, latest: last.value.outer.latest },
      instant: null,
      approximate: first.value.approximate || last.value.approximate,
      uncertain: first.value.uncertain || last.value.uncertain,
    },
  };
};

const parse = (text: string): Parsed<Occurrence> => {
  if (text.length > LONGEST) {
    return refused(`${quoted(text)} is too long for a date. Write a day as 2020-11-12.`);
  }
  if (isDay(text)) {
    return withinTheYears(text)
      ? { ok: true, value: onDay(text, text, null) }
      : refused(outsideTheYears(text));
  }
  const [left = "", right, ...more] = text.split("/");
  if (right === undefined) return parseSingle(text);
  // A slash may also be somebody's way of writing one date, which is explained as such.
  if (more.length > 0 || /^\d{1,2}$/.test(right)) return refused(whyNoDate(text));
  return parseInterval(text, left, right);
};

/**
 * Texts already understood. The library takes a tenth of a millisecond a text, and a rebuild meets the same months
 * and days again and again; what is kept depends on the text alone.
 */
const understood = new Map<string, Parsed<Occurrence>>();
const MOST_KEPT = 10_000;

/** Reads an occurrence; a text that is none is refused with a reason that a person can act on. */
export const parseOccurrence = (text: string): Parsed<Occurrence> => {
  const known = understood.get(text);
  if (known !== undefined) return known;
  const parsed = parse(text);
  if (parsed.ok) {
    if (understood.size >= MOST_KEPT) understood.clear();
    understood.set(text, parsed);
  }
  return parsed;
};
