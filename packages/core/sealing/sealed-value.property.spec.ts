import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SealedValue } from "../catalogue/fields.ts";
import { openText, type Place, sealText } from "./sealed-value.ts";

const text = fc.string({ unit: "binary", maxLength: 300 }).filter((s) => s.isWellFormed());
const place: fc.Arbitrary<Place> = fc.record({
  eventId: fc.uuid(),
  path: fc.array(fc.oneof(fc.string(), fc.nat(20)), { minLength: 1, maxLength: 4 }),
});
const subject = fc.string({ minLength: 1 });
const key = createSecretKey(randomBytes(32));

const otherThan = <T>(value: T, arbitrary: fc.Arbitrary<T>) =>
  arbitrary.filter((other) => JSON.stringify(other) !== JSON.stringify(value));

describe("a sealed text", () => {
  it("opens with its key at its place, whatever it says", () => {
    fc.assert(
      fc.property(text, subject, place, (plain, whose, where) => {
        expect(openText(key, where, sealText(key, whose, where, plain))).toBe(plain);
      }),
    );
  });

  it("does not open anywhere else", () => {
    fc.assert(
      fc.property(
        text,
        subject,
        place.chain((where) => fc.tuple(fc.constant(where), otherThan(where, place))),
        (plain, whose, [where, elsewhere]) => {
          expect(openText(key, elsewhere, sealText(key, whose, where, plain))).toBeNull();
        },
      ),
    );
  });

  it("does not open in another subject's name", () => {
    fc.assert(
      fc.property(
        text,
        subject.chain((whose) => fc.tuple(fc.constant(whose), otherThan(whose, subject))),
        place,
        (plain, [whose, another], where) => {
          const { sealed } = sealText(key, whose, where, plain);
          expect(openText(key, where, { sealed: { ...sealed, subject: another } })).toBeNull();
        },
      ),
    );
  });

  it("does not open once a single bit of it is changed", () => {
    fc.assert(
      fc.property(
        text,
        subject,
        place,
        fc.constantFrom("nonce", "tag", "text"),
        fc.nat(),
        (plain, whose, where, part, bit) => {
          const { sealed } = sealText(key, whose, where, plain);
          const bytes = Buffer.from(sealed[part], "base64url");
          const at = bit % (bytes.length * 8);
          bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
          const changed: SealedValue = { sealed: { ...sealed, [part]: bytes.toString("base64url") } };
          expect(openText(key, where, changed)).toBeNull();
        },
      ),
    );
  });

  it("does not open with a tag cut short", () => {
    const where: Place = { eventId: "e", path: ["data", "note"] };
    const { sealed } = sealText(key, "s", where, "Asha");
    const tag = Buffer.from(sealed.tag, "base64url").subarray(0, 12).toString("base64url");
    expect(openText(key, where, { sealed: { ...sealed, tag } })).toBeNull();
  });

  it("does not open with another key", () => {
    const where: Place = { eventId: "e", path: ["data", "note"] };
    const sealed = sealText(key, "s", where, "Asha");
    expect(openText(createSecretKey(randomBytes(32)), where, sealed)).toBeNull();
  });

  it("tells a name's length only to the nearest 64 bytes", () => {
    const where: Place = { eventId: "e", path: ["data", "name"] };
    const length = (plain: string) =>
      Buffer.from(sealText(key, "s", where, plain).sealed.text, "base64url").length;
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: "grapheme-ascii" }), (name) => length(name) === 64),
    );
    expect(length("x".repeat(63))).toBe(64);
    expect(length("x".repeat(64))).toBe(128);
  });

  it("is never twice the same, so that equal texts do not show", () => {
    const where: Place = { eventId: "e", path: ["data", "note"] };
    const texts = Array.from({ length: 50 }, () => sealText(key, "s", where, "Asha").sealed.text);
    expect(new Set(texts).size).toBe(50);
  });
});
