import { describe, expect, it } from "vitest";
import { Room, withRoom } from "./room.ts";

describe("room for columns", () => {
  it("is given again once it was taken back, and not before", () => {
    const room = new Room();
    const [first, second] = [room.int32(4), room.uint8(3)];
    expect([first.length, second.length]).toEqual([4, 3]);
    expect(first.buffer).not.toBe(second.buffer);
    room.clear();
    const again = room.int32(2);
    expect(again.buffer).toBe(first.buffer);
    expect(again.length).toBe(2);
  });

  it("grows where more is asked", () => {
    const room = new Room();
    room.int32(1).fill(7);
    room.clear();
    expect(room.int32(1000).length).toBe(1000);
  });

  it("is taken back when the work is over, also where it fails", () => {
    const first = withRoom((room) => room.int32(8).buffer);
    expect(() =>
      withRoom((room) => {
        room.int32(8);
        throw new Error("no answer");
      }),
    ).toThrow("no answer");
    expect(withRoom((room) => room.int32(8).buffer)).toBe(first);
  });

  it("is another for work within work", () => {
    withRoom((outer) => {
      const columns = outer.int32(8).fill(1);
      withRoom((inner) => inner.int32(8).fill(2));
      expect([...columns]).toEqual(Array(8).fill(1));
      expect(outer.int32(8).buffer).not.toBe(columns.buffer);
    });
  });
});
