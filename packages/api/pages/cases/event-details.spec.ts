/** What an event says, in words: a value stands beside what it answers. */
import { eventTypes } from "@tareekh/core/catalogue/catalogue.ts";
import type { Field } from "@tareekh/core/catalogue/fields.ts";
import { describe, expect, it } from "vitest";
import { en } from "../words/en.ts";
import { type Around, detailsOf } from "./event-details.ts";

const around: Around = {
  words: en,
  header: { people: [], proceedings: [], fileNumber: null },
  numberOf: () => null,
  eventNamed: () => null,
};

const textOf = (markup: unknown): string => String(markup).replace(/<[^>]+>/g, "");

const said = (type: string, data: unknown): readonly string[] =>
  detailsOf(around, eventTypes.find((one) => one.type === type)?.fields ?? [], data).map(
    ({ title, value }) => `${title}: ${textOf(value)}`,
  );

describe("the next date of a court date", () => {
  it("is said not to have been given, in these words", () => {
    expect(said("CourtDateRecorded", { next: { none: true } })).toEqual(["Next: no next date was given"]);
  });

  it("stands by itself, and with what it is for", () => {
    expect(said("CourtDateRecorded", { next: { date: "2024-12-03" } })).toEqual(["Next: 03-12-2024"]);
    expect(said("CourtDateRecorded", { next: { date: "2024-12-03", purposes: ["bail"] } })).toEqual([
      "Next: 03-12-2024; purposes Bail",
    ]);
    expect(said("CourtDateRecorded", { next: { purposes: ["bail"] } })).toEqual(["Next: purposes Bail"]);
  });
});

describe("an adjournment", () => {
  it("says which of its questions were answered with yes, and which with no", () => {
    expect(
      said("CourtDateRecorded", {
        adjournment: { askedBy: "defence", reason: "accused-absent", opposed: true, reasonsRecorded: false },
      }),
    ).toEqual(["Put off: Defence; reason Accused absent; opposed; the court recorded its reasons: no"]);
  });
});

const groups = (fields: readonly Field[], of: string): readonly (readonly [string, Field])[] =>
  fields.flatMap((field) =>
    field.meaning === null
      ? [[`${of}.${field.name}`, field] as const, ...groups(field.fields, `${of}.${field.name}`)]
      : [],
  );

/** A value that a field may hold, as far as words for it need to know. */
const exampleOf = ({ meaning, repeated }: Field): unknown => {
  const one =
    meaning?.kind === "code"
      ? meaning.list.codes[0]
      : meaning?.kind === "yes-no"
        ? true
        : meaning?.kind === "number"
          ? 14
          : meaning?.kind === "day" || meaning?.kind === "date"
            ? "2024-12-03"
            : "accused-1";
  return repeated ? [one] : one;
};

describe("every field of every group, where it alone is told", () => {
  it.each(eventTypes.flatMap(({ type, fields }) => groups(fields, type)))(
    "says what it is: %s",
    (_, group) => {
      for (const field of group.fields) {
        const example = exampleOf(field);
        const value = { [field.name]: example };
        const [detail] = detailsOf(around, [group], { [group.name]: group.repeated ? [value] : value });
        const text = textOf(detail?.value);
        // What a group asks for first is named by the group; a yes or a number names nothing by itself.
        const namedByGroup = field === group.fields[0] && !["boolean", "number"].includes(typeof example);
        expect(text.includes(field.title.toLocaleLowerCase()), `${field.title}: ${text}`).toBe(!namedByGroup);
      }
    },
  );
});
