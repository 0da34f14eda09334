/**
 * The master key of an installation: the one secret from which the others follow.
 *
 * It lies in `master.key` in KEYS_DIR, made once. Who has it and the directory beside it can open everything that was
 * not erased, so both belong in a backup apart from that of the log.
 */
import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createExclusively, isAbsent, syncDirectory } from "./durable-file.ts";
import { MasterKeyMissing, MasterKeyWrong } from "./key-store.ts";

/** The keys that follow from the master key by HKDF-SHA-256 (RFC 5869), one for each use. */
export interface MasterKey {
  /** Wraps the subjects' keys. */
  readonly wrapping: KeyObject;
  /** Names their files. */
  readonly naming: KeyObject;
  /** Digests what was sent. */
  readonly digest: KeyObject;
  /** Tells this master key from another, and nothing else about it. */
  readonly fingerprint: string;
}

const FILE = "master.key";
const FORM = /^tareekh-master-key-1:([A-Za-z0-9_-]{43})\n$/;
/** The directory of the subjects' keys begins with this and ends with the fingerprint of their master key. */
const SUBJECTS = "subjects-";

const masterKey = (secret: Uint8Array): MasterKey => {
  const derived = (use: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", `tareekh/1/${use}`, 32)));
  return {
    wrapping: derived("wrapping"),
    naming: derived("naming"),
    digest: derived("digest"),
    fingerprint: createHmac("sha256", derived("fingerprint")).digest("hex").slice(0, 16),
  };
};

const read = async (file: string): Promise<MasterKey | null> => {
  const text = await readFile(file, "latin1").catch((error: unknown) => {
    if (isAbsent(error)) return null;
    throw error;
  });
  if (text === null) return null;
  const secret = FORM.exec(text)?.[1];
  if (secret === undefined) throw new MasterKeyWrong({ file, found: "is not a master key" });
  return masterKey(Buffer.from(secret, "base64url"));
};

const subjectDirectories = async (directory: string): Promise<readonly string[]> =>
  (await readdir(directory)).filter((name) => name.startsWith(SUBJECTS));

/** The directory that holds the subjects' keys of this master key. */
export const subjectsDirectory = (directory: string, master: MasterKey): string =>
  join(directory, SUBJECTS + master.fingerprint);

/**
 * Reads the master key, or makes it where `mayCreate` and there are no keys yet. Of several processes one makes it.
 *
 * Rejects with `MasterKeyMissing` or `MasterKeyWrong`, or with what the file system said.
 */
export const openMasterKey = async (directory: string, mayCreate: boolean): Promise<MasterKey> => {
  const file = join(directory, FILE);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  let master = await read(file);
  if (master === null) {
    const keysStand = (await subjectDirectories(directory)).length > 0;
    if (mayCreate && !keysStand) {
      const text = `tareekh-master-key-1:${randomBytes(32).toString("base64url")}\n`;
      await createExclusively(file, Buffer.from(text, "latin1"));
      await syncDirectory(directory);
    }
    // Another process may have made it since we looked.
    master = await read(file);
    if (master === null) throw new MasterKeyMissing({ file });
  }
  const own = SUBJECTS + master.fingerprint;
  if ((await subjectDirectories(directory)).some((name) => name !== own)) {
    throw new MasterKeyWrong({ file, found: "is not the one with which the keys beside it were wrapped" });
  }
  return master;
};
