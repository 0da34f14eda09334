import { describe, expect, it } from "vitest";
import type { AppendOutcome } from "./append-events.ts";
import {
  AppendQueue,
  BYTES_WORTH_A_SECOND_GROUP,
  MOST_APPENDS_IN_GROUP,
  MOST_BYTES_IN_GROUP,
  type Settled,
  WORTH_A_SECOND_GROUP,
} from "./append-queue.ts";
import type { PreparedAppend } from "./prepared-append.ts";

const toAppend = (stream: string, bytes = 100): PreparedAppend => ({
  stream,
  expected: 0,
  events: [],
  bytes,
});
const done: AppendOutcome = { kind: "appended", events: [] };

/** A database that notes the groups that it is sent, and answers each when told to. */
const recordingDatabase = (
  answer: (group: readonly PreparedAppend[]) => Promise<readonly AppendOutcome[]>,
) => {
  const groups: string[][] = [];
  const queue = new AppendQueue((group) => {
    groups.push(group.map(({ stream }) => stream));
    return answer(group);
  });
  const add = (append: PreparedAppend) => new Promise<Settled>((resolve) => queue.add(append, resolve));
  return { groups, queue, add };
};
const willing = async (group: readonly PreparedAppend[]) => group.map(() => done);

describe("Appends that wait", () => {
  it("go in one group where they come together", async () => {
    const { groups, add } = recordingDatabase(willing);
    await Promise.all(["a", "b", "c"].map((stream) => add(toAppend(stream))));
    expect(groups).toEqual([["a", "b", "c"]]);
  });

  it("go one a stream, and those of one stream in the order in which they came", async () => {
    const { groups, add } = recordingDatabase(willing);
    const order: number[] = [];
    await Promise.all(
      ["a", "a", "b", "a"].map((stream, index) => add(toAppend(stream)).then(() => order.push(index))),
    );
    expect(groups).toEqual([["a", "b"], ["a"], ["a"]]);
    expect(order).toEqual([0, 2, 1, 3]);
  });

  it("are at most so many, and so many bytes, in a group; a large one goes alone", async () => {
    const { groups, add } = recordingDatabase(willing);
    await Promise.all(
      Array.from({ length: MOST_APPENDS_IN_GROUP + 1 }, (_, index) => add(toAppend(`s${index}`))),
    );
    expect(groups.map(({ length }) => length)).toEqual([MOST_APPENDS_IN_GROUP, 1]);
    groups.length = 0;
    await Promise.all([
      add(toAppend("half", MOST_BYTES_IN_GROUP / 2)),
      add(toAppend("whole", MOST_BYTES_IN_GROUP + 1)),
      add(toAppend("small")),
    ]);
    expect(groups).toEqual([["half"], ["whole"], ["small"]]);
  });

  it("are sent while a group is on its way once they are many, but never two of one stream at once", async () => {
    const database = Promise.withResolvers<void>();
    const { groups, add } = recordingDatabase(async (group) => {
      await database.promise;
      return group.map(() => done);
    });
    const first = Array.from({ length: MOST_APPENDS_IN_GROUP }, (_, index) => add(toAppend(`s${index}`)));
    await new Promise(setImmediate);
    const few = Array.from({ length: WORTH_A_SECOND_GROUP - 1 }, (_, index) => add(toAppend(`s${index}`)));
    await new Promise(setImmediate);
    expect(groups.map(({ length }) => length)).toEqual([MOST_APPENDS_IN_GROUP]);
    const enough = ["t0", "t1"].map((stream) => add(toAppend(stream)));
    await new Promise(setImmediate);
    expect(groups.slice(1)).toEqual([["t0", "t1"]]);
    database.resolve();
    await Promise.all([...first, ...few, ...enough]);
    expect(groups.map(({ length }) => length)).toEqual([MOST_APPENDS_IN_GROUP, 2, WORTH_A_SECOND_GROUP - 1]);
  });

  it("are sent while a group is on its way once they are large, and not for what was withdrawn", async () => {
    const database = Promise.withResolvers<void>();
    const { groups, queue, add } = recordingDatabase(async (group) => {
      await database.promise;
      return group.map(() => done);
    });
    const first = add(toAppend("first"));
    await new Promise(setImmediate);
    const withdrawn = queue.add(toAppend("withdrawn", BYTES_WORTH_A_SECOND_GROUP), () =>
      expect.unreachable(),
    );
    queue.withdraw(withdrawn);
    const half = add(toAppend("half", BYTES_WORTH_A_SECOND_GROUP / 2));
    await new Promise(setImmediate);
    expect(groups).toEqual([["first"]]);
    const whole = add(toAppend("whole", BYTES_WORTH_A_SECOND_GROUP / 2));
    await new Promise(setImmediate);
    expect(groups).toEqual([["first"], ["half", "whole"]]);
    const small = add(toAppend("small"));
    database.resolve();
    await Promise.all([first, half, whole, small]);
    expect(groups).toEqual([["first"], ["half", "whole"], ["small"]]);
  });

  it("are sent one by one after a group that the database refused, and the bad one fails alone", async () => {
    const refusal = new Error("this one cannot be written");
    const { groups, add } = recordingDatabase(async (group) => {
      if (group.some(({ stream }) => stream === "bad")) throw refusal;
      return group.map(() => done);
    });
    const settled = await Promise.all(["a", "bad", "c"].map((stream) => add(toAppend(stream))));
    expect(groups).toEqual([["a", "bad", "c"], ["a"], ["bad"], ["c"]]);
    expect(settled.map((one) => (one.kind === "failed" ? one.cause : one.outcome))).toEqual([
      done,
      refusal,
      done,
    ]);
  });

  it("all fail where the connection is lost, and those that come later are sent", async () => {
    let reachable = false;
    const lost = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    const { groups, add } = recordingDatabase(async (group) => {
      if (!reachable) throw lost;
      return group.map(() => done);
    });
    const settled = await Promise.all(["a", "b"].map((stream) => add(toAppend(stream))));
    expect(settled).toEqual([
      { kind: "failed", cause: lost },
      { kind: "failed", cause: lost },
    ]);
    expect(groups).toHaveLength(1);
    reachable = true;
    expect(await add(toAppend("a"))).toEqual({ kind: "answered", outcome: done });
  });

  it("are not sent once they are withdrawn", async () => {
    const { groups, queue, add } = recordingDatabase(willing);
    const waiting = queue.add(toAppend("withdrawn"), () => expect.unreachable());
    const other = add(toAppend("a"));
    queue.withdraw(waiting);
    await other;
    expect(groups).toEqual([["a"]]);
  });

  it("are all answered once the queue is idle", async () => {
    const { queue, add } = recordingDatabase(willing);
    await queue.idle();
    let answered = 0;
    for (const stream of ["a", "a", "a"]) void add(toAppend(stream)).then(() => (answered += 1));
    await queue.idle();
    await Promise.resolve();
    expect(answered).toBe(3);
  });
});
