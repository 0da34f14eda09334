/**
 * A key store in a directory (KEYS_DIR): a file a subject, each wrapped by the master key.
 *
 * File names are keyed digests of the subjects, so a listing tells neither whom nor how many people a case has.
 * Several processes may share the directory. A key destroyed by one of them is used by another for at most
 * `trustedFor` more; what was sealed with it meanwhile reads as forgotten all the same. A destroyed key is overwritten
 * where it lies; copies of the directory in backups, and what a copy-on-write file system or a solid-state disk keeps
 * of old blocks, are beyond it.
 */
import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Clock, Duration, Effect, Layer } from "effect";
import { createExclusively, isAbsent, overwriteInPlace, syncDirectory } from "./durable-file.ts";
import { keyCache } from "./key-cache.ts";
import { tombstone, unwrap, wrap } from "./key-file.ts";
import {
  KeyDamaged,
  type KeyState,
  KeyStore,
  KeyStoreError,
  KeysUnavailable,
  MasterKeyMissing,
  MasterKeyWrong,
  SubjectForgotten,
} from "./key-store.ts";
import { type MasterKey, openMasterKey, subjectsDirectory } from "./master-key.ts";

export interface DirectoryKeyStoreOptions {
  readonly directory: string;
  /** Whether a master key may be made where there are no keys at all; say no where a log stands. Default: yes. */
  readonly mayCreate?: boolean;
  /** Keys kept unwrapped in memory. Default: 10,000. */
  readonly cached?: number;
  /** How long a key in memory is used before its file is read again. Default: 5 seconds. */
  readonly trustedFor?: Duration.Input;
}

/** Files open at a time, so that an import of thousands of people neither waits on each nor exhausts the system. */
const CONCURRENCY = 16;
const FAN_OUT = 256;

const attempt = <A>(doing: string, run: () => Promise<A>): Effect.Effect<A, KeyStoreError> =>
  Effect.tryPromise({
    try: run,
    catch: (cause) =>
      new KeyStoreError({
        reason:
          cause instanceof MasterKeyMissing || cause instanceof MasterKeyWrong
            ? cause
            : new KeysUnavailable({ doing, cause }),
      }),
  });

const parallel = { concurrency: CONCURRENCY } as const;

const open = Effect.fnUntraced(function* (options: DirectoryKeyStoreOptions) {
  const directory = options.directory;
  const master = yield* attempt("opening the master key", () =>
    openMasterKey(directory, options.mayCreate ?? true),
  );
  const subjects = subjectsDirectory(directory, master);
  yield* attempt("preparing the directory of keys", () => prepare(directory, subjects));
  return make(master, subjects, options);
});

/** Makes the directories over which key files are spread: one directory of a million files is slow on some systems. */
const prepare = async (directory: string, subjects: string): Promise<void> => {
  await Promise.all(
    Array.from({ length: FAN_OUT }, (_, i) =>
      mkdir(join(subjects, i.toString(16).padStart(2, "0")), { recursive: true, mode: 0o700 }),
    ),
  );
  await syncDirectory(subjects);
  await syncDirectory(directory);
};

const make = (
  master: MasterKey,
  subjects: string,
  options: DirectoryKeyStoreOptions,
): KeyStore["Service"] => {
  const cache = keyCache(
    options.cached ?? 10_000,
    Duration.toMillis(options.trustedFor ?? Duration.seconds(5)),
  );

  const fileOf = (subject: string): string => {
    const digest = createHmac("sha256", master.naming).update(subject, "utf8").digest("hex");
    return join(subjects, digest.slice(0, 2), digest.slice(2));
  };

  const readKey = Effect.fnUntraced(function* (subject: string) {
    const file = fileOf(subject);
    const bytes = yield* attempt("reading a key", () =>
      readFile(file).catch((error: unknown) => {
        if (isAbsent(error)) return null;
        throw error;
      }),
    );
    if (bytes === null) return { state: "absent" } as const;
    const key = unwrap(master.wrapping, subject, bytes);
    if (key === "destroyed") return { state: "destroyed" } as const;
    if (key === "damaged") {
      return yield* new KeyStoreError({ reason: new KeyDamaged({ subject, file }) });
    }
    return { state: "present", key } as const;
  });

  const keysToOpen = Effect.fn("KeyStore.keysToOpen")(function* (wanted: Iterable<string>) {
    const now = yield* Clock.currentTimeMillis;
    const states = yield* Effect.forEach(
      new Set(wanted),
      Effect.fnUntraced(function* (subject) {
        const cached = cache.get(subject, now);
        if (cached !== undefined) return [subject, { state: "present", key: cached }] as const;
        const state: KeyState = yield* readKey(subject);
        if (state.state === "present") cache.set(subject, state.key, now);
        return [subject, state] as const;
      }),
      parallel,
    );
    return new Map<string, KeyState>(states);
  });

  /** Makes a key, or reads the one that another process made in the same moment. */
  const makeKey = Effect.fnUntraced(function* (subject: string) {
    const key = createSecretKey(randomBytes(32));
    const created = yield* attempt("making a key", () =>
      createExclusively(fileOf(subject), wrap(master.wrapping, subject, key)),
    );
    return created ? ({ state: "present", key } as const) : yield* readKey(subject);
  });

  const present = (subject: string, state: KeyState): Effect.Effect<KeyObject, KeyStoreError> => {
    if (state.state === "present") return Effect.succeed(state.key);
    return new KeyStoreError({
      reason:
        state.state === "destroyed"
          ? new SubjectForgotten({ subject })
          : new KeysUnavailable({
              doing: "making a key",
              cause: new Error("the file of a key just made is gone"),
            }),
    });
  };

  const keysToSeal = Effect.fn("KeyStore.keysToSeal")(function* (wanted: Iterable<string>) {
    const now = yield* Clock.currentTimeMillis;
    const keys = new Map<string, KeyObject>();
    const unknown: string[] = [];
    for (const subject of new Set(wanted)) {
      const cached = cache.get(subject, now);
      if (cached === undefined) unknown.push(subject);
      else keys.set(subject, cached);
    }
    const states = yield* Effect.forEach(
      unknown,
      (subject) => Effect.map(readKey(subject), (state) => [subject, state] as const),
      parallel,
    );
    // Nobody's key is made for an event that cannot be sealed as a whole.
    for (const [subject, state] of states) if (state.state === "destroyed") yield* present(subject, state);
    const found = yield* Effect.forEach(
      states,
      Effect.fnUntraced(function* ([subject, state]) {
        return [
          subject,
          yield* present(subject, state.state === "absent" ? yield* makeKey(subject) : state),
        ] as const;
      }),
      parallel,
    );
    // Also for a key that was there: who made it a moment ago may not have synced its name yet, and what we are about
    // to seal with it must not outlive it.
    yield* Effect.forEach(
      new Set(unknown.map((subject) => dirname(fileOf(subject)))),
      (directory) => attempt("making keys durable", () => syncDirectory(directory)),
      parallel,
    );
    for (const [subject, key] of found) {
      keys.set(subject, key);
      cache.set(subject, key, now);
    }
    return keys;
  });

  const destroy = Effect.fn("KeyStore.destroy")(function* (subject: string) {
    const file = fileOf(subject);
    yield* attempt("destroying a key", async () => {
      // A key made between the two is overwritten in the second round; a tombstone is never replaced by a key.
      while (!(await overwriteInPlace(file, tombstone())) && !(await createExclusively(file, tombstone()))) {}
      await syncDirectory(dirname(file));
    });
    cache.delete(subject);
  });

  return KeyStore.of({ keysToSeal, keysToOpen, destroy, digestKey: master.digest });
};

/** The key store of a directory; fails where its master key is missing or another's. */
export const directoryKeyStore = (options: DirectoryKeyStoreOptions): Layer.Layer<KeyStore, KeyStoreError> =>
  Layer.effect(KeyStore, open(options));
