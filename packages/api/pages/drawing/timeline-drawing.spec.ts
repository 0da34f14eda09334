import type { Day } from "@tareekh/core/calendar/day.ts";
import { describe, expect, it } from "vitest";
import { type DrawnEvent, timelineDrawing } from "./timeline-drawing.ts";

const scale = { apart: 20, aDay: 1, unbroken: 60, length: null };
const room = { half: 10, open: 40, unorderedColumns: 3 };

const event = (number: number, part: Partial<DrawnEvent> = {}): DrawnEvent => ({
  id: `e${number}`,
  number,
  lane: "police",
  title: `Event ${number}`,
  date: "",
  earliest: null,
  latest: null,
  approximate: false,
  after: [],
  before: [],
  tentative: false,
  ahead: false,
  ...part,
});
const on = (day: string) => ({ earliest: day as Day, latest: day as Day });
const draw = (...events: readonly DrawnEvent[]) => timelineDrawing(events, scale, room);

describe("a drawn timeline", () => {
  it("draws the rescue of a day as a point, and the arrival in the first week of October as a stretch", () => {
    const { dated, scale: drawn } = draw(
      event(1, { earliest: "2020-10-01" as Day, latest: "2020-10-07" as Day }),
      event(2, on("2020-11-12")),
    );
    expect(dated.map((mark) => mark.shape)).toEqual(["stretch", "point"]);
    expect(dated[0]).toMatchObject({ from: 0, to: drawn.at("2020-10-07" as Day), openStart: false });
    expect(dated[1]?.at).toBe(drawn.at("2020-11-12" as Day));
  });

  it("draws an approximate day as a stretch, wider than the day", () => {
    const [mark] = draw(event(1, { ...on("2020-11-12"), approximate: true })).dated;
    expect(mark).toMatchObject({ shape: "stretch", from: -10, to: 10 });
  });

  it("leaves the side open on which nothing is known", () => {
    const { dated } = draw(
      event(1, { latest: "2020-11-13" as Day }),
      event(2, { earliest: "2020-11-13" as Day, lane: "court" }),
    );
    expect(dated[0]).toMatchObject({ openStart: true, openEnd: false, to: 0 });
    expect(dated[1]).toMatchObject({ openStart: false, openEnd: true, from: 0 });
  });

  it("keeps its axis where a day is still to come, and puts that at the end of it", () => {
    const told = [event(1, on("2020-10-01")), event(2, on("2020-11-12"))];
    const slip = event(3, { ...on("2099-11-12"), tentative: true, ahead: true });
    const { scale: drawn, dated } = draw(...told, slip);
    expect(drawn).toMatchObject({ length: draw(...told).scale.length, breaks: [] });
    expect(dated.find((mark) => mark.event.id === "e3")).toMatchObject({
      from: drawn.length,
      to: drawn.length + 40,
      shape: "stretch",
      openEnd: true,
      track: 1,
    });
  });

  it("puts what would cover another on a further row of its lane, and leaves other lanes alone", () => {
    const { dated, lanes } = draw(
      event(1, on("2020-11-12")),
      event(2, on("2020-11-12")),
      event(3, { ...on("2020-11-12"), lane: "court" }),
    );
    expect(dated.map((mark) => mark.track)).toEqual([0, 1, 0]);
    expect(lanes).toEqual([
      { lane: "police", tracks: 2, datedTracks: 2 },
      { lane: "court", tracks: 1, datedTracks: 1 },
    ]);
  });

  it("orders what has no date by after and before, with an arrow for each", () => {
    const drawing = draw(
      event(1, { lane: "custody" }),
      event(2, { after: ["e1"] }),
      event(3, { lane: "court", after: ["e2"] }),
      event(4, { before: ["e3"] }),
    );
    expect(drawing.dated).toEqual([]);
    expect(Object.fromEntries(drawing.ordered.map((mark) => [mark.event.id, mark.rank]))).toEqual({
      e1: 0,
      e2: 1,
      e3: 2,
      e4: 0,
    });
    expect(drawing.arrows).toEqual([
      { from: "e1", to: "e2" },
      { from: "e2", to: "e3" },
      { from: "e4", to: "e3" },
    ]);
  });

  it("keeps what has neither date nor order apart, and draws no arrow to it", () => {
    const { unordered, arrows } = draw(event(1), event(2), event(3), event(4));
    expect(unordered.map((mark) => [mark.rank, mark.track])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
    ]);
    expect(arrows).toEqual([]);
  });

  it("draws no arrow from an undated event to a dated one: its place on the axis says it", () => {
    expect(draw(event(1, on("2020-11-12")), event(2, { before: ["e1"] })).arrows).toEqual([]);
  });

  it("ends for a circle of after and before", () => {
    const { ordered } = draw(event(1, { after: ["e2"] }), event(2, { after: ["e1"] }));
    expect(ordered).toHaveLength(2);
  });
});
