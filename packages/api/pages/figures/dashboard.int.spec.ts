/** The pages of figures over a real store, as somebody who would rather look than read sees them. */
import { addDays, type Day } from "@tareekh/core/calendar/day.ts";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { command, openingEvents, type SentEvent } from "../../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../../testing/temporary-app.ts";
import { pages } from "../pages.ts";

const began = "2020-01-01" as Day;
const proceeding = "proceeding-1";

/** A missing report and an FIR of one day, from which on the office followed the case. */
const followed = (district: string): readonly SentEvent[] => [
  { type: "CaseOpened", occurred: began, data: { fileNumber: district } },
  ...openingEvents.slice(1),
  {
    type: "MissingReportMade",
    occurred: began,
    data: { person: "survivor-1", kind: "diary-entry", proceeding },
  },
  { type: "FirRegistered", occurred: began, data: { proceeding, state: "in-wb", district } },
];

const chargesheetAfter = (district: string, days: number): readonly SentEvent[] => [
  ...followed(district),
  {
    type: "ChargesheetFiled",
    occurred: addDays(began, days),
    data: { proceeding, accused: ["accused-1"] },
  },
];

const acquittedAfter = (district: string, days: number): readonly SentEvent[] => [
  ...chargesheetAfter(district, days),
  {
    type: "CourtCaseNumbered",
    occurred: addDays(began, days),
    data: { proceeding, court: "sessions-court", caseType: "ST", number: "7", year: 2020 },
  },
  {
    type: "JudgmentGiven",
    occurred: addDays(began, days + 30),
    data: { proceeding, accused: "accused-1", outcome: "acquitted" },
  },
];

const waitsAfter = (district: string, days: number): readonly SentEvent[] => [
  ...followed(district),
  {
    type: "PendencyChecked",
    occurred: addDays(began, days),
    data: { proceeding, how: "told-by-police", found: "under-investigation" },
  },
];

const cases = [
  ...[10, 20, 30, 40, 50].map((days) => acquittedAfter("Howrah", days)),
  [
    ...chargesheetAfter("Howrah", 60),
    {
      type: "CourtDateRecorded",
      occurred: addDays(began, 70),
      data: {
        proceeding,
        result: "held",
        witnesses: [{ person: "survivor-1", present: "present", examined: "not-examined" }],
      },
    },
    ...[80, 90].map((days) => ({
      type: "CourtDateRecorded",
      occurred: addDays(began, days),
      data: {
        proceeding,
        result: "not-reached",
        adjournment: { askedBy: "defence", reason: "defence-seeks-time" },
      },
    })),
    {
      type: "CompensationAppliedFor",
      occurred: addDays(began, 100),
      data: { person: "survivor-1", by: "counsel", to: "dlsa", proceeding },
    },
  ],
  ...[200, 300, 400, 500, 600].map((days) => chargesheetAfter("Nadia", days)),
  ...[250, 350].map((days) => waitsAfter("Nadia", days)),
];

let app: TemporaryApp;
let empty: TemporaryApp;

beforeAll(async () => {
  [app, empty] = await Promise.all([temporaryApp(pages), temporaryApp(pages)]);
  for (const events of cases) expect((await app.send("/api/cases", command(events))).status).toBe(201);
  const projected = async () =>
    ((await (await app.ask("/api/cases?limit=1")).json()) as { readonly total: number }).total;
  await vi.waitFor(async () => expect(await projected()).toBe(cases.length), {
    timeout: 50_000,
    interval: 100,
  });
});
afterAll(() => Promise.all([app.close(), empty.close()]));

interface Node {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Node | null;
  querySelectorAll(selector: string): Iterable<Node>;
}

const asked = async (path: string, status = 200, of = app): Promise<Node> => {
  const answer = await of.ask(path, { headers: { accept: "text/html" } });
  expect(answer.status, path).toBe(status);
  const { document } = parseHTML(await answer.text()) as unknown as { readonly document: Node };
  return document;
};

const all = (node: Node, selector: string): readonly Node[] => [...node.querySelectorAll(selector)];
const textOf = (node: Node, selector: string): string =>
  node.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";

/** The figure under a title. */
const tile = (page: Node, title: string): string =>
  all(page, ".stats > div")
    .find((one) => textOf(one, "dt") === title)
    ?.querySelector("b")?.textContent ?? "";

const fileOf = async (page: Node, which: RegExp): Promise<readonly string[]> => {
  const path = all(page, "a[download]")
    .map((link) => link.getAttribute("href") ?? "")
    .find((href) => which.test(href));
  const answer = await app.ask(path ?? "");
  expect(answer.status, path).toBe(200);
  return (await answer.text()).trimEnd().split("\r\n");
};

const everyFigure = [
  "/figures",
  "/delays?from=fir&to=chargesheet&by=district&first=Howrah&second=Nadia",
  "/stages?by=district",
  "/outcomes?by=district",
  "/pendency?by=district",
  "/adjournments?by=district",
  "/compensation?by=district",
  "/completeness?by=district",
];

describe("every page of figures", () => {
  it.each(everyFigure)("%s draws images with a title and a description, and nothing inline", async (path) => {
    const page = await asked(path);
    const images = all(page, "svg.plot");
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) {
      expect(image.getAttribute("role")).toBe("img");
      for (const attribute of ["aria-labelledby", "aria-describedby"])
        expect(textOf(page, `#${image.getAttribute(attribute)}`)).not.toBe("");
    }
    expect(all(page, "style, [style], main script")).toEqual([]);
    const ids = all(page, "[id]").map((node) => node.getAttribute("id"));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(everyFigure)("%s says that it is no census", async (path) => {
    expect(textOf(await asked(path), "main")).toMatch(/no census|not a census/);
  });

  it.each(everyFigure.map((path) => path.replace(/\?.*/, "")))(
    "%s says what to do where nothing is recorded yet",
    async (path) => {
      const page = await asked(path, 200, empty);
      expect(textOf(page, "main")).toContain("There is nothing to count yet");
      expect(all(page, 'a[href="/cases/new"]')).toHaveLength(1);
    },
  );

  it.each(everyFigure.slice(1).map((path) => path.replace(/\?.*/, "")))(
    "%s refuses a choice that is not in the list, beside it",
    async (path) => {
      const page = await asked(`${path}?courtType=moot`, 400);
      expect(textOf(page, "#f-courtType-wrong")).toBe("This is not in the list. Choose one of the list.");
      expect(all(page, "svg.plot")).toEqual([]);
      expect(all(page, "details[open] #f-courtType")).toHaveLength(1);
    },
  );
});

describe("a register that was brought in once it was over", () => {
  let register: TemporaryApp;

  beforeAll(async () => {
    register = await temporaryApp(pages);
    // Opened today, long after each of them had ended.
    const late = [10, 20, 30, 40, 50].map((days) => chargesheetAfter("Howrah", days).slice(1));
    for (const events of late)
      expect(
        (
          await register.send(
            "/api/cases",
            command([{ type: "CaseOpened", data: { fileNumber: "ended" } }, ...events]),
          )
        ).status,
      ).toBe(201);
    await vi.waitFor(
      async () => expect(textOf(await asked("/delays", 200, register), ".basis")).toContain("5 proceedings"),
      { timeout: 50_000, interval: 100 },
    );
  });
  afterAll(() => register.close());

  it("has no curve, and says which choice makes one, as a link that makes it and keeps all others", async () => {
    const page = await asked("/delays?from=fir&to=chargesheet&by=district", 200, register);
    expect(tile(page, "In the curve")).toBe("0");
    expect(textOf(page, ".note")).toContain("5 of 5 had come to their end");
    expect(textOf(page, ".note")).toContain("It holds every case since its registration");
    const link = page.querySelector(".note a")?.getAttribute("href") ?? "";
    expect(link).toBe("/delays?from=fir&to=chargesheet&by=district&entry=ignored");
    const chosen = await asked(link, 200, register);
    expect(tile(chosen, "In the curve")).toBe("5");
    expect(tile(chosen, "Half had reached it after")).toBe("30 days");
    expect(textOf(chosen, ".note")).toContain("right for a complete register only");
    expect(chosen.querySelector(".note a")?.getAttribute("href")).toBe(
      "/delays?from=fir&to=chargesheet&by=district",
    );
  });

  it("is not said to have left nothing out where all figures stand at a glance", async () => {
    const line = textOf(await asked("/figures", 200, register), ".basis");
    expect(line).not.toContain("Nothing was left out");
    expect(line).toContain("what each figure leaves out is said on its own page");
  });
});

describe("all figures at a glance", () => {
  /** The card from which a page is reached. */
  const card = async (path: string, of = app): Promise<Node> => {
    const found = all(await asked("/figures", 200, of), ".cards-of-figures > section").find(
      (one) => one.querySelector(`a[href="${path}"]`) !== null,
    );
    if (found === undefined) throw new Error(`No card leads to ${path}`);
    return found;
  };

  it.each([
    ["/completeness", /^Missing most often: .+: in [\d.]+ of 100 proceedings/],
    ["/compensation", /^Compensation, 1 claim: 1 applied for/],
    ["/adjournments", /^No shares are given of fewer than five\.$/],
  ])(
    "tell of %s the sentence that says what was counted, and not what its words mean",
    async (path, says) => {
      expect(textOf(await card(path), "p.small")).toMatch(says);
    },
  );

  it("draw no plot of compensation without a claim, and put no definition in its place", async () => {
    const one = await temporaryApp(pages);
    try {
      expect((await one.send("/api/cases", command(followed("Saran")))).status).toBe(201);
      await vi.waitFor(async () => expect((await card("/compensation", one)).textContent).not.toBe(""), {
        timeout: 50_000,
        interval: 100,
      });
      const shown = await card("/compensation", one);
      expect(all(shown, "svg")).toEqual([]);
      expect(shown.textContent).not.toContain("Amounts are recorded in classes");
    } finally {
      await one.close();
    }
  });
});

describe("the page of delays", () => {
  it("gives the days after which half had ended with those still waiting, and those of the ended alone beside", async () => {
    const page = await asked("/delays?from=fir&to=chargesheet&district=nadia");
    // 7 wait; one ends on days 200, 300, 400, 500, 600, of two no more is known after 250 and 350:
    // 6/7 after 200, × 4/5 after 300 (24/35), × 2/3 after 400 (16/35, below a half)
    expect(tile(page, "Half had reached it after")).toBe("400 days");
    expect(tile(page, "Of those that reached it alone")).toBe("400 days");
    expect(tile(page, "In the curve")).toBe("7");
    const whole = await asked("/delays?from=fir&to=chargesheet");
    // 5 of 11 have 60 days or more: the middle of the eleven is 60
    expect(tile(whole, "Of those that reached it alone")).toBe("60 days");
    expect(textOf(whole, ".sentences")).toContain("because it leaves out those that are still waiting");
  });

  it("offers the curve as a file, day by day where it is short", async () => {
    const page = await asked("/delays?from=fir&to=chargesheet&district=howrah");
    const [head = "", first = "", ...rest] = await fileOf(page, /table=curves/);
    expect(head.split(",").slice(0, 9)).toEqual([
      "group",
      "thenGroup",
      "days",
      "atRisk",
      "ended",
      "lastKnownWaiting",
      "waiting",
      "lower",
      "upper",
    ]);
    expect(first.split(",").slice(2, 7)).toEqual(["0", "6", "0", "0", "1"]);
    expect(rest).toHaveLength(60);
  });

  it("compares two districts in words, with the test in small print", async () => {
    const page = await asked("/delays?from=fir&to=chargesheet&by=district&first=Howrah&second=Nadia");
    expect(textOf(page, "#compared h2")).toBe("Howrah and Nadia compared");
    expect(textOf(page, "#compared p")).toContain("The wait is longer for Nadia than for Howrah");
    expect(textOf(page, "#compared .beside > .stack details")).toContain("Log-rank test: chi-square");
    expect(all(page, "#compared .plot-wide .curve")).toHaveLength(2);
  });

  it.each(["fir", "rescue"])(
    "counted from %s says of one number of cases the same in its figures, its sentences and its last line",
    async (from) => {
      const page = await asked(`/delays?from=${from}&to=chargesheet`);
      const out = 13 - Number(tile(page, "In the curve"));
      const basis = textOf(page, ".basis");
      const sentences = textOf(page, ".sentences");
      if (out === 0) {
        expect(basis).toContain("Nothing was left out.");
        expect(sentences).not.toContain("Not in the curve");
      } else {
        expect(basis).toContain(`Left out: of the curve ${out} of 13 proceedings, as said above.`);
        const said = /nor in its figures: (\d+) of 13 proceedings\. Of these, ([^.]+)\./.exec(sentences);
        expect(Number(said?.[1])).toBe(out);
        const parts = (said?.[2] ?? "").split("; ").map((part) => Number.parseInt(part, 10));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(out);
      }
      expect(textOf(page, "main")).toContain(`In the curve: ${13 - out} of these.`);
    },
  );

  it("does not compare one with itself", async () => {
    const page = await asked("/delays?from=fir&to=chargesheet&by=district&first=Nadia&second=Nadia");
    expect(all(page, "#compared")).toEqual([]);
    expect(textOf(page, "#c-wrong")).toBe("Choose two different ones.");
  });

  it.each([
    ["name", ["Howrah", "Nadia"]],
    ["all", ["Nadia", "Howrah"]],
    ["waiting", ["Nadia", "Howrah"]],
    ["half", ["Nadia", "Howrah"]],
  ])("orders its table by %s", async (sort, expected) => {
    const page = await asked(`/delays?from=fir&to=chargesheet&by=district&sort=${sort}`);
    const names = all(page, "main > div > section:last-of-type tbody th").map(
      ({ textContent }) => textContent,
    );
    expect(names).toEqual(expected);
  });
});

describe("the page of how far cases get", () => {
  it("shows of 100 how many reached a step and at most can, beside what was published", async () => {
    const page = await asked("/stages");
    const figures = all(page, ".plot-wide .bar-figure text").map(({ textContent }) => textContent);
    // Of 13: all have an FIR; 11 a chargesheet, and the two that wait still can; 5 a judgment, and 8 still can.
    expect(figures[0]).toBe("100");
    expect(figures[3]).toBe("84.6, at most 100");
    expect(figures[5]).toBe("38.5, at most 100");
    expect(textOf(page, ".plot-wide .bar-mark-name")).toContain("less than 5");
    expect(textOf(page, "blockquote")).toContain("less than 5% reaching this point");
    expect(textOf(page, "main section h2")).toBe("Of 100 that began with: Missing report");
  });

  it("names no shares in its heading where none are given", async () => {
    const page = await asked("/stages?from=judgment&district=nadia&year=2020");
    expect(textOf(page, "main")).not.toContain("Of 100 that began with");
  });
});

describe("the page of how cases end", () => {
  it("names each way to end with its share at the end of the plot", async () => {
    const page = await asked("/outcomes?entry=ignored&district=howrah");
    // Of six, five were acquitted within 80 days; the sixth was last known to wait on day 90.
    expect(tile(page, "Acquitted")).toBe("5");
    expect(tile(page, "Still waiting")).toBe("1");
    expect(tile(page, "Not on record")).toBe("0");
    expect(textOf(page, ".plot-wide .plot-label.series-2")).toBe("Acquitted 83 %");
    const [head = ""] = await fileOf(page, /table=curves/);
    expect(head).toContain("share.acquitted");
  });

  it("says how many endings it cannot count, and gives columns that add up to all", async () => {
    // Nobody recorded an arrest: five were acquitted, and from there no days can be counted.
    const page = await asked("/outcomes?from=arrest&by=district");
    expect(tile(page, "Acquitted")).toBe("0");
    expect(tile(page, "Not on record")).toBe("13");
    expect(tile(page, "In the curve")).toBe("0");
    expect(textOf(page, ".basis")).toContain("Left out: of the curve 13 of 13 proceedings, as said above.");
    expect(textOf(page, ".sentences")).toContain(
      "Not in the curve, nor in its figures: 13 of 13 proceedings.",
    );
    expect(textOf(page, "main")).toContain("No curve is drawn: none could be followed");
    expect(all(page, ".beside")).toEqual([]);
    expect(textOf(page, ".stats")).toContain("however these ended, they stand under no outcome here");
    for (const path of ["/outcomes?from=arrest&by=district", "/outcomes?by=district"]) {
      const lines = all(await asked(path), "tbody tr").filter(
        (line) => textOf(line, "td[data-label=All]") !== "",
      );
      expect(lines).toHaveLength(2);
      for (const line of lines) {
        const cell = (title: string): number => Number(textOf(line, `td[data-label="${title}"]`));
        const parts = ["Convicted", "Acquitted", "Otherwise", "Still waiting", "Not on record"].map(cell);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(cell("All"));
      }
    }
  });
});

describe("the page of what is pending", () => {
  it("puts each in a band of age, and what has no day to count from apart", async () => {
    const page = await asked("/pendency?from=fir&district=nadia");
    expect(tile(page, "Pending")).toBe("7");
    const figures = all(page, ".plot-wide .bar-figure text").map(({ textContent }) => Number(textContent));
    expect(figures.slice(0, 7).reduce((sum, count) => sum + count, 0)).toBe(7);
  });
});

describe("the page of adjournments", () => {
  it("counts what was put off by side and by reason, and the witnesses who were sent home", async () => {
    const page = await asked("/adjournments");
    expect(tile(page, "Court dates")).toBe("3");
    expect(tile(page, "Held")).toBe("1");
    expect(textOf(page, ".stats")).toContain("1 of 1 times");
    expect(textOf(page, ".stats")).toContain(
      "0 with a next date on record; of 3 nobody recorded whether there was one",
    );
    const [results, sides, reasons] = all(page, ".plot-wide").map((plot) =>
      all(plot, ".bar-name text").map((name, nth) => [
        name.textContent,
        all(plot, ".bar-figure text")[nth]?.textContent,
      ]),
    );
    expect(results).toEqual([
      ["Held", "1"],
      ["Not reached", "2"],
    ]);
    expect(sides).toEqual([["Defence", "2"]]);
    expect(reasons).toEqual([["Defence asks for time", "2"]]);
  });
});

describe("the page of compensation", () => {
  it("shows what was claimed beside what was ordered and paid", async () => {
    const page = await asked("/compensation");
    expect(tile(page, "Survivors in these cases")).toBe("13");
    expect(tile(page, "Not decided")).toBe("1");
    expect(all(page, ".plot-wide .bar-figure text").map(({ textContent }) => textContent)).toEqual([
      "1",
      "0",
      "0",
      "0",
    ]);
    expect(all(page, ".plot-wide .bar-name text").map(({ textContent }) => textContent)).toEqual([
      "Claims",
      "Ordered",
      "Paid, not said to be in part",
      "Paid in part only",
    ]);
    const neverPaid = all(page, ".stats > div").find((one) => textOf(one, "dt") === "No payment on record");
    expect(neverPaid === undefined ? "" : textOf(neverPaid, "dd .said")).toBe("of 0 ordered");
  });
});

describe("the page of what is missing", () => {
  it("says at each stage of how many facts something is missing, and in whose record", async () => {
    const page = await asked("/completeness?district=nadia");
    const fir = all(page, "details.chapter").find((one) => textOf(one, "summary").startsWith("FIR:"));
    expect(fir === undefined ? "" : textOf(fir, "table")).toContain("Police");
    const lines = fir === undefined ? [] : all(fir, "tbody tr");
    const number = lines.find((line) => /number/i.test(textOf(line, "th")));
    // No FIR of these has its number on record.
    expect(number === undefined ? "" : textOf(number, "td")).toBe("7");
  });
});
