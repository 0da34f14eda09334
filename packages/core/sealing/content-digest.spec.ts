import { createSecretKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { contentDigest } from "./content-digest.ts";

const key = createSecretKey(Buffer.alloc(32, 1));

describe("the digest of what was sent", () => {
  it("does not depend on the order in which members were written", () => {
    expect(contentDigest(key, { a: 1, b: { c: [1, 2], d: null } })).toBe(
      contentDigest(key, { b: { d: null, c: [1, 2] }, a: 1 }),
    );
  });

  it("depends on every value and on the order of a list", () => {
    const digests = [{ a: [1, 2] }, { a: [2, 1] }, { a: [1, 2, null] }, { a: ["1", 2] }, { b: [1, 2] }];
    expect(new Set(digests.map((content) => contentDigest(key, content))).size).toBe(digests.length);
  });

  it("cannot be made without the key", () => {
    const other = createSecretKey(Buffer.alloc(32, 2));
    expect(contentDigest(key, { name: "Asha" })).not.toBe(contentDigest(other, { name: "Asha" }));
  });

  it("is 32 bytes in base64url", () => {
    expect(contentDigest(key, [])).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});
