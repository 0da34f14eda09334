/** The published cases as they are told: what the catalogue makes of them, and what it must not. */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { decodeData, decodeSource } from "@tareekh/core/catalogue/decode.ts";
import { titleOf } from "@tareekh/core/catalogue/event-type.ts";
import { describe, expect, it } from "vitest";
import { demoCases } from "./cases.ts";

/** A reference to another event of the command stands for its id. */
const withIds = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data).replaceAll(/"@[a-z-]+"/g, '"0190e6c8-7c1a-7000-8000-000000000001"'));

const typeNamed = (name: string) => {
  const type = eventTypeNamed(name);
  if (type === undefined) throw new Error(`There is no event type ${name}`);
  return type;
};

const events = demoCases.flatMap(({ title, command }) =>
  command.events.map((event) => ({ case: title, type: typeNamed(event.type), event })),
);
const quoted = events.filter(({ event }) => event.source.quotation !== undefined);

describe("the published cases", () => {
  it("are told in events that the catalogue knows", () => {
    for (const { type, event } of events) {
      expect(decodeData(type, withIds(event.data))).toMatchObject({ ok: true });
      expect(decodeSource(event.source)).toMatchObject({ ok: true });
    }
  });

  it("have the source's own words for everything but who and what is in the record", () => {
    const withoutWords = events.filter(({ event }) => event.source.quotation === undefined);
    expect(new Set(withoutWords.map(({ type }) => type.type))).toEqual(
      new Set(["CaseOpened", "PersonAdded", "ProceedingOpened"]),
    );
    expect(quoted.length).toBeGreaterThan(50);
  });

  it("say of nothing that it was ordered, or arrived, of which no source says so", () => {
    const titles = events.map(({ case: of, type, event }) => [of, titleOf(type, event.data)] as const);
    expect(titles.filter(([, title]) => /order|remand/i.test(title))).toEqual([]);
    expect(
      titles.filter(([of, title]) => of.startsWith("Saran") && title === "Journey under way"),
    ).toHaveLength(1);
  });

  it("name no agency as another than those listed, where the source names one", () => {
    const agencies = events.flatMap(({ event }) => {
      const data = event.data as Readonly<Record<string, unknown>>;
      return [data.by, data.team, data.with, data.from, data.to].flat();
    });
    expect(agencies).toEqual(expect.arrayContaining(["ahtu", "state-ahtu", "state-police", "city-police"]));
    expect(agencies).not.toContain("other");
  });
});
