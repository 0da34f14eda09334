/** An append as it is sent: checked, and its events in canonical form around the time that the log will put in. */
import { type AroundTheTime, aroundTheTime, bytesOf, NotCanonical } from "./canonical-form.ts";
import { type Append, AppendRefused, AppendTooLarge, LogError, MAX_APPEND_BYTES } from "./event-log.ts";

export interface PreparedEvent extends AroundTheTime {
  readonly id: string;
  readonly type: string;
}

export interface PreparedAppend {
  readonly stream: string;
  readonly expected: number | "any";
  readonly events: readonly PreparedEvent[];
  /** Of the bodies, in UTF-8. */
  readonly bytes: number;
}

/** Streams have names of printable ASCII, which every log and every URL can carry. */
const streamName = /^[!-~]{1,200}$/;

const refused = (stream: string, problem: string) =>
  new LogError({ reason: new AppendRefused({ stream, problem }) });

/** Throws a `LogError` of `AppendRefused` or `AppendTooLarge`. */
export const prepare = ({ stream, expected, events }: Append): PreparedAppend => {
  if (!streamName.test(stream))
    throw refused(stream, "A stream's name is 1 to 200 printable ASCII characters without spaces");
  if (expected !== "any" && !(Number.isSafeInteger(expected) && expected >= 0))
    throw refused(stream, `The expected revision is a count from 0, or "any"; not ${expected}`);
  if (events.length === 0) throw refused(stream, "It has no events");
  const ids = new Set<string>();
  let bytes = 0;
  const prepared = events.map((content): PreparedEvent => {
    if (content.stream !== stream) throw refused(stream, `An event of it names the stream ${content.stream}`);
    if (ids.has(content.id)) throw refused(stream, `The id ${content.id} is given twice`);
    ids.add(content.id);
    try {
      const parts = aroundTheTime(content);
      bytes += bytesOf(parts);
      return { id: content.id, type: content.type, head: parts.head, tail: parts.tail };
    } catch (cause) {
      if (cause instanceof NotCanonical) throw refused(stream, `${cause.message} (event ${content.id})`);
      throw cause;
    }
  });
  if (bytes > MAX_APPEND_BYTES)
    throw new LogError({ reason: new AppendTooLarge({ bytes, limit: MAX_APPEND_BYTES }) });
  return { stream, expected, events: prepared, bytes };
};
