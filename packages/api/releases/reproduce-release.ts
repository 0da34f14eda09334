/** Making a release anew from the log, by the program as it is now, and saying in what it differs from what was published. */
import { readStreamAfter } from "@tareekh/core/log/read-events.ts";
import { readHead } from "@tareekh/projections/projector/case-events.ts";
import type { RebuildProgress } from "@tareekh/projections/projector/rebuild.ts";
import { asking } from "@tareekh/projections/projector/transaction.ts";
import {
  type FigureDifference,
  figureDifferences,
  type VersionDifference,
  versionDifferences,
} from "@tareekh/projections/releases/differences.ts";
import { releaseDigest } from "@tareekh/projections/releases/release-digest.ts";
import { releaseColumns } from "@tareekh/projections/releases/release-of.ts";
import { replayedUnits } from "@tareekh/projections/releases/replayed-units.ts";
import { Effect } from "effect";
import type { Pool } from "pg";
import { definitions } from "../definitions.ts";
import { madeNow } from "./make-release.ts";
import { LogTooShort, ReleaseError, UnknownRelease } from "./release-error.ts";
import { RELEASES_STREAM, type ReleaseOnRecord, releasesIn } from "./release-records.ts";

export interface Reproduction {
  readonly release: ReleaseOnRecord;
  /** Of the release made anew. */
  readonly digest: string;
  readonly versions: readonly VersionDifference[];
  readonly figures: readonly FigureDifference[];
  /** The digest that stands on record is not that of what stands there. */
  readonly recordDiffers: boolean;
  /** Digests of earlier releases, then and now, where these are not the same. */
  readonly earlierDiffer: boolean;
  readonly events: number;
  /** Cases that the program as it is now cannot read. */
  readonly setAside: readonly string[];
}

/** Units from the log alone, up to a position; its last where none is given. */
export const unitsFromLog = Effect.fnUntraced(function* (
  pool: Pool,
  upTo: number,
  onProgress?: (progress: RebuildProgress) => void,
) {
  const replayed = yield* replayedUnits(pool, definitions, {
    upTo,
    columns: releaseColumns,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return { ...replayed, position: upTo };
});

export const reproduceRelease = Effect.fn("reproduceRelease")(function* (
  pool: Pool,
  id: string,
  onProgress?: (progress: RebuildProgress) => void,
) {
  const stream = yield* asking(pool, "reading the releases", () => readStreamAfter(pool, RELEASES_STREAM, 0));
  const releases = releasesIn(stream);
  const place = releases.findIndex((one) => one.id === id);
  const release = releases[place];
  if (release === undefined) return yield* new ReleaseError({ reason: new UnknownRelease({ id }) });
  const { content } = release;
  const head = yield* asking(pool, "reading the last position", readHead);
  if (head < content.position)
    return yield* new ReleaseError({ reason: new LogTooShort({ position: content.position, head }) });
  const replayed = yield* unitsFromLog(pool, content.position, onProgress);
  const earlier = releases.slice(0, place);
  const anew = yield* madeNow(replayed, content.name, earlier);
  return {
    release,
    digest: anew.digest,
    versions: versionDifferences(content.versions, anew.content.versions),
    figures: figureDifferences(content, anew.content),
    recordDiffers: releaseDigest(content) !== release.digest,
    earlierDiffer: content.after.join() !== anew.content.after.join(),
    events: replayed.events,
    setAside: replayed.setAside,
  } satisfies Reproduction;
});
