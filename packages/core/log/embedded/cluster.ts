/**
 * Opens PGlite durably on a directory; makes the cluster there first where there is none.
 *
 * A cluster is made under another name, synced in full and then renamed: a machine that loses power on the way
 * leaves either no cluster or a whole one. (PGlite copies what initdb made without syncing any of it.)
 */
import fs from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { DurableNodeFS, type DurableNodeFSOptions, durableStartParams } from "./durable-node-fs.ts";

/** Within the data directory. */
export const CLUSTER = "postgres";
const UNFINISHED = "postgres.unfinished";

const openAt = (directory: string, options: DurableNodeFSOptions): Promise<PGlite> =>
  PGlite.create({ fs: new DurableNodeFS(directory, options), startParams: [...durableStartParams] });

const syncPath = (target: string) => {
  // Windows cannot open a directory, and keeps directory entries in its journal
  if (process.platform === "win32" && fs.statSync(target).isDirectory()) return;
  const descriptor = fs.openSync(target, fs.statSync(target).isDirectory() ? "r" : "r+");
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
};

const syncTree = (root: string) => {
  for (const entry of fs.readdirSync(root, { withFileTypes: true })) {
    const target = path.join(root, entry.name);
    if (entry.isDirectory()) syncTree(target);
    else if (entry.isFile()) syncPath(target);
  }
  syncPath(root);
};

const makeCluster = async (dataDir: string) => {
  const unfinished = path.join(dataDir, UNFINISHED);
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  const database = await openAt(unfinished, {
    onLost: (cause) => {
      throw cause;
    },
  });
  await database.close();
  syncTree(unfinished);
  fs.renameSync(unfinished, path.join(dataDir, CLUSTER));
  syncPath(dataDir);
  syncPath(path.dirname(dataDir));
};

/** @param dataDir an existing directory that nobody else has open: `door.ts` sees to that */
export const openCluster = async (dataDir: string, options: DurableNodeFSOptions): Promise<PGlite> => {
  const cluster = path.join(dataDir, CLUSTER);
  if (!fs.existsSync(cluster)) await makeCluster(dataDir);
  else if (!fs.existsSync(path.join(cluster, "PG_VERSION")))
    throw new Error(`${cluster} is not a PostgreSQL cluster: PG_VERSION is missing`);
  return openAt(cluster, options);
};
