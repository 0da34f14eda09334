import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearbyDay, nearbyOccurrenceText } from "./dates.arbitrary.ts";
import { parseOccurrence } from "./occurrence.ts";
import { arrange, type Placed } from "./order.ts";

const ids = Array.from({ length: 9 }, (_, n) => `e${n}`);
const someId = fc.constantFrom(...ids, "not-there");

const occurrence = fc.option(nearbyOccurrenceText, { freq: 3 }).map((text) => {
  if (text === null) return null;
  const parsed = parseOccurrence(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
});

/** Events with references at will: circles and contradictions among them. */
const anyEvents: fc.Arbitrary<readonly Placed[]> = fc.subarray(ids).chain((chosen) =>
  fc.tuple(
    ...chosen.map((id) =>
      fc.record({
        id: fc.constant(id),
        occurred: occurrence,
        after: fc.array(someId, { maxLength: 2 }),
        before: fc.array(someId, { maxLength: 2 }),
      }),
    ),
  ),
);

/** Events that really happened, one after another, told imprecisely: nothing in them is contradicted. */
const trueEvents = fc
  .array(fc.record({ day: nearbyDay, told: fc.nat(5), links: fc.array(fc.nat(8), { maxLength: 2 }) }), {
    minLength: 2,
    maxLength: 9,
  })
  .map((told) => {
    const inOrder = told.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    return inOrder.map(({ day, told: how, links }, at) => {
      const text = [null, day, day.slice(0, 7), `${day}~`, `../${day}`, `${day}/..`][how] ?? null;
      const parsed = text === null ? null : parseOccurrence(text);
      return {
        day,
        id: `${links.join("")}-${at}`,
        occurred: parsed?.ok ? parsed.value : null,
        links: links.filter((link) => link < at),
      };
    });
  })
  .map((events) =>
    events.map(({ links, ...event }) => ({
      ...event,
      after: links.map((link) => events[link]?.id ?? ""),
      before: [] as string[],
    })),
  );

describe("the order of any events, whatever is said of them", () => {
  it("does not depend on the order in which they came", () => {
    fc.assert(
      fc.property(
        anyEvents.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          const one = arrange(events);
          const other = arrange(shuffled);
          expect(other.ids).toEqual(one.ids);
          expect(other.circle).toEqual(one.circle);
          expect(other.contradictions).toEqual(one.contradictions);
          for (const { id } of events) {
            expect(other.bounds(id)).toEqual(one.bounds(id));
            for (const { id: second } of events)
              expect(other.before(id, second)).toBe(one.before(id, second));
          }
        },
      ),
    );
  });

  it("says yes of a pair exactly if it says no of the pair turned round", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const order = arrange(events);
        for (const { id: a } of events) {
          for (const { id: b } of events) {
            if (a === b) expect(order.before(a, b)).toBe("no");
            else expect(order.before(b, a) === "no").toBe(order.before(a, b) === "yes");
          }
        }
      }),
    );
  });

  it("says yes of the first and the third where it says yes of both steps between", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const order = arrange(events);
        for (const { id: a } of events) {
          for (const { id: b } of events) {
            if (order.before(a, b) !== "yes") continue;
            for (const { id: c } of events) {
              if (order.before(b, c) === "yes") expect(order.before(a, c)).toBe("yes");
            }
          }
        }
      }),
    );
  });

  it("lists every id once, none before one that certainly preceded it", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const order = arrange(events);
        expect([...order.ids].sort()).toEqual(events.map(({ id }) => id).sort());
        order.ids.forEach((earlier, at) => {
          for (const later of order.ids.slice(at + 1)) expect(order.before(later, earlier)).not.toBe("yes");
        });
      }),
    );
  });

  it("narrows what is stated, and never to nothing", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const order = arrange(events);
        for (const { id, occurred } of events) {
          const { earliest, latest } = order.bounds(id);
          if (earliest !== null && latest !== null) expect(earliest <= latest).toBe(true);
          const statedEarliest = occurred?.earliest ?? null;
          const statedLatest = occurred?.latest ?? null;
          if (statedEarliest !== null) expect((earliest ?? "") >= statedEarliest).toBe(true);
          if (statedLatest !== null) expect((latest ?? "9") <= statedLatest).toBe(true);
        }
      }),
    );
  });

  it("says yes of every stated reference that is on no circle and that nothing contradicts", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const order = arrange(events);
        if (order.circle.length > 0 || order.contradictions.length > 0) return;
        const there = new Set(events.map(({ id }) => id));
        for (const { id, after, before } of events) {
          for (const earlier of after) if (there.has(earlier)) expect(order.before(earlier, id)).toBe("yes");
          for (const later of before) if (there.has(later)) expect(order.before(id, later)).toBe("yes");
        }
      }),
    );
  });
});

describe("the order of events told imprecisely, but truly", () => {
  it("finds no contradiction, and never calls certain what was not so", () => {
    fc.assert(
      fc.property(trueEvents, (events) => {
        const order = arrange(events);
        expect(order.contradictions).toEqual([]);
        expect(order.circle).toEqual([]);
        events.forEach((event, at) => {
          const { earliest, latest, approximate } = order.bounds(event.id);
          if (!approximate) {
            expect((earliest ?? "") <= event.day).toBe(true);
            expect((latest ?? "9") >= event.day).toBe(true);
          }
          for (const later of events.slice(at + 1)) {
            expect(order.before(later.id, event.id)).not.toBe("yes");
          }
        });
      }),
    );
  });

  it("loses no certainty when more is known", () => {
    fc.assert(
      fc.property(trueEvents, (events) => {
        const whole = arrange(events);
        const fewer = arrange(events.map((event, at) => (at % 2 === 0 ? event : { ...event, after: [] })));
        for (const { id: a } of events) {
          for (const { id: b } of events) {
            if (fewer.before(a, b) === "yes") expect(whole.before(a, b)).toBe("yes");
          }
        }
      }),
    );
  });
});
