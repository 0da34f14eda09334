import { anyCase } from "@tareekh/core/catalogue/testing/arbitrary-cases.ts";
import { buildHistory } from "@tareekh/core/history/build-history.ts";
import type { History } from "@tareekh/core/history/history.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delays } from "../../delays.ts";
import { factsOf } from "../../facts/case-facts.ts";
import { type Milestone, milestoneNames } from "../../facts/milestones.ts";
import { spanOf } from "../../facts/spans.ts";
import { event, given } from "../../testing/given.ts";
import { aCase, arrested, firRegistered, man, proceeding, rescued, woman } from "../../testing/words.ts";
import { unitSpanStates, unitSpans } from "./unit-spans.ts";
import { NONE, unitsOfRows } from "./units.ts";

const orNull = (days: number | undefined): number | null =>
  days === undefined || days === NONE ? null : days;

/** Types on which milestones, their order and their endings turn. */
const ofInterest = [
  "FirRegistered",
  "SurvivorRescued",
  "AccusedArrested",
  "AccusedRemanded",
  "ChargesheetFiled",
  "CourtCaseNumbered",
  "CourtDateRecorded",
  "CognizanceTaken",
  "ChargesFramed",
  "JudgmentGiven",
  "SentenceGiven",
  "AccusedDisposedOtherwise",
  "ClosureReportAccepted",
  "ProceedingSplit",
  "PendencyChecked",
] as const;

const pairs = milestoneNames.flatMap((from) =>
  milestoneNames.filter((to) => to !== from).map((to): [Milestone, Milestone] => [from, to]),
);

/** Each span of a case as the timeline has it and as the columns do, but for what a split proceeding shares. */
const bothWays = (history: History): readonly (readonly [string, unknown, unknown])[] => {
  const facts = factsOf(history);
  const rows = delays.project(history).map((row) => ({ ...row, caseId: history.stream }));
  return (["proceeding", "accused"] as const).flatMap((unit) => {
    const units = unitsOfRows(rows, unit);
    const ofUnit = rows.filter(({ accused }) => (accused === null) === (unit === "proceeding"));
    return pairs.flatMap(([from, to]) => {
      const spans = unitSpans(units, { from, to });
      return ofUnit.flatMap((row, i) => {
        const one = facts.proceedings.find(({ id }) => id === row.proceeding);
        const state = unitSpanStates[spans.state[i] ?? -1];
        if (one === undefined || state === "counted-elsewhere" || state === "moved") return [];
        const inTimeline = spanOf(facts, one, row.accused, from, to);
        const closed = state === "closed";
        return [
          [
            `${from}..${to} of ${row.key}`,
            [
              state,
              closed ? orNull(spans.least[i]) : null,
              closed ? orNull(spans.most[i]) : null,
              state === "open" ? orNull(spans.pending[i]) : null,
            ],
            [
              inTimeline.state,
              inTimeline.days.least,
              inTimeline.days.most,
              state === "open" && inTimeline.lastPending !== null
                ? Date.parse(inTimeline.lastPending) / 86_400_000
                : null,
            ],
          ] as const,
        ];
      });
    });
  });
};

const differences = (history: History): readonly unknown[] =>
  bothWays(history).filter(([, found, expected]) => JSON.stringify(found) !== JSON.stringify(expected));

describe("spans over columns", () => {
  it("are those of each case's timeline, for every two milestones of any case", () => {
    fc.assert(
      fc.property(anyCase({ types: ofInterest, facts: 24 }), (contents) => {
        const history = buildHistory(contents.map((content, i) => ({ revision: i + 1, content })));
        expect(differences(history)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("are those of the timeline where references order what dates do not, and where a case was split", () => {
    const history = given([
      ...aCase(man, woman),
      rescued("2024-07", { ref: "rescue" }),
      arrested(man, "2024-07", { after: ["@rescue"] }),
      firRegistered("2024-08"),
      event("ChargesheetFiled", "2024-09-28", { proceeding, accused: [man] }),
      event("ProceedingSplit", "2024-11-01", { proceeding, into: "proceeding-2", accused: [woman] }),
      event("AccusedDisposedOtherwise", "2025-02-07", { proceeding, accused: man, how: "discharged" }),
      event("CourtDateRecorded", "2025-05-07", { proceeding: "proceeding-2", result: "held" }),
    ]);
    expect(bothWays(history).length).toBeGreaterThan(1000);
    expect(differences(history)).toEqual([]);
  });
});
