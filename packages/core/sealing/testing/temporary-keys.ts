/** A key store in a directory of its own for one test, and effects run against it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Effect } from "effect";
import { type DirectoryKeyStoreOptions, directoryKeyStore } from "../directory-key-store.ts";
import type { KeyStore } from "../key-store.ts";

export interface TemporaryKeys {
  readonly directory: string;
  /** Runs the effect against the directory, as a process that opens it anew. */
  run<A, E>(
    effect: Effect.Effect<A, E, KeyStore>,
    options?: Omit<DirectoryKeyStoreOptions, "directory">,
  ): Promise<A>;
  remove(): void;
}

export const temporaryKeys = (): TemporaryKeys => {
  const directory = mkdtempSync(join(tmpdir(), "keys-"));
  return {
    directory,
    run: (effect, options) =>
      Effect.runPromise(Effect.provide(effect, directoryKeyStore({ directory, ...options }))),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
};
