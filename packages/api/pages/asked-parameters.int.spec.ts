/** Addresses of pages over a real store: what stands in them is a choice of the page, or is refused. */
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { demoCases } from "../demo/cases.ts";
import { type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";
import { pages } from "./pages.ts";

let app: TemporaryApp;

beforeAll(async () => {
  app = await temporaryApp(pages);
  for (const { command } of demoCases) expect((await app.send("/api/cases", command)).status).toBe(201);
  await vi.waitFor(
    async () =>
      expect(await (await app.ask("/api/cases?limit=1")).json()).toMatchObject({ total: demoCases.length }),
    { timeout: 50_000, interval: 100 },
  );
});
afterAll(() => app.close());

const asked = (path: string): Promise<Response> => app.ask(path, { headers: { accept: "text/html" } });

const shown = [
  "/",
  "/figures",
  "/delays?from=fir&to=chargesheet",
  "/stages",
  "/outcomes",
  "/pendency",
  "/adjournments",
  "/compensation",
  "/completeness",
  "/bail",
  "/intimidation",
  "/hearings",
  "/releases",
  "/imports",
  "/cases/new",
];

describe("a choice that a page does not have", () => {
  it.each(shown)("is refused by %s, which says so by its name", async (path) => {
    expect((await asked(path)).status).toBe(200);
    const answer = await asked(`${path}${path.includes("?") ? "&" : "?"}caseid=case-1`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("“caseid” cannot be chosen on this page.");
  });

  it("is refused also beside a case, and where one is chosen twice", async () => {
    const { cases } = (await (await app.ask("/api/cases?limit=1")).json()) as {
      readonly cases: readonly { readonly caseId: string }[];
    };
    expect((await asked(`/cases/${cases[0]?.caseId}?asof=2020-01-01`)).status).toBe(400);
    const twice = await asked("/bail?state=in-br&state=in-wb");
    expect(twice.status).toBe(400);
    expect(await twice.text()).toContain("“state” is chosen more than once.");
  });
});

interface Link {
  getAttribute(name: string): string | null;
}

describe("the links of a page", () => {
  it.each([
    "/delays?from=fir&to=arrest&by=state&sort=all&first=in-wb&second=in-br",
    "/outcomes?from=fir&by=district&sort=waiting",
    "/pendency?by=state",
    "/bail",
    "/figures",
  ])("on %s lead to pages that have the choices in them", async (path) => {
    const { document } = parseHTML(await (await asked(path)).text()) as unknown as {
      readonly document: { querySelectorAll(selector: string): Iterable<Link> };
    };
    const links = [...document.querySelectorAll('main a[href*="?"]')]
      .map((link) => link.getAttribute("href") ?? "")
      .filter((href) => !href.startsWith("/api/"));
    for (const href of new Set(links)) expect((await asked(href)).status, href).toBe(200);
  });

  it("and its form lead to it where nothing is chosen in it", async () => {
    for (const path of shown.slice(2, 12)) {
      const { document } = parseHTML(await (await asked(path)).text()) as unknown as {
        readonly document: { querySelectorAll(selector: string): Iterable<Link> };
      };
      const names = [...document.querySelectorAll("main form[method=get] [name]")].map(
        (input) => input.getAttribute("name") ?? "",
      );
      const empty = names
        .filter((name) => !["from", "to"].includes(name) || path === "/hearings")
        .map((name) => `${name}=`);
      const question = [...(path.split("?")[1]?.split("&") ?? []), ...new Set(empty)].join("&");
      expect((await asked(`${path.split("?")[0]}?${question}`)).status, question).toBe(200);
    }
  });
});
