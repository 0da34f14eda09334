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

/** What is wrong with a point: a type, field, code, role or reference that the catalogue does not have. */
const orphans = ({
  type: name,
  where = {},
  unless = {},
  who = {},
  of: referred = {},
  after = [],
  at,
}: ClockPoint): readonly string[] => {
  const type = eventTypeNamed(name);
  if (type === undefined) return [`there is no event type ${name}`];
  const wrong: string[] = [];
  if (at !== undefined) {
    const meaning = fieldAt(type.fields, at)?.meaning?.kind;
    if (meaning === undefined) wrong.push(`${name} has no field ${at}`);
    else if (!["date", "day", "code"].includes(meaning))
      wrong.push(`${name}.${at} says neither when nor which`);
  }
  for (const [path, codes] of [...Object.entries(where), ...Object.entries(unless)])
    for (const wanted of [codes].flat()) {
      const meaning = fieldAt(type.fields, path)?.meaning;
      const fits =
        wanted === true
          ? meaning?.kind === "yes-no"
          : meaning?.kind === "code" && meaning.list.codes.includes(wanted);
      if (!fits) wrong.push(`${name}.${path} cannot be ${wanted}`);
    }
  for (const [path, wanted] of Object.entries(who)) {
    const meaning = fieldAt(type.fields, path)?.meaning;
    const role = wanted === "child" ? "survivor" : wanted;
    const fits =
      meaning?.kind === "person" &&
      (role === "anybody" || meaning.roles === undefined || meaning.roles.includes(role));
    if (!fits) wrong.push(`${name}.${path} cannot be a ${wanted}`);
  }
  for (const [path, point] of Object.entries(referred)) {
    const meaning = fieldAt(type.fields, path)?.meaning;
    const fits = meaning?.kind === "event" && (meaning.types?.includes(point.type) ?? true);
    if (!fits) wrong.push(`${name}.${path} does not refer to ${point.type}`);
    wrong.push(...orphans(point));
  }
  for (const earlier of after)
    if (eventTypeNamed(earlier) === undefined) wrong.push(`there is no event type ${earlier}`);
  return wrong;
};

/** Fields in which a survivor may stand as well as an accused: without a word of whose it is, one's ends the other's time. */
const openToBoth = (fields: readonly Field[]): readonly string[] =>
  fields.flatMap(({ name, meaning, required, repeated }) =>
    meaning?.kind === "person" &&
    required &&
    !repeated &&
    (meaning.roles === undefined ||
      ["survivor", "accused"].every((role) => meaning.roles?.includes(role as never)))
      ? [name]
      : [],
  );

const pointsOf = (end: ClockEnd): readonly ClockPoint[] => ("points" in end ? end.points : []);
const allPoints = clockPoints.flatMap(({ start, end }) => [...pointsOf(start), ...pointsOf(end)]);
const pointsOfType = (type: ClockPoint["type"]): readonly ClockPoint[] =>
  allPoints.filter((point) => point.type === type);

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
    const withBasis = allPoints.filter(
      ({ type }) => fieldAt(eventTypeNamed(type)?.fields ?? [], "basis") !== undefined,
    );
    // A survivor's custody by these kinds is an order: the catalogue refuses them with any other basis.
    const others = withBasis.filter(({ type }) => type !== "SurvivorCustodyOrdered");
    expect(others.length).toBeGreaterThan(5);
    expect(others.filter(({ unless }) => unless?.basis !== "stated")).toEqual([]);
    expect(orphans({ type: "ProtectionOrdered", unless: { basis: "rumoured" } })).toEqual([
      "ProtectionOrdered.basis cannot be rumoured",
    ]);
  });

  it("are a survivor's or an accused's, and never the one's for the other", () => {
    const open = allPoints.flatMap((point) =>
      openToBoth(eventTypeNamed(point.type)?.fields ?? []).map((field) => ({ point, field })),
    );
    expect(open.length).toBeGreaterThan(5);
    expect(
      open.flatMap(({ point, field }) =>
        point.who?.[field] === undefined ? [`${point.type}.${field}`] : [],
      ),
    ).toEqual([]);
    expect(orphans({ type: "CrossExaminationCompleted", who: { witness: "counsel" } })).toEqual([
      "CrossExaminationCompleted.witness cannot be a counsel",
    ]);
  });

  it("take a listed date for no hearing that was held", () => {
    const hearings = pointsOfType("CourtDateRecorded").filter(
      ({ where, at }) => at === undefined && where?.purposes !== undefined,
    );
    expect(hearings.length).toBeGreaterThan(1);
    expect(hearings.filter(({ where }) => where?.result !== "held")).toEqual([]);
  });

  it("count custody of the investigation apart from custody during the trial or on a production warrant", () => {
    for (const { id, start } of clockPoints.filter(({ id }) =>
      ["default-bail", "police-custody-15d"].includes(id),
    ))
      for (const { where } of pointsOf(start)) {
        expect(where?.kind, id).toContain("police");
        expect(where?.kind, id).not.toContain("after-cognizance");
        expect(where?.kind, id).not.toContain("production-warrant");
      }
  });

  it("end no time of an appeal with a petition of another kind, nor one side's with the other's", () => {
    const appeals = pointsOfType("AppealFiled");
    expect(appeals.length).toBeGreaterThan(3);
    expect(appeals.filter(({ where }) => where?.against === undefined)).toEqual([]);
    const ofAcquittal = appeals.filter(({ where }) => where?.against === "acquittal");
    expect(ofAcquittal.map(({ where }) => where?.by)).toEqual(["prosecution"]);
  });

  it("begin the time for copies with no production before the police report", () => {
    const copies = clockPoints.find(({ id }) => id === "documents-14d");
    const before = copies === undefined ? [] : pointsOf(copies.start);
    expect(before).toHaveLength(3);
    expect(before.filter(({ after }) => !after?.includes("ChargesheetFiled"))).toEqual([]);
  });

  it("begin the 30 days to pay with an order of the Special Court alone", () => {
    const paying = pointsOfType("CompensationOrderReceivedByState");
    expect(paying.map(({ of }) => of)).toEqual([
      { order: { type: "CompensationOrdered", where: { by: "special-court" } } },
    ]);
    expect(
      orphans({ type: "CompensationOrderReceivedByState", of: { order: { type: "CompensationPaid" } } }),
    ).toEqual(["CompensationOrderReceivedByState.order does not refer to CompensationPaid"]);
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
