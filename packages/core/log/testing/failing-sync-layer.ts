/**
 * A file layer whose syncs fail once the file `fail-now` stands in the system's directory for temporary files given
 * as `?when=<path>`: for tests of what the store does when its disk fails.
 */
import fs from "node:fs";
import type { DurableNodeFSOptions } from "../embedded/durable-node-fs.ts";

const when = new URL(import.meta.url).searchParams.get("when") ?? "";

export const fileLayer: Partial<DurableNodeFSOptions> = {
  sync: (descriptor) => {
    if (fs.existsSync(when)) throw new Error("the disk failed");
    fs.fsyncSync(descriptor);
  },
};
