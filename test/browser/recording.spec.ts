/** Recording by the pages: few touches, a line that fails, no scripts, what is refused, corrections. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoServer, startDemo } from "./demo-server.ts";
import { DESK, launch, PHONE, visit } from "./visitor.ts";

let server: DemoServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** How many events of a type stand in the case. */
const recorded = async (id: string, type: string): Promise<number> => {
  const { events } = (await (await server.ask(`/api/cases/${id}/events`)).json()) as {
    readonly events: readonly { readonly type: string }[];
  };
  return events.filter((event) => event.type === type).length;
};

/** Touches what is labelled so, and counts it. */
const toucher = (page: Page) => {
  let touches = 0;
  return {
    touch: async (label: string) => {
      touches += 1;
      await page
        .locator("main label, main button")
        .filter({ hasText: label })
        .filter({ visible: true })
        .first()
        .tap();
    },
    get touches() {
      return touches;
    },
  };
};

/** All that the page has laid down on the device, and for its tab alone. */
const laidDown = (page: Page) =>
  page.evaluate<{ readonly device: string; readonly tab: string }>(
    `({ device: Object.entries(localStorage).join("\\n"), tab: Object.entries(sessionStorage).join("\\n") })`,
  );

/** The day in so many days, or the Monday after a Sunday, on which no court sits. */
const courtDayIn = (days: number): string => {
  const on = new Date(Date.now() + 19_800_000 + days * 86_400_000);
  if (on.getUTCDay() === 0) on.setUTCDate(on.getUTCDate() + 1);
  const india = on.toISOString();
  return `${india.slice(8, 10)}-${india.slice(5, 7)}-${india.slice(0, 4)}`;
};

describe("a court date on a phone", () => {
  it("takes six touches: the day, what happened, which side, why, the next date, save", async () => {
    const id = server.caseId("Rajkot-1");
    const visitor = await visit(browser, server, { viewport: PHONE, hasTouch: true, isMobile: true });
    await visitor.open(`/cases/${id}/court-date`);
    const hand = toucher(visitor.page);
    await hand.touch("Today");
    await hand.touch("Not reached");
    await hand.touch("Defence");
    await hand.touch("Defence counsel absent");
    await hand.touch(courtDayIn(14));
    await hand.touch("Save court date");
    await visitor.page.waitForURL(/saved=/);
    expect(hand.touches).toBe(6);
    expect(await visitor.page.getByRole("status").first().textContent()).toContain("Saved");
    expect(await visitor.page.locator(".next-date").textContent()).toContain(courtDayIn(14));
    const { entries } = (await (await server.ask(`/api/cases/${id}/timeline`)).json()) as {
      readonly entries: readonly {
        readonly type: string;
        readonly data: unknown;
        readonly occurred: unknown;
      }[];
    };
    const entry = entries.find(({ type }) => type === "CourtDateRecorded");
    expect(entry?.data).toMatchObject({
      result: "not-reached",
      adjournment: { askedBy: "defence", reason: "defence-counsel-absent" },
    });
    await visitor.inspect("court-date-saved");
    await visitor.leave();
  });

  it("keeps the draft when the line fails, says not saved yet, and records once when sent again", async () => {
    const id = server.caseId("Saran-1");
    const visitor = await visit(browser, server, { viewport: PHONE, hasTouch: true, isMobile: true });
    const { page } = visitor;
    await visitor.open(`/cases/${id}/court-date`);
    const hand = toucher(page);
    await hand.touch("Today");
    await hand.touch("Held");
    // The request arrives and is recorded; only the answer is lost, which is the worst a line can do.
    await page.route("**/court-date", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      await route.fetch();
      await route.abort("connectionreset");
    });
    await hand.touch("Save court date");
    await page.getByText("Not saved yet").waitFor();
    expect(await page.locator("[name='data.result'][value='held']").isChecked()).toBe(true);

    await page.unroute("**/court-date");
    await page.reload();
    await page.getByRole("button", { name: "Use the draft" }).tap();
    expect(await page.locator("[name='data.result'][value='held']").isChecked()).toBe(true);
    await hand.touch("Save court date");
    await page.waitForURL(/saved=/);
    expect(await recorded(id, "CourtDateRecorded")).toBe(1);

    await visitor.open(`/cases/${id}/court-date`);
    expect(await page.getByRole("button", { name: "Use the draft" }).count()).toBe(0);
    expect(await laidDown(page)).toEqual({ device: "", tab: "" });
    await visitor.leave();
  });

  it("keeps what was typed through a reload before it was ever sent, and lets it be deleted", async () => {
    const visitor = await visit(browser, server, { viewport: PHONE, hasTouch: true, isMobile: true });
    const { page } = visitor;
    await visitor.open(`/cases/${server.caseId("Mumbai-1")}/court-date`);
    const hand = toucher(page);
    await hand.touch("Passed over");
    await page.reload();
    await page.getByRole("button", { name: "Use the draft" }).tap();
    expect(await page.locator("[name='data.result'][value='passed-over']").isChecked()).toBe(true);
    await visitor.inspect("court-date-draft-used");

    // A further court date of the case takes no draft's place: the latest is offered first, then the one before.
    await page.reload();
    await hand.touch("Vacated before the day");
    await page.reload();
    await page.getByRole("button", { name: "Delete the draft" }).tap();
    await page.getByRole("button", { name: "Use the draft" }).tap();
    expect(await page.locator("[name='data.result'][value='passed-over']").isChecked()).toBe(true);

    await page.reload();
    await page.getByRole("button", { name: "Delete the draft" }).tap();
    await page.reload();
    expect(await page.getByRole("button", { name: "Use the draft" }).count()).toBe(0);
    expect(await laidDown(page)).toEqual({ device: "", tab: "" });
    await visitor.leave();
  });

  it("keeps a draft for seven days, and of another form none", async () => {
    const id = server.caseId("Mumbai-1");
    const visitor = await visit(browser, server, { viewport: PHONE, hasTouch: true, isMobile: true });
    const { page } = visitor;
    await visitor.open(`/cases/${id}/court-date`);
    await toucher(page).touch("Passed over");
    await visitor.open(`/cases/${server.caseId("Saran-1")}/court-date`);
    expect(await page.getByRole("button", { name: "Use the draft" }).count()).toBe(0);
    const grownOlder = (days: number) =>
      page.evaluate<void>(`(() => {
        for (const key of Object.keys(localStorage)) {
          const draft = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...draft, at: draft.at - ${days} * 86400000 }));
        }
      })()`);
    await grownOlder(6);
    await visitor.open(`/cases/${id}/court-date`);
    await page.getByRole("button", { name: "Use the draft" }).waitFor();
    await grownOlder(1);
    // Any form clears away what has lasted long enough.
    await visitor.open(`/cases/${server.caseId("Saran-1")}/court-date`);
    expect(await laidDown(page)).toEqual({ device: "", tab: "" });
    await visitor.leave();
  });

  it("asks for the day where another one is chosen and left empty, beside it and on top", async () => {
    const id = server.caseId("Kolkata-1");
    const before = await recorded(id, "CourtDateRecorded");
    const visitor = await visit(browser, server, { viewport: PHONE, hasTouch: true, isMobile: true });
    const { page } = visitor;
    await visitor.open(`/cases/${id}/court-date`);
    const hand = toucher(page);
    await hand.touch("Today");
    await hand.touch("Held");
    await page.locator("[name='next'][value='other']").check();
    await hand.touch("Save court date");
    await page.getByRole("alert").waitFor();
    expect(await page.locator("#part-next").textContent()).toContain("Choose the day");
    await page.getByRole("alert").getByRole("link", { name: "Next date" }).tap();
    expect(page.url()).toContain("#part-next");
    expect(await recorded(id, "CourtDateRecorded")).toBe(before);

    await page.locator("[name='data.next.date']").fill("6/1/20");
    await page.getByText("Monday, 6 January 2020").waitFor();
    await hand.touch("Save court date");
    await page.waitForURL(/saved=/);
    expect(await page.getByRole("status").first().textContent()).toContain(
      "The next date, 06-01-2020, is not after the court date itself.",
    );
    await visitor.leave();
  });

  it("keeps the day on which it was written when the draft is sent the next day", async () => {
    const id = server.caseId("Kolkata-1");
    const visitor = await visit(browser, server, { viewport: PHONE, hasTouch: true, isMobile: true });
    const { page } = visitor;
    await visitor.open(`/cases/${id}/court-date`);
    const hand = toucher(page);
    await hand.touch("Today");
    await hand.touch("Held");
    await page.route("**/court-date", (route) =>
      route.request().method() === "POST" ? route.abort("connectionreset") : route.continue(),
    );
    await hand.touch("Save court date");
    await page.getByText("Not saved yet").waitFor();
    await page.unroute("**/court-date");
    // Midnight goes by: the form that is opened now offers another day as today's.
    await page.evaluate<void>(`(() => {
      const key = Object.keys(localStorage).find((one) => one.startsWith("tareekh draft "));
      localStorage.setItem(key, localStorage.getItem(key).replace(/\\["day","[^"]+"\\]/, '["day","2024-02-29"]'));
    })()`);
    await page.reload();
    await page.getByRole("button", { name: "Use the draft" }).tap();
    expect(await page.locator("[name='day'][value='other']").isChecked()).toBe(true);
    await hand.touch("Save court date");
    await page.waitForURL(/saved=/);
    const { entries } = (await (await server.ask(`/api/cases/${id}/timeline`)).json()) as {
      readonly entries: readonly {
        readonly type: string;
        readonly occurred: { readonly text: string } | null;
      }[];
    };
    expect(
      entries.filter(({ type }) => type === "CourtDateRecorded").map(({ occurred }) => occurred?.text),
    ).toContain("2024-02-29");
    await visitor.leave();
  });

  it.each([403, 404, 413])(
    "keeps form and draft when the answer is %i, and signing out forgets them",
    async (status) => {
      const id = server.caseId("Saran-1");
      const visitor = await visit(browser, server, { viewport: PHONE, hasTouch: true, isMobile: true });
      const { page } = visitor;
      await visitor.open(`/cases/${id}/court-date`);
      const hand = toucher(page);
      await hand.touch("Today");
      await hand.touch("Held");
      await page.getByText("Purpose, witnesses, attendance, note").tap();
      await page.getByLabel("Note").fill("Her brother was in the corridor.");
      await page.route("**/court-date", (route) =>
        route.request().method() === "POST"
          ? route.fulfill({
              status,
              contentType: "text/html",
              body: "<!doctype html><title>No</title><main><h1>No</h1><p>It was not accepted.</p></main>",
            })
          : route.continue(),
      );
      await hand.touch("Save court date");
      await page
        .getByText("It was not accepted. What you typed is kept on this device until it is saved.")
        .waitFor();
      expect(await page.locator("[name='data.result'][value='held']").isChecked()).toBe(true);
      await page.unroute("**/court-date");
      await page.reload();
      await page.getByRole("button", { name: "Use the draft" }).waitFor();
      expect((await laidDown(page)).tab).toContain("Her brother was in the corridor.");

      await page.getByRole("button", { name: "Sign out" }).tap();
      await page.waitForURL(/sign-in/);
      expect(await laidDown(page)).toEqual({ device: "", tab: "" });
      await visitor.leave();
    },
  );

  it("is sent by the form alone where there are no scripts", async () => {
    const id = server.caseId("Mumbai-1");
    const visitor = await visit(browser, server, {
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
      javaScriptEnabled: false,
    });
    await visitor.open(`/cases/${id}/court-date`);
    const hand = toucher(visitor.page);
    await hand.touch("Today");
    await hand.touch("Court not sitting");
    await hand.touch("Save court date");
    await visitor.page.waitForURL(/saved=/);
    expect(await recorded(id, "CourtDateRecorded")).toBe(1);
    await visitor.leave();
  });
});

describe("an event", () => {
  it("is chosen by a word, filled in with a date as people write it, and stands in the list", async () => {
    const id = server.caseId("Rajkot-1");
    const visitor = await visit(browser, server, { viewport: DESK });
    const { page } = visitor;
    await visitor.open(`/cases/${id}/record`);
    await page.getByLabel("Search").fill("arrested");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: /Accused arrested/ }).click();
    await page.getByLabel("About", { exact: true }).check();
    await page.getByLabel("Date", { exact: true }).fill("November 2020");
    await page.getByLabel("Proceeding 1").check();
    await page.getByLabel("Accused 1").check();
    await page.getByLabel("Source").selectOption("news");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/saved=/);
    const entry = page.locator(".entry").filter({ hasText: "about November 2020" });
    expect(await entry.getByRole("heading").textContent()).toBe("Accused arrested");
    await visitor.leave();
  });

  it("is refused beside each input, with a summary on top, and nothing typed is lost", async () => {
    const id = server.caseId("Rajkot-1");
    const before = await recorded(id, "FirRegistered");
    for (const javaScriptEnabled of [true, false]) {
      const visitor = await visit(browser, server, { viewport: PHONE, javaScriptEnabled });
      const { page } = visitor;
      await visitor.open(`/cases/${id}/record?type=FirRegistered`);
      await page.getByLabel("Date", { exact: true }).fill("31-02-2021");
      await page.getByLabel("Police station", { exact: true }).fill("Jibantala");
      await page.getByRole("button", { name: "Save" }).click();
      const summary = page.getByRole("alert");
      await summary.waitFor();
      expect(await summary.textContent()).toContain("There is no such day in the calendar.");
      expect(await page.getByLabel("Date", { exact: true }).inputValue()).toBe("31-02-2021");
      expect(await page.getByLabel("Date", { exact: true }).getAttribute("aria-invalid")).toBe("true");
      expect(await page.getByLabel("Police station", { exact: true }).inputValue()).toBe("Jibantala");
      await summary.getByRole("link").first().click();
      expect(page.url()).toContain("#occurred-date");
      if (javaScriptEnabled) {
        // A 400 is an answer here, and the console says so.
        const complaints = visitor.complaints.filter((complaint) => !complaint.includes("400"));
        expect(complaints).toEqual([]);
      }
      await visitor.leave();
    }
    expect(await recorded(id, "FirRegistered")).toBe(before);
  });

  it("keeps the draft and says not saved yet when the line fails, though one of its fields is named before", async () => {
    const visitor = await visit(browser, server, { viewport: PHONE });
    const { page } = visitor;
    await visitor.open(`/cases/${server.caseId("Kolkata-1")}/record?type=ProgressToldToVictim`);
    expect(await page.locator("form [name='before']").count()).toBe(1);
    await page.route("**/record**", (route) =>
      route.request().method() === "POST" ? route.abort("connectionreset") : route.continue(),
    );
    await page.locator("main form button.main").click();
    await page.getByText("Not saved yet").waitFor();
    await visitor.leave();
  });

  it("lays sealed texts down for the tab alone, says so, and sends them again from there", async () => {
    const id = server.caseId("Rajkot-1");
    const path = `/cases/${id}/record?type=FirRegistered`;
    const visitor = await visit(browser, server, { viewport: PHONE });
    const { page } = visitor;
    const secret = "told us through Frandlewick";
    await visitor.open(path);
    await page.getByLabel("Not known", { exact: true }).check();
    await page.getByLabel("Police station", { exact: true }).fill("Jibantala");
    await page.getByLabel("Source").selectOption("news");
    await page.locator("[name='data.note']").fill(secret);
    const typed = await laidDown(page);
    expect(typed.device).toContain("Jibantala");
    expect(typed.device).not.toContain(secret);
    expect(typed.tab).toContain(secret);
    expect(typed.tab).not.toContain("Jibantala");

    await page.route("**/record", (route) =>
      route.request().method() === "POST" ? route.abort("connectionreset") : route.continue(),
    );
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Sealed texts are kept only while this tab stays open").waitFor();
    expect((await laidDown(page)).device).not.toContain(secret);
    await page.unroute("**/record");

    // Another tab has the draft, and says that its sealed texts are gone.
    const other = await page.context().newPage();
    await other.goto(`${server.url}${path}`);
    await other.getByText("Its sealed texts were not kept").waitFor();
    await other.getByRole("button", { name: "Use the draft" }).click();
    expect(await other.getByLabel("Police station", { exact: true }).inputValue()).toBe("Jibantala");
    expect(await other.locator("[name='data.note']").inputValue()).toBe("");
    await other.close();

    const before = await recorded(id, "FirRegistered");
    await page.reload();
    await page.getByRole("button", { name: "Use the draft" }).click();
    expect(await page.locator("[name='data.note']").inputValue()).toBe(secret);
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/saved=/);
    expect(await recorded(id, "FirRegistered")).toBe(before + 1);
    expect(await laidDown(page)).toEqual({ device: "", tab: "" });
    await visitor.leave();
  });

  it("keeps every row of a draft, and what was typed before a refusal", async () => {
    const visitor = await visit(browser, server, { viewport: PHONE });
    const { page } = visitor;
    await visitor.open(`/cases/${server.caseId("Rajkot-1")}/record?type=SectionsAdded`);
    await page.locator("[name='data.sections.0.section']").fill("370(4)");
    await page.getByRole("button", { name: /^Add to:/ }).click();
    await page.locator("[name='data.sections.1.section']").fill("6");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("Sections 2, Act");
    await page.reload();
    await page.getByRole("button", { name: "Use the draft" }).click();
    await page.locator("[name='data.sections.1.section']").waitFor();
    await page.waitForFunction("document.querySelector(\"[name='data.sections.1.section']\").value === '6'");
    expect(await page.locator("[name='data.sections.0.section']").inputValue()).toBe("370(4)");
    await visitor.leave();
  });

  it("that needs an accused leads to adding one, and back to what was typed", async () => {
    const visitor = await visit(browser, server, { viewport: PHONE });
    const { page } = visitor;
    await visitor.open("/cases/new");
    await page.getByLabel("No number is known yet").check();
    await visitor.inspect("case-new");
    await page.getByRole("button", { name: "Open the case" }).click();
    await page.waitForURL(/saved=/);
    const here = new URL(page.url()).pathname;
    await visitor.open(`${here}/record?type=AccusedArrested`);
    await page.getByLabel("Date", { exact: true }).fill("12-11-2020");
    await visitor.inspect("record-nobody-yet");
    for (const [first, then] of [
      ["Open a proceeding first", "Proceeding opened"],
      ["Add the accused first", "Person added"],
    ] as const) {
      await page.getByRole("link", { name: first }).click();
      await page.locator("[name='source.kind']").selectOption("news");
      await visitor.inspect(`record-on-the-way-${then.replace(" ", "-").toLowerCase()}`, "fit");
      await page.getByRole("button", { name: "Save" }).click();
      await page.waitForURL(/type=AccusedArrested&saved=/);
      expect(await page.getByRole("status").first().textContent()).toContain(`Saved: ${then}.`);
    }
    await page.getByRole("button", { name: "Use the draft" }).click();
    expect(await page.getByLabel("Date", { exact: true }).inputValue()).toBe("12-11-2020");
    await page.getByLabel("Accused 1").check();
    await page.getByLabel("Source").selectOption("news");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/cases\/[^/]+\?saved=/);
    expect(await page.getByRole("status").first().textContent()).toContain("Saved: Accused arrested.");
    await visitor.leave();
  });

  it("gets another row of a list without losing what was typed, with scripts and without", async () => {
    const id = server.caseId("Rajkot-1");
    for (const javaScriptEnabled of [true, false]) {
      const visitor = await visit(browser, server, { viewport: PHONE, javaScriptEnabled });
      const { page } = visitor;
      await visitor.open(`/cases/${id}/record?type=SectionsAdded`);
      await page.locator("[name='data.sections.0.section']").fill("370(4)");
      await page.getByRole("button", { name: /^Add to:/ }).click();
      await page.locator("[name='data.sections.1.section']").waitFor();
      expect(await page.locator("[name='data.sections.0.section']").inputValue()).toBe("370(4)");
      await visitor.leave();
    }
  });
});

describe("an entry that was wrong", () => {
  it("is corrected with a reason, and what it said before stays readable; then taken back, and put back", async () => {
    const id = server.caseId("Kolkata-1");
    const visitor = await visit(browser, server, { viewport: DESK });
    const { page } = visitor;
    await visitor.open(`/cases/${id}`);
    const entry = () =>
      page.locator(".entry").filter({ has: page.getByRole("heading", { name: "Court gave a direction" }) });
    const act = async (name: RegExp) => {
      await entry().locator(".provenance summary").first().click();
      await entry().getByRole("link", { name }).click();
    };

    await act(/^Correct/);
    await page.getByLabel("On or after", { exact: true }).check();
    await page.getByLabel("Date", { exact: true }).fill("2017");
    await page.getByLabel("Why is it corrected?").fill("The file names hint at the year.");
    await page.getByRole("button", { name: "Save the correction" }).click();
    await page.waitForURL(/saved=/);
    expect(await entry().locator(".date").first().textContent()).toContain("on or after 2017");
    await entry().getByText("Corrected once").click();
    expect(await entry().locator(".old").textContent()).toContain("The file names hint at the year.");
    await visitor.inspect("case-corrected");

    await act(/^Take back/);
    await page.getByLabel("Why is it taken back?").fill("Told of another case.");
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.waitForURL(/saved=/);
    await page.getByText("1 event was taken back").click();
    await page.getByRole("link", { name: /^Put back/ }).click();
    await page.getByLabel("Why is it put back?").fill("It was of this case.");
    await page.getByRole("button", { name: "Put it back" }).click();
    await page.waitForURL(/saved=/);
    expect(await entry().count()).toBe(1);
    await visitor.leave();
  });
});

describe("a new case", () => {
  it("is opened with its file number, gets a person and a proceeding, and stands in the list", async () => {
    const visitor = await visit(browser, server, { viewport: PHONE });
    const { page } = visitor;
    await visitor.open("/");
    await page.getByRole("link", { name: "New case" }).click();
    await page.getByLabel("Your file number").fill("Office-7");
    await page.getByRole("button", { name: "Open the case" }).click();
    await page.waitForURL(/saved=/);
    const here = new URL(page.url()).pathname;

    await visitor.open(`${here}/record?type=PersonAdded`);
    // A person is in the case on any day, so no day is asked for.
    expect(await page.getByRole("heading", { name: "As known on" }).count()).toBe(1);
    await page.getByLabel("Role").selectOption("survivor");
    await page.getByLabel("Source").selectOption("survivor");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/saved=/);
    expect(await page.locator("main").textContent()).toContain("Survivor 1");

    await visitor.open("/?q=Office-7");
    await page.getByRole("link", { name: "Office-7" }).click();
    await page.waitForURL((url) => url.pathname === here);
    await visitor.leave();
  });
});
