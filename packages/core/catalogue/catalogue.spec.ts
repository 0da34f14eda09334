import { describe, expect, expectTypeOf, it } from "vitest";
import { checkCatalogue, type EventData, everyEventType, upcast } from "./catalogue.ts";
import type { EventType } from "./event-type.ts";
import type { Sealable } from "./fields.ts";

describe("the catalogue", () => {
  it("has no two types with one name and a complete chain of versions", () => {
    expect(checkCatalogue()).toEqual([]);
  });

  it("gives each type its precise data", () => {
    expectTypeOf<EventData<"BailDecided">["outcome"]>().toEqualTypeOf<
      | "granted"
      | "refused"
      | "not-pressed"
      | "infructuous"
      | "modified"
      | "set-aside"
      | "interim-granted"
      | "not-stated"
    >();
    expectTypeOf<EventData<"BailDecided">["note"]>().toEqualTypeOf<Sealable | undefined>();
    expectTypeOf<EventData<"ThreatReported">["targets"]>().toEqualTypeOf<readonly string[]>();
    expectTypeOf<EventData<"EventCorrected">["replacement"]["occurred"]>().toEqualTypeOf<string | null>();
    expectTypeOf<NonNullable<EventData<"CourtDateRecorded">["next"]>["date"]>().toEqualTypeOf<
      string | undefined
    >();
  });

  it("names a type declared twice, a missing step and a step that leads nowhere", () => {
    const arrested = everyEventType.find(({ type }) => type === "AccusedArrested") as EventType;
    expect(checkCatalogue([arrested, arrested])).toEqual(["AccusedArrested is declared twice"]);
    expect(checkCatalogue([{ ...arrested, version: 3, upcasts: { 1: (data) => data } }])).toEqual([
      "AccusedArrested: nothing brings version 2 to 3",
    ]);
    expect(checkCatalogue([{ ...arrested, upcasts: { 1: (data) => data } }])).toEqual([
      "AccusedArrested: an upcast from version 1 leads nowhere",
    ]);
  });

  it("brings an event of the current version up as it is", () => {
    const data = { proceeding: "proceeding-1", accused: "accused-1" };
    const upcasted = upcast({ type: "AccusedArrested", version: 1, data });
    expect(upcasted).toMatchObject({ ok: true, data });
    expect(upcasted.ok && upcasted.type.type).toBe("AccusedArrested");
  });

  it("brings an old version up through every version between", () => {
    const arrested = everyEventType.find(({ type }) => type === "AccusedArrested") as EventType;
    const third: EventType = {
      ...arrested,
      version: 3,
      upcasts: {
        1: (data: { readonly suspect: string }) => ({ accused: data.suspect }),
        2: (data: { readonly accused: string }) => ({ ...data, proceeding: "proceeding-1" }),
      },
    };
    const named = () => third;
    expect(upcast({ type: "AccusedArrested", version: 1, data: { suspect: "accused-1" } }, named)).toEqual({
      ok: true,
      type: third,
      data: { accused: "accused-1", proceeding: "proceeding-1" },
    });
    expect(
      upcast({ type: "AccusedArrested", version: 2, data: { accused: "accused-2" } }, named),
    ).toMatchObject({
      data: { accused: "accused-2", proceeding: "proceeding-1" },
    });
    const broken = () => ({ ...third, upcasts: { 1: third.upcasts[1] ?? ((data: never) => data) } });
    expect(upcast({ type: "AccusedArrested", version: 1, data: {} }, broken)).toEqual({
      ok: false,
      reason: "AccusedArrested: nothing brings version 2 to 3",
    });
  });

  it("reads a claim that was recorded when it could be about one person only", () => {
    const first = { type: "ClaimReported", version: 1 };
    const kind = "charged-unclear";
    expect(upcast({ ...first, data: { kind, about: "accused-1" } })).toMatchObject({
      ok: true,
      data: { kind, about: ["accused-1"] },
    });
    expect(upcast({ ...first, data: { kind } })).toMatchObject({ ok: true, data: { kind } });
    const several = { kind, about: ["accused-1", "accused-2"] };
    expect(upcast({ ...first, version: 2, data: several })).toMatchObject({ ok: true, data: several });
  });

  it("refuses a type that it does not know and a version newer than it knows, and says which", () => {
    expect(upcast({ type: "AccusedTeleported", version: 1, data: {} })).toEqual({
      ok: false,
      reason: "The event type AccusedTeleported is not known to this version of the program",
    });
    expect(upcast({ type: "AccusedArrested", version: 2, data: {} })).toEqual({
      ok: false,
      reason: "AccusedArrested was recorded in version 2; this program knows it up to 1",
    });
    expect(upcast({ type: "AccusedArrested", version: 0, data: {} })).toMatchObject({ ok: false });
  });
});
