/**
 * A thread that projects pages of cases for a rebuild.
 *
 * Each thread would strip the types of all that it loads and compile it anew, in half a second of a core. What one has
 * compiled is therefore kept, before anything else is loaded: beside the dependencies, where nobody can write who could
 * not write the program itself, which is not so of Node's own choice in a directory for everybody. Where it cannot be
 * written, as in a container, nothing is kept.
 */
import module from "node:module";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { ProjectingThreadData } from "./projecting-threads.ts";

module.enableCompileCache(fileURLToPath(new URL("../../../node_modules/.cache/tareekh/", import.meta.url)));
const { answerPages } = await import("./answer-pages.ts");
if (parentPort !== null) await answerPages(parentPort, workerData as ProjectingThreadData);
