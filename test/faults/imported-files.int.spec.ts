/** A file that is uploaded to be imported: nowhere in the clear, outliving nobody, and gone on with after a kill. */
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  type Directories,
  newDirectories,
  type ServerProcess,
  startServer,
} from "../running/server-process.ts";
import { filesIn, holding, openFilesOf } from "./bytes-on-disk.ts";

/** In a cell that is recorded sealed, in the name of a column, in a cell that is refused, and in the file's name. */
const secrets = ["Zyxomandira Quillverthane", "Vrombleghat Ksilloph", "Hjolmquist Tworbleigh", "Plenghorst"];
const [fullName = "", remark = "", refused = "", inFileName = ""] = secrets;
// As the name of a table would have it.
secrets.push(inFileName.toLowerCase());
/** In the clear on purpose. */
const clear = "Skrithwold District";

const CASES = 1_000;
const table = [
  `Our file number,Name of survivor,District,${remark}`,
  ...Array.from({ length: CASES }, (_, i) => `${i + 1}/1986,${fullName},${clear},x`),
  `,${refused},North,=${refused}`,
  "",
].join("\r\n");

let directories: Directories;
let server: ServerProcess;
beforeAll(async () => {
  directories = newDirectories();
  server = await startServer(directories);
});
afterAll(async () => {
  await server?.stop();
  directories?.remove();
});

const page = async (path: string): Promise<string> =>
  (await server.ask(path, { headers: { accept: "text/html" } })).text();

const post = (path: string, body: FormData | URLSearchParams = new URLSearchParams()): Promise<Response> =>
  server.ask(path, { method: "POST", headers: { accept: "text/html" }, body, redirect: "manual" });

/** What is chosen for the columns, as the page sends it; the table's name is written by whoever chooses. */
const chosen = {
  "kind.0": "fileNumber",
  "key.0": "yes",
  "kind.1": "survivorName",
  "kind.2": "district",
  "kind.3": "firNumber",
  name: "office-list",
  source: "ngo-report",
  court: "pocso-special-court",
  nothing: "-, NA",
};

const uploaded = async (): Promise<void> => {
  const file = new FormData();
  file.set("file", new File([table], `list of ${inFileName}.csv`));
  expect((await post("/imports", file)).headers.get("location")).toBe("/imports/file");
  expect(await page("/imports/file")).not.toMatch(new RegExp(`value="[^"]*${inFileName}`, "i"));
  const said = new URLSearchParams(chosen);
  expect((await post("/imports/columns", said)).headers.get("location")).toBe("/imports/work");
};

/** How long is waited for what comes by itself, in milliseconds, and how often it is looked for. */
const A_LOADED_MACHINE = { timeout: 200_000, interval: 20 };

/** The page of what is being done, once it says so. */
const until = (pattern: RegExp): Promise<string> =>
  vi.waitFor(async () => {
    const shown = await page("/imports/work");
    expect(shown).toMatch(pattern);
    return shown;
  }, A_LOADED_MACHINE);

/** Everything that could hold it: the data, the keys, and whatever the program has open. */
const everywhere = (): readonly string[] => [...filesIn(directories.root), ...openFilesOf(server.pid ?? 0)];

const inTheClear = (): readonly (readonly [string, readonly string[]])[] =>
  secrets
    .map((secret) => [secret, holding(everywhere(), secret)] as const)
    .filter(([, found]) => found.length > 0);

describe.runIf(process.platform === "linux")("a file that is uploaded", () => {
  it("is open without a name, and stands nowhere in the clear while it is tried and imported", async () => {
    await uploaded();
    expect(await until(/What would be recorded/)).toContain("Rows that are refused");
    expect(readdirSync(tmpdir()).filter((name) => /^tareekh-[0-9a-f]{24}$/.test(name))).toEqual([]);
    expect(inTheClear()).toEqual([]);
    // The whole of it is there, sealed; the search would find it otherwise.
    await post("/imports/run");
    await until(/[1-9][\d,]* of 1,001 rows/);
    expect(inTheClear()).toEqual([]);
  }, 240_000);

  it("is gone on with by the same file after a kill in the middle, and nothing is recorded twice", async () => {
    await server.kill();
    server = await startServer(directories);
    expect(inTheClear()).toEqual([]);
    expect((await page("/imports/file")).includes("Choose a file")).toBe(false);
    await uploaded();
    const left = Number(
      /Import ([\d,]+) rows/.exec(await until(/What would be recorded/))?.[1]?.replaceAll(",", ""),
    );
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(CASES);
    await post("/imports/run");
    await until(/<h1>Imported/);
    const [, path = ""] = /href="(\/imports\/\d{4}-[^"]+)"/.exec(await page("/imports")) ?? [];
    const one = (await page(path)).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    // Of each: the case, survivor, accused, the survivor's name, the proceeding and the FIR.
    expect(one).toMatch(
      /State Done .* Recorded 1,000 rows Nothing new 0 rows Refused 1 row Entries recorded 6,000/,
    );
  }, 240_000);

  it("is closed once it is imported; what is recorded of it is sealed, and read by who may", async () => {
    expect(inTheClear()).toEqual([]);
    expect(holding(filesIn(directories.dataDir), clear)).not.toEqual([]);
    expect(await page("/imports")).toContain(inFileName);
    for (const secret of secrets) expect(server.output()).not.toContain(secret);
  });
});
