import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseIdOf, eventIdOf, UUID_V7 } from "./event-ids.ts";

const commandId = fc.uuid({ version: 7 });
const index = fc.nat(499);

describe("the ids that follow from a command's", () => {
  it("are UUIDs of version 7", () => {
    fc.assert(
      fc.property(commandId, index, (id, i) => {
        expect(eventIdOf(id, i)).toMatch(UUID_V7);
        expect(caseIdOf(id)).toMatch(UUID_V7);
      }),
    );
  });

  it("are the same each time", () => {
    fc.assert(
      fc.property(commandId, index, (id, i) => {
        expect(eventIdOf(id, i)).toBe(eventIdOf(id, i));
        expect(caseIdOf(id)).toBe(caseIdOf(id));
      }),
    );
  });

  it("are those that the log holds of commands sent before: of the time, the index and SHA-256", () => {
    fc.assert(
      fc.property(commandId, index, (id, i) => {
        const digest = createHash("sha256").update(`event\n${id}\n${i}`).digest();
        digest[0] = 0x80 | ((digest[0] ?? 0) & 0x3f);
        const low = digest.toString("hex", 0, 8);
        const high = i.toString(16).padStart(3, "0");
        expect(eventIdOf(id, i)).toBe(`${id.slice(0, 13)}-7${high}-${low.slice(0, 4)}-${low.slice(4)}`);
      }),
    );
    expect(caseIdOf("0190c2b0-0000-7000-8000-000000000001")).toBe("0190c2b0-0000-7a2b-9313-81f1f6b298f4");
  });

  it("keep the command's time", () => {
    fc.assert(
      fc.property(commandId, index, (id, i) => {
        expect(eventIdOf(id, i).slice(0, 13)).toBe(id.slice(0, 13));
        expect(caseIdOf(id).slice(0, 13)).toBe(id.slice(0, 13));
      }),
    );
  });

  it("sort as the events stand in the command, and as the commands were made", () => {
    fc.assert(
      fc.property(commandId, index, index, (id, i, j) => {
        fc.pre(i < j);
        expect(eventIdOf(id, i) < eventIdOf(id, j)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(commandId, commandId, index, index, (a, b, i, j) => {
        fc.pre(a.slice(0, 13) < b.slice(0, 13));
        expect(eventIdOf(a, i) < eventIdOf(b, j)).toBe(true);
      }),
    );
  });

  it("differ between events, between commands, and from the case's", () => {
    fc.assert(
      fc.property(commandId, commandId, (a, b) => {
        fc.pre(a !== b);
        const ids = [a, b].flatMap((id) => [
          id,
          caseIdOf(id),
          ...Array.from({ length: 500 }, (_, i) => eventIdOf(id, i)),
        ]);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 20 },
    );
  });

  it("are refused for an index that no command has", () => {
    for (const i of [-1, 0.5, 4096])
      expect(() => eventIdOf("0190c2b0-0000-7000-8000-000000000001", i)).toThrow(RangeError);
  });
});
