/** Importing by the pages with a browser: on a phone and at a desk, with scripts and without, by keyboard alone. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type DemoServer, startDemo } from "./demo-server.ts";
import { DESK, launch, PHONE, signIn, type Visitor, visit } from "./visitor.ts";

const EXAMPLE = fileURLToPath(new URL("../../packages/api/importing/example/cases.csv", import.meta.url));
const MOST_BYTES = 30_000;
/** Milliseconds that a page may take where many tests run beside this one. */
const A_LOADED_MACHINE = 100_000;

const directory = mkdtempSync(join(tmpdir(), "tki-"));
let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const visitors: Visitor[] = [];
const visitor = async (options: BrowserContextOptions): Promise<Visitor> => {
  const one = await visit(browser, server, options);
  visitors.push(one);
  return one;
};
afterEach(async () => {
  for (const one of visitors.splice(0)) await one.leave();
});

const fileOf = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};

const upload = async (page: Page, file: string): Promise<void> => {
  await page.getByLabel("File (CSV or XLSX)").setInputFiles(file);
  await page.getByRole("button", { name: "Upload" }).click();
  await page.getByRole("heading", { name: "What the columns mean" }).waitFor();
};

describe.each([
  ["on a phone", { viewport: PHONE }, "phone"],
  ["at a desk", { viewport: DESK }, "desk"],
  ["without scripts", { viewport: PHONE, javaScriptEnabled: false }, "plain"],
] as const)("%s", (_, options, name) => {
  it("a register is uploaded, tried, imported and taken back, and every page can be read by everybody", async () => {
    const one = await visitor(options);
    const { page } = one;
    // axe itself is a script.
    const look = name === "plain" ? "fit" : "every-rule";
    const rows = readFileSync(EXAMPLE, "utf8").replaceAll("POCSO,", `POCSO-${name},`);
    const wrong = `${rows.trimEnd()}\r\nWBSP01000005202${name.length},POCSO,9,12/25/2023,West Bengal,,,,,,Pending,,,15/06/2026\r\n`;
    await one.open("/imports");
    await one.inspect(`import-begin-${name}`, look);
    await upload(
      page,
      fileOf(`register-${name}.csv`, wrong.replaceAll("0000", name.length.toString().repeat(4))),
    );
    await one.inspect(`import-columns-${name}`, look);
    await page.getByLabel("Name of the table").fill(`register-${name}`);
    await page
      .getByLabel("How it was looked up which cases are pending")
      .selectOption({ label: "Court website or app" });
    await page.getByRole("button", { name: "Try it", exact: true }).click();
    await page.getByRole("heading", { name: "What would be recorded" }).waitFor();
    await page.getByText("has no month 25", { exact: false }).waitFor();
    await page.getByText("Row 2", { exact: true }).click();
    await one.inspect(`import-trial-${name}`, look);
    await page.getByRole("button", { name: /^Import 4 rows/ }).click();
    await page.getByRole("heading", { name: "Imported", exact: true }).waitFor();
    await one.inspect(`import-done-${name}`, look);
    await page.getByRole("link", { name: "This import, and how to take it back" }).click();
    const takeBack = page.getByRole("button", { name: "Take this import back" });
    await takeBack.waitFor();
    await one.inspect(`import-one-${name}`, look);
    await takeBack.click();
    await page.getByText("in 4 cases.", { exact: false }).waitFor();
    await one.inspect(`import-undone-${name}`, look);
    await one.open("/imports");
    await one.inspect(`import-list-${name}`, look);
  }, 120_000);
});

describe("what is to be mended", () => {
  it("is told on top, and leads to its place by the keyboard alone", async () => {
    const one = await visitor({ viewport: PHONE });
    const { page } = one;
    await one.open("/imports");
    await upload(page, fileOf("lacking.csv", "CNR,Case number\r\nWBSP010000012023,7\r\n"));
    await page.getByLabel("Name of the table").fill("lacking");
    await page.getByRole("button", { name: "Try it", exact: true }).focus();
    await page.keyboard.press("Enter");
    const problem = page.getByRole("alert").getByRole("link");
    await problem.waitFor();
    await problem.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/#kind\.1$/);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.closest('tr').textContent")).toContain("Case number");
  }, 120_000);
});

describe("a long import", () => {
  const rows = Array.from({ length: 1_500 }, (_, i) => `${i + 1}/1987,North`);

  it("shows how far it is by itself, goes on when the page is left, and ends with what came of it", async () => {
    const one = await visitor({ viewport: PHONE });
    const { page } = one;
    await one.open("/imports");
    await upload(page, fileOf("long.csv", ["Our file number,District", ...rows, ""].join("\r\n")));
    await page.getByLabel("Name of the table").fill("long");
    await page.getByRole("button", { name: "Try it", exact: true }).click();
    const begin = page.getByRole("button", { name: /^Import 1,500 rows/ });
    await begin.waitFor({ timeout: A_LOADED_MACHINE });
    await begin.click();
    await page.getByText(/of 1,500 rows/).waitFor();
    await one.inspect("import-going-on-phone", "fit");
    await one.open("/");
    await one.open("/imports/work");
    // Nobody does anything here: the page asks by itself.
    await page.getByRole("heading", { name: "Imported", exact: true }).waitFor({ timeout: A_LOADED_MACHINE });
  }, 240_000);
});

describe("a phone on a bad line", () => {
  it("gets no page of importing heavier than 30 kB, its files included", async () => {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    await signIn(page, server.signInLink);
    await page.goto(`${server.url}/imports`);
    await upload(page, EXAMPLE);
    for (const path of ["/imports", "/imports/file"]) {
      const sizes: Promise<number>[] = [];
      page.on("requestfinished", (request) => {
        if (request.resourceType() !== "font")
          sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
      });
      const client = await context.newCDPSession(page);
      await client.send("Network.clearBrowserCache");
      await page.goto(`${server.url}${path}`, { waitUntil: "load" });
      page.removeAllListeners("requestfinished");
      const weight = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      expect(weight, path).toBeGreaterThan(1_000);
      expect(weight, path).toBeLessThan(MOST_BYTES);
    }
    await context.close();
  }, 120_000);
});
