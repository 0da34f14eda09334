/**
 * A large answer as JSON, written piece after piece: the text of curves of hundreds of districts is several megabytes, and
 * would be held twice, as one text and as its bytes, for each who asks.
 */

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

/** What `JSON.stringify` gives of an object, in pieces: its members, and of long lists each element. */
export function* jsonPieces(body: object): Generator<string> {
  let before = "{";
  for (const [name, value] of Object.entries(body)) {
    if (isLong(value)) {
      yield `${before}${JSON.stringify(name)}:[`;
      // In a list, what is no JSON is null.
      for (const [place, element] of value.entries())
        yield `${place === 0 ? "" : ","}${JSON.stringify(element) ?? "null"}`;
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

export const jsonStream = (body: object): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  const pieces = jsonPieces(body);
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        let text = "";
        while (text.length < PIECE) {
          const piece = pieces.next();
          if (piece.done === true) {
            if (text !== "") controller.enqueue(encoder.encode(text));
            controller.close();
            return;
          }
          text += piece.value;
        }
        controller.enqueue(encoder.encode(text));
      },
    },
    // Nothing is written before it is asked for.
    { highWaterMark: 0 },
  );
};
