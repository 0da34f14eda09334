/** Answers from rows, asked again: what the database is asked for, seen from its statements. */
import { Effect } from "effect";
import { Kysely, PostgresDialect } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases } from "../projector/testing/databases.ts";
import { aCase, courtDate, firRegistered, man } from "../testing/words.ts";
import { adjournmentFigures } from "./adjournment-figures.ts";
import type { AdjournmentsAsked } from "./adjournment-lines.ts";
import type { ProjectorTables } from "./rows-database.ts";
import { type RecordedCases, recordedCases } from "./testing/recorded-cases.ts";

const told = {
  "case-1": [...aCase(man), firRegistered("2024-07-02"), courtDate("2025-01-10"), courtDate("2025-02-10")],
};

describe.each(databases)("figures of court dates that are asked again, on $name", ({ start }) => {
  let cases: RecordedCases;
  beforeAll(async () => {
    cases = await recordedCases(start, told);
  }, 120_000);
  afterAll(() => cases?.stop());

  it("are read from the rows once, until these change or something else is asked", async () => {
    const { pool } = cases.database.store;
    const statements: string[] = [];
    const rows = new Kysely<ProjectorTables>({
      dialect: new PostgresDialect({ pool }),
      log: ({ query }) => {
        statements.push(query.sql);
      },
    });
    /** The answer, and how often the court dates were read for it. */
    const asked = async (question: AdjournmentsAsked = {}) => {
      statements.length = 0;
      const answer = await Effect.runPromise(adjournmentFigures(rows, question));
      return { answer, reads: statements.filter((statement) => statement.includes("from hearings")).length };
    };
    const first = await asked();
    expect(first.reads).toBeGreaterThan(0);
    const again = await asked();
    expect(again.reads).toBe(0);
    expect(again.answer).toEqual(first.answer);

    const narrowed = await asked({ purpose: "judgment" });
    expect(narrowed.reads).toBeGreaterThan(0);
    expect(narrowed.answer.total.courtDates).toBe(0);

    await pool.query(
      "insert into set_aside (case_id, revision, position, reason) values ('case-2', 1, 1, 'unreadable')",
    );
    const later = await asked();
    expect(later.reads).toBeGreaterThan(0);
    expect(later.answer.standing.setAside).toHaveLength(1);
  });
});
