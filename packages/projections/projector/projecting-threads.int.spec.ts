/** Threads that project pages of a rebuild. */
import { readdirSync } from "node:fs";
import { canonicalForm } from "@tareekh/core/log/canonical-form.ts";
import { type JoinedEvents, joinBodies } from "@tareekh/core/log/read-events.ts";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { fingerprintOf, here, inThreads, type Projecting } from "./projecting-threads.ts";
import { rowTable } from "./row-tables.ts";
import { definitions } from "./testing/definitions-for-threads.ts";
import { aLivelyCase } from "./testing/lively-case.ts";

const fill = {
  kind: "server",
  tables: definitions.projections.map((projection) => rowTable(projection, 1)),
} as const;

const joined = (stream: string, bodies: readonly string[]): JoinedEvents => ({
  stream,
  firstRevision: 1,
  lastRevision: bodies.length,
  count: bodies.length,
  position: bodies.length,
  bodies: joinBodies(bodies),
});

const pages: readonly (readonly JoinedEvents[])[] = Array.from({ length: 7 }, (_, page) =>
  fc.sample(aLivelyCase, { seed: page, numRuns: 10 }).map((make, number) => {
    const stream = `case-${page}-${number}`;
    return joined(
      stream,
      make(stream).map((event) => canonicalForm({ ...event, recorded: "2024-01-02T03:04:05.678Z" })),
    );
  }),
);

const thread = { module: definitions.module?.href ?? "", fill, fingerprint: fingerprintOf(definitions) };

describe("Threads that project", () => {
  let projecting: Projecting | undefined;
  const started = (input: typeof thread): Projecting => {
    projecting = inThreads(input);
    return projecting;
  };
  afterEach(() => projecting?.close());

  it("give what this one would, each page its own", async () => {
    const threads = started(thread);
    const projected = await Promise.all(pages.map((page) => threads.project(page)));
    expect(projected).toEqual(await Promise.all(pages.map((page) => here(definitions, fill).project(page))));
    const copied = projected.flatMap(({ rows }) => (rows.kind === "server" ? rows.copies : []));
    expect(copied.some((bytes) => bytes !== null)).toBe(true);
  });

  it("keep what they have compiled for those that are started after them, beside the dependencies", async () => {
    const kept = new URL("../../../node_modules/.cache/tareekh/", import.meta.url);
    await started(thread).project(pages[0] ?? []);
    expect(readdirSync(kept, { recursive: true }).length).toBeGreaterThan(1);
  });

  it("say which cases cannot be projected, and why", async () => {
    const unreadable = joined("case-unreadable", ['{"stream":"case-unreadable","type":"NoSuchEvent"}']);
    const torn = { ...joined("case-torn", ["{}", "{}"]), lastRevision: 3 };
    const { failed, cases } = await started(thread).project([...(pages[0] ?? []), unreadable, torn]);
    expect(cases).toBe(12);
    expect(failed.map(({ caseId, outcome }) => [caseId, outcome.ok ? null : outcome.failure.reason])).toEqual(
      [
        ["case-unreadable", expect.stringContaining("NoSuchEvent")],
        ["case-torn", "Its events are not what was recorded: 2 from revision 1 to 3"],
      ],
    );
  });

  it("project nothing by other definitions than those that are asked for", async () => {
    await expect(started({ ...thread, fingerprint: "others" }).project(pages[0] ?? [])).rejects.toThrow(
      "has other projections than those that are to be rebuilt",
    );
  });

  it("fail what they were given when they end", async () => {
    const threads = started(thread);
    const answers = pages.map((page) => threads.project(page));
    const settled = Promise.allSettled(answers);
    await threads.close();
    expect((await settled).some(({ status }) => status === "rejected")).toBe(true);
    await expect(threads.project(pages[0] ?? [])).rejects.toThrow("ended");
  });
});
