import { isWrittenBy } from "@tareekh/projections/answers/json-bytes.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLarge, jsonPieces, jsonStream } from "./json-stream.ts";

const textOf = (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

/** Lists long and short, also of what is no JSON, and members that are left out. */
const anyBody = fc.dictionary(
  fc.string(),
  fc.oneof(
    fc.jsonValue(),
    fc.constant(undefined),
    fc.array(fc.oneof(fc.jsonValue(), fc.constant(undefined)), { minLength: 60, maxLength: 70 }),
  ),
);

describe("a large answer as JSON", () => {
  it("is the text that it is at once", async () => {
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        expect([...jsonPieces(body)].join("")).toBe(JSON.stringify(body));
        expect(await textOf(jsonStream(body))).toBe(JSON.stringify(body));
      }),
    );
  });

  it("is written as it is read, a piece after the other", async () => {
    let made = 0;
    const curve = {
      get points() {
        made++;
        return Array.from({ length: 100 }, (_, days) => ({ days, waiting: 0.5 }));
      },
    };
    const body = { curves: Array.from({ length: 1000 }, () => curve) };
    const reader = jsonStream(body).getReader();
    expect(made).toBe(0);
    const first = await reader.read();
    expect(first.value?.byteLength).toBeLessThan(50_000);
    expect(made).toBeLessThan(30);
    await reader.cancel();
  });

  it("has what is bytes sooner than an object among its lists", async () => {
    const curves = Array.from({ length: 100 }, (_, place) => ({ group: `सारण ${place}`, points: [place] }));
    const body = {
      curves: curves.map((curve, place) =>
        place % 3 === 0 ? curve : isWrittenBy({}, () => new TextEncoder().encode(JSON.stringify(curve))),
      ),
      standing: 1,
    };
    expect(await textOf(jsonStream(body))).toBe(JSON.stringify({ curves, standing: 1 }));
  });

  it("is one with a long list, which is not read to find that out", () => {
    expect(isLarge({ groups: Array(600).fill({}) })).toBe(true);
    expect(isLarge({ groups: [1, 2, 3], total: {} })).toBe(false);
    expect(isLarge(null)).toBe(false);
    expect(isLarge("text")).toBe(false);
  });
});
