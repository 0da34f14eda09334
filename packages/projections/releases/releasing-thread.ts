/** A thread that makes one release, says it, and ends. */
import { parentPort, workerData } from "node:worker_threads";
import type { ReleaseToMakeBeside } from "./release-beside.ts";
import { releaseOfCounts } from "./release-of.ts";

const { counted, asked } = workerData as ReleaseToMakeBeside;
parentPort?.postMessage(releaseOfCounts(counted, asked));
