import { Option, Result, Schema } from "effect";
import { describe, expect, it } from "vitest";
import { eventTypeNamed, eventTypes } from "./catalogue.ts";
import {
  fieldsOf,
  group,
  isSealedValue,
  list,
  mapValues,
  name,
  optional,
  sealedLine,
  sealedText,
  valuesIn,
} from "./fields.ts";

const courtDate = eventTypeNamed("CourtDateRecorded")?.fields ?? [];

const data = {
  proceeding: "proceeding-1",
  result: "held",
  purposes: ["charge", "bail"],
  attendance: [
    { accused: "accused-1", present: "present" },
    { accused: "accused-2", present: "absent" },
  ],
  next: { date: "2024-12-03" },
  note: "a note",
};

describe("the fields of an event type", () => {
  it("say what each value means, what is required and what is repeated", () => {
    const fields = fieldsOf(
      Schema.Struct({
        places: list(group({ town: name({ title: "Town" }) }, { title: "Place" }), {
          title: "Places",
          help: "All of them",
        }),
        note: optional(sealedText({ title: "Note" })),
      }),
    );
    expect(fields).toMatchObject([
      {
        name: "places",
        title: "Places",
        help: "All of them",
        required: true,
        repeated: true,
        meaning: null,
        fields: [{ name: "town", title: "Town", required: true, repeated: false, meaning: { kind: "name" } }],
      },
      {
        name: "note",
        title: "Note",
        help: null,
        required: false,
        repeated: false,
        meaning: { kind: "sealed", subject: "case", long: true, maximum: 4000 },
      },
    ]);
  });

  it("that name another event offer events of types that there are, and an order of bail its application", () => {
    const offered = eventTypes.flatMap(({ type, fields }) =>
      fields.flatMap(({ name: field, meaning }) =>
        meaning?.kind === "event" && meaning.types !== undefined
          ? [[`${type}.${field}`, meaning.types] as const]
          : [],
      ),
    );
    const known = new Set<string>(eventTypes.map(({ type }) => type));
    expect(offered.flatMap(([, types]) => types).filter((type) => !known.has(type))).toEqual([]);
    expect(Object.fromEntries(offered)).toMatchObject({
      "BailDecided.application": ["BailAppliedFor"],
      "ProcessReturned.issued": ["ProcessIssued"],
      "ProtectionAppliedFor.threats": ["ThreatReported"],
    });
  });

  it("refuse a field that was not made here, because nobody would know whether to seal it", () => {
    expect(() => fieldsOf(Schema.Struct({ remarks: Schema.String }))).toThrow(/remarks was not made by/);
    expect(() => fieldsOf(Schema.String)).toThrow("Only a struct has fields");
  });
});

describe("a name", () => {
  const policeStation = Schema.decodeUnknownOption(name({ title: "Police station" }));

  it.each(["A\u0000B", "\u0000", "Jiban\u0007tala", "Jiban\ttala", "Jibantala\u009f", "Jiban\ud800tala"])(
    "%j holds what nobody writes, and is none",
    (text) => expect(Option.isNone(policeStation(text))).toBe(true),
  );

  it.each(["Jiban\u202etala", "\u2066Jibantala", "Jibantala\u2069", "\u202a", "x\u202dy"])(
    "%j turns the direction of writing unseen, and is none",
    (text) => expect(Option.isNone(policeStation(text))).toBe(true),
  );

  it("says what is expected where it is none", () => {
    const decoded = Schema.decodeUnknownResult(name({ title: "Police station" }))("A\u0000B");
    expect(Result.isFailure(decoded) && String(decoded.failure)).toMatch("without control characters");
  });

  it.each(["Jibantala", "জীবনতলা থানা", "J", "Zürich 🚓 Süd", "تھانہ", "क्\u200dष थाना", "নির্\u200cযাতন"])(
    "%s is one",
    (text) => {
      expect(policeStation(text)).toEqual(Option.some(text));
    },
  );
});

describe("a text that is sealed", () => {
  const accepts = (schema: Schema.Codec<unknown, unknown>, text: string) =>
    Option.isSome(Schema.decodeUnknownOption(schema)(text));

  it("of one line has no marks that turn the direction of writing, which a title would carry into every list", () => {
    const line = sealedLine({ title: "Title" });
    expect(accepts(line, "The State v. \u202eA. Kumar")).toBe(false);
    expect(accepts(line, "The State v. A. Kumar, क्\u200dष")).toBe(true);
  });

  it("of many lines may have them: they come with what is pasted", () => {
    expect(accepts(sealedText({ title: "Note" }), "She said: \u2067بچاؤ\u2069")).toBe(true);
  });
});

describe("the values in an event's data", () => {
  it("are found one by one, in lists and groups too, with the path that leads to each", () => {
    expect(
      [...valuesIn(courtDate, data)].map(({ path, meaning, value }) => [path.join("."), meaning.kind, value]),
    ).toEqual([
      ["proceeding", "proceeding", "proceeding-1"],
      ["result", "code", "held"],
      ["purposes.0", "code", "charge"],
      ["purposes.1", "code", "bail"],
      ["attendance.0.accused", "person", "accused-1"],
      ["attendance.0.present", "code", "present"],
      ["attendance.1.accused", "person", "accused-2"],
      ["attendance.1.present", "code", "absent"],
      ["next.date", "day", "2024-12-03"],
      ["note", "sealed", "a note"],
    ]);
  });

  it("are replaced without changing the data that was given", () => {
    const before = structuredClone(data);
    const after = mapValues(courtDate, data, ({ meaning, value }) =>
      meaning.kind === "person" ? `${value}0` : value,
    );
    expect(after).toEqual({
      ...data,
      attendance: [
        { accused: "accused-10", present: "present" },
        { accused: "accused-20", present: "absent" },
      ],
    });
    expect(data).toEqual(before);
  });

  it("leave a replacement whole: its own type's fields describe it", () => {
    const fields = eventTypeNamed("EventCorrected")?.fields ?? [];
    const replacement = { occurred: null, source: { kind: "other" }, data: { note: "n" }, version: 1 };
    const found = [...valuesIn(fields, { target: "t", reason: "r", replacement })];
    expect(found.map(({ path, meaning }) => [path.join("."), meaning.kind])).toEqual([
      ["target", "event"],
      ["reason", "sealed"],
      ["replacement", "replacement"],
    ]);
    expect(found[2]?.value).toBe(replacement);
  });

  it("know a sealed value from a text", () => {
    expect(isSealedValue({ sealed: { subject: "case-1", nonce: "", tag: "", text: "" } })).toBe(true);
    expect(isSealedValue("sealed")).toBe(false);
    expect(isSealedValue(null)).toBe(false);
  });
});
