/** `npm run bench`: figures, not tests. Ratios within one run mean something; absolute figures are this machine's. */
import { cpus } from "node:os";
import { benchAppends } from "./appends.ts";

console.log(`${cpus().length} × ${cpus()[0]?.model ?? "processor"}, Node ${process.version}`);
await benchAppends();
