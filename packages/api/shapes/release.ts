/** How a release looks in an answer. */
import { Schema } from "effect";

const Count = Schema.NullOr(Schema.Int).annotate({
  description:
    "A count; null where it is withheld: it is below the threshold, or would give away one that is",
});

const Text = Schema.NullOr(Schema.String);

export const ReleaseContentShape = Schema.Struct({
  name: Schema.String,
  unit: Schema.Literal("proceeding"),
  position: Schema.Int.annotate({
    description:
      "Every event of the log up to this position, and no later one, is counted in, but for those of cases set aside",
  }),
  setAside: Schema.Int.annotate({ description: "Cases that could not be read; they are in no figure" }),
  threshold: Schema.Int.annotate({
    description: "Nothing is told of fewer, nor of a change by fewer since an earlier release",
  }),
  versions: Schema.Struct({
    delays: Schema.Int,
    law: Schema.String,
    content: Schema.Int,
    disclosure: Schema.Int,
  }).annotate({ description: "By what the figures were computed" }),
  after: Schema.Array(Schema.String).annotate({
    description: "Digests of the releases published before, against which it was held",
  }),
  tables: Schema.Array(
    Schema.Struct({
      name: Schema.String,
      groupedBy: Schema.Array(
        Schema.Literals(["state", "district", "year", "agency", "courtType", "victim", "interState"]),
      ),
      rows: Schema.Array(
        Schema.Struct({
          group: Schema.Array(Text).annotate({
            description: "In the order of `groupedBy`; null where it is not on record",
          }),
          total: Count,
          standing: Schema.Struct({
            pending: Count,
            convicted: Count,
            acquitted: Count,
            other: Count,
            unknown: Count,
          }),
        }),
      ).annotate({ description: "A group without a row has nobody in it, or nothing of it is told" }),
    }),
  ),
  curves: Schema.Array(
    Schema.Struct({
      from: Schema.String,
      to: Schema.String,
      atStart: Schema.NullOr(Schema.Int).annotate({
        description:
          "Under observation from the beginning; null where they are among those of the first step",
      }),
      steps: Schema.Array(
        Schema.Struct({
          days: Schema.Int,
          entered: Schema.Int,
          ended: Schema.Int,
          lastKnownWaiting: Schema.Int.annotate({
            description: "Seen to wait on a last day, or ended otherwise, within the step",
          }),
          atRisk: Schema.Int,
          waiting: Schema.Number.annotate({
            description: "The share still waiting, by the actuarial method",
          }),
        }),
      ).annotate({ description: "Stretches of whole months of 30 days; none where too few ended" }),
      median: Schema.NullOr(Schema.Struct({ after: Schema.Int, by: Schema.Int })).annotate({
        description: "Days between which half have ended",
      }),
    }),
  ),
}).annotate({
  identifier: "ReleaseContent",
  description: "What is published: the digest is the SHA-256 of its canonical form (RFC 8785)",
});

const Withdrawn = Schema.NullOr(Schema.Struct({ at: Schema.String, reason: Schema.String })).annotate({
  description: "That it should not be used any more, and why; null of a release that stands",
});

export const ListedRelease = Schema.Struct({
  id: Schema.String,
  name: Schema.String,
  publishedAt: Schema.String,
  position: Schema.Int,
  digest: Schema.String,
  withdrawn: Withdrawn,
}).annotate({ identifier: "ListedRelease" });

export const PublishedRelease = Schema.Struct({
  id: Schema.String,
  digest: Schema.String,
  publishedAt: Schema.String,
  citation: Schema.String.annotate({ description: "The sentence by which it is cited" }),
  withdrawn: Withdrawn,
  content: ReleaseContentShape,
}).annotate({ identifier: "Release" });

export const MadeReleaseShape = Schema.Struct({
  id: Schema.String,
  digest: Schema.String,
  published: Schema.Boolean.annotate({ description: "False of a dry run: then nothing was published" }),
  shown: Schema.Int.annotate({ description: "Figures of the tables that are told" }),
  withheld: Schema.Int.annotate({ description: "Figures of the tables that are not" }),
  content: ReleaseContentShape,
}).annotate({ identifier: "MadeRelease" });
