/**
 * A file layer that keeps, beside the embedded database's directory, what would be left of it if the power failed:
 * only what had been synced.
 *
 * Named by URL as a `fileLayerModule`, with the directory to keep it in: `…/power-loss-layer.ts?left=<directory>`;
 * `&fsync=off` leaves every sync without effect, as in PGlite as shipped.
 *
 * What is assumed of the disk:
 * - the bytes of a file are there as they stood at its last fsync, and no others (none are written back early: a
 *   disk that does is kinder to us, except for pages torn by it, which PostgreSQL's full-page writes are for);
 * - a file's name is there once the file itself or its directory was synced after it was given (so do ext4, XFS,
 *   Btrfs, APFS and NTFS, which journal names);
 * - a name that was taken away by a removal or a renaming is gone only once its directory was synced.
 */
import fs from "node:fs";
import path from "node:path";
import type { DurableNodeFSOptions, NodeFileLayer, OpenFile } from "../embedded/durable-node-fs.ts";

interface RecordedFile extends OpenFile {
  readonly node: unknown;
}

type WriteTo = (
  file: RecordedFile,
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
) => number;

/** What more of Emscripten's file layer is watched. */
interface WatchedLayer extends NodeFileLayer {
  readonly node_ops: { unlink: (parent: unknown, name: string) => void };
  readonly realPath: (node: unknown) => string;
  readonly stream_ops: NodeFileLayer["stream_ops"] & { write: WriteTo };
}

const asked = new URL(import.meta.url).searchParams;
const left = asked.get("left") ?? "";
const syncs = asked.get("fsync") !== "off";

/** The ranges of each file, by inode, that were written and not yet synced. */
const unsynced = new Map<number, [position: number, length: number][]>();

/** Where the synced bytes of each file, by inode, are kept. */
const keptAt = new Map<number, string>();

/** All that was there before the database was opened is taken as synced: it was, when it was made or closed. */
const keepAll = (real: string, kept: string) => {
  fs.mkdirSync(kept, { recursive: true });
  for (const entry of fs.readdirSync(real, { withFileTypes: true })) {
    const [from, to] = [path.join(real, entry.name), path.join(kept, entry.name)];
    if (entry.isDirectory()) keepAll(from, to);
    else {
      fs.copyFileSync(from, to);
      keptAt.set(fs.statSync(from).ino, to);
    }
  }
};

const syncFile = (descriptor: number, kept: string) => {
  const { ino, size } = fs.fstatSync(descriptor);
  const before = keptAt.get(ino);
  if (before !== kept) {
    // a file that is new here, or that was synced under another name
    fs.mkdirSync(path.dirname(kept), { recursive: true });
    if (before !== undefined && fs.existsSync(before)) fs.copyFileSync(before, kept);
    else fs.writeFileSync(kept, "");
    keptAt.set(ino, kept);
  }
  const copy = fs.openSync(kept, "r+");
  const source = fs.openSync(`/proc/self/fd/${descriptor}`, "r");
  try {
    for (const [position, length] of unsynced.get(ino) ?? []) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
      const read = fs.readSync(source, bytes, 0, bytes.length, position);
      fs.writeSync(copy, bytes, 0, read, position);
    }
    fs.ftruncateSync(copy, size);
    unsynced.delete(ino);
  } finally {
    fs.closeSync(copy);
    fs.closeSync(source);
  }
};

/** Names that are new have their directory or an empty file; those that are gone are taken away. */
const syncNames = (real: string, kept: string) => {
  fs.mkdirSync(kept, { recursive: true });
  const names = fs.readdirSync(real, { withFileTypes: true });
  for (const entry of names) {
    const copy = path.join(kept, entry.name);
    if (fs.existsSync(copy)) continue;
    if (entry.isDirectory()) fs.mkdirSync(copy);
    else fs.writeFileSync(copy, "");
  }
  for (const name of fs.readdirSync(kept))
    if (!names.some((entry) => entry.name === name))
      fs.rmSync(path.join(kept, name), { recursive: true, force: true });
};

const observe = (given: NodeFileLayer, root: string) => {
  const layer = given as WatchedLayer;
  keepAll(root, left);
  const { unlink } = layer.node_ops;
  layer.node_ops.unlink = (parent, name) => {
    // the system gives the inode to another file
    const { ino } = fs.statSync(path.join(layer.realPath(parent), name));
    unlink(parent, name);
    keptAt.delete(ino);
    unsynced.delete(ino);
  };
  const operations = layer.stream_ops;
  const { write, fsync } = operations;
  operations.write = (file, buffer, offset, length, position) => {
    const written = write(file, buffer, offset, length, position);
    const { ino } = fs.fstatSync(file.nfd);
    const ranges = unsynced.get(ino) ?? [];
    ranges.push([position, written]);
    unsynced.set(ino, ranges);
    return written;
  };
  operations.fsync = (file) => {
    if (!syncs) return 0;
    const failed = fsync?.(file) ?? 0;
    if (failed) return failed;
    const real = layer.realPath((file as RecordedFile).node);
    const kept = path.join(left, path.relative(root, real));
    if (fs.fstatSync(file.nfd).isDirectory()) syncNames(real, kept);
    else syncFile(file.nfd, kept);
    return 0;
  };
};

export const fileLayer: Partial<DurableNodeFSOptions> = { observe };
