import { describe, expect, it } from "vitest";
import { eventTypes } from "../catalogue/catalogue.ts";
import type { Field } from "../catalogue/fields.ts";

const sealsWithPerson = (fields: readonly Field[]): boolean =>
  fields.some(
    ({ meaning, fields: inner }) =>
      (meaning?.kind === "sealed" && meaning.subject === "person") || sealsWithPerson(inner),
  );

const types = eventTypes.filter(({ fields }) => sealsWithPerson(fields));

describe("an event type with texts under a person's key", () => {
  it.each(types.map((type) => [type.type, type.fields] as const))(
    "always names that one person: %s",
    (_, fields) => {
      expect(fields.find(({ name }) => name === "person")).toMatchObject({
        required: true,
        repeated: false,
        meaning: { kind: expect.stringMatching(/^person(-new)?$/) },
      });
    },
  );

  it("is among the catalogue's", () => {
    expect(types.map(({ type }) => type)).toContain("IdentityRecorded");
  });
});
