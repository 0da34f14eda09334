/** Events as the server holds them. */
import type { BinaryRecordedEvent } from "@eventstore/db-client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashAfter, NO_PREDECESSOR } from "../hash-chain.ts";
import { comparePositions, dataOf, ForeignEvent, type ServerEvent, serverEventOf } from "./server-event.ts";

const body =
  '{"id":"018f0000-0000-7000-8000-000000000001","recorded":"2026-01-02T03:04:05.678Z","stream":"case-1"}';
const event: ServerEvent = {
  stream: "case-1",
  revision: 1,
  id: "018f0000-0000-7000-8000-000000000001",
  recorded: "2026-01-02T03:04:05.678Z",
  body,
  hash: hashAfter(NO_PREDECESSOR, body),
};

const recorded = (given: Partial<BinaryRecordedEvent> = {}): BinaryRecordedEvent => ({
  streamId: "case-1",
  revision: 0n,
  id: "",
  type: "Noted",
  isJson: false,
  created: new Date(0),
  data: Buffer.from(body),
  metadata: Buffer.from(""),
  ...given,
});

const metadata = (value: unknown) => ({ metadata: value as Uint8Array });

describe("An event on the server", () => {
  it("has the canonical bytes as its data, and comes back as it was", () => {
    const { data, metadata: said } = dataOf(event, "Noted");
    expect(data).toEqual(new Uint8Array(Buffer.from(body)));
    expect(serverEventOf(recorded(metadata(said)))).toEqual(event);
  });

  it("has an id that names its bytes and their place, as a UUID", () => {
    const { id } = dataOf(event, "Noted");
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(dataOf(event, "Noted").id).toBe(id);
    const elsewhere = { ...event, hash: hashAfter(event.hash, body) };
    expect(dataOf(elsewhere, "Noted").id).not.toBe(id);
  });

  it.each([
    ["no hash", recorded()],
    ["a hash that is none", recorded(metadata({ hash: "abc" }))],
    ["a body that is not JSON", recorded({ ...metadata({ hash: event.hash }), data: Buffer.from("{") })],
    ["a body of another stream", recorded({ ...metadata({ hash: event.hash }), streamId: "case-2" })],
    [
      "an id that no database would take",
      recorded({ ...metadata({ hash: event.hash }), data: Buffer.from(body.replace("018f", "zzzz")) }),
    ],
    [
      "a time that no database would take",
      recorded({ ...metadata({ hash: event.hash }), data: Buffer.from(body.replace("2026-01", "soon")) }),
    ],
  ])("is not one of ours with %s", (_, given) => {
    expect(() => serverEventOf(given)).toThrow(ForeignEvent);
  });

  it("stands before or after another by commit, then by prepare", () => {
    const position = fc.record({ commit: fc.bigInt(0n, 3n), prepare: fc.bigInt(0n, 3n) });
    fc.assert(
      fc.property(position, position, (a, b) => {
        const wanted = Number(a.commit * 10n + a.prepare) - Number(b.commit * 10n + b.prepare);
        expect(Math.sign(comparePositions(a, b))).toBe(Math.sign(wanted));
      }),
    );
  });
});
