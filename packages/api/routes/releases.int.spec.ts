import { contentOf, EventLog } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import type { ReleaseContent } from "@tareekh/projections/releases/release.ts";
import { releaseDigest } from "@tareekh/projections/releases/release-digest.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { reproductionInWords } from "../commands/release-in-words.ts";
import { pages } from "../pages/pages.ts";
import type { Problem } from "../problem.ts";
import { publication, RELEASES_STREAM, releasesIn } from "../releases/release-records.ts";
import { reproduceRelease } from "../releases/reproduce-release.ts";
import type { MadeReleaseShape, PublishedRelease } from "../shapes/release.ts";
import { differencesFromDescription } from "../testing/as-described.ts";
import { command, newCommandId } from "../testing/commands.ts";
import { RELEASE_TOKEN, type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";
import { routes } from "./routes.ts";

type Made = typeof MadeReleaseShape.Type;
type Released = typeof PublishedRelease.Type;

let app: TemporaryApp;
let caseIds: readonly string[] = [];

/** A prosecution of one accused in a State; judged, where a day is given for that. */
const prosecution = (state: string, judged: string | null) =>
  command([
    { type: "CaseOpened", occurred: "2020-01-10", data: {} },
    { type: "PersonAdded", data: { person: "survivor-1", role: "survivor", alias: "Tara" } },
    { type: "PersonAdded", data: { person: "accused-1", role: "accused" } },
    { type: "ProceedingOpened", data: { proceeding: "proceeding-1" } },
    {
      type: "FirRegistered",
      occurred: "2020-01-10",
      data: { proceeding: "proceeding-1", number: "12", year: 2020, state, district: "Somewhere" },
    },
    judged === null
      ? {
          type: "PendencyChecked",
          occurred: "2024-01-10",
          data: { proceeding: "proceeding-1", how: "court-website", found: "pending" },
        }
      : {
          type: "JudgmentGiven",
          occurred: judged,
          data: { proceeding: "proceeding-1", accused: "accused-1", outcome: "convicted" },
        },
  ]);

const recorded = async (commands: readonly ReturnType<typeof command>[]): Promise<readonly string[]> => {
  const ids: string[] = [];
  let last = "";
  for (const sent of commands) {
    const answer = await app.send("/api/cases", sent);
    const { caseId, revision } = (await answer.json()) as {
      readonly caseId: string;
      readonly revision: number;
    };
    expect(answer.status).toBe(201);
    ids.push(caseId);
    last = `${caseId}@${revision}`;
  }
  const resting = async () => (await app.ask(`/api/cases?limit=1&atLeast=${last}`)).status;
  await vi.waitFor(async () => expect(await resting()).toBe(200), { timeout: 50_000, interval: 100 });
  return ids;
};

const times = <A>(count: number, make: () => A): readonly A[] => Array.from({ length: count }, make);

beforeAll(async () => {
  app = await temporaryApp(pages);
  caseIds = await recorded([
    ...times(14, () => prosecution("in-wb", null)),
    ...times(13, () => prosecution("in-wb", "2021-03-01")),
    ...times(15, () => prosecution("in-br", null)),
  ]);
}, 120_000);
afterAll(() => app.close());

const reading = (path: string, init: RequestInit = {}) =>
  app.askAsStranger(path, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${RELEASE_TOKEN}` },
  });

const post = async <A>(path: string, body: unknown, status: number): Promise<A> => {
  const answer = await app.send(path, body);
  const told = (await answer.json()) as A;
  expect([answer.status, told]).toEqual([status, told]);
  return told;
};

const first = { commandId: newCommandId(), name: "Delays in trials, 2026" };

describe("a release", () => {
  test("is first seen, and nothing is published by that", async () => {
    const made = await post<Made>("/api/releases", { ...first, dryRun: true }, 200);
    expect(made).toMatchObject({ published: false, id: "delays-in-trials-2026" });
    expect(await (await reading("/api/releases")).json()).toEqual({ releases: [] });
  });

  test("is published once, and read by who may read nothing else", async () => {
    const made = await post<Made>("/api/releases", first, 201);
    expect(made.published).toBe(true);
    const again = await post<Made>("/api/releases", first, 201);
    expect(again.digest).toBe(made.digest);
    const answer = await reading("/api/releases/delays-in-trials-2026");
    const release = (await answer.json()) as Released;
    expect(answer.status).toBe(200);
    expect(release.digest).toBe(made.digest);
    expect(releaseDigest(release.content as Parameters<typeof releaseDigest>[0])).toBe(release.digest);
    expect(release.content.tables[0]?.rows).toEqual([
      { group: [], total: 42, standing: { pending: 29, convicted: 13, acquitted: 0, other: 0, unknown: 0 } },
    ]);
    expect(release.citation).toContain(release.digest);
    // Nobody else can open this machine's own address.
    expect(release.citation).not.toContain("http");
  });

  test.each(["/api/releases", "/api/releases/delays-in-trials-2026"])(
    "%s is as it is described",
    async (path) => {
      const operation = path === "/api/releases" ? "listReleases" : "readRelease";
      expect(differencesFromDescription(operation, await (await reading(path)).json())).toBe("");
    },
  );

  test("is had as CSV, a table or the curves", async () => {
    const lines = async (query: string) =>
      (await (await reading(`/api/releases/delays-in-trials-2026?format=csv${query}`)).text())
        .trimEnd()
        .split("\r\n");
    const { content, digest } = (await (
      await reading("/api/releases/delays-in-trials-2026")
    ).json()) as Released;
    const of = `"Delays in trials, 2026",${content.position},${digest},`;
    expect(await lines("&table=state")).toEqual([
      "table,state,total,pending,convicted,acquitted,other,unknown,release,position,digest,withdrawnAt",
      `state,in-br,15,15,0,0,0,0,${of}`,
      `state,in-wb,27,14,13,0,0,0,${of}`,
    ]);
    expect(await lines("&table=curves")).toContain(`fir,disposed,0,42,0,0,42,1,${of}`);
    expect((await lines("")).length).toBeGreaterThan(10);
  });

  test("is shown as one table, or as its curves, where that is asked for", async () => {
    const page = async (table: string) =>
      (
        await reading(`/releases/delays-in-trials-2026?table=${table}`, { headers: { accept: "text/html" } })
      ).text();
    const [curves, states] = [await page("curves"), await page("state")];
    expect([curves.includes("How long it takes"), curves.includes("<h3>By State</h3>")]).toEqual([
      true,
      false,
    ]);
    expect([states.includes("How long it takes"), states.includes("<h3>By State</h3>")]).toEqual([
      false,
      true,
    ]);
  });

  test("keeps its name: another under it is refused", async () => {
    const problem = await post<Problem>("/api/releases", { ...first, commandId: newCommandId() }, 409);
    expect(problem.detail).toContain("delays-in-trials-2026");
  });

  test("needs a name that gives an address", async () => {
    const problem = await post<Problem>("/api/releases", { commandId: newCommandId(), name: "…" }, 400);
    expect(problem.problems?.[0]?.field).toBe("name");
  });

  test("is an event of a stream of its own, which holds what it withholds as well, and no page or answer does", async () => {
    await recorded(times(3, () => prosecution("in-br", null)));
    const made = await post<Made>("/api/releases", { commandId: newCommandId(), name: "Three more" }, 201);
    expect(made.content.tables[0]?.rows[0]?.total).toBeNull();
    expect(made.content.tables[1]?.rows.map(({ total }) => total)).toEqual([null, 27]);
    const events = await app.run(Effect.flatMap(EventLog, (log) => log.readStream(RELEASES_STREAM)));
    expect(events.map(({ revision }) => revision)).toEqual([1, 2]);
    const { withheld } = JSON.parse(events[1]?.body ?? "").data as {
      readonly withheld: readonly unknown[];
    };
    expect(withheld[0]).toMatchObject({
      groupedBy: [],
      rows: [{ group: [], counts: [45, 32, null, null, null, null] }],
    });
    expect(JSON.stringify(await (await reading("/api/releases/three-more")).json())).not.toContain(
      '"withheld"',
    );
  });

  test("says that it is withdrawn, and why, and stays", async () => {
    const body = { commandId: newCommandId(), reason: "A table was imported twice." };
    await post<Released>("/api/releases/three-more/withdrawal", body, 200);
    const release = (await (await reading("/api/releases/three-more")).json()) as Released;
    expect(release.withdrawn?.reason).toBe("A table was imported twice.");
    const page = await (await reading("/releases/three-more", { headers: { accept: "text/html" } })).text();
    expect(page).toContain("A table was imported twice.");
    expect(page).not.toContain("To cite it");
    expect(release.citation).toMatch(/ Withdrawn \d{4}-\d\d-\d\d: its figures should not be used\.$/);
    const csv = await (await reading("/api/releases/three-more?format=csv&table=state")).text();
    expect(csv.trimEnd().split("\r\n")[1]).toMatch(new RegExp(`,${release.withdrawn?.at}$`));
  });

  test("is withdrawn once, and answered as withdrawn where the same command comes again", async () => {
    const path = "/api/releases/three-more/withdrawal";
    const { withdrawn } = (await (await reading("/api/releases/three-more")).json()) as Released;
    const events = await app.run(Effect.flatMap(EventLog, (log) => log.readStream(RELEASES_STREAM)));
    const again = {
      commandId: contentOf(events.at(-1) ?? { body: "{}" }).command.id,
      reason: "  A table was imported twice. ",
    };
    expect((await post<Released>(path, again, 200)).withdrawn).toEqual(withdrawn);
    const other = await post<Problem>(path, { ...again, commandId: newCommandId() }, 409);
    expect(other.detail).toContain("was withdrawn before");
    await post(path, { ...again, reason: "Another reason." }, 409);
  });

  test("is not withdrawn without a reason", async () => {
    const body = { commandId: newCommandId(), reason: "  " };
    const problem = await post<Problem>("/api/releases/delays-in-trials-2026/withdrawal", body, 400);
    expect(problem.problems?.[0]).toMatchObject({ field: "reason" });
  });

  test("is neither withdrawn nor published by the command that published another", async () => {
    const path = "/api/releases/delays-in-trials-2026/withdrawal";
    const { detail } = await post<Problem>(path, { commandId: first.commandId, reason: "Wrong." }, 409);
    expect(detail).toContain("published delays-in-trials-2026 before");
    await post<Problem>("/api/releases", { commandId: first.commandId, name: "Another name" }, 409);
    const { releases } = (await (await reading("/api/releases")).json()) as {
      readonly releases: readonly { readonly id: string; readonly withdrawn: unknown }[];
    };
    expect(releases.map(({ id, withdrawn }) => [id, withdrawn === null])).toEqual([
      ["three-more", false],
      ["delays-in-trials-2026", true],
    ]);
  });

  test("that is on no record is told so in the words of releases", async () => {
    const answer = await reading("/api/releases/Foo");
    expect([answer.status, ((await answer.json()) as Problem).detail]).toEqual([
      404,
      expect.stringContaining("There is no release Foo"),
    ]);
  });

  test("waits until no event of a case lies beyond its position", async () => {
    // A part of the cases that is behind the others: the rows of those are of a later position than it says.
    const { pool } = await app.run(Store);
    const stand = async (position: number) =>
      pool.query("update projector_checkpoint set position = $1 where part = 1", [position]);
    const { rows } = await pool.query<{ position: string }>(
      "select position from projector_checkpoint where part = 1",
    );
    await stand(1);
    try {
      const body = { commandId: newCommandId(), name: "Behind", dryRun: true };
      const problem = await post<Problem>("/api/releases", body, 503);
      expect(problem.detail).toContain("up to one position of the log and no further");
    } finally {
      await stand(Number(rows[0]?.position));
    }
  }, 20_000);
});

describe("made anew from the log", () => {
  const anew = (id: string) => app.run(Effect.flatMap(Store, ({ pool }) => reproduceRelease(pool, id)));

  test("a release has the digest that it had, whatever was recorded and erased since", async () => {
    await app.run(Effect.flatMap(KeyStore, (keys) => keys.destroy(caseIds[0] ?? "")));
    for (const id of ["delays-in-trials-2026", "three-more"]) {
      const found = await anew(id);
      expect([found.digest, found.figures, found.versions]).toEqual([found.release.digest, [], []]);
      expect(reproductionInWords(found).join(" ")).toContain("The same");
    }
  });

  /** Puts a release on record that this program would not have made: the first, with other content. */
  const onRecord = (name: string, change: (content: ReleaseContent) => ReleaseContent, digest?: string) =>
    app.run(
      Effect.gen(function* () {
        const log = yield* EventLog;
        const events = yield* log.readStream(RELEASES_STREAM);
        const [release, ...others] = releasesIn(events);
        if (release === undefined) throw new Error("Nothing was released");
        const after = [release, ...others].map((one) => one.digest);
        const content = change({ ...release.content, name, after });
        const made = {
          id: name,
          content,
          withheld: release.withheld,
          digest: digest ?? releaseDigest(content),
        };
        yield* log.append({
          stream: RELEASES_STREAM,
          expected: events.length,
          events: [publication(made, "administrator", newCommandId())],
        });
        return release.content;
      }),
    );

  test("one with another count, made by another version, is told figure by figure and version by version", async () => {
    const { versions } = await onRecord("another-count", (content) => ({
      ...content,
      versions: { ...content.versions, delays: content.versions.delays - 1 },
      tables: content.tables.map((one) =>
        one.name === "state"
          ? { ...one, rows: one.rows.map((row) => (row.total === 27 ? { ...row, total: 28 } : row)) }
          : one,
      ),
    }));
    const found = await anew("another-count");
    expect(found.figures).toContainEqual({ where: "state: state in-wb", published: "28", now: "27" });
    expect([found.recordDiffers, found.earlierDiffer]).toEqual([false, false]);
    const words = reproductionInWords(found);
    expect(words).toContain(
      `The version of the projection of delays was ${versions.delays - 1} and is ${versions.delays}.`,
    );
    expect(words).toContain("state: state in-wb: published 28, now 27");
    expect(words.join(" ")).not.toContain("The same");
  });

  test("one of which the content was changed and the digest was not is told as such", async () => {
    await onRecord("another-digest", (content) => content, "0".repeat(64));
    const found = await anew("another-digest");
    expect(found.recordDiffers).toBe(true);
    expect(reproductionInWords(found).join(" ")).toContain("does not have the digest that stands beside it");
  });

  test("one that is on no record is told so", async () => {
    await expect(anew("none-such")).rejects.toThrow(/no release none-such/);
  });
});

describe("the token that reads releases", () => {
  const isReleases = (path: string) => path.startsWith("/api/releases");

  test("reads nothing else: not one other route of the API", async () => {
    const others = routes.filter(
      ({ description: { path, method, open } }) => open !== true && !(isReleases(path) && method === "get"),
    );
    expect(others.length).toBeGreaterThan(15);
    for (const { description } of others) {
      const path = description.path
        .replace("{caseId}", caseIds[1] ?? "")
        .replaceAll(/\{\w+\}/g, "delays-in-trials-2026");
      const answer = await reading(path, {
        method: description.method.toUpperCase(),
        ...(description.method === "post"
          ? { body: "{}", headers: { "content-type": "application/json" } }
          : {}),
      });
      expect([description.method, path, answer.status]).toEqual([description.method, path, 403]);
      expect(((await answer.json()) as Problem).detail).toContain("/releases");
    }
  });

  test("opens no other page", async () => {
    const context = { run: app.run, today: async () => "2026-11-22" };
    const paths = [...new Set(pages(context).routes.routes.map(({ path }) => path))]
      .filter((path) => !path.includes("*") && !path.startsWith("/assets") && !path.startsWith("/releases"))
      .map((path) => path.replaceAll(/:\w+(?:\{[^}]*\})?/g, caseIds[1] ?? ""));
    expect(paths.length).toBeGreaterThan(12);
    for (const path of [...paths, "/reference", "/openapi.json", "/metrics", "/nowhere"]) {
      for (const method of ["GET", "POST"]) {
        const answer = await reading(path, { method, headers: { accept: "text/html" } });
        expect([method, path, answer.status]).toEqual([method, path, 403]);
      }
    }
  });

  test("tells it no more than a stranger of how the service is", async () => {
    expect(await (await reading("/health")).json()).toEqual({ status: "ok" });
  });

  test("signs a browser in to the releases, where nothing else is offered", async () => {
    const signedIn = await app.askAsStranger("/sign-in", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ token: RELEASE_TOKEN }),
    });
    expect([signedIn.status, signedIn.headers.get("location")]).toEqual([303, "/releases"]);
    const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
    const page = await app.askAsStranger("/releases", { headers: { cookie, accept: "text/html" } });
    const html = await page.text();
    expect(html).toContain('href="/releases/delays-in-trials-2026"');
    expect(html).not.toContain('href="/hearings"');
    const cases = await app.askAsStranger("/", { headers: { cookie, accept: "text/html" } });
    expect(cases.status).toBe(403);
    expect(await cases.text()).toContain('href="/releases"');
  });

  test("is of no use under another name: a stranger sees no release", async () => {
    expect((await app.askAsStranger("/api/releases")).status).toBe(401);
    expect((await app.askAsStranger("/releases")).status).toBe(401);
  });
});
