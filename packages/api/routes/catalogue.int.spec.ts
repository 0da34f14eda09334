import { eventTypes } from "@tareekh/core/catalogue/catalogue.ts";
import type { EventType } from "@tareekh/core/catalogue/event-type.ts";
import { mapValues, valuesIn } from "@tareekh/core/catalogue/fields.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command, type SentEvent } from "../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";
import type { Recorded } from "../use-cases/record.ts";

let app: TemporaryApp;
beforeAll(async () => {
  app = await temporaryApp();
});
afterAll(() => app.close());

interface Catalogued {
  readonly type: string;
  readonly schema: unknown;
  readonly example: SentEvent;
}

const types = eventTypes.map((type) => type as unknown as EventType);

test("every event type is offered, with a schema and an example", async () => {
  const { types: offered } = (await (await app.ask("/api/catalogue")).json()) as {
    readonly types: readonly Catalogued[];
  };
  expect(offered.map(({ type }) => type)).toEqual(types.map(({ type }) => type));
  for (const { schema, example } of offered) {
    expect(schema).toMatchObject({ type: "object", required: ["type", "occurred", "source", "data"] });
    expect(example).toHaveProperty("data");
  }
});

test("a single type can be asked for, and one that is not there is 404", async () => {
  expect(await (await app.ask("/api/catalogue/AccusedArrested")).json()).toMatchObject({
    chapter: "custody-and-bail",
  });
  expect((await app.ask("/api/catalogue/AccusedCharged")).status).toBe(404);
});

/** The people and proceedings that an example names and does not itself introduce. */
const introductions = (type: EventType, data: unknown): readonly SentEvent[] => {
  const values = [...valuesIn(type.fields, data)];
  const named = (kind: string) =>
    values.filter(({ meaning }) => meaning.kind === kind).map(({ value }) => String(value));
  const apartFrom = (kind: string, introduced: string) =>
    new Set(named(kind).filter((id) => !named(introduced).includes(id)));
  const persons = apartFrom("person", "person-new");
  const proceedings = apartFrom("proceeding", "proceeding-new");
  return [
    ...[...persons].map((person) => ({
      type: "PersonAdded",
      data: { person, role: person.slice(0, person.lastIndexOf("-")) },
    })),
    ...[...proceedings].map((proceeding) => ({ type: "ProceedingOpened", data: { proceeding } })),
  ];
};

const people: readonly SentEvent[] = [
  { type: "PersonAdded", data: { person: "accused-1", role: "accused" } },
  { type: "ProceedingOpened", data: { proceeding: "proceeding-1" } },
];
const arrested: SentEvent = {
  type: "AccusedArrested",
  ref: "arrest",
  occurred: "2024-07-02",
  data: { proceeding: "proceeding-1", accused: "accused-1" },
};

/** What stands in the case beforehand for an example that speaks of another event, an arrest. */
const spokenOf = (type: EventType): readonly SentEvent[] => {
  switch (type.type) {
    case "RetractionWithdrawn":
      return [arrested, { type: "EventRetracted", data: { target: "@arrest", reason: "Of another case." } }];
    case "WarningSettled":
      return [
        {
          type: "JudgmentGiven",
          occurred: "2024-06-01",
          data: { proceeding: "proceeding-1", accused: "accused-1", outcome: "convicted" },
        },
        arrested,
      ];
    default:
      return [arrested];
  }
};

const speaksOfAnother = (type: EventType): boolean =>
  type.type === "WarningSettled" ||
  [...valuesIn(type.fields, type.example.data)].some(({ meaning }) => meaning.kind === "event");

test.each(types.map((type) => [type.type, type] as const))(
  "the example of %s can be recorded, in a case that has what it names",
  async (name, type) => {
    const { example } = (await (await app.ask(`/api/catalogue/${name}`)).json()) as Catalogued;
    const needed = [
      { type: "CaseOpened", data: { fileNumber: "2024/17" } },
      ...introductions(type, example.data),
      ...(speaksOfAnother(type) ? [...people, ...spokenOf(type)] : []),
    ];
    const once = [...new Map(needed.map((event) => [JSON.stringify(event), event])).values()];
    const opened = (await (await app.send("/api/cases", command(once))).json()) as Recorded;
    const data = mapValues(type.fields, example.data, ({ meaning, field, value }) =>
      meaning.kind === "event"
        ? opened.eventIds[once.indexOf(arrested)]
        : field.name === "warning"
          ? opened.warnings.find(({ kind }) => kind === "arrest-after-judgment")?.key
          : value,
    );
    const answer = await app.send(`/api/cases/${opened.caseId}/events`, command([{ ...example, data }]));
    expect([answer.status, await answer.json()]).toEqual([201, expect.anything()]);
  },
);
