/**
 * Which of the events that come from the server are placed in the replica, and which cannot be: plain decisions over
 * what stands there.
 *
 * An event is placed where it follows in its stream by its revision and by its hash. One that stands there already,
 * the same to the hash, is passed over. Any other spoils its own stream: it is set aside, as are those behind it, and
 * the other streams go on.
 */
import { hashAfter, NO_PREDECESSOR } from "../hash-chain.ts";
import type { Incoming } from "./incoming.ts";
import type { ServerEvent } from "./server-event.ts";

/** What stands in the replica of the streams and ids of a batch. */
export interface Standing {
  /** The last event of each stream that has any. */
  readonly heads: ReadonlyMap<string, Head>;
  /** Streams of which something was set aside. */
  readonly spoilt: ReadonlySet<string>;
  /** Hashes of the batch's events that stand there already, by `placeKey`. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Of the batch's ids, those that stand there, with the place at which they do, as `placeKey`. */
  readonly ids: ReadonlyMap<string, string>;
}

export interface Head {
  readonly revision: number;
  readonly hash: string;
}

export const placeKey = ({ stream, revision }: Pick<ServerEvent, "stream" | "revision">): string =>
  `${stream}@${revision}`;

/** What is decided on of an event that comes. */
export type ToPlace = Pick<Incoming, "stream" | "read">;

export interface SetAside<Given extends ToPlace = Incoming> {
  readonly incoming: Given;
  readonly problem: string;
}

export interface Placed<Given extends ToPlace = Incoming> {
  /** In the order in which they get their positions. */
  readonly events: readonly ServerEvent[];
  readonly setAside: readonly SetAside<Given>[];
  /** The first event before which one is missing in its stream. Nothing was decided from there on. */
  readonly gap: Given | null;
}

/** Whether an event is the next in its stream after the one that is its last, by revision and by hash. */
export const follows = (head: Head, { revision, body, hash }: ServerEvent): boolean =>
  revision === head.revision + 1 && hashAfter(head.hash, body) === hash;

const BEHIND = "An earlier event of its stream was set aside";

/**
 * @param batch in the server's order
 * @param acceptGaps whether an event before which one is missing is set aside; it may be that it was lost on the way,
 *   so the first time the batch ends there
 */
export const placeEvents = <Given extends ToPlace>(
  batch: readonly Given[],
  { heads, spoilt, hashes, ids }: Standing,
  acceptGaps: boolean,
): Placed<Given> => {
  const last = new Map(heads);
  const spoiltNow = new Set(spoilt);
  const placedIds = new Set<string>();
  const events: ServerEvent[] = [];
  const setAside: SetAside<Given>[] = [];

  const problemOf = (event: ServerEvent): string | "gap" | "repeated" | null => {
    const head = last.get(event.stream) ?? { revision: 0, hash: NO_PREDECESSOR };
    if (event.revision <= head.revision)
      return hashes.get(placeKey(event)) === event.hash
        ? "repeated"
        : "Another event stands at its revision already";
    if (event.revision > head.revision + 1) return "gap";
    if (!follows(head, event)) return "Its hash does not follow from its body and its predecessor";
    if (placedIds.has(event.id) || ids.has(event.id)) return `Its id ${event.id} stands in the log already`;
    return null;
  };

  for (const incoming of batch) {
    const { stream, read } = incoming;
    const spoil = (problem: string) => {
      spoiltNow.add(stream);
      setAside.push({ incoming, problem });
    };
    if (spoiltNow.has(stream)) spoil(BEHIND);
    else if ("problem" in read) spoil(read.problem);
    else {
      const { event } = read;
      const problem = problemOf(event);
      if (problem === null) {
        events.push(event);
        placedIds.add(event.id);
        last.set(stream, event);
      } else if (problem === "gap") {
        if (!acceptGaps) return { events, setAside, gap: incoming };
        spoil("The events before it are missing in its stream");
      } else if (problem !== "repeated") spoil(problem);
    }
  }
  return { events, setAside, gap: null };
};
