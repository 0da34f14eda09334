import fc from "fast-check";
import { expect, test } from "vitest";
import { asWritten, harmless } from "./formulas.ts";

const likeFormulas = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "a", "＝") }),
);

test("what was made harmless reads back as it was, also where it began with an apostrophe", () => {
  fc.assert(fc.property(likeFormulas, (text) => asWritten(harmless(text)) === text));
});

test("nothing that is made harmless begins as a formula", () => {
  fc.assert(
    fc.property(likeFormulas, (text) => {
      expect(harmless(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
    }),
  );
});
