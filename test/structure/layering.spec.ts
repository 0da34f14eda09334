/** The directions between the rooms hold, and the tool that checks them sees the code: without a parser it sees nothing. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");

interface Cruised {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: { readonly violations: readonly unknown[] };
}

const cruise = async (): Promise<Cruised> => {
  const tool = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const options = ["packages", "test", "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  const { stdout } = await promisify(execFile)(process.execPath, [tool, ...options], {
    cwd: root,
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Cruised;
};

it("lets imports point one way only, and is checked by a tool that sees even what is imported as a type", async () => {
  const { modules, summary } = await cruise();
  expect(summary.violations).toEqual([]);
  const log = modules.find(({ source }) => source === "packages/core/log/event-log.ts");
  expect(log?.dependencies.map(({ resolved }) => resolved)).toContain(
    "packages/core/catalogue/event-type.ts",
  );
});
