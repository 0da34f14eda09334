import { describe, expect, it } from "vitest";
import { event, given, idOf } from "../testing/given.ts";
import { type Candidate, firstOf, lastOf } from "./first-of.ts";

const remanded = (occurred: string | null, placing = {}) =>
  event(
    "AccusedRemanded",
    occurred,
    { proceeding: "proceeding-1", accused: "accused-1", kind: "judicial" },
    placing,
  );

const asked = (history: ReturnType<typeof given>): readonly Candidate[] =>
  history.events.map(({ id, possibly }) => ({ id, possibly }));

describe("the first of several remands", () => {
  it("is the only one, where there is one", () => {
    const history = given([remanded("2024-07-02")]);
    expect(firstOf(asked(history), history.order)).toEqual({
      state: "reached",
      bounds: { earliest: "2024-07-02", latest: "2024-07-02", approximate: false },
      eventId: idOf(0),
      candidates: [idOf(0)],
    });
  });

  it("is not reached where none is on record", () => {
    const history = given([]);
    expect(firstOf([], history.order).state).toBe("not-reached");
  });

  it("is the earlier of two exact days, and it is certain which", () => {
    const history = given([remanded("2024-07-16"), remanded("2024-07-02")]);
    expect(firstOf(asked(history), history.order)).toMatchObject({
      bounds: { earliest: "2024-07-02", latest: "2024-07-02" },
      eventId: idOf(1),
    });
  });

  it("may be a day within a month or before, where a month and a day within it are on record", () => {
    const history = given([remanded("2024-07"), remanded("2024-07-10")]);
    expect(firstOf(asked(history), history.order)).toMatchObject({
      state: "reached",
      bounds: { earliest: "2024-07-01", latest: "2024-07-10" },
      eventId: null,
    });
  });

  it("is not known from which day on, where another has no date and could have come before", () => {
    const history = given([remanded(null), remanded("2024-07-10")]);
    expect(firstOf(asked(history), history.order).bounds).toMatchObject({
      earliest: null,
      latest: "2024-07-10",
    });
  });

  it("is the dated one, where the one without a date is said to have come after it", () => {
    const history = given([remanded(null, { after: ["@first"] }), remanded("2024-07-10", { ref: "first" })]);
    expect(firstOf(asked(history), history.order).bounds).toMatchObject({
      earliest: "2024-07-10",
      latest: "2024-07-10",
    });
  });

  it("was possibly reached, where all that speaks for it may have come after the day asked for", () => {
    const history = given([remanded("2024-07")]);
    const [only] = asked(history);
    expect(firstOf([{ id: only?.id ?? "", possibly: true }], history.order).state).toBe("possibly");
  });

  it("may have been the one that possibly happened, but is settled by the one that did", () => {
    const history = given([remanded("2024-07"), remanded("2024-07-10")]);
    const candidates = asked(history).map(({ id }) => ({ id, possibly: id === idOf(0) }));
    expect(firstOf(candidates, history.order)).toMatchObject({
      state: "reached",
      bounds: { earliest: "2024-07-01", latest: "2024-07-10" },
    });
  });
});

describe("the last of several remands", () => {
  it("is the later of two exact days", () => {
    const history = given([remanded("2024-07-16"), remanded("2024-07-02")]);
    expect(lastOf(asked(history), history.order).eventId).toBe(idOf(0));
  });

  it("is not known until which day, where another has no date", () => {
    const history = given([remanded(null), remanded("2024-07-10")]);
    expect(lastOf(asked(history), history.order).bounds).toMatchObject({
      earliest: "2024-07-10",
      latest: null,
    });
  });
});
