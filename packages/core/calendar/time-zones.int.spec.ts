import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";

/** What a process in that time zone makes of dates, of their order, and of the day in India. */
const readIn = (zone: string): unknown => {
  const program = `
    const { parseOccurrence } = await import(${JSON.stringify(new URL("./occurrence.ts", import.meta.url).href)});
    const { dayInIndia } = await import(${JSON.stringify(new URL("./days-in-india.ts", import.meta.url).href)});
    const { addDays } = await import(${JSON.stringify(new URL("./day.ts", import.meta.url).href)});
    const texts = ["2020-11-12", "2020-09", "2020", "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "2020-21",
      "2020-09~", "2020-10-01/2020-10-07", "/2020-11-12", "2011-12-30", "1945-09-01", "2020-03-08",
      "2020-11-12T23:30:00+05:30", "2020-11-12T00:30:00Z", "2020-11-12T23:30:00"];
    console.log(JSON.stringify({
      hour: new Date(2020, 10, 12).toISOString(),
      read: texts.map((text) => parseOccurrence(text)),
      india: [dayInIndia("2020-11-12T18:29:59.999Z"), dayInIndia("2020-11-12T18:30:00.000Z")],
      next: [addDays("2020-03-08", 1), addDays("2020-10-31", 1), addDays("2011-12-29", 1)],
    }));`;
  const written = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: "" },
    encoding: "utf8",
  });
  return JSON.parse(written);
};

describe("a date is a date", () => {
  const inIndia = readIn("Asia/Kolkata");

  // Either side of the date line, daylight saving, and the zone that skipped 30 December 2011.
  it.each(["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Apia"])(
    "a machine in %s reads the same days as one in India",
    (zone) => {
      const there = readIn(zone);
      expect(there).not.toHaveProperty("hour", (inIndia as { hour: string }).hour);
      expect({ ...(there as object), hour: null }).toEqual({ ...(inIndia as object), hour: null });
    },
  );

  it("and those are the days as written", () => {
    expect(inIndia).toMatchObject({
      read: [
        { value: { earliest: "2020-11-12", latest: "2020-11-12" } },
        { value: { earliest: "2020-09-01", latest: "2020-09-30" } },
        ...Array(16).fill({}),
      ],
      india: ["2020-11-12", "2020-11-13"],
      next: ["2020-03-09", "2020-11-01", "2011-12-30"],
    });
  });
});
