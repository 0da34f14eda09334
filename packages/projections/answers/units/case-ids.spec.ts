import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaseIdList } from "./case-ids.ts";

const caseId = fc.stringMatching(/^case-[0-9a-z-]{1,36}$/);
const ascending = fc
  .uniqueArray(caseId, { maxLength: 60 })
  .map((ids) => ids.toSorted((a, b) => (a < b ? -1 : 1)));

const listOf = (ids: readonly string[]) => {
  const list = new CaseIdList(1, 1);
  for (const id of ids) list.add(id);
  return list.done();
};

describe("the ids of cases, one after the other", () => {
  it("are those that were added, each at its place", () => {
    fc.assert(
      fc.property(ascending, (ids) => {
        const packed = listOf(ids);
        expect(packed.size).toBe(ids.length);
        expect(ids.map((_, place) => packed.at(place))).toEqual(ids);
      }),
    );
  });

  it("say where an id stands, or would stand", () => {
    fc.assert(
      fc.property(ascending, caseId, (ids, sought) => {
        const packed = listOf(ids);
        const place = packed.placeOf(sought);
        expect(place).toBe(ids.filter((id) => id < sought).length);
        expect(packed.isAt(place, sought)).toBe(ids.includes(sought));
      }),
    );
  });

  it("are copied from one place up to another, after those that are there", () => {
    fc.assert(
      fc.property(ascending, fc.nat(60), fc.nat(60), (ids, one, other) => {
        const [from, to] = [Math.min(one, other, ids.length), Math.min(Math.max(one, other), ids.length)];
        const list = new CaseIdList(1, 1);
        list.add("case-0");
        listOf(ids).copyTo(list, from, to);
        list.add("case-z");
        const copied = list.done();
        expect(Array.from({ length: copied.size }, (_, place) => copied.at(place))).toEqual([
          "case-0",
          ...ids.slice(from, to),
          "case-z",
        ]);
      }),
    );
  });
});
