import { describe, expect, it } from "vitest";
import type { LoggedEvent } from "./event-log.ts";
import { hashAfter, NO_PREDECESSOR, verifyChain } from "./hash-chain.ts";

const chainOf = (bodies: readonly string[]): LoggedEvent[] => {
  const events: LoggedEvent[] = [];
  for (const [index, body] of bodies.entries())
    events.push({
      position: index + 1,
      stream: "case-1",
      revision: index + 1,
      id: `id-${index}`,
      recorded: "2026-01-02T03:04:05.678Z",
      body,
      hash: hashAfter(events.at(-1)?.hash ?? NO_PREDECESSOR, body),
    });
  return events;
};

const CHAIN = chainOf(["{}", '{"é":1}', "तारीख"]);

describe("The hash chain of a stream", () => {
  it("begins with SHA-256 of 32 zero bytes and the first body, as any other tool computes it", () => {
    // (head -c 32 /dev/zero; printf '{}') | sha256sum
    expect(hashAfter(NO_PREDECESSOR, "{}")).toBe(
      "fb1634c4e6cd4b1f1afe3ce2d6ef080f7ac5d1f357d723ad4dfca782733b62db",
    );
  });

  it("holds for what was recorded, and for a stream in which nothing was", () => {
    expect(verifyChain(CHAIN)).toBeNull();
    expect(verifyChain([])).toBeNull();
  });

  it("breaks at the first event whose body is another than was recorded", () => {
    const changed = CHAIN.map((event) => (event.revision === 2 ? { ...event, body: '{"é":2}' } : event));
    expect(verifyChain(changed)).toMatchObject({ stream: "case-1", revision: 2 });
  });

  it("breaks after a body that was changed together with its hash", () => {
    const forged = CHAIN.map((event, index) =>
      index === 1 ? { ...event, body: "x", hash: hashAfter(CHAIN[0]?.hash ?? "", "x") } : event,
    );
    expect(verifyChain(forged)).toMatchObject({ revision: 3 });
  });

  it("breaks where an event is missing, at the beginning too, or stands in another place", () => {
    const [first, second, third] = CHAIN as [LoggedEvent, LoggedEvent, LoggedEvent];
    expect(verifyChain([first, third])).toMatchObject({ revision: 3, problem: "a revision is missing" });
    expect(verifyChain([second, third])).toMatchObject({ revision: 2, problem: "a revision is missing" });
    const swapped = [{ ...second, revision: 1 }, { ...first, revision: 2 }, third];
    expect(verifyChain(swapped)).toMatchObject({ revision: 1 });
  });
});
