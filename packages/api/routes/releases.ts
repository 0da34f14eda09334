/** Releases: what may be published of the figures, frozen at a position. */
import { UUID_V7 } from "@tareekh/core/recording/event-ids.ts";
import { Effect, Schema } from "effect";
import type { SignedIn } from "../page-context.ts";
import {
  makeRelease,
  readRelease,
  readReleases,
  unitsOfRows,
  withdrawRelease,
} from "../releases/make-release.ts";
import { Publisher, type Publishing } from "../releases/publisher.ts";
import { releaseCsv, releaseParts } from "../releases/release-csv.ts";
import { citationOf, type ReleaseOnRecord, shownAndWithheld } from "../releases/release-records.ts";
import { ListedRelease, MadeReleaseShape, PublishedRelease } from "../shapes/release.ts";
import { oneOf, optional } from "./parameters.ts";
import { route } from "./route.ts";

const withdrawnOf = ({ withdrawn }: ReleaseOnRecord) =>
  withdrawn === null ? null : { at: withdrawn.at, reason: withdrawn.reason };

const listed = (release: ReleaseOnRecord): typeof ListedRelease.Type => ({
  id: release.id,
  name: release.content.name,
  publishedAt: release.publishedAt,
  position: release.content.position,
  digest: release.digest,
  withdrawn: withdrawnOf(release),
});

const published = (release: ReleaseOnRecord, publisher: Publishing): typeof PublishedRelease.Type => ({
  id: release.id,
  digest: release.digest,
  publishedAt: release.publishedAt,
  citation: citationOf(release, publisher),
  withdrawn: withdrawnOf(release),
  content: release.content,
});

const answered = <E, R>(release: Effect.Effect<ReleaseOnRecord, E, R>) =>
  Effect.gen(function* () {
    return { body: published(yield* release, yield* Publisher) };
  });

/** Whatever is no id is that of no release, and is told so in the words of releases. */
const releaseId = Schema.Struct({
  id: Schema.String.annotate({
    parameter: {
      type: "string",
      pattern: "^[a-z0-9][a-z0-9-]{0,79}$",
      description: "The release's id, as the list has it",
    },
  }),
});

const commandId = Schema.String.check(
  Schema.isPattern(UUID_V7, { expected: "a UUID of version 7 in lower case" }),
).annotate({ description: "A UUID of version 7 made by the sender: sent again, it does nothing again" });

/** Who publishes has signed in, and does not only read. */
const nameOf = (signedIn: SignedIn | undefined): string => {
  if (signedIn?.role !== "administrator") throw new Error("A release came from somebody who may not publish");
  return signedIn.name;
};

const PUBLISHING = "01890000-0000-7000-8000-000000000001";
const WITHDRAWING = "01890000-0000-7000-8000-000000000002";

export const releaseRoutes = [
  route({
    method: "get",
    path: "/api/releases",
    operationId: "listReleases",
    tag: "releases",
    summary: "Every release that was ever published, the last first",
    answer: Schema.Struct({ releases: Schema.Array(ListedRelease) }),
    answerDescription: "The releases",
    table: {
      name: "releases",
      of: ({ releases }) => ({
        columns: ["id", "name", "publishedAt", "position", "digest", "withdrawnAt", "withdrawnBecause"],
        rows: releases.map(({ id, name, publishedAt, position, digest, withdrawn }) => [
          id,
          name,
          publishedAt,
          position,
          digest,
          withdrawn?.at ?? null,
          withdrawn?.reason ?? null,
        ]),
      }),
    },
    handle: () =>
      Effect.map(readReleases, (releases) => ({ body: { releases: releases.map(listed).reverse() } })),
  }),
  route({
    method: "get",
    path: "/api/releases/{id}",
    operationId: "readRelease",
    tag: "releases",
    summary: "A release",
    description:
      "Counts below the threshold are withheld, with whatever would let them be computed, also from earlier releases: docs/disclosure-control.md says how, and what it does not keep from anybody.",
    params: releaseId,
    query: Schema.Struct({
      table: optional(oneOf("As CSV: only this table, or the curves", releaseParts)),
    }),
    answer: PublishedRelease,
    answerDescription: "The release",
    table: {
      name: "release",
      of: (release, { query }) => releaseCsv(release, query.table),
    },
    handle: ({ params }) => answered(readRelease(params.id)),
  }),
  route({
    method: "post",
    path: "/api/releases",
    operationId: "publishRelease",
    tag: "releases",
    summary: "Publish a release, or see what one would show",
    description:
      "Of the figures as they stand. What is published stays: it can be withdrawn, and is never deleted. With `dryRun` nothing is published, and the answer is what would be.",
    body: Schema.Struct({
      commandId,
      name: Schema.String.annotate({ description: "By which it is cited; its id is made of it" }),
      dryRun: Schema.optionalKey(Schema.Boolean),
    }),
    bodyExample: { commandId: PUBLISHING, name: "Delays in trials, autumn 2026", dryRun: true },
    answer: MadeReleaseShape,
    answerDescription: "What would be published",
    also: { 200: "What would be published: it was a dry run", 201: "Published" },
    problems: ["conflict"],
    handle: ({ body, signedIn }) =>
      Effect.map(
        makeRelease({ ...body, dryRun: body.dryRun === true, by: nameOf(signedIn) }, unitsOfRows),
        ({ id, release, onRecord }) => ({
          status: onRecord === null ? 200 : 201,
          body: {
            id,
            digest: release.digest,
            published: onRecord !== null,
            ...shownAndWithheld(release.content),
            content: release.content,
          },
        }),
      ),
  }),
  route({
    method: "post",
    path: "/api/releases/{id}/withdrawal",
    operationId: "withdrawRelease",
    tag: "releases",
    summary: "Say that a release should not be used any more, and why",
    description: "It can still be read, with the reason beside it: somebody has cited it.",
    params: releaseId,
    body: Schema.Struct({
      commandId,
      reason: Schema.String.check(
        Schema.isPattern(/\S/, { expected: "a sentence that says why" }),
        Schema.isMaxLength(1_000),
      ).annotate({ description: "Shown to everybody who reads the release" }),
    }),
    bodyExample: { commandId: WITHDRAWING, reason: "A table of the import was counted twice." },
    answer: PublishedRelease,
    answerDescription: "The release, withdrawn",
    problems: ["conflict"],
    handle: ({ params, body, signedIn }) =>
      answered(withdrawRelease({ ...body, id: params.id, by: nameOf(signedIn) })),
  }),
];
