import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { patientWithUploads } from "./patient-uploads.ts";

const open: { server: Server; sockets: Socket[] }[] = [];
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

const IDLE = 300;
const HEAD = "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";

/** A line to a server that answers so. */
const lineTo = async (answer: RequestListener): Promise<Socket> => {
  const server = createServer(answer);
  patientWithUploads(server, { whole: 60_000, idle: IDLE });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  open.push({ server, sockets: [socket] });
  return socket;
};

test("the largest upload has time to arrive at a third of a megabit a second, and headers have a minute", () => {
  const server = createServer();
  patientWithUploads(server);
  expect(server.requestTimeout / 1_000).toBeGreaterThan((256 * 1024 * 1024 * 8) / 300_000);
  expect(server.headersTimeout).toBe(60_000);
});

describe("a request", () => {
  test("of which nothing arrives any more is cut off", async () => {
    const line = await lineTo((request, answer) => {
      request.resume().on("end", () => answer.end("whole"));
    });
    line.write(`${HEAD}Content-Length: 4\r\n\r\nab`);
    expect(await text(line)).toBe("");
  });

  test("that arrives in pieces, for longer than that altogether, is answered", async () => {
    const begun = performance.now();
    const next = (): string => (performance.now() - begun < 2 * IDLE ? "1\r\na\r\n" : "0\r\n\r\n");
    const line = await lineTo((request, answer) => {
      request.on("data", () => line.write(next())).on("end", () => answer.end("whole"));
    });
    line.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${next()}`);
    expect(await text(line)).toContain("whole");
  });

  test("that arrived is answered, however long that takes", async () => {
    const line = await lineTo((request, answer) => {
      request.socket.once("timeout", () => answer.end("late"));
      request.resume();
    });
    line.write(`${HEAD}Content-Length: 4\r\n\r\nabcd`);
    expect(await text(line)).toContain("late");
  });
});
