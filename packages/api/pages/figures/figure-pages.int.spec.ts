/** The pages of figures over a real store: their filters, figures and table are of one selection, and add up. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { demoCases } from "../../demo/cases.ts";
import { command, openingEvents } from "../../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../../testing/temporary-app.ts";
import { pages } from "../pages.ts";

let app: TemporaryApp;

/** In Bihar: an application that waits, and an order for which no application is on record. */
const bihar = [
  ...openingEvents,
  { type: "PersonAdded", data: { person: "accused-2", role: "accused" } },
  {
    type: "FirRegistered",
    occurred: "2023-02-03",
    data: { proceeding: "proceeding-1", number: "12", year: 2023, state: "in-br", district: "Gaya" },
  },
  {
    type: "BailAppliedFor",
    occurred: "2023-03-03",
    data: { proceeding: "proceeding-1", accused: "accused-1", kind: "regular" },
  },
  {
    type: "BailDecided",
    occurred: "2023-03-09",
    data: { proceeding: "proceeding-1", accused: "accused-2", outcome: "granted" },
  },
  {
    type: "ThreatReported",
    occurred: "2023-04-02",
    data: { proceeding: "proceeding-1", manners: ["threat-of-violence"], targets: ["survivor-1"] },
  },
];

beforeAll(async () => {
  app = await temporaryApp(pages);
  const commands = [...demoCases.map((told) => told.command), command(bihar)];
  for (const sent of commands) expect((await app.send("/api/cases", sent)).status).toBe(201);
  const projected = async () =>
    ((await (await app.ask("/api/cases?limit=1")).json()) as { readonly total: number }).total;
  await vi.waitFor(async () => expect(await projected()).toBe(commands.length), {
    timeout: 50_000,
    interval: 100,
  });
});
afterAll(() => app.close());

const page = async (path: string, status = 200): Promise<string> => {
  const answer = await app.ask(path, { headers: { accept: "text/html" } });
  expect(answer.status, path).toBe(status);
  return answer.text();
};

/** The figure under a title, and what is said beside it. */
const tile = (html: string, title: string): string =>
  (new RegExp(`<dt>${title}</dt><dd>(.*?)</dd>`, "s").exec(html)?.[1] ?? "").replace(/<[^>]+>/g, " ").trim();

const rowsIn = (html: string): number => html.match(/<th scope="row">/g)?.length ?? 0;

const csvOf = async (html: string): Promise<readonly string[]> => {
  const path = /href="(\/api\/[^"]+format=csv[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const answer = await app.ask(path);
  expect(answer.status, path).toBe(200);
  return (await answer.text()).trimEnd().split("\r\n").slice(1);
};

describe("bail", () => {
  it.each(["", "state=in-br", "district=gaya", "year=2023", "state=in-wb", "agency=cbi"])(
    "with the filter %j, the figures are of the accused in the table and in the file",
    async (filters) => {
      const html = await page(`/bail?${filters}`);
      const rows = rowsIn(html);
      expect(Number.parseInt(tile(html, "Accused"), 10)).toBe(rows);
      expect(await csvOf(html)).toHaveLength(rows);
    },
  );

  it("counts what is chosen, and says so", async () => {
    const html = await page("/bail?state=in-br");
    expect(tile(html, "Accused")).toMatch(/^2\b/);
    expect(html).toContain("All that is chosen, together");
    expect(await page("/bail")).toContain("All cases together");
  });

  it("says by which entry and of what day an accused stands as shown, and not that he does so now", async () => {
    const html = (await page("/bail")).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    // In Rajkot one was arrested by 13 November 2020; of no later day is anything on record.
    expect(html).toMatch(/Arrested on or before 13-11-2020 ?, by “Accused arrested”/);
    expect(html).toContain("Last on record");
    expect(html).not.toMatch(/ Now /);
  });

  it("says where an order stands without an application, and the outcomes add up", async () => {
    const html = await page("/bail?state=in-br");
    expect(tile(html, "Applications")).toMatch(/^1 +1 pending$/);
    expect(tile(html, "Decided")).toMatch(
      /^1 +1 granted, 0 refused; of these, 1 order without an application on record$/,
    );
    expect(html).toContain("1 granted; 1 order without an application on record");
    expect(tile(html, "Application to order")).toContain("middle value of those decided; 1 pending left out");
  });
});

describe("threats", () => {
  it("without an answer are left out of the days to the first answer, and that is said", async () => {
    const html = await page("/intimidation?state=in-br");
    expect(tile(html, "Answer on record")).toMatch(/^0 +1 without an answer on record$/);
    expect(tile(html, "Until the first answer")).toContain(
      "middle value of those answered; 1 without an answer left out",
    );
  });

  it("name whom they were made against by the alias of the case's own page, and the file by reference", async () => {
    const html = await page("/intimidation?state=in-br");
    expect(html).toContain('data-label="Against"><span>Tara</span>');
    const [line = ""] = await csvOf(html);
    expect(line).toContain("survivor-1");
    expect(line).not.toContain("Tara");
  });

  it.each(["", "state=in-wb", "state=in-br"])(
    "with the filter %j, the figures are of the incidents in the table",
    async (filters) => {
      const html = await page(`/intimidation?${filters}`);
      expect(Number.parseInt(tile(html, "Incidents"), 10)).toBe(rowsIn(html));
      expect(await csvOf(html)).toHaveLength(rowsIn(html));
    },
  );
});

describe("delays", () => {
  const PARTS = ["Reached", "Still waiting", "Ended otherwise", "End not recorded", "Beginning not recorded"];

  it.each(["from=fir&to=chargesheet", "from=rescue&to=arrest", "from=arrest-deferred&to=arrest"])(
    "%s: the five parts add up to all, in all and in each line",
    async (span) => {
      const html = await page(`/delays?${span}&by=state`);
      const parts = PARTS.map((title) => Number.parseInt(tile(html, title), 10));
      const all = Number.parseInt(tile(html, "All"), 10);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all);
      const [reached, waiting, endedOtherwise, endNot, beginningNot] = parts;
      expect(html).toContain(
        `${reached} reached + ${waiting} still waiting + ${endedOtherwise} ended otherwise + ${endNot} with the end not recorded + ${beginningNot} with the beginning not recorded = ${all} `,
      );
      const lines = [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([line]) => {
        const cell = (title: string) =>
          Number(new RegExp(`data-label="${title}"[^>]*><span>([\\d,]+)<`).exec(line)?.[1] ?? "0");
        return { parts: PARTS.map(cell), all: cell("All") };
      });
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) expect(line.parts.reduce((sum, part) => sum + part, 0)).toBe(line.all);
      expect(lines.reduce((sum, line) => sum + line.all, 0)).toBe(all);
    },
  );

  it("are of what is chosen, on the page and in the file", async () => {
    const html = await page("/delays?from=fir&to=chargesheet&state=in-br");
    expect(tile(html, "All")).toBe("1 proceeding");
    const [total = ""] = await csvOf(html);
    expect(total).toContain("in-br");
  });
});

describe("a filter that cannot be understood", () => {
  it.each([
    ["/bail?state=XX", "This is not in the list."],
    ["/intimidation?agency=unknown", "This is not in the list."],
    ["/bail?year=23", "Write the year with four digits."],
    ["/delays?from=fir&to=arrest&year=all", "Write the year with four digits."],
    [
      "/hearings?from=05-03-2024&to=04-03-2024",
      "The last day comes before the first. Write 05-03-2024 or a later day.",
    ],
    ["/hearings?from=soon&to=", "This is not a day."],
  ])("%s says what is wrong, and shows nothing in its place", async (path, said) => {
    const html = await page(path, 400);
    expect(html).toContain(said);
    expect(html).toContain('aria-invalid="true"');
    expect(html).not.toContain("<table");
    expect(html).not.toContain("format=csv");
  });

  it("is never another page's cursor", async () => {
    const { next } = (await (await app.ask("/api/bail?limit=1")).json()) as { readonly next: string };
    expect(await page(`/bail?cursor=${next}`)).toContain("<table");
    expect(await page(`/bail?state=in-br&cursor=${next}`, 400)).toContain("of the same question");
  });
});

describe("on paper", () => {
  it.each([
    ["/bail", "Nothing was filtered."],
    ["/bail?state=in-br&year=2023", "Chosen: State: Bihar; Year of FIR: 2023."],
    ["/delays?from=fir&to=arrest&by=state", "Chosen: From: FIR; To: Arrest; Compare by: State."],
    ["/hearings?from=05-03-2024&to=", "Chosen: From: 05-03-2024."],
  ])(
    "%s says when it was printed, what was chosen, and at which entry of the log it stands",
    async (path, chosen) => {
      const html = await page(path);
      const line = /<p class="small print-only">(.*?)<\/p>/.exec(html)?.[1] ?? "";
      expect(line).toMatch(/^Printed on \d{2}-\d{2}-\d{4}\. /);
      expect(line).toContain(chosen);
      expect(html).toMatch(/As of entry \d+ of the log/);
      expect(html).toContain('<form class="no-print" method="get">');
    },
  );
});
