/** The socket of a data directory, as its lock. */
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { newDirectory } from "../testing/temporary-directory.ts";
import { doorOf, isAttended, removeLeftover, withoutDoor } from "./door.ts";

describe.runIf(process.platform !== "win32")("The door of a data directory", () => {
  let directory: ReturnType<typeof newDirectory>;
  let door: string;
  beforeEach(() => {
    directory = newDirectory();
    door = doorOf(directory.dataDir).path;
  });
  afterEach(() => directory.remove());

  const attend = async (at: string) => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(at, resolve));
    onTestFinished(() => void server.close());
    return server;
  };

  /** A socket at which nobody listens, as a killed process leaves it: moved away before it is closed. */
  const leaveSocket = async () => {
    const elsewhere = path.join(directory.dataDir, "s");
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(elsewhere, resolve));
    fs.renameSync(elsewhere, door);
    await new Promise((resolve) => server.close(resolve));
  };

  it("is where psql and pg look for a server, in the directory", () => {
    expect(doorOf("/data/office")).toEqual({ path: "/data/office/.s.PGSQL.5432", tooLongBy: 0 });
  });

  it("says by how many bytes its path is too long for a socket", () => {
    const fits = doorOf(`/${"d".repeat(60)}`);
    expect(fits.tooLongBy).toBe(0);
    const longest = process.platform === "linux" ? 107 : 103;
    expect(doorOf(`/${"é".repeat(60)}`).tooLongBy).toBe(1 + 120 + "/.s.PGSQL.5432".length - longest);
  });

  it("that a file system takes no socket for is told as that, and not as a want of permission", () => {
    const refused = (code: string) => Object.assign(new Error(`listen ${code}`), { code });
    for (const code of ["EPERM", "EOPNOTSUPP"])
      expect(String(withoutDoor(refused(code), door))).toContain(
        `the file system of ${directory.dataDir} takes no sockets (${code}), as FAT and exFAT do not`,
      );
    const notAllowed = refused("EACCES");
    expect(withoutDoor(notAllowed, door)).toBe(notAllowed);
  });

  it("is attended while someone listens, and neither when left behind nor when missing", async () => {
    expect(await isAttended(door)).toBe(false);
    await leaveSocket();
    expect(await isAttended(door)).toBe(false);
    expect(await removeLeftover(door)).toBe(true);
    await attend(door);
    expect(await isAttended(door)).toBe(true);
  });

  it("is removed where it was left behind, and nothing else with it", async () => {
    await leaveSocket();
    expect(await removeLeftover(door)).toBe(true);
    expect(fs.readdirSync(directory.dataDir)).toEqual([]);
    expect(await removeLeftover(door)).toBe(true);
  });

  it("is put back where someone has begun to listen between the knock and the removal", async () => {
    await attend(door);
    expect(await removeLeftover(door)).toBe(false);
    expect(await isAttended(door)).toBe(true);
    expect(fs.readdirSync(directory.dataDir)).toEqual([path.basename(door)]);
  });
});
