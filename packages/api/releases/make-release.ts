/** Making a release, publishing it, and withdrawing it. */
import { EventLog, LogError } from "@tareekh/core/log/event-log.ts";
import { askUnits } from "@tareekh/projections/answers/units/unit-store.ts";
import type { Units } from "@tareekh/projections/answers/units/units.ts";
import { delays } from "@tareekh/projections/delays.ts";
import { releaseDigest } from "@tareekh/projections/releases/release-digest.ts";
import {
  type EarlierRelease,
  type MadeRelease,
  releaseColumns,
  releaseOf,
} from "@tareekh/projections/releases/release-of.ts";
import { Effect } from "effect";
import { definitions } from "../definitions.ts";
import { rowsAtLeast } from "../use-cases/rows.ts";
import {
  NameRefused,
  NameTaken,
  ReleaseError,
  ReleasesContended,
  UnknownRelease,
  WithdrawnBefore,
} from "./release-error.ts";
import {
  NAME_EXPECTED,
  publication,
  RELEASES_STREAM,
  type ReleaseOnRecord,
  releaseIdOf,
  releasesIn,
  withdrawal,
} from "./release-records.ts";

/** The units of which figures are made, as they stood at a position. */
export interface UnitsAtPosition {
  readonly units: Units;
  readonly position: number;
}

/** From the rows as they stand. */
export const unitsOfRows = Effect.gen(function* () {
  const database = yield* rowsAtLeast();
  const { units, standing } = yield* askUnits(
    database,
    "reading the units of a release",
    { unit: "proceeding", columns: releaseColumns, question: "release" },
    (found) => ({ units: found }),
  );
  return { units, position: standing.position } satisfies UnitsAtPosition;
});

/** What a release is made by now. */
export const madeNow = (
  { units, position }: UnitsAtPosition,
  name: string,
  earlier: readonly EarlierRelease[],
): MadeRelease & { readonly digest: string } => {
  const made = releaseOf(units, {
    name,
    position,
    versions: { delays: delays.version, law: definitions.dataVersion },
    earlier,
  });
  return { ...made, digest: releaseDigest(made.content) };
};

const refused = (reason: ReleaseError["reason"]): ReleaseError => new ReleaseError({ reason });

const readStream = Effect.gen(function* () {
  const log = yield* EventLog;
  const events = yield* log.readStream(RELEASES_STREAM);
  return { releases: releasesIn(events), revision: events.at(-1)?.revision ?? 0 };
});

/** Every release that was ever published, in their order; those that were withdrawn too. */
export const readReleases = Effect.map(readStream, ({ releases }) => releases);

export const readRelease = Effect.fn("readRelease")(function* (id: string) {
  const found = (yield* readReleases).find((release) => release.id === id);
  return found ?? (yield* refused(new UnknownRelease({ id })));
});

export interface ReleaseToMake {
  readonly name: string;
  readonly by: string;
  /** A UUID of version 7: sent again, it publishes nothing again. */
  readonly commandId: string;
  /** Only tells what would be published. */
  readonly dryRun: boolean;
}

export interface ReleaseMade {
  readonly id: string;
  readonly release: MadeRelease & { readonly digest: string };
  /** Null of a dry run. */
  readonly onRecord: ReleaseOnRecord | null;
}

/** Those who publish at the same time come one after the other, and each is held against those before it. */
const ATTEMPTS = 4;

const isRevisionConflict = (error: unknown): boolean =>
  error instanceof LogError && error.reason._tag === "RevisionConflict";

/** Makes a release of units, and publishes it unless it is a dry run. */
export const makeRelease = Effect.fn("makeRelease")(function* <E, R>(
  { name: given, by, commandId, dryRun }: ReleaseToMake,
  unitsAt: Effect.Effect<UnitsAtPosition, E, R>,
) {
  const name = given.trim();
  const id = releaseIdOf(name);
  if (id === null)
    return yield* refused(new NameRefused({ expected: NAME_EXPECTED, came: given.slice(0, 200) }));
  const log = yield* EventLog;
  const attempt = Effect.gen(function* () {
    const { releases, revision } = yield* readStream;
    const sameName = releases.find((release) => release.id === id);
    if (sameName !== undefined) {
      if (!dryRun && sameName.commandId === commandId)
        return { id, release: sameName, onRecord: sameName } satisfies ReleaseMade;
      return yield* refused(new NameTaken({ id }));
    }
    const release = madeNow(yield* unitsAt, name, releases);
    if (dryRun) return { id, release, onRecord: null } satisfies ReleaseMade;
    const { events } = yield* log.append({
      stream: RELEASES_STREAM,
      expected: revision,
      events: [publication({ id, ...release }, by, commandId)],
    });
    const onRecord = releasesIn(events).find((one) => one.id === id) ?? null;
    return { id, release, onRecord } satisfies ReleaseMade;
  });
  return yield* attempt.pipe(
    Effect.retry({ while: (error: unknown) => isRevisionConflict(error), times: ATTEMPTS - 1 }),
    Effect.mapError((error) => (isRevisionConflict(error) ? refused(new ReleasesContended({})) : error)),
  );
});

/** Says of a release that it should not be used any more, and why. It stays where it is. */
export const withdrawRelease = Effect.fn("withdrawRelease")(function* (asked: {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  readonly commandId: string;
}) {
  const log = yield* EventLog;
  const { releases, revision } = yield* readStream;
  const release = releases.find(({ id }) => id === asked.id);
  if (release === undefined) return yield* refused(new UnknownRelease({ id: asked.id }));
  if (release.withdrawn !== null) return yield* refused(new WithdrawnBefore({ id: asked.id }));
  yield* log.append({
    stream: RELEASES_STREAM,
    expected: revision,
    events: [withdrawal({ id: asked.id, reason: asked.reason }, asked.by, asked.commandId)],
  });
  return yield* readRelease(asked.id);
});
