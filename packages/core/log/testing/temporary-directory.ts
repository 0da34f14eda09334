/** Data directories for tests of the embedded database, with short names: a socket's path is limited. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { CLUSTER, openCluster } from "../embedded/cluster.ts";

export interface TemporaryDirectory {
  readonly dataDir: string;
  readonly remove: () => void;
}

const { version } = JSON.parse(
  fs.readFileSync(new URL("../package.json", import.meta.resolve("@electric-sql/pglite")), "utf8"),
) as { readonly version: string };

const emptyDirectory = (): TemporaryDirectory => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "tk-"));
  return { dataDir, remove: () => fs.rmSync(dataDir, { recursive: true, force: true }) };
};

/** A directory in which nothing was yet: the cluster will be made there, which takes some seconds. */
export const newDirectory = emptyDirectory;

/** An empty cluster that was made once and is copied for each test; kept among the system's temporary files. */
const template = async (): Promise<string> => {
  const kept = path.join(os.tmpdir(), `tareekh-empty-cluster-${version}-${os.userInfo().username}`);
  if (fs.existsSync(kept)) return kept;
  const { dataDir, remove } = emptyDirectory();
  try {
    const database = await openCluster(dataDir, {
      onLost: (cause) => {
        throw cause;
      },
    });
    await database.close();
    try {
      fs.renameSync(path.join(dataDir, CLUSTER), kept);
    } catch (error) {
      // another test worker was faster
      if (!fs.existsSync(kept)) throw error;
    }
    return kept;
  } finally {
    remove();
  }
};

/** A directory with an empty cluster in it. */
export const temporaryDirectory = async (): Promise<TemporaryDirectory> => {
  const from = await template();
  const directory = emptyDirectory();
  fs.cpSync(from, path.join(directory.dataDir, CLUSTER), { recursive: true });
  return directory;
};
