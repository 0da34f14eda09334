import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventTypeNamed } from "../catalogue/catalogue.ts";
import type { Field } from "../catalogue/fields.ts";
import { type ClockEnd, type ClockPoint, clockPoints } from "./clock-points.ts";

const fieldAt = (fields: readonly Field[], path: string): Field | undefined => {
  const [first, ...rest] = path.split(".");
  const field = fields.find(({ name }) => name === first);
  return field === undefined || rest.length === 0 ? field : fieldAt(field.fields, rest.join("."));
};

/** What is wrong with a point: a type, field or code that the catalogue does not have. */
const orphans = ({ type: name, where = {}, unless = {}, at }: ClockPoint): readonly string[] => {
  const type = eventTypeNamed(name);
  if (type === undefined) return [`there is no event type ${name}`];
  const wrong: string[] = [];
  if (at !== undefined) {
    const meaning = fieldAt(type.fields, at)?.meaning?.kind;
    if (meaning === undefined) wrong.push(`${name} has no field ${at}`);
    else if (!["date", "day", "code"].includes(meaning))
      wrong.push(`${name}.${at} says neither when nor which`);
  }
  for (const [path, wanted] of [...Object.entries(where), ...Object.entries(unless)]) {
    const meaning = fieldAt(type.fields, path)?.meaning;
    const fits =
      wanted === true
        ? meaning?.kind === "yes-no"
        : meaning?.kind === "code" && meaning.list.codes.includes(wanted);
    if (!fits) wrong.push(`${name}.${path} cannot be ${wanted}`);
  }
  return wrong;
};

const pointsOf = (end: ClockEnd): readonly ClockPoint[] => ("points" in end ? end.points : []);

describe("the ends of the statutory clocks", () => {
  it.each(clockPoints.map((clock) => [clock.id, clock] as const))(
    "of %s can be recorded",
    (_, { start, end }) => {
      expect([...pointsOf(start), ...pointsOf(end)].flatMap(orphans)).toEqual([]);
      for (const one of [start, end]) {
        if ("none" in one) expect(one.text).toBe("—");
        else expect(one.points.length).toBeGreaterThan(0);
      }
    },
  );

  it("stand for seventy clocks, each once", () => {
    const ids = clockPoints.map(({ id }) => id);
    expect(ids).toHaveLength(70);
    expect(new Set(ids).size).toBe(70);
  });

  it("would be found wanting: a type, a field or a code that does not exist is named", () => {
    expect(orphans({ type: "FirRegistered", at: "copyGiven" })).toEqual([
      "FirRegistered has no field copyGiven",
    ]);
    expect(orphans({ type: "FirRegistered", at: "number" })).toEqual([
      "FirRegistered.number says neither when nor which",
    ]);
    expect(orphans({ type: "BailNoticeGiven", where: { to: "the-press" } })).toEqual([
      "BailNoticeGiven.to cannot be the-press",
    ]);
    expect(orphans({ type: "CourtDateRecorded", where: { "attendance.present": true } })).toEqual([
      "CourtDateRecorded.attendance.present cannot be true",
    ]);
  });

  it("begin no time of an order with what is only said to be so", () => {
    const withBasis = clockPoints
      .flatMap(({ start, end }) => [...pointsOf(start), ...pointsOf(end)])
      .filter(({ type }) => fieldAt(eventTypeNamed(type)?.fields ?? [], "basis") !== undefined);
    // A survivor's custody by these kinds is an order: the catalogue refuses them with any other basis.
    const others = withBasis.filter(({ type }) => type !== "SurvivorCustodyOrdered");
    expect(others.length).toBeGreaterThan(5);
    expect(others.filter(({ unless }) => unless?.basis !== "stated")).toEqual([]);
    expect(orphans({ type: "ProtectionOrdered", unless: { basis: "rumoured" } })).toEqual([
      "ProtectionOrdered.basis cannot be rumoured",
    ]);
  });

  const lawTable = new URL("../../../../shared/domain/clocks.json", import.meta.url);
  const beside = existsSync(lawTable);
  it.skipIf(!beside)(
    beside
      ? "have the words of the law's table in ../shared/domain/clocks.json"
      : "cannot be compared with the law's table: ../shared/domain/clocks.json is not beside this project",
    () => {
      const table = JSON.parse(readFileSync(lawTable, "utf8")) as readonly Record<
        "id" | "start" | "end",
        string
      >[];
      expect(clockPoints.map(({ id, start, end }) => [id, start.text, end.text])).toEqual(
        table.map(({ id, start, end }) => [id, start, end]),
      );
    },
  );
});
