import { expect, test } from "vitest";
import { appAround } from "../testing/app-around.ts";
import { ownHost } from "./own-host.ts";

const app = appAround(ownHost);
const asked = (host: string) => app.request("/", { headers: { host } });

test.each(["127.0.0.1:4400", "localhost:4400", "[::1]:4400", "LOCALHOST", "127.0.0.1:8080"])(
  "a request to %s is ours",
  async (host) => {
    expect((await asked(host)).status).toBe(200);
  },
);

test.each([
  "evil.example:4400",
  "127.0.0.1.evil.example",
  "localhost.evil.example:4400",
  "evil.example:4400@127.0.0.1",
  "[::2]:4400",
  "",
  "127.0.0.1:4400, evil.example",
])("a page whose name %j was pointed at this machine reads nothing", async (host) => {
  const answer = await asked(host);
  expect(answer.status).toBe(421);
  expect(await answer.json()).toMatchObject({ type: "/reference#problem-wrong-host" });
});
