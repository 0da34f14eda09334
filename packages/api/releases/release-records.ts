/**
 * Releases as they stand in the log: a stream of their own, in which each is published once and may be withdrawn. Nothing
 * there is changed or deleted, and the stream's hashes vouch for it as for a case.
 */
import { dayInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import type { ContentToAppend } from "@tareekh/core/catalogue/event-type.ts";
import { contentOf, type StreamEvent } from "@tareekh/core/log/event-log.ts";
import { eventIdOf } from "@tareekh/core/recording/event-ids.ts";
import type { ReleaseContent } from "@tareekh/projections/releases/release.ts";
import type { EarlierRelease, MadeRelease } from "@tareekh/projections/releases/release-of.ts";
import type { Publishing } from "./publisher.ts";

export const RELEASES_STREAM = "office-releases";

const PUBLISHED = "ReleasePublished";
const WITHDRAWN = "ReleaseWithdrawn";

interface Published extends MadeRelease {
  readonly id: string;
  readonly digest: string;
}

interface Withdrawn {
  readonly id: string;
  readonly reason: string;
}

export interface ReleaseOnRecord extends EarlierRelease {
  /** Its address: `/releases/<id>`. */
  readonly id: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** Of the command that published it. */
  readonly commandId: string;
  readonly withdrawn: Withdrawal | null;
}

export interface Withdrawal {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** Of the command that withdrew it. */
  readonly commandId: string;
}

/** Those of the stream, in the order in which they were published. */
export const releasesIn = (events: readonly StreamEvent[]): readonly ReleaseOnRecord[] => {
  const releases = new Map<string, ReleaseOnRecord>();
  for (const event of events) {
    const { type, data, by, recorded, command } = contentOf(event);
    if (type === PUBLISHED) {
      const published = data as Published;
      releases.set(published.id, {
        ...published,
        publishedAt: recorded,
        publishedBy: by,
        commandId: command.id,
        withdrawn: null,
      });
    } else if (type === WITHDRAWN) {
      const { id, reason } = data as Withdrawn;
      const release = releases.get(id);
      if (release !== undefined)
        releases.set(id, { ...release, withdrawn: { at: recorded, by, reason, commandId: command.id } });
    }
  }
  return [...releases.values()];
};

const recorded = (
  type: string,
  data: Published | Withdrawn,
  by: string,
  commandId: string,
): ContentToAppend => ({
  id: eventIdOf(commandId, 0),
  stream: RELEASES_STREAM,
  type,
  version: 1,
  occurred: null,
  after: [],
  before: [],
  source: { kind: "not-stated" },
  data,
  by,
  command: { id: commandId, digest: "digest" in data ? data.digest : "", size: 1 },
});

export const publication = (published: Published, by: string, commandId: string): ContentToAppend =>
  recorded(PUBLISHED, published, by, commandId);

export const withdrawal = (withdrawn: Withdrawn, by: string, commandId: string): ContentToAppend =>
  recorded(WITHDRAWN, withdrawn, by, commandId);

/** What an event of the stream did, for a sentence: `published pending-2026`, `withdrew pending-2026`. */
export const doneBy = (event: StreamEvent): string => {
  const { type, data } = contentOf(event);
  return `${type === PUBLISHED ? "published" : "withdrew"} ${(data as Published | Withdrawn).id}`;
};

/** Whether an event says what was to be said: publishes the release of this id, or withdraws it for the same reason. */
export const saysTheSame = (event: StreamEvent, asked: ContentToAppend): boolean => {
  const { type, data } = contentOf(event);
  if (type !== asked.type) return false;
  const [there, wanted] = [data as Partial<Withdrawn>, asked.data as Partial<Withdrawn>];
  return there.id === wanted.id && there.reason === wanted.reason;
};

const NAME_LENGTH = 120;
/** Control characters, and marks that turn the direction of writing: a release would be cited as another than it is. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** The address that a name gives: `Delays in 2026` is at `delays-in-2026`. Null for a name that gives none. */
export const releaseIdOf = (name: string): string | null => {
  const id = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  const refused = name.length > NAME_LENGTH || !name.isWellFormed() || UNSEEN.test(name);
  return id === "" || refused ? null : id;
};

export const NAME_EXPECTED = `a name of at most ${NAME_LENGTH} visible characters with Latin letters or digits in it, such as Delays in trials, autumn 2026`;

/**
 * The sentence by which a release is cited, with days as they are in India; who has the digest can tell it from every other.
 *
 * It leads to where anybody can read it, if there is such a place: this machine's own address is none.
 */
export const citationOf = (
  { id, content, digest, publishedAt, withdrawn }: ReleaseOnRecord,
  { office, address }: Publishing,
): string => {
  const cited = `Tareekh, “${content.name}”, published ${dayInIndia(publishedAt)}, figures of the cases followed by ${office ?? "the office that published them"}, at position ${content.position} of its log (SHA-256 ${digest}).${address === null ? "" : ` ${address}/releases/${id}`}`;
  return withdrawn === null
    ? cited
    : `${cited} Withdrawn ${dayInIndia(withdrawn.at)}: its figures should not be used.`;
};

/** How many figures of its tables a release shows and withholds. What is 0 in a row that is shown is shown. */
export const shownAndWithheld = ({
  tables,
}: ReleaseContent): { readonly shown: number; readonly withheld: number } => {
  const counts = tables.flatMap(({ rows }) =>
    rows.flatMap(({ total, standing }) => [total, ...Object.values(standing)]),
  );
  const withheld = counts.filter((count) => count === null).length;
  return { shown: counts.length - withheld, withheld };
};
