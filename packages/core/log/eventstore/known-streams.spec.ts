/** What a process remembers of the streams that it appends to. */
import { describe, expect, it } from "vitest";
import { hashAfter } from "../hash-chain.ts";
import { appendedBefore } from "./appended-before.ts";
import { ChainBroken, type KnownStream, KnownStreams } from "./known-streams.ts";
import type { ServerEvent } from "./server-event.ts";

const next = (known: KnownStream, id: string): ServerEvent => {
  const body = JSON.stringify({ id });
  return {
    stream: known.stream,
    revision: known.revision + 1,
    id,
    recorded: "2026-01-01T00:00:00.000Z",
    body,
    hash: hashAfter(known.hash, body),
  };
};

const withEvents = (streams: KnownStreams, stream: string, count: number): KnownStream => {
  const known = streams.of(stream);
  for (let number = 1; number <= count; number += 1) known.extend([next(known, `${stream}-${number}`)]);
  streams.weigh(known);
  return known;
};

describe("A known stream", () => {
  it("takes only events that follow, by their revision and by their hash", () => {
    const known = withEvents(new KnownStreams(100), "case-a", 2);
    const third = next(known, "third");
    expect(() => known.extend([{ ...third, revision: 4 }])).toThrow(ChainBroken);
    expect(() => known.extend([{ ...third, body: "{}" }])).toThrow(ChainBroken);
    expect(known.revision).toBe(2);
    known.extend([third]);
    expect([known.revision, known.revisionOf("third")]).toEqual([3, 3]);
  });

  it("tells an append that stands there from one of which some stands there, or in another order", () => {
    const known = withEvents(new KnownStreams(100), "case-a", 3);
    expect(appendedBefore(known, ["new-1", "new-2"])).toEqual({ kind: "absent" });
    expect(appendedBefore(known, ["case-a-2", "case-a-3"])).toEqual({ kind: "together", first: 2 });
    expect(appendedBefore(known, ["case-a-3", "case-a-2"])).toEqual({ kind: "taken", id: "case-a-3" });
    expect(appendedBefore(known, ["new-1", "case-a-1"])).toEqual({ kind: "taken", id: "case-a-1" });
    expect(appendedBefore(known, ["case-a-3", "new-1"])).toEqual({ kind: "taken", id: "case-a-3" });
  });

  it("is forgotten when others were used since and there are too many events", () => {
    const streams = new KnownStreams(30);
    const first = withEvents(streams, "case-a", 10);
    withEvents(streams, "case-b", 10);
    expect(streams.of("case-a")).toBe(first);
    withEvents(streams, "case-c", 10);
    expect(streams.of("case-a")).toBe(first);
    expect(streams.of("case-b").revision).toBe(0);
  });
});
