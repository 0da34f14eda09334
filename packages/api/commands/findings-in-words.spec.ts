import type { Finding } from "@tareekh/projections/projector/verify.ts";
import { expect, test } from "vitest";
import { findingInWords } from "./findings-in-words.ts";

const at = { stream: "case-1", revision: 3, position: 17 };

test.each<[string, Finding, string]>([
  ["one position", { kind: "hole", from: 4, to: 4 }, "no event at position 4."],
  ["several positions", { kind: "hole", from: 4, to: 6 }, "no events at positions 4 to 6."],
  [
    "a changed event",
    { kind: "broken-chain", ...at, problem: "its hash is another" },
    "From revision 3 (position 17) on, case-1",
  ],
  ["a moved event", { kind: "misplaced", ...at, fields: ["id", "stream"] }, "id and stream differ."],
  ["a time that runs backwards", { kind: "recorded-backwards", ...at }, "before its predecessor."],
  [
    "a row that should not be there",
    { kind: "row", caseId: "case-1", projection: "bail", key: "k", difference: "extra" },
    "Of case-1, the row k of bail should not be there; npm run rebuild mends it.",
  ],
  [
    "a case that fails unsaid",
    { kind: "not-set-aside", caseId: "case-1", reason: "of a newer version" },
    "of a newer version.",
  ],
  ["a case set aside for nothing", { kind: "needlessly-set-aside", caseId: "case-1" }, "npm run take-up"],
  ["rows of another version", { kind: "versions-differ", projections: ["bail"] }, "npm run rebuild"],
  ["a log put back from a backup", { kind: "log-behind-rows", head: 5, checkpoint: 9 }, "ends at position 5"],
])("%s is told in a sentence that says where", (_, finding, words) => {
  const sentence = findingInWords(finding);
  expect(sentence).toContain(words);
  expect(sentence).toMatch(/^(?:[A-Z]|case-).*\.$/);
});
