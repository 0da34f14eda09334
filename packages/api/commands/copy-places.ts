/**
 * From where and to where `copy-log` copies: its arguments and variables, each refused with a sentence that names it.
 *
 * A password in an argument stands in the machine's list of processes: each place can be given by a variable instead.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { StoreLocation } from "@tareekh/core/log/store.ts";
import { Effect, Redacted, Schema } from "effect";
import { configuration, isWithin } from "../config.ts";

/** A place cannot be copied from or to. */
export class CopyRefused extends Schema.TaggedError<CopyRefused>()("CopyRefused", {
  message: Schema.String,
}) {}

export interface CopyPlaces {
  readonly from: StoreLocation;
  /** A directory of its own, or a PostgreSQL URL: the log, or the replica of one on EventStoreDB. */
  readonly to: { readonly dataDir: string } | { readonly databaseUrl: Redacted.Redacted };
  readonly eventstore: Redacted.Redacted | null;
  /** Where the keys of the source lie, as far as can be known here; they are not copied. */
  readonly keysDir: string;
}

export const USAGE =
  "npm run copy-log -- [--from <directory or postgres://…>] --to <directory or postgres://…> [--eventstore <esdb://…>]";

const VARIABLES = { from: "COPY_FROM", to: "COPY_TO", eventstore: "COPY_TO_EVENTSTORE" } as const;
type PlaceName = keyof typeof VARIABLES;

const refuse = (message: string) => Effect.fail(new CopyRefused({ message }));

const isPostgres = (text: string): boolean => /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text);
const isEventStore = (text: string): boolean => /^esdb(?:\+discover)?:\/\/[^/]/.test(text);
/** A URL of any kind, which is no directory; a drive's letter is one sign. */
const looksLikeUrl = (text: string): boolean => /^[a-z][a-z0-9+]+:\/\//i.test(text);

/** Without user and password, for people to read. */
export const shownPlace = (url: Redacted.Redacted): string =>
  Redacted.value(url)
    .replace(/\/\/[^/]*@/, "//")
    .replace(/\?.*$/, "");

const given = (args: readonly string[], environment: Readonly<Record<string, string | undefined>>) =>
  Effect.try({
    try: () => {
      const { values } = parseArgs({
        args: [...args],
        options: { from: { type: "string" }, to: { type: "string" }, eventstore: { type: "string" } },
        strict: true,
        allowPositionals: false,
      });
      const of = (name: PlaceName): string | null =>
        (values[name] ?? environment[VARIABLES[name]] ?? "").trim() || null;
      return { from: of("from"), to: of("to"), eventstore: of("eventstore") };
    },
    catch: (error) =>
      new CopyRefused({
        message: `${error instanceof Error ? error.message : String(error)}. It is used so: ${USAGE}`,
      }),
  });

const sourceOf = Effect.fnUntraced(function* (from: string | null) {
  const config = yield* configuration();
  if (from === null) {
    if (config.eventstoreUrl !== null)
      return yield* refuse(
        "EVENTSTORE_URL is set: the log of this office is on EventStoreDB already. Expected as the source is a data directory or a PostgreSQL URL, in --from.",
      );
    const location: StoreLocation =
      config.databaseUrl === null
        ? { dataDir: config.dataDir }
        : { databaseUrl: Redacted.value(config.databaseUrl) };
    return { location, keysDir: config.keysDir };
  }
  if (isPostgres(from)) return { location: { databaseUrl: from }, keysDir: config.keysDir };
  if (looksLikeUrl(from))
    return yield* refuse(
      `--from is a URL, and not one of PostgreSQL; expected is a data directory or postgres://user:password@host:5432/database${isEventStore(from) ? ": a log is copied to EventStoreDB, not from it" : ""}.`,
    );
  const dataDir = resolve(from);
  return {
    location: { dataDir },
    keysDir: dataDir === config.dataDir ? config.keysDir : `${dataDir}.keys`,
  };
});

/** A directory to copy to is apart from what is copied: neither would be whole otherwise. */
const directoryApart = (to: string, from: StoreLocation, keysDir: string) => {
  const dataDir = resolve(to);
  const mixed = [...("dataDir" in from ? [from.dataDir] : []), keysDir].find(
    (taken) => isWithin(dataDir, taken) || isWithin(taken, dataDir),
  );
  return mixed === undefined
    ? Effect.succeed({ dataDir })
    : refuse(
        `--to is ${JSON.stringify(dataDir)}, and the office's own ${JSON.stringify(mixed)} is the same, lies in it or around it; expected is a directory apart, best on another disk.`,
      );
};

/** Reads where from and where to. Fails with a sentence that names what is wrong, and never shows a URL. */
export const copyPlaces = Effect.fnUntraced(function* (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
) {
  const { from, to, eventstore } = yield* given(args, environment);
  const { location, keysDir } = yield* sourceOf(from);
  if ("dataDir" in location && !existsSync(location.dataDir))
    return yield* refuse(
      `There is no data directory ${location.dataDir}: expected is one in which Tareekh has recorded, in --from or DATA_DIR.`,
    );
  if (to === null)
    return yield* refuse(
      `--to is missing; expected is a directory or the target's PostgreSQL URL. It is used so: ${USAGE}`,
    );
  if (isEventStore(to))
    return yield* refuse(
      "--to is the URL of an EventStoreDB server; expected are both --eventstore with that URL, and --to with the PostgreSQL URL of its replica.",
    );
  if (!isPostgres(to) && (looksLikeUrl(to) || eventstore !== null))
    return yield* refuse(
      `--to is not a PostgreSQL URL; expected is postgres://user:password@host:5432/database${eventstore === null ? ", or a directory" : ": the replica of a log on EventStoreDB is on a server"}.`,
    );
  if (eventstore !== null && !isEventStore(eventstore))
    return yield* refuse(
      "--eventstore does not begin with esdb:// or esdb+discover:// and a host; expected is such as esdb://user:password@host:2113?tls=true.",
    );
  const places: CopyPlaces = {
    from: location,
    to: isPostgres(to) ? { databaseUrl: Redacted.make(to) } : yield* directoryApart(to, location, keysDir),
    eventstore: eventstore === null ? null : Redacted.make(eventstore),
    keysDir,
  };
  return places;
});
