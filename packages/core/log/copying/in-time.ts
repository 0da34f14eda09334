/** A limit on how long something that has none of its own is waited for. */
import { setTimeout as pause } from "node:timers/promises";
import { Silence } from "../eventstore/read-stream.ts";

/** Rejects with `Silence` after so many milliseconds; what was begun is then no longer heard. */
export const inTime = async <A>(milliseconds: number, doing: Promise<A>): Promise<A> => {
  const over = new AbortController();
  try {
    return await Promise.race([
      doing,
      pause(milliseconds, undefined, { signal: over.signal }).then(() => {
        throw new Silence(`The server did not answer within ${milliseconds} ms`);
      }),
    ]);
  } finally {
    over.abort();
    doing.catch(() => undefined); // it may fail once nobody waits for it any more
  }
};
