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
