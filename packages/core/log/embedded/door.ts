/**
 * The door of a data directory: the socket through which its database is spoken to, and which is its lock.
 *
 * Whoever listens there owns the directory. A lock by process id misleads in containers, where every server is
 * process 1; a socket is closed by the system however its process ends.
 */
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

/** The name that `psql -h <directory>` and `pg` look for. */
const SOCKET_NAME = ".s.PGSQL.5432";

/** Bytes that a socket's path may have: `sun_path` less its end mark, on Linux and on macOS and the BSDs. */
const LONGEST_PATH = process.platform === "linux" ? 107 : 103;

/** What a socket is refused with where files can be written. (Who may not write is told EACCES.) */
const NO_SOCKETS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "EINVAL"]);

export interface Door {
  readonly path: string;
  /** Bytes by which the path is too long for a socket; 0 where it fits. */
  readonly tooLongBy: number;
}

/** The door of a directory; on Windows, which has no Unix sockets that `pg` could use, a named pipe. */
export const doorOf = (directory: string): Door => {
  const absolute = path.resolve(directory);
  if (process.platform === "win32") {
    const name = createHash("sha256").update(absolute.toLowerCase()).digest("hex").slice(0, 32);
    return { path: `\\\\.\\pipe\\tareekh-${name}`, tooLongBy: 0 };
  }
  const socket = path.join(absolute, SOCKET_NAME);
  return { path: socket, tooLongBy: Math.max(0, Buffer.byteLength(socket) - LONGEST_PATH) };
};

/**
 * What to tell of a door that could not be opened. On a file system that takes no sockets the system's own words are
 * "operation not permitted", which sends people looking for a permission that they have.
 */
export const withoutDoor = (error: unknown, door: string): unknown =>
  error instanceof Error && "code" in error && NO_SOCKETS.has(String(error.code))
    ? new Error(
        `the file system of ${path.dirname(door)} takes no sockets (${String(error.code)}), as FAT and exFAT do not, nor some that are shared over a network: choose a directory on one of this system's own (DATA_DIR)`,
        { cause: error },
      )
    : error;

/** Whether someone listens at a door. Rejects where that cannot be told. */
export const isAttended = (door: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const knock = net.connect(door);
    knock.once("connect", () => {
      knock.destroy();
      resolve(true);
    });
    knock.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve(false);
      else reject(error);
    });
  });

/**
 * Removes the socket of a process that is gone. Gives false where someone listens after all.
 *
 * It is moved aside before it is removed, and knocked at once more there: between a first knock and a removal,
 * another process may have put its own socket in the place, and that one must not be removed.
 */
export const removeLeftover = async (door: string): Promise<boolean> => {
  // no longer than the door's own name, which may be as long as a socket's path can be
  const aside = path.join(path.dirname(door), `.left.${randomBytes(3).toString("hex")}`);
  try {
    fs.renameSync(door, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    throw error;
  }
  const attended = await isAttended(aside);
  if (attended) fs.linkSync(aside, door);
  fs.unlinkSync(aside);
  return !attended;
};
