/**
 * A large answer as JSON, written piece after piece: the text of curves of hundreds of districts is several megabytes, and
 * would be held twice, as one text and as its bytes, for each who asks.
 */
import { jsonBytesOf } from "@tareekh/projections/answers/json-bytes.ts";

/** About so many characters are sent at a time. */
const PIECE = 32_768;
/** Lists of fewer elements are written at once. */
const LONG = 64;

const isLong = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length >= LONG;

/** Whether an answer has a list that is worth it. */
export const isLarge = (body: unknown): body is object =>
  typeof body === "object" &&
  body !== null &&
  Object.values(Object.getOwnPropertyDescriptors(body)).some(({ value }) => isLong(value));

/**
 * What `JSON.stringify` gives of an object, in pieces: its members, and of long lists each element. What is bytes sooner than
 * an object comes as its bytes.
 */
export function* jsonPieces(body: object): Generator<string | Uint8Array> {
  let before = "{";
  for (const [name, value] of Object.entries(body)) {
    if (isLong(value)) {
      yield `${before}${JSON.stringify(name)}:[`;
      for (const [place, element] of value.entries()) {
        const between = place === 0 ? "" : ",";
        const bytes = jsonBytesOf(element);
        if (bytes === null) {
          // In a list, what is no JSON is null.
          yield `${between}${JSON.stringify(element) ?? "null"}`;
        } else {
          yield between;
          yield bytes;
        }
      }
      yield "]";
    } else {
      const text = JSON.stringify(value);
      if (text === undefined) continue;
      yield `${before}${JSON.stringify(name)}:${text}`;
    }
    before = ",";
  }
  yield before === "{" ? "{}" : "}";
}

/** The next pieces, of about as many bytes as are sent at a time; fewer where no more come, and then none. */
const nextBytes = (pieces: Generator<string | Uint8Array>): Uint8Array => {
  const parts: Uint8Array[] = [];
  let text = "";
  let size = 0;
  while (size < PIECE) {
    const { value, done } = pieces.next();
    if (done === true) break;
    size += value.length;
    if (typeof value === "string") text += value;
    else {
      parts.push(Buffer.from(text), value);
      text = "";
    }
  }
  parts.push(Buffer.from(text));
  return Buffer.concat(parts);
};

export const jsonStream = (body: object): ReadableStream<Uint8Array> => {
  const pieces = jsonPieces(body);
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const bytes = nextBytes(pieces);
        if (bytes.length > 0) controller.enqueue(bytes);
        else controller.close();
      },
    },
    // Nothing is written before it is asked for.
    { highWaterMark: 0 },
  );
};
