/** A log in a few figures. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { LoggedEvent } from "../event-log.ts";
import { hashAfter, NO_PREDECESSOR } from "../hash-chain.ts";
import { LogSum, sameFigures } from "./log-sum.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Events of these streams, one after the other; the body of each is its stream's name and its number. */
const logOf = (...streams: readonly string[]): readonly LoggedEvent[] => {
  const heads = new Map<string, { readonly revision: number; readonly hash: string }>();
  return streams.map((stream, index) => {
    const head = heads.get(stream) ?? { revision: 0, hash: NO_PREDECESSOR };
    const revision = head.revision + 1;
    const body = `{"${stream}":${revision}}`;
    const hash = hashAfter(head.hash, body);
    heads.set(stream, { revision, hash });
    return { position: index + 1, stream, revision, id: "", recorded: "", body, hash };
  });
};

const summed = (events: readonly LoggedEvent[]): LogSum => {
  const sum = new LogSum();
  for (const event of events) expect(sum.take(event)).toBeNull();
  return sum;
};

describe("The figures of a log", () => {
  it("have a digest over the last hash of each stream, in order of their names, as anyone can compute it", () => {
    const log = logOf("case-b", "case-a", "case-b");
    const [, second, third] = log;
    expect(summed(log).figures()).toEqual({
      events: 3,
      streams: 2,
      heads: sha256(`case-a 1 ${second?.hash}\ncase-b 2 ${third?.hash}\n`),
      order: sha256(log.map(({ position, hash }) => `${position} ${hash}\n`).join("")),
    });
  });

  it("can be asked for on the way", () => {
    const [first, second] = logOf("case-a", "case-a");
    const sum = new LogSum();
    if (!first || !second) throw new Error("There are two events");
    sum.take(first);
    const before = sum.figures();
    sum.take(second);
    expect(before).toEqual(summed([first]).figures());
    expect(sum.figures()).toEqual(summed([first, second]).figures());
  });

  it("are others where the same events stand in another order", () => {
    const one = summed(logOf("case-a", "case-b")).figures();
    const other = summed(logOf("case-b", "case-a")).figures();
    expect(one.heads).toBe(other.heads);
    expect(sameFigures(one, other)).toBe(false);
    expect(sameFigures(one, { ...one })).toBe(true);
  });

  it("are not taken of a log that has a hole, lacks a revision, or whose bodies are not what was hashed", () => {
    const [first, second, third] = logOf("case-a", "case-b", "case-b");
    if (!first || !second || !third) throw new Error("There are three events");
    const after = (event: LoggedEvent) => summed([first]).take(event);
    expect(after({ ...second, position: 3 })).toContain("after position 1 comes case-b, revision 1");
    expect(after({ ...third, position: 2 })).toContain("follows revision 0 of its stream");
    expect(after({ ...second, body: second.body.replace("1", "2") })).toContain("does not follow");
    expect(after(second)).toBeNull();
  });
});
