import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContentToAppend } from "../catalogue/event-type.ts";
import { aroundTheTime, bytesOf, canonicalForm, canonicalJson, NotCanonical } from "./canonical-form.ts";
import { courtDate } from "./testing/sample-events.ts";

/** Texts of any code units, lone surrogates made whole. */
const text = fc.string({ unit: "binary" }).map((any) => any.toWellFormed());
const content: fc.Arbitrary<ContentToAppend> = fc
  .record({
    stream: text,
    type: text,
    version: fc.integer(),
    occurred: fc.option(text),
    after: fc.array(fc.uuid()),
    before: fc.array(fc.uuid()),
    data: fc.jsonValue({ stringUnit: "grapheme" }),
    by: text,
  })
  .map(({ stream, ...given }) => courtDate(stream, given));
const circle: Record<string, unknown> = {};
circle.within = circle;
const time = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("9999-12-31") });

describe("The canonical form of an event", () => {
  it("is the head, the time of recording and the tail, whatever the event", () => {
    fc.assert(
      fc.property(content, time, (given, at) => {
        const recorded = at.toISOString();
        const parts = aroundTheTime(given);
        const whole = canonicalForm({ ...given, recorded });
        expect(parts.head + recorded + parts.tail).toBe(whole);
        expect(bytesOf(parts)).toBe(Buffer.byteLength(whole));
      }),
    );
  });

  it("says what was given, and nothing else", () => {
    fc.assert(
      fc.property(content, time, (given, at) => {
        const recorded = at.toISOString();
        const { head, tail } = aroundTheTime(given);
        expect(JSON.parse(head + recorded + tail)).toEqual(
          JSON.parse(JSON.stringify({ ...given, recorded })),
        );
      }),
    );
  });

  it("does not depend on the order in which keys were written", () => {
    fc.assert(
      fc.property(content, (given) => {
        const reversed = Object.fromEntries(Object.entries(given).toReversed()) as unknown as ContentToAppend;
        expect(aroundTheTime(reversed)).toEqual(aroundTheTime(given));
      }),
    );
  });

  it("is what the library of RFC 8785 makes of any value, and of none that it refuses", () => {
    const odd = fc.anything({
      withBoxedValues: true,
      withDate: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    const nested = fc
      .array(fc.constantFrom("array", "object"), { minLength: 10, maxLength: 30 })
      .map((around) => around.reduce<unknown>((inner, kind) => (kind === "array" ? [inner] : { inner }), 0));
    const attempt = (form: (value: unknown) => string | undefined, value: unknown) => {
      try {
        return form(value);
      } catch {
        return undefined;
      }
    };
    const given = fc.oneof(
      fc.jsonValue({ stringUnit: "binary" }),
      fc.string({ unit: "binary" }),
      odd,
      nested,
    );
    fc.assert(
      fc.property(given, (value) => {
        expect(attempt(canonicalJson, value)).toBe(attempt(canonicalize, value));
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps U+0000, written in ASCII, which a database's text can hold", () => {
    const { head } = aroundTheTime(courtDate("case-1", { data: "a\u0000b" }));
    expect(head).toContain(String.raw`"data":"a\u0000b"`);
    expect(head).not.toContain("\u0000");
  });

  it.each([
    ["a lone surrogate", courtDate("case-1", { data: { quotation: "\udc00" } })],
    ["an infinity", courtDate("case-1", { data: Number.POSITIVE_INFINITY })],
    ["an id in capitals", courtDate("case-1", { id: "0198A1B2-0000-7000-8000-000000000000" })],
    ["a circle", courtDate("case-1", { data: circle })],
    ["no data", courtDate("case-1", { data: undefined })],
  ])("does not exist with %s", (_, given) => {
    expect(() => aroundTheTime(given)).toThrow(NotCanonical);
  });
});
