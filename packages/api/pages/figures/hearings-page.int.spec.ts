/** The page of court dates over a real store: what has gone by without a result is seen first, and nothing is dropped. */
import { addDays, type Day } from "@tareekh/core/calendar/day.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command } from "../../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../../testing/temporary-app.ts";
import { todayInIndia } from "../../use-cases/today-in-india.ts";
import { dayAsWritten } from "../dates-as-written.ts";
import { pages } from "../pages.ts";
import { en } from "../words/en.ts";

let app: TemporaryApp;
let today: Day;
/** The case whose court date passed without a result. */
let forgotten: string;

/** A case with a court date on one day, at which the next was given. */
const heldOn = (fileNumber: string, day: Day, next: Day) =>
  command([
    { type: "CaseOpened", data: { fileNumber } },
    { type: "ProceedingOpened", data: { proceeding: "proceeding-1" } },
    {
      type: "CourtCaseNumbered",
      occurred: "2024-01-02",
      data: {
        proceeding: "proceeding-1",
        court: "pocso-special-court",
        caseType: "POCSO",
        number: fileNumber.slice(1),
        year: 2024,
      },
    },
    {
      type: "CourtDateRecorded",
      occurred: day,
      data: {
        proceeding: "proceeding-1",
        result: "held",
        next: { date: next, purposes: ["prosecution-evidence"] },
      },
    },
  ]);

/** So many that they fill more than a page, all still to come. */
const LATER = 101;

beforeAll(async () => {
  app = await temporaryApp(pages);
  today = (await app.run(todayInIndia)) as Day;
  const open = async (sent: ReturnType<typeof heldOn>) => {
    const answer = await app.send("/api/cases", sent);
    expect(answer.status).toBe(201);
    return (await answer.json()) as { readonly caseId: string; readonly revision: number };
  };
  const [first] = await Promise.all([
    open(heldOn("F1", addDays(today, -300), addDays(today, -275))),
    open(heldOn("F2", addDays(today, -20), today)),
    ...Array.from({ length: LATER }, (_, i) =>
      open(heldOn(`F${i + 4}`, addDays(today, -100), addDays(today, 30))),
    ),
  ]);
  forgotten = first.caseId;
  const last = await open(heldOn("F3", addDays(today, -10), addDays(today, 1)));
  expect((await app.ask(`/api/cases?limit=1&atLeast=${last.caseId}@${last.revision}`)).status).toBe(200);
});
afterAll(() => app.close());

const page = async (path: string): Promise<string> => {
  const answer = await app.ask(path, { headers: { accept: "text/html" } });
  expect(answer.status, path).toBe(200);
  return answer.text();
};

/** Heading and text of each part. */
const partsOf = (html: string): readonly (readonly [string, string])[] =>
  [...html.matchAll(/<h2>(.*?)<\/h2>(.*?)<\/section>/gs)].map(([, title = "", inside = ""]) => [
    title,
    inside.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "),
  ]);
const partOf = (html: string, title: string): string =>
  partsOf(html).find(([one]) => one === title)?.[1] ?? "";
const linkOf = (html: string, title: string): string =>
  new RegExp(`href="([^"]+)"[^>]*>${title}`).exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
const say = en.hearingsPage;

describe("the page of court dates", () => {
  it("begins with what has gone by without a result, however long ago, and leads to recording it", async () => {
    const html = await page("/hearings");
    const titles = partsOf(html).map(([title]) => title);
    expect(titles.slice(0, 3)).toEqual([say.due.overdue, say.due.today, say.due.tomorrow]);
    const overdue = partOf(html, say.due.overdue);
    for (const said of ["F1", "POCSO 1/2024", "Prosecution evidence", "275 days ago", say.recordIt])
      expect(overdue).toContain(said);
    expect(overdue).not.toContain("F2");
    expect(partOf(html, say.due.today)).toContain("F2");
    expect(partOf(html, say.due.tomorrow)).toContain("F3");
    expect(html).toContain(`/cases/${forgotten}/court-date?on=${addDays(today, -275)}`);
  });

  it("shows what is on record of the last thirty days, and says so", async () => {
    const html = await page("/hearings");
    const past = partOf(html, say.pastSince(dayAsWritten(addDays(today, -30))));
    expect(past).toContain("F2");
    expect(past).not.toContain("F1 ");
    expect(partOf(await page("/hearings?from=&to="), say.past)).toContain(dayAsWritten(addDays(today, -300)));
  });

  it("has every court date on one of its pages, and calls no group empty that another page may fill", async () => {
    const first = await page("/hearings");
    const second = await page(linkOf(first, en.figures.more));
    expect(partsOf(second).map(([title]) => title)[0]).toBe(say.due.later);
    const namesIn = (html: string) => [...html.matchAll(/>(F\d+)<\/a>/g)].map(([, name = ""]) => name);
    const due = [first, second].flatMap((html) => namesIn(html.slice(0, html.indexOf('id="past"'))));
    expect(due).toHaveLength(LATER + 3);
    expect(new Set(due).size).toBe(LATER + 3);
  });

  it("leaves what is on record where it is while the other list goes on", async () => {
    const html = await page("/hearings?from=&to=");
    const further = await page(
      (/href="(\/hearings\?[^"#]*past=[^"#]+)#past"/.exec(html)?.[1] ?? "").replaceAll("&amp;", "&"),
    );
    expect(partOf(further, say.due.overdue)).toContain("F1");
    expect(partOf(further, say.pastSince(dayAsWritten(addDays(today, -30))))).toBe("");
  });

  it("is reached from the list of cases", async () => {
    expect(linkOf(await page("/"), en.cases.due)).toBe("/hearings");
  });

  it("gives each of its lists as CSV", async () => {
    const html = await page("/hearings");
    const rows = async (path: string) =>
      (await (await app.ask(path)).text()).trimEnd().split("\r\n").length - 1;
    expect(await rows(linkOf(html, en.figures.csv))).toBe(LATER + 3);
    expect(await rows(linkOf(html, say.pastFile))).toBe(2);
  });
});
