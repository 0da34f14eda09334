/**
 * What Tareekh is told from outside: environment variables, each read, checked and refused in one place.
 *
 * A value that is refused is said in one sentence that names the variable, what came and what is expected. What
 * came is never shown where it is a secret. A variable that is set to nothing counts as not set.
 */
import { randomBytes } from "node:crypto";
import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { Config, Effect, Option, Redacted, Schema } from "effect";
import type { Publishing } from "./releases/publisher.ts";

/** A variable holds what it must not. The message is for the person who started the program. */
export class ConfigurationRefused extends Schema.TaggedError<ConfigurationRefused>()("ConfigurationRefused", {
  variable: Schema.String,
  message: Schema.String,
}) {}

/**
 * What one process does, of all that there is to do: it serves the API and its pages, it relays the log of EventStoreDB
 * into PostgreSQL, it projects its share of the cases.
 */
export const ROLES = ["serve", "relay", "project"] as const;

export type Role = (typeof ROLES)[number];

export interface Configuration {
  /** 0 where any free port will do. */
  readonly port: number;
  /** Whether it listens there at all: who serves does, and who is given a port to tell how it is. */
  readonly listens: boolean;
  /** A loopback name or address. */
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute; neither within the data directory nor around it. */
  readonly keysDir: string;
  /** Null for the embedded store. */
  readonly databaseUrl: Redacted.Redacted | null;
  /** Null where the log is PostgreSQL's own; else `databaseUrl` is not null and holds the replica and the rows. */
  readonly eventstoreUrl: Redacted.Redacted | null;
  /** What this process does; at least one thing. */
  readonly roles: readonly Role[];
  /** The bearer token of the built-in administrator. */
  readonly token: Redacted.Redacted;
  /** Whether it was made for this start alone, since none was given: then nobody has it who is not told. */
  readonly tokenIsMade: boolean;
  /** The bearer token of those who read releases and nothing else; null where nobody does. */
  readonly releaseToken: Redacted.Redacted | null;
  /** As releases are cited. */
  readonly publishing: Publishing;
}

/** Directories that hold where the environment names none. */
export interface DefaultDirectories {
  readonly dataDir: string;
}

export const LOOPBACK_HOSTS = ["127.0.0.1", "::1", "localhost"] as const;

const LEAST_TOKEN_LENGTH = 16;

const refused = (variable: string, message: string) => new ConfigurationRefused({ variable, message });

/** Reads a variable and checks it: `check` answers the value, or the words for what is expected instead. */
const variable = <T>(
  name: string,
  fallback: () => T,
  check: (text: string) => { readonly value: T } | { readonly refusal: string },
): Effect.Effect<T, ConfigurationRefused> =>
  Config.option(Config.String(name)).pipe(
    Effect.mapError((error) => refused(name, `${name} could not be read: ${error.message}`)),
    Effect.flatMap((found) => {
      const text = Option.getOrElse(found, () => "").trim();
      if (text === "") return Effect.succeed(fallback());
      const checked = check(text);
      return "value" in checked ? Effect.succeed(checked.value) : Effect.fail(refused(name, checked.refusal));
    }),
  );

/** Where none is given. */
const USUAL_PORT = 4400;

const port = variable<number | null>(
  "PORT",
  () => null,
  (text) =>
    /^\d{1,5}$/.test(text) && Number(text) <= 65_535
      ? { value: Number(text) }
      : {
          refusal: `PORT is ${JSON.stringify(text)}; expected is a whole number from 1 to 65535, or 0 for any free port.`,
        },
);

const host = variable(
  "HOST",
  () => "127.0.0.1",
  (text) =>
    (LOOPBACK_HOSTS as readonly string[]).includes(text)
      ? { value: text }
      : {
          refusal: `HOST is ${JSON.stringify(text)}; expected is 127.0.0.1, ::1 or localhost, since Tareekh serves this machine alone as long as people cannot sign in under their own names.`,
        },
);

const databaseUrl = variable<Redacted.Redacted | null>(
  "DATABASE_URL",
  () => null,
  (text) => {
    const expected = "expected is a PostgreSQL URL such as postgres://user:password@host:5432/database.";
    if (!URL.canParse(text)) return { refusal: `DATABASE_URL is not a URL; ${expected}` };
    const { protocol } = new URL(text);
    return protocol === "postgres:" || protocol === "postgresql:"
      ? { value: Redacted.make(text) }
      : { refusal: `DATABASE_URL begins with ${JSON.stringify(protocol)}; ${expected}` };
  },
);

const eventstoreUrl = variable<Redacted.Redacted | null>(
  "EVENTSTORE_URL",
  () => null,
  (text) =>
    /^esdb(?:\+discover)?:\/\/[^/]/.test(text)
      ? { value: Redacted.make(text) }
      : {
          refusal:
            "EVENTSTORE_URL does not begin with esdb:// or esdb+discover:// and a host; expected is such as esdb://user:password@host:2113?tls=true.",
        },
);

/** The clustered log has its positions, and all that is asked across cases, in PostgreSQL. */
const withItsDatabase = (
  eventstore: Redacted.Redacted | null,
  database: Redacted.Redacted | null,
): Effect.Effect<Redacted.Redacted | null, ConfigurationRefused> =>
  eventstore !== null && database === null
    ? Effect.fail(
        refused(
          "EVENTSTORE_URL",
          "EVENTSTORE_URL is set and DATABASE_URL is not; expected are both, since a log on EventStoreDB has its replica and its rows in a PostgreSQL server.",
        ),
      )
    : Effect.succeed(eventstore);

const roles = variable<readonly Role[]>(
  "TAREEKH_ROLES",
  () => ROLES,
  (text) => {
    const named = text.split(",").map((name) => name.trim());
    const unknown = named.find((name) => !ROLES.some((role) => role === name));
    return unknown === undefined
      ? { value: ROLES.filter((role) => named.includes(role)) }
      : {
          refusal: `TAREEKH_ROLES is ${JSON.stringify(text)}; expected are some of ${ROLES.join(", ")}, with commas between them, or nothing for all.`,
        };
  },
);

/** Roles are divided among processes only where several can have the database open, and none has nothing to do. */
const withSomethingToDo = (
  chosen: readonly Role[],
  eventstore: Redacted.Redacted | null,
  database: Redacted.Redacted | null,
): Effect.Effect<readonly Role[], ConfigurationRefused> => {
  const named = chosen.join(",");
  if (database === null && !(chosen.includes("serve") && chosen.includes("project"))) {
    return Effect.fail(
      refused(
        "TAREEKH_ROLES",
        `TAREEKH_ROLES is "${named}" and DATABASE_URL is not set; expected is a PostgreSQL server, or TAREEKH_ROLES left out, since one process alone can open the embedded store and must serve and project.`,
      ),
    );
  }
  if (eventstore === null && chosen.every((role) => role === "relay")) {
    return Effect.fail(
      refused(
        "TAREEKH_ROLES",
        'TAREEKH_ROLES is "relay" and EVENTSTORE_URL is not set; expected is its address, since there is nothing to relay without it.',
      ),
    );
  }
  return Effect.succeed(chosen);
};

const tokenIn = <T>(name: string, fallback: () => Redacted.Redacted | T) =>
  variable<Redacted.Redacted | T>(name, fallback, (text) => {
    if (text.length < LEAST_TOKEN_LENGTH) {
      return {
        refusal: `${name} has ${text.length} ${text.length === 1 ? "character" : "characters"}; expected are at least ${LEAST_TOKEN_LENGTH}, such as 32 random letters and digits.`,
      };
    }
    return /^[\x21-\x7e]+$/.test(text)
      ? { value: Redacted.make(text) }
      : {
          refusal: `${name} holds a space or a character beyond ASCII, which a request header cannot carry; expected are letters, digits and signs.`,
        };
  });

const token = tokenIn("TAREEKH_TOKEN", () => null);

const madeToken = (): Redacted.Redacted => Redacted.make(randomBytes(24).toString("base64url"));

/** Whoever has the one must not have the other. */
const releaseTokenApart = Effect.fnUntraced(function* (
  administrator: Redacted.Redacted,
): Effect.fn.Return<Redacted.Redacted | null, ConfigurationRefused> {
  const releases = yield* tokenIn("TAREEKH_RELEASE_TOKEN", () => null);
  return releases !== null && Redacted.value(releases) === Redacted.value(administrator)
    ? yield* refused(
        "TAREEKH_RELEASE_TOKEN",
        "TAREEKH_RELEASE_TOKEN is the same as TAREEKH_TOKEN; expected is another, since it is given to people who may read releases and nothing else.",
      )
    : releases;
});

const LONGEST_OFFICE = 120;

const office = variable<string | null>(
  "TAREEKH_OFFICE",
  () => null,
  (text) =>
    text.length <= LONGEST_OFFICE && text.isWellFormed() && !/\p{Cc}/u.test(text)
      ? { value: text }
      : {
          refusal: `TAREEKH_OFFICE is ${JSON.stringify(text)}; expected is the office's name as releases are to be cited, in one line of at most ${LONGEST_OFFICE} characters.`,
        },
);

const publicUrl = variable<string | null>(
  "TAREEKH_PUBLIC_URL",
  () => null,
  (text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const isAddress =
      url !== null &&
      /^https?:$/.test(url.protocol) &&
      url.username === "" &&
      url.password === "" &&
      url.search === "" &&
      url.hash === "";
    return isAddress
      ? { value: url.href.replace(/\/+$/, "") }
      : {
          refusal: `TAREEKH_PUBLIC_URL is ${text.includes("@") ? "an address with a user in it" : JSON.stringify(text)}; expected is such as https://figures.example, beneath which anybody can read releases, at /releases/ and the release's id.`,
        };
  },
);

/** The path with the links of whatever part of it exists already followed. */
const followed = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(followed(parent), basename(path));
  }
};

/** Whether one path is the other or lies in it, whatever links lead there. */
export const isWithin = (inner: string, outer: string): boolean => {
  const path = relative(followed(outer), followed(inner));
  return path === "" || !(path === ".." || path.startsWith(`..${sep}`) || resolve(path) === path);
};

const directory = (name: string, fallback: string) =>
  variable(
    name,
    () => resolve(fallback),
    (text) =>
      text.includes("\0")
        ? { refusal: `${name} holds a NUL character; expected is the path of a directory.` }
        : { value: resolve(text) },
  );

/** Keys apart from data: who copies or backs up one must not thereby have the other. */
const keysApart = (dataDir: string, keysDir: string): Effect.Effect<string, ConfigurationRefused> => {
  if (isWithin(keysDir, dataDir)) {
    return Effect.fail(
      refused(
        "KEYS_DIR",
        `KEYS_DIR is ${JSON.stringify(keysDir)}, which lies in the data directory ${JSON.stringify(dataDir)}; expected is a directory apart from it, so that a copy of the data does not hold the keys that open it.`,
      ),
    );
  }
  if (isWithin(dataDir, keysDir)) {
    return Effect.fail(
      refused(
        "KEYS_DIR",
        `KEYS_DIR is ${JSON.stringify(keysDir)}, in which the data directory ${JSON.stringify(dataDir)} lies; expected is a directory apart from it, so that a copy of the keys does not hold the data that they open.`,
      ),
    );
  }
  return Effect.succeed(keysDir);
};

/** Reads the environment (whatever `ConfigProvider` is in force) and checks all of it. */
export const configuration = Effect.fn("configuration")(function* (
  defaults: DefaultDirectories = { dataDir: "data" },
): Effect.fn.Return<Configuration, ConfigurationRefused> {
  const dataDir = yield* directory("DATA_DIR", defaults.dataDir);
  const database = yield* databaseUrl;
  const eventstore = yield* withItsDatabase(yield* eventstoreUrl, database);
  const givenToken = yield* token;
  const administrator = givenToken ?? madeToken();
  const givenPort = yield* port;
  const chosenRoles = yield* withSomethingToDo(yield* roles, eventstore, database);
  return {
    port: givenPort ?? USUAL_PORT,
    listens: givenPort !== null || chosenRoles.includes("serve"),
    host: yield* host,
    dataDir,
    keysDir: yield* keysApart(dataDir, yield* directory("KEYS_DIR", `${dataDir}.keys`)),
    databaseUrl: database,
    eventstoreUrl: eventstore,
    roles: chosenRoles,
    token: administrator,
    tokenIsMade: givenToken === null,
    releaseToken: yield* releaseTokenApart(administrator),
    publishing: { office: yield* office, address: yield* publicUrl },
  };
});
