/**
 * Problem documents (RFC 9457): how everything that goes wrong is said, by the API as `application/problem+json`
 * and by the pages in words. Which error becomes which problem stands in `problem-of-error.ts`.
 */
import { Schema } from "effect";

/** One thing wrong with what was sent. */
export const FieldProblem = Schema.Struct({
  field: Schema.String.annotate({
    description: "Where: `events[0].data.accused`, or the name of a query parameter",
  }),
  expected: Schema.String,
  came: Schema.String.annotate({
    description: "What was there instead, in a few words; of a long text only its length",
  }),
  message: Schema.String.annotate({ description: "The same in one sentence" }),
});
export type FieldProblem = typeof FieldProblem.Type;

export const Problem = Schema.Struct({
  type: Schema.String.annotate({
    description: "The kind of problem: a part of the reference page, `/reference#problem-…`",
  }),
  title: Schema.String,
  status: Schema.Int,
  detail: Schema.String.annotate({
    description: "What happened and what to do next, in a sentence or two; never anything sealed",
  }),
  instance: Schema.optionalKey(
    Schema.String.annotate({ description: "Names this occurrence, as in the log: `urn:uuid:…`" }),
  ),
  problems: Schema.optionalKey(
    Schema.Array(FieldProblem).annotate({
      description:
        "With 400: everything that is wrong, not only the first; of more than a hundred problems the first hundred, and a last one that says how many more there are",
    }),
  ),
  revision: Schema.optionalKey(
    Schema.Int.annotate({ description: "With 409 and 412: the revision at which the case stands now" }),
  ),
}).annotate({ identifier: "Problem" });
export type Problem = typeof Problem.Type;

/** Every kind of problem there is, with its status and title; the reference page lists them. */
export const problemKinds = {
  "invalid-request": { status: 400, title: "Something in the request cannot be accepted" },
  "not-signed-in": { status: 401, title: "Sign in first" },
  "releases-only": { status: 403, title: "Only releases can be read with this token" },
  "cross-site": { status: 403, title: "A write from another site is not accepted" },
  "not-found": { status: 404, title: "There is no such thing here" },
  "method-not-allowed": { status: 405, title: "This cannot be done here" },
  conflict: { status: 409, title: "This contradicts what is already recorded" },
  "revision-changed": { status: 412, title: "The case has changed since it was read" },
  "too-large": { status: 413, title: "What was sent is too large" },
  "unsupported-media-type": { status: 415, title: "The body is of another type than expected" },
  "wrong-host": { status: 421, title: "This server does not answer under that name" },
  internal: { status: 500, title: "Something went wrong inside Tareekh" },
  "set-aside": { status: 503, title: "The case could not be read and has been set aside" },
  unavailable: { status: 503, title: "The store does not answer at the moment" },
  busy: { status: 503, title: "As many are served as can be" },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;
export type ProblemKind = keyof typeof problemKinds;

export const problemType = (kind: ProblemKind): string => `/reference#problem-${kind}`;

export const problemOf = (
  kind: ProblemKind,
  detail: string,
  more: Pick<Problem, "problems" | "revision"> = {},
): Problem => ({ type: problemType(kind), ...problemKinds[kind], detail, ...more });

/** Thrown by a middleware or route that knows at once what the problem is. */
export class ProblemRaised extends Error {
  readonly problem: Problem;
  /** Sent with the problem: `WWW-Authenticate`, `Retry-After`, `Allow`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ProblemKind,
    detail: string,
    more: Pick<Problem, "problems" | "revision"> & {
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    const { headers = {}, ...members } = more;
    super(detail);
    this.name = "ProblemRaised";
    this.problem = problemOf(kind, detail, members);
    this.headers = headers;
  }
}
