/** The pages over a real store: what they answer, and what every one of them must keep to. */

import { eventTypes } from "@tareekh/core/catalogue/catalogue.ts";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { caseIdOf } from "@tareekh/core/recording/event-ids.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kolkata } from "../demo/kolkata.ts";
import { rajkot } from "../demo/rajkot.ts";
import type { DemoCase } from "../demo/told.ts";
import { command } from "../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";
import { shownCaseId } from "../use-cases/case-id.ts";
import { newCommandId } from "./forms/command-id.ts";
import { pages } from "./pages.ts";

let app: TemporaryApp;

const idOf = ({ command }: DemoCase) => shownCaseId(caseIdOf(command.commandId));
const RAJKOT = `/cases/${idOf(rajkot)}`;
const KOLKATA = `/cases/${idOf(kolkata)}`;

beforeAll(async () => {
  app = await temporaryApp(pages);
  for (const { command } of [kolkata, rajkot]) {
    const sent = await app.send("/api/cases", command);
    expect(sent.status).toBe(201);
  }
});
afterAll(() => app.close());

/** The day on which the forms of these tests were written, whenever they are sent. */
const DAY = "2021-03-04";

const page = async (path: string, status = 200): Promise<string> => {
  const answer = await app.ask(path, { headers: { accept: "text/html" } });
  expect(answer.status, path).toBe(status);
  return answer.text();
};

const post = (path: string, fields: readonly (readonly [string, string])[], accept = "text/html") =>
  app.ask(path, {
    method: "POST",
    headers: { accept, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
  });

const recordedOf = async (path: string, type: string): Promise<number> => {
  const { events } = (await (await app.ask(`/api${path}/events`)).json()) as {
    readonly events: readonly { readonly type: string }[];
  };
  return events.filter((event) => event.type === type).length;
};

/** A case of its own, of which this was recorded. */
const opened = async (
  events: readonly { readonly type: string; readonly occurred?: string; readonly data: unknown }[],
): Promise<{ readonly caseId: string }> => {
  const answer = await app.send(
    "/api/cases",
    command([{ type: "CaseOpened", data: { fileNumber: "2024/17" } }, ...events]),
  );
  const body = await answer.json();
  expect([answer.status, body]).toEqual([201, body]);
  return body as { readonly caseId: string };
};

/** What holds of the markup of every page. */
const keepsToTheRules = (html: string, path: string) => {
  expect(html, path).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(html, path).not.toMatch(/\sstyle=|<style|\son[a-z]+=/i);
  expect(html.match(/<script\b[^>]*>/g) ?? [], path).toEqual(
    (html.match(/<script type="module" src="\/assets\/[^"]+">/g) ?? []) as string[],
  );
  expect([...html.matchAll(/(?:src|href|action)="(https?:)?\/\//g)], path).toEqual([]);
  expect(html.match(/<h1\b/g), path).toHaveLength(1);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length, path).toBe(new Set(ids).size);
  const referred = [
    ...[...html.matchAll(/\sfor="([^"]+)"/g)].map(([, id]) => id),
    ...[...html.matchAll(/\shref="#([^"]+)"/g)].map(([, id]) => id),
    ...[...html.matchAll(/\saria-(?:describedby|labelledby)="([^"]+)"/g)].flatMap(
      ([, all]) => all?.split(" ") ?? [],
    ),
  ];
  expect(
    referred.filter((id) => !ids.includes(id)),
    path,
  ).toEqual([]);
};

describe("every page", () => {
  it("has one heading of the first rank, no inline script or style, and labels that lead to their inputs", async () => {
    for (const path of [
      "/",
      "/?q=Rajkot",
      "/cases/new",
      RAJKOT,
      KOLKATA,
      `${RAJKOT}/court-date`,
      `${RAJKOT}/record`,
      `${RAJKOT}/record?find=bail`,
      "/delays",
      "/bail",
      "/intimidation",
      "/hearings",
    ]) {
      keepsToTheRules(await page(path), path);
    }
  });

  it("is written for every event type of the catalogue that can be recorded", async () => {
    const reachedOtherwise =
      /^(?:EventCorrected|EventRetracted|RetractionWithdrawn|WarningSettled|CaseOpened)$/;
    for (const { type } of eventTypes.filter((one) => !reachedOtherwise.test(one.type))) {
      const path = `${KOLKATA}/record?type=${type}`;
      keepsToTheRules(await page(path), path);
    }
  });

  it("is written for each entry's correction", async () => {
    const links = [...(await page(KOLKATA)).matchAll(/href="([^"]+\/correct)"/g)].map(
      ([, path]) => path ?? "",
    );
    expect(links.length).toBe(kolkata.command.events.length);
    for (const path of links) keepsToTheRules(await page(path), path);
  });
});

/** What a browser sends of a form as it stands. */
const asItStands = (html: string): readonly (readonly [string, string])[] => {
  const chosen = [...html.matchAll(/<select[^>]*\sname="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name = "", options = ""]) =>
      [name, /<option value="([^"]*)" selected>/.exec(options)?.[1] ?? ""] as const,
  );
  const inputs = [...html.matchAll(/<input(?=[^>]*\sname="([^"]+)")(?=[^>]*\svalue="([^"]*)")([^>]*)>/g)]
    .filter(([tag]) => !/type="(?:radio|checkbox)"/.test(tag) || / checked/.test(tag))
    .map(([, name = "", value = ""]) => [name, value] as const);
  const texts = [...html.matchAll(/<textarea[^>]*\sname="([^"]+)"[^>]*>(.*?)<\/textarea>/gs)].map(
    ([, name = "", text = ""]) => [name, text] as const,
  );
  const plain = (text: string) =>
    text.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  return [...chosen, ...inputs, ...texts].map(([name, value]) => [name, plain(value)] as const);
};

describe("a correction", () => {
  const fileNumberForm = async () => {
    const { entries } = (await (await app.ask(`/api${KOLKATA}/timeline`)).json()) as {
      entries: readonly { eventId: string; type: string }[];
    };
    const path = `${KOLKATA}/events/${entries.find(({ type }) => type === "CaseOpened")?.eventId}/correct`;
    return { path, form: asItStands(await page(path)) };
  };
  const withValues = (
    form: readonly (readonly [string, string])[],
    values: Readonly<Record<string, string>>,
  ) => [...form.filter(([name]) => !(name in values)), ...Object.entries(values)];

  it("written before another one is refused, and shows how the entry reads now beside what was typed", async () => {
    const { path, form } = await fileNumberForm();
    const first = withValues(form, { "data.fileNumber": "Office-2", reason: "Renumbered." });
    const { form: stale } = await fileNumberForm();
    const sent = await post(path, first);
    expect(sent.status).toBe(303);

    const refused = await post(path, withValues(stale, { reason: "Typed and kept." }));
    expect(refused.status).toBe(412);
    const html = await refused.text();
    keepsToTheRules(html, "a correction overtaken by another");
    expect(html).toMatch(/Somebody corrected this entry meanwhile.*Office-2/s);
    expect(html).toContain("Typed and kept.");
    expect(await page(KOLKATA)).toContain("Office-2");

    // Whoever has seen that may replace it.
    expect((await post(path, asItStands(html))).status).toBe(303);

    const again = await post(path, first);
    expect(again.status).toBe(303);
    expect(again.headers.get("location")).toBe(sent.headers.get("location"));
  });

  it("is not refused for what others recorded elsewhere in the case", async () => {
    const { path, form } = await fileNumberForm();
    const elsewhere = [
      ["commandId", newCommandId(Date.now())],
      ["data.proceeding", "proceeding-1"],
      ["day", "2019-05-06"],
      ["data.result", "held"],
      ["source.kind", "own-observation"],
    ] as const;
    expect((await post(`${KOLKATA}/court-date`, elsewhere)).status).toBe(303);
    expect((await post(path, withValues(form, { reason: "Nothing changed." }))).status).toBe(303);
  });

  it.each(["2020-21", "../2020-11~", "2020-11?/..", "202X/..", "2020-11-12?"])(
    "keeps the date %s as it was recorded where nobody touched it",
    async (occurred) => {
      const answer = await app.send(`/api${KOLKATA}/events`, {
        commandId: newCommandId(Date.now()),
        events: [
          {
            type: "ClaimReported",
            occurred,
            source: { kind: "news" },
            data: { kind: "earlier-cases", note: "It was told so." },
          },
        ],
      });
      const { eventIds } = (await answer.json()) as { eventIds: readonly string[] };
      expect(answer.status, JSON.stringify(eventIds)).toBe(201);
      const path = `${KOLKATA}/events/${eventIds[0]}/correct`;
      const form = asItStands(await page(path));
      expect((await post(path, withValues(form, { reason: "Another source." }))).status).toBe(303);
      const { entries } = (await (await app.ask(`/api${KOLKATA}/timeline`)).json()) as {
        entries: readonly { eventId: string; occurred: { text: string }; earlier: readonly unknown[] }[];
      };
      const entry = entries.find(({ eventId }) => eventId === eventIds[0]);
      expect(entry?.occurred.text).toBe(occurred);
      expect(entry?.earlier).toHaveLength(1);
    },
  );

  it("keeps all of the events that an entry came before, though it changes none of them", async () => {
    const asked = async () => {
      const answer = await app.ask(`/api${RAJKOT}/timeline`);
      const { entries } = (await answer.json()) as {
        entries: readonly { eventId: string; type: string; before: readonly string[] }[];
      };
      return entries.find(({ type }) => type === "OffenceTookPlace");
    };
    const lured = await asked();
    expect(lured?.before).toHaveLength(2);
    const path = `${RAJKOT}/events/${lured?.eventId}/correct`;
    const form = asItStands(await page(path)).filter(([name]) => name !== "reason");
    const sent = await post(path, [...form, ["reason", "Nothing changed."]]);
    expect(sent.status).toBe(303);
    expect((await asked())?.before.toSorted()).toEqual(lured?.before.toSorted());
    expect(await recordedOf(RAJKOT, "EventCorrected")).toBe(1);
  });
});

describe("the page of a case", () => {
  it("shows the case as it stood on a day, and as it was known on a day", async () => {
    const then = await page(`${RAJKOT}?asOf=10-10-2020`);
    expect(then).toContain('The case as it stood on <span class="nb">10-10-2020</span>.');
    expect(then).not.toContain("<h3>Survivor rescued</h3>");
    expect(await page(RAJKOT)).toContain("<h3>Survivor rescued</h3>");
  });

  it("says of a day before the first recording that nothing had been recorded by then", async () => {
    const html = await page(`${RAJKOT}?knownAt=01-01-2000`);
    keepsToTheRules(html, "a case before it was recorded");
    expect(html).toContain('Nothing had been recorded by <span class="nb">01-01-2000</span>.');
    expect(html).not.toContain("Survivor rescued");
  });

  it("says of what nobody recorded that it is not recorded, and counts no days", async () => {
    const html = await page(RAJKOT);
    const step = /<span>Arrest to First production<\/span>(.*?)<\/li>/s.exec(html)?.[1] ?? "";
    expect(step).toContain("Not recorded");
    expect(step).toMatch(/last known to have happened here: <span class="nb">13-11-2020/);
    expect(html).not.toContain("so far");
  });

  it("counts the next date from the day for which the case is shown", async () => {
    const { caseId } = await opened([
      { type: "ProceedingOpened", data: { proceeding: "proceeding-1" } },
      {
        type: "CourtDateRecorded",
        occurred: "2021-03-01",
        data: { proceeding: "proceeding-1", result: "held", next: { date: "2021-04-08" } },
      },
    ]);
    expect(await page(`/cases/${caseId}?asOf=01-03-2021`)).toContain("38 days later");
    expect(await page(`/cases/${caseId}`)).toMatch(/[\d,]+ days ago/);
  });

  it("says of a proceeding that was only opened that it has no stage yet", async () => {
    const { caseId } = await opened([{ type: "ProceedingOpened", data: { proceeding: "proceeding-1" } }]);
    expect(await page(`/cases/${caseId}`)).toContain("Opened; no stage recorded");
  });

  it("says of a case of which only the file was opened what is missing, with a way to each form", async () => {
    const { caseId } = await opened([]);
    const html = await page(`/cases/${caseId}`);
    for (const type of ["PersonAdded", "ProceedingOpened", "FirRegistered", "MissingReportMade"]) {
      const path = `/cases/${caseId}/record?type=${type}`;
      expect(html).toContain(`href="${path}"`);
      await page(path);
    }
    expect(html).toMatch(/<dt>Not on record<\/dt><dd>.*FIR registered/s);
    expect(html).not.toContain("Number of");
  });

  it("asks for the number of an FIR only where there is an FIR without one", async () => {
    const proceeding = "proceeding-1";
    const { caseId } = await opened([
      { type: "ProceedingOpened", data: { proceeding } },
      { type: "FirRegistered", occurred: "2020-11-12", data: { proceeding } },
    ]);
    expect(await page(`/cases/${caseId}`)).toMatch(/<dt>Number of<\/dt><dd>.*FIR registered/s);
  });

  it("keeps the axis of its drawing where a day is still to come, and counts nothing to it", async () => {
    const { caseId } = await opened([
      { type: "ProceedingOpened", data: { proceeding: "proceeding-1" } },
      { type: "FirRegistered", occurred: "2020-11-12", data: { proceeding: "proceeding-1" } },
      {
        type: "CourtDateRecorded",
        occurred: "2099-12-01",
        data: { proceeding: "proceeding-1", result: "held", purposes: ["remand"] },
      },
    ]);
    const html = await page(`/cases/${caseId}`);
    const drawing = html.slice(html.indexOf("<figure>"), html.indexOf("</figure>"));
    expect(drawing).toContain("Court date, 01-12-2099");
    expect(drawing).not.toContain("years</text>");
    expect(drawing).toContain("dated after today");
    expect(html.slice(html.indexOf('id="delays"'), html.indexOf('id="bail"'))).not.toContain("2099");
  });

  it("names the labels that follow from an age under each statute, in one line where they agree", async () => {
    const said = (person: string, age: number) => [
      { type: "PersonAdded", data: { person, role: "survivor" } },
      { type: "DateOfBirthEvidenced", data: { person, kind: "said-by-source", age } },
    ];
    const { caseId } = await opened([
      ...said("survivor-1", 15),
      { type: "PersonAdded", data: { person: "survivor-2", role: "survivor" } },
      {
        type: "DateOfBirthEvidenced",
        occurred: "2024-07-08",
        data: { person: "survivor-2", kind: "school-or-matriculation-certificate", born: "2007-03-14" },
      },
      {
        type: "OffenceTookPlace",
        occurred: "2024-05/2024-06",
        data: { survivors: ["survivor-2"], acts: ["recruited"] },
      },
      { type: "PersonAdded", data: { person: "survivor-3", role: "survivor", minorAsReported: true } },
      { type: "AgeDeterminationOrdered", data: { person: "survivor-3", by: "cwc" } },
    ]);
    const html = await page(`/cases/${caseId}`);
    const people = html.slice(html.indexOf("<h2>People</h2>"), html.indexOf("What is missing"));
    expect(people).toContain("a child under every statute");
    expect(people).toContain(
      "a child under the POCSO Act, Juvenile Justice Act, BNS and IPC; a minor (16 or 17) under the Immoral Traffic Act",
    );
    expect(people).toContain("below 18 at the offence, as reported; age not yet determined");
    expect(people).toContain("a child (below 16) or a minor (16 or 17) under the Immoral Traffic Act");
  });

  it("is tied on paper to the log: the day of printing, what is shown, and the hash of its last event", async () => {
    const html = await page(`${KOLKATA}?asOf=10-10-2020`);
    const footer = html.slice(html.indexOf('<footer class="print-only'));
    const events = await app.run(
      Effect.flatMap(EventLog, (log) => log.readStream(KOLKATA.slice("/cases/".length))),
    );
    expect(footer).toContain("Printed on ");
    expect(footer).toContain("The case as it stood on 10-10-2020.");
    expect(footer).toContain(events.at(-1)?.hash ?? "no hash");
  });

  it("says beside the input that a day cannot be read, before all that it shows", async () => {
    const html = await page(`${RAJKOT}?asOf=soon`, 400);
    expect(html.indexOf("This is not a day.")).toBeGreaterThan(0);
    expect(html.indexOf("This is not a day.")).toBeLessThan(html.indexOf("<h2"));
    expect(html).toContain('value="soon"');
  });

  it("is not found where there is no such case", async () => {
    expect(await page("/cases/case-00000000-0000-7000-8000-000000000000", 404)).toContain(
      "<h1>Not found</h1>",
    );
  });

  it("opens sealed texts, and says that they are", async () => {
    expect(await page(RAJKOT)).toMatch(/sealed: <\/span>[^<]*lured the girl on the pretext of marriage/);
  });
});

describe("a form that is sent", () => {
  const court = (commandId: string, result: string) =>
    [
      ["commandId", commandId],
      ["type", "CourtDateRecorded"],
      ["data.proceeding", "proceeding-1"],
      ["day", DAY],
      ["data.result", result],
      ["source.kind", "own-observation"],
    ] as const;

  it("records once, however often it is sent, and leads to what was recorded", async () => {
    const commandId = newCommandId(Date.now());
    const before = await recordedOf(RAJKOT, "CourtDateRecorded");
    const first = await post(`${RAJKOT}/court-date`, court(commandId, "held"));
    expect(first.status).toBe(303);
    const again = await post(`${RAJKOT}/court-date`, court(commandId, "held"));
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect(await recordedOf(RAJKOT, "CourtDateRecorded")).toBe(before + 1);
    expect(await page(first.headers.get("location") ?? "")).toContain("Saved: Court date.");
  });

  it("records the day that was chosen, of those that the form itself says", async () => {
    const form = await page(`${RAJKOT}/court-date`);
    // None stands chosen: whoever touches none is asked, and no day is recorded for them.
    expect(asItStands(form).some(([name]) => name === "day")).toBe(false);
    expect(form).toMatch(/name="day" value="\d{4}-\d{2}-\d{2}"/);
    const { entries } = (await (await app.ask(`/api${RAJKOT}/timeline`)).json()) as {
      entries: readonly { type: string; occurred: { text: string } | null }[];
    };
    const days = entries
      .filter(({ type }) => type === "CourtDateRecorded")
      .map(({ occurred }) => occurred?.text);
    expect(days).toContain(DAY);
    const unwritten = court(newCommandId(Date.now()), "held").filter(([name]) => name !== "day");
    expect((await post(`${RAJKOT}/court-date`, unwritten)).status).toBe(400);
  });

  it("opens a case as of the day on which its form was written, once", async () => {
    const fields = [
      ["commandId", newCommandId(Date.now())],
      ["written", DAY],
      ["case.fileNumber", "Office-9"],
    ] as const;
    const first = await post("/cases/new", fields);
    expect(first.status).toBe(303);
    expect((await post("/cases/new", fields)).headers.get("location")).toBe(first.headers.get("location"));
    const changed = await post("/cases/new", [...fields.slice(0, 2), ["case.fileNumber", "Office-10"]]);
    expect(changed.status).toBe(409);
    const there = new URL(first.headers.get("location") ?? "", "http://here").pathname;
    expect(await changed.text()).toContain(`href="${there}"`);
  });

  it("is refused where its command id stands for something else, and leads to what that recorded", async () => {
    const commandId = newCommandId(Date.now());
    await post(`${RAJKOT}/court-date`, court(commandId, "held"));
    const other = await post(`${RAJKOT}/court-date`, court(commandId, "vacated"));
    expect(other.status).toBe(409);
    const html = await other.text();
    expect(html).toContain("Not saved: 1 thing to mend");
    expect(html).toMatch(/href="\/cases\/[^"]+#e\d+">See what is recorded: Court date/);
    // The same command again is refused again; only who says that it is a further entry records one.
    expect(html).toContain(`name="commandId" value="${commandId}"`);
    const before = await recordedOf(RAJKOT, "CourtDateRecorded");
    expect((await post(`${RAJKOT}/court-date`, court(commandId, "vacated"))).status).toBe(409);
    expect(await recordedOf(RAJKOT, "CourtDateRecorded")).toBe(before);
    const anew = /name="anew" value="([^"]+)"/.exec(html)?.[1] ?? "";
    for (const _ of ["first", "again"]) {
      const saved = await post(`${RAJKOT}/court-date`, [...court(commandId, "vacated"), ["anew", anew]]);
      expect(saved.status).toBe(303);
    }
    expect(await recordedOf(RAJKOT, "CourtDateRecorded")).toBe(before + 1);
  });

  it("answers a script with where to go", async () => {
    const answer = await post(
      `${RAJKOT}/court-date`,
      court(newCommandId(Date.now()), "passed-over"),
      "application/json, text/html;q=0.9",
    );
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ location: expect.stringMatching(`^${RAJKOT}\\?saved=`) });
  });

  it("is shown again with what recording refuses, beside the input that it is about", async () => {
    const answer = await post(`${RAJKOT}/record`, [
      ["commandId", newCommandId(Date.now())],
      ["type", "DateOfBirthEvidenced"],
      ["occurred.certainty", "not-known"],
      ["data.person", "survivor-1"],
      ["data.kind", "said-by-source"],
      ["data.note", "typed and kept"],
      ["source.kind", "family"],
    ]);
    expect(answer.status).toBe(400);
    const html = await answer.text();
    keepsToTheRules(html, "a refused form");
    expect(html).toMatch(/id="data-born-wrong">Give the date of birth/);
    expect(html).toContain("typed and kept");
  });

  it("tells at once that a court date was recorded twice, and lets the warning be settled", async () => {
    await post(`${KOLKATA}/court-date`, court(newCommandId(Date.now()), "held"));
    const second = await post(`${KOLKATA}/court-date`, court(newCommandId(Date.now()), "held"));
    expect(second.status).toBe(303);
    const html = await page(second.headers.get("location") ?? "");
    expect(html).toMatch(/A warning:<\/b> This court date was recorded twice\./);
    const settle = /href="([^"]+\/settle\?warning=[^"]+)"/.exec(html)?.[1] ?? "";
    keepsToTheRules(await page(settle), settle);
    const settling = [
      ["commandId", newCommandId(Date.now())],
      ["reason", "Before the lunch break, and after it."],
    ] as const;
    const settled = await post(settle, settling);
    expect(settled.status).toBe(303);
    const again = await post(settle, settling);
    expect(again.headers.get("location")).toBe(settled.headers.get("location"));
    const other = [
      ["commandId", newCommandId(Date.now())],
      ["reason", "Said by another."],
    ] as const;
    const late = await post(settle, other);
    expect(await page(late.headers.get("location") ?? "")).toContain(
      "Nothing was recorded: administrator had settled this warning already.",
    );
    expect(await recordedOf(KOLKATA, "WarningSettled")).toBe(1);
    expect(await page(KOLKATA)).toMatch(/Settled by administrator: .*Before the lunch break, and after it\./);
  });

  it("takes an entry back and puts it back once, however often that is sent", async () => {
    const html = await page(KOLKATA);
    const retract = /href="([^"]+\/retract)"/.exec(html)?.[1] ?? "";
    const restore = retract.replace(/retract$/, "restore");
    for (const [path, type] of [
      [retract, "EventRetracted"],
      [restore, "RetractionWithdrawn"],
    ] as const) {
      const fields = [
        ["commandId", newCommandId(Date.now())],
        ["reason", "Of another case."],
      ] as const;
      const first = await post(path, fields);
      expect(first.status, path).toBe(303);
      const again = await post(path, fields);
      expect(again.status, path).toBe(303);
      expect(again.headers.get("location")).toBe(first.headers.get("location"));
      expect(await recordedOf(KOLKATA, type)).toBe(1);
      const otherwise = await post(path, [fields[0], ["reason", "Something else."]]);
      expect(otherwise.status, path).toBe(409);
      const another = await post(path, [["commandId", newCommandId(Date.now())], fields[1]]);
      expect(another.status, path).toBe(404);
    }
  });

  it("asks why before it takes an entry back", async () => {
    const path = /href="([^"]+\/retract)"/.exec(await page(KOLKATA))?.[1] ?? "";
    const answer = await post(path, [["commandId", newCommandId(Date.now())]]);
    expect(answer.status).toBe(400);
    keepsToTheRules(await answer.text(), path);
  });
});

describe("what is told of an accused", () => {
  const textOf = (html: string, part: RegExp): string =>
    (part.exec(html)?.[0] ?? "").replace(/<[^>]+>/g, "").replace(/\s+/g, " ");

  it("has the order with its day, and says what of a bail is not on record", async () => {
    const { caseId } = await opened([
      { type: "PersonAdded", data: { person: "accused-1", role: "accused" } },
      { type: "PersonAdded", data: { person: "accused-2", role: "accused" } },
      { type: "ProceedingOpened", data: { proceeding: "proceeding-1" } },
      {
        type: "BailDecided",
        occurred: "2024-07-24",
        data: { proceeding: "proceeding-1", accused: "accused-1", outcome: "refused" },
      },
      {
        type: "BailAppliedFor",
        occurred: "2024-07-08",
        data: { proceeding: "proceeding-1", accused: "accused-2", kind: "regular" },
      },
    ]);
    const panel = textOf(await page(`/cases/${caseId}`), /<section class="sheet" id="bail">.*?<\/section>/s);
    expect(panel).toContain("Kind of bail not recorded, no application on record: Refused 24-07-2024");
    expect(panel).toContain("Regular, applied for 08-07-2024: no order on record");
  });

  it("has no space before a semicolon where the day of a stage is not known", async () => {
    expect(textOf(await page(KOLKATA), /<dl class="facts">.*?<\/dl>/s)).not.toContain(" ;");
    expect(textOf(await page(KOLKATA), /<dl class="facts">.*?<\/dl>/s)).toContain("; arrested");
  });
});

describe("figures across cases", () => {
  it("keep the filters in the address and in the CSV", async () => {
    const html = await page("/delays?from=arrival&to=rescue&by=state");
    expect(html).toContain("/api/delays?span=arrival..rescue&amp;by=state&amp;format=csv");
    expect(html).toContain("36 to 42 days");
  });

  it.each([
    "/delays?from=arrival&to=rescue&by=state",
    "/bail?state=in-wb&year=2020",
    "/intimidation?agency=state-ahtu",
    "/hearings?from=01-01-2020&to=&district=Kolkata",
  ])("%s leads to the same answer as CSV", async (path) => {
    const csv = /href="(\/api\/[^"]+format=csv)"/.exec(await page(path))?.[1]?.replaceAll("&amp;", "&") ?? "";
    const answer = await app.ask(csv);
    expect(answer.status, csv).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/csv/);
  });

  it("refuse a span from a milestone to itself", async () => {
    expect(await page("/delays?from=fir&to=fir", 400)).toContain("Choose two different milestones.");
  });

  it("say what they rest on", async () => {
    // A court date of 2099 was recorded above: it counts nowhere, and every page says so.
    expect(await page("/bail")).toMatch(
      /\d entries\. Left out: 1 entry of all cases, dated on a day that had not come when recorded\. As of entry \d+ of the log/,
    );
  });
});

describe("a file of the pages", () => {
  it("may be kept for ever under its version, and is sent compressed to whoever takes it", async () => {
    const path = /href="(\/assets\/tareekh\.css\?v=[^"]+)"/.exec(await page("/"))?.[1] ?? "";
    const plain = await app.askAsStranger(path);
    expect(plain.headers.get("cache-control")).toContain("immutable");
    const packed = await app.askAsStranger(path, { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect((await packed.arrayBuffer()).byteLength).toBeLessThan((await plain.arrayBuffer()).byteLength / 3);
  });

  it("is not found where there is none", async () => {
    expect((await app.askAsStranger("/assets/../package.json")).status).toBe(401);
    expect((await app.askAsStranger("/assets/nothing.js")).status).toBe(404);
  });
});
