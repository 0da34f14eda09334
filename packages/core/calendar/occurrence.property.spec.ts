import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDay, anyInstant, anyOccurrenceText, anySingleDate } from "./dates.arbitrary.ts";
import { isDay } from "./day.ts";
import { parseOccurrence } from "./occurrence.ts";

const read = (text: string) => {
  const parsed = parseOccurrence(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
};

describe("every date that can be written", () => {
  it("is read, keeps its text, and has its bounds in order", () => {
    fc.assert(
      fc.property(anyOccurrenceText, (text) => {
        const { text: kept, earliest, latest, outer } = read(text);
        expect(kept).toBe(text);
        for (const day of [earliest, latest, outer.earliest, outer.latest]) {
          expect(day === null || isDay(day)).toBe(true);
        }
        if (earliest !== null && latest !== null) expect(earliest <= latest).toBe(true);
        if (earliest !== null) expect((outer.earliest ?? "") <= earliest).toBe(true);
        if (latest !== null) expect((outer.latest ?? "") >= latest).toBe(true);
      }),
    );
  });

  it("has the bounds that its digits say, where it names a year, month or day", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(read(day)).toMatchObject({ earliest: day, latest: day });
        for (const length of [4, 7]) {
          const { earliest, latest } = read(day.slice(0, length));
          expect(earliest?.slice(0, length)).toBe(day.slice(0, length));
          expect(latest?.slice(0, length)).toBe(day.slice(0, length));
          expect((earliest ?? "") <= day && day <= (latest ?? "")).toBe(true);
        }
      }),
    );
  });

  it("does not move by being approximate", () => {
    fc.assert(
      fc.property(anySingleDate, (text) => {
        const { earliest, latest } = read(text.replace(/[~?%]$/, ""));
        expect(read(text)).toMatchObject({ earliest, latest });
      }),
    );
  });

  it("keeps the day that was written beside a clock time, wherever the clock was", () => {
    fc.assert(
      fc.property(anyInstant, ({ text, day }) => {
        // The seconds may be left out for us, not for the platform's parser.
        const whole = text.replace(/T(\d\d:\d\d)(?=[Z+-])/, "T$1:00");
        expect(read(text)).toMatchObject({ earliest: day, latest: day, instant: Date.parse(whole) });
      }),
    );
  });

  it("is refused with a reason, never with an error, whatever else is written", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9X/.~?%T:+-]{1,24}$/)), (text) => {
        const parsed = parseOccurrence(text);
        if (!parsed.ok) expect(parsed.reason).toMatch(/\.$/);
      }),
    );
  });
});
