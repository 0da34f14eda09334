/**
 * Parts of an answer that are JSON sooner than they are objects: who sends the answer asks here for their bytes. Tens of
 * thousands of points would otherwise be made, told as text and thrown away each time that they are sent.
 */

const known = new WeakMap<object, () => Uint8Array>();

/** Says of an object how to have the bytes of what `JSON.stringify` gives of it, in UTF-8. */
export const isWrittenBy = <A extends object>(part: A, bytes: () => Uint8Array): A => {
  known.set(part, bytes);
  return part;
};

/** The bytes of its JSON; null of what is written like any other object. */
export const jsonBytesOf = (part: unknown): Uint8Array | null =>
  typeof part === "object" && part !== null ? (known.get(part)?.() ?? null) : null;
