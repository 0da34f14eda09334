import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ConfigProvider, Effect, Exit, Redacted } from "effect";
import { afterAll, describe, expect, test } from "vitest";
import { configuration } from "./config.ts";

const scratch = mkdtempSync(join(tmpdir(), "tareekh-config-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const reading = (env: Record<string, string>) =>
  configuration().pipe(Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env })));
const read = (env: Record<string, string>) => Effect.runSync(reading(env));
const refusal = (env: Record<string, string>) => Effect.runSync(Effect.flip(reading(env)));

describe("without configuration", () => {
  test("Tareekh serves this machine alone, on its own data, with a token that nobody knows", () => {
    const config = read({});
    expect(config).toMatchObject({
      port: 4400,
      listens: true,
      host: "127.0.0.1",
      dataDir: resolve("data"),
      keysDir: resolve("data.keys"),
      databaseUrl: null,
      eventstoreUrl: null,
      roles: ["serve", "relay", "project"],
      tokenIsMade: true,
      releaseToken: null,
      publishing: { office: null, address: null },
    });
    expect(Redacted.value(config.token)).toMatch(/^[\w-]{32}$/);
    expect(Redacted.value(read({}).token)).not.toBe(Redacted.value(config.token));
  });

  test("a variable that is set to nothing counts as not set", () => {
    expect(read({ PORT: "", HOST: " ", TAREEKH_TOKEN: "" })).toMatchObject({
      port: 4400,
      host: "127.0.0.1",
      tokenIsMade: true,
    });
  });
});

describe("with configuration", () => {
  test("each variable is taken as it is given", () => {
    const config = read({
      PORT: "8080",
      HOST: "::1",
      DATA_DIR: join(scratch, "office"),
      KEYS_DIR: join(scratch, "keys"),
      DATABASE_URL: "postgresql://tareekh:secret@db/tareekh",
      EVENTSTORE_URL: "esdb+discover://tareekh:secret@log:2113",
      TAREEKH_TOKEN: "sixteen-letters!",
      TAREEKH_OFFICE: "কলকাতা legal aid office",
      TAREEKH_PUBLIC_URL: "https://figures.example/tareekh/",
    });
    expect(config.eventstoreUrl === null ? null : Redacted.value(config.eventstoreUrl)).toBe(
      "esdb+discover://tareekh:secret@log:2113",
    );
    expect(config).toMatchObject({
      port: 8080,
      host: "::1",
      dataDir: join(scratch, "office"),
      keysDir: join(scratch, "keys"),
      tokenIsMade: false,
      publishing: { office: "কলকাতা legal aid office", address: "https://figures.example/tareekh" },
    });
    expect(Redacted.value(config.token)).toBe("sixteen-letters!");
    expect(config.databaseUrl === null ? null : Redacted.value(config.databaseUrl)).toBe(
      "postgresql://tareekh:secret@db/tareekh",
    );
  });

  test("a log on EventStoreDB is named by its own kind of address, which may hold a password and is not shown", () => {
    const { variable, message } = refusal({ EVENTSTORE_URL: "http://user:secret@log:2113" });
    expect(variable).toBe("EVENTSTORE_URL");
    expect(message).toContain("esdb://");
    expect(message).not.toContain("secret");
  });

  test("a log on EventStoreDB needs a PostgreSQL server beside it", () => {
    const { variable, message } = refusal({ EVENTSTORE_URL: "esdb://log:2113" });
    expect(variable).toBe("EVENTSTORE_URL");
    expect(message).toContain("DATABASE_URL is not");
  });

  test("a process on a database server does what it is told to, in whatever order that is said", () => {
    const DATABASE_URL = "postgres://db/tareekh";
    expect(read({ DATABASE_URL, TAREEKH_ROLES: "project" }).roles).toEqual(["project"]);
    expect(read({ DATABASE_URL, TAREEKH_ROLES: " project , serve " }).roles).toEqual(["serve", "project"]);
    const EVENTSTORE_URL = "esdb://log:2113";
    expect(read({ DATABASE_URL, EVENTSTORE_URL, TAREEKH_ROLES: "relay" }).roles).toEqual(["relay"]);
  });

  test("a process that does not serve listens only where it is given a port", () => {
    const DATABASE_URL = "postgres://db/tareekh";
    expect(read({ DATABASE_URL, TAREEKH_ROLES: "project" })).toMatchObject({ listens: false });
    expect(read({ DATABASE_URL, TAREEKH_ROLES: "project", PORT: "4403" })).toMatchObject({
      listens: true,
      port: 4403,
      host: "127.0.0.1",
    });
    expect(read({ DATABASE_URL, TAREEKH_ROLES: "serve,project" })).toMatchObject({
      listens: true,
      port: 4400,
    });
  });

  test("the keys' default moves with the data", () => {
    expect(read({ DATA_DIR: join(scratch, "office") }).keysDir).toBe(join(scratch, "office.keys"));
  });

  test("secrets do not show when a configuration is printed", () => {
    const config = read({
      TAREEKH_TOKEN: "not-to-be-printed-1",
      DATABASE_URL: "postgres://u:not-to-be-printed-2@h/d",
    });
    expect(`${JSON.stringify(config)} ${String(config.token)}`).not.toContain("not-to-be-printed");
  });
});

describe("a bad value is refused with a sentence that names it", () => {
  test.each([
    ["PORT", "http"],
    ["PORT", "65536"],
    ["PORT", "44.5"],
    ["PORT", "-1"],
    ["HOST", "0.0.0.0"],
    ["HOST", "192.168.1.20"],
    ["HOST", "tareekh.example.org"],
    ["TAREEKH_OFFICE", "x".repeat(121)],
    ["TAREEKH_OFFICE", "two\nlines"],
    ["TAREEKH_PUBLIC_URL", "figures.example"],
    ["TAREEKH_PUBLIC_URL", "file:///releases"],
    ["TAREEKH_PUBLIC_URL", "https://figures.example/?of=us"],
  ])("%s=%s", (name, value) => {
    const { variable, message } = refusal({ [name]: value });
    expect(variable).toBe(name);
    expect(message).toContain(`${name} is ${JSON.stringify(value)}; expected is `);
  });

  test.each(["server", "serve,", "serve project", "serve,all"])("TAREEKH_ROLES=%s", (value) => {
    const { variable, message } = refusal({ TAREEKH_ROLES: value, DATABASE_URL: "postgres://db/tareekh" });
    expect(variable).toBe("TAREEKH_ROLES");
    expect(message).toBe(
      `TAREEKH_ROLES is "${value}"; expected are some of serve, relay, project, with commas between them, or nothing for all.`,
    );
  });

  test.each(["serve", "project", "relay,project"])(
    "TAREEKH_ROLES=%s without a database that several processes can have open",
    (value) => {
      const { variable, message } = refusal({ TAREEKH_ROLES: value });
      expect(variable).toBe("TAREEKH_ROLES");
      expect(message).toContain(`TAREEKH_ROLES is "${value}" and DATABASE_URL is not set; expected is `);
    },
  );

  test("a relay that has nothing to relay", () => {
    const { variable, message } = refusal({ TAREEKH_ROLES: "relay", DATABASE_URL: "postgres://db/tareekh" });
    expect(variable).toBe("TAREEKH_ROLES");
    expect(message).toContain("EVENTSTORE_URL is not set");
  });

  test("a token that is too short, without showing it", () => {
    const { variable, message } = refusal({ TAREEKH_TOKEN: "hunter2" });
    expect(variable).toBe("TAREEKH_TOKEN");
    expect(message).toContain("7 characters");
    expect(refusal({ TAREEKH_TOKEN: "x" }).message).toContain("has 1 character;");
    expect(message).toContain("at least 16");
    expect(message).not.toContain("hunter2");
  });

  test("a token that a header cannot carry, without showing it", () => {
    const { message } = refusal({ TAREEKH_TOKEN: "ein geheimer schlüssel" });
    expect(message).toContain("TAREEKH_TOKEN");
    expect(message).not.toContain("geheim");
  });

  test("a token for releases that is too short, or is the administrator's, without showing it", () => {
    const short = refusal({ TAREEKH_RELEASE_TOKEN: "hunter2" });
    expect([short.variable, short.message.includes("hunter2")]).toEqual(["TAREEKH_RELEASE_TOKEN", false]);
    const both = { TAREEKH_TOKEN: "sixteen-letters!", TAREEKH_RELEASE_TOKEN: "sixteen-letters!" };
    expect(refusal(both).message).toContain("is the same as TAREEKH_TOKEN");
    expect(refusal(both).message).not.toContain("sixteen");
  });

  test("another database than PostgreSQL, without showing its password", () => {
    const { variable, message } = refusal({ DATABASE_URL: "mysql://user:hunter2@host/db" });
    expect(variable).toBe("DATABASE_URL");
    expect(message).toContain('begins with "mysql:"');
    expect(message).not.toContain("hunter2");
    expect(refusal({ DATABASE_URL: "localhost 5432 hunter2" }).message).not.toContain("hunter2");
  });

  test("keys within the data, data within the keys, and both in one place", () => {
    const data = join(scratch, "office");
    for (const keys of [data, join(data, "keys"), scratch]) {
      const { variable, message } = refusal({ DATA_DIR: data, KEYS_DIR: keys });
      expect(variable).toBe("KEYS_DIR");
      expect(message).toContain(keys);
      expect(message).toContain("a directory apart from it");
    }
  });

  test("keys that a link leads into the data", () => {
    const data = join(scratch, "linked");
    mkdirSync(data);
    symlinkSync(data, join(scratch, "elsewhere"));
    expect(refusal({ DATA_DIR: data, KEYS_DIR: join(scratch, "elsewhere", "keys") }).variable).toBe(
      "KEYS_DIR",
    );
  });

  test("a directory beside the data whose name begins like it is not within it", () => {
    const data = join(scratch, "office");
    const exit = Effect.runSyncExit(reading({ DATA_DIR: data, KEYS_DIR: `${data}..keys` }));
    expect(Exit.isSuccess(exit)).toBe(true);
  });
});
