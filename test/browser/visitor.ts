/** Someone who visits the pages with a browser, and what must never happen while they do. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from "playwright-core";
import { expect } from "vitest";
import type { DemoServer } from "./demo-server.ts";

const PICTURES = fileURLToPath(new URL("../.pictures/", import.meta.url));

export const launch = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** Of a page that is taller, as the API's reference is, a picture takes minutes: it shows the first window of it. */
const TALLEST = 16_384;

export const PHONE = { width: 360, height: 740 };
export const TABLET = { width: 768, height: 1024 };
export const DESK = { width: 1280, height: 900 };

/**
 * How closely to look: by every rule of axe; at colours alone, where only they differ from a page that was looked at
 * by every rule; or at what fits and what complains.
 */
export type Look = "every-rule" | "colours" | "fit";

export interface Visitor {
  readonly page: Page;
  /** What the console said, and requests that went elsewhere. */
  readonly complaints: readonly string[];
  readonly open: (path: string) => Promise<void>;
  /** That the page can be read by everybody, fits its window, and asked nobody else for anything. */
  readonly inspect: (picture: string, look?: Look) => Promise<void>;
  readonly leave: () => Promise<void>;
}

/** Signed in, with a window of that size. */
/** Follows the link, and presses the button that it shows. */
export const signIn = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/");
};

export const visit = async (
  browser: Browser,
  server: DemoServer,
  options: BrowserContextOptions,
): Promise<Visitor> => {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url)) complaints.push(`asked elsewhere: ${request.url()}`);
  });
  await signIn(page, server.signInLink);
  return {
    page,
    complaints,
    open: async (path) => {
      await page.goto(`${server.url}${path}`);
    },
    inspect: async (picture, look = "every-rule") => {
      mkdirSync(PICTURES, { recursive: true });
      const height = await page.evaluate<number>("document.documentElement.scrollHeight");
      await page.screenshot({ path: `${PICTURES}${picture}.png`, fullPage: height <= TALLEST });
      const wide = await page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect(wide, `${picture} scrolls sideways`).toBe(0);
      if (look !== "fit") {
        const axe = new AxeBuilder({ page });
        if (look === "colours") axe.withRules("color-contrast");
        const { violations } = await axe.analyze();
        expect(
          violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
          `${picture} is hard to use for some`,
        ).toEqual([]);
      }
      expect(complaints, `${picture} complained`).toEqual([]);
    },
    leave: () => context.close(),
  };
};
