/** Small files that either stand whole and survive a loss of power, or do not stand at all. */
import { randomUUID } from "node:crypto";
import { link, open, unlink } from "node:fs/promises";

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/** Whether the error says that there is no such file. */
export const isAbsent = (error: unknown): boolean => isCode(error, "ENOENT");

/**
 * Makes the names in a directory durable. Windows opens no directory; there NTFS journals names by itself.
 */
export const syncDirectory = async (directory: string): Promise<void> => {
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Creates a file that only its owner may read; false where one of that name stands already, which is left as it is.
 *
 * The bytes are synced under another name first and then linked, which never replaces: of several processes one wins
 * and the others read what it wrote, never a part. The new name is durable once `syncDirectory` has run.
 */
export const createExclusively = async (path: string, bytes: Uint8Array): Promise<boolean> => {
  const temporary = `${path}.${randomUUID()}.new`;
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await unlink(temporary);
  }
};

/** Overwrites the beginning of a file where it lies, durably; false where there is no such file. */
export const overwriteInPlace = async (path: string, bytes: Uint8Array): Promise<boolean> => {
  try {
    const handle = await open(path, "r+");
    try {
      await handle.write(bytes, 0, bytes.length, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
};
