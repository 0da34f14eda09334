import { describe, expect, test } from "vitest";
import { hear } from "../testing/heard-events.ts";
import { Listener } from "./listener.ts";
import type { LiveMessage } from "./live-message.ts";

const ofCase = (caseId: string, position: number): LiveMessage => ({
  kind: "case",
  caseId,
  revision: position,
  position,
});

const listening = (caseId: string | null = null, mostWaitingBytes?: number) => {
  let gone = 0;
  let allowed = true;
  const listener = new Listener(
    {
      caseId,
      mayStay: () => allowed,
      onGone: () => {
        gone += 1;
      },
    },
    mostWaitingBytes,
  );
  return {
    listener,
    gone: () => gone,
    forbid: () => {
      allowed = false;
    },
  };
};

/** Everything that is told until the stream ends. */
const told = async ({ body }: Listener): Promise<readonly unknown[]> => {
  const hearing = hear(body);
  const all: unknown[] = [];
  for (let heard = await hearing.next(); heard !== null; heard = await hearing.next()) all.push(heard);
  return all;
};

describe("who listens", () => {
  test("is told how things stood and then what came meanwhile, each once and in order", async () => {
    const { listener } = listening();
    listener.tell(ofCase("case-a", 4));
    listener.tell({ kind: "rows", position: 4 });
    listener.tell(ofCase("case-b", 6));
    listener.begin([ofCase("case-a", 5)], 5);
    listener.tell(ofCase("case-c", 7));
    listener.end();
    expect(await told(listener)).toEqual([
      { event: "case", data: { caseId: "case-a", revision: 5 }, id: "5" },
      { event: "rows", data: { position: 4 }, id: "5" },
      { event: "case", data: { caseId: "case-b", revision: 6 }, id: "6" },
      { event: "case", data: { caseId: "case-c", revision: 7 }, id: "7" },
    ]);
  });

  test("for one case is told of no other, and not of rows, but that everything may have changed", async () => {
    const { listener } = listening("case-a");
    listener.begin([{ kind: "more", position: 1 }], 1);
    for (const message of [ofCase("case-b", 2), { kind: "rows", position: 2 } as const, ofCase("case-a", 3)])
      listener.tell(message);
    listener.end();
    expect(await told(listener)).toEqual([
      { event: "more", data: { position: 1 }, id: "1" },
      { event: "case", data: { caseId: "case-a", revision: 3 }, id: "3" },
    ]);
  });

  test("hears that the connection is open, and nothing else, while nothing changes", async () => {
    const { listener } = listening();
    listener.begin([], 0);
    listener.beat();
    listener.beat();
    listener.end();
    const hearing = hear(listener.body);
    expect(await hearing.next()).toBeNull();
    expect(hearing.comments()).toBe(3);
  });

  test("and may not do so any more is told nothing more from the next beat on", async () => {
    const { listener, gone, forbid } = listening();
    listener.begin([], 0);
    listener.tell(ofCase("case-a", 1));
    forbid();
    listener.beat();
    listener.tell(ofCase("case-a", 2));
    expect(await told(listener)).toHaveLength(1);
    expect(gone()).toBe(1);
  });

  test("and does not read is dropped once so much waits, and what waited is bounded", async () => {
    const { listener, gone } = listening(null, 500);
    listener.begin([], 0);
    for (let position = 1; position <= 1_000; position += 1) listener.tell(ofCase("case-a", position));
    expect(gone()).toBe(1);
    await expect(told(listener)).rejects.toThrow("The reader takes less than it is told");
  });

  test("and reads as fast as it is told is not dropped, however much that is", async () => {
    const { listener, gone } = listening(null, 500);
    listener.begin([], 0);
    const hearing = hear(listener.body);
    for (let position = 1; position <= 1_000; position += 1) {
      listener.tell(ofCase("case-a", position));
      expect((await hearing.next())?.id).toBe(String(position));
    }
    expect(gone()).toBe(0);
  });

  test("and is told too much before it has begun is dropped too", () => {
    const { listener, gone } = listening();
    for (let position = 1; position <= 5_000; position += 1) listener.tell(ofCase("case-a", position));
    expect(gone()).toBe(1);
  });

  test("and goes away is no longer told anything, which is heard of once", async () => {
    const { listener, gone } = listening();
    listener.begin([], 0);
    await listener.body.cancel();
    listener.tell(ofCase("case-a", 1));
    listener.beat();
    listener.end();
    expect(gone()).toBe(1);
  });
});
