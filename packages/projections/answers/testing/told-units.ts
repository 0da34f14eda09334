/** The units of cases that a test tells, without a database. */
import { buildHistory } from "@tareekh/core/history/build-history.ts";
import { delays } from "../../delays.ts";
import { recordings, type Told } from "../../testing/given.ts";
import type { Unit } from "../span-question.ts";
import { type Units, unitsOfRows } from "../units/units.ts";

export const toldUnits = (
  cases: Readonly<Record<string, readonly Told[]>>,
  unit: Unit = "proceeding",
): Units =>
  unitsOfRows(
    Object.entries(cases).flatMap(([caseId, told]) =>
      delays.project(buildHistory(recordings(told, caseId))).map((row) => ({ ...row, caseId })),
    ),
    unit,
  );
