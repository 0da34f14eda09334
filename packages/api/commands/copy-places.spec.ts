import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigProvider, Effect, Redacted } from "effect";
import { afterAll, describe, expect, test } from "vitest";
import { type CopyPlaces, copyPlaces, shownPlace } from "./copy-places.ts";

const data = mkdtempSync(join(tmpdir(), "tc-"));
afterAll(() => rmSync(data, { recursive: true }));

const postgres = "postgres://tareekh:secret@db.example:5432/office";
const eventstore = "esdb://admin:secret@one:2113,two:2113?tls=true";

/** As the command would read them, with these arguments and this environment. */
const read = (args: readonly string[], env: Record<string, string> = {}) =>
  copyPlaces(args, env).pipe(
    Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromUnknown(env)),
  );
const places = (args: readonly string[], env?: Record<string, string>) => Effect.runPromise(read(args, env));
const refusal = async (args: readonly string[], env?: Record<string, string>) =>
  (await Effect.runPromise(Effect.flip(read(args, env)))).message;

const urlOf = ({ to }: CopyPlaces) => ("databaseUrl" in to ? Redacted.value(to.databaseUrl) : null);

describe("the places of a copy", () => {
  test("are the directory and the URLs that are given", async () => {
    const found = await places(["--from", data, "--to", postgres, "--eventstore", eventstore]);
    expect(found).toMatchObject({ from: { dataDir: data }, keysDir: `${data}.keys` });
    expect([urlOf(found), found.eventstore && Redacted.value(found.eventstore)]).toEqual([
      postgres,
      eventstore,
    ]);
  });

  test("may be named by variables, so that no password stands in the list of processes", async () => {
    const found = await places([], { COPY_FROM: data, COPY_TO: postgres, COPY_TO_EVENTSTORE: eventstore });
    expect(found.from).toEqual({ dataDir: data });
    expect(urlOf(found)).toBe(postgres);
    expect(found.eventstore && Redacted.value(found.eventstore)).toBe(eventstore);
  });

  test("may be another directory", async () => {
    expect(await places(["--from", data, "--to", `${data}-copy`])).toMatchObject({
      to: { dataDir: `${data}-copy` },
    });
  });

  test("begin where the office's own data are, unless told otherwise", async () => {
    const other = "postgres://other/target";
    expect(await places(["--to", other], { DATA_DIR: data, KEYS_DIR: `${data}-keys` })).toMatchObject({
      from: { dataDir: data },
      keysDir: `${data}-keys`,
    });
    expect((await places(["--to", other], { DATABASE_URL: postgres })).from).toEqual({
      databaseUrl: postgres,
    });
    expect((await places(["--from", postgres, "--to", other], { DATA_DIR: data })).from).toEqual({
      databaseUrl: postgres,
    });
  });

  test("are shown without a password", () => {
    expect(shownPlace(Redacted.make(postgres))).toBe("postgres://db.example:5432/office");
    expect(shownPlace(Redacted.make(eventstore))).toBe("esdb://one:2113,two:2113");
    expect(shownPlace(Redacted.make("postgres://a:p@ss@h/d"))).not.toContain("ss");
  });
});

describe("a place that cannot be copied from or to is refused with a sentence that names it", () => {
  test.each<[string, readonly string[], Record<string, string>, RegExp]>([
    [
      "no target",
      ["--from", data],
      {},
      /^--to is missing; expected is a directory or the target's PostgreSQL URL\..*npm run copy-log/,
    ],
    [
      "another kind of server as the target",
      ["--from", data, "--to", "mysql://h/d"],
      {},
      /^--to is not a PostgreSQL URL; expected is postgres:\/\/.*, or a directory\.$/,
    ],
    [
      "a directory as the replica of EventStoreDB",
      ["--from", data, "--to", `${data}-copy`, "--eventstore", eventstore],
      {},
      /^--to is not a PostgreSQL URL; .*on a server\.$/,
    ],
    [
      "the source as the target",
      ["--from", data, "--to", data],
      {},
      /^--to is "\S+", and the office's own "\S+" is the same/,
    ],
    [
      "a directory in the source",
      ["--to", join(data, "copy")],
      { DATA_DIR: data },
      /^--to is .* lies in it or around it/,
    ],
    [
      "a directory among the keys",
      ["--to", `${data}-keys/copy`],
      { DATA_DIR: data, KEYS_DIR: `${data}-keys` },
      /^--to is .*-keys" is the same, lies in it or around it; expected is a directory apart/,
    ],
    [
      "a server alone",
      ["--from", data, "--to", eventstore],
      {},
      /^--to is the URL of an EventStoreDB server; expected are both --eventstore/,
    ],
    [
      "another kind of server",
      ["--from", data, "--to", postgres, "--eventstore", "http://h"],
      {},
      /^--eventstore does not begin with esdb:\/\//,
    ],
    [
      "a source that is not there",
      ["--from", join(data, "nowhere"), "--to", postgres],
      {},
      /^There is no data directory \S+nowhere: expected/,
    ],
    [
      "a source on EventStoreDB",
      ["--from", eventstore, "--to", postgres],
      {},
      /^--from is a URL, and not one of PostgreSQL; .*copied to EventStoreDB, not from it\.$/,
    ],
    [
      "an office on EventStoreDB",
      ["--to", postgres],
      { DATABASE_URL: postgres, EVENTSTORE_URL: eventstore },
      /^EVENTSTORE_URL is set: .*in --from\.$/,
    ],
    ["an unknown argument", ["--form", data], {}, /--form.*It is used so: npm run copy-log/s],
    ["something beside the arguments", [data, "--to", postgres], {}, /It is used so: npm run copy-log/],
    ["a bad setting", ["--to", postgres], { PORT: "http" }, /^PORT is "http"/],
  ])("%s", async (_, args, env, sentence) => {
    const said = await refusal(args, env);
    expect(said).toMatch(sentence);
    expect(said).not.toContain("secret");
  });
});
