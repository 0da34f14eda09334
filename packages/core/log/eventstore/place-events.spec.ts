/** What the relay places in the replica, passes over and sets aside. */
import { describe, expect, it } from "vitest";
import { hashAfter, NO_PREDECESSOR } from "../hash-chain.ts";
import type { Incoming } from "./incoming.ts";
import { placeEvents, placeKey, type Standing } from "./place-events.ts";
import type { ServerEvent } from "./server-event.ts";

/** The first events of a stream, as it would have been written. */
const streamOf = (stream: string, count: number): ServerEvent[] => {
  const events: ServerEvent[] = [];
  for (let revision = 1; revision <= count; revision += 1) {
    const body = `{"number":${revision},"stream":"${stream}"}`;
    const hash = hashAfter(events.at(-1)?.hash ?? NO_PREDECESSOR, body);
    events.push({
      stream,
      revision,
      id: `${stream}-${revision}`,
      recorded: "2026-01-01T00:00:00.000Z",
      body,
      hash,
    });
  }
  return events;
};

let commit = 0n;
const came = (event: ServerEvent): Incoming => {
  commit += 1n;
  return {
    at: { commit, prepare: commit },
    stream: event.stream,
    serverRevision: BigInt(event.revision - 1),
    read: { event },
    data: Buffer.from(event.body),
    metadata: "",
  };
};

const nothing: Standing = { heads: new Map(), spoilt: new Set(), hashes: new Map(), ids: new Map() };

/** What the replica has after these events. */
const after = (...events: readonly ServerEvent[]): Standing => ({
  heads: new Map(events.map((event) => [event.stream, event])),
  spoilt: new Set(),
  hashes: new Map(events.map((event) => [placeKey(event), event.hash])),
  ids: new Map(events.map((event) => [event.id, placeKey(event)])),
});

const problems = ({ setAside }: ReturnType<typeof placeEvents>) => setAside.map(({ problem }) => problem);

describe("Events that come from the server", () => {
  it("are placed in their order where each follows in its stream", () => {
    const [a1, a2] = streamOf("case-a", 2) as [ServerEvent, ServerEvent];
    const [b1] = streamOf("case-b", 1) as [ServerEvent];
    expect(placeEvents([a1, b1, a2].map(came), nothing, false)).toEqual({
      events: [a1, b1, a2],
      setAside: [],
      gap: null,
    });
  });

  it("are passed over where they stand there already, the same to the hash", () => {
    const [a1, a2, a3] = streamOf("case-a", 3) as [ServerEvent, ServerEvent, ServerEvent];
    expect(placeEvents([a1, a2, a3].map(came), after(a1, a2), false).events).toEqual([a3]);
  });

  it("are set aside where another event stands at their revision", () => {
    const [a1, a2] = streamOf("case-a", 2) as [ServerEvent, ServerEvent];
    const placed = placeEvents([{ ...a1, hash: a2.hash }].map(came), after(a1), false);
    expect(placed.events).toEqual([]);
    expect(problems(placed)).toEqual([expect.stringMatching(/stands at its revision already/)]);
  });

  it("are set aside with all that follow in their stream where a body was changed; other streams go on", () => {
    const [a1, a2, a3] = streamOf("case-a", 3) as [ServerEvent, ServerEvent, ServerEvent];
    const [b1] = streamOf("case-b", 1) as [ServerEvent];
    const placed = placeEvents([a1, { ...a2, body: "{}" }, a3, b1].map(came), nothing, false);
    expect(placed.events).toEqual([a1, b1]);
    expect(problems(placed)).toEqual([
      expect.stringMatching(/hash does not follow/),
      expect.stringMatching(/earlier event of its stream/),
    ]);
  });

  it("are set aside where something of their stream was set aside before", () => {
    const [a1] = streamOf("case-a", 1) as [ServerEvent];
    const placed = placeEvents([came(a1)], { ...nothing, spoilt: new Set(["case-a"]) }, false);
    expect(placed.events).toEqual([]);
    expect(problems(placed)).toHaveLength(1);
  });

  it("are set aside where their id stands in another stream, before or in the same batch", () => {
    const [a1] = streamOf("case-a", 1) as [ServerEvent];
    const [b1] = streamOf("case-b", 1) as [ServerEvent];
    const sameId = { ...b1, id: a1.id };
    expect(problems(placeEvents([came(sameId)], after(a1), false))).toEqual([
      expect.stringMatching(/Its id/),
    ]);
    const together = placeEvents([a1, sameId].map(came), nothing, false);
    expect(together.events).toEqual([a1]);
    expect(problems(together)).toEqual([expect.stringMatching(/Its id/)]);
  });

  it("end where one is missing before an event, which may have been lost on the way", () => {
    const [a1, , a3] = streamOf("case-a", 3) as [ServerEvent, ServerEvent, ServerEvent];
    const [b1] = streamOf("case-b", 1) as [ServerEvent];
    const late = came(a3);
    const placed = placeEvents([came(a1), late, came(b1)], nothing, false);
    expect(placed).toEqual({ events: [a1], setAside: [], gap: late });
  });

  it("are set aside where one is still missing before them the second time", () => {
    const [a1, , a3] = streamOf("case-a", 3) as [ServerEvent, ServerEvent, ServerEvent];
    const [b1] = streamOf("case-b", 1) as [ServerEvent];
    const placed = placeEvents([a1, a3, b1].map(came), nothing, true);
    expect(placed.events).toEqual([a1, b1]);
    expect(problems(placed)).toEqual([expect.stringMatching(/are missing/)]);
  });

  it("are set aside where they cannot be read", () => {
    const [a1] = streamOf("case-a", 1) as [ServerEvent];
    const placed = placeEvents([{ ...came(a1), read: { problem: "Not ours" } }], nothing, false);
    expect(problems(placed)).toEqual(["Not ours"]);
  });
});
