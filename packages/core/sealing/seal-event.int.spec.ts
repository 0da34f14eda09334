import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Effect, Schema } from "effect";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ContentToAppend, type EventType, eventType } from "../catalogue/event-type.ts";
import {
  group,
  isSealedValue,
  list,
  optional,
  person,
  type SealedValue,
  sealedLineOfPerson,
  sealedText,
  yesNo,
} from "../catalogue/fields.ts";
import type { HistoryEvent } from "../history/history.ts";
import { KeyStore } from "./key-store.ts";
import {
  isForgotten,
  isUnreadable,
  openContent,
  openEvent,
  openerFor,
  openRetraction,
} from "./open-event.ts";
import { sealContents } from "./seal-event.ts";
import { type TemporaryKeys, temporaryKeys } from "./testing/temporary-keys.ts";

const asAny = (type: unknown): EventType => type as EventType;

/** A name and what was seen by whom: every place in which a sealed text can stand. */
const PersonDescribed = asAny(
  eventType({
    type: "PersonDescribed",
    chapter: "people",
    title: "Person described",
    help: "For this test",
    data: Schema.Struct({
      person: person({ title: "Person" }),
      name: optional(sealedLineOfPerson({ title: "Name" })),
      note: optional(sealedText({ title: "Note" })),
      willing: optional(yesNo({ title: "Willing" })),
      sightings: optional(
        list(group({ said: sealedText({ title: "Said" }) }, { title: "Sighting" }), { title: "Sightings" }),
      ),
    }),
    example: { occurred: null, data: { person: "survivor-1" } },
  }),
);

const Corrected = asAny(
  eventType({
    type: "Corrected",
    chapter: "record-keeping",
    title: "Corrected",
    help: "For this test",
    data: Schema.Struct({ reason: sealedText({ title: "Reason" }) }),
    example: { occurred: null, data: { reason: "Misread" } },
  }),
);

const CASE = "0190c2b0-0000-7000-8000-000000000001";

const content = (id: string, data: unknown, source: ContentToAppend["source"] = { kind: "not-stated" }) =>
  ({
    id,
    stream: `case-${CASE}`,
    type: "PersonDescribed",
    version: 1,
    occurred: null,
    after: [],
    before: [],
    source,
    data,
    by: "asha@office",
    command: { id: "0190c2b0-0000-7000-8000-0000000000ff", digest: "", size: 1 },
  }) satisfies ContentToAppend;

const described = {
  person: "survivor-1",
  name: "Reena of the story",
  note: "Spoke of her sister",
  willing: true,
  sightings: [{ said: "At the station" }, { said: "At the bus stand" }],
};

describe("sealing an event", () => {
  let keys: TemporaryKeys;
  beforeAll(() => {
    keys = temporaryKeys();
  });
  afterAll(() => keys.remove());

  const seal = (
    data: unknown,
    { id = "e-1", source }: { id?: string; source?: ContentToAppend["source"] } = {},
  ) =>
    sealContents([{ content: content(id, data, source), type: PersonDescribed }]).pipe(
      Effect.flatMap(([sealed]) =>
        sealed === undefined ? Effect.die("nothing sealed") : Effect.succeed(sealed),
      ),
    );
  const opened = (sealed: ContentToAppend) =>
    openContent({ ...sealed, recorded: "2026-11-12T00:00:00.000Z" });

  it("leaves no marked text in the clear, and everything else as it was", async () => {
    const source = { kind: "news", reference: "Page four", quotation: "came in October" } as const;
    const sealed = await keys.run(seal(described, { source }));
    const text = JSON.stringify(sealed);
    for (const plain of ["Reena", "sister", "station", "bus stand", "Page four", "October"]) {
      expect(text).not.toContain(plain);
    }
    expect(sealed).toMatchObject({
      id: "e-1",
      data: { person: "survivor-1", willing: true },
      source: { kind: "news" },
    });
  });

  it("uses the person's key for what is about the person, and the case's for the rest", async () => {
    const { data, source } = await keys.run(
      seal(described, { source: { kind: "news", quotation: "came in October" } }),
    );
    const sealed = data as { name: SealedValue; note: SealedValue; sightings: { said: SealedValue }[] };
    expect(sealed.name.sealed.subject).toBe(`${CASE}/survivor-1`);
    expect(sealed.note.sealed.subject).toBe(CASE);
    expect(sealed.sightings.map(({ said }) => said.sealed.subject)).toEqual([CASE, CASE]);
    expect((source.quotation as SealedValue).sealed.subject).toBe(CASE);
  });

  it("opens again to what was recorded", async () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 80 }).filter((s) => s.isWellFormed());
    const data = fc.record(
      {
        person: fc.constantFrom("survivor-1", "witness-2"),
        name: text,
        note: text,
        willing: fc.boolean(),
        sightings: fc.array(fc.record({ said: text }), { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ["person"] },
    );
    const source = fc.record(
      { kind: fc.constant("news" as const), quotation: text },
      { requiredKeys: ["kind"] },
    );
    await keys.run(
      Effect.gen(function* () {
        const store = yield* KeyStore;
        yield* Effect.promise(() =>
          fc.assert(
            fc.asyncProperty(fc.uuid(), data, source, async (id, plain, said) => {
              const back = await Effect.runPromise(
                Effect.flatMap(seal(plain, { id, source: said }), opened).pipe(
                  Effect.provideService(KeyStore, store),
                ),
              );
              expect(back.data).toEqual(plain);
              expect(back.source).toEqual(said);
            }),
          ),
        );
      }),
    );
  });

  it("leaves what is sealed already as it is", async () => {
    const once = await keys.run(seal(described));
    const twice = await keys.run(
      sealContents([{ content: once, type: PersonDescribed }]).pipe(Effect.map(([sealed]) => sealed)),
    );
    expect(twice).toEqual(once);
  });

  it("shows a text that was moved to another event, or to another field, as unreadable, and the others still", async () => {
    const first = await keys.run(seal(described, { id: "e-1" }));
    const second = await keys.run(seal({ ...described, note: "Another note" }, { id: "e-2" }));
    const data = first.data as { note: unknown };
    const moved = { ...second, data: { ...(second.data as object), note: data.note } };
    expect((await keys.run(opened(moved))).data).toEqual({ ...described, note: { unreadable: true } });

    const swapped = { ...first, source: { ...first.source, quotation: data.note as SealedValue } };
    const back = await keys.run(opened(swapped));
    expect(isUnreadable((back.source as { quotation: unknown }).quotation)).toBe(true);
    expect(back.data).toEqual(described);
  });

  it("shows what was sealed under a key that is lost as unreadable, not as forgotten", async () => {
    const elsewhere = temporaryKeys();
    try {
      const sealed = await elsewhere.run(seal({ person: "witness-9", name: "Asha" }));
      const back = (await keys.run(opened(sealed))).data as { name: unknown };
      expect(back.name).toEqual({ unreadable: true });
      expect(isForgotten(back.name)).toBe(false);
    } finally {
      elsewhere.remove();
    }
  });

  it("shows an erased person's texts as forgotten and the case's still, and seals nothing more about her", async () => {
    const data = { ...described, person: "survivor-7" };
    const sealed = await keys.run(seal(data));
    await keys.run(Effect.flatMap(KeyStore, (store) => store.destroy(`${CASE}/survivor-7`)));
    expect((await keys.run(opened(sealed))).data).toEqual({ ...data, name: { forgotten: true } });
    await expect(keys.run(seal(data))).rejects.toMatchObject({
      reason: { _tag: "SubjectForgotten", subject: `${CASE}/survivor-7` },
    });
    // What concerns only the case may still be recorded.
    const { name: _, ...withoutName } = data;
    expect((await keys.run(Effect.flatMap(seal(withoutName), opened))).data).toEqual(withoutName);
  });

  it("leaves no name in the directory of keys", async () => {
    await keys.run(seal(described));
    const files = readdirSync(keys.directory, { recursive: true, withFileTypes: true }).filter((f) =>
      f.isFile(),
    );
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      const bytes = readFileSync(join(file.parentPath, file.name));
      for (const plain of ["Reena", "sister", CASE]) expect(bytes.includes(plain)).toBe(false);
    }
  });

  describe("that corrects another", () => {
    const corrected = {
      target: "e-1",
      reason: "Name misread in the FIR",
      replacement: {
        occurred: null,
        source: { kind: "police-record", quotation: "Rina, not Reena" },
        data: { ...described, name: "Rina of the story" },
        version: 1,
      },
    };
    const sealCorrection = sealContents([
      { content: content("e-1", described), type: PersonDescribed },
      {
        content: { ...content("e-2", corrected), type: "Corrected" },
        type: Corrected,
        replacementOf: PersonDescribed,
      },
    ]);

    it("seals the replacement by the fields of the event that it corrects", async () => {
      const [, correction] = await keys.run(sealCorrection);
      const text = JSON.stringify(correction);
      for (const plain of ["Rina", "Reena", "sister", "misread", "bus stand"])
        expect(text).not.toContain(plain);
      if (correction === undefined) throw new Error("no correction");
      const { replacement } = correction.data as {
        replacement: { data: { name: unknown; person: string } };
      };
      expect(replacement.data.person).toBe("survivor-1");
      expect(isSealedValue(replacement.data.name)).toBe(true);
      expect((await keys.run(opened(correction))).data).toEqual(corrected);
    });

    it("opens in a history as it stands, as it stood before, and with the reason", async () => {
      const [first, correction] = await keys.run(sealCorrection);
      if (first === undefined || correction === undefined) throw new Error("nothing sealed");
      const { replacement, reason } = correction.data as typeof corrected;
      const mark = (eventId: string, revision: number) => ({
        eventId,
        revision,
        at: "2026-11-12T00:00:00.000Z",
        by: "asha@office",
      });
      const event = {
        id: "e-1",
        type: "PersonDescribed",
        occurred: null,
        after: [],
        before: [],
        source: replacement.source,
        data: replacement.data,
        recorded: mark("e-2", 2),
        earlier: [
          {
            occurred: null,
            after: [],
            before: [],
            source: first.source,
            data: first.data,
            recorded: mark("e-1", 1),
          },
        ],
        reasons: [reason],
        possibly: false,
      } as unknown as HistoryEvent;
      const texts = await keys.run(Effect.map(openerFor([event]), (open) => openEvent(open, event)));
      expect(texts).toEqual({
        source: corrected.replacement.source,
        data: corrected.replacement.data,
        reason: corrected.reason,
        earlier: [{ source: { kind: "not-stated" }, data: described, reason: null }],
      });

      const taken = { event, reason, recorded: mark("e-2", 2) };
      expect(await keys.run(Effect.map(openerFor([taken]), (open) => openRetraction(open, taken)))).toBe(
        corrected.reason,
      );
    });
  });
});
