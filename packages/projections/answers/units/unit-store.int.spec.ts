import { buildHistory } from "@tareekh/core/history/build-history.ts";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { delays } from "../../delays.ts";
import { projections } from "../../projections.ts";
import { readHistory } from "../../projector/read-history.ts";
import { databases } from "../../projector/testing/databases.ts";
import { caughtUp, withProjector } from "../../projector/testing/with-projector.ts";
import { asDay, recordings, type Told } from "../../testing/given.ts";
import { aCase, chargesheetFiled, courtDate, firRegistered, man, woman } from "../../testing/words.ts";
import { delayFigures, delaysOf } from "../delay-figures.ts";
import type { DelaysAsked } from "../delay-lines.ts";
import { type RecordedCases, recordedCases } from "../testing/recorded-cases.ts";
import { unitsOfRows } from "./units.ts";

const first: Readonly<Record<string, readonly Told[]>> = {
  "case-b": [...aCase(man), firRegistered("2024-07-02"), courtDate("2024-12-01")],
  "case-d": [...aCase(man), firRegistered("2024-07-05"), chargesheetFiled("2024-09-28", man)],
};
/** Recorded later, in the order of the log: one before, one between, one after those that were read. */
const later: Readonly<Record<string, readonly Told[]>> = {
  "case-c": [...aCase(man, woman), firRegistered("2024-08-01"), chargesheetFiled("2024-08-20", man)],
  "case-a": [...aCase(man), firRegistered("2024-06-01"), chargesheetFiled("2024-06-03", man)],
  "case-e": [...aCase(man), firRegistered("2024-06-07")],
};

const asked: readonly DelaysAsked[] = (["proceeding", "accused"] as const).flatMap((unit) => [
  { from: "fir", to: "chargesheet", unit, entry: "ignored", today: asDay("2025-01-01") },
  { from: "fir", to: "judgment", unit, by: ["state"], entry: "ignored", today: asDay("2025-01-01") },
]);

/** What the answers are by the rows of these cases, projected anew. */
const anew = (told: Readonly<Record<string, readonly Told[]>>, question: DelaysAsked) =>
  delaysOf(
    unitsOfRows(
      Object.entries(told).flatMap(([caseId, events]) =>
        delays.project(buildHistory(recordings(events, caseId))).map((row) => ({ ...row, caseId })),
      ),
      question.unit ?? "proceeding",
    ),
    question,
  );

describe.each(databases)("units kept in memory, on $name", ({ start }) => {
  let cases: RecordedCases;
  beforeAll(async () => {
    cases = await recordedCases(start, first);
  });
  afterAll(() => cases.stop());

  const expectToAnswer = async (told: Readonly<Record<string, readonly Told[]>>): Promise<void> => {
    for (const question of asked) {
      const { standing: _, ...found } = await cases.ask((rows) => delayFigures(rows, question));
      expect(found).toEqual(anew(told, question));
    }
  };

  it("answer as the rows do, and again as they do once cases are recorded and changed", async () => {
    await expectToAnswer(first);
    const grown = {
      ...first,
      ...later,
      "case-b": [...(first["case-b"] ?? []), chargesheetFiled("2024-12-20", man)],
    };
    await withProjector(
      cases.database,
      Effect.gen(function* () {
        const log = yield* EventLog;
        for (const [number, [stream, told]] of Object.entries({
          ...later,
          "case-b": grown["case-b"],
        }).entries()) {
          const known = first[stream]?.length ?? 0;
          const text = JSON.stringify(
            recordings(told, stream)
              .slice(known)
              .map(({ content }) => content),
          ).replaceAll("019f0000-0000", `019f${1000 + number}-0000`);
          yield* log.append({ stream, expected: known, events: JSON.parse(text) });
        }
        yield* caughtUp;
      }),
      { projections, dataVersion: "1", readHistory },
    );
    await expectToAnswer(grown);
  });

  it("forget a case that was set aside", async () => {
    const [question] = asked;
    if (question === undefined) throw new Error("Nothing is asked");
    const before = await cases.ask((rows) => delayFigures(rows, question));
    const { pool } = cases.database.store;
    await pool.query(
      "insert into set_aside (case_id, revision, position, reason) values ('case-d', 1, 1, 'test')",
    );
    await pool.query("delete from delays where case_id = 'case-d'");
    const after = await cases.ask((rows) => delayFigures(rows, question));
    expect(after.total.counted).toBe(before.total.counted - 1);
    expect(after.standing.setAside).toEqual([{ caseId: "case-d", reason: "test" }]);
  });
});
