/** Each page, walked through as people do: on a phone, on a tablet, at a desk, in the dark, on paper, by keyboard. */
import type { Browser, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoServer, startDemo } from "./demo-server.ts";
import { DESK, launch, PHONE, signIn, TABLET, type Visitor, visit } from "./visitor.ts";

let server: DemoServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const casePath = (fileNumber: string): string => `/cases/${server.caseId(fileNumber)}`;

const everyPage = async (visitor: Visitor): Promise<readonly (readonly [name: string, path: string])[]> => {
  const rajkot = casePath("Rajkot-1");
  await visitor.open(rajkot);
  const correct = await visitor.page.locator('a[href$="/correct"]').first().getAttribute("href");
  if (correct === null) throw new Error("No entry can be corrected");
  return [
    ["cases", "/"],
    ["cases-found", "/?q=Rajkot"],
    ["cases-not-found", "/?q=Nowhere"],
    ["case-new", "/cases/new"],
    ["case-kolkata", casePath("Kolkata-1")],
    ["case-rajkot", rajkot],
    ["case-rajkot-then", `${rajkot}?asOf=12-11-2020`],
    ["record", `${rajkot}/record`],
    ["record-found", `${rajkot}/record?find=bail`],
    ["record-bail", `${rajkot}/record?type=BailDecided`],
    ["court-date", `${rajkot}/court-date`],
    ["correct", correct],
    ["retract", correct.replace(/correct$/, "retract")],
    ["figures", "/figures"],
    ["delays", "/delays?from=arrival&to=rescue&by=state"],
    ["delays-compared", "/delays?from=arrival&to=rescue&by=state&first=in-wb&second=in-gj&entry=ignored"],
    ["stages", "/stages?from=rescue&by=state"],
    ["outcomes", "/outcomes?entry=ignored"],
    ["pendency", "/pendency?from=fir"],
    ["adjournments", "/adjournments?by=purpose"],
    ["compensation", "/compensation"],
    ["completeness", "/completeness?by=state"],
    ["bail", "/bail"],
    ["intimidation", "/intimidation"],
    ["hearings", "/hearings?from=&to="],
    ["releases", "/releases"],
  ];
};

/** Every page on each device takes longer than a test usually may. */
const PATIENCE = 120_000;

describe.each([
  ["phone", PHONE, "light", "every-rule"],
  ["phone in the dark", PHONE, "dark", "colours"],
  ["tablet", TABLET, "light", "fit"],
  ["desk", DESK, "light", "every-rule"],
] as const)("at a %s", (device, viewport, colorScheme, look) => {
  it(
    "every page can be read by everybody, fits, says no error, and asks no other host",
    async () => {
      const visitor = await visit(browser, server, { viewport, colorScheme });
      for (const [name, path] of await everyPage(visitor)) {
        await visitor.open(path);
        await visitor.inspect(`${name}-${device.replaceAll(" ", "-")}`, look);
      }
      await visitor.leave();
    },
    PATIENCE,
  );
});

describe("the API's reference", () => {
  it(
    "fits a phone and can be read by everybody",
    async () => {
      const visitor = await visit(browser, server, { viewport: PHONE });
      await visitor.open("/reference");
      await visitor.inspect("reference-phone");
      await visitor.leave();
    },
    PATIENCE,
  );
});

/** A4 and US Letter, with a browser's margins and with none, in CSS pixels. */
const PAPERS = [718, 739, 794, 816];

describe("a wide table on paper", () => {
  it.each(["/delays?from=fir&to=arrest&by=state", "/bail", "/pendency?by=district"])(
    "of %s has all its columns, whatever the paper",
    async (path) => {
      const visitor = await visit(browser, server, { viewport: DESK });
      await visitor.open(path);
      await visitor.page.emulateMedia({ media: "print" });
      for (const width of PAPERS) {
        await visitor.page.setViewportSize({ width, height: 1000 });
        const cut = await visitor.page.evaluate(
          "[...document.querySelectorAll('.table')].filter((one) => one.firstElementChild.getBoundingClientRect().right > document.documentElement.clientWidth).length",
        );
        expect(cut, `${width} px`).toBe(0);
        expect(await visitor.page.locator(".table thead").first().isVisible()).toBe(true);
      }
      await visitor.leave();
    },
  );
});

describe("a case", () => {
  it("shows 36 to 42 days from arrival to rescue in the Rajkot case", async () => {
    const visitor = await visit(browser, server, { viewport: DESK });
    await visitor.open(casePath("Rajkot-1"));
    const step = visitor.page.locator("#delays li").filter({ hasText: "Rescue" }).first();
    expect(await step.textContent()).toContain("36 to 42 days");
    await visitor.leave();
  });

  it("draws the whole timeline on paper, with every entry and its source", async () => {
    const visitor = await visit(browser, server, { viewport: PHONE });
    await visitor.open(casePath("Rajkot-1"));
    await visitor.page.emulateMedia({ media: "print" });
    expect(await visitor.page.locator(".drawing-along").isVisible()).toBe(true);
    expect(await visitor.page.locator(".drawing-down").isVisible()).toBe(false);
    expect(await visitor.page.getByRole("button").count()).toBe(0);
    expect(await visitor.page.getByText("lured the girl on the pretext of marriage").isVisible()).toBe(true);
    await visitor.leave();
  });

  it("is reached from the keyboard alone: skip link, list, case", async () => {
    const visitor = await visit(browser, server, { viewport: DESK });
    await visitor.open("/");
    const { page } = visitor;
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate("document.activeElement.closest('.cases') !== null")) === true) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/cases\/case-/);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Saran-1");
    await visitor.leave();
  });

  it("can be read in full without scripts", async () => {
    const visitor = await visit(browser, server, { viewport: PHONE, javaScriptEnabled: false });
    await visitor.open(casePath("Kolkata-1"));
    expect(
      await visitor.page.getByRole("heading", { name: "Threat or inducement reported" }).isVisible(),
    ).toBe(true);
    await visitor.leave();
  });
});

describe("a phone on a bad line", () => {
  it("gets no page heavier than 30 kB, fonts left out", async () => {
    const visitor = await visit(browser, server, { viewport: PHONE });
    const paths = await everyPage(visitor);
    await visitor.leave();
    const fresh = await browser.newContext({ viewport: PHONE });
    const page = await fresh.newPage();
    await signIn(page, server.signInLink);
    const weights: (readonly [string, number])[] = [];
    for (const [name, path] of paths) {
      const sizes: Promise<number>[] = [];
      const weigh = async (request: Request) => {
        const { responseBodySize, responseHeadersSize } = await request.sizes();
        return responseBodySize + responseHeadersSize;
      };
      const count = (request: Request) => {
        if (request.resourceType() !== "font") sizes.push(weigh(request));
      };
      page.on("requestfinished", count);
      const client = await fresh.newCDPSession(page);
      await client.send("Network.clearBrowserCache");
      await page.goto(`${server.url}${path}`, { waitUntil: "load" });
      page.off("requestfinished", count);
      weights.push([name, (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)]);
    }
    await fresh.close();
    expect(weights.filter(([, bytes]) => bytes > 30_000)).toEqual([]);
    expect(weights.every(([, bytes]) => bytes > 1_000)).toBe(true);
  });
});

describe("somebody who has not signed in", () => {
  it("is asked to, and a wrong address is told in plain words", async () => {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    await page.goto(`${server.url}/bail`);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Please sign in");
    await page.getByRole("link", { name: "Sign in" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Sign in");
    await context.close();
    const visitor = await visit(browser, server, { viewport: PHONE });
    await visitor.open("/cases/case-00000000-0000-7000-8000-000000000000");
    expect(await visitor.page.getByRole("heading", { level: 1 }).textContent()).toBe("Not found");
    await visitor.leave();
  });
});

describe("letters of other scripts", () => {
  it("load our own font only where they stand", async () => {
    const visitor = await visit(browser, server, { viewport: PHONE });
    const fonts: string[] = [];
    visitor.page.on("request", (request) => {
      if (request.resourceType() === "font") fonts.push(new URL(request.url()).pathname);
    });
    await visitor.open("/");
    await visitor.page.waitForLoadState("networkidle");
    expect(fonts).toEqual([]);
    await visitor.open(`/?q=${encodeURIComponent("তারিখ")}`);
    await visitor.page.waitForLoadState("networkidle");
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.every((path) => path.startsWith("/assets/fonts/bengali-"))).toBe(true);
    await visitor.leave();
  });
});
