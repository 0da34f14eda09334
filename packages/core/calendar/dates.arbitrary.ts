/** Random dates for property tests: everything that `parseOccurrence` reads, with what it must mean beside it. */
import fc from "fast-check";
import { type Day, dayOfNumber } from "./day.ts";

const pad = (number: number, width = 2): string => String(number).padStart(width, "0");

/** Days of the years that a case may touch. */
export const anyDay: fc.Arbitrary<Day> = fc.integer({ min: -60_000, max: 80_000 }).map(dayOfNumber);

/** Days close enough to each other to coincide now and then. */
export const nearbyDay: fc.Arbitrary<Day> = fc.integer({ min: 18_500, max: 18_560 }).map(dayOfNumber);

const year = fc.integer({ min: 1800, max: 2199 });
const month = fc.integer({ min: 1, max: 12 });
const sign = fc.constantFrom("", "", "~", "?", "%");

/** One date with days, months or years, with digits open, and with or without a sign. */
export const anySingleDate: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      anyDay,
      fc.tuple(year, month).map(([y, m]) => `${y}-${pad(m)}`),
      year.map(String),
      year.map((y) => `${String(y).slice(0, 3)}X`),
      year.map((y) => `${String(y).slice(0, 2)}XX`),
      year.map((y) => `${y}-XX`),
      year.map((y) => `${y}-XX-XX`),
      fc.tuple(year, month).map(([y, m]) => `${y}-${pad(m)}-XX`),
      fc.tuple(year, fc.constantFrom(21, 22, 23, 24)).map(([y, s]) => `${y}-${s}`),
      month.map((m) => `XXXX-${pad(m)}`),
      fc.constant("XXXX"),
    ),
    sign,
  )
  .map(([date, mark]) => date + mark);

const offset = fc
  .integer({ min: -12 * 4, max: 14 * 4 })
  .map((quarters) =>
    quarters === 0
      ? "Z"
      : `${quarters < 0 ? "-" : "+"}${pad(Math.floor(Math.abs(quarters) / 4))}:${pad((Math.abs(quarters) % 4) * 15)}`,
  );

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hours, minutes]) => `${pad(hours)}:${pad(minutes)}`);

/** A day with a clock time somewhere in the world, and the day that was written. */
export const anyInstant: fc.Arbitrary<{ readonly text: string; readonly day: Day }> = fc
  .tuple(anyDay, clock, fc.option(fc.integer({ min: 0, max: 59 })), offset)
  .map(([day, time, seconds, zone]) => ({
    day,
    text: `${day}T${time}${seconds === null ? "" : `:${pad(seconds)}`}${zone}`,
  }));

/** Two whole days in order. */
const anyInterval: fc.Arbitrary<string> = fc
  .tuple(anyDay, fc.nat(400), sign, sign)
  .map(([day, length, first, last]) => {
    const end = dayOfNumber(Date.parse(day) / 86_400_000 + length);
    return `${day}${first}/${end}${last}`;
  });

const anyOpenInterval: fc.Arbitrary<string> = fc
  .tuple(anySingleDate, fc.constantFrom("", ".."), fc.boolean())
  .map(([date, open, left]) => (left ? `${open}/${date}` : `${date}/${open}`));

/** Everything that can be written of when something happened. */
export const anyOccurrenceText: fc.Arbitrary<string> = fc.oneof(
  anySingleDate,
  anyInstant.map(({ text }) => text),
  anyInterval,
  anyOpenInterval,
);

const nearbyInstant = fc
  .tuple(nearbyDay, clock, fc.constantFrom("+05:30", "+05:30", "Z", "-10:00", "+14:00"))
  .map(([day, time, zone]) => `${day}T${time}${zone}`);

/** Dates close to each other, of every precision, so that their order is often in question. */
export const nearbyOccurrenceText: fc.Arbitrary<string> = fc.oneof(
  nearbyDay,
  fc.tuple(nearbyDay, sign).map(([day, mark]) => day + mark),
  fc.tuple(nearbyDay, sign).map(([day, mark]) => day.slice(0, 7) + mark),
  fc.tuple(nearbyDay, fc.nat(20)).map(([day, length]) => {
    const end = dayOfNumber(Date.parse(day) / 86_400_000 + length);
    return `${day}/${end}`;
  }),
  nearbyDay.map((day) => `${day}/..`),
  nearbyDay.map((day) => `/${day}`),
  nearbyInstant,
  fc.constant("XXXX-09"),
);
