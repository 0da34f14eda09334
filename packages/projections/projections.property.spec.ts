/** What holds of the rows and the timeline of any case, whatever is recorded of it and however. */
import { isDay } from "@tareekh/core/calendar/day.ts";
import { dayInIndia, endInIndia, startInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import type { RecordedContent } from "@tareekh/core/catalogue/event-type.ts";
import { isSealedValue } from "@tareekh/core/catalogue/fields.ts";
import { anyCase, anyReordering } from "@tareekh/core/catalogue/testing/arbitrary-cases.ts";
import { buildHistory, type HistoryOptions } from "@tareekh/core/history/build-history.ts";
import type { History } from "@tareekh/core/history/history.ts";
import { warningsOf } from "@tareekh/core/history/warnings.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { milestones } from "./facts/milestones.ts";
import type { Projection } from "./projection.ts";
import { projections } from "./projections.ts";
import { timelineOf } from "./timeline/project-timeline.ts";

const historyOf = (contents: readonly RecordedContent[], options: HistoryOptions = {}): History =>
  buildHistory(
    contents.map((content, i) => ({ revision: i + 1, content })),
    options,
  );

/** Recording marks aside: when and in which revision something was recorded is not what happened. */
const MARKS = ["revision", "lastRecorded", "followedFrom"];

const rowsOf = (history: History): Record<string, unknown> =>
  Object.fromEntries(
    projections.map((projection: Projection) => [
      projection.name,
      projection
        .project(history)
        .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !MARKS.includes(name))))
        .sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1)),
    ]),
  );

/** The timeline less who recorded what when. */
const timelineLess = (history: History): unknown =>
  JSON.parse(
    JSON.stringify(timelineOf(history, []), (key, value: unknown) =>
      ["recorded", "earlier", "revision", "retracted"].includes(key) ? undefined : value,
    ),
  );

/**
 * No day of the case lies between the first and the last recording. Whether a day was still to come when it was recorded
 * is a matter of when, which these cases leave aside.
 */
const happenedApart = (contents: readonly RecordedContent[]): boolean => {
  const days = contents.map(({ recorded }) => dayInIndia(recorded)).sort();
  const [first, last] = [days[0] ?? "", days.at(-1) ?? ""];
  const told = buildHistory(contents.map((content, i) => ({ revision: i + 1, content })));
  return told.events.every(({ id }) => {
    const { earliest, latest } = told.order.bounds(id);
    return [earliest, latest].every((day) => day === null || day < first || day > last);
  });
};

/** Types that the projections turn on, so that random cases meet their rules often. */
const ofInterest = [
  "FirRegistered",
  "FirRenumbered",
  "SurvivorRescued",
  "JourneyMade",
  "AccusedArrested",
  "ArrestDeferred",
  "AccusedRemanded",
  "AccusedReleased",
  "BailAppliedFor",
  "BailDecided",
  "BailFurnished",
  "MagistrateStatementRecorded",
  "ChargesheetFiled",
  "SupplementaryChargesheetFiled",
  "CognizanceTaken",
  "ClosureReportFiled",
  "ClosureReportAccepted",
  "ChargesFramed",
  "JudgmentGiven",
  "AccusedDisposedOtherwise",
  "ProceedingSplit",
  "CourtDateRecorded",
  "PendencyChecked",
  "ThreatReported",
  "ThreatResponded",
  "WitnessDeclaredHostile",
  "CaseClosed",
  "CaseReopened",
] as const;

const cases = fc.oneof(anyCase({ facts: 14 }), anyCase({ types: ofInterest, facts: 24 }));

const valuesIn = function* (value: unknown): Generator<unknown> {
  yield value;
  if (typeof value === "object" && value !== null)
    for (const one of Object.values(value)) yield* valuesIn(one);
};

describe("the rows of a case", () => {
  it("do not depend on the order in which it was recorded", () => {
    fc.assert(
      fc.property(
        cases.chain((contents) => fc.tuple(fc.constant(contents), anyReordering(contents))),
        ([contents, reordered]) => {
          fc.pre(happenedApart(contents));
          expect(rowsOf(historyOf(reordered))).toEqual(rowsOf(historyOf(contents)));
          expect(timelineLess(historyOf(reordered))).toEqual(timelineLess(historyOf(contents)));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("are the same when projected twice, from two readings of the same recordings", () => {
    fc.assert(
      fc.property(cases, (contents) => {
        const history = historyOf(contents);
        const first = rowsOf(history);
        expect(rowsOf(history)).toEqual(first);
        expect(rowsOf(historyOf(contents))).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  it("have keys of their own, values of their columns' types, and nothing that is sealed", () => {
    fc.assert(
      fc.property(cases, (contents) => {
        const history = historyOf(contents);
        for (const { name, columns, project } of projections) {
          const rows = project(history);
          expect(new Set(rows.map(({ key }) => key)).size, `keys of ${name}`).toBe(rows.length);
          for (const row of rows) {
            expect(Object.keys(row).sort()).toEqual(["key", ...Object.keys(columns)].sort());
            for (const [column, type] of Object.entries(columns)) {
              const value = (row as Readonly<Record<string, unknown>>)[column];
              if (value === null) continue;
              const fits = {
                text: typeof value === "string",
                integer: Number.isInteger(value),
                boolean: typeof value === "boolean",
                day: typeof value === "string" && isDay(value),
                texts: Array.isArray(value) && value.every((one) => typeof one === "string"),
                json: typeof value === "object",
              }[type];
              expect(fits, `${name}.${column} is ${JSON.stringify(value)}`).toBe(true);
            }
            for (const value of valuesIn(row)) expect(isSealedValue(value)).toBe(false);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("are, after a correction, what they would be had it been recorded right", () => {
    fc.assert(
      fc.property(anyCase({ types: ofInterest, facts: 16, changes: true }), (contents) => {
        fc.pre(happenedApart(contents));
        const corrected = historyOf(contents);
        const right = contents.flatMap((content): readonly RecordedContent[] => {
          if (["EventCorrected", "EventRetracted", "RetractionWithdrawn"].includes(content.type)) return [];
          const stands = corrected.events.find(({ id }) => id === content.id);
          if (stands === undefined) return [];
          return [
            {
              ...content,
              occurred: stands.occurred?.text ?? null,
              after: stands.after,
              before: stands.before,
              source: stands.source,
              data: stands.data,
            },
          ];
        });
        expect(rowsOf(historyOf(right))).toEqual(rowsOf(corrected));
      }),
      { numRuns: 100 },
    );
  });

  it("known at a moment are those of what had been recorded by then", () => {
    fc.assert(
      fc.property(
        cases.chain((contents) => fc.tuple(fc.constant(contents), fc.nat(contents.length - 1))),
        ([contents, index]) => {
          const at = contents[index]?.recorded ?? "";
          const by = contents.filter(({ recorded }) => recorded <= at);
          const known = historyOf(contents, { knownAt: at });
          expect(rowsOf(known)).toEqual(rowsOf(historyOf(by)));
          for (const { recorded } of timelineOf(known, warningsOf(known)).entries) {
            expect(recorded.at <= at).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

/**
 * Whether one event certainly came before another, worked out from the dates and references alone: a chain of
 * references leads from one to the other, or all that the one came before or at ends before the other can have begun.
 */
const certainlyBefore = ({ events }: History): ((first: string, second: string) => boolean) => {
  const next = new Map(events.map(({ id }) => [id, new Set<string>()]));
  for (const { id, after, before } of events) {
    for (const other of after) next.get(other)?.add(id);
    for (const other of before) if (next.has(other)) next.get(id)?.add(other);
  }
  const from = (id: string, seen: Set<string>): Set<string> => {
    for (const one of next.get(id) ?? []) if (!seen.has(one)) from(one, seen.add(one));
    return seen;
  };
  const followers = new Map(events.map(({ id }) => [id, from(id, new Set())]));
  const limits = (occurred: History["events"][number]["occurred"]): readonly [number, number] => {
    if (occurred === null) return [-Infinity, Infinity];
    if (occurred.instant !== null) return [occurred.instant, occurred.instant];
    const { earliest, latest } = occurred.outer;
    return [
      earliest === null ? -Infinity : startInIndia(earliest),
      latest === null ? Infinity : endInIndia(latest),
    ];
  };
  return (first, second) => {
    if (followers.get(first)?.has(second) === true) return true;
    const ends = events
      .filter(({ id }) => id === first || followers.get(first)?.has(id) === true)
      .map(({ occurred }) => limits(occurred)[1]);
    const starts = events
      .filter(({ id }) => id === second || followers.get(id)?.has(second) === true)
      .map(({ occurred }) => limits(occurred)[0]);
    return Math.min(...ends) < Math.max(...starts);
  };
};

describe("the timeline of a case", () => {
  it("is plain data with every event that stands or was taken back, each once", () => {
    fc.assert(
      fc.property(cases, (contents) => {
        const history = historyOf(contents);
        const timeline = timelineOf(history, warningsOf(history));
        expect(JSON.parse(JSON.stringify(timeline))).toEqual(timeline);
        expect(timeline.entries.map(({ eventId }) => eventId)).toEqual(history.events.map(({ id }) => id));
        expect(timeline.retracted.map(({ eventId }) => eventId)).toEqual(
          history.retracted.map(({ event }) => event.id),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("says of no entry that it came after the one above it unless it certainly did", () => {
    fc.assert(
      fc.property(cases, (contents) => {
        const history = historyOf(contents);
        const certain = certainlyBefore(history);
        // Where dates and references contradict each other some are set aside, and less is certain than they say.
        const consistent = history.order.contradictions.length + history.order.circle.length === 0;
        const { entries } = timelineOf(history, []);
        entries.forEach((entry, i) => {
          const previous = entries[i - 1];
          if (previous === undefined) {
            expect(entry.afterPrevious).toBeNull();
            return;
          }
          const follows = certain(previous.eventId, entry.eventId);
          if (entry.afterPrevious === "yes") expect(follows).toBe(true);
          else if (consistent) expect(follows).toBe(false);
        });
      }),
      { numRuns: 100 },
    );
  });

  it("gives days only to spans that are closed, and never the least above the most", () => {
    fc.assert(
      fc.property(cases, (contents) => {
        for (const { state, days, from, to, accused } of timelineOf(historyOf(contents), []).spans) {
          if (state !== "closed") expect([days.least, days.most]).toEqual([null, null]);
          if (days.least !== null && days.most !== null) expect(days.least).toBeLessThanOrEqual(days.most);
          const perAccused = milestones[from].of === "accused" || milestones[to].of === "accused";
          expect(accused !== null).toBe(perAccused);
        }
      }),
      { numRuns: 100 },
    );
  });
});
