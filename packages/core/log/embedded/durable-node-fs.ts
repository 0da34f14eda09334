/**
 * PGlite's file layer over a directory, made durable: what PostgreSQL syncs is synced.
 *
 * As shipped (0.5.14), PGlite's NodeFS has no fsync at all, and PostgreSQL's calls to it succeed without effect. Its
 * internals are reached for here and nowhere else; another version may move them and make the log volatile in
 * silence, so `durable-node-fs.int.spec.ts` counts the syncs of a commit.
 */
import fs from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { PGlite as Database } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type EmscriptenOptions = Parameters<NodeFS["init"]>[1];

/** A file that PostgreSQL has open: `nfd` is the descriptor that Node gave for it. */
export interface OpenFile {
  readonly nfd: number;
}

/** The part of Emscripten's file layer that is changed. */
export interface NodeFileLayer {
  readonly stream_ops: { fsync?: (file: OpenFile) => number };
}

interface EmscriptenModule {
  readonly FS: { readonly filesystems: { readonly NODEFS?: NodeFileLayer } };
}

export interface DurableNodeFSOptions {
  /**
   * Called where durability is no longer assured: a sync failed, or PostgreSQL stopped itself. It must end the
   * thread at once, so that nothing is acknowledged any more. (PostgreSQL itself stops on a failed fsync: the
   * system may have thrown the bytes away, and a second try would succeed without them.)
   */
  readonly onLost: (cause: unknown) => void;
  /** Replaces the sync itself: for tests that record or count. */
  readonly sync?: (descriptor: number) => void;
  /** Sees the file layer before it is used: for tests that record writes. */
  readonly observe?: (layer: NodeFileLayer, root: string) => void;
}

const WASI_EIO = 29;

export class DurableNodeFS extends NodeFS {
  readonly #options: DurableNodeFSOptions;

  constructor(directory: string, options: DurableNodeFSOptions) {
    super(directory);
    this.#options = options;
  }

  override async init(database: PGlite, given: EmscriptenOptions) {
    const { emscriptenOpts } = await super.init(database, given);
    const { onLost, sync = fs.fsyncSync, observe } = this.#options;
    const makeDurable = (module: EmscriptenModule) => {
      const layer = module.FS.filesystems.NODEFS;
      if (!layer?.stream_ops) throw new Error("This version of PGlite keeps its file layer elsewhere");
      layer.stream_ops.fsync = ({ nfd }) => {
        try {
          sync(nfd);
          return 0;
        } catch (cause) {
          onLost(cause);
          return WASI_EIO;
        }
      };
      observe?.(layer, this.rootDir);
    };
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        onAbort: (what: unknown) => onLost(new Error(`PostgreSQL stopped: ${String(what)}`)),
        preRun: [...(emscriptenOpts.preRun ?? []), makeDurable],
      } as EmscriptenOptions,
    };
  }
}

/** PGlite starts with `-F`, which turns fsync off; and the default `fdatasync` does nothing in its file layer. */
export const durableStartParams: readonly string[] = [
  ...Database.defaultStartParams.filter((param) => param !== "-F"),
  "-c",
  "fsync=on",
  "-c",
  "wal_sync_method=fsync",
];
