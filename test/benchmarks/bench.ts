/** `npm run bench`: figures, not tests. Ratios within one run mean something; absolute figures are this machine's. */
import { cpus } from "node:os";
import { benchAppends } from "./appends.ts";
import { benchProjecting } from "./projecting.ts";
import { benchRelay } from "./relay.ts";
import { benchScale } from "./scale.ts";
import { benchStatistics } from "./statistics.ts";

const parts = {
  appends: benchAppends,
  projecting: benchProjecting,
  relay: benchRelay,
  statistics: benchStatistics,
  scale: benchScale,
};

console.log(`${cpus().length} × ${cpus()[0]?.model ?? "processor"}, Node ${process.version}`);
const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench();
}
