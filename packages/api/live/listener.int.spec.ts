import type { Server } from "node:http";
import { connect } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import { expect, test, vi } from "vitest";
import { closed, listeningOn } from "../testing/live-server.ts";
import { Listener } from "./listener.ts";

/** The system keeps some megabytes for a connection, besides what is kept here. */
const MOST_MESSAGES = 1_000_000;

test("a reader that takes nothing from its connection is cut off, and what waits for it stays small", async () => {
  let gone = false;
  const complaints = vi.spyOn(console, "error");
  let cutConnection = () => undefined as unknown;
  const listener = new Listener({
    cut: () => cutConnection(),
    caseId: null,
    mayStay: () => true,
    onGone: () => {
      gone = true;
    },
  });
  const server = createAdaptorServer({
    fetch: (_, { outgoing }) => {
      cutConnection = () => outgoing.destroy();
      return new Response(listener.body);
    },
  }) as Server;
  const url = new URL(await listeningOn(server));
  const reader = connect(Number(url.port), url.hostname);
  const cut = new Promise<void>((resolve) => {
    reader.on("close", () => resolve());
    reader.on("error", () => resolve());
  });
  reader.pause();
  reader.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
  listener.begin([], 0);
  let told = 0;
  for (; !gone && told < MOST_MESSAGES; told += 1) {
    listener.tell({ kind: "case", caseId: `case-${"0".repeat(36)}`, revision: told, position: told });
    if (told % 100 === 0) await turn();
  }
  expect(gone).toBe(true);
  reader.resume();
  await cut;
  expect(complaints).not.toHaveBeenCalled();
  await closed(server);
});
