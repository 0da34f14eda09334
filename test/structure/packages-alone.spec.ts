/** An image of Tareekh has its packages and nothing else of the repository: what they read at run time lies in them. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");

const sources = globSync("packages/**/*.ts", { cwd: root }).filter(
  (path) =>
    !path.includes("node_modules") && !/\.(?:spec|contract)\.ts$/.test(path) && !path.includes("/testing/"),
);

/** Every file that a source names from where it stands, with the source. */
const named = sources.flatMap((source) =>
  [...readFileSync(join(root, source), "utf8").matchAll(/new URL\(\s*"([^"]+)",\s*import\.meta\.url/g)].map(
    ([, path = ""]) => ({ source, file: fileURLToPath(new URL(path, pathToFileURL(join(root, source)))) }),
  ),
);

/** What Node keeps for itself to start sooner; it is made where it is missing. */
const isCache = (file: string) => file.startsWith(join(root, "node_modules", ".cache"));

describe("what the packages read at run time", () => {
  it("is found", () => expect(named.length).toBeGreaterThan(0));

  it("lies in them, and is there", () => {
    const elsewhere = named.filter(
      ({ file }) => !isCache(file) && !(file.startsWith(join(root, "packages/")) && existsSync(file)),
    );
    expect(elsewhere).toEqual([]);
  });
});
