/** The desk at which tables are imported, over a real store: whose file is where, and what takes it away. */
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { Effect, Layer, Logger, ManagedRuntime } from "effect";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { recordingServices } from "../../services.ts";
import { readRowMap } from "../map/checked-map.ts";
import { type TemporaryFiles, temporaryFiles } from "../testing/temporary-files.ts";
import { type Desk, ImportDesk } from "./import-desk.ts";

const openDesk = (directory: string) =>
  ManagedRuntime.make(
    ImportDesk.layer.pipe(
      Layer.provideMerge(
        recordingServices({
          dataDir: join(directory, "data"),
          keysDir: join(directory, "keys"),
          databaseUrl: null,
          eventstoreUrl: null,
        }),
      ),
      Layer.provideMerge(Logger.layer([])),
    ),
  );

let files: TemporaryFiles;
let runtime: ReturnType<typeof openDesk>;
beforeAll(async () => {
  files = temporaryFiles();
  runtime = openDesk(files.directory);
  await runtime.context();
});
afterAll(async () => {
  await runtime?.dispose();
  files?.remove();
});

const at = <A, E>(ask: (desk: ImportDesk["Service"]) => Effect.Effect<A, E>): Promise<A> =>
  runtime.runPromise(Effect.flatMap(ImportDesk, ask));

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const OFFICE = "administrator";
const OTHER = "a reader of releases";

const upload = (text: string, name = "register.csv"): Promise<void> =>
  at(({ receive }) => receive(OFFICE, name, bytesOf(text)));

const read = readRowMap({
  name: "desk",
  key: ["Number"],
  source: { kind: "court-record" },
  events: [{ type: "CaseOpened", data: { fileNumber: { column: "Number" } } }],
});
if (!read.ok) throw new Error("It is a map");
const map = read.value;

/** How long is waited for what comes by itself, in milliseconds, and how often it is looked for. */
const A_LOADED_MACHINE = { timeout: 25_000, interval: 20 };

/** How things stand once nothing goes on any more. */
const ended = (): Promise<Desk> =>
  vi.waitFor(async () => {
    const desk = await at(({ look }) => look);
    expect(desk.work?.state).not.toBe("running");
    return desk;
  }, A_LOADED_MACHINE);

const refused = async ({ work }: Desk): Promise<string | null> =>
  work?.refusedFile ? (await buffer(work.refusedFile.bytes())).toString() : null;

beforeEach(async () => {
  await ended();
  await at(({ clear }) => clear);
});

describe("rows that were refused", () => {
  const imported = async (): Promise<Desk> => {
    await upload("Number,Name\n1,x\n,Quillverthane\n");
    await at(({ tryWith }) => tryWith(OFFICE, map));
    await ended();
    await at(({ importNow }) => importNow(OFFICE));
    return ended();
  };

  test("stay when anybody else signs out, and go when who uploaded them does", async () => {
    await imported();
    await at(({ signedOut }) => signedOut(OTHER));
    expect(await refused(await ended())).toContain("Quillverthane");
    await at(({ signedOut }) => signedOut(OFFICE));
    expect((await ended()).work).toBeNull();
  });

  test("stay when an import is taken back, whoever does that, and go when who uploaded them signs out", async () => {
    const importId = (await imported()).work?.importId ?? "";
    await at(({ takeBack }) => takeBack(OTHER, importId));
    const desk = await ended();
    expect(desk.work).toMatchObject({ kind: "taking-back", state: "done" });
    await at(({ signedOut }) => signedOut(OTHER));
    expect(await refused(await ended())).toContain("Quillverthane");
    await at(({ signedOut }) => signedOut(OFFICE));
    expect((await ended()).work).toBeNull();
  });
});

test("a file that is uploaded while another is opened is not lost, and is not tried in its place", async () => {
  // Its first row is long enough to be read in many pieces.
  await upload(`Number,${"x".repeat(900_000)}\n1,x\n`);
  const trial = at(({ tryWith }) => tryWith(OFFICE, map));
  await upload("Number\n2\n", "second.csv");
  await expect(trial).rejects.toThrow("not the one of a moment ago");
  expect(await at(({ preview }) => preview)).toMatchObject({ columns: [{ samples: ["2"] }] });
  await at(({ tryWith }) => tryWith(OFFICE, map));
  expect((await ended()).work).toMatchObject({ fileName: "second.csv", state: "done" });
});

test("one file comes at a time: a second is refused while the first comes, and is taken once that has ended", async () => {
  const first = new PassThrough();
  const coming = at(({ receive }) => receive(OFFICE, "slow.csv", first));
  first.write("Number\n");
  await expect(upload("Number\n2\n", "second.csv")).rejects.toThrow("being uploaded here at this moment");
  first.destroy(new Error("The line broke"));
  await expect(coming).rejects.toThrow("The line broke");
  await upload("Number\n2\n", "second.csv");
  expect((await at(({ look }) => look)).upload?.file.name).toBe("second.csv");
});

test("what was seen of some work stays as it was seen while the work goes on", async () => {
  await upload("Number\n1\n", "seen.csv");
  await at(({ tryWith }) => tryWith(OFFICE, map));
  const seen = await at(({ look }) => look);
  expect(seen.work).toMatchObject({ state: "running" });
  expect((await ended()).work).toMatchObject({ state: "done", told: [{}] });
  expect(seen.work).toMatchObject({ state: "running", told: [] });
});
