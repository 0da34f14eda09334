/** What a reader sees of the published cases: the words on their pages, held against what their sources say. */
import { caseIdOf } from "@tareekh/core/recording/event-ids.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kolkata } from "../../demo/kolkata.ts";
import { mumbai } from "../../demo/mumbai.ts";
import { rajkot } from "../../demo/rajkot.ts";
import { saran } from "../../demo/saran.ts";
import type { DemoCase } from "../../demo/told.ts";
import { type TemporaryApp, temporaryApp } from "../../testing/temporary-app.ts";
import { shownCaseId } from "../../use-cases/case-id.ts";
import { pages } from "../pages.ts";

let app: TemporaryApp;

beforeAll(async () => {
  app = await temporaryApp(pages);
  for (const { command } of [kolkata, mumbai, rajkot, saran]) {
    expect((await app.send("/api/cases", command)).status).toBe(201);
  }
});
afterAll(() => app.close());

const pageOf = async ({ command }: DemoCase): Promise<string> => {
  const answer = await app.ask(`/cases/${shownCaseId(caseIdOf(command.commandId))}`, {
    headers: { accept: "text/html" },
  });
  expect(answer.status).toBe(200);
  return answer.text();
};

/** Entries of the list, each from its heading to the next: what is said under a title. */
const entriesTitled = (page: string, title: string): readonly string[] =>
  page
    .split("<h3>")
    .filter((part) => part.startsWith(`${title}</h3>`))
    .map((part) => part.slice(0, part.indexOf("</li>")));

describe("the page of Mumbai", () => {
  it("says that the survivors are in a shelter and that ages are being determined, and that nobody ordered it", async () => {
    const page = await pageOf(mumbai);
    expect(entriesTitled(page, "Survivor said to be in shelter or custody")).toHaveLength(5);
    expect(entriesTitled(page, "Age being determined, as stated")).toHaveLength(4);
    expect(page).not.toMatch(/ordered<\/h3>/);
    expect(page).toContain("Age being determined, as stated. Waits for: Age found");
  });

  it("keeps the early of early September", async () => {
    expect(await pageOf(mumbai)).toContain("September, year not stated<small>early in it</small>");
  });
});

describe("the page of Kolkata", () => {
  it("names the anti-trafficking police as those who rescued and arrested", async () => {
    const page = await pageOf(kolkata);
    const done = [...entriesTitled(page, "Survivor rescued"), ...entriesTitled(page, "Accused arrested")];
    expect(done).toHaveLength(6);
    for (const entry of done) expect(entry).toContain("Anti Human Trafficking Unit");
  });

  it("says that the sister was exploited for years, and by all who are said to have sold them", async () => {
    const [exploited] = entriesTitled(await pageOf(kolkata), "What was done to the person");
    expect(exploited).toContain("For years");
    for (const number of [2, 3, 4, 5]) expect(exploited).toContain(`Accused ${number}`);
  });
});

describe("the page of Rajkot", () => {
  it("says at night beside the day of the rescue, and not beside other days", async () => {
    const page = await pageOf(rajkot);
    expect(page.match(/<small>at night<\/small>/g)).toHaveLength(1);
    expect(page).toMatch(/12-11-2020<\/span><small>at night<\/small>/);
  });
});

describe("the page of Saran", () => {
  it("has the police of Kolkata and her father on their way to her", async () => {
    const page = await pageOf(saran);
    const [journey] = entriesTitled(page, "Journey under way");
    expect(journey).toContain("Going to bring the survivor back");
    expect(journey).toContain("Police of a city");
    expect(page).not.toContain("Brought back or home");
  });
});
