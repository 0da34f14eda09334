/**
 * Whether the directories that the environment names can be used: asked before anything is made in them, so that a
 * start that is refused leaves nothing behind.
 */
import { lstatSync, mkdtempSync, rmdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Effect } from "effect";
import { type Configuration, ConfigurationRefused } from "./config.ts";

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);

/** What stands at a path, links followed. */
const standingAt = (path: string): "directory" | "something else" | "nothing" | "a broken link" => {
  try {
    return statSync(path).isDirectory() ? "directory" : "something else";
  } catch (error) {
    // Beneath a file nothing stands, and the way up leads to the file.
    if (codeOf(error) === "ENOTDIR") return "nothing";
    if (codeOf(error) !== "ENOENT") throw error;
  }
  return lstatSync(path, { throwIfNoEntry: false }) === undefined ? "nothing" : "a broken link";
};

const reasons: Readonly<Record<string, string>> = {
  EACCES: "where this user may not write",
  EPERM: "where this user may not write",
  EROFS: "on a file system that can only be read",
  ENOSPC: "where no space is left",
  ELOOP: "where links lead in a circle",
};

/**
 * Why a directory cannot be made, or written in, at an absolute path; null where it can. Permissions do not tell of
 * every file system (of `/proc` they say that its owner may write), so an empty directory is made where the path, or
 * what stands nearest on the way to it, is, and removed again.
 */
const whyUnusable = (path: string): string | null => {
  let nearest = path;
  try {
    for (;;) {
      const standing = standingAt(nearest);
      if (standing === "directory") break;
      const there = nearest === path ? "which" : `on the way to which ${JSON.stringify(nearest)}`;
      if (standing === "something else") return `${there} is not a directory`;
      if (standing === "a broken link") return `${there} is a link that leads nowhere`;
      if (dirname(nearest) === nearest) return "of which not even the beginning is there";
      nearest = dirname(nearest);
    }
    rmdirSync(mkdtempSync(join(nearest, ".tareekh-")));
    return null;
  } catch (error) {
    const code = codeOf(error);
    return reasons[code] ?? `where no directory can be made (${code})`;
  }
};

/** Refuses the directory that a variable or an argument names, where nothing can be kept in it. */
export const usableDirectory = (
  variable: "DATA_DIR" | "KEYS_DIR" | "--to",
  path: string,
): Effect.Effect<void, ConfigurationRefused> =>
  Effect.suspend(() => {
    const why = whyUnusable(path);
    return why === null
      ? Effect.void
      : Effect.fail(
          new ConfigurationRefused({
            variable,
            message: `${variable} is ${JSON.stringify(path)}, ${why}; expected is a directory, or where one can be made, in which this user may write.`,
          }),
        );
  });

/** Refuses a data directory (where the store is the embedded one) or a directory of keys that cannot be used. */
export const usablePlaces = Effect.fn("usablePlaces")(function* ({
  dataDir,
  keysDir,
  databaseUrl,
}: Pick<Configuration, "dataDir" | "keysDir" | "databaseUrl">): Effect.fn.Return<void, ConfigurationRefused> {
  if (databaseUrl === null) yield* usableDirectory("DATA_DIR", dataDir);
  yield* usableDirectory("KEYS_DIR", keysDir);
});
