/** Importing by the pages, over a real store: uploaded, mapped, tried, imported, mended and taken back. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { workbookOf } from "../../importing/testing/workbook.ts";
import { type TemporaryApp, temporaryApp } from "../../testing/temporary-app.ts";
import { pages } from "../pages.ts";

let app: TemporaryApp;
beforeAll(async () => {
  app = await temporaryApp(pages);
});
afterAll(() => app?.close());
afterEach(async () => {
  await ended();
  await post("/imports/discard");
});

type Fields = Readonly<Record<string, string>>;

const text = async (path: string, status = 200): Promise<string> => {
  const answer = await app.ask(path, { headers: { accept: "text/html" } });
  expect(answer.status, path).toBe(status);
  return answer.text();
};

const post = (path: string, fields: Fields = {}): Promise<Response> =>
  app.ask(path, {
    method: "POST",
    headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  });

/** Where a form that was accepted leads. */
const accepted = async (sent: Promise<Response>): Promise<string> => {
  const answer = await sent;
  expect(answer.status, answer.status === 303 ? "" : await answer.text()).toBe(303);
  return answer.headers.get("location") ?? "";
};

const upload = (name: string, content: string | Uint8Array): Promise<Response> => {
  const form = new FormData();
  form.set("file", new File([content as never], name));
  return app.ask("/imports", { method: "POST", headers: { accept: "text/html" }, body: form });
};

/** How long is waited for what comes by itself, in milliseconds, and how often it is looked for. */
const A_LOADED_MACHINE = { timeout: 110_000, interval: 20 };

/** The page of what is being done, once it has ended. */
const ended = (path = "/imports/work"): Promise<string> =>
  vi.waitFor(async () => {
    const answer = await app.ask(path, { headers: { accept: "text/html" } });
    if (answer.status !== 200) return "";
    const page = await answer.text();
    expect(page).not.toContain("data-progress=");
    return page;
  }, A_LOADED_MACHINE);

const plain = (page: string): string =>
  page
    .replace(/<[^>]*>/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, " ");

/** What the columns page has chosen by itself, and what a person chooses besides. */
const choicesIn = (page: string): Record<string, string> => {
  const chosen: Record<string, string> = {};
  for (const [, name = "", options = ""] of page.matchAll(
    /<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    chosen[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? "";
  for (const [, name = ""] of page.matchAll(/<input type="checkbox"[^>]*name="([^"]+)"[^>]* checked/g))
    chosen[name] = "yes";
  for (const [, name = "", value = ""] of page.matchAll(
    /<input (?:id="[^"]+" |type="hidden" )name="([^"]+)" value="([^"]*)"/g,
  ))
    chosen[name] = value;
  return chosen;
};

const cases = async (number: string): Promise<readonly { readonly fileNumber: string }[]> => {
  const answer = await app.ask(`/api/cases?q=${encodeURIComponent(number)}`);
  return ((await answer.json()) as { cases: { fileNumber: string }[] }).cases;
};

const example = readFileSync(
  fileURLToPath(new URL("../../importing/example/cases.csv", import.meta.url)),
  "utf8",
);
const exampleMap = fileURLToPath(new URL("../../importing/example/map.json", import.meta.url));

const latestImport = async (): Promise<string> =>
  /href="(\/imports\/\d{4}-[^"]+)"/.exec(await text("/imports"))?.[1] ?? "";

test("before anything is imported, the page says what to do, and has an example with its map", async () => {
  const page = await text("/imports");
  expect(plain(page)).toContain("Nothing has been imported yet.");
  const file = await app.ask("/imports/example/cases.csv");
  expect(file.headers.get("content-disposition")).toContain("attachment");
  expect(await file.text()).toBe(example);
  expect(await (await app.ask("/imports/example/map.json")).text()).toBe(readFileSync(exampleMap, "utf8"));
  expect(await text("/imports/work", 303)).toBe("");
});

describe("a register in UTF-8 with a byte order mark", () => {
  test("is understood by the names of its columns, tried, and imported", async () => {
    expect(await accepted(upload("Court register.csv", `\ufeff${example}`))).toBe("/imports/file");
    const columns = await text("/imports/file");
    expect(plain(columns)).toContain("Court register.csv: 4 rows.");
    // days as they are written and as they are read
    expect(plain(columns)).toContain("03/12/2023 14-12-23 7 Mar 2022 read as 03-12-2023");
    const proposed = choicesIn(columns);
    const chosen = { ...proposed, name: "court-register" };
    expect(proposed).toMatchObject({
      name: "",
      "key.0": "yes",
      "kind.0": "cnr",
      "kind.3": "registeredOn",
    });

    // The form says at its place what a choice lacks, and keeps what was chosen.
    const refused = await post("/imports/columns", { ...chosen, "kind.1": "" });
    expect(refused.status).toBe(400);
    const lacking = await refused.text();
    expect(plain(lacking)).toContain("“Court case: number” says nothing without “Court case: type”");
    expect(lacking).toContain('href="#kind.2"');
    expect(choicesIn(lacking)["kind.2"]).toBe("caseNumber");

    // What the texts mean is asked where it was not seen yet.
    const unseen = Object.fromEntries(
      Object.entries(chosen).filter(([name]) => !/^(text|meaning)\./.test(name)),
    );
    const asked = await post("/imports/columns", unseen);
    const shown = choicesIn(await asked.text());
    expect([asked.status, shown]).toMatchObject([
      400,
      {
        "text.outcome.0": "Acquitted",
        "meaning.outcome.0": "judgment:acquitted",
        "meaning.status.0": "standing:pending",
      },
    ]);
    expect(shown).toEqual(chosen);

    // How it was looked up is supposed of no list.
    const unsaid = await post("/imports/columns", shown);
    const page = await unsaid.text();
    expect([unsaid.status, plain(page)]).toEqual([
      400,
      expect.stringContaining("Choose how it was looked up which cases are pending"),
    ]);
    expect(page).toContain('href="#lookedUpHow"');
    const said = { ...shown, lookedUpHow: "cause-list" };
    expect(await accepted(post("/imports/columns", said))).toBe("/imports/work");

    const trial = await ended();
    expect(plain(trial)).toContain(
      "New cases 4 rows Cases that change 0 rows Nothing new 0 rows Refused 0 rows",
    );
    expect(plain(trial)).toContain("Judgment given , 28-02-2025");
    expect(await cases("WBSP010000012023")).toEqual([]);

    expect(await accepted(post("/imports/run"))).toBe("/imports/work");
    expect(plain(await ended())).toContain("New cases 4 rows");
    const list = plain(await text("/imports"));
    expect(list).toContain("Court register.csv");
    expect(list).toContain("4 rows 0 rows administrator Done");
    // the file is gone
    expect((await post("/imports/run")).status).toBe(400);
  });

  test("is offered its map again, and has nothing new then; the map can be downloaded and deleted", async () => {
    await accepted(upload("again.csv", example));
    expect(plain(await text("/imports/file"))).toContain("Try with “court-register”");
    expect(await accepted(post("/imports/saved", { name: "court-register" }))).toBe("/imports/work");
    expect(plain(await ended())).toContain("Nothing would be recorded");
    const map = await app.ask("/imports/maps/court-register");
    expect(await map.json()).toMatchObject({ name: "court-register", key: ["CNR"] });
    expect(map.headers.get("content-disposition")).toBe('attachment; filename="court-register.json"');
    await accepted(post("/imports/maps/court-register/delete"));
    expect(plain(await text("/imports/file"))).not.toContain("Try with “");
  });

  test("is taken back, and its cases are in no list any more", async () => {
    const path = await latestImport();
    expect(await accepted(post(`${path}/undo`))).toBe(path);
    const page = plain(await ended(path));
    expect(page).toContain("in 4 cases.");
    expect(page).toContain("Taken back by administrator on");
    expect(plain(await text("/imports"))).toContain("Taken back");
    // All of it is gone: there is nothing to take back again.
    expect(page).not.toContain("Take it back again");
  });
});

const register = (...rows: readonly string[]): string =>
  ["Our file number,District,Remarks", ...rows, ""].join("\r\n");
const mapOf = (name: string): string =>
  JSON.stringify({
    name,
    key: ["Our file number"],
    source: { kind: "court-record" },
    events: [
      {
        type: "CaseOpened",
        data: { fileNumber: { column: "Our file number" }, note: { column: "Remarks" } },
      },
      { type: "ProceedingOpened", data: { proceeding: "proceeding-1" } },
      {
        type: "FirRegistered",
        data: { proceeding: "proceeding-1", district: { column: "District" } },
      },
    ],
  });

const withMap = (map: string): Promise<Response> => {
  const form = new FormData();
  form.set("file", new File([], ""));
  form.set("map", map);
  return app.ask("/imports/map", { method: "POST", headers: { accept: "text/html" }, body: form });
};

describe("a file of an older Excel, in Windows-1252", () => {
  test("is refused as UTF-8, and read once it is said what it is", async () => {
    await accepted(upload("old.csv", Buffer.from(register("61/2020,Café Road,x"), "latin1")));
    const page = await text("/imports/file", 400);
    expect(plain(page)).toContain("old.csv is not UTF-8");
    expect(await accepted(post("/imports/reading", { encoding: "windows-1252", delimiter: "," }))).toBe(
      "/imports/file",
    );
    expect(plain(await text("/imports/file"))).toContain("Café Road");
    await accepted(withMap(mapOf("old")));
    expect(plain(await ended())).toContain("District: Café Road");
    await accepted(post("/imports/run"));
    expect(plain(await ended())).toContain("New cases 1 row");
  });
});

describe("a map that says how its file is read", () => {
  const map = (): string =>
    JSON.stringify({ ...JSON.parse(mapOf("latin")), file: { encoding: "windows-1252" } });

  test("needs nothing said on the page, and says so still where it is downloaded for the command", async () => {
    await accepted(upload("latin.csv", Buffer.from(register("62/2020,Café Road,x"), "latin1")));
    await accepted(withMap(map()));
    expect(plain(await ended())).toContain("District: Café Road");
    expect(plain(await text("/imports/file"))).toContain("Café Road");
    expect(await (await app.ask("/imports/map.json")).json()).toEqual(JSON.parse(map()));
  });

  test("is not read so for a file of another kind that is shown and tried with it", async () => {
    await accepted(upload("utf.csv", register("63/2020,Café Road,x")));
    await accepted(post("/imports/saved", { name: "latin" }));
    expect(plain(await ended())).toContain("District: Café Road");
    expect(await (await app.ask("/imports/maps/latin")).json()).toEqual(JSON.parse(map()));
  });
});

test("what is said on the page of how a file is read stands in the map for the command", async () => {
  await accepted(
    upload("said.csv", Buffer.from(register("64/2020,Café Road,x").replaceAll(",", ";"), "latin1")),
  );
  await accepted(post("/imports/reading", { encoding: "windows-1252", delimiter: ";" }));
  await accepted(withMap(mapOf("said")));
  await ended();
  const said = { file: { encoding: "windows-1252", delimiter: ";" } };
  expect(await (await app.ask("/imports/map.json")).json()).toMatchObject(said);
  expect(await (await app.ask("/imports/maps/said")).json()).toMatchObject(said);
});

describe("a file with other columns than its table had", () => {
  const january = "Our file number,District\r\n71/2020,North\r\n";
  const february = "Our file number,District,Survivor name\r\n71/2020,South,\r\n";
  const columnsOf = async (name: string): Promise<Record<string, string>> => ({
    ...choicesIn(await text("/imports/file")),
    name,
  });

  test("is tried once it is said that it is of that table; until then nothing is done with it", async () => {
    await accepted(upload("case of Quillverthane.csv", january));
    expect(await text("/imports/file")).not.toMatch(/value="[^"]*quillverthane/i);
    await accepted(post("/imports/columns", await columnsOf("monthly")));
    await ended();
    const map = await (await app.ask("/imports/maps/monthly")).text();

    await accepted(upload("February.csv", february));
    const form = await text("/imports/file");
    expect(form).toContain('<option value="monthly">');
    const chosen = await columnsOf("monthly");
    const asked = await post("/imports/columns", chosen);
    const page = await asked.text();
    expect([asked.status, plain(page)]).toEqual([
      400,
      expect.stringContaining("“monthly” had other columns until now: Our file number, District."),
    ]);
    expect(page).toContain('href="#same-table"');
    expect(choicesIn(page).name).toBe("monthly");
    expect(await (await app.ask("/imports/maps/monthly")).text()).toBe(map);
    // It was said of another name than is written now.
    expect((await post("/imports/columns", { ...chosen, "same-table": "weekly" })).status).toBe(400);
    await accepted(post("/imports/columns", { ...chosen, "same-table": "monthly" }));
    await ended();
    expect(await (await app.ask("/imports/maps/monthly")).text()).not.toBe(map);
  });

  test("is asked about with a map of one's own too, which stays written on the page", async () => {
    await accepted(upload("mixed.csv", "Our file number,District,Remarks,More\r\n1/2021,North,x,y\r\n"));
    const asked = await withMap(mapOf("monthly"));
    const page = await asked.text();
    expect([asked.status, page]).toEqual([400, expect.stringContaining("&quot;monthly&quot;")]);
    expect(page).toMatch(/id="same-table"[^>]*value="monthly"/);
  });
});

describe("a list of which some outcomes are empty", () => {
  test("is asked what that means, and has nothing of those rows where nobody says", async () => {
    const list = "CNR,Result,Looked up on\r\nWBHW010000022021,,15/06/2025\r\n";
    await accepted(upload("outcomes.csv", list));
    const page = await text("/imports/file");
    expect(plain(page)).toContain("Where it is empty");
    const chosen = { ...choicesIn(page), name: "outcomes", lookedUpHow: "told-by-counsel" };
    expect(chosen).toMatchObject({ "kind.1": "outcome", "meaning.outcome.empty": "" });
    await accepted(post("/imports/columns", chosen));
    expect(plain(await ended())).not.toContain("Pendency checked");
    await accepted(post("/imports/columns", { ...chosen, "meaning.outcome.empty": "standing:pending" }));
    const trial = plain(await ended());
    expect(trial).toContain("Pendency checked , 15-06-2025");
    expect(trial).toContain("Told by counsel");
  });
});

describe("a workbook", () => {
  test("is read sheet by sheet, its days as days", async () => {
    const cell = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const book = workbookOf({
      rows: `<row r="1">${cell("A1", "Our file number")}${cell("B1", "Arrest date")}</row><row r="2">${cell("A2", "7/2020")}<c r="B2" s="1"><v>44168</v></c></row>`,
    });
    await accepted(upload("Register.xlsx", book));
    const page = await text("/imports/file");
    expect(choicesIn(page)).toMatchObject({
      sheet: "Register",
      "kind.0": "fileNumber",
      "kind.1": "arrestedOn",
    });
    expect(await accepted(post("/imports/columns", { ...choicesIn(page), name: "workbook" }))).toBe(
      "/imports/work",
    );
    expect(plain(await ended())).toContain("Accused arrested , 03-12-2020");
    await accepted(post("/imports/run"));
    expect(plain(await ended())).toContain("New cases 1 row");
    await accepted(upload("Register.xlsx", book));
    await accepted(post("/imports/reading", { sheet: "Notes" }));
    expect(choicesIn(await text("/imports/file")).sheet).toBe("Notes");
  });
});

describe("rows that are refused", () => {
  test("are told with their reasons, can be downloaded with nothing that runs, mended and imported", async () => {
    const rows = ["1/2021,North,fine", ",South,=cmd|calc", "1/2021,East,twice"];
    await accepted(upload("mixed.csv", register(...rows)));
    await accepted(withMap(mapOf("mixed")));
    const trial = plain(await ended());
    expect(trial).toContain("Our file number: it is empty, and names the row");
    expect(trial).toContain("Import 1 row");
    await accepted(post("/imports/run"));
    expect(plain(await ended())).toContain("Refused 2 rows");
    const file = await (await app.ask("/imports/refused.csv")).text();
    expect(file).toContain("'=cmd|calc");
    await accepted(upload("refused-rows.csv", file.replace(",3,,,South", ",3,,2/2021,South")));
    await accepted(post("/imports/saved", { name: "mixed" }));
    // The one with another row's number was left as it is, and is alone here.
    expect(plain(await ended())).toContain(
      "New cases 1 row Cases that change 0 rows Nothing new 0 rows Refused 1 row",
    );
  });
});

describe("a file that says something else of a case that is here", () => {
  test("is told with that case, and each value as it reads and would read, before anything is recorded", async () => {
    await accepted(upload("first.csv", register("81/2021,North,same")));
    await accepted(withMap(mapOf("other-case")));
    await ended();
    await accepted(post("/imports/run"));
    await ended();
    await accepted(upload("second.csv", register("81/2021,South,same", "82/2021,East,x")));
    await accepted(post("/imports/saved", { name: "other-case" }));
    const trial = await ended();
    expect(plain(trial)).toContain("Cases that change 1 row");
    expect(plain(trial)).toContain(
      "2 81/2021 Corrected: FIR registered , no date District: North becomes South",
    );
    const path = /<a href="([^"]+)">81\/2021<\/a>/.exec(trial)?.[1] ?? "";
    expect(await text(path)).toContain("North");
  });
});

describe("a register that says only in its heading of which day it is", () => {
  const list = (...rows: readonly string[]): string =>
    ["CNR,FIR no,Status,Next date", ...rows, ""].join("\r\n");

  test("is imported with that day, which is asked anew for each later file of the table", async () => {
    await accepted(upload("november.csv", list("WBHW010000012020,101/2020,Pending,15/12/2026")));
    const chosen = {
      ...choicesIn(await text("/imports/file")),
      name: "monthly-list",
      lookedUpHow: "court-website",
    };
    expect(chosen).toMatchObject({ "kind.1": "fir", "kind.2": "status", "kind.3": "nextDate" });
    const without = await post("/imports/columns", chosen);
    expect(plain(await without.text())).toContain("say below of which day the whole list is");
    const ahead = await post("/imports/columns", { ...chosen, day: "15-11-2099" });
    expect(plain(await ahead.text())).toContain("“15-11-2099” has not come yet");
    await accepted(post("/imports/columns", { ...chosen, day: "15-06-2025" }));
    const trial = plain(await ended());
    expect(trial).toContain("Pendency checked , 15-06-2025");
    expect(trial).toContain("FIR number: 101 · Year: 2020");
    await accepted(post("/imports/run"));
    await ended();

    await accepted(upload("december.csv", list("WBHW010000012020,101/2020,Pending,15/01/2027")));
    expect(await text("/imports/file")).toMatch(/id="day-monthly-list" name="day" value=""[^>]* required/);
    const unsaid = await post("/imports/saved", { name: "monthly-list" });
    expect([unsaid.status, plain(await unsaid.text())]).toEqual([
      400,
      expect.stringContaining("say of which day this list is"),
    ]);
    await accepted(post("/imports/saved", { name: "monthly-list", day: "15-07-2025" }));
    expect(plain(await ended())).toContain("New: Pendency checked , 15-07-2025");
    expect(await (await app.ask("/imports/maps/monthly-list")).text()).not.toContain("2025");
  });
});

describe("what cannot be used", () => {
  test.each([
    ["a map that is no JSON", "{", "The map is no JSON."],
    ["no map", " ", "Choose a map, or write its text."],
    [
      "a map of other columns",
      mapOf("other").replaceAll("District", "Zila"),
      'the file has no column "Zila"',
    ],
    [
      "a map of no known event",
      mapOf("none").replace("FirRegistered", "FirRegisterd"),
      "an event type of the catalogue",
    ],
  ])("%s is refused on the page, with what was written", async (_, map, sentence) => {
    await accepted(upload("a.csv", register("1,North,x")));
    const answer = await withMap(map);
    const page = await answer.text();
    expect([answer.status, plain(page)]).toEqual([400, expect.stringContaining(sentence)]);
  });

  test("a file of another kind, a broken workbook and a table without rows are told in words for a reader of pages", async () => {
    const shown = async (name: string, content: string | Uint8Array, status = 400): Promise<string> => {
      await accepted(upload(name, content));
      return text("/imports/file", status);
    };
    expect(plain(await shown("map.json", "{}"))).toContain("map.json is no table");
    const broken = await shown("broken.xlsx", "PK and nothing more");
    expect(plain(broken)).toContain("it is damaged, or another kind of file");
    expect(broken).not.toContain('name="encoding"');
    const latin = plain(await shown("latin.csv", Buffer.from("A\r\né\r\n", "latin1")));
    expect(latin).toContain("latin.csv is not UTF-8");
    expect(latin).not.toMatch(/--encoding|bytes after/);
    const empty = await shown("empty-table.csv", "CNR,State\r\n", 200);
    expect(plain(empty)).toContain("no row beneath them: there is nothing to import");
    expect(empty).not.toContain('action="/imports/columns"');
  });

  test("no file, an empty one, and a body that is none are refused where the file is chosen", async () => {
    expect(plain(await (await upload("", "")).text())).toContain("Choose a file first.");
    expect(plain(await (await upload("empty.csv", "")).text())).toContain("empty.csv is empty");
    const broken = await app.ask("/imports", {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x", accept: "text/html" },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf',
    });
    expect([broken.status, plain(await broken.text())]).toEqual([
      400,
      expect.stringContaining("The file did not arrive whole."),
    ]);
    expect((await text("/imports/file", 303)).length).toBe(0);
  });

  test("nothing is uploaded from another site's page, nor by a stranger", async () => {
    const form = new FormData();
    form.set("file", new File(["a"], "a.csv"));
    const forged = await app.ask("/imports", {
      method: "POST",
      headers: { "sec-fetch-site": "cross-site" },
      body: form,
    });
    expect(forged.status).toBe(403);
    expect((await app.askAsStranger("/imports")).status).toBe(401);
  });
});

describe("signing out", () => {
  test("takes away what was uploaded and not imported", async () => {
    await accepted(upload("left.csv", register("1,North,x")));
    await accepted(post("/sign-out"));
    expect(await accepted(app.ask("/imports/file", { headers: { accept: "text/html" } }))).toBe("/imports");
  });
});

describe("an import that goes on", () => {
  const many = Array.from({ length: 3_000 }, (_, i) => `${i + 1}/1999,North,x`);

  test("shows how far it is, is stopped between two rows, and goes on with the same file", async () => {
    await accepted(upload("many.csv", register(...many)));
    await accepted(withMap(mapOf("many")));
    await ended();
    await accepted(post("/imports/run"));
    const page = await vi.waitFor(async () => {
      const shown = await text("/imports/work");
      expect(shown).toMatch(/[1-9][\d,]* of 3,000 rows/);
      return shown;
    }, A_LOADED_MACHINE);
    expect(page).toContain('<noscript><meta http-equiv="refresh"');
    expect((await upload("other.csv", register("1,North,x"))).status).toBe(400);
    await accepted(post("/imports/stop"));
    expect(plain(await ended())).toContain("Upload the same file again to go on");
    const path = await latestImport();
    expect(plain(await text(path))).toContain("Stopped");

    await accepted(upload("many.csv", register(...many)));
    await accepted(post("/imports/saved", { name: "many" }));
    const left = Number(/Import ([\d,]+) rows/.exec(plain(await ended()))?.[1]?.replaceAll(",", ""));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(3_000);
    await accepted(post("/imports/run"));
    await ended();
    expect(await latestImport()).toBe(path);
    expect(plain(await text(path))).toMatch(/State Done .* Recorded 3,000 rows Nothing new 0 rows/);
  }, 120_000);
});
