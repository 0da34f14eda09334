import { expect, test } from "vitest";
import { appAround } from "../testing/app-around.ts";
import { ownPagesWrite } from "./own-pages-write.ts";

const app = appAround(ownPagesWrite);
const sent = async (method: string, headers: Record<string, string>) =>
  (await app.request("/", { method, headers: { host: "127.0.0.1:4400", ...headers } })).status;

test("another site may lead here, and reads nothing by it", async () => {
  expect(await sent("GET", { "sec-fetch-site": "cross-site" })).toBe(200);
});

test("a form of ours is sent, though its Origin is null under no-referrer", async () => {
  expect(await sent("POST", { "sec-fetch-site": "same-origin", origin: "null" })).toBe(200);
});

test("an older browser that sends only Origin is known by it", async () => {
  expect(await sent("POST", { origin: "http://127.0.0.1:4400" })).toBe(200);
  expect(await sent("POST", { origin: "http://127.0.0.1:9999" })).toBe(403);
  expect(await sent("POST", { origin: "https://evil.example" })).toBe(403);
  expect(await sent("POST", { origin: "null" })).toBe(403);
});

test.each(["cross-site", "same-site"])("a form of a page that is %s is refused", async (site) => {
  expect(await sent("POST", { "sec-fetch-site": site, origin: "http://127.0.0.1:4400" })).toBe(403);
});

test.each(["POST", "PUT", "PATCH", "DELETE"])(
  "a %s that does not say from where is refused",
  async (method) => {
    expect(await sent(method, {})).toBe(403);
  },
);

test("a program says who it is with the token and need not say from where", async () => {
  expect(await sent("POST", { authorization: "Bearer some-token" })).toBe(200);
});

test("a browser on another site that sends a token along is refused all the same", async () => {
  expect(await sent("POST", { authorization: "Bearer some-token", "sec-fetch-site": "cross-site" })).toBe(
    403,
  );
});
