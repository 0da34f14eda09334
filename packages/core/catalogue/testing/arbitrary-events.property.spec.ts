import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseOccurrence } from "../../calendar/occurrence.ts";
import { arrange } from "../../calendar/order.ts";
import { eventTypeNamed, everyEventType, upcast } from "../catalogue.ts";
import { decodeData, decodeSource } from "../decode.ts";
import type { EventType } from "../event-type.ts";
import { valuesIn } from "../fields.ts";
import { anyCase, anyReordering } from "./arbitrary-cases.ts";
import { anyDataOf, anySource, asSealed } from "./arbitrary-events.ts";

const fillable = everyEventType.filter(({ type }) => type !== "EventCorrected");

describe("arbitrary events", () => {
  it.each(fillable.map((type) => [type.type, type] as const))(
    "of type %s are what the catalogue accepts, plain and sealed",
    (_, type) => {
      fc.assert(
        fc.property(anyDataOf(type), (data) => {
          expect(decodeData(type, data)).toEqual({ ok: true, value: data });
          const sealed = asSealed(type.fields, data, "case-1");
          expect(decodeData(type, sealed)).toEqual({ ok: true, value: sealed });
          for (const { meaning, value } of valuesIn(type.fields, sealed)) {
            if (meaning.kind === "sealed") expect(value).toHaveProperty("sealed.subject");
          }
        }),
        { numRuns: 20 },
      );
    },
  );

  it("have sources that the catalogue accepts", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        expect(decodeSource(source)).toEqual({ ok: true, value: source });
      }),
    );
  });
});

describe("an arbitrary case", () => {
  it("is one that a recorder would accept: each event valid, referring only to what was recorded before it", () => {
    fc.assert(
      fc.property(anyCase(), (contents) => {
        const known = new Set<string>();
        const people = new Set<unknown>();
        const proceedings = new Set<unknown>();
        let last = "";
        for (const content of contents) {
          const upcasted = upcast(content);
          expect(upcasted).toMatchObject({ ok: true });
          const type = eventTypeNamed(content.type) as EventType;
          const { data } = content;
          expect(decodeData(type, data)).toMatchObject({ ok: true });
          expect(decodeSource(content.source)).toMatchObject({ ok: true });
          for (const { meaning, value } of valuesIn(type.fields, data)) {
            if (meaning.kind === "person-new") people.add(value);
            if (meaning.kind === "proceeding-new") proceedings.add(value);
            if (meaning.kind === "person") expect(people).toContain(value);
            if (meaning.kind === "proceeding") expect(proceedings).toContain(value);
            if (meaning.kind === "event") expect(known).toContain(value);
          }
          for (const id of [...content.after, ...content.before]) expect(known).toContain(id);
          if (content.occurred !== null) expect(parseOccurrence(content.occurred).ok).toBe(true);
          expect(content.recorded >= last).toBe(true);
          last = content.recorded;
          known.add(content.id);
        }
        expect(known.size).toBe(contents.length);
      }),
      { numRuns: 60 },
    );
  });

  it("corrects only with data that the corrected event's type accepts", () => {
    fc.assert(
      fc.property(anyCase({ facts: 12 }), (contents) => {
        for (const { type, data } of contents) {
          if (type !== "EventCorrected") continue;
          const { target, replacement } = data as { target: string; replacement: { data: unknown } };
          const corrected = contents.find(({ id }) => id === target);
          expect(decodeData(eventTypeNamed(corrected?.type ?? "") as EventType, replacement.data).ok).toBe(
            true,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has no circle among what its events came after and before", () => {
    fc.assert(
      fc.property(anyCase({ changes: false }), (contents) => {
        const placed = contents.map(({ id, after, before }) => ({ id, occurred: null, after, before }));
        expect(arrange(placed).circle).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("has corrections, retractions and restored events now and then", () => {
    const seen = new Set<string>();
    for (const contents of fc.sample(anyCase(), { numRuns: 60, seed: 1 })) {
      for (const { type } of contents) seen.add(type);
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(["EventCorrected", "EventRetracted", "RetractionWithdrawn"]),
    );
  });

  it("recorded in another order holds the same recordings, changes after their event and in sequence", () => {
    fc.assert(
      fc.property(
        anyCase().chain((contents) => anyReordering(contents).map((reordered) => ({ contents, reordered }))),
        ({ contents, reordered }) => {
          const without = ({ recorded: _, ...content }: (typeof contents)[number]) => JSON.stringify(content);
          expect(reordered.map(without).sort()).toEqual(contents.map(without).sort());
          expect(reordered.map(({ recorded }) => recorded)).toEqual(contents.map(({ recorded }) => recorded));
          const about = (list: typeof contents, target: string) =>
            list
              .filter(({ id, data }) => id === target || (data as { target?: string }).target === target)
              .map(({ id }) => id);
          for (const { id } of contents) expect(about(reordered, id)).toEqual(about(contents, id));
        },
      ),
      { numRuns: 40 },
    );
  });
});
