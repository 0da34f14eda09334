import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { scratchFile } from "./scratch-file.ts";

const directory = mkdtempSync(join(tmpdir(), "ts-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** As long as three blocks and a bit, and different everywhere. */
const long = Buffer.from(Array.from({ length: 40_000 }, (_, i) => `row ${i};`).join(""));

/** What this process has open of regular files, with and without a name. */
const openFiles = (): readonly string[] =>
  readdirSync("/proc/self/fd")
    .map((descriptor) => `/proc/self/fd/${descriptor}`)
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);

describe("a scratch file", () => {
  test("gives back what was added, however it came, and any part of it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 150_000 }), { maxLength: 8 }),
        fc.nat(long.length),
        fc.nat(long.length),
        async (cuts, from, length) => {
          const file = scratchFile(directory);
          let at = 0;
          for (const cut of [...cuts, long.length]) {
            file.add(long.subarray(at, at + cut));
            at = Math.min(long.length, at + cut);
          }
          expect(file.size()).toBe(long.length);
          expect((await buffer(file.bytes())).equals(long)).toBe(true);
          const part = await buffer(file.bytes(from, from + length));
          expect(part.equals(long.subarray(from, from + length))).toBe(true);
          file.discard();
        },
      ),
      { numRuns: 25 },
    );
  });

  test("gives back what there was when it was asked, though more is added while it is read", async () => {
    const file = scratchFile(directory);
    file.add(Buffer.from("row 1;"));
    const reading = file.bytes()[Symbol.asyncIterator]();
    const { value } = await reading.next();
    file.add(Buffer.alloc(2 * 65_536, "x"));
    expect(String(value)).toBe("row 1;");
    file.discard();
  });

  test("has no name while it is used", () => {
    const file = scratchFile(directory);
    file.add(long);
    expect(readdirSync(directory)).toEqual([]);
    file.discard();
  });

  test.runIf(process.platform === "linux")("has nothing of what was added on the disk", () => {
    const file = scratchFile(directory);
    file.add(long);
    const held = openFiles().map((path) => readFileSync(path));
    expect(held.some((bytes) => bytes.length > 2 * 65_536)).toBe(true);
    expect(held.some((bytes) => bytes.includes("row 100;"))).toBe(false);
    file.discard();
  });

  test("that was discarded is read by nobody any more", async () => {
    const file = scratchFile(directory);
    file.add(long);
    file.discard();
    file.discard();
    await expect(buffer(file.bytes(0, 10))).rejects.toThrow("discarded");
    expect(() => file.add(long)).toThrow("discarded");
  });
});
