import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearbyDay, nearbyOccurrenceText } from "../calendar/dates.arbitrary.ts";
import { buildHistory, growingHistory } from "./build-history.ts";
import type { History, HistoryEvent } from "./history.ts";
import {
  arrested,
  corrected,
  hour,
  opened,
  recordings,
  type Told,
  takenBack,
  takingBackUndone,
} from "./recordings.fixture.ts";

const ids = ["a", "b", "c", "d", "e"];
const reference = fc.array(fc.constantFrom(...ids), { maxLength: 1 });

/** What may be said of one event. */
const saying = fc.record({
  occurred: fc.option(nearbyOccurrenceText, { freq: 3 }),
  after: reference,
  before: reference,
  notes: fc.constantFrom("one", "two"),
});
type Saying = { occurred: string | null; after: string[]; before: string[]; notes: string };

const tell = (id: string, { occurred, after, before, notes }: Saying): Told => ({
  ...arrested(id, occurred, { after, before }),
  type: "AccusedArrested",
  data: { proceeding: "proceeding-1", accused: "accused-1", note: notes },
});

const change = fc.oneof(
  saying.map((said) => ({ kind: "corrected" as const, said })),
  fc.constant({ kind: "taken-back" as const }),
  fc.constant({ kind: "undone" as const }),
);

/** An event, and what was recorded of it afterwards, in sequence. */
const recordedOf = (id: string): fc.Arbitrary<readonly Told[]> =>
  fc.tuple(saying, fc.array(change, { maxLength: 3 })).map(([said, changes]) => [
    tell(id, said),
    ...changes.map((one, i) => {
      const changeId = `${id}-${i}`;
      if (one.kind === "corrected") return corrected(changeId, tell(id, one.said), `because of ${changeId}`);
      return one.kind === "taken-back" ? takenBack(changeId, id) : takingBackUndone(changeId, id);
    }),
  ]);

const sequences: fc.Arbitrary<readonly (readonly Told[])[]> = fc
  .subarray(ids)
  .chain((chosen) => fc.tuple(...chosen.map(recordedOf), fc.constant([opened("opened")])));

/** One way of recording them all: each sequence in its own order, whatever stands between. */
const interleaved = (of: readonly (readonly Told[])[]): fc.Arbitrary<readonly Told[]> => {
  const turns = of.flatMap((sequence, i) => sequence.map(() => i));
  return fc.shuffledSubarray(turns, { minLength: turns.length }).map((order) => {
    const next = of.map(() => 0);
    return order.flatMap((i) => {
      const at = next[i] ?? 0;
      next[i] = at + 1;
      return of[i]?.[at] ?? [];
    });
  });
};

const anyRecording = sequences.chain(interleaved);

/** All of an event but when it was recorded. */
const asHappened = ({ recorded, earlier, ...event }: HistoryEvent) => ({
  ...event,
  statedBy: recorded.eventId,
  earlier: earlier.map(({ recorded: mark, ...version }) => ({ ...version, statedBy: mark.eventId })),
});

const shown = (history: History) => ({
  events: history.events.map(asHappened),
  retracted: history.retracted.map(({ event, reason }) => ({ event: asHappened(event), reason })),
  order: history.order.ids,
  circle: history.order.circle,
  contradictions: history.order.contradictions,
  bounds: history.events.map(({ id }) => history.order.bounds(id)),
});

describe("a history", () => {
  it("does not depend on the order of recording, corrections after their target and in sequence", () => {
    fc.assert(
      fc.property(
        sequences.chain((of) => fc.tuple(interleaved(of), interleaved(of))),
        fc.option(nearbyDay, { nil: undefined }),
        ([one, other], day) => {
          const options = day === undefined ? {} : { asOf: day };
          expect(shown(buildHistory(recordings(one), options))).toEqual(
            shown(buildHistory(recordings(other), options)),
          );
        },
      ),
    );
  });

  it("is the same after a correction as if the event had been recorded right", () => {
    const contentOnly = (history: History) =>
      history.events.map(({ recorded: _, earlier: __, reasons: ___, ...event }) => event);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), saying, saying), { selector: ([id]) => id }),
        (events) => {
          const right = events.map(([id, , said]) => tell(id, said));
          const wrong = events.map(([id, said]) => tell(id, said));
          const corrections = right.map((told) => corrected(`${told.id}-corrected`, told));
          expect(contentOnly(buildHistory(recordings([...wrong, ...corrections])))).toEqual(
            contentOnly(buildHistory(recordings(right))),
          );
        },
      ),
    );
  });

  it("gives the same again from the same recordings, which it leaves as they were", () => {
    fc.assert(
      fc.property(anyRecording, (told) => {
        const stream = recordings(told);
        const copy = structuredClone(stream);
        expect(shown(buildHistory(stream))).toEqual(shown(buildHistory(stream)));
        expect(stream).toEqual(copy);
      }),
    );
  });

  it("that grows is after each step what is built of all that was recorded by then, and earlier ones stay as they were", () => {
    fc.assert(
      fc.property(anyRecording, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), (told, steps) => {
        const stream = recordings(told);
        const grow = growingHistory();
        const grown: { readonly history: History; readonly upTo: number }[] = [];
        for (let upTo = 0, step = 0; upTo < stream.length; step += 1) {
          const next = Math.min(upTo + (steps[step % steps.length] ?? 1), stream.length);
          grown.push({ history: grow(stream.slice(upTo, next)), upTo: next });
          upTo = next;
        }
        for (const { history, upTo } of grown) {
          const { order, ...rest } = history;
          const { order: orderOfBuilt, ...built } = buildHistory(stream.slice(0, upTo));
          expect(rest).toEqual(built);
          expect(order.ids).toEqual(orderOfBuilt.ids);
          expect(shown(history)).toEqual(shown(buildHistory(stream.slice(0, upTo))));
        }
      }),
    );
  });

  it("that grows refuses what does not come after all before it", () => {
    const [first, second] = recordings([opened("a"), arrested("b", "2024-07-02")]);
    if (first === undefined || second === undefined) throw new Error("Two were recorded");
    const grow = growingHistory();
    grow([first, second]);
    expect(() => grow([second])).toThrow(RangeError);
    expect(() =>
      growingHistory()([first, { ...second, content: { ...second.content, stream: "case-2" } }]),
    ).toThrow(RangeError);
  });

  it("as known at an instant never shows what was recorded later, and all that was recorded by then", () => {
    fc.assert(
      fc.property(anyRecording, fc.nat(20), (told, hours) => {
        const stream = recordings(told);
        const known = buildHistory(stream, { knownAt: hour(hours) });
        const marks = [
          ...known.events.flatMap(({ recorded, earlier }) => [recorded, ...earlier.map((e) => e.recorded)]),
          ...known.retracted.map(({ recorded }) => recorded),
          ...known.ineffective.map(({ recorded }) => recorded),
        ];
        for (const { at } of marks) expect(at <= hour(hours)).toBe(true);
        const byThen = stream.filter(({ content }) => content.recorded <= hour(hours));
        expect(shown(known)).toEqual(shown(buildHistory(byThen)));
        expect(known.revision).toBe(byThen.length);
      }),
    );
  });

  it("as of a later day has all that was certain by an earlier one, and all that was possible or more", () => {
    fc.assert(
      fc.property(anyRecording, nearbyDay, nearbyDay, (told, one, other) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        const stream = recordings(told);
        const earlier = buildHistory(stream, { asOf: first });
        const later = new Map(
          buildHistory(stream, { asOf: second }).events.map((event) => [event.id, event]),
        );
        for (const { id, possibly } of earlier.events) {
          expect(later.has(id)).toBe(true);
          if (!possibly) expect(later.get(id)?.possibly).toBe(false);
        }
      }),
    );
  });

  it("as of a day is part of the whole, in the same order, and says of each event what its bounds say", () => {
    fc.assert(
      fc.property(anyRecording, nearbyDay, (told, day) => {
        const stream = recordings(told);
        const whole = buildHistory(stream);
        const part = buildHistory(stream, { asOf: day });
        const kept = new Set(part.events.map(({ id }) => id));
        expect(part.events.map(({ id }) => id)).toEqual(
          whole.events.map(({ id }) => id).filter((id) => kept.has(id)),
        );
        for (const { id, possibly, type } of part.events) {
          if (type === "CaseOpened") expect(possibly).toBe(false);
          else expect(possibly).toBe(whole.order.happenedBy(id, day) === "cannot-tell");
        }
      }),
    );
  });
});
