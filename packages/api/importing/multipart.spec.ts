import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BrokenForm, formParts } from "./multipart.ts";

const BOUNDARY = "----WebKitFormBoundaryq1W2";
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

const formOf = (...parts: readonly (readonly [head: string, content: string | Uint8Array])[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap(([head, content]) => [
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);

async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    if (at >= bytes.length) return;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const read = async (bytes: Buffer, sizes: readonly number[] = [], type = TYPE) => {
  const parts: { name: string; fileName: string | null; content: string }[] = [];
  for await (const { name, fileName, content } of formParts(type, inPieces(bytes, sizes))) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(Buffer.from(piece));
    parts.push({ name, fileName, content: Buffer.concat(pieces).toString("latin1") });
  }
  return parts;
};

/** As like a boundary as a file can be that has none. */
const tricky = `\r\n--${BOUNDARY.slice(0, -1)}\r\n\r\n--\r\n-\r\n`;

describe("a form with a file", () => {
  const bytes = formOf(
    ['name="note"', "one"],
    ['name="file"; filename="a %22list%22 of cases.csv"\r\nContent-Type: text/csv', tricky],
    ['name="empty"; filename=""', ""],
  );
  const parts = [
    { name: "note", fileName: null, content: "one" },
    { name: "file", fileName: 'a "list" of cases.csv', content: tricky },
    { name: "empty", fileName: "", content: "" },
  ];

  test("is read alike in whatever pieces it comes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 200 }), async (sizes) => {
        expect(await read(bytes, sizes)).toEqual(parts);
      }),
    );
  });

  test("whose file nobody reads gives the parts after it all the same", async () => {
    const names: string[] = [];
    for await (const { name, content } of formParts(TYPE, inPieces(bytes, [7, 300]))) {
      names.push(name);
      if (name === "file") for await (const _ of content) break;
    }
    expect(names).toEqual(["note", "file", "empty"]);
  });

  test("that a browser's own FormData made is read", async () => {
    const form = new FormData();
    form.set("file", new File(["क,ख\n"], "मामले.csv"));
    const sent = new Response(form);
    const type = sent.headers.get("content-type") ?? "";
    const [part] = await read(Buffer.from(await sent.arrayBuffer()), [1, 2, 3], type);
    expect(part).toMatchObject({ name: "file", fileName: "मामले.csv" });
    expect(Buffer.from(part?.content ?? "", "latin1").toString()).toBe("क,ख\n");
  });
});

test.each([
  ["that ends in the middle of a file", formOf(['name="a"; filename="a"', "rows"]).subarray(0, -12), TYPE],
  ["whose part has no name", formOf(['filename="a"', "rows"]), TYPE],
  ["that is no form with files", Buffer.from("a=1"), "application/x-www-form-urlencoded"],
])("a body %s is broken", async (_, bytes, type) => {
  await expect(read(bytes, [], type)).rejects.toThrow(BrokenForm);
});
