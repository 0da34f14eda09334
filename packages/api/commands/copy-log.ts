/** `npm run copy-log -- [--from …] --to … [--eventstore …]`: copies an office's log to another store, to move there or to have a copy. Tareekh may be running on the source. */
import { type CopyPhase, type CopyProgress, copyLog } from "@tareekh/core/log/copying/copy-log.ts";
import type { LogFigures } from "@tareekh/core/log/copying/log-sum.ts";
import { Effect } from "effect";
import { asCommand } from "./as-command.ts";
import { openEnds } from "./copy-ends.ts";
import { copyPlaces } from "./copy-places.ts";
import { paceBy } from "./pace.ts";
import { type ProgressBar, progressBar } from "./progress-bar.ts";

const LABELS: Readonly<Record<CopyPhase, string>> = {
  comparing: "Comparing",
  copying: "Copying",
  following: "Filling the replica",
  verifying: "Verifying",
};

/** A bar for each phase, one beneath the other. */
const bars = () => {
  let phase: CopyPhase | null = null;
  let done = 0;
  let bar: ProgressBar | null = null;
  return {
    show: (progress: CopyProgress) => {
      // each end is verified from its first event on
      if (progress.phase !== phase || (phase === "verifying" && progress.done < done)) {
        bar?.end();
        bar = progressBar(
          LABELS[progress.phase],
          process.stderr,
          paceBy(() => performance.now()),
        );
      }
      ({ phase, done } = progress);
      bar?.show(progress);
    },
    end: () => bar?.end(),
  };
};

const counted = new Intl.NumberFormat("en-IN");

const figuresInWords = ({ events, streams, heads }: LogFigures): string =>
  `${counted.format(events)} events of ${counted.format(streams)} streams, heads ${heads}`;

asCommand(
  Effect.gen(function* () {
    const places = yield* copyPlaces(process.argv.slice(2), process.env);
    const { source, sourceName, target } = yield* openEnds(places);
    const progress = bars();
    const copied = yield* copyLog({ source, target, onProgress: progress.show }).pipe(
      Effect.ensuring(Effect.sync(progress.end)),
    );
    const { events } = copied.source;
    console.log(`From ${sourceName}: ${figuresInWords(copied.source)}`);
    for (const { name, figures } of copied.ends) console.log(`To ${name}: ${figuresInWords(figures)}`);
    console.log(
      `Copied ${counted.format(events - copied.found)} events; ${counted.format(copied.found)} stood there already. Both ends hold the same up to position ${counted.format(events)}: every hash follows, in the same order.`,
    );
    console.log(
      `What is recorded at the source from now on is not in the copy. To move: stop Tareekh there, run this once more, and only then start it with the new settings.`,
    );
    console.log(
      `Keys are not copied, and without them names and texts cannot be read: they lie in ${places.keysDir}. Take them over by a way of their own, and name their new place in KEYS_DIR.`,
    );
    console.log(
      "Lists and figures, and which cases are set aside, are not copied either: Tareekh computes them from the log when it is started on the target.",
    );
    return 0;
  }),
);
