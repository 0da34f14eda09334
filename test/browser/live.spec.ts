/** Two people at one case: a page that is open says when the other has recorded something, and does nothing else. */
import { createServer, request, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type DemoServer, startDemo } from "./demo-server.ts";
import { DESK, launch, PHONE, signIn, type Visitor, visit } from "./visitor.ts";

let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const visitors: Visitor[] = [];
const visitor = async (...[viewport, more]: [typeof DESK, object?]): Promise<Visitor> => {
  const one = await visit(browser, server, { viewport, ...more });
  visitors.push(one);
  return one;
};
afterEach(async () => {
  for (const one of visitors.splice(0)) await one.leave();
});

const casePath = (fileNumber: string): string => `/cases/${server.caseId(fileNumber)}`;

let commands = 0;
/** Records a court date as another person's program would. */
const recordElsewhere = async (fileNumber: string): Promise<void> => {
  commands += 1;
  const answer = await server.send(`/api/cases/${server.caseId(fileNumber)}/events`, {
    commandId: `01900000-0000-7000-8000-${commands.toString(16).padStart(12, "0")}`,
    events: [
      {
        type: "CourtDateRecorded",
        occurred: "2024-07-02",
        source: { kind: "court-record" },
        data: { proceeding: "proceeding-1", result: "held", note: `Number ${commands}` },
      },
    ],
  });
  expect(answer.status).toBe(201);
};

/** Resolves once the page listens: then it has been told how things stand. */
const opened = async ({ page, open }: Visitor, path: string): Promise<void> => {
  const [, caseId] = /^\/cases\/(.+)$/.exec(path) ?? [];
  const listening = page.waitForResponse((answer) =>
    answer.url().endsWith(caseId === undefined ? "/api/live" : `/api/live?case=${caseId}`),
  );
  await open(path);
  await listening;
};

const notice = (page: Page) => page.getByText("Something has been recorded", { exact: false });

describe("a case's page", () => {
  it("says that something was recorded by somebody else, and shows it when asked", async () => {
    const reader = await visitor(DESK);
    await opened(reader, casePath("Rajkot-1"));
    expect(await notice(reader.page).count()).toBe(0);
    await recordElsewhere("Rajkot-1");
    await notice(reader.page).waitFor();
    await reader.inspect("live-case-desk");
    await reader.page.getByRole("link", { name: "Show it" }).click();
    await reader.page.getByText(`Number ${commands}`).first().waitFor();
    expect(await notice(reader.page).count()).toBe(0);
  });

  it("is not loaded anew, and keeps what is being typed, where the cursor is and what is read", async () => {
    const writer = await visitor(PHONE);
    const { page } = writer;
    await opened(writer, casePath("Saran-1"));
    await page.evaluate("document.body.dataset.same = 'yes'");
    for (const fold of await page.locator("details").all())
      if ((await fold.locator("#asOf").count()) > 0) await fold.locator("summary").click();
    await page.locator("#asOf").pressSequentially("12-11");
    const seen = () =>
      page.evaluate(
        "[document.activeElement.id, document.activeElement.value, scrollY, document.body.dataset.same]",
      );
    const before = await seen();
    await recordElsewhere("Saran-1");
    await notice(page).waitFor();
    expect(await seen()).toEqual(before);
    await page.keyboard.type("-2020");
    expect(await page.locator("#asOf").inputValue()).toBe("12-11-2020");
    await writer.inspect("live-case-phone");
  });

  it("says nothing of another case, nor of what the page shows already", async () => {
    const reader = await visitor(DESK);
    await opened(reader, casePath("Mumbai-1"));
    await recordElsewhere("Saran-1");
    await opened(reader, casePath("Saran-1"));
    // who was told first is told of this too
    await recordElsewhere("Mumbai-1");
    const list = await visitor(DESK);
    await opened(list, "/");
    await recordElsewhere("Mumbai-1");
    await notice(list.page).waitFor();
    expect(await notice(reader.page).count()).toBe(0);
  });

  it("as it stood on another day says nothing at all", async () => {
    const reader = await visitor(DESK);
    await reader.open(`${casePath("Rajkot-1")}?asOf=12-11-2020`);
    expect(await reader.page.locator("[data-live], script").count()).toBe(0);
    await reader.open(casePath("Rajkot-1"));
    expect(await reader.page.locator("[data-live]").count()).toBe(1);
  });

  it("that is hidden listens to nothing, and is told when it is seen again", async () => {
    const reader = await visitor(DESK);
    const { page } = reader;
    await opened(reader, casePath("Rajkot-1"));
    const turn = (state: "hidden" | "visible") =>
      page.evaluate(`{
        for (const [name, value] of [["hidden", ${state === "hidden"}], ["visibilityState", "${state}"]])
          Object.defineProperty(document, name, { value, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }`);
    const closed = page.waitForEvent("requestfailed", (one) => one.url().includes("/api/live"));
    await turn("hidden");
    await closed;
    await recordElsewhere("Rajkot-1");
    expect(await notice(page).count()).toBe(0);
    await turn("visible");
    await notice(page).waitFor();
  });

  it("can be read without scripts, and has no empty notice", async () => {
    const reader = await visitor(PHONE, { javaScriptEnabled: false });
    await reader.open(casePath("Rajkot-1"));
    expect(await reader.page.getByRole("heading", { level: 1 }).textContent()).toContain("Rajkot-1");
    expect(await notice(reader.page).count()).toBe(0);
  });
});

describe("the list of cases", () => {
  it("says that something was recorded since it was made, and what was searched for is asked again", async () => {
    const reader = await visitor(PHONE);
    await opened(reader, "/?q=Rajkot");
    await recordElsewhere("Kolkata-1");
    await notice(reader.page).waitFor();
    await reader.inspect("live-list-phone");
    await reader.page.getByRole("link", { name: "Show it" }).click();
    await reader.page.waitForURL(/\?q=Rajkot$/);
    await reader.page.waitForLoadState("load");
    expect(await reader.page.getByRole("searchbox").inputValue()).toBe("Rajkot");
  });
});

describe("a line that is lost", () => {
  it("is taken up by the browser by itself, and the page hears of what came meanwhile", async () => {
    const sockets = new Set<Socket>();
    let dead = false;
    const line: Server = createServer((asked, answered) => {
      const onward = request(
        new URL(asked.url ?? "/", server.url),
        { method: asked.method, headers: asked.headers },
        (answer) => {
          answered.writeHead(answer.statusCode ?? 502, answer.headers);
          answered.flushHeaders();
          answer.pipe(answered);
        },
      );
      onward.on("error", () => answered.destroy());
      answered.on("close", () => onward.destroy());
      asked.pipe(onward);
    });
    line.on("connection", (socket) => {
      if (dead) socket.destroy();
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
    const { port } = line.address() as AddressInfo;
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    // a session is of the port at which it was begun
    await signIn(page, server.signInLink.replace(server.url, `http://127.0.0.1:${port}`));
    const listening = page.waitForResponse((answer) => answer.url().includes(`:${port}/api/live?case=`));
    await page.goto(`http://127.0.0.1:${port}${casePath("Kolkata-1")}`);
    await listening;
    dead = true;
    for (const socket of sockets) socket.destroy();
    await recordElsewhere("Kolkata-1");
    dead = false;
    await notice(page).waitFor({ timeout: 25_000 });
    await context.close();
    line.closeAllConnections();
    await new Promise<void>((resolve) => line.close(() => resolve()));
  });
});
