import type { ReleaseContent } from "@tareekh/projections/releases/release.ts";
import { expect, test } from "vitest";
import type { ReleaseMade } from "../releases/make-release.ts";
import { madeInWords } from "./release-in-words.ts";

test("what a release would show is told right where it is one count, as where it is none or many", () => {
  const said = (told: number) => {
    const rows = [{ total: told === 0 ? null : 20, standing: {} }];
    const content = {
      name: "Delays",
      position: 7,
      setAside: 0,
      tables: [{ name: "all", rows }],
      curves: [],
    } as unknown as ReleaseContent;
    const made = {
      id: "delays",
      release: { content, digest: "d" },
      onRecord: null,
    } as unknown as ReleaseMade;
    return madeInWords(made).join("\n");
  };
  expect(said(1)).toContain("  all: 1 count told, 0 withheld");
  expect(said(0)).toContain("  all: 0 counts told, 1 withheld");
});
