/** Making a release, publishing it, and withdrawing it. */
import type { ContentToAppend } from "@tareekh/core/catalogue/event-type.ts";
import { EventLog, LogError } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { askUnits } from "@tareekh/projections/answers/units/unit-store.ts";
import type { Units } from "@tareekh/projections/answers/units/units.ts";
import { delays } from "@tareekh/projections/delays.ts";
import { asking } from "@tareekh/projections/projector/transaction.ts";
import { hasCaseEventAfter } from "@tareekh/projections/releases/later-events.ts";
import { releaseBeside } from "@tareekh/projections/releases/release-beside.ts";
import { releaseDigest } from "@tareekh/projections/releases/release-digest.ts";
import {
  type EarlierRelease,
  type MadeRelease,
  releaseColumns,
} from "@tareekh/projections/releases/release-of.ts";
import { Effect, Schedule } from "effect";
import { definitions } from "../definitions.ts";
import { rowsAtLeast } from "../use-cases/rows.ts";
import {
  CasesInMotion,
  CommandUsed,
  NameRefused,
  NameTaken,
  ReleaseError,
  ReleasesContended,
  UnknownRelease,
  WithdrawnBefore,
} from "./release-error.ts";
import {
  doneBy,
  NAME_EXPECTED,
  publication,
  RELEASES_STREAM,
  type ReleaseOnRecord,
  releaseIdOf,
  releasesIn,
  saysTheSame,
  withdrawal,
} from "./release-records.ts";

/** The units of which figures are made, as they stood at a position. */
export interface UnitsAtPosition {
  readonly units: Units;
  readonly position: number;
  /** Cases that cannot be read. They are in no figure, and how many they are stands in the release. */
  readonly setAside: readonly string[];
}

const refused = (reason: ReleaseError["reason"]): ReleaseError => new ReleaseError({ reason });

/** How long it is waited until the rows are all of one position. */
const COMES_TO_REST = { schedule: Schedule.spaced("100 millis"), times: 49 };

const isInMotion = (error: unknown): boolean =>
  error instanceof ReleaseError && error.reason._tag === "CasesInMotion";

/**
 * From the rows as they stand, once they are of one position: a part of the cases may be read further than another, and a
 * single case further than its part. Where the log has no event of a case after the position, no row can be of a later one.
 */
export const unitsOfRows = Effect.gen(function* () {
  const database = yield* rowsAtLeast();
  const { pool } = yield* Store;
  const { units, standing } = yield* askUnits(
    database,
    "reading the units of a release",
    { unit: "proceeding", columns: releaseColumns, question: "release" },
    (found) => ({ units: found }),
  );
  const { position, setAside } = standing;
  // Asked after the rows were read: what the log does not have now, it did not have then.
  const later = yield* asking(pool, "looking for later events", (log) => hasCaseEventAfter(log, position));
  if (later) return yield* refused(new CasesInMotion({}));
  return { units, position, setAside: setAside.map(({ caseId }) => caseId) } satisfies UnitsAtPosition;
}).pipe(Effect.retry({ while: isInMotion, ...COMES_TO_REST }));

/** What a release is made by now. */
export const madeNow = (
  { units, position, setAside }: UnitsAtPosition,
  name: string,
  earlier: readonly EarlierRelease[],
): Effect.Effect<MadeRelease & { readonly digest: string }> =>
  Effect.promise(async (signal) => {
    const asked = {
      name,
      position,
      setAside: setAside.length,
      versions: { delays: delays.version, law: definitions.dataVersion },
      earlier,
    };
    const made = await releaseBeside(units, asked, signal);
    return { ...made, digest: releaseDigest(made.content) };
  });

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

/** Appends one event, or finds it where the same command has appended it before. */
const appendOnce = Effect.fnUntraced(function* (content: ContentToAppend, revision: number) {
  const log = yield* EventLog;
  const { events, repeated } = yield* log.append({
    stream: RELEASES_STREAM,
    expected: revision,
    events: [content],
  });
  // The log knows an event by its id alone, which is made of the command's.
  const other = repeated ? events.find((event) => !saysTheSame(event, content)) : undefined;
  if (other !== undefined)
    return yield* refused(new CommandUsed({ commandId: content.command.id, did: doneBy(other) }));
  return events;
});

/** Does anew what others who wrote at the same time came before. */
const inTurn = <A, E, R>(attempt: Effect.Effect<A, E, R>) =>
  attempt.pipe(
    Effect.retry({ while: isRevisionConflict, times: ATTEMPTS - 1 }),
    Effect.mapError((error) => (isRevisionConflict(error) ? refused(new ReleasesContended({})) : error)),
  );

/** Makes a release of units, and publishes it unless it is a dry run. */
export const makeRelease = Effect.fn("makeRelease")(function* <E, R>(
  { name: given, by, commandId, dryRun }: ReleaseToMake,
  unitsAt: Effect.Effect<UnitsAtPosition, E, R>,
) {
  const name = given.trim();
  const id = releaseIdOf(name);
  if (id === null)
    return yield* refused(new NameRefused({ expected: NAME_EXPECTED, came: given.slice(0, 200) }));
  const attempt = Effect.gen(function* () {
    const { releases, revision } = yield* readStream;
    const sameName = releases.find((release) => release.id === id);
    if (sameName !== undefined) {
      if (!dryRun && sameName.commandId === commandId)
        return { id, release: sameName, onRecord: sameName } satisfies ReleaseMade;
      return yield* refused(new NameTaken({ id }));
    }
    const release = yield* madeNow(yield* unitsAt, name, releases);
    if (dryRun) return { id, release, onRecord: null } satisfies ReleaseMade;
    const events = yield* appendOnce(publication({ id, ...release }, by, commandId), revision);
    const onRecord = releasesIn(events).find((one) => one.id === id) ?? null;
    return { id, release: onRecord ?? release, onRecord } satisfies ReleaseMade;
  });
  return yield* inTurn(attempt);
});

/** Says of a release that it should not be used any more, and why. It stays where it is. */
export const withdrawRelease = Effect.fn("withdrawRelease")(function* ({
  id,
  reason: given,
  by,
  commandId,
}: {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  /** A UUID of version 7: sent again, it withdraws nothing again. */
  readonly commandId: string;
}) {
  const reason = given.trim();
  const attempt = Effect.gen(function* () {
    const { releases, revision } = yield* readStream;
    const release = releases.find((one) => one.id === id);
    if (release === undefined) return yield* refused(new UnknownRelease({ id }));
    if (release.withdrawn !== null && release.withdrawn.commandId !== commandId)
      return yield* refused(new WithdrawnBefore({ id }));
    yield* appendOnce(withdrawal({ id, reason }, by, commandId), revision);
    return yield* readRelease(id);
  });
  return yield* inTurn(attempt);
});
