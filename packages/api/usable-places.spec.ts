import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Effect, Redacted } from "effect";
import { afterAll, describe, expect, test } from "vitest";
import { usablePlaces } from "./usable-places.ts";

const scratch = mkdtempSync(join(tmpdir(), "tareekh-places-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const file = join(scratch, "a-file");
writeFileSync(file, "");
const broken = join(scratch, "broken");
symlinkSync(join(scratch, "gone"), broken);
const circle = join(scratch, "circle");
symlinkSync(circle, circle);
const there = join(scratch, "there");
mkdirSync(there);

const asked = (places: Partial<Parameters<typeof usablePlaces>[0]>) =>
  usablePlaces({
    dataDir: join(scratch, "data"),
    keysDir: join(scratch, "keys"),
    databaseUrl: null,
    ...places,
  });
const refusal = (places: Parameters<typeof asked>[0]) => Effect.runSync(Effect.flip(asked(places)));

/** A file system that says that its owner may write, and in which nobody can make a directory. */
const unwritable = ["/proc"].filter((path) => existsSync(join(path, "self")));

/** What stands there, its path, and why it cannot be used. */
const unusable: readonly (readonly [what: string, path: string, why: string])[] = [
  ["a file", file, "is not a directory"],
  ["a path beneath a file", join(file, "data"), `${JSON.stringify(file)} is not a directory`],
  ["a link that leads nowhere", broken, "is a link that leads nowhere"],
  [
    "a path beneath such a link",
    join(broken, "data"),
    `${JSON.stringify(broken)} is a link that leads nowhere`,
  ],
  ["links in a circle", circle, "links lead in a circle"],
  ...unwritable.flatMap((path) => [
    ["a path where none can be made", join(path, "x", "y"), "no directory can be made"] as const,
    ["a directory that takes nothing", path, "no directory can be made"] as const,
  ]),
];

describe("a directory that cannot be used is refused with a sentence that names the variable", () => {
  test.each(unusable)("%s", (_, path, why) => {
    for (const [name, places] of [
      ["DATA_DIR", { dataDir: path }],
      ["KEYS_DIR", { keysDir: path }],
    ] as const) {
      const { variable, message } = refusal(places);
      expect(variable).toBe(name);
      expect(message).toContain(`${name} is ${JSON.stringify(path)}, `);
      expect(message).toContain(why);
      expect(message).toMatch(/; expected is a directory, .*\.$/);
    }
  });
});

describe("a directory that can be used", () => {
  test.each([
    ["that is there", there],
    ["that is to be made in one that is there", join(there, "data")],
    ["that is to be made with those on the way to it", join(there, "office", "of", "one", "district")],
  ])("%s is taken, and nothing is left in it", (_, path) => {
    Effect.runSync(asked({ dataDir: path, keysDir: `${path}.keys` }));
    expect(readdirSync(there)).toEqual([]);
  });

  test("for data is not asked for where a PostgreSQL server keeps them", () => {
    const databaseUrl = Redacted.make("postgres://localhost/tareekh");
    Effect.runSync(asked({ dataDir: file, databaseUrl }));
    expect(refusal({ keysDir: file, databaseUrl }).variable).toBe("KEYS_DIR");
  });
});
