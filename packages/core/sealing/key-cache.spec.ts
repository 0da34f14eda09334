import { createSecretKey, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { keyCache } from "./key-cache.ts";

const key = () => createSecretKey(randomBytes(32));

describe("keys kept in memory", () => {
  it("are given back within the trusted time and not after it", () => {
    const cache = keyCache(10, 5_000);
    const made = key();
    cache.set("a", made, 1_000);
    expect(cache.get("a", 5_999)).toBe(made);
    expect(cache.get("a", 6_000)).toBeUndefined();
  });

  it("are not trusted when the clock was set back", () => {
    const cache = keyCache(10, 5_000);
    cache.set("a", key(), 1_000);
    expect(cache.get("a", 999)).toBeUndefined();
  });

  it("give way, the one used longest ago first", () => {
    const cache = keyCache(2, 5_000);
    const [a, b, c] = [key(), key(), key()];
    cache.set("a", a, 0);
    cache.set("b", b, 0);
    cache.get("a", 1);
    cache.set("c", c, 2);
    expect(cache.size).toBe(2);
    expect(cache.get("b", 3)).toBeUndefined();
    expect(cache.get("a", 3)).toBe(a);
    expect(cache.get("c", 3)).toBe(c);
  });
});
